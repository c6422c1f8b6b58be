"""Reads XLSX with openpyxl: values as they were last computed, formats for what they show, no formula, no link."""

from __future__ import annotations

import re
import warnings
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

from checker.errors import InputError
from checker.readers.needs import need
from checker.readers.package import Package
from checker.readers.tables.document import as_decimal, document_of
from checker.readers.tables.grid import Cell, Grid, cell_of, check_cells

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.model import Document
    from checker.readers.file import File

_DECIMALS = re.compile(r"0\.(0{1,6})")
_CURRENCY = re.compile(r"[£$€¥₹]")


def from_xlsx(file: File) -> Document:
    """A document of all visible sheets; places are cells ("Budget!B7").

    Raises InputError where openpyxl is missing, for a damaged or encrypted workbook and for one of too many cells.
    """
    openpyxl = need("openpyxl", "tables", "workbooks", file.name)
    Package(file).check_size()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of parts that openpyxl leaves out: drawings, dates that no calendar has
        return _read(openpyxl, file)


def _read(openpyxl: Any, file: File) -> Document:
    try:
        book = openpyxl.load_workbook(BytesIO(file.data), read_only=True, data_only=True, keep_links=False)
    except Exception as error:  # openpyxl lets through whatever zipfile, ElementTree and its own parsers raise
        raise _damaged(file, error) from None
    try:
        return _document(file, book)
    except InputError:
        raise
    except Exception as error:  # a sheet is read only now
        raise _damaged(file, error) from None
    finally:
        book.close()


def _document(file: File, book: Any) -> Document:
    grids, notes, seen, empty = [], [], 0, 0
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            notes.append(f"hidden sheet {sheet.title!r} was left out")
            continue
        rows = []
        for row in _rows(sheet):
            seen += len(row)
            check_cells(seen, file)
            rows.append(row)
        grids.append(Grid(sheet.title, rows))
        empty += not any(cell.text for row in rows for cell in row)
    if grids and empty == len(grids):
        notes.append("no cell has a value (formulas count only once a spreadsheet program has computed them)")
    return document_of(file.name, grids, tuple(notes))


def _damaged(file: File, error: Exception) -> InputError:
    told = " ".join(str(error).split())[:120] or type(error).__name__
    hint = "open it in a spreadsheet program and save it again"
    return InputError(file.name, f"is no readable workbook: {told}", hint=hint)


def _rows(sheet: Any) -> Iterable[list[Cell]]:
    sheet.reset_dimensions()  # what the file says of its size may be wrong
    for row in sheet.iter_rows():
        yield [_cell(cell.value, cell.number_format) if cell.value is not None else Cell() for cell in row]


def _with_decimals(number: Decimal, shown: str) -> Decimal:
    """The number with the decimals that its format shows, or more where it has more: 42 under 0.0 is 42.0."""
    decimals = _DECIMALS.search(shown)
    least = -len(decimals[1]) if decimals else 0
    if abs(number) < 10**15 and int(number.as_tuple().exponent) > least:
        return number.quantize(Decimal(1).scaleb(least))
    return number


def _cell(value: Any, number_format: str | None) -> Cell:
    """A cell with its number in the unit that it shows: 0.023 under 0.0% is 2.3 percent."""
    if isinstance(value, bool):
        return Cell(str(value).upper())
    if isinstance(value, datetime | date):
        day = value.date() if isinstance(value, datetime) else value
        return Cell(day.isoformat(), day=day)
    if isinstance(value, time):
        return Cell(value.isoformat("minutes"))
    shown = (number_format or "General").split(";")[0]
    if isinstance(value, int | float):
        number = as_decimal(value)
        if not number.is_finite():
            return Cell(str(value))
        percent = "%" in shown
        sign = _CURRENCY.search(shown)
        number = (number * 100 if percent else number).normalize()
        exact = _with_decimals(number, shown)
        return Cell(f"{exact:f}{'%' * percent}", exact, percent, sign.group() if sign else "")
    return cell_of(str(value))  # a number that was typed as text counts as a number
