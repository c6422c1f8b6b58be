"""Reads web pages: the article as blocks, what stands around it as furniture, each at its place in the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from html import unescape
from typing import NamedTuple

from checker.errors import InputError
from checker.model import Block, Document, Span
from checker.readers.decode import decode
from checker.readers.file import File
from checker.readers.html_comments import read_comments
from checker.readers.html_head import read_head
from checker.readers.html_source import Source, cut, read_attributes
from checker.readers.needs import need
from checker.readers.raised import shifted
from checker.readers.stamps import iso
from checker.readers.written import Piece, Written
from checker.text.offsets import line_starts
from checker.vocab.load import vocabulary

_NODE = re.compile(r'<(/?)([^\s>"]+)(?: i="(\d+)")?>|([\d ]+)')
_CHARSET = re.compile(
    rb"<meta[^>]{1,300}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|^\s*<\?xml[^>]{1,200}encoding=[\"']([\w.-]{2,40})", re.I
)
_BREAKS = re.compile(r"(&(?:#[xX]?[0-9a-fA-F]{1,8}|[a-zA-Z][a-zA-Z0-9]{1,31});?|[ \t\r\n\f]{2,}|[\t\r\n\f])")
_WORD = re.compile(r"[a-z]+")
_UNSEEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_GAP, _BREAK, _CELL = -1, -2, -3  # between the texts of a part
_SLASHES = ("/", "\u2044")
# fmt: off
_BLOCK = frozenset([
    "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details", "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "optgroup", "option", "p", "pre",
    "search", "section", "select", "summary", "svg", "text", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
])
_KINDS = {
    "h1": "title", **{f"h{n}": "heading" for n in range(2, 7)}, "summary": "heading", "legend": "heading",
    "li": "list", "dt": "list", "dd": "list", "tr": "list", "figcaption": "caption", "caption": "caption",
}
_TAGS = {
    "nav": "navigation", "aside": "aside", "footer": "page footer", "button": "button", "select": "form",
    "form": "form", "svg": "graphic",
}
_ROLES = {
    "navigation": "navigation", "banner": "page header", "contentinfo": "page footer", "complementary": "aside",
    "search": "form", "menu": "navigation",
}
# fmt: on
_PLAIN = frozenset(["div", "section", "article", "aside", "table", "blockquote"])
_HIDDEN_TAGS = frozenset(["template", "noscript", "head", "script", "style", "object", "math-annotation", "rp"])


class _State(NamedTuple):
    """What holds inside an element."""

    tag: str
    kind: str = "paragraph"
    hidden: bool = False
    marks: tuple[int, ...] = ()  # the elements around it that may be furniture
    regions: tuple[int, ...] = ()  # the articles around it
    shift: str = ""  # sup, sub
    row: bool = False  # inside a table row that is read as one line


class _Part(NamedTuple):
    """A block of the page: its texts (by number, with what shifts them; -1 for a gap), its kind, what is around it."""

    texts: tuple[tuple[int, str], ...]
    kind: str
    marks: tuple[int, ...]
    regions: tuple[int, ...]


class _Words(NamedTuple):
    furniture: dict[str, str]
    hidden: frozenset[str]
    byline: frozenset[str]
    dateline: frozenset[str]


@cache
def _words() -> _Words:
    data = vocabulary("webpage")
    return _Words(
        {word: reason for reason, words in data["furniture"].items() for word in words},
        frozenset(data["hidden"]["classes"]),
        frozenset(data["lines"]["byline"]),
        frozenset(data["lines"]["dateline"]),
    )


def from_html(file: File) -> Document:
    """The article of a saved web page with its date, outlet and address; places are lines and columns of its source.

    Left out: scripts, styles, what the page hides, comments but those to the checker. Navigation, adverts,
    related headlines are furniture.

    >>> page = from_html(File(b"<nav>Home 24</nav><h1>Costs</h1>\\n<p>Up <b>5</b>&nbsp;percent", "a.html"))
    >>> [(page.text[b.start : b.end], b.kind, b.reason) for b in page.blocks][1:]
    [('Costs', 'title', ''), ('Up 5\\xa0percent', 'paragraph', '')]
    >>> page.place(page.text.index("percent"))
    '2:21'
    """
    lexbor = need("selectolax.lexbor", "html", "web pages", file.name)
    declared = _CHARSET.search(file.data[:4096])
    text, notes = decode(file.data, file.name, (declared[1] or declared[2]).decode() if declared else "")
    if (tags := text.count("<")) > (most := file.options.limits.elements):
        raise InputError(file.name, f"has {tags:,} tags", hint=f"at most {most:,} are read")
    source = cut(text, file.name, file.options.limits.nesting, _tells)
    tree = lexbor.LexborHTMLParser(source.skeleton).html or ""
    walk = _Walk(source)
    walk.over(tree)
    written = Written()
    lines = line_starts(text)
    reasons = _reasons(walk, text, source.texts)
    block_of: dict[int, Block] = {}
    for part, reason in zip(walk.parts, reasons, strict=True):
        kind = "furniture" if reason and part.kind not in ("byline", "dateline") else part.kind
        block = written.add_pieces(_pieces(part, text, source.texts, lines), kind, reason)
        if block and source.comments:
            block_of |= {number: block for number, _ in part.texts if number >= 0}
    head = read_head(source)
    date, date_source = (head.date, head.date_source) if head.date else (walk.time, "time element" if walk.time else "")
    if head.address:
        notes += (f"address {head.address}",)
    return Document(
        text=written.text,
        name=file.name,
        path=file.name,
        date=date,
        date_source=date_source,
        outlet=head.outlet,
        notes=notes,
        blocks=written.blocks,
        anchors=written.anchors,
        comments=read_comments(text, source, block_of, lines, _BLOCK),
    )


class _Walk:
    """Goes through the tree in order and collects the parts of the page."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.parts: list[_Part] = []
        self.marks: list[str] = []  # why each marked element may be furniture
        self.regions: list[str] = []  # article or main
        self.time: str | None = None
        self._now: list[tuple[int, str]] = []
        self._stack = [_State("")]

    def over(self, tree: str) -> None:
        """Reads the tree as lexbor writes it, where every element has its end."""
        stack = self._stack
        for m in _NODE.finditer(tree):
            closing, tag, number, texts = m.groups()
            state = stack[-1]
            if texts:
                if not state.hidden:
                    self._now += [(int(n), state.shift) for n in texts.split()]
            elif closing:
                if tag in _BLOCK:
                    self._part_ends(tag)
                while len(stack) > 1 and stack.pop().tag != tag:
                    pass
            elif tag == "br":
                self._now.append((_BREAK, ""))
            elif tag == "hr":
                self._flush()
            else:
                if tag in _BLOCK:
                    self._part_starts(tag)
                opened = self._opened(state, tag, int(number) if number else -1)
                if tag == "tr" and not opened.row:
                    opened = opened._replace(row=_one_line(tree, m.end()))
                stack.append(opened)
        self._flush()

    def _part_starts(self, tag: str) -> None:
        if self._stack[-1].row and tag != "tr":
            self._now.append((_CELL if tag in ("td", "th") else _GAP, ""))
        else:
            self._flush()

    def _part_ends(self, tag: str) -> None:
        if self._stack[-1].row and tag != "tr":
            self._now.append((_GAP, ""))
        else:
            self._flush()

    def _flush(self) -> None:
        if any(number >= 0 for number, _ in self._now):
            state = self._stack[-1]
            self.parts.append(_Part(tuple(self._now), state.kind, state.marks, state.regions))
        self._now = []

    def _opened(self, state: _State, tag: str, number: int) -> _State:
        """What holds inside an element that opens here."""
        told = _told(tag, self.source.attributes[number]) if number >= 0 else _told(tag, "")
        kind = _KINDS.get(tag, state.kind)
        if tag in _PLAIN and not state.row and kind not in ("list", "caption"):
            kind = "paragraph"
        if told.line and kind == "paragraph":
            kind = told.line
        marks, regions = state.marks, state.regions
        if told.time and self.time is None and not marks:
            self.time = told.time
        if told.furniture:
            marks = (*marks, len(self.marks))
            self.marks.append(told.furniture)
        if told.region:
            regions = (*regions, len(self.regions))
            self.regions.append(told.region)
        shift = tag if tag in ("sup", "sub") else state.shift
        return _State(tag, kind, state.hidden or told.hidden, marks, regions, shift, state.row)


class _Told(NamedTuple):
    """What an element's name and attributes tell."""

    hidden: bool = False
    furniture: str = ""  # why it may be furniture
    region: str = ""  # article, main
    line: str = ""  # byline, dateline
    time: str | None = None


_NOTHING = _Told()


def _tells(tag: str, attributes: str) -> bool:
    return bool(attributes) and _told(tag, attributes) != _NOTHING


@lru_cache(maxsize=8192)
def _told(tag: str, attributes: str) -> _Told:
    reason = _TAGS.get(tag, "")
    region = tag if tag in ("article", "main") else ""
    if tag in _HIDDEN_TAGS or not attributes:
        return _Told(tag in _HIDDEN_TAGS or tag == "dialog", reason, region)  # a dialog opens by its attribute `open`
    given = read_attributes(attributes)
    words = _words()
    classes, role = given.get("class", "").lower(), given.get("role", "").lower()
    if (
        "hidden" in given
        or _UNSEEN.search(given.get("style", ""))
        or not words.hidden.isdisjoint(classes.split())
        or (tag == "dialog" and "open" not in given)
    ):
        return _Told(True)
    told = _WORD.findall(f"{classes} {given.get('id', '').lower()}")
    reason = reason or _ROLES.get(role, "")
    if not reason and tag not in ("html", "body", "main", "article"):
        reason = next((words.furniture[word] for word in told if word in words.furniture), "")
    line = ""
    if tag in _BLOCK and tag != "body":
        told += _WORD.findall(f"{given.get('itemprop', '')} {given.get('rel', '')}".lower())
        line = "byline" if not words.byline.isdisjoint(told) else ""
        line = line or ("dateline" if not words.dateline.isdisjoint(told) else "")
    time = iso(given.get("datetime")) if tag == "time" else None
    return _Told(False, reason, "main" if role == "main" else region, line, time)


def _one_line(tree: str, at: int) -> bool:
    """Whether a table row is data: no table, list or heading inside it, and hardly more paragraphs than cells."""
    end = tree.find("</tr>", at)
    row = tree[at:end] if end >= 0 else tree[at:]
    cells = row.count("<td") + row.count("<th")
    return not any(f"<{tag}" in row for tag in ("table", "h1", "h2", "h3", "ul", "ol")) and (
        row.count("<p") + row.count("<div") <= 2 * cells
    )


def _reasons(walk: _Walk, text: str, texts: Sequence[Span]) -> list[str]:
    """Why each part is furniture, "" for the article. What holds most of the text is none, however it is named."""
    sizes = [sum(texts[n].end - texts[n].start for n, _ in part.texts if n >= 0) for part in walk.parts]
    total = sum(sizes) or 1
    marked: Counter[int] = Counter()
    inside: Counter[int] = Counter()
    for part, size in zip(walk.parts, sizes, strict=True):
        for mark in part.marks:
            marked[mark] += size
    furniture = {n for n in range(len(walk.marks)) if marked[n] * 2 < total}
    for part, size in zip(walk.parts, sizes, strict=True):
        if furniture.isdisjoint(part.marks):
            for region in part.regions:
                inside[region] += size
    body = sum(size for part, size in zip(walk.parts, sizes, strict=True) if furniture.isdisjoint(part.marks)) or 1
    article = max((n for n in range(len(walk.regions)) if inside[n] * 2 > body), default=-1)
    return [_reason(walk, part, furniture, article, inside, body) for part in walk.parts]


def _reason(walk: _Walk, part: _Part, furniture: set[int], article: int, inside: Counter[int], body: int) -> str:
    for mark in part.marks:
        if mark in furniture:
            return walk.marks[mark]
    if article >= 0 and article not in part.regions:
        return "" if part.kind in ("title", "byline", "dateline") else "outside the article"
    if article >= 0 and walk.regions[article] == "article" and part.regions[-1] > article:
        other = part.regions[part.regions.index(article) + 1]
        if inside[other] * 5 < body:
            return "related headlines"
    return part.kind if part.kind in ("byline", "dateline") else ""


def _pieces(part: _Part, text: str, texts: Sequence[Span], lines: list[int]) -> Iterator[Piece]:
    """The words of a part, each at its place in the source; blanks run together as a browser shows them."""
    blank = True  # nothing yet, or a blank before
    cells = 0
    for at, (number, shift) in enumerate(part.texts):
        if number >= 0:
            raised = shift if shift and not _in_fraction(part, at, text, texts) else ""
            if shift == "sup" and not raised and not blank:
                yield Piece(" ")  # "1<sup>1</sup>/<sub>2</sub>" is one and a half, not eleven halves
            for piece in _run(text, texts[number], lines, blank):
                blank = piece.text[-1] in " \n"
                yield piece._replace(text=shifted(piece.text, raised))
            continue
        cells += number == _CELL
        gap = {_CELL: " | " if cells > 1 else "", _BREAK: "\n", _GAP: " "}[number]
        if gap and (not blank or number == _CELL):
            yield Piece(gap.lstrip(" ") if blank else gap)
            blank = True


def _run(text: str, span: Span, lines: list[int], blank: bool) -> Iterator[Piece]:
    """The words of one text; `blank`: a blank stands before it, so that one at its start is not shown."""
    at = span.start
    line = bisect_right(lines, at)
    chunk = text[at : span.end]
    for word in _BREAKS.split(chunk) if _BREAKS.search(chunk) else (chunk,):
        start = at
        at += len(word)
        if not word:
            continue
        shown = unescape(word) if word[0] == "&" else " " if word[0] in " \t\r\n\f" and word.isspace() else word
        if blank and shown[:1] == " ":
            start += 1
            shown = shown[1:]
        if not shown:
            continue
        blank = shown[-1] == " "
        while line < len(lines) and lines[line] <= start:
            line += 1
        yield Piece(shown, "", line, start - lines[line - 1] + 1)


def _in_fraction(part: _Part, at: int, text: str, texts: Sequence[Span]) -> bool:
    """Whether a raised or lowered text is one side of a fraction: "<sup>1</sup>/<sub>2</sub>"."""
    sides = [part.texts[n][0] for n in (at - 1, at + 1) if 0 <= n < len(part.texts)]
    near = [unescape(text[texts[n].start : texts[n].end]).strip() for n in sides if n >= 0]
    return any(word[:1] in _SLASHES or word[-1:] in _SLASHES for word in near if word)
