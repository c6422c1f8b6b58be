"""The quotations under a finding: each claim's line with marks under the words that are meant, and what they allow."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from checker.report.excerpt import Excerpt, excerpt
from checker.report.model import Report, roles_of
from checker.report.safe import safe, shorten, width, wrap
from checker.shown import value_of

if TYPE_CHECKING:
    from checker.model import Claim, Finding
    from checker.report.paint import Paint

_LINE = re.compile(r"line (\d+)$|^(\d+):\d+$")
NARROWEST = 20  # cells of quoted text on however narrow a page


class Page(NamedTuple):
    """How wide the line numbers are, how many cells a quoted line has, and who colours it."""

    digits: int
    room: int
    paint: Paint


class Quote(NamedTuple):
    """A claim as quoted: where its mark stands in its line, the mark's sign and words, and what the claim allows."""

    claim: Claim
    span: tuple[int, int]
    sign: str
    label: str
    values: str


def quotes(report: Report, finding: Finding) -> list[Quote]:
    """One quote a claim; what is under suspicion is marked with ^, what speaks against it with -."""
    roles = roles_of(finding)
    suspect = {i for i, role in enumerate(roles) if role == "draft"} or {0}
    out = []
    for i, (claim, role) in enumerate(zip(finding.claims, roles, strict=True)):
        values = value_of(claim)
        label = safe(f"{report.label(claim, role)}: {values}" if values else report.label(claim, role))
        out.append(Quote(claim, span_in(report.line_of(claim), claim), "^" if i in suspect else "-", label, values))
    return out


def span_in(line: str, claim: Claim) -> tuple[int, int]:
    """The claim's characters in its line; a claim that runs on into the next line is marked up to the line's end."""
    start = min(max(0, claim.column - 1), len(line))
    text = claim.text.split("\n", 1)[0]
    if line == claim.sentence and not line.startswith(text, start):  # the lines are not known, only the sentence
        start = max(0, line.find(text))
    return start, max(start + 1, min(len(line), start + len(text)))


def _line_number(claim: Claim) -> str:
    """The line's number in the file itself, where its place has one: 12 of "page 3, line 12", none of "Sheet1!B7"."""
    found = _LINE.search(claim.place)
    return (found[1] or found[2] if found else "") if claim.place else str(claim.line)


def place(claim: Claim) -> str:
    """file:line:column"""
    return safe(claim.where)


def around(report: Report, claim: Claim, context: int) -> tuple[str, str, str]:
    """A claim's sentence before, in and behind the claim, each cut to so many cells; harmless text."""
    line = report.line_of(claim)
    start, end = span_in(line, claim)
    first = line.find(claim.sentence) if claim.sentence else -1
    last = first + len(claim.sentence)
    if not 0 <= first <= start or end > last:  # a sentence that runs over lines: the line itself
        first, last = 0, len(line)
    before, figure, after = safe(line[first:start]), safe(line[start:end]), safe(line[end:last])
    if len(before) > context:
        before = "…" + before[-context:].partition(" ")[2]
    return before, shorten(figure.strip(), context), shorten(after, context)


def quote_lines(report: Report, finding: Finding, cells: int, paint: Paint) -> tuple[list[str], str]:
    """The quotation block, and the margin that the lines under it share."""
    found = quotes(report, finding)
    digits = max((len(_line_number(q.claim)) for q in found), default=1) or 1
    margin = " " * digits + " "
    page = Page(digits, max(NARROWEST, cells - digits - 3), paint)
    lines: list[str] = []
    for _, group in groupby(found, key=lambda q: (q.claim.doc_index, q.claim.doc, q.claim.line)):
        same_line = list(group)
        arrow = "-->" if not lines else ":::"
        lines.append(f"{' ' * digits}{paint('gutter', arrow)} {place(same_line[0].claim)}")
        if arrow == "-->":
            lines.append(paint("gutter", f"{margin}|"))
        lines += _one_line(report.line_of(same_line[0].claim), same_line, page)
    return lines, margin


def _one_line(line: str, found: list[Quote], page: Page) -> list[str]:
    """One source line with all its marks; when they do not fit into one view, each has its own."""
    together = excerpt(line, [q.span for q in found], page.room)
    shown = [together] * len(found)
    if len(found) > 1 and any(b - a != min(page.room, w) for (a, b), w in _widths(found, together)):
        shown = [excerpt(line, [q.span], page.room) for q in found]
    out: list[str] = []
    number = f"{_line_number(found[0].claim):>{page.digits}}"
    previous = None
    for i, (quote, view) in enumerate(zip(found, shown, strict=True)):
        if view.text != previous:
            out.append(f"{page.paint('gutter', f'{number} |')} {view.text}")
            previous = view.text
        out += _marked(quote, view, i if view is together else 0, page)
    return out


def _widths(found: list[Quote], view: Excerpt) -> list[tuple[tuple[int, int], int]]:
    """Each mark in the shared view beside the cells that it should take."""
    return [
        ((start, start + cells), max(1, width(safe(quote.claim.text.split("\n", 1)[0]))))
        for quote, (start, cells) in zip(found, view.marks, strict=True)
    ]


def _marked(quote: Quote, view: Excerpt, mark: int, page: Page) -> list[str]:
    """The underline with its label behind it, or the label on a line of its own where it does not fit."""
    digits, room, paint = page
    gutter = paint("gutter", " " * digits + " |")
    style = "draft" if quote.sign == "^" else "source"
    start, cells = view.marks[mark]
    blanks, signs = " " * start, paint(style, quote.sign * cells)
    if start + cells + 1 + width(quote.label) <= room:
        return [f"{gutter} {blanks}{signs} {paint(style, quote.label)}"]
    words = wrap(quote.label, room)
    left = max(0, min(start, room - max(map(width, words))))
    return [f"{gutter} {blanks}{signs}", *(f"{gutter} {' ' * left}{paint(style, line)}" for line in words)]
