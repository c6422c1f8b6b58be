"""Puts the lines of PDF pages together into paragraphs, and sets page numbers and running heads apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from checker.readers.pdf_layout import Bit, Line, in_table, lines_of, rows_of
from checker.readers.written import Piece
from checker.text.paragraphs import is_item
from checker.vocab.load import vocabulary

_NUMBER = re.compile(
    r"(?:page|p\.)?\s*[-\u2013\u2014|]?\s*\d{1,4}\s*(?:(?:of|/)\s*\d{1,4})?\s*[-\u2013\u2014|]?", re.IGNORECASE
)
_PRINTED = re.compile(r"(?:https?|file)://\S+\s+\d+/\d+")  # as browsers print at the foot of a page
_DIGITS = re.compile(r"\d+")
_EDGE = 3  # lines from the top and the bottom of a page that may be furniture
_ENDS = '.!?:"\u201d\u2019)]\u2026'
_SOFT = "\u00ad"  # a hyphen where a line ends
_HYPHENS = ("-", _SOFT, "\u2010")


class Part(NamedTuple):
    """A block: its pieces with their places, its kind and why it is furniture."""

    pieces: tuple[Piece, ...]
    kind: str = "paragraph"
    reason: str = ""


class _Placed(NamedTuple):
    line: Line
    label: str
    reason: str
    row: bool  # of a table


def parts(pages: Sequence[Sequence[Bit]]) -> list[Part]:
    """The blocks of a document, from the pieces of lines on its pages."""
    across = [rows_of(bits) for bits in pages]
    reasons = furniture(across)
    placed: list[_Placed] = []
    for number, rows in enumerate(across, 1):
        set_apart = {n: reasons[number, n] for n in range(len(rows)) if (number, n) in reasons}
        around = {id(bit) for n in set_apart for bit in rows[n].bits}
        text = lines_of([bit for bit in pages[number - 1] if id(bit) not in around])
        top = [n for n in set_apart if n < len(rows) / 2]
        lines = [*(rows[n] for n in top), *text, *(rows[n] for n in set_apart if n not in top)]
        told = [*(set_apart[n] for n in top), *("" for _ in text), *(set_apart[n] for n in set_apart if n not in top)]
        tabular = in_table(lines)
        placed += [
            _Placed(line, f"page {number}, line {n + 1}", reason, n in tabular)
            for n, (line, reason) in enumerate(zip(lines, told, strict=True))
        ]
    body = [p for p in placed if not p.reason]
    groups = _groups(body)
    tall = median(p.line.height for p in body) if body else 0.0
    known = {word.strip(".,;:!?()\"'\u201c\u201d") for p in placed for word in p.line.text.lower().split()}
    around_it = (
        Part((Piece(p.line.text.replace(_SOFT, "-"), p.label),), "furniture", p.reason) for p in placed if p.reason
    )
    return [*(Part(tuple(_joined(group, known)), _kind(group, tall)) for group in groups), *around_it]


def furniture(pages: Sequence[Sequence[Line]]) -> dict[tuple[int, int], str]:
    """The lines that are page numbers and running heads, by page (from 1) and line (from 0), with the reason."""
    edges: dict[tuple[int, int], str] = {}
    for number, lines in enumerate(pages, 1):
        order = sorted(range(len(lines)), key=lambda n: -lines[n].top)
        edges |= {(number, n): "page footer" for n in order[-_EDGE:]} | {
            (number, n): "page header" for n in order[:_EDGE]
        }
        if len(order) < 2 * _EDGE:  # too short to have a middle: only its last line may be a footer
            edges |= {(number, n): "page footer" for n in order[-1:]}
    texts = {key: " ".join(pages[key[0] - 1][key[1]].text.split()) for key in edges}
    seen = {(key[0], edges[key], _DIGITS.sub("0", text.lower())) for key, text in texts.items()}
    often = Counter((edge, text) for _, edge, text in seen)  # on how many pages
    least = max(2, len(pages) * 2 // 5)
    found: dict[tuple[int, int], str] = {}
    printed = {key[0] for key, text in texts.items() if _PRINTED.search(text)}
    for key, text in texts.items():
        outermost = _outermost(pages[key[0] - 1], key[1])
        if _NUMBER.fullmatch(text) and outermost:
            found[key] = "page number"
        elif (
            _PRINTED.search(text)
            or (key[0] in printed and outermost and edges[key] == "page header")
            or often[edges[key], _DIGITS.sub("0", text.lower())] >= least
        ):
            found[key] = edges[key]
    return found


def _outermost(lines: Sequence[Line], n: int) -> bool:
    return lines[n].top in (max(line.top for line in lines), min(line.top for line in lines))


def _groups(body: Sequence[_Placed]) -> Iterator[list[_Placed]]:
    """Lines that make up one paragraph each."""
    edge: dict[tuple[str, int], float] = {}
    for p in body:
        key = _column(p)
        edge[key] = max(edge.get(key, p.line.right), p.line.right)
    steps = [
        (a.line.bottom - b.line.bottom) / max(a.line.height, 1.0)
        for a, b in pairwise(body)
        if _column(a) == _column(b) and a.line.bottom > b.line.bottom
    ]
    usual = median(steps) if steps else 1.2
    group: list[_Placed] = []
    for p in body:
        if group and not _goes_on(group[-1], p, edge[_column(group[-1])], usual):
            yield group
            group = []
        group.append(p)
    if group:
        yield group


def _column(p: _Placed) -> tuple[str, int]:
    return p.label.partition(",")[0], p.line.column


def _goes_on(before: _Placed, p: _Placed, edge: float, usual: float) -> bool:
    """Whether a line belongs to the paragraph of the one before it."""
    a, b = before.line, p.line
    text, after = a.text, b.text
    if before.row or p.row or is_item(after):
        return False
    if not 0.87 < a.height / max(b.height, 0.1) < 1.15:
        return False
    open_end = text[-1] not in _ENDS
    if _column(before) != _column(p):
        return open_end and (after[0].islower() or after[0].isdigit() or text.endswith(_HYPHENS))
    if a.bottom - b.bottom > 1.25 * usual * a.height:
        return False
    if open_end and (after[0].islower() or text.endswith((*_HYPHENS, ","))):
        return True
    if b.left > a.left + 0.9 * b.height and not open_end:
        return False  # an indent
    first = after.split(None, 1)[0]
    width = (b.right - b.left) * len(first) / max(len(after), 1)
    return a.right + width + 0.25 * a.height > edge  # else the word would have fitted: the break was meant


def _kind(group: Sequence[_Placed], tall: float) -> str:
    line = group[0].line
    if group[0].row or is_item(line.text):
        return "list"
    large = line.height > 1.15 * tall and len(group) <= 4 and group[-1].line.text[-1] not in ".,;"
    return "heading" if large else "paragraph"


def _joined(group: Sequence[_Placed], known: set[str]) -> Iterator[Piece]:
    """The lines of a paragraph with a blank between them, words put together that were parted at a line's end."""
    gap = ""
    for p, after in zip(group, [*group[1:], None], strict=True):
        text = " | ".join(bit.text for bit in p.line.bits) if p.row else p.line.text
        following = after.line.text if after else ""
        shown = _unbroken(text, following, known) if text.endswith(_HYPHENS) else text + " "
        yield Piece(gap + shown.replace(_SOFT, "-").rstrip(" "), p.label)
        gap = " " if shown.endswith(" ") else ""


def _unbroken(text: str, following: str, known: set[str]) -> str:
    """A line that ends in a hyphen, as it reads before the next one: with the hyphen where the word has one."""
    bare = text[:-1]
    if not following or not bare or bare[-1].isspace():
        return text + " "
    left = bare.split()[-1].lower().lstrip("(\"'\u201c")
    right = following.split(None, 1)[0].lower().strip(".,;:!?()\"'\u201c\u201d")
    if not (bare[-1].isalpha() and following[0].islower()):
        return bare + "-"
    if left + right in known:
        return bare
    if f"{left}-{right}" in known or left in _numbers():
        return bare + "-"
    return bare


def _numbers() -> frozenset[str]:
    """Words of numbers that take a hyphen: twenty-five, three-quarters."""
    data = vocabulary("numerals")
    return frozenset(word for table in data.values() if isinstance(table, dict) for word in table if word.isalpha())
