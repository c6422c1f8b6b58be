"""The visible text of a paragraph in a Word file, run by run."""

from __future__ import annotations

from typing import NamedTuple
from xml.etree.ElementTree import Element

from checker.errors import InputError
from checker.readers.docx_styles import Style, Styles, attribute, child_of, is_on
from checker.readers.raised import shifted
from checker.readers.xml_tree import local
from checker.words import counted

_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_TEXT_BOXES = ("txbxContent",)
# fmt: off
_NO_TEXT = frozenset([
    "pPr", "rPr", "instrText", "delInstrText", "softHyphen", "rt", "proofErr", "bookmarkStart", "bookmarkEnd", "sdtPr",
    "commentReference", "annotationRef", "footnoteRef", "endnoteRef", "separator", "continuationSeparator", "sdtEndPr",
    "smartTagPr", "ctrlPr", "fPr",
])
# fmt: on
_SHIFTS = {"superscript": "sup", "subscript": "sub"}


class Paragraph(NamedTuple):
    """A paragraph: its text, its kind, the text boxes anchored in it, whether its mark is deleted."""

    text: str
    kind: str = "paragraph"
    boxes: tuple[Element, ...] = ()
    runs_on: bool = False


class Runs:
    """Reads paragraphs; keeps what runs over several of them: fields, notes referred to, counts of tracked changes."""

    def __init__(self, before: bool, styles: Styles) -> None:
        self.footnotes: list[str] = []
        self.endnotes: list[str] = []
        self._styles = styles
        self._before = before
        self._fields: list[bool] = []  # open fields: whether their result has begun
        self._inserted = self._deleted = 0

    def told(self) -> tuple[str, ...]:
        """A note on the tracked changes, none without them."""
        if not self._inserted and not self._deleted:
            return ()
        how = "as before them" if self._before else "as accepted"
        changes = f"{counted(self._inserted, 'insertion')}, {counted(self._deleted, 'deletion')}"
        return (f"tracked changes read {how} ({changes})",)

    def paragraph(self, element: Element, name: str, deepest: int) -> Paragraph:
        """One paragraph. Raises InputError where its elements are nested too deeply."""
        texts: list[str] = []
        boxes: list[Element] = []
        properties = child_of(element, "pPr")
        style = Style()
        runs_on = False
        if properties is not None:
            named = child_of(properties, "pStyle")
            style = self._styles.get(attribute(named, "val"), style) if named is not None else style
            mark = child_of(properties, "rPr")
            gone = "ins" if self._before else "del"
            runs_on = mark is not None and child_of(mark, gone) is not None
            listed = child_of(properties, "numPr") is not None
            outlined = child_of(properties, "outlineLvl") is not None
            style = style._replace(kind=style.kind or ("list" if listed else "heading" if outlined else ""))
        self._inside(element, texts, boxes, style.hidden, name, deepest)
        return Paragraph("".join(texts).replace("\u00ad", ""), style.kind or "paragraph", tuple(boxes), runs_on)

    def kept(self, element: Element) -> bool:
        """Whether a table row or a cell is there once tracked changes are accepted (or rejected)."""
        properties = child_of(element, "trPr" if local(element) == "tr" else "tcPr")
        if properties is None:
            return True
        gone = ("ins", "cellIns") if self._before else ("del", "cellDel")
        return all(child_of(properties, mark) is None for mark in gone)

    def _inside(
        self, element: Element, texts: list[str], boxes: list[Element], hidden: bool, name: str, left: int
    ) -> None:
        """The text of everything inside an element; `left`: how much deeper it may go."""
        if left <= 0:
            raise InputError(name, "its elements are nested too deeply", hint="open it and save it again")
        for child in element:
            tag = local(child)
            if tag == "r":
                self._run(child, texts, boxes, hidden, name, left - 1)
            elif tag in _NO_TEXT:
                continue
            elif tag in ("ins", "moveTo", "del", "moveFrom"):
                new = tag in ("ins", "moveTo")
                self._inserted += new
                self._deleted += not new
                if new != self._before:
                    self._inside(child, texts, boxes, hidden, name, left - 1)
            elif tag in _TEXT_BOXES:
                boxes.append(child)
            elif tag == "t":  # of a formula, or outside a run
                self._add(child.text or "", texts, hidden, "")
            elif tag == "AlternateContent":
                chosen = child_of(child, "Choice")
                chosen = child_of(child, "Fallback") if chosen is None else chosen
                if chosen is not None:
                    self._inside(chosen, texts, boxes, hidden, name, left - 1)
            else:
                self._inside(child, texts, boxes, hidden, name, left - 1)

    def _run(self, run: Element, texts: list[str], boxes: list[Element], hidden: bool, name: str, left: int) -> None:
        shift = ""
        for child in run:
            tag = local(child)
            if tag == "t" or (tag == "delText" and self._before):
                self._add(child.text or "", texts, hidden, shift)
            elif tag == "rPr":
                named = child_of(child, "rStyle")
                style = self._styles.get(attribute(named, "val")) if named is not None else None
                hidden = hidden or is_on(child, "vanish") or bool(style and style.hidden)
                raised = child_of(child, "vertAlign")
                shift = _SHIFTS.get(attribute(raised, "val"), "") if raised is not None else ""
            elif tag in _SIGNS:
                self._add(_SIGNS[tag], texts, hidden, "")
            elif tag == "fldChar":
                self._field(attribute(child, "fldCharType"))
            elif tag == "footnoteReference":
                self._refer(self.footnotes, child)
            elif tag == "endnoteReference":
                self._refer(self.endnotes, child)
            elif tag not in _NO_TEXT and tag != "delText" and len(child):
                self._inside_object(child, texts, boxes, hidden, name, left - 1)

    def _inside_object(
        self, element: Element, texts: list[str], boxes: list[Element], hidden: bool, name: str, left: int
    ) -> None:
        if local(element) == "AlternateContent":
            chosen = child_of(element, "Choice")
            element = element if chosen is None else chosen
        self._inside(element, texts, boxes, hidden, name, left)

    def _add(self, text: str, texts: list[str], hidden: bool, shift: str) -> None:
        if not hidden and all(self._fields):
            texts.append(shifted(text, shift))

    def _field(self, mark: str) -> None:
        """A field shows its result, which stands between `separate` and `end`."""
        if mark == "begin":
            self._fields.append(False)
        elif self._fields and mark == "separate":
            self._fields[-1] = True
        elif self._fields and mark == "end":
            self._fields.pop()

    @staticmethod
    def _refer(asked: list[str], reference: Element) -> None:
        key = attribute(reference, "id")
        if key not in asked:
            asked.append(key)
