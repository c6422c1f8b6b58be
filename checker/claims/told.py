"""What a text's dates are told from: its own day, the date that it named last, and whether it is a narrative."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from checker.model import Quantity
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
    """For every quantity the next year that the text names behind it."""
    out: list[int | None] = [None] * len(quantities)
    following: int | None = None
    for n in range(len(quantities) - 1, -1, -1):
        out[n] = following
        timex = quantities[n].timex
        if isinstance(timex, Timex) and timex.form == "calendar" and timex.year is not None:
            following = timex.year
    return out


def is_aside(timex: Timex, n: int, years: list[int | None], focus: Focus | None) -> bool:
    """A year far from the ones around it, such as that of a book on the matter: it does not move the text's present."""
    if focus is None or timex.year is None or abs(timex.year - focus.low.year) <= _ASIDE:
        return False
    after = years[n]
    return after is None or abs(after - timex.year) > _ASIDE


def sets_focus(timex: Timex, narrative: bool) -> bool:
    if timex.form == "calendar":
        return timex.unit not in ("decade", "century")
    if timex.name and timex.form == "shift" and not narrative:
        return False
    if narrative and timex.base == "now" and timex.form in ("shift", "weekday"):
        return False
    return timex.form in ("weekday", "holiday", "range") or (
        timex.form == "shift" and timex.unit in ("day", "month", "year", "week")
    )
