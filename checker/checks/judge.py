"""Whether two claims on the same thing exclude each other, given how they were rounded and hedged."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, NamedTuple

from checker import shown
from checker.checks.base import Tolerance
from checker.checks.clocks import clocks_exclude
from checker.checks.tolerance import margin
from checker.model import Claim, Interval
from checker.timex import seconds

_NOT_ROUNDED = Decimal("1.5")
_ENDS = frozenset({"to", "and", "or", "-", "\u2013"})  # a range in words has two ends
BOUNDS = frozenset({"more_than", "at_least", "less_than", "at_most"})
_LOOSE = frozenset({"about", "almost"})
# The edge of a hedge is soft: "almost 3 years" and "three years" do not exclude each other.
_LOOSE_SHARE = Decimal("0.02")


ROUNDING = Tolerance()
CONVERTED = "converted"  # the rule of a quantity that was computed: its idle zeros say nothing


class Verdict(NamedTuple):
    """agree, compatible, conflict or not_comparable, with the computation in words."""

    name: str
    why: str


def judge(a: Claim, b: Claim, tolerance: Tolerance = ROUNDING, complement: bool = False) -> Verdict:
    """Compares the intervals of two aligned claims; `complement`: one is the share of the others ("a third do not")."""
    if a.quantity.kind in ("date", "time") or b.quantity.kind in ("date", "time"):
        return _judge_dates(a, b, tolerance)
    if a.base_unit != b.base_unit and not _same_family(a, b):
        units = f"{a.quantity.unit or 'no unit'} and {b.quantity.unit or 'no unit'}"
        money = a.quantity.kind == b.quantity.kind == "money"
        why = f"no dated rate is given for {units} (`convert`)" if money else f"{units} do not convert"
        return Verdict("not_comparable", why)
    x, y = allowed(a), allowed(b)
    if complement:
        x = x.times(Decimal(-1), Decimal(100))
    if x == Interval() or y == Interval():
        return Verdict("not_comparable", "no value")
    if not complement and a.base_value is not None and a.base_value == b.base_value and _equal_hedges(a, b):
        return Verdict("agree", f"both are {shown.value_of(a)}")
    if not complement and x == y and a.quantity.is_range and b.quantity.is_range:
        return Verdict("agree", f"both are {shown.value_of(a)}")
    meeting = _meet(a, x, b, y, tolerance)
    if meeting:
        return Verdict("compatible", meeting)
    if (is_vague(a) or is_vague(b)) and _loosened(a, x).meets(_loosened(b, y)):
        return Verdict("not_comparable", "a vague amount")
    return Verdict("conflict", _apart(a, b, x, y))


def _loosened(claim: Claim, allowed: Interval) -> Interval:
    """What a vague amount may stretch to: "several dozen" may be 33, but "millions" are not billions."""
    if not is_vague(claim):
        return allowed
    low = None if allowed.low is None else allowed.low / 2
    return Interval(low, None if allowed.high is None else allowed.high * 2, allowed.low_open, allowed.high_open)


def is_vague(claim: Claim) -> bool:
    """Whether no figure was written: "several dozen", "hundreds"."""
    q = claim.quantity
    written = any(c.isdigit() for c in claim.text) or not _ENDS.isdisjoint(
        claim.text.lower().replace("-", " - ").split()
    )
    return q.vague or (q.value is None and not (q.is_range and written))


def allowed(claim: Claim) -> Interval:
    """The values that a claim allows, in its base unit."""
    if claim.base != Interval():
        return claim.base
    value = claim.base_value
    return Interval() if value is None else Interval(value, value)


def _same_family(a: Claim, b: Claim) -> bool:
    kinds = {a.quantity.kind, b.quantity.kind}
    return kinds <= {"count", "number"}


def _equal_hedges(a: Claim, b: Claim) -> bool:
    return a.quantity.hedge == b.quantity.hedge or not BOUNDS & {a.quantity.hedge, b.quantity.hedge}


def _meet(a: Claim, x: Interval, b: Claim, y: Interval, tolerance: Tolerance) -> str:
    if tolerance.kind == "exact" and a.base_value is not None and b.base_value is not None:
        return ""
    if x.meets(y) and not _too_far(a, b, x, y):
        return f"{shown.value_of(a)} and {shown.value_of(b)} have values in common"
    within = margin(tolerance, a, b)
    if within and x.widened(within).meets(y):
        return f"within the tolerance of {tolerance.shown or shown.number(tolerance.margin)}"
    if _LOOSE & {a.quantity.hedge, b.quantity.hedge}:
        size = max((abs(v) for v in (a.base_value, b.base_value) if v is not None), default=Decimal(0))
        if x.widened(size * _LOOSE_SHARE).meets(y):
            return f"a hedge leaves room: {shown.value_of(a)} and {shown.value_of(b)} touch"
    if rounds_to(a, y) or rounds_to(b, x):
        return f"{shown.value_of(a)} and {shown.value_of(b)} are one value, rounded differently"
    return ""


def _too_far(a: Claim, b: Claim, x: Interval, y: Interval) -> bool:
    """Whether two unhedged values lie so far apart that no editor would call one the other rounded: 1% and 0.5%."""
    if not (a.quantity.hedge == b.quantity.hedge == "exact") or a.quantity.is_range or b.quantity.is_range:
        return False
    if x.low is None or x.high is None or y.low is None or y.high is None:
        return False
    small, large = sorted((x.low + x.high, y.low + y.high))
    return small > 0 and large / small >= _NOT_ROUNDED


def rounds_to(a: Claim, other: Interval) -> bool:
    """Whether a round number ("14,000") may stand for the other interval: half a unit of its last digit above zero.

    Only numbers with at least two idle zeros are taken for rounded: 40 may well be exactly 40.
    """
    value = a.quantity.value
    if value is None or a.base_value is None or not value or value % 100 or a.quantity.hedge not in ("exact", "about"):
        return False
    if a.quantity.rule == CONVERTED:
        return False
    step = Decimal(1)
    while value % (step * 10) == 0:
        step *= 10
    if abs(value) / step >= 1000:
        return False
    share = min(step / 2 / abs(value), Decimal("0.05"))  # 100 or 3000 would allow too much
    reach = abs(a.base_value) * share
    return Interval(a.base_value - reach, a.base_value + reach).meets(other)


def _apart(a: Claim, b: Claim, x: Interval, y: Interval) -> str:
    gap = ""
    x_value, y_value = a.quantity.value, b.quantity.value
    alike = a.base_value is not None and b.base_value is not None and a.quantity.unit == b.quantity.unit
    if alike and x_value is not None and y_value is not None:
        distance = abs(x_value - y_value)
        points = a.quantity.kind == "percentage"
        gap = f"{f'{shown.number(distance)} points' if points else shown.amount(distance, a.quantity)} apart; "
    return f"{gap}{shown.value_of(a)} and {shown.value_of(b)} have no value in common"


def date_interval(claim: Claim) -> Interval:
    """The days of a claim as an interval of seconds; empty for an unresolved date."""
    low, high = claim.date_low, claim.date_high
    if (low or high or "").startswith("T") or not (low or high):
        return Interval()
    return Interval(seconds(low) if low else None, seconds(high) if high else None, False, True)


def _judge_dates(a: Claim, b: Claim, tolerance: Tolerance) -> Verdict:
    x, y = date_interval(a), date_interval(b)
    exclude = clocks_exclude(a, b)
    if exclude is not None:
        if exclude:
            return Verdict("conflict", f"{a.text} and {b.text} are different times of day")
        return Verdict("agree" if x == y else "compatible", f"{a.text} and {b.text} may be one time")
    if x == Interval() or y == Interval():
        return _judge_words(a, b)
    first, second = shown.value_of(a), shown.value_of(b)
    if (a.date_low, a.date_high) == (b.date_low, b.date_high):
        return Verdict("agree", f"both are {first}")
    if x.meets(y) and tolerance.kind != "exact":
        return Verdict("compatible", f"{first} and {second} overlap")
    within = margin(tolerance, a, b)
    if within and x.widened(within).meets(y):
        return Verdict("compatible", f"{first} and {second} are within the tolerance of {tolerance.shown}")
    if x.meets(y):
        return Verdict("conflict", f"{first} and {second} are not the same period, which the rule asks for (exact)")
    return Verdict("conflict", f"{first} and {second} are different days")


def _judge_words(a: Claim, b: Claim) -> Verdict:
    """Two dates of which one has no place in the calendar, by what both say: two weekdays, or two days of a month."""
    said = [_said(c.quantity.timex) for c in (a, b)]
    if None in said or {name for name, _ in said[0] or ()} != {name for name, _ in said[1] or ()}:
        return Verdict("not_comparable", "a date without a year or a reference date")
    if said[0] == said[1]:
        return Verdict("agree", f"both say {a.text}")
    return Verdict("conflict", f"{a.text} and {b.text} are different days")


def _said(timex: Any) -> tuple[tuple[str, Any], ...] | None:
    """What a date says without a calendar: its fields by name; None for relative words and ranges."""
    if timex is None or timex.form not in ("calendar", "weekday"):
        return None
    fields = ("weekday",) if timex.weekday is not None and timex.month is None else ("month", "day", "year")
    said = tuple((f, getattr(timex, f)) for f in fields if getattr(timex, f) is not None)
    return said or None
