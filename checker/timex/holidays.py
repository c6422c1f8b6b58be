"""The days of named holidays, from `vocab/data/holidays.toml`."""

from __future__ import annotations

from datetime import datetime, timedelta

from checker.timex.periods import Period, midnight, month_at
from checker.vocab.load import vocabulary


def holiday_in(name: str, year: int) -> Period | None:
    """The days of a named holiday in a year, from `data/holidays.toml`; None for a name that is not there."""
    rule = vocabulary("holidays").get(name)
    if rule is None:
        return None
    if "weekday" in rule:
        start = nth_weekday(year, rule["month"], rule["weekday"], rule["nth"])
    elif "easter" in rule:
        start = easter(year)
    else:
        start = midnight(year, rule["month"], rule["day"])
    start += timedelta(days=rule.get("easter", 0) + rule.get("shift", 0))
    return start, start + timedelta(days=rule.get("days", 1))


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> datetime:
    """The nth weekday of a month (Monday is 0); a negative n gives the last one."""
    first, end = month_at(year, month)
    if nth > 0:
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    last = end - timedelta(days=1)
    return last - timedelta(days=(last.weekday() - weekday) % 7)


def easter(year: int) -> datetime:
    """Western Easter Sunday, by the anonymous Gregorian computation (Meeus, Astronomical Algorithms, ch. 8).

    >>> easter(2025).date()
    datetime.date(2025, 4, 20)
    """
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return midnight(year, month, day + 1)
