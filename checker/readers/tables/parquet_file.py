"""Reads Parquet: columns with names, one row a record."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

from checker.errors import InputError
from checker.readers.tables.document import as_decimal, document_of
from checker.readers.tables.grid import Cell, Grid, cell_of

if TYPE_CHECKING:
    from checker.model import Document

MOST_CELLS = 2_000_000


def from_parquet(data: bytes, name: str) -> Document:
    """A document of the whole file; the heads are row 1, as in a spreadsheet. Raises InputError."""
    try:
        from pyarrow import parquet
    except ImportError:
        hint = "install it: python3 -m pip install 'checker[parquet]'"
        raise InputError(name, "reading .parquet needs pyarrow", hint=hint) from None
    try:
        file = parquet.ParquetFile(BytesIO(data))
        if file.metadata.num_rows * file.metadata.num_columns > MOST_CELLS:
            raise InputError(name, f"has more than {MOST_CELLS:,} cells", hint="cut it to the rows that matter")
        table = file.read()
    except InputError:
        raise
    except Exception as error:  # pyarrow's own errors, and those of the codecs
        raise InputError(name, f"is no readable Parquet file: {' '.join(str(error).split())[:120]}") from None
    columns = [[_cell(value) for value in column.to_pylist()] for column in table.columns]
    rows = [[Cell(str(head)) for head in table.column_names], *map(list, zip(*columns, strict=True))]
    return document_of(name, [Grid("", rows)])


def _cell(value: Any) -> Cell:
    if value is None:
        return Cell()
    if isinstance(value, datetime | date):
        day = value.date() if isinstance(value, datetime) else value
        return Cell(day.isoformat(), day=day)
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return cell_of(str(value))
    number = as_decimal(value)
    return Cell(f"{number:f}", number) if number.is_finite() else Cell()
