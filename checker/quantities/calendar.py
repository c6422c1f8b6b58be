"""The calendar's words as look-ups, and the smallest pieces of a date: a day number, a year, what follows a month."""

from __future__ import annotations

from typing import NamedTuple

from checker.text.tokens import Tokens
from checker.timex import Timex
from checker.vocab.load import vocabulary

_DATA = vocabulary("calendar")
MONTHS: dict[str, int] = _DATA["months"]
WEEKDAYS: dict[str, int] = _DATA["weekdays"]
DEICTIC: dict[str, int] = _DATA["deictic"]
GRAINS: dict[str, str] = _DATA["grains"]
SEASONS: dict[str, int] = _DATA["seasons"]
DAYPARTS: dict[str, str] = _DATA["dayparts"]
DIRECTIONS: dict[str, int] = _DATA["directions"]
PARTS: dict[str, str] = _DATA["parts"]
ORDINALS: dict[str, int] = _DATA["ordinals"]
CENTURIES: dict[str, int] = _DATA["centuries"]
TENS: dict[str, int] = _DATA["tens"]
BOUNDS: dict[str, str] = _DATA["bounds"]
TEENS: dict[str, int] = _DATA["year_words"]["first"]
YEAR_TENS: dict[str, int] = _DATA["year_words"]["tens"]
YEAR_ONES: dict[str, int] = _DATA["year_words"]["ones"]
_WORDS = _DATA["words"]
ABBREVIATIONS = frozenset(_WORDS["abbreviations"])
NAMES = frozenset(_WORDS["names"])
BEFORE_MONTH = frozenset(_WORDS["before_month"])
BEFORE_YEAR = frozenset(_WORDS["before_year"])
DETERMINERS = frozenset(_WORDS["determiners"])
COUNTED = frozenset(_WORDS["counted"])
NUMBERED = frozenset(_WORDS["numbered"])
MASTHEADS = frozenset(_WORDS["mastheads"])
NOWADAYS = frozenset(_WORDS["nowadays"])
HEDGES = frozenset(_WORDS["hedges"])
ZONES = frozenset(_WORDS["zones"])
_NOT_A_DAY = COUNTED - frozenset(_WORDS["counted_after_day"])
ORDINAL_DAYS: dict[str, int] = _DATA["ordinal_days"]
_SUFFIXES = frozenset(("st", "nd", "rd", "th"))
_ERAS_BEFORE = frozenset(("bc", "bce"))
_ERAS = frozenset(("ad", "ce"))
_YEAR_SHIFTS = {"last": -1, "this": 0, "next": 1}

Found = tuple[int, Timex] | None


class Year(NamedTuple):
    """A year as said behind a month: a number, or an offset ("of last year"), which may be the text's ("that year")."""

    stop: int
    year: int | None = None
    offset: int | None = None
    base: str = "now"


def day_at(t: Tokens, i: int) -> tuple[int, int] | None:
    """A day of the month at token i, (stop, day): "3", "3rd", "the 3rd", "third"; None where something is counted."""
    words = t.words
    w = words[i]
    if w == "the" and ((words[i + 1].isdigit() and words[i + 2] in _SUFFIXES) or words[i + 1] in ORDINAL_DAYS):
        i += 1
        w = words[i]
    if w in ORDINAL_DAYS and not words[i + 1].isalpha() and words[i + 1] != "-":
        return i + 1, ORDINAL_DAYS[w]
    if not (w.isdigit() and len(w) <= 2 and w.isascii()) or not 1 <= int(w) <= 31:
        return None
    j = i + 1
    if words[j] in _SUFFIXES and t.touch(j):
        return j + 1, int(w)
    follower = words[j]
    if (
        follower in _NOT_A_DAY
        or (follower in ("%", "$", "/") and t.touch(j))
        or (follower == ":" and words[j + 1][:1].isdigit())
    ):
        return None
    return j, int(w)


def is_year(w: str) -> bool:
    """Whether a token has the form of a year from 1000 to 2199."""
    return len(w) == 4 and w[0] in "12" and w.isdigit() and w < "2200"


def year_at(t: Tokens, i: int) -> tuple[int, int] | None:
    """A year written at token i as (stop, year): "2025", "'25", "44 BC", "nineteen ninety-seven"; whatever follows."""
    words = t.words
    w = words[i]
    if w == "'" and len(words[i + 1]) == 2 and words[i + 1].isdigit() and t.touch(i + 1) and words[i + 2] != "s":
        return i + 2, 1900 + int(words[i + 1]) if words[i + 1] > "50" else 2000 + int(words[i + 1])
    if is_year(w):
        return era(t, i + 1, int(w))
    if w.isdigit() and w.isascii() and len(w) < 4:
        told = words[i + 1] in _ERAS_BEFORE or (words[i + 1] == "b" and words[i + 3] == "c")
        return era(t, i + 1, int(w)) if told else None
    return year_words(t, i) if w in TEENS else None


def era(t: Tokens, j: int, year: int) -> tuple[int, int]:
    """The era behind a year: 44 BC is year -43 of the astronomers' count, which knows a year 0."""
    words = t.words
    if words[j] in _ERAS_BEFORE:
        return j + 1, 1 - year
    if words[j] == "b" and words[j + 1] == "." and words[j + 2] == "c":
        return j + 3 + (words[j + 3] == "." and t.touch(j + 3)), 1 - year
    if words[j] in _ERAS and t.text[t.starts[j] : t.ends[j]].isupper():
        return j + 1, year
    return j, year


def year_words(t: Tokens, i: int) -> tuple[int, int] | None:
    """A year spoken in two halves.

    >>> from checker.text.tokens import tokenise
    >>> year_words(tokenise("nineteen ninety-seven"), 0)
    (4, 1997)
    """
    words = t.words
    hundreds, tens = TEENS.get(words[i]), YEAR_TENS.get(words[i + 1])
    if hundreds is None or tens is None:
        return None
    j = i + 2
    if tens >= 20:
        ones = j + (words[j] == "-")
        if words[ones] in YEAR_ONES:
            return ones + 1, 100 * hundreds + tens + YEAR_ONES[words[ones]]
    return j, 100 * hundreds + tens


def year_behind(t: Tokens, i: int, comma: bool = True) -> Year | None:
    """The year behind a month, a day or a quarter: "2025", ", 2025", "of 2025", "of last year", "that year"."""
    words = t.words
    w = words[i]
    if w == "," and comma:
        found = year_at(t, i + 1) if is_year(words[i + 1]) else None
        return Year(*found) if found else None
    if w in ("of", "in"):
        i += 1
        w = words[i]
        if w == "fiscal":
            i += 1 + (words[i + 1] == "year")
    if w in _YEAR_SHIFTS and words[i + 1] == "year":
        return Year(i + 2, None, _YEAR_SHIFTS[w])
    if w in ("that", "the") and words[i - 1] == "of":
        j = i + 1 + (words[i + 1] == "same")
        return Year(j + 1, None, 0, "text") if words[j] == "year" else None
    found = year_at(t, i)
    if found and (words[found[0]] not in COUNTED or found[1] % 100 != 0):
        return Year(*found)
    return None


def month_here(t: Tokens, i: int) -> int | None:
    """The month named at token i where only a date can stand (behind a day); capitals tell "May" from "may"."""
    w = t.words[i]
    month = MONTHS.get(w)
    if month is None or ((w in NAMES or w in ABBREVIATIONS) and not t.capital(i)):
        return None
    return month


def behind_month(t: Tokens, i: int) -> int:
    """The token behind a month's name, its abbreviation point included."""
    return i + 2 if t.words[i + 1] == "." and t.words[i] in ABBREVIATIONS and t.touch(i + 1) else i + 1
