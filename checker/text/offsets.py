"""Maps offsets of a changed text back to the text that was read, and offsets to lines and columns."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple


class OffsetMap(NamedTuple):
    """Piecewise shifts from a changed text to its original; an empty map is the identity.

    `at` holds positions in the changed text, ascending; from `at[i]` on, original = changed + `shift[i]`. `whole` holds
    the positions at which a replaced run ends: a span that ends there takes in the whole of the original run.

    >>> OffsetMap((0, 4), (0, 2)).back(5)
    7
    """

    at: tuple[int, ...] = ()
    shift: tuple[int, ...] = ()
    whole: frozenset[int] = frozenset()

    def back(self, offset: int) -> int:
        """The offset in the original text."""
        if not self.at:
            return offset
        i = bisect_right(self.at, offset) - 1
        return offset + (self.shift[i] if i >= 0 else 0)

    def back_end(self, offset: int) -> int:
        """The original offset of a half-open span's end: what was inserted or removed behind it is not taken in."""
        if offset in self.whole:
            return self.back(offset)
        return self.back(offset - 1) + 1 if offset else self.back(0)

    def ahead(self, offset: int) -> int:
        """The offset in the changed text; what was taken out lands where it stood.

        >>> OffsetMap((0, 4), (0, 2)).ahead(5), OffsetMap((0, 4), (0, 2)).ahead(7)
        (4, 5)
        """
        if not self.at:
            return offset
        i = bisect_right(range(len(self.at)), offset, key=lambda k: self.at[k] + self.shift[k]) - 1
        there = offset - self.shift[i] if i >= 0 else offset
        return min(there, self.at[i + 1]) if i + 1 < len(self.at) else there


class Replacement(NamedTuple):
    """A run of the original, half open, and what stands in its place; never longer than the run."""

    start: int
    end: int
    text: str


def replace_runs(text: str, runs: Iterable[Replacement]) -> tuple[str, OffsetMap]:
    """The text with runs replaced, ascending and apart from each other, and the map back.

    >>> changed, offsets = replace_runs("a--b", [Replacement(1, 3, "-")])
    >>> changed, offsets.back(2), offsets.back_end(2)
    ('a-b', 3, 3)
    """
    pieces: list[str] = []
    at: list[int] = []
    shifts: list[int] = []
    whole: list[int] = []
    done = length = 0
    for start, end, new in runs:
        pieces += text[done:start], new
        length += start - done + len(new)
        done = end
        at.append(length)
        shifts.append(end - length)
        whole.append(length)
    if not at:
        return text, OffsetMap()
    return "".join(pieces) + text[done:], OffsetMap(tuple(at), tuple(shifts), frozenset(whole))


def line_starts(text: str) -> list[int]:
    r"""Offsets at which the lines of a text start; only \n, \r\n and a lone \r end a line.

    >>> line_starts("a\nb\r\nc")
    [0, 2, 5]
    """
    starts, at = [0], text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    if "\r" in text:
        lone = [i + 1 for i, c in enumerate(text) if c == "\r" and text[i + 1 : i + 2] != "\n"]
        starts = sorted({*starts, *lone})
    return starts


def position(starts: list[int], offset: int) -> tuple[int, int]:
    """1-based line and column of an offset.

    >>> position([0, 2, 5], 3)
    (2, 2)
    """
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1
