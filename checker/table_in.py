"""The claims table on its way back: what a person corrected in a spreadsheet, read by the one schema that wrote it.

A table is read whole and every mistake is told, each as file:row:column, rows counted as a spreadsheet counts them
(the header is row 1). Columns that follow from others (line, column, place, base_*, sentence) are not read. Columns
beyond the schema ("note") are left alone, unless their name looks like a misspelt one.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from checker import cells
from checker.errors import InputError, TableError
from checker.model import HEDGES, KINDS
from checker.table import CLAIM_COLUMNS
from checker.words import nearest

if TYPE_CHECKING:
    import pandas as pd

NEEDED = ("doc", "start", "end", "kind")
COMPUTED = frozenset({"line", "column", "place", "base_value", "base_low", "base_high", "base_unit", "sentence"})
_NAMES = tuple(column.name for column in CLAIM_COLUMNS)
_READERS: Mapping[str, Callable[[str], Any]] = {
    "Int64": cells.whole,
    "Float64": cells.decimal,
    "boolean": cells.truth,
    "string": str,
}
_READER_OF: dict[str, Callable[[str], Any]] = {
    **{column.name: _READERS[column.dtype] for column in CLAIM_COLUMNS if column.name not in COMPUTED},
    "date_low": cells.moment,
    "date_high": cells.moment,
}
_CHOICES = {"kind": KINDS, "hedge": HEDGES}


class Row(NamedTuple):
    """One row: where it stands ("claims.csv:3"), and its cells by column.

    Numbers are Decimals, an empty cell is None, a column that the table does not have is missing.
    """

    where: str
    cells: Mapping[str, Any]


class ClaimTable(NamedTuple):
    """The rows of a corrected table by document, in the order given."""

    name: str
    rows: Mapping[str, tuple[Row, ...]]


def read_csv(path: Path) -> ClaimTable:
    """A table from a CSV file in UTF-8, parted by commas, semicolons or tabs.

    Raises InputError for a file that cannot be read and TableError with all mistakes in it.
    """
    name = path.as_posix()
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise InputError(name, "no such file", hint="check the path") from None
    except OSError as error:
        raise InputError(name, f"cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        raise InputError(name, f"byte {error.start} is not UTF-8", hint="save it as CSV UTF-8") from None
    return parse_csv(text, name)


def parse_csv(text: str, name: str = "claims") -> ClaimTable:
    """A table from the text of a CSV file. Raises InputError for what is no CSV and TableError with all mistakes."""
    head, *body = _lines(text, name) or [[]]
    header = [title.strip() for title in head]
    long = [
        f"{name}:{n}: {len(row)} cells, the header has {len(header)}"
        for n, row in _numbered(body)
        if len(row) > len(header)
    ]
    if long:
        raise TableError(long)
    records = [
        (n, {title: cells.unguarded(cell) for title, cell in zip(header, row, strict=False)})
        for n, row in _numbered(body)
        if any(row)
    ]
    return _table(name, header, records)


def from_records(records: Iterable[Mapping[str, Any]], name: str = "claims") -> ClaimTable:
    """A table from dicts as `Claims.to_records` gives them; rows are counted from 2, as in a file with a header.

    >>> table = from_records([{"doc": "a.txt", "start": 4, "end": 14, "kind": "duration", "value": 95}])
    >>> table.rows["a.txt"][0].cells["value"]
    Decimal('95')
    """
    given = [{key: _text(value) for key, value in record.items()} for record in records]
    header = list(dict.fromkeys(key for record in given for key in record)) or list(NEEDED)
    return _table(name, header, list(enumerate(given, 2)))


def from_frame(frame: pd.DataFrame, name: str = "claims") -> ClaimTable:
    """A table from a pandas frame with the columns of CLAIM_COLUMNS, such as `Claims.to_frame` gives."""
    return from_records([{str(key): value for key, value in row.items()} for row in frame.to_dict("records")], name)


def _lines(text: str, name: str) -> list[list[str]]:
    """The rows of a CSV text; what parts the cells is seen in the header."""
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    before = csv.field_size_limit(2**31 - 1)  # a sentence may be as long as its document
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise InputError(name, f"is no CSV table: {error}") from None
    finally:
        csv.field_size_limit(before)


def _numbered(rows: Sequence[list[str]]) -> Iterable[tuple[int, list[str]]]:
    return enumerate(rows, 2)


def _table(name: str, header: Sequence[str], records: Sequence[tuple[int, Mapping[str, str]]]) -> ClaimTable:
    """The table of cells as text. Raises TableError with every mistake."""
    mistakes = _mistakes_of_header(name, header)
    if mistakes:
        raise TableError(mistakes)  # what stands below means nothing without its header
    rows: dict[str, list[Row]] = {}
    seen: dict[tuple[Any, ...], int] = {}
    for n, record in records:
        where = f"{name}:{n}"
        values, wrong = _values(where, record)
        key = tuple(values.get(column) for column in NEEDED)
        if not wrong and key in seen:
            wrong = [f"{where}: the same {', '.join(NEEDED)} as in row {seen[key]} (delete one of the two)"]
        seen[key] = n
        mistakes += wrong
        rows.setdefault(values.get("doc") or "", []).append(Row(where, values))
    if mistakes:
        raise TableError(mistakes)
    return ClaimTable(name, {doc: tuple(found) for doc, found in rows.items()})


def _mistakes_of_header(name: str, header: Sequence[str]) -> list[str]:
    mistakes = [f"{name}:1:{column}: the column is missing" for column in NEEDED if column not in header]
    for title in dict.fromkeys(header):
        if header.count(title) > 1 and title in _READER_OF:
            mistakes.append(f"{name}:1:{title}: the column is there twice")
        elif title and title not in _NAMES and "did you mean" in (hint := nearest(title, _NAMES)):
            mistakes.append(f"{name}:1:{title}: no such column{hint}")
    return mistakes


def _values(where: str, record: Mapping[str, str]) -> tuple[dict[str, Any], list[str]]:
    """The cells of one row by what they mean, and its mistakes."""
    values: dict[str, Any] = {}
    mistakes = []
    for column, read in _READER_OF.items():
        if column not in record:
            continue
        cell = record[column]
        try:
            values[column] = read(cell) if cell.strip() else None
        except ValueError as error:
            mistakes.append(f"{where}:{column}: {error}")
            continue
        known = _CHOICES.get(column)
        if known and cell.strip() and cell not in known:
            mistakes.append(f"{where}:{column}: unknown {column} {cell!r}{nearest(cell, known)}")
    mistakes += [f"{where}:{column}: is empty" for column in NEEDED if not record.get(column, "").strip()]
    return values, mistakes or _odd(where, values)


def _odd(where: str, values: Mapping[str, Any]) -> list[str]:
    """Cells that are well formed and cannot go together."""
    start, end = values["start"], values["end"]
    low, high = values.get("low"), values.get("high")
    first, last = values.get("date_low"), values.get("date_high")
    if end <= start:
        return [f"{where}:end: {end} does not lie behind the start, {start}"]
    if low is not None and high is not None and low > high:
        return [f"{where}:high: {high} is below low, {low}"]
    if first and last and first > last and ("T" in first[:1]) == ("T" in last[:1]):
        return [f"{where}:date_high: {last} lies before date_low, {first}"]
    return []


def _text(value: Any) -> str:
    """A native value as its cell: None and the pandas signs for a missing one are empty."""
    text = "" if value is None else str(value)
    return "" if text in ("nan", "NaN", "<NA>", "NaT") and not isinstance(value, str) else text
