"""Cells of the claims table: written so that no spreadsheet runs them, read back with what is wrong said plainly."""

from __future__ import annotations

import re
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

_ACTS = re.compile(r"'*[=+\-@\t\r\n]")  # what a spreadsheet takes for a formula, and what looks like a guarded cell
_CLOCK = re.compile(r"T?\d\d:\d\d(:\d\d(\.\d+)?)?([+-]\d\d:\d\d)?")  # a time of day without a day
_TRUE, _FALSE = frozenset(("true", "1", "yes")), frozenset(("false", "0", "no"))


def guarded(value: Any) -> Any:
    """A cell as it is written: text that a spreadsheet would run as a formula gets an apostrophe before it.

    >>> guarded("=1+1"), guarded("'-5 degrees"), guarded(-5), guarded("'90s")
    ("'=1+1", "''-5 degrees", -5, "'90s")
    """
    return "'" + value if isinstance(value, str) and _ACTS.match(value) else value


def unguarded(cell: str) -> str:
    """A cell as it was before `guarded`; a cell that a person typed stays as typed.

    >>> unguarded("'=1+1"), unguarded("-5 degrees"), unguarded("'90s")
    ('=1+1', '-5 degrees', "'90s")
    """
    return cell[1:] if cell[:1] == "'" and _ACTS.match(cell) else cell


def whole(cell: str) -> int:
    """A whole number, also as spreadsheets write it ("12.0"). Raises ValueError with what would be right."""
    number = decimal(cell)
    if number != number.to_integral_value() or not 0 <= number < 10**12:
        raise ValueError(f"{_shown(cell)} is no whole number (write it as 120)")
    return int(number)


def decimal(cell: str) -> Decimal:
    """A number. Raises ValueError with what would be right; a comma is never guessed to be a point or a separator.

    >>> decimal("8.41E+11")
    Decimal('8.41E+11')
    """
    try:
        number = Decimal(cell.strip())
    except InvalidOperation:
        number = Decimal("NaN")
    if "_" in cell or not number.is_finite() or abs(number.adjusted()) > 300:
        raise ValueError(f"{_shown(cell)} is no number (write it as 1234.5, without unit and separators)")
    return number


def truth(cell: str) -> bool:
    """True or false. Raises ValueError with what would be right."""
    word = cell.strip().lower()
    if word not in _TRUE | _FALSE:
        raise ValueError(f"{_shown(cell)} is neither true nor false")
    return word in _TRUE


def moment(cell: str) -> str:
    """An ISO date or date-time, or a time of day, as the table has it: days begin at T00:00:00.

    >>> moment("2025-03-05"), moment("T08:30:00")
    ('2025-03-05T00:00:00', 'T08:30:00')
    """
    cell = cell.strip()
    try:
        return cell if _CLOCK.fullmatch(cell) else datetime.fromisoformat(cell).isoformat()
    except ValueError:
        raise ValueError(f"{_shown(cell)} is no date (write it as 2025-03-05 or 2025-03-05T13:00:00)") from None


def _shown(cell: str) -> str:
    return repr(cell if len(cell) <= 40 else cell[:39] + "…")
