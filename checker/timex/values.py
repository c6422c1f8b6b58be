"""The values of time expressions: what was said, and the interval that came of it."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from checker.timex.periods import exists, weekday_name


class Clock(NamedTuple):
    """A time of day: an hour with what was said of minutes and seconds, or a part of the day; the zone as written."""

    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    zone: str = ""
    part: str = ""  # morning, afternoon, evening, night


class Timex(NamedTuple):
    """What a time expression says, independent of any reference date.

    Forms
    - calendar: year, month, day as far as given; or a `unit` of a year (quarter, half, season; `number` says which), a
      decade or a century (`year` is its first). Without a year `offset` may tell it: -1 is "last year".
    - weekday: `weekday`, with `direction` last, this or next, or with `offset` weeks ("Tuesday of last week").
    - shift: `number` units from the base ("yesterday", "last month", "two days later").
    - ago: an elapsed time as a claim: `number` completed units before the anchor ("75 years ago").
    - holiday: `name`, as far as known with a year.   - clock: only a time of day.   - range: from `low` to `high`.
    """

    form: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None  # 0 is Monday; beside a calendar date it is a statement that can be checked
    unit: str = ""
    number: int | None = None
    direction: str = ""  # last, this, next: the word that the writer chose
    part: str = (
        ""  # early, late, start, mid, end of the period; before, after the anchor within it ("earlier this week")
    )
    clock: Clock | None = None
    name: str = ""
    base: str = "now"  # now: the day of speaking; text: the date named before
    offset: int | None = None
    bound: str = ""  # by, since, until, before, after, from, to: the preposition's sense
    fiscal: bool = False
    low: Timex | None = None
    high: Timex | None = None

    @property
    def exists(self) -> bool:
        """Whether the calendar has this date; a date without year exists when some year has it.

        >>> Timex("calendar", month=6, day=31).exists
        False
        """
        if self.form == "range":
            return all(end is None or end.exists for end in (self.low, self.high))
        if self.form != "calendar" or self.day is None or self.month is None:
            return True
        return exists(self.year if self.year and self.year > 0 else 2000, self.month, self.day)

    @property
    def weekday_fits(self) -> bool | None:
        """Whether the weekday beside a full date is right; None when nothing can be said."""
        if self.form != "calendar" or self.weekday is None or not (self.month and self.day and self.exists):
            return None
        if self.year is None or self.year < 1:
            return None
        return date(self.year, self.month, self.day).weekday() == self.weekday


class Resolved(NamedTuple):
    """A half-open interval of ISO date-times; a missing end is open or unknown, and `note` says why.

    `note` is empty when both ends are known.
    """

    low: str | None
    high: str | None
    note: str = ""


def described(timex: Any) -> str:
    """Why a date has no weekday or does not exist, for reports; empty when nothing is wrong."""
    if not isinstance(timex, Timex):
        return ""
    if not timex.exists:
        return "the calendar has no such date"
    if timex.weekday_fits is False and timex.year and timex.month and timex.day:
        day = date(timex.year, timex.month, timex.day)
        return f"{day.isoformat()} is a {weekday_name(day)}"
    return ""
