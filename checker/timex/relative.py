"""Expressions told from an anchor: weekdays, "last month", "two days later", "75 years ago"."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

from checker.timex.periods import (
    STEP_DAYS,
    STEP_MONTHS,
    STEP_SECONDS,
    Period,
    day_of,
    midnight,
    month_at,
    moved,
    week_of,
)
from checker.timex.values import Resolved, Timex

_GRAIN_OF = {"year": "month", "quarter": "month", "decade": "year", "century": "decade", "millennium": "century"}


def weekday(timex: Timex, at: datetime | None, hint: str) -> Period | str:
    if at is None or timex.weekday is None:
        return "no reference date"
    if timex.offset is not None:
        return day_of(week_of(at, timex.offset)[0], timex.weekday)
    back = (at.weekday() - timex.weekday) % 7
    ahead = (timex.weekday - at.weekday()) % 7
    if timex.direction == "next":
        return day_of(at, ahead or 7)
    if timex.direction == "this":
        return day_of(week_of(at)[0], timex.weekday)
    if timex.direction == "last":
        return day_of(at, -(back or 7))
    if timex.direction == "nearest":
        return day_of(at, ahead if ahead <= back else -back)
    return day_of(at, ahead if hint == "future" else -back)


def shift(timex: Timex, at: datetime | None, hint: str) -> Period | str:
    if at is None:
        return "no reference date"
    unit, n = timex.unit, timex.number
    if n is None:
        return "vague"
    if timex.name:  # counted: "two days later"; about: "a year ago"
        return _counted(at, unit, n)
    if unit == "weekend":
        return _weekend(at, n, hint)
    if unit == "week":
        return week_of(at, n)
    if unit in STEP_SECONDS:
        moment = at + timedelta(seconds=n * STEP_SECONDS[unit])
        return moment, moment + timedelta(seconds=STEP_SECONDS[unit])
    if unit in STEP_DAYS:
        return day_of(at, n * STEP_DAYS[unit])
    if unit == "quarter":
        return month_at(at.year, (at.month - 1) // 3 * 3 + 1 + 3 * n, 3)
    if unit == "half":
        return month_at(at.year, (at.month - 1) // 6 * 6 + 1 + 6 * n, 6)
    if unit == "year":
        return month_at(at.year + n, 1, 12)
    if unit == "month":
        return month_at(at.year, at.month + n)
    if unit in ("decade", "century", "millennium"):
        size = STEP_MONTHS[unit] // 12
        start = at.year // size * size + n * size
        return midnight(max(start, 1)), midnight(start + size)
    return "no calendar period"


def _counted(at: datetime, unit: str, n: int) -> Period | str:
    """The period that lies n units from a moment, as fine as its unit allows: a year from 3 March lies in a March."""
    if unit in STEP_SECONDS:
        moment = moved(at, unit, n)
        return moment, moment + timedelta(seconds=STEP_SECONDS[unit])
    if unit not in STEP_DAYS and unit not in STEP_MONTHS:
        return "no calendar period"
    there = moved(at, unit, n)
    return shift(Timex("shift", unit=_GRAIN_OF.get(unit, "month" if unit == "month" else "day"), number=0), there, "")


def _weekend(at: datetime, n: int, hint: str) -> Period:
    """Saturday and Sunday: the last one begun unless the words or the tense look ahead."""
    if (n == 0 and hint == "future") or n > 0:
        start = day_of(at, (5 - at.weekday()) % 7 + 7 * max(n - 1, 0))[0]
    else:
        start = day_of(at, -((at.weekday() - 5) % 7) + 7 * min(n + 1, 0))[0]
    return start, start + timedelta(days=2)


def ago(timex: Timex, at: datetime | None, hint: str) -> Period | str:
    """Completed units: "75 years ago" on 3 March 2025 lies after 3 March 1949 and not after 3 March 1950."""
    if at is None:
        return "no reference date"
    n = timex.number
    if n is None:
        return "vague"
    if timex.unit in STEP_SECONDS:
        moment = moved(at, timex.unit, -n)
        return moment, moment + timedelta(seconds=STEP_SECONDS[timex.unit])
    today = day_of(at)[0]
    if timex.unit == "day":
        return day_of(today, -n)
    tomorrow = today + timedelta(days=1)
    return moved(today, timex.unit, -n - 1) + timedelta(days=1), moved(today, timex.unit, -n) + (tomorrow - today)


def ago_between(at: datetime, unit: str, least: Decimal | None, most: Decimal | None) -> Resolved:
    """The days that lie between two amounts of time back: "nearly three years ago" is [2.7, 3) years.

    A missing end is open: "more than a century ago" has no first day. Parts of a unit are counted in average days.

    >>> ago_between(midnight(2025, 2, 13), "year", Decimal("2.7"), Decimal(3))
    Resolved(low='2022-02-14T00:00:00', high='2022-06-04T00:00:00', note='')
    """
    today = day_of(at)[0]
    try:
        low = None if most is None else _back(today, unit, most) + timedelta(days=1)
        high = None if least is None else _back(today, unit, least) + timedelta(days=1)
    except (ValueError, OverflowError):
        return Resolved(None, None, "outside the calendar of years 1 to 9999")
    if low and high and high <= low:
        return Resolved(None, None, "vague")
    note = "" if low and high else "open start" if high else "open end"
    return Resolved(low.isoformat() if low else None, high.isoformat() if high else None, note)


def _back(at: datetime, unit: str, amount: Decimal) -> datetime:
    whole = int(amount)
    there = moved(at, unit, -whole)
    days = (there - moved(there, unit, -1)).days
    return there - timedelta(days=int((amount - whole) * days))
