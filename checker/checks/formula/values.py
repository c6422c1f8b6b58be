"""The values of formulas: intervals of numbers and of days, and truth in three degrees, with their arithmetic."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from enum import IntEnum
from typing import NamedTuple

from checker import shown
from checker.model import Interval

ENDLESS = Decimal("Infinity")
_ZERO = Decimal(0)
_DOWN, _UP = Context(prec=28, rounding=ROUND_FLOOR), Context(prec=28, rounding=ROUND_CEILING)


class Number(NamedTuple):
    """Every value from `low` to `high`; `point` is the one that was written, or that follows from those written."""

    low: Decimal
    high: Decimal
    point: Decimal | None = None

    def __str__(self) -> str:
        if self.point is not None:
            return shown.number(self.point)
        return f"{_end(self.low)} to {_end(self.high)}"

    @property
    def interval(self) -> Interval:
        """The same as the claims have it, an endless side left open."""
        return Interval(None if self.low == -ENDLESS else self.low, None if self.high == ENDLESS else self.high)


class Day(NamedTuple):
    """A day, or some day from the first to the last, both included."""

    first: date
    last: date

    def __str__(self) -> str:
        return shown.day(self.first) if self.first == self.last else f"{self.first} to {self.last}"


class Truth(IntEnum):
    """Whether something holds for no, some or all of the values that the text allows."""

    NO = 0
    MAYBE = 1
    YES = 2


Value = Number | Day | Truth | str
ANY = Number(-ENDLESS, ENDLESS)


def exact(value: Decimal | int) -> Number:
    """A number that is nothing else."""
    return Number(Decimal(value), Decimal(value), Decimal(value))


def day(value: date) -> Day:
    """A day by itself."""
    return Day(value, value)


def number(values: Interval, point: Decimal | None = None) -> Number:
    """The numbers of an interval; its open ends are taken in, which only makes a finding less likely."""
    return Number(
        -ENDLESS if values.low is None else values.low, ENDLESS if values.high is None else values.high, point
    )


def _end(value: Decimal) -> str:
    return shown.number(value) if value.is_finite() else "no end"


def negated(a: Number) -> Number:
    return Number(-a.high, -a.low, None if a.point is None else -a.point)


def added(a: Number, b: Number) -> Number:
    """The sum; here as everywhere the last digit is rounded outwards, so that no value is lost."""
    point = None if a.point is None or b.point is None else a.point + b.point
    return Number(_DOWN.add(a.low, b.low), _UP.add(a.high, b.high), point)


def multiplied(a: Number, b: Number) -> Number:
    pairs = [(x, y) for x in (a.low, a.high) for y in (b.low, b.high)]
    point = None if a.point is None or b.point is None else a.point * b.point
    return Number(min(_times(x, y, _DOWN) for x, y in pairs), max(_times(x, y, _UP) for x, y in pairs), point)


def _times(x: Decimal, y: Decimal, rounding: Context) -> Decimal:
    return _ZERO if not x or not y else rounding.multiply(x, y)  # nothing times endless is nothing


def divided(a: Number, b: Number) -> Number:
    """The quotient; anything where the divisor may be zero."""
    point = a.point / b.point if a.point is not None and b.point else None
    if b.low <= 0 <= b.high:
        return ANY._replace(point=point)
    pairs = [(x, y) for x in (a.low, a.high) for y in (b.low, b.high)]
    return Number(min(_quotient(x, y, _DOWN) for x, y in pairs), max(_quotient(x, y, _UP) for x, y in pairs), point)


def _quotient(x: Decimal, y: Decimal, rounding: Context) -> Decimal:
    if y.is_infinite():
        return _ZERO if x.is_finite() else ENDLESS.copy_sign(x * y)
    return rounding.divide(x, y)


def less(a: Number | Day, b: Number | Day) -> Truth:
    """Whether a < b."""
    (low, high), (start, stop) = _ends(a), _ends(b)
    return Truth.YES if high < start else Truth.NO if low >= stop else Truth.MAYBE


def equal(a: Value, b: Value) -> Truth:
    """Whether a = b; two texts are compared letter by letter."""
    if isinstance(a, str | Truth) or isinstance(b, str | Truth):
        return Truth.YES if a == b else Truth.NO
    (low, high), (start, stop) = _ends(a), _ends(b)
    if high < start or stop < low:
        return Truth.NO
    return Truth.YES if low == high == start == stop else Truth.MAYBE


def _ends(value: Number | Day) -> tuple[Decimal, Decimal]:
    if isinstance(value, Day):
        return Decimal(value.first.toordinal()), Decimal(value.last.toordinal())
    return value.low, value.high


def opposite(a: Truth) -> Truth:
    return Truth(2 - a)
