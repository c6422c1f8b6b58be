"""Which part of a document a comment stands for: its line, the line below it, or the paragraph that it ends."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from checker.model import Document, Span
from checker.text.offsets import line_starts


class Lines(NamedTuple):
    """A document's lines: where they start, and its text with all comments blanked."""

    document: Document
    starts: list[int]
    bare: str

    def span(self, number: int) -> Span:
        """A line by its number from 0, without its end."""
        start = self.starts[number]
        stop = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.bare)
        return Span(start, start + len(self.bare[start:stop].rstrip("\r\n")))

    def content(self, number: int) -> str:
        """What a line says apart from comments and marks of quotation; "" outside the document."""
        if not 0 <= number < len(self.starts):
            return ""
        start, end = self.span(number)
        return self.bare[start:end].strip(" \t>")

    def number(self, offset: int) -> int:
        """The line of an offset, from 0."""
        return bisect_right(self.starts, offset) - 1


def lines_of(document: Document, comments: Sequence[Span]) -> Lines:
    """The lines of a document with its comments blanked."""
    text, pieces, done = document.text, [], 0
    for start, end in comments:
        hidden = "".join(c if c in "\r\n" else " " for c in text[start:end])
        pieces += [text[done:start], hidden]
        done = end
    return Lines(document, line_starts(text), "".join(pieces) + text[done:])


def reach(lines: Lines, comment: Span) -> Span:
    """The offsets that a comment stands for; empty where there is nothing.

    On a line with other words: that line, or the whole paragraph where the comment is the end of it. Alone on its line:
    the paragraph directly above where a blank line follows, else the next line that says something.
    """
    first, last = lines.number(comment.start), lines.number(comment.end - 1)
    if lines.content(first) or lines.content(last):
        line = Span(lines.span(first).start, lines.span(last).end)
        paragraph = _paragraph(lines, first if lines.content(first) else last)
        ends = not lines.bare[comment.end : paragraph.end].strip() and comment.start >= paragraph.start
        return Span(min(line.start, paragraph.start), line.end) if ends else line
    if lines.content(first - 1) and not lines.content(last + 1):
        return _paragraph(lines, first - 1)
    below = next((n for n in range(last + 1, len(lines.starts)) if lines.content(n)), None)
    return Span(comment.end, comment.end) if below is None else lines.span(below)


def _paragraph(lines: Lines, number: int) -> Span:
    """The block that a line belongs to: the reader's where it knows them, else the lines between two blank ones."""
    start, end = lines.span(number)
    body = start + len(lines.bare[start:end]) - len(lines.bare[start:end].lstrip())
    blocks = lines.document.blocks or ()
    i = bisect_right(blocks, max(body, start), key=lambda block: block.start) - 1
    for block in blocks[max(i, 0) : i + 2]:
        if block.start <= max(body, start) < block.end or start <= block.start < end:
            return Span(block.start, max(block.end, end))
    first = last = number
    while lines.content(first - 1):
        first -= 1
    while lines.content(last + 1):
        last += 1
    return Span(lines.span(first).start, lines.span(last).end)
