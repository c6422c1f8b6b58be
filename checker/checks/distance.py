"""How far two values lie apart, in the unit that a rule gives, and the level that follows from it."""

from __future__ import annotations

from decimal import Decimal

from checker import shown
from checker.checks.base import Amount, Rule
from checker.checks.findings import Figure
from checker.checks.judge import allowed, date_interval
from checker.checks.tolerance import unit_in_claim
from checker.model import Claim, Interval
from checker.words import counted

_DATES = frozenset({"date", "time"})
_HUNDRED = Decimal(100)
_DAY = Decimal(86400)
_DATES = frozenset({"date", "time"})


def size_in(amount: Amount, a: Claim, b: Claim) -> Decimal | None:
    """How far a and b lie apart, in the unit of an amount; None where that unit does not measure them.

    Percent are of the larger value, percentage points of percentages only; dates lie apart by seconds, minutes, days.
    """
    gap = _gap(a, b)
    if gap is None:
        return None
    if amount.unit == "percent":
        size = max((abs(v) for v in (a.base_value, b.base_value) if v is not None), default=Decimal(0))
        return gap / size * _HUNDRED if size else None
    factor = unit_in_claim(amount.unit, a)
    return None if factor is None or unit_in_claim(amount.unit, b) is None else gap / factor


def _gap(a: Claim, b: Claim) -> Decimal | None:
    """The distance of the values in base units; of intervals without a value that of their nearest ends."""
    if a.base_value is not None and b.base_value is not None:
        return abs(a.base_value - b.base_value)
    dates = a.quantity.kind in _DATES
    x, y = (date_interval(a), date_interval(b)) if dates else (allowed(a), allowed(b))
    if dates and x.low is not None and y.low is not None and _length(x) == _length(y):
        return abs(x.low - y.low)
    if x.meets(y):
        return Decimal(0)
    low, high = (x.high, y.low) if x.below(y) else (y.high, x.low)
    return None if low is None or high is None else high - low


def _length(x: Interval) -> Decimal | None:
    return None if x.low is None or x.high is None else x.high - x.low


def level_by_size(rule: Rule, a: Claim, b: Claim) -> str:
    """The level that a rule gives a difference of this size: that of the first threshold that it passes; "" for none.

    The rule's one level where it has no thresholds, or where none of them measures the two claims.
    """
    sizes = [(t, size_in(t.amount, a, b)) for t in rule.levels]
    if all(size is None for _, size in sizes):
        return rule.level
    for threshold, size in sizes:
        least = threshold.amount.value
        if size is not None and (size > least or (threshold.op == ">=" and size == least)):
            return threshold.level
    return ""


def difference(a: Claim, b: Claim) -> Figure:
    """How far two values lie apart, for people, in the unit of the first: "60 min", "0.2 points", "2 days"."""
    gap = _gap(a, b)
    if gap is None:
        return Figure("an unknown distance", None)
    if a.quantity.kind in _DATES:
        days = gap / _DAY
        if days == days.to_integral_value():
            return Figure(counted(int(days), "day"), days)
        return Figure(f"{shown.number(gap / 60)} minutes", gap / 60)
    if a.base_unit == "percent":
        return Figure(f"{shown.number(gap)} points", gap)
    factor = unit_in_claim(a.quantity.unit, a) or Decimal(1)
    return Figure(shown.amount(gap / factor, a.quantity), gap / factor)
