"""Dates of the calendar against an anchor: which year a date without year means, and which days a period has."""

from __future__ import annotations

from datetime import datetime, timedelta

from checker.timex.holidays import holiday_in, nth_weekday
from checker.timex.periods import Period, day_of, exists, midnight, month_at
from checker.timex.values import Timex

_LOOK_BACK = 120  # days that a narrative may step back behind the date named last, before a month is next year's
_NEARISH = 130  # days: the same where no verb tells
_NEAR = 92  # days: writers leave the year out of a date so near, whatever the tense around it


def calendar(timex: Timex, at: datetime | None, hint: str) -> Period | str:
    year = timex.year
    if year is not None and year < 1:
        return "before year 1"
    if timex.unit == "decade" and year is not None:
        if timex.offset == 0:  # "the '80s": the nearest such decade that has begun
            year = _decade(year, at)
        return midnight(year), midnight(year + 10)
    if timex.unit == "century" and year is not None:
        return midnight(max(year, 1)), midnight(year + 100)
    if year is None and timex.offset is not None:
        year = at.year + timex.offset if at else None
    if year is not None:
        return _in_year(timex, year)
    if at is None:
        return "no reference date"
    return _nearest(timex, at, hint) if timex.month or not timex.day else _day_of_month(timex, at)


def _day_of_month(timex: Timex, at: datetime) -> Period | str:
    """ "Tuesday the 19th": the closest month with that day on that weekday; "on the 15th" of the month spoken of."""
    if timex.base == "text" and timex.weekday is None:
        later = (timex.day or 1) < at.day - 15  # "On 28 August ...; on the 2nd ..."
        first, end = month_at(at.year, at.month + later)
        day = day_of(first, (timex.day or 1) - 1)
        return day if day[1] <= end else "no such date"
    around: list[Period] = []
    for month in range(at.month - 12, at.month + 13):
        first, end = month_at(at.year, month)
        day = day_of(first, (timex.day or 1) - 1)
        if day[1] <= end and (timex.weekday is None or day[0].weekday() == timex.weekday):
            around.append(day)
    return min(around, key=lambda p: abs((p[0] - at).days)) if around else "no such date"


def _decade(tens: int, at: datetime | None) -> int:
    start = (at.year if at else 2000) // 100 * 100 + tens
    return start if at and start <= at.year else start - 100


def _in_year(timex: Timex, year: int) -> Period:
    if timex.month and timex.day:
        return day_of(midnight(year, timex.month, timex.day))
    if timex.month and not timex.unit:
        return month_at(year, timex.month)
    number = timex.number or 1
    if timex.unit in ("nth", "week"):
        return _nth(timex, year)
    if timex.number is None and timex.unit != "":
        return month_at(year, 1, 12)
    if timex.unit == "quarter":
        return month_at(year, 3 * number - 2, 3)
    if timex.unit == "half":
        return month_at(year, 6 * number - 5, 6)
    if timex.unit == "season":
        return month_at(year, number, 3)
    return month_at(year, 1, 12)


def _nth(timex: Timex, year: int) -> Period:
    """ "the first Tuesday in November", "the last week of March"; weeks are counted from the first of the month."""
    n, month = timex.number or 1, timex.month or 1
    if timex.weekday is not None:
        return day_of(nth_weekday(year, month, timex.weekday, n))
    first, end = month_at(year, month)
    if timex.name == "weekend":  # the one whose Saturday lies in the month
        saturday = nth_weekday(year, month, 5, n)
        return saturday, saturday + timedelta(days=2)
    if n < 0:
        return end - timedelta(days=1 if timex.name == "day" else 7), end
    start = first + timedelta(days=7 * (n - 1))
    return start, min(start + timedelta(days=7), end)


def _nearest(timex: Timex, at: datetime, hint: str) -> Period | str:
    """The year for a date that names none: by the writer's word, by tense, else the closest to the anchor."""
    reach = 8 if (timex.month, timex.day) == (2, 29) else 1  # two leap years lie eight apart where a century is none
    years = range(max(at.year - reach, 1), min(at.year + reach, 9998) + 1)
    around = [_in_year(timex, y) for y in years if not timex.day or exists(y, timex.month or 1, timex.day)]
    if timex.weekday is not None and timex.day and hint == "narrative":
        # In news a wrong weekday is a finding, not another year.
        around = [p for p in around if p[0].weekday() == timex.weekday] or around
    if not around:
        return "no such date"
    if timex.direction in ("last", "this", "next"):
        return _directed(timex.direction, around, at)
    if hint == "narrative":  # a tale moves on: a date a little back is a look back, one far back is next year's
        return next((p for p in around if (at - p[1]).days <= _LOOK_BACK), around[-1])
    before = [p for p in around if p[0] <= at]
    behind = [p for p in around if p[1] > at]
    if timex.unit == "quarter" and before:
        # Results come weeks after their quarter, even where a plan follows.
        return behind[0] if hint == "future" and behind and (at - before[-1][1]).days > 150 else before[-1]
    closest = min(around, key=lambda p: (_gap(p, at), p[0] < at))
    if _gap(closest, at) <= (_NEAR if timex.day else 0):
        return closest
    if hint == "future" and behind:
        return behind[0]
    if hint == "past" and before:
        return before[-1]
    if _gap(closest, at) <= _NEARISH:
        return closest
    return next((p for p in around if p[0].year == at.year), closest)  # house styles leave out the year of publication


def _directed(direction: str, around: list[Period], at: datetime) -> Period | str:
    """ "last May", "this May", "next May"."""
    today = day_of(at)
    if direction == "last":
        fit = [p for p in around if p[1] <= today[0]][-1:]
    elif direction == "next":
        fit = [p for p in around if p[0] >= today[1]][:1]
    else:
        fit = [p for p in around if p[0].year == at.year]
    return fit[0] if fit else "no calendar period"


def _gap(period: Period, at: datetime) -> int:
    return 0 if period[0] <= at < period[1] else min(abs((period[0] - at).days), abs((at - period[1]).days))


def holiday(timex: Timex, at: datetime | None, hint: str) -> Period | str:
    year = timex.year
    if year is None and timex.offset is not None and at:
        year = at.year + timex.offset
    if year is not None:
        return holiday_in(timex.name, year) or "unknown holiday"
    if at is None:
        return "no reference date"
    years = range(max(at.year - 1, 1), min(at.year + 1, 9998) + 1)
    around = [p for y in years if (p := holiday_in(timex.name, y))]
    if not around:
        return "unknown holiday"
    past, ahead = [p for p in around if p[0] <= at], [p for p in around if p[1] > at]
    if timex.direction == "last":
        past = [p for p in around if p[1] <= at]
    closest = min(around, key=lambda p: _gap(p, at))
    if timex.direction == "last":
        return past[-1] if past else "no calendar period"
    if timex.direction == "next":
        return ahead[0] if ahead else "no calendar period"
    if timex.direction == "this":
        return next((p for p in around if p[0].year == at.year), "no calendar period")
    if _gap(closest, at) > _NEAR // 3 and hint in ("past", "future"):
        return (past or around)[-1] if hint == "past" else (ahead or around)[0]
    return closest
