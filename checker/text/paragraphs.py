"""Cuts a text into paragraphs: a line is one, unless the text was hard-wrapped."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from checker.model import Span

_NARROWEST, _WIDEST = 40, 130  # columns that people and programs wrap at
_ENDS = frozenset('.!?:"\u201d\u2019)]\u2026')
_BULLETS = ("- ", "* ", "\u2022", "+ ", "\u2013 ", "\u25cf", "\u25aa", "> ")
# No line of its own ends with one of these.
_HANGING = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "from",
        "by",
        "with",
        "and",
        "or",
        "but",
        "that",
        "which",
        "who",
        "is",
        "are",
        "was",
        "were",
        "be",
        "has",
        "have",
        "had",
        "its",
        "their",
        "his",
        "her",
    ]
)


def paragraphs(text: str, lines: list[int]) -> list[Span]:
    """Spans of the paragraphs, blanks at both ends left out, in order; together they hold all that is not blank.

    A single line break inside wrapped text does not end a paragraph; whether text is wrapped is decided from the
    lines up to the next blank one, so that no other part of a document has a say.

    >>> from checker.text.offsets import line_starts
    >>> text = "Rise\\n\\nThe council of the town said on Monday that it\\nwould spend more.\\nThe next one."
    >>> [text[a:b] for a, b in paragraphs(text, line_starts(text))][1]
    'The council of the town said on Monday that it\\nwould spend more.'
    """
    found: list[Span] = []
    group: list[Span] = []
    for start, end in zip(lines, [*lines[1:], len(text)], strict=True):
        line = text[start:end]
        body = line.strip()
        if body:
            left = start + line.index(body[0])
            group.append(Span(left, left + len(body)))
        elif group:
            found += _joined(text, group)
            group = []
    return found + _joined(text, group) if group else found


def _joined(text: str, group: list[Span]) -> list[Span]:
    """The lines between two blank lines, wrapped ones put together."""
    width = max(end - start for start, end in group)
    if len(group) == 1 or not _NARROWEST <= width <= _WIDEST:
        return group
    wrapped = len(group) > 2 and any(_runs_on(text, a, b) for a, b in pairwise(group))
    spans = [group[0]]
    for before, line in pairwise(group):
        full = before.end - before.start + 1 + _first_word(text, line) > width
        joins = full and (wrapped or _runs_on(text, before, line)) and not is_item(text[line.start : line.end])
        if joins:
            spans[-1] = Span(spans[-1].start, line.end)
        else:
            spans.append(line)
    return spans


def _runs_on(text: str, before: Span, line: Span) -> bool:
    """Whether a line plainly continues the sentence of the line before."""
    if text[before.end - 1] in _ENDS:
        return False
    last = text[before.start : before.end].rsplit(None, 1)[-1]
    return text[line.start].islower() or last.lower() in _HANGING or last[-1] == ","


def _first_word(text: str, line: Span) -> int:
    return len(text[line.start : line.end].split(None, 1)[0])


@cache
def _numbering() -> frozenset[str]:
    return frozenset(f"{n}{mark}" for n in range(1, 100) for mark in (".", ")"))


def is_item(line: str) -> bool:
    """Whether a line is an item of a list: a bullet or a number with a stop or a bracket stands before it.

    >>> is_item("2) more money"), is_item("2.5 percent more")
    (True, False)
    """
    if line[:1].isalpha():
        return False
    if line.startswith(_BULLETS):
        return True
    first = line.split(None, 1)
    return len(first) == 2 and first[0] in _numbering()
