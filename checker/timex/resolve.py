"""From what was said to an interval of ISO date-times."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from checker.timex.calendar import calendar, holiday
from checker.timex.periods import Period, day_of, midnight
from checker.timex.relative import ago, shift, weekday
from checker.timex.values import Clock, Resolved, Timex

HALF_DAYS = {"morning": (4, 12), "afternoon": (12, 18), "evening": (18, 24), "night": (18, 24)}  # hours a word allows


def resolve(timex: Timex, anchor: date | datetime | None = None, hint: str = "") -> Resolved:
    """The interval that an expression means when said on the anchor's day.

    `hint` is past, future, narrative or "": it decides a weekday or a month without year. Without anchor relative
    expressions stay unresolved and the note says so; so does the note of a date that does not exist.

    >>> resolve(Timex("shift", unit="month", number=-1), date(2025, 3, 3))
    Resolved(low='2025-02-01T00:00:00', high='2025-03-01T00:00:00', note='')
    >>> resolve(Timex("weekday", weekday=3)).note
    'no reference date'
    >>> resolve(Timex("calendar", month=6, day=31), date(2025, 3, 3)).note
    'no such date'
    """
    if not timex.exists:
        return Resolved(None, None, "no such date")
    at = anchor if anchor is None or isinstance(anchor, datetime) else midnight(anchor.year, anchor.month, anchor.day)
    at = at.replace(tzinfo=None) if at else None
    try:
        period = FORMS[timex.form](timex, at, hint)
        if isinstance(period, str):
            return Resolved(None, None, period)
        low, high = _narrowed(period, timex, at)
    except (ValueError, OverflowError):
        return Resolved(None, None, "outside the calendar of years 1 to 9999")
    if timex.bound == "by" and (at is None or high > at):  # a deadline; "by October the war was over" tells of October
        return Resolved(None, high.isoformat(), "open start")
    return Resolved(low.isoformat(), high.isoformat())


def _clock(timex: Timex, at: datetime | None, hint: str) -> Period | str:
    return "no reference date" if at is None else day_of(at)


def _range(timex: Timex, at: datetime | None, hint: str) -> Period | str:
    ends = [resolve(end, at, hint) for end in (timex.low, timex.high) if end is not None]
    for end in ends:
        if end.low is None or end.high is None:
            return end.note
    clocked = timex.high is not None and timex.high.clock is not None  # "4 to 6 p.m." is over at six
    low, high = datetime.fromisoformat(ends[0].low or ""), datetime.fromisoformat(ends[-1].high or "")
    if clocked:
        high = datetime.fromisoformat(ends[-1].low or "")
        if high <= low and _same_day(timex):
            high += timedelta(days=1)  # "11 p.m. to 2 a.m."
    if high <= low and timex.high is not None and timex.high.year is None and timex.high.form == "calendar":
        high = high.replace(year=high.year + 1)  # "December to February"
    return (low, high) if low < high else "ends before it starts"


def _same_day(timex: Timex) -> bool:
    """Whether both ends of a range are told of one day."""
    if timex.low is None or timex.high is None:
        return False
    return timex.low._replace(clock=None) == timex.high._replace(clock=None)


FORMS: dict[str, Callable[[Timex, datetime | None, str], Period | str]] = {
    "calendar": calendar,
    "weekday": weekday,
    "shift": shift,
    "ago": ago,
    "holiday": holiday,
    "clock": _clock,
    "range": _range,
}


def _narrowed(period: Period, timex: Timex, at: datetime | None) -> Period:
    """A period cut to its early or late half, to the third at its start or end, or to a time of day."""
    low, high = period
    whole = high - low
    if timex.part == "before" and at and low <= at:
        high = min(high, day_of(at)[1])
    elif timex.part == "after" and at and at < high:
        low = max(low, day_of(at)[0])
    elif timex.part == "early":
        high = low + timedelta(days=(whole.days + 1) // 2) if whole.days > 1 else low + whole / 2
    elif timex.part == "late":
        low = low + timedelta(days=whole.days // 2) if whole.days > 1 else low + whole / 2
    elif timex.part in ("start", "mid", "end") and whole.days > 1:
        third = timedelta(days=-(-whole.days // 3))
        begin, middle = low + third, high - third
        low, high = {"start": (low, begin), "mid": (begin, middle), "end": (middle, high)}[timex.part]
    return _at_clock(low, high, timex.clock) if timex.clock else (low, high)


def _at_clock(low: datetime, high: datetime, clock: Clock) -> Period:
    if clock.hour is None:
        first, last = HALF_DAYS.get(clock.part, (0, 24))
        return low + timedelta(hours=first), low + timedelta(hours=last)
    start = low + timedelta(hours=clock.hour, minutes=clock.minute or 0, seconds=clock.second or 0)
    fine = 1 if clock.second is not None else 60 if clock.minute is not None else 3600
    return start, start + timedelta(seconds=fine)
