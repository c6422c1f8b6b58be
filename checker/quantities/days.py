"""Dates that name a day or a month: "March 5, 2025", "5 March", "Wednesday, March 4", "2025-03-05", "March 3-7"."""

from __future__ import annotations

from checker.quantities.calendar import (
    ABBREVIATIONS,
    BEFORE_MONTH,
    DAYPARTS,
    DIRECTIONS,
    MASTHEADS,
    MONTHS,
    NAMES,
    WEEKDAYS,
    Found,
    Year,
    behind_month,
    day_at,
    month_here,
    year_behind,
)
from checker.quantities.clock import clock_behind
from checker.quantities.digits import four_digits, in_order, numeric_date
from checker.quantities.monthdays import missing_day, missing_day_first
from checker.text.tokens import Tokens
from checker.timex import Clock, Timex

_TITLES = frozenset(("mr", "mrs", "ms", "miss", "dr", "prof", "sen", "rep", "gov", "gen", "judge", "st"))
_SURE_BEFORE = frozenset(("in", "since", "last", "next", "early", "late", "mid"))
_SUFFIXES = frozenset(("st", "nd", "rd", "th"))
_TO = frozenset(("-", "to", "through", "until", "till"))


def month_date(t: Tokens, i: int, sure: bool = False) -> Found:
    """A date that begins with a month; `sure` where the words before already tell that it is no verb and no name."""
    words = t.words
    month = MONTHS[words[i]]
    j = behind_month(t, i)
    day = day_at(t, j)
    if day is None:
        absent = missing_day(t, i, j)
        if absent:
            return _day_and_year(t, absent[0], month, absent[1])
        year = year_behind(t, j)
        if year:
            return year.stop, _calendar(year, month)
        return (j, Timex("calendar", month=month)) if sure or _bare_month(t, i, j) else None
    stop, n = day
    if not sure and words[i] in ("may", "march") and not t.capital(i) and i and _is_verb(words[i - 1]):
        return None
    last = _last_day(t, stop, n)
    if last:
        return _range(t, last[0], month, n, last[1])
    return _day_and_year(t, stop, month, n)


def _is_verb(before: str) -> bool:
    """Whether the word before a lower-case "may" or "march" makes it a verb: "they march 20 miles"."""
    return before.isalpha() and before not in BEFORE_MONTH


def _bare_month(t: Tokens, i: int, j: int) -> bool:
    """Whether a month that nothing follows is one: "in March", not "they march", "April Smith", "Sat"."""
    words = t.words
    w, before = words[i], words[i - 1]
    if before in _TITLES or (before == "." and words[i - 2] in _TITLES):
        return False  # "Mr. March"
    if w in ABBREVIATIONS:
        return t.capital(i) and before in BEFORE_MONTH
    if not t.capital(i):
        return before in _SURE_BEFORE or w not in NAMES
    if w == "march" and words[j] in ("to", "of", "on", "for", "from", "through") and before not in _SURE_BEFORE:
        return False  # the March on Washington
    if w not in NAMES or (before in BEFORE_MONTH and before != "the"):
        return True
    if w == "march" and (t.capital(i - 1) or before == "the") and before not in ("", ".", ",") and i:
        return False  # the Long March
    if words[j] in ("-", "to", "/") and words[j + 1] in MONTHS:
        return True  # "May-August 1950"
    return w != "may" and (words[j] in ("'s", ",", ".", ")", "-") or (words[j].isalpha() and not t.capital(j)))


def _last_day(t: Tokens, stop: int, n: int) -> tuple[int, int] | None:
    """The second day of "3-7", "3 to 7", "3 and 4" behind a month's first day, as (stop, day)."""
    words = t.words
    if words[stop] in _TO:
        after = day_at(t, stop + 1)
        return after if after and after[1] > n and not month_here(t, after[0]) and words[after[0]] != "-" else None
    if words[stop] in ("and", "&"):
        after = day_at(t, stop + 1)
        if after and after[1] == n + 1 and not words[after[0]].isalpha():
            return after
    return None


def _calendar(year: Year | None, month: int, day: int | None = None) -> Timex:
    if year is None:
        return Timex("calendar", month=month, day=day)
    return Timex("calendar", year.year, month, day, offset=year.offset, base=year.base)


def _day_and_year(t: Tokens, stop: int, month: int, day: int) -> tuple[int, Timex]:
    year = year_behind(t, stop)
    timex = _calendar(year, month, day)
    stop = year.stop if year else stop
    clock = clock_behind(t, stop)
    return (clock[0], timex._replace(clock=clock[1])) if clock else (stop, timex)


def _range(t: Tokens, stop: int, month: int, first: int, last: int) -> tuple[int, Timex]:
    year = year_behind(t, stop)
    ends = [_calendar(year, month, n) for n in (first, last)]
    return (year.stop if year else stop), Timex("range", low=ends[0], high=ends[1])


def weekday_date(t: Tokens, i: int) -> Found:
    """A weekday, alone or beside a date, with what follows: "Friday night", "Tuesday last week", "Friday, May 2"."""
    words = t.words
    w = words[i]
    weekday = WEEKDAYS[w]
    j = i + 1
    if w in ABBREVIATIONS:
        if not t.capital(i):
            return None
        j += words[j] == "." and t.touch(j)
        if not (
            (words[j - 1] == "." and words[i - 1] not in ("the",))
            or words[j] == ","
            or words[j] in MONTHS
            or words[j][:1].isdigit()
        ):
            return None
        if words[j] == "," and words[j + 1] not in MONTHS and not words[j + 1][:1].isdigit():
            return None
    elif words[j] in MASTHEADS and t.capital(j):
        return None
    beside = _beside(t, j)
    if beside:
        return beside[0], beside[1]._replace(weekday=weekday)
    part = ""
    if words[j] in DAYPARTS:
        part = DAYPARTS[words[j]]
    timex = Timex("weekday", weekday=weekday)
    k = j + (part != "")
    k += words[k] in ("of", "from")
    if words[k] in DIRECTIONS and words[k + 1] == "week":
        timex = timex._replace(
            offset=DIRECTIONS[words[k]], base="text" if words[k] in ("that", "same", "previous", "following") else "now"
        )
        return k + 2, timex._replace(clock=Clock(part=part)) if part else timex
    clock = clock_behind(t, j)
    return (clock[0], timex._replace(clock=clock[1])) if clock else (j, timex)


def _beside(t: Tokens, j: int) -> Found:
    """The calendar date beside a weekday."""
    words = t.words
    daypart = j + 1 if words[j] in DAYPARTS else 0
    j = daypart or j
    k = j + (words[j] == ",")
    k += words[k] == "the"
    if words[k] in MONTHS:
        found = month_date(t, k, sure=True)
        return found if found and found[1].day else None
    if not words[k][:1].isdigit():
        return None
    found = day_first(t, k) or numeric_date(t, k)
    if found:
        return found
    if words[k - 1] == "the" and words[k].isdigit() and words[k + 1] in ("st", "nd", "rd", "th"):
        return (k + 2, Timex("calendar", day=int(words[k]))) if int(words[k]) <= 31 else None
    return None


def day_first(t: Tokens, i: int) -> Found:
    """ "5 March 2025", "the 5th of March", "5-7 March", "5 to 7 March"."""
    words = t.words
    w = words[i]
    if len(w) > 2 or not (w.isdigit() and w.isascii()):
        return None
    if not 1 <= int(w) <= 31:
        return missing_day_first(t, i)
    j = _behind_suffix(t, i + 1)
    mark = words[j]
    if mark in ("-", "/") and t.touch(j) and words[j + 1] in MONTHS:
        return _dashed(t, i, j)
    second = _second_day(t, j, int(w)) if mark in _TO or mark in ("and", "&") else None
    if second:
        j = second[0]
    if words[i - 1] in ("and", "or", ",") and words[i - 3] in MONTHS and not words[j].isalpha():
        return _after_another(t, i, j)
    j += words[j] == "of"
    month = month_here(t, j) or (MONTHS.get(words[j]) if words[j - 1] == "of" or words[j - 1] in _SUFFIXES else None)
    if month is None:
        return None
    stop = behind_month(t, j)
    return _range(t, stop, month, int(w), second[1]) if second else _day_and_year(t, stop, month, int(w))


def _after_another(t: Tokens, i: int, j: int) -> Found:
    """The second day of "May 4 and 9": its month stands before the first."""
    words = t.words
    month = month_here(t, i - 3)
    if month is None or not words[i - 2].isdigit() or not (words[j] in (",", ".", ";", ")", "") or words[i - 1] != ","):
        return None
    return _day_and_year(t, j, month, int(words[i])) if len(words[i - 2]) <= 2 and words[i - 2].isascii() else None


def _behind_suffix(t: Tokens, j: int) -> int:
    return j + 1 if t.words[j] in _SUFFIXES and t.touch(j) else j


def _second_day(t: Tokens, j: int, first: int) -> tuple[int, int] | None:
    """The second day of "5-7 March" behind the token j that joins them, as (stop, day); "and" joins only neighbours."""
    words = t.words
    k = j + 1 + (words[j + 1] == "the")
    after = words[k]
    if len(after) > 2 or not (after.isdigit() and after.isascii()) or not first < int(after) <= 31:
        return None
    if words[j] in ("and", "&") and int(after) != first + 1:
        return None
    return _behind_suffix(t, k + 1), int(after)


def _dashed(t: Tokens, i: int, j: int) -> Found:
    """ "4-Mar-2025", "31/Oct/74"."""
    words = t.words
    year = words[j + 3]
    if words[j + 2] == words[j] and year.isdigit() and year.isascii() and len(year) in (2, 4):
        return in_order(t, j + 4, four_digits(year), str(MONTHS[words[j + 1]]), words[i])
    month = month_here(t, j + 1)
    return _day_and_year(t, behind_month(t, j + 1), month, int(words[i])) if month else None
