"""Reads CSV and TSV: the delimiter and the decimal sign are those that fit the file."""

from __future__ import annotations

import csv
import io
from collections import Counter
from typing import TYPE_CHECKING

from checker.errors import InputError
from checker.readers.decode import raw_text
from checker.readers.tables.document import document_of
from checker.readers.tables.grid import Grid, cell_of, check_cells

if TYPE_CHECKING:
    from checker.model import Document
    from checker.readers.file import File

_SAMPLE = 100_000  # characters in which the delimiter is looked for
_QUOTED = 8  # so many delimiters a cell may stand inside quoted texts
_DELIMITERS = ",;\t|"


def from_csv(file: File) -> Document:
    """A table with one sentence a numeric cell; places are cells, as a spreadsheet names them.

    Raises InputError for a file that is no table: an open quotation mark, more cells than are read.
    """
    raw = raw_text(file)
    delimiter = _delimiter(raw.text)
    rows: list[list[str]] = []
    seen = 0
    try:
        if raw.text.count(delimiter) > _QUOTED * file.options.limits.cells:
            check_cells(raw.text.count(delimiter), file)
        for row in csv.reader(io.StringIO(raw.text, newline=""), delimiter=delimiter, strict=True):
            seen += len(row)
            check_cells(seen, file)
            rows.append(row)
    except csv.Error as error:
        raise InputError(raw.name, f"is no readable table: {error}", hint="save it again as CSV in UTF-8") from None
    comma = delimiter == ";" and _decimal_comma(rows)
    grid = Grid("", [[cell_of(text, decimal_comma=comma) for text in row] for row in rows])
    notes = raw.notes + (("numbers read with a decimal comma",) if comma else ())
    return document_of(raw.name, [grid], notes)


def _delimiter(text: str) -> str:
    """The sign that parts the most lines into the same number of cells, two or more; a comma where none does."""
    lines = [line for line in text[:_SAMPLE].splitlines()[:50] if line.strip()]
    best, sign = (0, 0), ","
    for delimiter in _DELIMITERS:
        try:
            widths = Counter(len(row) for row in csv.reader(lines, delimiter=delimiter))
        except csv.Error:  # a field beyond all measure: the reader tells it
            continue
        width, often = max(((w, n) for w, n in widths.items() if w > 1), key=lambda x: (x[1], x[0]), default=(0, 0))
        if (often, width) > best:
            best, sign = (often, width), delimiter
    return sign


def _decimal_comma(rows: list[list[str]]) -> bool:
    """Whether more cells are numbers with a comma before one, two or four decimals than with a point."""
    cells = [text.strip() for row in rows for text in row]
    commas = sum(_is_number(x.replace(".", "").replace(",", ".")) and "," in x for x in cells)
    points = sum(_is_number(x) and "." in x for x in cells)
    return commas > points


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).lstrip("-").isdigit()
