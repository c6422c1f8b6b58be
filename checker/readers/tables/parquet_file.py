"""Reads Parquet: columns with names, one row a record."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

from checker.errors import InputError
from checker.readers.needs import need
from checker.readers.tables.document import as_decimal, document_of
from checker.readers.tables.grid import Cell, Grid, cell_of, check_cells

if TYPE_CHECKING:
    from checker.model import Document
    from checker.readers.file import File


def from_parquet(file: File) -> Document:
    """A document of the whole file; the heads are row 1, as in a spreadsheet. Raises InputError."""
    parquet = need("pyarrow.parquet", "parquet", "Parquet tables", file.name)
    try:
        opened = parquet.ParquetFile(BytesIO(file.data))
        check_cells(opened.metadata.num_rows * opened.metadata.num_columns, file)
        table = opened.read()
        columns = [[_cell(value) for value in column.to_pylist()] for column in table.columns]
    except InputError:
        raise
    except Exception as error:  # pyarrow's own errors, and those of the codecs
        told = " ".join(str(error).split())[:120]
        raise InputError(file.name, f"is no readable Parquet table: {told}") from None
    rows = [[Cell(str(head)) for head in table.column_names], *map(list, zip(*columns, strict=True))]
    return document_of(file.name, [Grid("", rows)])


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
