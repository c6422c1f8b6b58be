"""Arithmetic of the calendar: days, weeks, months, how far apart two dates are. Times are local and carry no zone."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
STEP_MONTHS = {
    "month": 1,
    "quarter": 3,
    "half": 6,
    "season": 3,
    "year": 12,
    "decade": 120,
    "century": 1200,
    "millennium": 12000,
}
STEP_DAYS = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}
STEP_SECONDS = {"second": 1, "minute": 60, "hour": 3600}

Period = tuple[datetime, datetime]  # half open


def midnight(year: int, month: int = 1, day: int = 1) -> datetime:
    """The first moment of a day. Raises ValueError for a day that the calendar does not have."""
    return datetime.combine(date(year, month, day), time.min)


def exists(year: int, month: int, day: int) -> bool:
    """Whether the Gregorian calendar has this day.

    >>> exists(2024, 2, 29), exists(2025, 2, 29), exists(2025, 6, 31)
    (True, False, False)
    """
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def weekday_name(day: date) -> str:
    """The English name of a date's weekday.

    >>> weekday_name(date(2025, 3, 4))
    'Tuesday'
    """
    return WEEKDAYS[day.weekday()]


def years_between(start: date, end: date) -> int:
    """Completed years from one date to another, as an age is counted; negative when the end lies before the start.

    >>> years_between(date(1949, 4, 4), date(2025, 3, 3)), years_between(date(1949, 4, 4), date(2025, 4, 4))
    (75, 76)
    """
    if end < start:
        return -years_between(end, start)
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))


def calendar_years_between(start: date, end: date) -> int:
    """Difference of the calendar years, whatever the day.

    >>> calendar_years_between(date(1949, 4, 4), date(2025, 2, 14))
    76
    """
    return end.year - start.year


@lru_cache(maxsize=4096)  # a date is compared with many others
def seconds(iso: str) -> Decimal:
    """An ISO date or date-time as seconds since year 1, the ordinal that `Interval` compares; a zone is ignored.

    >>> seconds("0001-01-02")
    Decimal('86400')
    """
    at = datetime.fromisoformat(iso).replace(tzinfo=None)
    return Decimal((at.toordinal() - 1) * 86400 + at.hour * 3600 + at.minute * 60 + at.second)


def day_of(at: datetime, shift: int = 0) -> Period:
    """The whole day of a moment, moved by days."""
    start = midnight(at.year, at.month, at.day) + timedelta(days=shift)
    return start, start + timedelta(days=1)


def week_of(at: datetime, shift: int = 0) -> Period:
    """Monday to Sunday."""
    start = day_of(at, 7 * shift - at.weekday())[0]
    return start, start + timedelta(days=7)


def month_at(year: int, month: int, months: int = 1) -> Period:
    """Calendar months from one on; a month number outside 1..12 runs into the next or last years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    end = month - 1 + months
    return midnight(year, month, 1), midnight(year + end // 12, end % 12 + 1, 1)


def moved(at: datetime, unit: str, n: int) -> datetime:
    """A moment moved by n units; a day that the month lacks becomes its last. Raises ValueError for an unknown unit.

    >>> moved(midnight(2024, 2, 29), "year", -1)
    datetime.datetime(2023, 2, 28, 0, 0)
    """
    if unit in STEP_SECONDS:
        return at + timedelta(seconds=n * STEP_SECONDS[unit])
    if unit in STEP_DAYS:
        return at + timedelta(days=n * STEP_DAYS[unit])
    if unit not in STEP_MONTHS:
        raise ValueError(f"{unit} is no unit of the calendar")
    first, end = month_at(at.year, at.month + n * STEP_MONTHS[unit])
    return at.replace(year=first.year, month=first.month, day=min(at.day, (end - first).days))
