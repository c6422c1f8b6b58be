"""The dimension of times of day, with the day that stands beside them: "10:30 a.m. on Friday"."""

from __future__ import annotations

from checker.quantities.calendar import BOUNDS, DEICTIC, DIRECTIONS, MONTHS, WEEKDAYS
from checker.quantities.clock import BEHIND_HOUR, NAMED, bare_hour, clock_at, clock_span, half_day, in_part
from checker.quantities.dimensions import date
from checker.quantities.reading import Dimension, Numeral, Reading
from checker.quantities.spoken import PARTS, SIDES, minutes_past, part_past
from checker.text.tokens import Tokens
from checker.timex import Clock, Timex


def lead(t: Tokens, i: int) -> Reading | None:
    """A time of day in digits or by name."""
    w = t.words[i]
    if w in PARTS:
        spoken = part_past(t, i)
        return _reading(t, *spoken) if spoken else None
    if len(w) <= 2 and t.words[i + 1] not in BEHIND_HOUR:
        return None
    span = clock_span(t, i)
    if span:
        return _reading(t, i, *span)
    found = clock_at(t, i)
    if found:
        return _reading(t, i, *found)
    found = bare_hour(t, i)
    at = _reading(t, i, *found) if found else None
    return at if at is not None and at.kind == "date" else None


def follow(t: Tokens, n: Numeral) -> Reading | None:
    """A time of day in words: "ten a.m.", "seven o'clock", "ten past four"."""
    spoken = minutes_past(t, n)
    if spoken:
        return _reading(t, *spoken)
    if n.form != "words" or n.value is None or not 1 <= n.value <= 12 or n.value % 1:
        return None
    hour, half = int(n.value), half_day(t, n.stop)
    if half:
        return _reading(t, n.first, half[0], Clock(hour % 12 + (12 if half[1] == "pm" else 0)))
    if t.words[n.stop] == "o" and t.words[n.stop + 1] == "'clock":
        return _reading(t, n.first, n.stop + 2, Clock(hour))
    return None


def _reading(t: Tokens, first: int, stop: int, clock: Clock, end: Clock | None = None) -> Reading:
    """The clock, or the time from one to another, with the date that follows it."""
    words = t.words
    whole, kind, rule = Timex("clock"), "time", "clock"
    bound = BOUNDS.get(words[first - 1], "") if first else ""
    j = stop + (words[stop] in (",", "on"))
    w = words[j]
    if w in WEEKDAYS or w in MONTHS or w in DEICTIC or (words[j - 1] == "on" and w[:1].isdigit()) or w in DIRECTIONS:
        day = date.lead(t, j)
        if day is not None and _is_day(day.timex):
            whole, kind, rule, stop = day.timex, "date", "clock_and_day", day.stop
            if whole.clock is not None and clock.minute is None:
                clock = in_part(clock, whole.clock.part)  # "at 5 tomorrow afternoon"
    start = whole._replace(clock=clock)
    if end is None:
        return Reading(first, stop, kind, timex=start._replace(bound=bound), rule=rule)
    span = Timex("range", low=start, high=whole._replace(clock=end), bound=bound)
    return Reading(first, stop, kind, timex=span, rule=rule, is_range=True)


def _is_day(timex: Timex) -> bool:
    """Whether an expression names one day, without a time of its own."""
    if timex.form == "range" or (timex.clock is not None and timex.clock.hour is not None):
        return False
    return timex.day is not None or timex.weekday is not None or timex.unit == "day"


_FOLLOWS = frozenset(("am", "pm", "a", "p", "o", "minutes", "mins", *SIDES))
TIME = Dimension("time", frozenset(NAMED) | frozenset(PARTS), lead, _FOLLOWS, follow, digits=True)
