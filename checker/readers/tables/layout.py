"""Where the parts of a sheet stand: its tables, and in each the captions, heads, labels and values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.readers.tables.grid import Cell, Grid, without_marks
from checker.readers.tables.units import unit_of
from checker.vocab.load import vocabulary


class Table(NamedTuple):
    """One table of a sheet; rows and columns count from 0 in the sheet."""

    captions: tuple[tuple[int, int], ...]  # cells with words about the whole table: titles, notes of the unit
    heads: tuple[str, ...]  # one a column, heads over several columns repeated
    labels: tuple[int, ...]  # columns that say what a row is about
    first: int  # the first row of values
    last: int  # the row behind the last


def tables(grid: Grid) -> Iterator[Table]:
    """The tables of a sheet in order: blocks of rows that hold numbers, with the words around them."""
    blocks = list(_blocks(grid))
    waiting: list[tuple[int, int]] = []  # captions that stand apart, above their table
    found: list[Table] = []
    for start, stop in blocks:
        first = _first_row(grid, start, stop)
        if first is None:
            words = [(r, c) for r in range(start, stop) for c, cell in enumerate(grid.rows[r]) if cell.text]
            if found:  # a note below belongs to the table above as well
                found[-1] = found[-1]._replace(captions=(*found[-1].captions, *words))
            waiting += words
            continue
        last = stop
        while last > first and _is_note(grid.rows[last - 1]):
            last -= 1
        captions, head_rows = _above(grid, start, first)
        first = _body(grid, head_rows, first)
        head_rows = [r for r in head_rows if r < first]
        notes = [(r, c) for r in range(last, stop) for c, cell in enumerate(grid.rows[r]) if cell.text]
        heads = _heads(grid, head_rows)
        found.append(Table((*waiting, *captions, *notes), heads, _labels(grid, first, last, heads), first, last))
        waiting = []
    yield from found


def _blocks(grid: Grid) -> Iterator[tuple[int, int]]:
    start = None
    for r, row in enumerate(grid.rows):
        blank = not any(cell.text for cell in row)
        if blank and start is not None:
            yield start, r
            start = None
        elif not blank and start is None:
            start = r
    if start is not None:
        yield start, len(grid.rows)


def _first_row(grid: Grid, start: int, stop: int) -> int | None:
    """The first row with values: numbers that are no years, or years where no other numbers follow."""
    for r in range(start, stop):
        if any(cell.number is not None and not cell.is_year for cell in grid.rows[r]):
            return r
    years = [r for r in range(start, stop) if any(cell.number is not None for cell in grid.rows[r])]
    return years[0] if years and years[0] > start else None


def _is_note(row: Sequence[Cell]) -> bool:
    """Words in one cell and nothing else: "Source: the ministry"."""
    filled = [cell for cell in row if cell.text]
    return len(filled) == 1 and filled[0].number is None


def _above(grid: Grid, start: int, first: int) -> tuple[list[tuple[int, int]], list[int]]:
    """Captions and rows of heads between the start of a block and its first values."""
    captions, heads = [], []
    for r in range(start, first):
        filled = [c for c, cell in enumerate(grid.rows[r]) if cell.text]
        if len(filled) == 1 and filled[0] == 0:
            captions.append((r, 0))
        else:
            heads.append(r)
    return captions, heads


def _body(grid: Grid, heads: Sequence[int], first: int) -> int:
    """The first row of the body: behind a row of heads that has every column, and a row of units behind that."""
    width = max((sum(1 for cell in grid.rows[r] if cell.text) for r in (*heads, first)), default=0)
    for n, r in enumerate(heads):
        if sum(1 for cell in grid.rows[r] if cell.text) == width and width > 1:
            units = [h for h in heads[n + 1 :] if all(unit_of(cell.text) for cell in grid.rows[h] if cell.text)]
            return max([r, *units]) + 1
    return first


def _heads(grid: Grid, rows: Sequence[int]) -> tuple[str, ...]:
    """The words over each column; in all rows of heads but the last a head reaches over the empty cells behind it."""
    width = max((len(row) for row in grid.rows), default=0)
    parts: list[list[str]] = [[] for _ in range(width)]
    for n, r in enumerate(rows):
        carried = ""
        for c in range(width):
            text = without_marks(grid.rows[r][c].text) if c < len(grid.rows[r]) else ""
            carried = text or (carried if n < len(rows) - 1 else "")
            if carried and carried not in parts[c]:
                parts[c].append(carried)
    return tuple(", ".join(p) for p in parts)


def _labels(grid: Grid, first: int, last: int, heads: Sequence[str]) -> tuple[int, ...]:
    """The columns of words, days, years and codes, as far as they stand before the first column of values.

    A rank before the names ("1, Northgate United, 38, 27") is a value that parts no labels from each other.
    """
    out: list[int] = []
    for c in range(len(heads)):
        cells = [grid.rows[r][c] for r in range(first, last) if c < len(grid.rows[r]) and grid.rows[r][c].text]
        numbers = sum(cell.number is not None and not cell.is_year for cell in cells)
        named = numbers * 2 < len(cells) and not _years_as_values(heads[c], cells)
        if cells and (named or is_code(heads[c])):
            out.append(c)
        elif cells and not (is_rank(heads[c]) and not out):
            break
    return tuple(out)


def is_rank(head: str) -> bool:
    """Whether a column of numbers counts its rows; one without a head stands before the names and says nothing."""
    return head.casefold() in vocabulary("tables")["words"]["ranks"]


def is_code(head: str) -> bool:
    """Whether the digits of a column name a thing: "Area code"."""
    return any(word in vocabulary("tables")["words"]["codes"] for word in head.casefold().split())


def _years_as_values(head: str, cells: Sequence[Cell]) -> bool:
    """Four digits under a head with words of its own ("beds") are values; under "year" or nothing they are years."""
    words = head.casefold()
    return (
        all(cell.is_year for cell in cells) and bool(words) and not any(w in words for w in ("year", "date", "period"))
    )
