"""The named functions of formulas, with the one line of help each that the reference page shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Any, NamedTuple

from checker.checks.formula.values import (
    ANY,
    Day,
    Number,
    Truth,
    Value,
    added,
    divided,
    equal,
    exact,
    multiplied,
    negated,
)
from checker.timex import calendar_years_between, years_between
from checker.vocab.units import names

_HUNDRED = exact(100)
_RATIOS = {
    "%": "percent", "per cent": "percent", "pct": "percent",
    "pp": "percentage_point", "percentage points": "percentage_point", "percentage point": "percentage_point",
}  # fmt: skip


class Function(NamedTuple):
    """A function: how it is written, what it takes and gives (number, date, text, truth, part), and what it is for.

    `most` is the largest number of arguments, None for any; the last type holds for all further ones.
    """

    written: str
    takes: tuple[str, ...]
    gives: str
    help: str
    compute: Callable[[Sequence[Any]], Value]
    least: int
    most: int | None


def _between(count: Callable[[date, date], int]) -> Callable[[Sequence[Any]], Value]:
    """A count between two days, for the shortest and the longest stretch that they allow."""

    def compute(values: Sequence[Any]) -> Value:
        start, end = values
        low, high = count(start.last, end.first), count(start.first, end.last)
        return Number(Decimal(low), Decimal(high), Decimal(low) if low == high else None)

    return compute


def months_between(start: date, end: date) -> int:
    """Completed months from one day to another; negative when the end lies before the start.

    >>> months_between(date(2024, 1, 31), date(2024, 3, 30)), months_between(date(2024, 3, 30), date(2024, 1, 31))
    (1, -1)
    """
    if end < start:
        return -months_between(end, start)
    return (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)


def _absolute(values: Sequence[Any]) -> Value:
    (a,) = values
    point = None if a.point is None else abs(a.point)
    if a.low >= 0:
        return Number(a.low, a.high, point)
    if a.high <= 0:
        return Number(-a.high, -a.low, point)
    return Number(Decimal(0), max(-a.low, a.high), point)


def _extreme(pick: Callable[..., Decimal]) -> Callable[[Sequence[Any]], Value]:
    def compute(values: Sequence[Any]) -> Value:
        points = [v.point for v in values]
        point = None if None in points else pick(points)
        return Number(pick(v.low for v in values), pick(v.high for v in values), point)

    return compute


def _rounded(values: Sequence[Any]) -> Value:
    a = values[0]
    places = int(values[1].low) if len(values) > 1 and values[1].low.is_finite() else 0
    step = Decimal(1).scaleb(-max(-12, min(12, places)))

    def near(value: Decimal) -> Decimal:
        return value.quantize(step, ROUND_HALF_UP) if value.is_finite() and value.adjusted() < 15 else value

    return Number(near(a.low), near(a.high), None if a.point is None else near(a.point))


def _root(values: Sequence[Any]) -> Value:
    """The square root, its last digit rounded outwards; anything for a number that may be below zero."""
    (a,) = values
    if a.low < 0:
        return ANY
    low, high = a.low.sqrt(), a.high.sqrt()
    return Number(
        low if low * low == a.low else low.next_minus(),
        high if high * high == a.high else high.next_plus(),
        None if a.point is None else a.point.sqrt(),
    )


def _total(values: Sequence[Any]) -> Value:
    total: Number = values[0]
    for value in values[1:]:
        total = added(total, value)
    return total


def _near(values: Sequence[Any]) -> Value:
    a, b = values[:2]
    room = values[2].high if len(values) > 2 else Decimal(0)
    apart = equal(Number(a.low - room, a.high + room), b) is Truth.NO
    return Truth.NO if apart else Truth.YES


def percent_change(old: Number, new: Number) -> Number:
    """The change in percent of the old value; the old value is the same in difference and divisor.

    >>> str(percent_change(exact(50), exact(60)))
    '20'
    """
    return multiplied(_HUNDRED, added(divided(new, old), exact(-1)))


def _points(values: Sequence[Any]) -> Value:
    old, new = values
    return _absolute([added(new, negated(old))])


def unit_name(text: str) -> str:
    """The name that claims have for a unit, however it is written; the text itself for an unknown one.

    >>> unit_name("%"), unit_name("km"), unit_name("minutes"), unit_name("EUR")
    ('percent', 'kilometre', 'minute', 'EUR')
    """
    return _RATIOS.get(text.lower()) or _spellings().get(text) or _spellings().get(text.lower(), text)


@cache
def _spellings() -> Mapping[str, str]:
    from checker.vocab.load import vocabulary

    known = names()
    words = {" ".join((first, *rest)): name for first, forms in known.words.items() for rest, name in forms}
    return {**words, **known.symbols, **vocabulary("durations")["units"]}


_DATES, _NUMBERS = ("date", "date"), ("number",)
FUNCTIONS: Mapping[str, Function] = {
    "years_between": Function(
        "years_between(start, end)", _DATES, "number",
        "completed years between two days, as an age is counted", _between(years_between), 2, 2,
    ),
    "calendar_years_between": Function(
        "calendar_years_between(start, end)", _DATES, "number",
        "the difference of two years, whatever the day", _between(calendar_years_between), 2, 2,
    ),
    "months_between": Function(
        "months_between(start, end)", _DATES, "number", "completed months between two days",
        _between(months_between), 2, 2,
    ),
    "days_between": Function(
        "days_between(start, end)", _DATES, "number", "days from the first to the second day",
        _between(lambda start, end: (end - start).days), 2, 2,
    ),
    "abs": Function("abs(x)", _NUMBERS, "number", "the number without its sign", _absolute, 1, 1),
    "min": Function("min(x, y, …)", _NUMBERS, "number", "the smallest of some numbers", _extreme(min), 1, None),
    "max": Function("max(x, y, …)", _NUMBERS, "number", "the largest of some numbers", _extreme(max), 1, None),
    "round": Function(
        "round(x, places)", ("number", "number"), "number",
        "the number rounded, halves away from zero; without places to a whole number", _rounded, 1, 2,
    ),
    "sqrt": Function("sqrt(x)", _NUMBERS, "number", "the square root", _root, 1, 1),
    "sum": Function("sum(x, y, …)", _NUMBERS, "number", "the numbers added up", _total, 1, None),
    "near": Function(
        "near(x, y, room)", ("number", "number", "number"), "truth",
        "whether two numbers may be the same, given how they were rounded; room is how far they may lie apart",
        _near, 2, 3,
    ),
    "unit": Function(
        "unit(x)", ("part",), "text", 'the unit of a part of the text: unit(said) == "%"',
        lambda v: unit_name(v[0].unit), 1, 1,
    ),
    "percent_change": Function(
        "percent_change(old, new)", ("number", "number"), "number", "the change from old to new in percent of old",
        lambda v: percent_change(v[0], v[1]), 2, 2,
    ),
    "points": Function(
        "points(old, new)", ("number", "number"), "number", "how many percentage points lie between two percentages",
        _points, 2, 2,
    ),
}  # fmt: skip

__all__ = ["FUNCTIONS", "Day", "Function", "months_between", "percent_change", "unit_name"]
