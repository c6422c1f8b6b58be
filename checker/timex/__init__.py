"""Time expressions: what was said, apart from any reference date, and the interval that it means on a given day.

A `Timex` is symbolic: "last month" is the same value in every document. `resolve` gives it a half-open interval of ISO
date-times against an anchor (a document's date, the day of a quotation, a date named before). Nothing looks at a clock.
"""

from checker.timex.holidays import easter, holiday_in
from checker.timex.periods import (
    WEEKDAYS,
    calendar_years_between,
    exists,
    moved,
    seconds,
    weekday_name,
    years_between,
)
from checker.timex.relative import ago_between
from checker.timex.resolve import resolve
from checker.timex.values import Clock, Resolved, Timex, described

__all__ = [
    "WEEKDAYS",
    "Clock",
    "Resolved",
    "Timex",
    "ago_between",
    "calendar_years_between",
    "described",
    "easter",
    "exists",
    "holiday_in",
    "moved",
    "resolve",
    "seconds",
    "weekday_name",
    "years_between",
]
