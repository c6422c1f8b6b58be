"""Day numbers that need more than themselves: days of no calendar ("April 65"), and "the 15th" of a month in reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.quantities.calendar import (
    BEFORE_MONTH,
    COUNTED,
    MONTHS,
    NAMES,
    Found,
    behind_month,
    month_here,
    year_behind,
)
from checker.text.tokens import PAD
from checker.timex import Timex

if TYPE_CHECKING:
    from checker.text.tokens import Tokens

_SUFFIXES = frozenset(("st", "nd", "rd", "th"))
_YEAR_BEFORE = frozenset(("in", "of", "since", "early", "late", "mid", "-"))  # "in April 65" may name a year
_DAY_BEFORE = frozenset(
    ("on", "by", "until", "till", "since", "from", "to", "through", "before", "after", "around", "and", "between")
)
_PLAIN = frozenset(
    (
        "the", "a", "an", "he", "she", "it", "they", "we", "his", "her", "their", "in", "at", "and", "but", "to", "for",
        "when", "after", "before", "that", "with", "by", "as", "was", "were", "is", "until", "or", "from", "because",
        "while", "of",
    )
)  # fmt: skip
_GLUED = frozenset(("%", "$", "/", ":", "-", "'", "°", "\u00a3", "\u20ac", "(", "+", "*", "="))
_REACH = 60  # tokens


def missing_day(t: Tokens, i: int, j: int) -> tuple[int, int] | None:
    """A day number behind the month at token i that no calendar has, as (stop, number): "July 39", "June 0".

    Numbers that may be a year, a share or an entry of a list by months are none.
    """
    words = t.words
    w = words[j]
    if not _is_missing(w) or not t.capital(i):
        return None
    if (words[i - 1] in _YEAR_BEFORE and w != "0") or (words[i - 1] == "," and words[i - 2][-1:].isdigit()):
        return None
    if words[i] in NAMES and i and t.capital(i - 1) and words[i - 1].isalpha() and words[i - 1] not in BEFORE_MONTH:
        return None  # "Theresa May 65"
    stop = j + 1 + (words[j + 1] in _SUFFIXES and t.touch(j + 1))
    behind = words[stop]
    if behind in COUNTED or behind in _GLUED or behind[:1].isdigit():
        return None
    if behind.isalpha() and behind not in _PLAIN and not (words[i - 1] == "the" and _dated_elsewhere(t, i, behind)):
        return None
    if behind in (",", ";", "and") and words[stop + 1] in MONTHS:
        return None  # "April 65, May 70"
    return stop, int(w)


def _dated_elsewhere(t: Tokens, i: int, behind: str) -> bool:
    """Whether the text gives the same thing a day of the month: "the June 20 shooting" for "the June 70 shooting"."""
    words = t.words
    return any(
        words[k] == words[i] and words[k + 2] == behind and words[k + 1].isdigit() and 1 <= int(words[k + 1]) <= 31
        for k in range(len(words) - PAD - 2)
    )


def missing_day_first(t: Tokens, i: int) -> Found:
    """ "39 July 2024", "on 45 May"."""
    words = t.words
    j = i + 1 + (words[i + 1] in _SUFFIXES and t.touch(i + 1))
    j += words[j] == "of"
    month = month_here(t, j) if _is_missing(words[i]) else None
    if month is None or (words[i - 1] in _GLUED and t.touch(i)):
        return None
    stop = behind_month(t, j)
    year = year_behind(t, stop)
    if year and year.year:
        return year.stop, Timex("calendar", year.year, month, int(words[i]))
    return (stop, Timex("calendar", month=month, day=int(words[i]))) if words[i - 1] == "on" else None


def _is_missing(w: str) -> bool:
    return len(w) <= 2 and w.isdigit() and w.isascii() and not 1 <= int(w) <= 31


def lone_day(t: Tokens, i: int) -> Found:
    """ "On the 15th, ..." where a month was named a little before; "the 28th of that month"."""
    words = t.words
    w, behind = words[i], words[i + 2]
    if words[i + 1] not in _SUFFIXES or words[i - 1] != "the" or not 1 <= int(w) <= 31:
        return None
    timex = Timex("calendar", day=int(w), base="text")
    if behind == "of" and words[i + 3] in ("that", "the", "same") and words[i + 4] == "month":
        return i + 5, timex
    if words[i - 2] not in _DAY_BEFORE or behind in _GLUED or (behind.isalnum() and behind not in _PLAIN - {"of"}):
        return None
    return (i + 2, timex) if not MONTHS.keys().isdisjoint(words[max(i - _REACH, 0) : i]) else None
