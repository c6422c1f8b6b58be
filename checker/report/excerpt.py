"""Shows a line of a document with marks under what is meant, cut around the marks to the width of the page."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from checker.report.safe import safe, width

TAB = 4
_SNAP = 12  # a cut moves this many cells at most to fall between words


class Excerpt(NamedTuple):
    """A line as shown, and for each mark the cell at which it starts and how many cells it takes."""

    text: str
    marks: tuple[tuple[int, int], ...]

    def underline(self, mark: int, sign: str = "^") -> str:
        """Blanks up to the mark, then the sign under each of its cells."""
        start, cells = self.marks[mark]
        return " " * start + sign * cells


def excerpt(line: str, spans: Sequence[tuple[int, int]], cells: int) -> Excerpt:
    r"""The part of a line around all spans (half-open character offsets) that fits into so many cells.

    Tabs are expanded, nothing in the text acts, wide and combining characters keep the marks in their place; “…” stands
    where the line was cut.

    >>> e = excerpt("Britain, which now spends\t2.1% of its income on defence", [(26, 30)], 30)
    >>> print(e.text, e.underline(0), sep="\n")
    …now spends   2.1% of its…
                  ^^^^
    """
    first = min((a for a, _ in spans), default=0)
    last = max((b for _, b in spans), default=0)
    # A document may be one line of a megabyte: only what can come into view is looked at.
    lo, hi = max(0, first - 4 * cells), min(len(line), last + 4 * cells)
    shown, at = _layout(line[lo:hi])
    count = len(shown)
    hull = (min(count, max(0, first - lo)), min(count, max(0, last - lo)))
    begin, end = 0, count
    if lo or hi < len(line) or at[-1] > cells:
        begin, end = _window(shown, at, hull, cells, (lo > 0, hi < len(line)))
    lead = "…" if begin or lo else ""
    tail = "…" if end < count or hi < len(line) else ""
    text = lead + "".join(shown[begin:end]) + tail
    room = max(1, width(text) - len(tail))
    marks = []
    for a, b in spans:
        left = at[min(max(a - lo, begin), end)] - at[begin] + len(lead)
        right = at[min(max(b - lo, begin), end)] - at[begin] + len(lead)
        left = min(left, room - 1)
        marks.append((left, max(1, right - left)))
    return Excerpt(text, tuple(marks))


def _layout(line: str) -> tuple[list[str], list[int]]:
    """What is shown for each character, and the cell at which each starts; one more cell number for the end."""
    shown: list[str] = []
    if line.isascii() and line.isprintable():
        return list(line), list(range(len(line) + 1))
    cell = 0
    for c in line:
        piece = " " * (TAB - cell % TAB) if c == "\t" else safe(c)
        shown.append(piece)
        cell += width(piece)
    return shown, [0, *accumulate(map(width, shown))]


def _window(
    shown: list[str], at: list[int], hull: tuple[int, int], cells: int, more: tuple[bool, bool]
) -> tuple[int, int]:
    """Which characters are shown, the marked ones among them, in at most `cells` cells with the signs for cuts.

    `more` tells whether the line goes on to the left and to the right of what was laid out.
    """
    a, b = at[hull[0]], at[hull[1]]
    spare = cells - 2 - (b - a)
    if spare <= 0:  # the marked text itself is too long: its beginning counts
        return hull[0], max(hull[0], bisect_right(at, a + max(1, cells - 2)) - 1)
    right = at[-1] - b  # all that stands behind the marks; shown whole, it needs no sign for a cut
    left = min(a, max(spare * 3 // 5, spare - right + (not more[1])))
    begin = bisect_left(at, a - left)
    while begin < hull[0] and at[begin + 1] == at[begin]:  # no window starts with a combining mark
        begin += 1
    if begin or more[0]:
        begin = next((i for i in range(begin, hull[0]) if at[i] - at[begin] <= _SNAP and _gap(shown, i - 1)), begin)
    limit = at[begin] + cells - bool(begin or more[0])
    if at[-1] <= limit and not more[1]:
        return begin, len(shown)
    end = bisect_right(at, limit - 1) - 1
    return begin, next((i for i in range(end, hull[1], -1) if at[end] - at[i] <= _SNAP and _gap(shown, i)), end)


def _gap(shown: list[str], i: int) -> bool:
    """Whether a blank, or the end of the line, stands there."""
    return not 0 <= i < len(shown) or shown[i].isspace()
