"""Which rows of a table add others up: those that say so, and an end row whose numbers are the sums of the rest."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from checker.readers.tables.grid import Grid
from checker.vocab.load import vocabulary

_FEWEST = 3  # rows from which a sum hardly comes about by chance


def totals_of(grid: Grid, rows: Sequence[int], values: Sequence[int], labels: Sequence[str]) -> frozenset[int]:
    """The rows that are totals or subtotals."""
    words = tuple(vocabulary("tables")["words"]["totals"])
    named = {r for r, label in zip(rows, labels, strict=True) if label.casefold().startswith(words)}
    plain = [r for r in rows if r not in named]
    for end in {rows[0], rows[-1]} - named if len(plain) > _FEWEST else ():
        if _adds_up(grid, end, [r for r in plain if r != end], values):
            named.add(end)
            break
    return frozenset(named)


def _adds_up(grid: Grid, end: int, others: Sequence[int], values: Sequence[int]) -> bool:
    """Whether every column of amounts adds up to a row, within what rounding leaves."""
    fit = 0
    for c in values:
        parts = [grid.rows[r][c] for r in others if c < len(grid.rows[r])]
        numbers = [cell.number for cell in parts if cell.number is not None and not cell.percent]
        whole = grid.rows[end][c].number if c < len(grid.rows[end]) else None
        if whole is None or len(numbers) < _FEWEST:
            continue
        last = Decimal(1).scaleb(min(0, *(int(n.as_tuple().exponent) for n in (whole, *numbers))))
        if not whole or abs(sum(numbers) - whole) > last * len(numbers) / 2 or abs(sum(numbers) - whole) * 100 > whole:
            continue
        fit += 1
    return fit > 1 or (fit == 1 and len(others) > _FEWEST)
