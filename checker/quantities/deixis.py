"""Dates told from where the writer stands: "yesterday", "last month", "the end of May", "Christmas Eve"."""

from __future__ import annotations

from checker.quantities.calendar import (
    CENTURIES,
    DAYPARTS,
    DEICTIC,
    DIRECTIONS,
    GRAINS,
    MONTHS,
    NOWADAYS,
    ORDINAL_DAYS,
    ORDINALS,
    PARTS,
    SEASONS,
    TENS,
    WEEKDAYS,
    Found,
    is_year,
)
from checker.quantities.clock import clock_behind, hour_of_part, in_part
from checker.quantities.days import month_date, weekday_date
from checker.quantities.feasts import feasts, holiday, season
from checker.quantities.reference import past, this_period
from checker.quantities.years import century, decade, fiscal_year, tens_words, year_date, year_part
from checker.text.tokens import Tokens
from checker.timex import Clock, Timex

_WORDS = {-1: "last", 0: "this", 1: "next"}
_OF_TEXT = frozenset(("that", "same", "previous", "preceding", "following"))
STRETCHING = frozenset(("for", "over", "within", "throughout"))
_KINDS_OF_YEAR = frozenset(("fiscal", "financial", "calendar"))
_SPOKEN = frozenset(("past",))  # "the past year" is a stretch of time, not a calendar year
_DIRECTED = frozenset(
    (*GRAINS, *WEEKDAYS, *MONTHS, *SEASONS, *DAYPARTS, *_KINDS_OF_YEAR, *feasts(), "same", "period", "time")
)


def deictic_day(t: Tokens, i: int) -> Found:
    """ "today", "yesterday morning", "tomorrow at 5 p.m."; not "USA Today"."""
    words = t.words
    if words[i] == "today" and (words[i - 1] in ("usa", "asia") or words[i + 1] == ":"):
        return None  # a paper, a page header
    if words[i + 1] == "'s" and words[i + 2] in NOWADAYS:
        return None
    timex = Timex("shift", unit="day", number=DEICTIC[words[i]])
    clock = clock_behind(t, i + 1)
    return (clock[0], timex._replace(clock=clock[1])) if clock else (i + 1, timex)


def tonight(t: Tokens, i: int) -> Found:
    """The night of the day of speaking."""
    clock = clock_behind(t, i + 1) or (hour_of_part(t, i + 2) if t.words[i + 1] == "at" else None)
    stop, at = clock or (i + 1, Clock(part="night"))
    return stop, Timex("shift", unit="day", number=0, clock=in_part(at, "night"))


def day_before_yesterday(t: Tokens, i: int) -> Found:
    """ "day before yesterday", "day after tomorrow"."""
    words = t.words
    if (words[i + 1], words[i + 2]) in (("before", "yesterday"), ("after", "tomorrow")):
        timex = Timex("shift", unit="day", number=-2 if words[i + 1] == "before" else 2)
        clock = clock_behind(t, i + 3)
        return (clock[0], timex._replace(clock=clock[1])) if clock else (i + 3, timex)
    return None


def directed(t: Tokens, i: int) -> Found:
    """ "last month", "this spring", "next Friday", "last night", "that same day", "the following year"."""
    words = t.words
    w, nxt = words[i], words[i + 1]
    if nxt not in _DIRECTED:
        return past(t, i) if w == "past" else None
    if w == "that" and nxt == "same":
        i, w, nxt = i + 1, "same", words[i + 2]
    if nxt in ("period", "time"):
        return this_period(t, i)
    step = DIRECTIONS[w]
    base = "text" if w in _OF_TEXT or (w == "next" and (words[i - 1] == "the" or nxt == "day")) else "now"
    if w == "last" and words[i + 2] in ("of", "in") and (nxt in ("week", "day", "weekend") or nxt in WEEKDAYS):
        nth = nth_of(t, i)
        if nth:
            return nth
    if nxt in GRAINS:
        return _grain(t, i, w, step, base)
    if nxt in WEEKDAYS:
        return _named(weekday_date(t, i + 1), "nearest" if base == "text" else _WORDS[step], base)
    if nxt in MONTHS and (t.capital(i + 1) or nxt not in ("may", "march") or w in ("last", "next")):
        return _named(month_date(t, i + 1, sure=True), "this" if base == "text" else _WORDS[step], base)
    if nxt in SEASONS and (nxt != "fall" or w in ("last", "next", "this", "previous")):
        season = Timex("calendar", unit="season", number=SEASONS[nxt], direction=_WORDS[step], base=base)
        return i + 2, season
    if nxt in DAYPARTS:
        return _daypart(t, i, w, step, base)
    if nxt in _KINDS_OF_YEAR and words[i + 2] == "year":
        return i + 3, Timex(
            "shift", unit="year", number=-1 if w == "latest" else step, base=base, fiscal=nxt != "calendar"
        )
    if w in ("last", "this", "next"):
        feast = holiday(t, i + 1, sure=True)
        return _named(feast, w, base)
    return None


def _named(found: Found, direction: str, base: str) -> Found:
    if found is None or found[1].form == "range" or found[1].year is not None:
        return found
    if found[1].form == "weekday" and found[1].offset is not None:
        return found
    return found[0], found[1]._replace(direction=direction, base=base)


def _grain(t: Tokens, i: int, w: str, step: int, base: str) -> Found:
    words = t.words
    unit, stop = GRAINS[words[i + 1]], i + 2
    if (w in _SPOKEN and unit != "weekend") or (w == "latest" and unit != "quarter") or (w == "last" and unit == "day"):
        return None
    if (unit == "century" and w not in ("this", "last", "next")) or (words[stop] == "of" and w != "this"):
        return None  # "the last month of the war"
    if words[i - 1] == "the" and words[i - 2] in STRETCHING and w in ("last", "next"):
        return None  # "for the next decade" is a stretch of time
    timex = Timex("shift", unit=unit, number=-1 if w == "latest" else step, base=base)
    if unit == "year" and words[stop] == "'s":
        part = year_part(t, stop + 1)
        if part and part[1].year is None and part[1].offset is None:
            return part[0], part[1]._replace(offset=timex.number, base=base)
    if unit == "day":
        clock = clock_behind(t, stop)
        if clock:
            return clock[0], timex._replace(clock=clock[1])
    return stop, timex


def _daypart(t: Tokens, i: int, w: str, step: int, base: str) -> Found:
    part = DAYPARTS[t.words[i + 1]]
    if w in ("past", "current", "latest", "coming", "upcoming"):
        return None
    if w == "next":
        base = "text"
    clock = clock_behind(t, i + 2) or (hour_of_part(t, i + 3) if t.words[i + 2] == "at" else None)
    stop, clocked = clock if clock and clock[1].hour is not None else (i + 2, Clock(part=part))
    clocked = in_part(clocked, part)
    return stop, Timex("shift", unit="day", number=step, clock=clocked, base=base)


def part_of(t: Tokens, i: int) -> Found:
    """ "early October", "late last year", "earlier this week", "mid-1980s", "the end of 2027", "later in the year"."""
    words = t.words
    w = words[i]
    part, j = PARTS[w], i + 1
    needs_of = w in ("end", "beginning", "start", "close", "middle", "outset")
    if needs_of and words[j] != "of":
        return None
    j += words[j] in ("of", "in", "on", "-")
    j += words[j] == "the"
    found = _period(t, j)
    if found is None and words[j] in GRAINS and words[j - 1] == "the" and words[j] != "day":
        found = j + 1, Timex("shift", unit=GRAINS[words[j]], number=0, direction="the")
    if found is None and words[j] in WEEKDAYS:
        found = weekday_date(t, j)
    if found is None or found[1].form == "range" or found[1].part or (found[1].day and part not in ("early", "late")):
        return None
    if part in ("early", "late") and (found[1].form == "weekday" or found[1].day or found[1].unit == "day"):
        return found if found[1].clock else (found[0], found[1]._replace(part=part))
    return found[0], found[1]._replace(part=part)


def _period(t: Tokens, j: int) -> Found:
    """A period longer than a day at token j, of which there can be an early or a late part."""
    words = t.words
    w = words[j]
    if is_year(w):
        return (
            decade(t, j)
            if words[j + 1] == "s" and t.touch(j + 1)
            else year_date(t, j)
            if words[j - 1] != "-"
            else (j + 1, Timex("calendar", int(w)))
        )
    if w in MONTHS:
        return month_date(t, j, sure=True) if t.capital(j) or w not in ("may", "march") else None
    if w in DIRECTIONS:
        return directed(t, j)
    if w in SEASONS:
        return season(t, j, sure=True)
    if w in TENS:
        return tens_words(t, j)
    if w in CENTURIES or w[:1].isdigit():
        return century(t, j) or (decade(t, j) if len(w) == 2 and words[j + 1] == "s" and w.isdigit() else None)
    if w in ORDINALS:
        return year_part(t, j)
    if w == "'" and words[j + 2] == "s" and len(words[j + 1]) == 2 and words[j + 1].isdigit():
        return decade(t, j + 1)
    if w in ("fiscal", "fy"):
        return fiscal_year(t, j)
    return holiday(t, j)


def nth_of(t: Tokens, i: int) -> Found:
    """ "the first Tuesday in November", "the last week of March 2014", "the third of July"."""
    words = t.words
    w = words[i]
    n = ORDINAL_DAYS.get(w, -1)
    if words[i + 1] == "of" and n > 0:
        j = i + 2
        found = month_date(t, j, sure=True) if words[j] in MONTHS and (t.capital(j) or words[j] != "may") else None
        if found and found[1].form == "calendar" and found[1].day is None:
            return found[0], found[1]._replace(day=n)
        return None
    if words[i + 2] not in ("of", "in") or n > 5:
        return None
    weekday = WEEKDAYS.get(words[i + 1])
    if weekday is None and words[i + 1] not in ("week", "day", "weekend"):
        return None
    j = i + 3 + (words[i + 3] == "the")
    found = _period(t, j) if words[j] in MONTHS or words[j] in ("last", "this", "next") else None
    if found is None or found[1].form != "calendar" or not found[1].month or found[1].day:
        return None
    if words[i + 1] == "day" and n > 0:
        return found[0], found[1]._replace(day=n)
    name = words[i + 1] if weekday is None and words[i + 1] != "week" else ""
    return found[0], found[1]._replace(weekday=weekday, number=n, unit="nth", name=name)
