"""A sheet as it was read: rows of cells with their numbers, whatever the file's format."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from checker.errors import InputError
from checker.readers.file import File
from checker.vocab.load import vocabulary

_NUMBER = re.compile(
    r"(?P<open>\()?(?P<sign>[-−–+])?(?P<currency>[£$€¥₹])?(?P<late>[-−])?"
    r"(?P<digits>\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
    r"\s?(?P<percent>%)?(?P<close>\))?(?:\s?(?:\*|†|‡|[¹²³⁴⁵⁶⁷⁸⁹]|\[[a-z0-9]{1,2}\]|\((?:[a-z]|[1-9])\)))*"
)
_MARKS = re.compile(  # of notes behind words: "[note 3]", "*", "†", "¹"; "(p)" is pence, and "m²" no note
    r"\s*(?:\[(?:[Nn]otes? )?\d{1,2}(?:, ?\d{1,2})*\]|\[[a-z]\]|\([Nn]otes? \d{1,2}\)|\*|†|‡"
    r"|(?<=[A-Za-z]{3})[¹²³⁴⁵⁶⁷⁸⁹])(?=[\s,:*†‡]|$)"
)
_MARKED = re.compile(r"[\[(*†‡¹²³⁴-⁹]")
_COMMA = re.compile(r"(?P<sign>[-−–+])?(?P<digits>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)\s?(?P<percent>%)?")


class Cell(NamedTuple):
    """One cell: its text as shown, its number if it is one, and what its own format says of the unit."""

    text: str = ""
    number: Decimal | None = None  # in the unit of the column: 2.3 for a cell that shows 2.3%
    percent: bool = False
    currency: str = ""  # a sign: £
    day: date | None = None

    @property
    def is_year(self) -> bool:
        """Whether the number can only be told from a year by what stands around it."""
        n = self.number
        plain = n is not None and not self.percent and not self.currency and self.text.isdigit()
        return plain and len(self.text) == 4 and Decimal(1900) <= n <= Decimal(2100) if n is not None else False


class Grid(NamedTuple):
    """A sheet: its name ("" in a file of one sheet) and its rows from the first, blank ones too."""

    name: str
    rows: Sequence[Sequence[Cell]]


def cell_of(text: str, *, decimal_comma: bool = False) -> Cell:
    """A cell of a text file.

    >>> cell_of("(1,250)").number, cell_of("£3.50").currency, cell_of("2.3 %").percent, cell_of("n/a")
    (Decimal('-1250'), '£', True, Cell(text='', number=None, percent=False, currency='', day=None))
    >>> cell_of("1.250,5", decimal_comma=True).number
    Decimal('1250.5')
    """
    text = " ".join(text.split())
    if text.casefold() in vocabulary("tables")["words"]["missing"]:
        return Cell()
    if decimal_comma and (m := _COMMA.fullmatch(text)):
        digits = m["digits"].replace(".", "").replace(",", ".")
        return Cell(text, _signed(digits, bool(m["sign"]) and m["sign"] != "+"), bool(m["percent"]))
    m = _NUMBER.fullmatch(text)
    if m is None or bool(m["open"]) != bool(m["close"]):
        return Cell(text, day=_day(text))
    digits = re.sub(r"[,\s]", "", m["digits"])
    negative = bool(m["open"]) or (m["sign"] or "+") != "+" or bool(m["late"])
    return Cell(text, _signed(digits, negative), bool(m["percent"]), m["currency"] or "")


def without_marks(text: str) -> str:
    """Words without the marks of notes behind them.

    >>> without_marks("North West [note 3]"), without_marks("Deaths¹"), without_marks("Area km²")
    ('North West', 'Deaths', 'Area km²')
    """
    return _MARKS.sub("", text).strip() if _MARKED.search(text) else text


def _signed(digits: str, negative: bool) -> Decimal:
    value = Decimal(digits)
    return -value if negative else value


def _day(text: str) -> date | None:
    """An ISO day, as databases write it; other dates stay words, which the grammar reads."""
    try:
        return date.fromisoformat(text[:10]) if re.fullmatch(r"\d{4}-\d\d-\d\d(?:[T ]00:00(?::00)?)?", text) else None
    except ValueError:
        return None


def letters(column: int) -> str:
    """The name of a column, counted from 0.

    >>> letters(0), letters(25), letters(26), letters(701), letters(702)
    ('A', 'Z', 'AA', 'ZZ', 'AAA')
    """
    out = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        out = chr(65 + rest) + out
    return out


def check_cells(cells: int, file: File) -> None:
    """Raises InputError for more cells than are read."""
    limit = file.options.limits.cells
    if cells > limit:
        raise InputError(file.name, f"has more than {limit:,} cells", hint="cut it to the rows and sheets that matter")
