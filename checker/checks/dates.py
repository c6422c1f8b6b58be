"""When one date bears another out: by the calendar where both are resolved, else by what both say."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from checker.checks.judge import date_interval
from checker.model import Claim, Interval

_WEEK = Decimal(7 * 86400)  # a longer period in a source ("last year") does not bear out a day
_DAY = Decimal(86400)
_RELATIVE = frozenset({"shift", "ago", "clock"})


def dates_bear_out(draft: Claim, source: Claim) -> bool:
    """Whether a source's date is enough for a draft's: the same period, one that holds the other, or the same words."""
    if said_alike(draft.quantity.timex, source.quantity.timex):
        return True
    if "clock" in (_form(draft), _form(source)):
        return _clocks_alike(draft, source)
    if _deadline(draft):
        return _one_end(draft, source)
    if _only_year(draft) and _without_year(source):
        return False  # the year of "19 April" is the reader's inference, no statement of the source
    x, y = date_interval(draft), date_interval(source)
    if x == Interval() or y == Interval():
        return False
    return x.holds(y) or (x.meets(y) and _length(y) <= _WEEK)


def said_alike(a: Any, b: Any) -> bool:
    """Whether two time expressions agree in all that both say, and share the finest thing that the first says.

    "March 27" and "Sunday, March 27, 2016" do; "March" and "March 27" do; "March 27" and "March" do not.
    """
    if a is None or b is None:
        return False
    if a.form == "range" or b.form == "range":
        ends_a, ends_b = _ends(a), _ends(b)
        if a.form == b.form:
            return len(ends_a) == len(ends_b) and all(said_alike(x, y) for x, y in zip(ends_a, ends_b, strict=True))
        return any(said_alike(x, y) for x in ends_a for y in ends_b)
    if a.clock is not None and b.clock is not None and a.form == b.form == "clock":
        return bool(a.clock == b.clock)
    said = [f for f in ("day", "month", "year", "weekday", "unit", "number", "name") if getattr(a, f) not in (None, "")]
    if not said or a.form in _RELATIVE or b.form in _RELATIVE:
        return bool(a == b)
    shared = [f for f in said if getattr(b, f) not in (None, "")]
    if any(getattr(a, f) != getattr(b, f) for f in shared):
        return False
    return said[0] in shared or (a.weekday is not None and "weekday" in shared)


def _deadline(claim: Claim) -> bool:
    """Whether a date tells by when something will be, as a day: "by Monday evening"."""
    timex = claim.quantity.timex
    return timex is not None and timex.bound in ("by", "until") and (timex.weekday is not None or bool(timex.day))


def _one_end(draft: Claim, source: Claim) -> bool:
    """Whether two dates end on one day; "before Friday" ends a day earlier than "by Friday" and may mean the same."""
    x, y = date_interval(draft).high, date_interval(source).high
    if x is None or y is None:
        return False
    before = "before" in (draft.quantity.timex.bound, getattr(source.quantity.timex, "bound", ""))
    return abs(x - y) <= _DAY if before else abs(x - y) < _DAY


def _ends(timex: Any) -> list[Any]:
    return [t for t in (timex.low, timex.high) if t is not None] if timex.form == "range" else [timex]


def _only_year(claim: Claim) -> bool:
    timex = claim.quantity.timex
    return timex is not None and timex.form == "calendar" and bool(timex.year) and not timex.month


def _without_year(claim: Claim) -> bool:
    timex = claim.quantity.timex
    return timex is not None and timex.form in ("calendar", "weekday") and not timex.year


def _clocks_alike(draft: Claim, source: Claim) -> bool:
    """Whether two times of day are one: equal, or in other zones and then alike in their minutes."""
    x, y = _clock(draft), _clock(source)
    if not x or not y:
        return False
    zones = [getattr(getattr(c.quantity.timex, "clock", None), "zone", "") for c in (draft, source)]
    return x == y or (zones[0] != zones[1] and x[3:5] == y[3:5])


def _form(claim: Claim) -> str:
    return str(getattr(claim.quantity.timex, "form", ""))


def _clock(claim: Claim) -> str:
    low = claim.date_low or ""
    return low.rsplit("T", 1)[-1] if "T" in low else ""


def _length(days: Interval) -> Decimal:
    return Decimal("Infinity") if days.low is None or days.high is None else days.high - days.low
