"""What a text's dates are told from: its own day, the date that it named last, and whether it is a narrative."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from checker.model import Quantity, Span
from checker.text.prepare import Prepared
from checker.timex import Timex

_ASIDE = 8  # years
_DISTANT = 3  # years
_MANY = 30  # mentions of past years
_NEWS_UNITS = frozenset(("day", "week", "month"))


class Focus(NamedTuple):
    """The date that the text named last: its bounds, and in which sentence it stood."""

    low: datetime
    high: datetime
    sentence: int
    dated: bool  # with a year in its own words


class Told(NamedTuple):
    """The fixed surroundings of one document's dates."""

    prepared: Prepared
    quantities: Sequence[Quantity]
    day: datetime | None
    narrative: bool


def outside(quotes: Sequence[Span], quantities: Sequence[Quantity]) -> list[Quantity]:
    """The quantities outside quotations: who is quoted says "today", also in a tale of long ago."""
    starts = [span.start for span in quotes]
    out = []
    for quantity in quantities:
        at = bisect_right(starts, quantity.start) - 1
        if at < 0 or quotes[at].end <= quantity.start:
            out.append(quantity)
    return out


def is_narrative(quantities: Sequence[Quantity], day: datetime | None) -> bool:
    """Whether a text tells of past years in their order rather than of the days before its publication.

    News counts its days by weekdays and "yesterday", also where it looks back; a narrative names years, distant or
    very many.
    """
    if day is None:
        return True
    years: list[int] = []
    near = 0
    for quantity in quantities:
        timex = quantity.timex
        if not isinstance(timex, Timex):
            continue
        if timex.form == "calendar" and timex.year is not None:
            years.append(abs(day.year - timex.year))
        elif timex.base == "now" and timex.direction != "the":
            near += timex.form == "weekday" or (timex.form == "shift" and timex.unit in _NEWS_UNITS)
    years.sort()
    past = sum(distance > 0 for distance in years)
    return past >= 4 and past >= 6 * near and (years[len(years) // 2] >= _DISTANT or past >= _MANY)


def following_years(quantities: Sequence[Quantity]) -> list[int | None]:
    """For every quantity the next year that the text names behind it; for a year the next other one."""
    out: list[int | None] = [None] * len(quantities)
    following: int | None = None
    other: int | None = None  # the year behind `following` that differs from it
    for n in range(len(quantities) - 1, -1, -1):
        timex = quantities[n].timex
        year = timex.year if isinstance(timex, Timex) and timex.form == "calendar" else None
        if year is not None and year != following:
            following, other = year, following
        out[n] = following if year is None else other
    return out


def is_aside(timex: Timex, n: int, years: list[int | None], focus: Focus | None) -> bool:
    """A year to which the text looks away and from which it comes back: it does not move the text's present.

    Such are years far from the ones around them, that of a book on the matter, and bare years ahead: "a campaign
    planned for 1976" in the tale of 1975.
    """
    if focus is None or timex.year is None:
        return False
    after, here = years[n], focus.low.year
    if abs(timex.year - here) > _ASIDE:
        return after is None or abs(after - timex.year) > _ASIDE
    return timex.month is None and after is not None and abs(after - here) < abs(timex.year - here)


def sets_focus(timex: Timex, narrative: bool) -> bool:
    if timex.form == "calendar":
        if timex.bound == "to" and not timex.month:
            return False  # "The war of 1939-45": the tale begins with its first year
        return timex.unit not in ("decade", "century")
    if timex.name and timex.form == "shift" and not narrative:
        return False
    if timex.form == "shift" and timex.unit == "year" and timex.base == "text" and (timex.number or 0) < 0:
        return False  # "as in the previous year"
    if narrative and timex.base == "now" and timex.form in ("shift", "weekday"):
        return False
    return timex.form in ("weekday", "holiday", "range") or (
        timex.form == "shift" and timex.unit in ("day", "month", "year", "week")
    )
