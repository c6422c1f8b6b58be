"""When the dates of a text are: picks the day from which each expression is told, and whether it looks back or ahead.

News is told from the day of publication; a quotation from the day it was spoken; a narrative from the date named
last.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from checker.claims.tense import SPEECH, tense
from checker.model import Quantity
from checker.text.prepare import Prepared
from checker.timex import Resolved, Timex, moved, resolve

_JOINS = frozenset(("and", "to", "or", "-", "through", "until", "till", ",", "from"))
_MEMORY = 8  # sentences for which a quarter named stays the one that "a year earlier" refers to


_ASIDE = 8  # years
_DISTANT = 3  # years
_MANY = 30  # mentions of past years
_NEWS_UNITS = frozenset(("day", "week", "month"))
_FINE = frozenset(("second", "minute", "hour", "day"))


class _Focus(NamedTuple):
    """The date that the text named last: its bounds, and in which sentence it stood."""

    low: datetime
    high: datetime
    sentence: int
    dated: bool  # with a year in its own words


class _Told(NamedTuple):
    """The fixed surroundings of one document's dates."""

    prepared: Prepared
    quantities: Sequence[Quantity]
    day: datetime | None
    narrative: bool


def resolve_dates(prepared: Prepared, quantities: Sequence[Quantity]) -> list[Resolved | None]:
    """The interval of every dated quantity, parallel to `quantities`; None for quantities that are no time expressions.

    Raises nothing: what cannot be resolved comes back open, with a note.
    """
    day = datetime.fromisoformat(prepared.document.date).replace(tzinfo=None) if prepared.document.date else None
    told = _Told(prepared, quantities, day, _is_narrative(quantities, day))
    out: list[Resolved | None] = []
    focus: _Focus | None = None
    period: _Focus | None = None  # the month or quarter named last
    years = _years(quantities)
    for n, quantity in enumerate(quantities):
        timex = quantity.timex
        if not isinstance(timex, Timex):
            out.append(None)
            continue
        sentence = bisect_right(prepared.sentences, quantity.start)
        resolved = _one(told, n, timex, focus, period, sentence)
        out.append(resolved)
        if resolved.high and _sets_focus(timex, told.narrative) and not _is_aside(timex, n, years, focus):
            low = datetime.fromisoformat(resolved.low or resolved.high)
            high = datetime.fromisoformat(resolved.high)
            focus = _Focus(low, high, sentence, timex.year is not None)
            period = focus if timex.unit == "quarter" or 27 < (high - low).days < 32 else period
    return out


def _sets_focus(timex: Timex, narrative: bool) -> bool:
    if timex.form == "calendar":
        return timex.unit not in ("decade", "century")
    if timex.name and timex.form == "shift" and not narrative:
        return False
    if narrative and timex.base == "now" and timex.form in ("shift", "weekday"):
        return False
    return timex.form in ("weekday", "holiday", "range") or (
        timex.form == "shift" and timex.unit in ("day", "month", "year", "week")
    )


def _years(quantities: Sequence[Quantity]) -> list[int | None]:
    """For every quantity the next year that the text names behind it."""
    out: list[int | None] = [None] * len(quantities)
    following: int | None = None
    for n in range(len(quantities) - 1, -1, -1):
        out[n] = following
        timex = quantities[n].timex
        if isinstance(timex, Timex) and timex.form == "calendar" and timex.year is not None:
            following = timex.year
    return out


def _is_aside(timex: Timex, n: int, years: list[int | None], focus: _Focus | None) -> bool:
    """A year far from the ones around it, such as that of a book on the matter: it does not move the text's present."""
    if focus is None or timex.year is None or abs(timex.year - focus.low.year) <= _ASIDE:
        return False
    after = years[n]
    return after is None or abs(after - timex.year) > _ASIDE


def _is_narrative(quantities: Sequence[Quantity], day: datetime | None) -> bool:
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


def _one(told: _Told, n: int, timex: Timex, focus: _Focus | None, period: _Focus | None, sentence: int) -> Resolved:
    full = _completed(told, n, timex, period)
    plain = full._replace(bound="")
    if full.form == "calendar" and full.year is not None:
        return _closed(resolve(plain, told.day), timex, told)
    if full.form == "clock":
        return resolve(plain, _day_beside(told, n) or (focus.low if told.narrative and focus else told.day))
    if full.name == "about" and full.unit == "year" and (same := _year_before(told, full, period, sentence)):
        return same
    if period and full.base == "text" and full.form == "shift" and full.unit == "quarter":
        return resolve(plain, period.low)
    if full.base == "text" or (told.narrative and focus and not _from_now(full)):
        if _is_vague(full, focus):
            return Resolved(None, None, "no reference date")
        anchor = focus.low if focus else told.day
        return _closed(resolve(plain, anchor, "narrative" if told.narrative else "past"), timex, told)
    if focus and full.form == "calendar" and _looks_back(told, focus, sentence):
        return resolve(plain, focus.low, "narrative")
    return _closed(resolve(plain, _day_of_speech(told, n) or told.day, _direction(told, n, full)), timex, told)


def _completed(told: _Told, n: int, timex: Timex, period: _Focus | None) -> Timex:
    """The expression with the year or the quarter that it shares with its neighbours."""
    if timex.form != "calendar":
        return timex
    if timex.unit == "quarter" and timex.number is None and period:
        return timex._replace(number=(period.low.month + 2) // 3)
    if timex.year is None and timex.offset is None and (year := _shared_year(told, n)) is not None:
        return timex._replace(year=year)
    return timex


def _looks_back(told: _Told, focus: _Focus, sentence: int) -> bool:
    """Whether the sentence has named a past year, to which a day without year then belongs."""
    return focus.dated and focus.sentence == sentence and told.day is not None and focus.low.year < told.day.year


def _direction(told: _Told, n: int, timex: Timex) -> str:
    quantity, tokens = told.quantities[n], told.prepared.tokens
    if timex.bound == "by" and timex.form == "calendar" and tokens.words[quantity.first - 2] != "had":
        return "future"
    return tense(tokens, quantity.first, quantity.stop)


def _from_now(timex: Timex) -> bool:
    return timex.form == "ago" or (
        timex.form == "shift" and timex.direction != "the" and (timex.number != 0 or timex.unit != "day")
    )


def _is_vague(timex: Timex, focus: _Focus | None) -> bool:
    """Whether a day or less is counted from a date that is itself no day: "In 1950 ... two days later"."""
    return focus is not None and timex.unit in _FINE and timex.form == "shift" and (focus.high - focus.low).days > 3


def _closed(resolved: Resolved, timex: Timex, told: _Told) -> Resolved:
    """Opens the start of a deadline that lay ahead when the document was written; "by" a past day tells of that day."""
    if timex.bound != "by" or not resolved.high or (told.day and datetime.fromisoformat(resolved.high) <= told.day):
        return resolved
    return Resolved(None, resolved.high, "open start")


def _year_before(told: _Told, timex: Timex, period: _Focus | None, sentence: int) -> Resolved | None:
    """ "a year earlier" where a quarter or a month is spoken of: the same one, a year before."""
    if period is None or sentence - period.sentence > _MEMORY or timex.number is None:
        return None
    if (timex.base == "now" and (period.high - period.low).days < 80) or (
        told.day and abs((told.day - period.low).days) > 400
    ):
        return None
    low, high = moved(period.low, "year", timex.number), moved(period.high, "year", timex.number)
    return Resolved(low.isoformat(), high.isoformat())


def _shared_year(told: _Told, n: int) -> int | None:
    """The year that a date shares with the one right behind it: "May and July 2024", "March 30 to April 2, 2025"."""
    if n + 1 >= len(told.quantities):
        return None
    this, after = told.quantities[n], told.quantities[n + 1]
    timex = after.timex
    if not isinstance(timex, Timex) or timex.form != "calendar" or timex.year is None or not timex.month:
        return None
    gap = told.prepared.tokens.words[this.stop : after.first]
    if len(gap) > 3 or not all(w in _JOINS for w in gap) or not gap:
        return None
    month = this.timex.month
    return timex.year - 1 if month and month > timex.month else timex.year


def _day_beside(told: _Told, n: int) -> datetime | None:
    """The day that the sentence of a time of day names."""
    sentences, start = told.prepared.sentences, told.quantities[n].start
    sentence = bisect_right(sentences, start)
    for other in (n - 1, n + 1, n - 2, n + 2):
        if not 0 <= other < len(told.quantities):
            continue
        quantity = told.quantities[other]
        timex = quantity.timex
        if (
            isinstance(timex, Timex)
            and bisect_right(sentences, quantity.start) == sentence
            and _is_day(timex)
            and timex.base == "now"
        ):
            resolved = resolve(timex, told.day, tense(told.prepared.tokens, quantity.first, quantity.stop))
            if resolved.low:
                return datetime.fromisoformat(resolved.low)
    return None


def _is_day(timex: Timex) -> bool:
    return (
        timex.form == "weekday"
        or (timex.form == "calendar" and timex.day is not None)
        or (timex.form == "shift" and timex.unit == "day")
    )


def _day_of_speech(told: _Told, n: int) -> datetime | None:
    """The day on which the quotation around a quantity was spoken, where a date beside its verb of speech says so."""
    quotes, start = told.prepared.quotes, told.quantities[n].start
    at = bisect_right(quotes, start, key=lambda span: span.start) - 1
    if at < 0 or quotes[at].end <= start or told.day is None:
        return None
    quote = quotes[at]
    for other in (*range(n - 1, max(n - 4, -1), -1), *range(n + 1, min(n + 5, len(told.quantities)))):
        near = told.quantities[other]
        if not isinstance(near.timex, Timex) or not _is_day(near.timex) or quote.start <= near.start < quote.end:
            continue
        if _spoken_beside(told, near, quote.start, quote.end):
            resolved = resolve(near.timex, told.day, "past")
            return datetime.fromisoformat(resolved.low) if resolved.low else None
    return None


def _spoken_beside(told: _Told, near: Quantity, start: int, end: int) -> bool:
    """Whether a date outside a quotation stands with the verb that introduces it or follows it."""
    tokens = told.prepared.tokens
    words = tokens.words
    if near.start >= end:
        between = words[tokens.index_at(end) : near.first]
        if len(between) > 14 or "." in between or '"' in between[1:]:
            return False
        return any(w in SPEECH for w in between) or words[near.stop] in SPEECH
    between = words[near.stop : tokens.index_at(start)]
    if (
        len(between) > 14
        or "." in between[:-1]
        or '"' in between
        or (between and between[-1] == "." and len(between) > 1)
    ):
        return False
    return any(w in SPEECH for w in (*words[max(near.first - 4, 0) : near.first], *between))
