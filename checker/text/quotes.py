"""Finds quoted speech: straight and curly marks, single ones told from apostrophes, over several paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable

from checker.model import Block, Span

# One set of characters leads, so that the search is fast; an apostrophe inside a word is none.
_MARK = re.compile("[\"'\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb](?!(?<=\\w['\u2019])\\w)")
_CLOSERS = {
    '"': '"\u201d',
    "\u201c": '\u201d"\u201c',
    "\u201e": "\u201c\u201d",
    "\u00ab": "\u00bb",
    "'": "'\u2019",
    "\u2018": "'\u2019",
}
_EITHER = '"\u201c\u201d'  # marks of one family; the first two both open and close
_SINGLE = frozenset("'\u2018\u2019")
_SHUTTING = frozenset("'\u2019")
_AFTER_SINGLE = frozenset('\u2026.$\u00a3\u20ac#@\u201c"')
_BEFORE_OPENING = frozenset(" \t\n\r\u00a0\u2014\u2013-([{/:;,\u2026*_'\u2018")


def quotations(text: str, blocks: Iterable[Block]) -> tuple[Span, ...]:
    """Spans of quotations with their marks, in order, none inside another; one that is not closed ends with its block.

    >>> text = "They called it 'the members' plan', she said: \\"It's done.\\""
    >>> [text[a:b] for a, b in quotations(text, [Block(0, len(text))])]
    ["'the members' plan'", '"It\\'s done."']
    """
    found: list[Span] = []
    for start, end, *_ in blocks:
        marks = list(_MARK.finditer(text, start, end))
        if marks:
            found += _in_block(text, start, end, marks)
    return tuple(found)


def _in_block(text: str, start: int, end: int, marks: list[re.Match[str]]) -> list[Span]:
    found: list[Span] = []
    opened, closers = -1, ""
    shutting = [m.start() for m in marks if m.group() in _SHUTTING and _shuts(text, m.start(), start, end)]
    last = shutting[-1] if shutting else -1
    for m in marks:
        mark, at = m.group(), m.start()
        if opened < 0:
            if mark in _CLOSERS and _opens(text, at, start, end) and (mark not in _SINGLE or last > at):
                opened, closers = at, _CLOSERS[mark]
        elif mark in '"\u201c' and closers[0] in _EITHER and _opens(text, at, start, end):
            found.append(Span(opened, at))  # the mark that should have closed it is missing
            opened, closers = at, _CLOSERS[mark]
        elif mark in closers and (mark not in _SINGLE or _ends_quote(text, at, start, end, shutting)):
            found.append(Span(opened, at + 1))
            opened = -1
    if opened >= 0:
        found.append(Span(opened, end))
    return found


def _opens(text: str, at: int, start: int, end: int) -> bool:
    """Whether a mark stands where a quotation can open: nothing to its left, something to its right."""
    mark = text[at]
    if mark in "\u201e\u00ab":
        return True
    right = text[at + 1] if at + 1 < end else " "
    if mark in _SINGLE and not (right.isalnum() or right in _AFTER_SINGLE):
        return False
    return mark == "\u2018" or ((at == start or text[at - 1] in _BEFORE_OPENING) and not right.isspace())


def _shuts(text: str, at: int, start: int, end: int) -> bool:
    """Whether a single mark stands where a quotation can close: something to its left, no word to its right."""
    return at > start and not text[at - 1].isspace() and (at + 1 >= end or not text[at + 1].isalnum())


def _ends_quote(text: str, at: int, start: int, end: int, shutting: list[int]) -> bool:
    """Whether a single mark closes: not the one of a plural ("members' plans") while another is left to close."""
    if not _shuts(text, at, start, end):
        return False
    possessive = text[at - 1] == "s" and text[at + 1 : at + 3].strip()[:1].islower()
    return not possessive or shutting[-1] == at
