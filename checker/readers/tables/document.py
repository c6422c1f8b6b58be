"""Writes a sheet as text: one sentence a numeric cell, so that the same grammar reads tables and prose."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from checker.model import Anchor, Block, CellValue, Document
from checker.readers.tables.grid import Cell, Grid, letters
from checker.readers.tables.layout import Table, is_code, is_rank, tables
from checker.readers.tables.totals import totals_of
from checker.readers.tables.wording import (
    Field,
    head_of,
    label_of,
    measures_in_rows,
    sentence,
    title_of,
    unit_of_table,
)
from checker.vocab.load import vocabulary


def document_of(name: str, grids: Iterable[Grid], notes: tuple[str, ...] = ()) -> Document:
    """A document of all sheets; each number knows its cell, its row's label and its column's head.

    >>> from checker.readers.tables.grid import cell_of
    >>> rows = [["Country", "Defence spending (% of GDP)"], ["France", "2.1"]]
    >>> document_of("a.csv", [Grid("", [[cell_of(x) for x in row] for row in rows])]).text.splitlines()[0]
    'France: defence spending was 2.1% of GDP.'
    """
    writer = _Writer()
    for grid in grids:
        for table in tables(grid):
            _write(writer, grid, table)
        _leave(writer, grid)
    return Document(
        text="".join(writer.parts),
        name=name,
        path=name,
        notes=notes,
        blocks=tuple(writer.blocks),
        anchors=tuple(writer.anchors),
        cells=tuple(writer.cells),
    )


def address(grid: Grid, row: int, column: int) -> str:
    """The cell as a spreadsheet names it: "B7", "Budget!B7"."""
    return f"{grid.name}!" * bool(grid.name) + f"{letters(column)}{row + 1}"


class _Writer:
    """The text so far with the places in it."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.at = 0
        self.blocks: list[Block] = []
        self.anchors: list[Anchor] = []
        self.cells: list[CellValue] = []
        self.done: set[tuple[str, int, int]] = set()

    def line(self, text: str, place: str, kind: str = "list") -> int:
        """A line of its own; gives back where it starts."""
        start = self.at
        self.parts.append(text + "\n")
        self.at += len(text) + 1
        self.blocks.append(Block(start, start + len(text), kind))
        self.anchors.append(Anchor(start, place))
        return start


def _write(writer: _Writer, grid: Grid, table: Table) -> None:
    """A table's sentences, its captions before them."""
    captions = [grid.rows[r][c].text for r, c in table.captions]
    for r, c in table.captions:
        if (grid.name, r, c) not in writer.done:
            writer.line(grid.rows[r][c].text, address(grid, r, c), "caption")
            writer.done.add((grid.name, r, c))
    title, general = title_of(captions, grid.name), unit_of_table(captions)
    heads = [head_of(head) for head in table.heads]
    values = [c for c in range(len(heads)) if c not in table.labels and not (is_rank(table.heads[c]) and c == 0)]
    rows = range(table.first, table.last)
    labels = dict(zip(rows, _labels(grid, table), strict=True))
    if not any(part.period for part in (*labels.values(), *heads)):
        labels = {r: label._replace(period=title.period) for r, label in labels.items()}
    in_rows = measures_in_rows(list(labels.values()), [heads[c] for c in values])
    totals = totals_of(grid, rows, values, [label.words for label in labels.values()])
    topic = ""
    for r in rows:
        for c in values:
            cell = _at(grid, r, c)
            if not heads[c].change:
                topic = heads[c].words  # of the column of changes behind it
            if not _states(cell):
                continue
            above = topic if heads[c].change and topic else title.words
            made = sentence(cell, labels[r], heads[c], above, general, in_rows=in_rows)
            start = writer.line(made.text + ".", address(grid, r, c)) + len(made.before)
            writer.cells.append(CellValue(start, start + len(made.value), made.about, made.measure, r in totals))
            writer.done.add((grid.name, r, c))


def _labels(grid: Grid, table: Table) -> Iterable[Field]:
    """What each row is about: its names, the codes where it has none; a merged label reaches over the rows below."""
    heads = table.heads
    units = [c for c in table.labels if heads[c].casefold() in vocabulary("tables")["words"]["unit_columns"]]
    names = [c for c in table.labels if c not in units and not is_code(heads[c])] or [
        c for c in table.labels if c not in units
    ]
    carried: dict[int, Cell] = {}
    for r in range(table.first, table.last):
        cells = {c: _at(grid, r, c) for c in names}
        for c in names[:-1]:
            if cells[c].text:
                carried = {k: cell for k, cell in carried.items() if k < c} | {c: cells[c]}
            elif cells[names[-1]].text and c in carried:
                cells[c] = carried[c]
        yield label_of((cell for cell in cells.values() if cell.text), [_at(grid, r, c).text for c in units])


def _at(grid: Grid, row: int, column: int) -> Cell:
    return grid.rows[row][column] if column < len(grid.rows[row]) else Cell()


def _states(cell: Cell) -> bool:
    """Whether a cell gives a value: a number, a day, words with digits."""
    return cell.number is not None or cell.day is not None or any(c.isdigit() for c in cell.text)


def _leave(writer: _Writer, grid: Grid) -> None:
    """The words that no sentence took up: heads, labels, sheets without numbers. They are shown, and state nothing."""
    for r, row in enumerate(grid.rows):
        for c, cell in enumerate(row):
            if cell.text and (grid.name, r, c) not in writer.done:
                writer.line(cell.text, address(grid, r, c), "caption")


def as_decimal(value: float | int | Decimal) -> Decimal:
    """A cell's number in the digits that a person sees: 0.1 + 0.2 is 0.3.

    >>> as_decimal(0.1 + 0.2), as_decimal(32)
    (Decimal('0.3'), Decimal('32'))
    """
    return Decimal(value) if isinstance(value, int | Decimal) else Decimal(f"{value:.12g}")
