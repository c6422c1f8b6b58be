"""The dimension of calendar dates: which word opens which grammar, and the preposition that makes an end point."""

from __future__ import annotations

from collections.abc import Callable

from checker.model import Interval
from checker.quantities import deixis, feasts, reference, years
from checker.quantities.calendar import (
    BOUNDS,
    CENTURIES,
    DAYPARTS,
    DEICTIC,
    DIRECTIONS,
    MONTHS,
    ORDINAL_DAYS,
    ORDINALS,
    PARTS,
    SEASONS,
    TEENS,
    TENS,
    WEEKDAYS,
    Found,
    year_words,
)
from checker.quantities.days import day_first, month_date, weekday_date
from checker.quantities.digits import numeric_date
from checker.quantities.monthdays import lone_day
from checker.quantities.reading import Dimension, Reading
from checker.quantities.spans import closing_year, short_year
from checker.text.tokens import Tokens
from checker.timex import Timex

Grammar = Callable[[Tokens, int], Found]
_OPEN = Interval()


# What can make a date of one or two digits; anything else behind them is turned away at once
_BEHIND_SHORT = frozenset(MONTHS) | {
    *(
        ",",
        ".",
        ";",
        ")",
        "",
        "st",
        "nd",
        "rd",
        "th",
        "-",
        "/",
        "to",
        "through",
        "until",
        "till",
        "and",
        "&",
        "of",
        "s",
        "bc",
        "bce",
        "b",
    )
}


_BEHIND_THREE = frozenset(("bc", "bce", "b", "s", "-", "to", "and", "or"))


def _digits(t: Tokens, i: int) -> Found:
    """What a digit can open: a day before a month, a date in digits, a year, a decade, a century, a quarter."""
    w = t.words[i]
    size = len(w)
    if size <= 2:
        if closing := closing_year(t, i):
            return closing
        if t.words[i + 1] not in _BEHIND_SHORT:
            return None
        found = day_first(t, i) or numeric_date(t, i) or years.year_date(t, i) or years.year_part(t, i)
        return found or lone_day(t, i)
    if size == 4 or (size == 3 and t.words[i + 1] in _BEHIND_THREE):
        return numeric_date(t, i) or years.year_date(t, i)
    return numeric_date(t, i) if "." in w else None


def _spoken_year(t: Tokens, i: int) -> Found:
    century = years.century(t, i)
    if century:
        return century
    found = year_words(t, i)
    if found is None or (found[1] >= 2000 and t.words[i - 1] not in ("in", "since", "by", "of", "year")):
        return None
    return found[0], Timex("calendar", found[1])


def _ordinal(t: Tokens, i: int) -> Found:
    if t.words[i] in CENTURIES and (found := years.century(t, i)):
        return found
    return feasts.holiday(t, i) or years.year_part(t, i) or deixis.nth_of(t, i)


def _day(t: Tokens, i: int) -> Found:
    return deixis.day_before_yesterday(t, i) or reference.beside(t, i)


def _opening(words: object, grammar: Grammar) -> dict[str, Grammar]:
    return dict.fromkeys(words, grammar)  # type: ignore[call-overload, no-any-return]


LEADS: dict[str, Grammar] = {
    **_opening(feasts.feasts(), feasts.holiday),
    **_opening(CENTURIES, years.century),
    **_opening(ORDINAL_DAYS, _ordinal),
    **_opening(ORDINALS, _ordinal),
    **_opening(TEENS, _spoken_year),
    **_opening(TENS, years.tens_words),
    **_opening(SEASONS, feasts.season),
    **_opening(PARTS, deixis.part_of),
    **_opening(DIRECTIONS, deixis.directed),
    **_opening(DEICTIC, deixis.deictic_day),
    **_opening(WEEKDAYS, weekday_date),
    **_opening(MONTHS, month_date),
    "tonight": deixis.tonight,
    **_opening(DAYPARTS, reference.daypart_of),
    "day": _day,
    "week": reference.whole,
    "years": reference.named_year,
    "time": reference.the_time,
    "period": reference.the_time,
    "future": reference.future,
    "weekend": feasts.weekend,
    "quarter": feasts.quarter,
    "year": feasts.year_ago,
    "month": feasts.year_end,
    "fiscal": years.fiscal_year,
    "fy": years.fiscal_year,
    "q": years.year_part,
    "h": years.year_part,
}


def lead(t: Tokens, i: int) -> Reading | None:
    """A date that begins at token i."""
    grammar = LEADS.get(t.words[i], _digits)
    found = grammar(t, i)
    if found is None:
        if t.words[i - 1] != "'" or (found := short_year(t, i)) is None:
            return None
        i -= 1
    stop, timex = found
    before = t.words[i - 1]
    bound = BOUNDS.get(t.words[i - 2] if before == "the" else before) if i else None
    if bound:
        timex = timex._replace(bound=bound)
    vague = timex.form == "shift" and timex.number is None
    rule = grammar.__name__.lstrip("_")
    return Reading(i, stop, "date", None, _OPEN, "", (0, 0), timex, rule, timex.form == "range", vague)


DATE = Dimension("date", frozenset(LEADS), lead, digits=True)
