"""The scalar types of the rule language: texts, names, numbers with units, dates, tolerances, levels."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from checker.checks.base import Amount, Threshold, Tolerance
from checker.model import LEVELS
from checker.rules.amounts import canonical_unit, in_base, read_amount
from checker.rules.problems import did_you_mean
from checker.rules.types import Key, ScalarError, Type, choice, either, pattern, record, scalar

_TEXT = {"type": ["string", "number"]}  # an editor reads an unquoted 32 as a number; the loader keeps its text
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_THRESHOLD = re.compile(r"(>=|>)\s*(.+)")


def _not_empty(value: str) -> str:
    if not value.strip():
        raise ScalarError("the text is empty")
    return value


@lru_cache(maxsize=4096)
def to_date(value: str) -> date:
    """A date written as 2025-03-04. Raises ScalarError for another form and for a day that no calendar has."""
    if not _DATE.fullmatch(value):
        raise ScalarError(f"`{value}` is not a date", "write it as 2025-03-04", "R009")
    try:
        return date.fromisoformat(value)
    except ValueError:
        why, help_ = _why_no_day(value)
        raise ScalarError(f"the date {value} does not exist: {why}", help_, "R009") from None


def _why_no_day(value: str) -> tuple[str, str]:
    """Why the calendar has no such day, and help.

    >>> _why_no_day("2025-02-30"), _why_no_day("2024-13-07")
    (('February 2025 has 28 days', ''), ('a year has 12 months', 'write year, month, day: 2024-07-13?'))
    """
    year, month, day = map(int, value.split("-"))
    if not year:
        return "there is no year 0", ""
    if 1 <= month <= 12:
        first = date(year, month, 1)
        return f"{first:%B} {first.year} has {monthrange(year, month)[1]} days", ""
    swapped = 1 <= day <= 12 and 1 <= month <= monthrange(year, day)[1]
    return "a year has 12 months", f"write year, month, day: {year:04}-{day:02}-{month:02}?" if swapped else ""


def _amount(value: str) -> Amount:
    found = read_amount(value)
    if found is None:
        raise ScalarError(f"`{value}` is not a number with a unit", "write it as `5 minutes`, `1 %`, `0.05 pp` or `32`")
    return found


def _distance(value: str) -> Amount:
    found = _amount(value)
    if found.value < 0:
        raise ScalarError(f"`{value}` is below zero")
    return found


def _tolerance(value: str) -> Tolerance:
    if value in ("exact", "rounding"):
        return Tolerance(value)
    if read_amount(value) is None:
        near = did_you_mean(value, ("exact", "rounding"))
        raise ScalarError(
            f"`{value}` is no tolerance", near if near[:3] == "did" else "write `exact`, `rounding` or `0.05 pp`"
        )
    margin, unit = in_base(_distance(value))
    return Tolerance("margin", margin, unit, value)


def _fact(value: str) -> str:
    """A number, an amount or a date, kept as written."""
    if _DATE.fullmatch(value):
        to_date(value)
    elif read_amount(value) is None:
        raise ScalarError(f"`{value}` is not a number, an amount or a date", "write it as 32, `2.3 %` or 1949-04-04")
    return value


def _threshold(value: str) -> tuple[str, Amount]:
    found = _THRESHOLD.fullmatch(value.strip())
    if not found:
        raise ScalarError(f"`{value}` is no threshold", 'write it as "> 5 minutes" or ">= 1 %"')
    return found[1], _distance(found[2])


def _unit(value: str) -> tuple[str, str]:
    unit = canonical_unit(value)
    if unit is None:
        raise ScalarError(f"`{value}` is not a unit", "write %, minutes, EUR, km, or the noun that is counted")
    return unit, value


def _number(value: str) -> Decimal:
    found = read_amount(value)
    if found is None or found.unit:
        raise ScalarError(f"`{value}` is not a number", "write it as 1.0513")
    return found.value


def _positive(value: str) -> Decimal:
    number = _number(value)
    if number <= 0:
        raise ScalarError(f"`{value}` must be above zero")
    return number


def _integer(value: str) -> int:
    if not (value.isascii() and value.isdigit()):
        raise ScalarError(f"`{value}` is not a whole number")
    return int(value)


def _boolean(value: str) -> bool:
    if value not in ("true", "false"):
        raise ScalarError(f"`{value}` is neither true nor false", "write true or false")
    return value == "true"


def _thresholds(given: dict[str, Any], place: str) -> tuple[Threshold, ...]:
    return tuple(Threshold(level, *given[level]) for level in LEVELS if level in given)


TEXT = scalar("a text", _not_empty, _TEXT)
ID = pattern(
    "a rule's id", r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*", "write small letters, digits and single hyphens: uk-defence-share"
)
NAME = pattern("a name", r"[^\W\d][\w .'’&-]*", "start with a letter; letters, digits, spaces and . ' & _ - may follow")
WORD = pattern("a name for a formula", r"[A-Za-z_][A-Za-z_0-9]*", "write letters, digits and _")
RATE_NAME = pattern(
    "a rate's name", r"[A-Z]{3}_[A-Z]{3}", "write two currency codes: EUR_USD is what one EUR costs in USD"
)
CURRENCY = pattern("a currency code", r"[A-Z]{3}", "write the ISO 4217 code: EUR, USD, GBP")
DATE = scalar("a date such as 2025-03-04", to_date, {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"})
NUMBER = scalar("a number", _number, _TEXT)
POSITIVE = scalar("a number above zero", _positive, _TEXT)
INTEGER = scalar("a whole number", _integer, {"type": ["integer", "string"]})
BOOLEAN = scalar("true or false", _boolean, {"type": "boolean"})
AMOUNT = scalar("a number with its unit", _amount, _TEXT)
DISTANCE = scalar("a number with its unit", _distance, _TEXT)
TOLERANCE = scalar("a tolerance: exact, rounding, or a number with its unit", _tolerance, _TEXT)
FACT = scalar("a number, an amount or a date", _fact, _TEXT)
UNIT = scalar("a unit", _unit, {"type": "string"})
THRESHOLD = scalar("a threshold", _threshold, {"type": "string", "pattern": r"^\s*>=?\s*\d"})
_ONE_LEVEL = choice("level", LEVELS)
LEVEL: Type = either(
    "a level, or a level for each size of difference",
    _ONE_LEVEL,
    record(
        "a mapping of levels",
        {name: Key(THRESHOLD, f"the difference from which it is {name}") for name in LEVELS},
        _thresholds,
    ),
)
