"""Times of day: what "about 10 a.m." allows, and when two of them exclude each other."""

from __future__ import annotations

from typing import Any

from checker.model import Claim

_HOUR, _DAY = 60, 24 * 60  # minutes
_BOUNDED = frozenset({"more_than", "at_least", "less_than", "at_most"})


def clocks_exclude(a: Claim, b: Claim) -> bool | None:
    """Whether two times of day cannot be one; None where that is not theirs to say.

    The day of a bare time is only that of its document, so days count where both texts name one. A full hour is told of
    what happened a quarter before or after it; a hedged time is as wide as what it was rounded to.
    """
    x, y = a.quantity.timex, b.quantity.timex
    first, second = _minutes(x), _minutes(y)
    if first is None or second is None or (x.form != "clock" and y.form != "clock"):
        return None
    if {a.quantity.hedge, b.quantity.hedge} & _BOUNDED or x.bound or y.bound:
        return None
    apart = abs(first - second)
    apart = min(apart, _DAY - apart)
    if x.clock.zone != y.clock.zone and apart % 30 == 0:
        return False if apart == 0 else None  # one hour in two zones
    return apart > _width(a, first) + _width(b, second)


def _minutes(timex: Any) -> int | None:
    clock = getattr(timex, "clock", None)
    if clock is None or clock.hour is None or timex.form not in ("clock", "weekday", "calendar", "shift"):
        return None
    return int(clock.hour * _HOUR + (clock.minute or 0))


def _width(claim: Claim, minutes: int) -> int:
    """Minutes by which a time may be off."""
    clock = claim.quantity.timex.clock
    if claim.quantity.hedge in ("about", "almost"):
        return 15 if minutes % 60 == 0 else 10 if minutes % 30 == 0 else 5
    return 15 if clock.minute is None else 0 if minutes % 5 else 2
