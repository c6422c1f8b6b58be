"""When the dates of a text are: picks the day from which each expression is told, and whether it looks back or ahead.

News is told from the day of publication; a quotation from the day it was spoken; a narrative from the date named
last.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import datetime

from checker.claims.spoken import day_beside, day_of_speech
from checker.claims.tense import tense
from checker.claims.told import Focus, Told, following_years, is_aside, is_narrative, outside, sets_focus
from checker.model import Quantity
from checker.text.prepare import Prepared
from checker.timex import Resolved, Timex, ago_between, moved, resolve

_JOINS = frozenset(("and", "to", "or", "-", "/", "through", "until", "till", ",", "from"))
_MEMORY = 8  # sentences for which a quarter named stays the one that "a year earlier" refers to
_FINE = frozenset(("second", "minute", "hour", "day"))


def resolve_dates(prepared: Prepared, quantities: Sequence[Quantity]) -> list[Resolved | None]:
    """The interval of every dated quantity, parallel to `quantities`; None for quantities that are no time expressions.

    Raises nothing: what cannot be resolved comes back open, with a note.
    """
    day = datetime.fromisoformat(prepared.document.date).replace(tzinfo=None) if prepared.document.date else None
    told = Told(prepared, quantities, day, is_narrative(outside(prepared.quotes, quantities), day))
    out: list[Resolved | None] = []
    focus: Focus | None = None
    period: Focus | None = None  # the month or quarter named last
    years = following_years(quantities)
    for n, quantity in enumerate(quantities):
        timex = quantity.timex
        if not isinstance(timex, Timex):
            out.append(None)
            continue
        sentence = bisect_right(prepared.sentences, quantity.start)
        resolved = _one(told, n, timex, focus, period, sentence)
        if n and out[n - 1] and _ends_span(told, n):
            resolved = _not_before(resolved, out[n - 1], timex)
        out.append(resolved)
        if resolved.high and sets_focus(timex, told.narrative) and not is_aside(timex, n, years, focus):
            low = datetime.fromisoformat(resolved.low or resolved.high)
            high = datetime.fromisoformat(resolved.high)
            focus = Focus(low, high, sentence, timex.year is not None)
            period = focus if timex.unit == "quarter" or 27 < (high - low).days < 32 else period
    return out


def _one(told: Told, n: int, timex: Timex, focus: Focus | None, period: Focus | None, sentence: int) -> Resolved:
    full = _completed(told, n, timex, period)
    plain = full._replace(bound="")
    if full.form == "calendar" and full.year is not None:
        return _closed(resolve(plain, told.day), timex, told)
    if full.form == "ago" and (hedged := _hedged_ago(told, n, full)):
        return hedged
    if full.form == "clock":
        return resolve(plain, day_beside(told, n) or (focus.low if told.narrative and focus else told.day))
    if full.name == "about" and full.unit == "year" and (same := _year_before(told, full, period, sentence)):
        return same
    if period and full.base == "text" and full.form == "shift" and full.unit == "quarter":
        return resolve(plain, period.low)
    if full.base == "text" or (told.narrative and focus and not _from_now(full)):
        if _is_vague(full, focus):
            return Resolved(None, None, "no reference date")
        if focus and _within_year(full, focus):
            plain = plain._replace(year=focus.low.year)
        anchor = focus.low if focus else told.day
        return _closed(resolve(plain, anchor, "narrative" if told.narrative else "past"), timex, told)
    if focus and full.form == "calendar" and _looks_back(told, focus, sentence):
        return resolve(plain, focus.low, "narrative")
    return _closed(resolve(plain, day_of_speech(told, n) or told.day, _direction(told, n, full)), timex, told)


def _ends_span(told: Told, n: int) -> bool:
    """Whether a date is the second of "from Monday to Friday", "between October and March"."""
    this, before = told.quantities[n], told.quantities[n - 1]
    if not isinstance(before.timex, Timex) or before.timex.bound != "from" or this.first - before.stop != 1:
        return False
    return this.timex.year is None and told.prepared.tokens.words[before.stop] in _JOINS


def _not_before(resolved: Resolved, start: Resolved | None, timex: Timex) -> Resolved:
    """The end of a span, told from its start where it would lie before it."""
    if start is None or not (start.low and resolved.low) or resolved.low >= start.low:
        return resolved
    return resolve(timex._replace(bound="", direction=""), datetime.fromisoformat(start.low), "future")


def _hedged_ago(told: Told, n: int, timex: Timex) -> Resolved | None:
    """ "nearly three years ago": the days that the hedge leaves, where days are fine enough to tell."""
    quantity = told.quantities[n]
    if (
        told.day is None
        or timex.number is None
        or quantity.hedge == "exact"
        or timex.unit in ("second", "minute", "hour")
    ):
        return None
    return ago_between(told.day, timex.unit, quantity.interval.low, quantity.interval.high)


def _completed(told: Told, n: int, timex: Timex, period: Focus | None) -> Timex:
    """The expression with the year or the quarter that it shares with its neighbours."""
    if timex.form != "calendar":
        return timex
    if timex.unit == "quarter" and timex.number is None and period:
        return timex._replace(number=(period.low.month + 2) // 3)
    if timex.year is None and timex.offset is None and (year := _shared_year(told, n)) is not None:
        return timex._replace(year=year)
    return timex


def _looks_back(told: Told, focus: Focus, sentence: int) -> bool:
    """Whether the sentence has named a past year, to which a day without year then belongs."""
    return focus.dated and focus.sentence == sentence and told.day is not None and focus.low.year < told.day.year


def _direction(told: Told, n: int, timex: Timex) -> str:
    quantity, tokens = told.quantities[n], told.prepared.tokens
    if timex.bound == "by" and timex.form == "calendar" and tokens.words[quantity.first - 2] != "had":
        return "future"
    return tense(tokens, quantity.first, quantity.stop)


def _within_year(timex: Timex, focus: Focus) -> bool:
    """Whether a month or day without year follows a bare year: "In 1938 ... On October 5"."""
    a_year = 364 < (focus.high - focus.low).days < 367
    return a_year and timex.form == "calendar" and bool(timex.month) and timex.year is None and timex.offset is None


def _from_now(timex: Timex) -> bool:
    """Whether an expression is told from the day of writing even in a narrative: "today", "Monday", "75 years ago"."""
    return timex.form in ("ago", "weekday") or (timex.form == "shift" and timex.direction != "the")


def _is_vague(timex: Timex, focus: Focus | None) -> bool:
    """Whether a day or less is counted from a date that is itself no day: "In 1950 ... two days later"."""
    return focus is not None and timex.unit in _FINE and timex.form == "shift" and (focus.high - focus.low).days > 3


def _closed(resolved: Resolved, timex: Timex, told: Told) -> Resolved:
    """Opens the start of a deadline that lay ahead when the document was written; "by" a past day tells of that day."""
    if timex.bound != "by" or not resolved.high or (told.day and datetime.fromisoformat(resolved.high) <= told.day):
        return resolved
    return Resolved(None, resolved.high, "open start")


def _year_before(told: Told, timex: Timex, period: Focus | None, sentence: int) -> Resolved | None:
    """ "a year earlier" where a quarter or a month is spoken of: the same one, a year before."""
    if period is None or sentence - period.sentence > _MEMORY or timex.number is None:
        return None
    if (timex.base == "now" and (period.high - period.low).days < 80) or (
        told.day and abs((told.day - period.low).days) > 400
    ):
        return None
    low, high = moved(period.low, "year", timex.number), moved(period.high, "year", timex.number)
    return Resolved(low.isoformat(), high.isoformat())


def _shared_year(told: Told, n: int) -> int | None:
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
