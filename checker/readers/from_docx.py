"""Reads Word files: what a reader of the printed page sees, tracked changes accepted or rejected as asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from checker.errors import InputError
from checker.model import Document
from checker.readers.docx_runs import Paragraph, Runs
from checker.readers.docx_styles import Styles, attribute, read_styles
from checker.readers.file import File
from checker.readers.package import Package
from checker.readers.written import Piece, Written
from checker.readers.xml_tree import local, parse_xml

_LONG = 200  # characters: a cell with paragraphs of this length holds text, not data


def from_docx(file: File) -> Document:
    """Paragraphs, headings, lists, tables, notes and text boxes; headers and footers are furniture.

    Left out: comments, hidden text, deletions (with `tracked="before"`: insertions), instructions of fields.
    A place is "paragraph 12", "table 2, row 3, cell 2", "footnote 4"; paragraphs count as seen, without empty ones.
    Raises InputError for a damaged or encrypted file and for one that unpacks to too much.
    """
    package = Package(file)
    main = next((n for n in ("word/document.xml", "word/document2.xml") if n in package.names), "")
    if not main:
        raise InputError(file.name, "is no Word file: it has no word/document.xml", hint="open it and save it again")
    body = _part(package, main, file)
    styles = read_styles(_part(package, "word/styles.xml", file))
    reading = _Reading(file, styles)
    reading.blocks(body if body is not None else (), "paragraph")
    notes_of = {"footnote": reading.runs.footnotes, "endnote": reading.runs.endnotes}
    for kind, asked in notes_of.items():
        reading.notes(_part(package, f"word/{kind}s.xml", file), kind, asked)
    for kind in ("header", "footer"):
        for name in sorted(package.names):
            if name.startswith(f"word/{kind}") and name.endswith(".xml"):
                reading.furniture(_part(package, name, file), kind)
    written = reading.written
    return Document(
        text=written.text,
        name=file.name,
        path=file.name,
        notes=(*reading.runs.told(), *_saved(package, file)),
        blocks=written.blocks,
        anchors=written.anchors,
    )


def _part(package: Package, name: str, file: File) -> Element | None:
    data = package.read(name)
    return parse_xml(data, file.name, file.options.limits, f"XML in {name}") if data else None


def _saved(package: Package, file: File) -> tuple[str, ...]:
    """When the file was saved: a note and no date, as a story is often edited long after the day it speaks of."""
    root = _part(package, "docProps/core.xml", file)
    for element in root if root is not None else ():
        if local(element) == "modified" and element.text:
            return (f"the file was last saved on {element.text.strip()[:10]} (not taken for its date)",)
    return ()


class _Reading:
    """Goes through the parts of a file in order and writes their text."""

    def __init__(self, file: File, styles: Styles) -> None:
        self.written = Written()
        self.runs = Runs(file.options.tracked == "before", styles)
        self._file = file
        self._styles = styles
        self._deepest = file.options.limits.nesting
        self._paragraphs = self._tables = self._boxes = 0
        self._held: list[Paragraph] = []  # paragraphs whose mark was deleted: they run on into the next

    def blocks(self, elements: Iterable[Element], label: str, depth: int = 0) -> None:
        """Paragraphs and tables in order."""
        for element in _content(elements, self._deepest, self._file.name):
            if local(element) == "tbl":
                self._table(element, depth + 1)
            else:
                self._paragraph(element, label, depth)

    def _paragraph(self, element: Element, label: str, depth: int) -> None:
        paragraph = self.runs.paragraph(element, self._file.name, self._deepest)
        self._held.append(paragraph)
        if paragraph.runs_on:
            return
        text = "".join(held.text for held in self._held)
        boxes = [box for held in self._held for box in held.boxes]
        self._held = []
        if text.strip():
            if label == "paragraph":
                self._paragraphs += 1
            place = f"paragraph {self._paragraphs}" if label == "paragraph" else label
            self.written.add(text.strip(" \n\t"), kind=paragraph.kind, label=place)
        self._open_boxes(boxes, depth)

    def _open_boxes(self, boxes: list[Element], depth: int) -> None:
        self._refuse_depth(depth)
        for box in boxes:
            self._boxes += 1
            self.blocks([box], f"text box {self._boxes}", depth + 1)

    def _refuse_depth(self, depth: int) -> None:
        if depth > 50:  # of tables and text boxes; each costs several calls
            raise InputError(self._file.name, "its tables or text boxes are nested too deeply", hint="save it again")

    def _table(self, table: Element, depth: int) -> None:
        """A row is one line, its cells with bars between them; a cell of long paragraphs is text."""
        self._refuse_depth(depth)
        self._tables += 1
        number, row_number = self._tables, 0
        for row in _content([table], self._deepest, self._file.name, stop="tr"):
            if not self.runs.kept(row):
                continue
            row_number += 1
            cells: list[tuple[str, list[Paragraph]]] = []
            inner: list[Element] = []
            for n, cell in enumerate(_content([row], self._deepest, self._file.name, stop="tc"), 1):
                if not self.runs.kept(cell):
                    continue
                found: list[Paragraph] = []
                for element in _content([cell], self._deepest, self._file.name):
                    if local(element) == "tbl":
                        inner.append(element)
                    else:
                        found.append(self.runs.paragraph(element, self._file.name, self._deepest))
                cells.append((f"table {number}, row {row_number}, cell {n}", found))
            self._row(cells)
            self._open_boxes([box for _, found in cells for p in found for box in p.boxes], depth)
            for element in inner:
                self._table(element, depth + 1)

    def _row(self, cells: list[tuple[str, list[Paragraph]]]) -> None:
        if any(len(p.text) > _LONG for _, found in cells for p in found):
            for label, found in cells:
                for p in found:
                    self.written.add(p.text.strip(), kind=p.kind, label=label)
            return
        pieces: list[Piece] = []
        for label, found in cells:
            text = " ".join(p.text.strip() for p in found if p.text.strip()).replace("\n", " ")
            pieces.append(Piece((" | " if pieces else "") + text, label))
        self.written.add_pieces(pieces, "list")

    def notes(self, root: Element | None, kind: str, asked: list[str]) -> None:
        """Footnotes or endnotes as their numbers stand in the text: in the order in which it refers to them."""
        by_id = {attribute(note, "id"): note for note in (root if root is not None else ())}
        for number, key in enumerate(list(asked), 1):
            if key in by_id:
                self.blocks([by_id[key]], f"{kind} {number}")

    def furniture(self, root: Element | None, kind: str) -> None:
        """A page header or footer."""
        elements = _content([root], self._deepest, self._file.name, stop="p") if root is not None else ()
        for element in elements:
            text = self.runs.paragraph(element, self._file.name, self._deepest).text
            self.written.add(text.strip(), kind="furniture", reason=f"page {kind}", label=f"page {kind}")


def _content(elements: Iterable[Element], deepest: int, name: str, stop: str = "") -> Iterator[Element]:
    """The paragraphs and tables inside elements (or the elements named `stop`), whatever wraps them."""
    wanted = (stop,) if stop else ("p", "tbl")
    heap = [(element, 0) for element in reversed(list(elements))]
    while heap:
        element, depth = heap.pop()
        tag = local(element)
        if tag in wanted:
            yield element
        elif tag not in ("sdtPr", "sectPr", "tblPr", "trPr", "tcPr"):
            if depth > deepest:
                raise InputError(name, "its elements are nested too deeply", hint="open it and save it again")
            heap += [(child, depth + 1) for child in reversed(element)]
