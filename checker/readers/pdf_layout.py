"""From characters at places on a page to lines in the order in which a person reads them.

Columns are found by cutting a page along its white bands, recursively, as in the XY cut of Nagy and Seth (1984):
upright through a band between two bodies of text, else level, where that frees columns below a headline.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from checker.readers.raised import shifted

_MOST = 1500  # pieces of a page that are laid out; a page of more is a drawing
_APART = 1.6  # of the letters' height: a wider gap parts pieces of a line
_CELLS_APART = 0.9
_NEAR = 15  # lines from the top and the bottom of a page that may go across its columns
_TEXT_LINE = 16  # characters of a column's lines at least, on average: tables have shorter cells
_TEXT_LINES = 3  # of a column at least


class Glyph(NamedTuple):
    """A character and its box, in points, y upwards."""

    sign: str
    left: float
    bottom: float
    right: float
    top: float
    base: float = 0.0  # the line that it stands on


class Bit(NamedTuple):
    """A piece of a line without a wide gap in it."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        """Of its letters."""
        return self.top - self.bottom


class Line(NamedTuple):
    """A line: its pieces from left to right, and the number of its column on the page."""

    bits: tuple[Bit, ...]
    column: int

    @property
    def text(self) -> str:
        """The words of the line."""
        return " ".join(bit.text for bit in self.bits)

    @property
    def left(self) -> float:
        """Of its first piece."""
        return self.bits[0].left

    @property
    def right(self) -> float:
        """Of its last piece."""
        return max(bit.right for bit in self.bits)

    @property
    def top(self) -> float:
        """Of its highest piece."""
        return max(bit.top for bit in self.bits)

    @property
    def bottom(self) -> float:
        """Of its largest piece: raised figures do not count."""
        return max(self.bits, key=lambda bit: bit.height).bottom

    @property
    def height(self) -> float:
        """Of its largest letters."""
        return max(bit.height for bit in self.bits)


def lines_of(bits: Sequence[Bit]) -> list[Line]:
    """The pieces of a page as lines in reading order."""
    columns = _columns(list(bits)) if len(bits) <= _MOST else [list(bits)]
    return [Line(tuple(row), n) for n, column in enumerate(columns) for row in _rows(column)]


def rows_of(bits: Sequence[Bit]) -> list[Line]:
    """The pieces of a page as lines right across it, from the top: what stands above and below all columns."""
    return [Line(tuple(row), 0) for row in _rows(bits)]


def bits_of(glyphs: Sequence[Glyph]) -> list[Bit]:
    """Runs of characters that stand beside each other."""
    found: list[Bit] = []
    now: list[Glyph] = []
    for glyph in glyphs:
        if glyph.sign == "\n":
            _close(now, found)
            now = []
            continue
        if now and not glyph.sign.isspace():
            last = next((g for g in reversed(now) if not g.sign.isspace()), None)
            if last is not None and _parted(last, glyph, now[-1]):
                _close(now, found)
                now = []
        now.append(glyph)
    _close(now, found)
    return found


def _parted(last: Glyph, glyph: Glyph, blank: Glyph) -> bool:
    """Whether a character begins another piece; a gap without a blank in the file is sooner one between cells."""
    apart = _APART if blank.right > blank.left else _CELLS_APART
    height = max(last.top - last.bottom, glyph.top - glyph.bottom, 1.0)
    middle = (glyph.top + glyph.bottom) / 2
    return (
        glyph.left - last.right > apart * height
        or glyph.left < last.left - height / 2
        or not last.bottom - 0.3 * height <= middle <= last.top + 0.3 * height
    )


def _close(glyphs: list[Glyph], found: list[Bit]) -> None:
    """Adds a piece; small raised figures become the signs for raised figures."""
    seen = [g for g in glyphs if not g.sign.isspace()]
    if not seen:
        return
    tall = max(seen, key=lambda g: g.top - g.bottom)
    height = tall.top - tall.bottom
    ground = median(g.base for g in seen) if len(seen) > 2 else tall.base
    signs = [
        shifted(g.sign, "sup")
        if g.sign.isdecimal() and g.top - g.bottom < 0.85 * height and g.base > ground + 0.15 * height
        else g.sign
        for g in glyphs
    ]
    text = " ".join("".join(signs).split())
    found.append(Bit(text, min(g.left for g in seen), tall.bottom, max(g.right for g in seen), tall.top))


def _columns(bits: list[Bit]) -> list[list[Bit]]:
    """The bodies of text of a page, one behind the other as they are read."""
    ready: list[list[Bit]] = []
    heap = [bits]
    while heap:
        part = heap.pop()
        halves = _upright(part)
        halves = _hanging(*halves) or halves if halves else _level(part)
        if halves:
            heap += [halves[1], halves[0]]
        else:
            ready.append(part)
    return ready


def _upright(bits: list[Bit]) -> tuple[list[Bit], list[Bit]] | None:
    """The parts left and right of the widest white band between two bodies of text."""
    if len(bits) < 2 * _TEXT_LINES:
        return None
    by_left = sorted(bits, key=lambda bit: bit.left)
    least = 0.7 * median(bit.height for bit in bits)
    best, at, reach = 0.0, 0, by_left[0].right
    for n, bit in enumerate(by_left[1:], 1):
        gap = bit.left - reach
        if gap > max(least, best) and _is_text(by_left[:n]) and _is_text(by_left[n:]):
            best, at = gap, n
        reach = max(reach, bit.right)
    if not at:
        return None
    right = set(map(id, by_left[at:]))
    return [bit for bit in bits if id(bit) not in right], [bit for bit in bits if id(bit) in right]


def _hanging(left: list[Bit], right: list[Bit]) -> tuple[list[Bit], list[Bit]] | None:
    """Columns, and what hangs below one of them without being its text: a table, a note."""
    lowest = [min(bit.bottom for bit in side) for side in (left, right)]
    below = [bit for bit in (*left, *right) if bit.top <= max(lowest) + 0.1 * bit.height]
    if not below or _is_text(below):
        return None
    hanging = set(map(id, below))
    return [bit for bit in (*left, *right) if id(bit) not in hanging], below


def _is_text(bits: list[Bit]) -> bool:
    """Whether pieces are a column of running text: several lines, most of them long."""
    if len(bits) < _TEXT_LINES:
        return False
    rows = _rows(bits)
    long = sum(len(" ".join(bit.text for bit in row)) >= _TEXT_LINE for row in rows)
    return len(rows) >= _TEXT_LINES and long * 2 > len(rows)


def _level(bits: list[Bit]) -> tuple[list[Bit], list[Bit]] | None:
    """The parts above and below a line, where that frees columns in one of them: the highest and lowest such cuts."""
    rows = _rows(bits)
    if len(rows) <= _TEXT_LINES:
        return None
    flat = [bit for row in rows for bit in row]
    starts = [0]
    for row in rows:
        starts.append(starts[-1] + len(row))
    for n in range(1, min(len(rows) - _TEXT_LINES, _NEAR) + 1):  # a headline above columns
        if _clear(rows[n - 1], rows[n]) and _upright(flat[starts[n] :]):
            return flat[: starts[n]], flat[starts[n] :]
    for n in range(len(rows) - 1, max(_TEXT_LINES, len(rows) - _NEAR) - 1, -1):  # a footnote or a table below them
        if _clear(rows[n - 1], rows[n]) and _upright(flat[: starts[n]]):
            return flat[: starts[n]], flat[starts[n] :]
    return None


def _clear(above: list[Bit], below: list[Bit]) -> bool:
    return min(bit.bottom for bit in above) >= max(bit.top for bit in below) - 0.3 * below[0].height


def _rows(bits: Sequence[Bit]) -> list[list[Bit]]:
    """Pieces at one height, from left to right; rows from the top."""
    rows: list[list[Bit]] = []
    for bit in sorted(bits, key=lambda bit: (-bit.top - bit.bottom, bit.left)):
        if rows:
            first = rows[-1][0]
            shared = min(first.top, bit.top) - max(first.bottom, bit.bottom)
            if shared > 0.5 * min(first.height, bit.height):
                rows[-1].append(bit)
                continue
        rows.append([bit])
    return [sorted(row, key=lambda bit: bit.left) for row in rows]


def in_table(lines: Sequence[Line]) -> set[int]:
    """The numbers of lines that are rows of a table: wide gaps that stand below each other."""
    found: set[int] = set()
    for n, (a, b) in enumerate(pairwise(lines)):
        if len(a.bits) < 2 or len(b.bits) < 2:
            continue
        gaps_a = [(x.right, y.left) for x, y in pairwise(a.bits)]
        gaps_b = [(x.right, y.left) for x, y in pairwise(b.bits)]
        if any(min(r, q) - max(left, p) > 0.5 * a.height for left, r in gaps_a for p, q in gaps_b):
            found |= {n, n + 1}
    return found
