"""Seasons, holidays and other periods that have a name: "the spring of 1916", "Christmas Eve", "the weekend"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from checker.quantities.calendar import PARTS, SEASONS, Found, year_behind
from checker.quantities.clock import clock_behind
from checker.quantities.reference import named_year, whole
from checker.quantities.spans import last_year
from checker.quantities.years import year_part
from checker.timex import Timex
from checker.vocab.load import vocabulary

if TYPE_CHECKING:
    from checker.text.tokens import Tokens

_BEHIND_FEAST = frozenset(vocabulary("calendar")["words"]["behind_feast"])
_BEFORE_SEASON = frozenset(("in", "since", "by", "until", "during", "throughout", "last", "for", "over"))


def season(t: Tokens, i: int, sure: bool = False) -> Found:
    """A season with its year, or alone behind "in the", "since", "by"."""
    words = t.words
    w, before = words[i], words[i - 1]
    year = year_behind(t, i + 1)
    if year and year.year and last_year(t, year.stop - 1) == year.year + 1:
        year = year._replace(stop=year.stop + 2)  # "the winter of 1916-17" is one winter
    if year and (w != "fall" or words[i - 1] in ("in", "the", "since", "by", "until", "late", "early")):
        return year.stop, Timex(
            "calendar", year.year, unit="season", number=SEASONS[w], offset=year.offset, base=year.base
        )
    if words[i + 1] == "of":
        return None
    if _beside_season(words, i) or (before == "the" and w != "fall" and not words[i + 1].isalnum()):
        return (i + 1, Timex("calendar", unit="season", number=SEASONS[w])) if words[i + 1] != "-" else None
    before = words[i - 2] if before == "the" else before
    if w == "fall" and not (
        before in ("in", "throughout", "during", "since", "until") and words[i + 1] in (",", ".", "", "and", "or")
    ):
        return None
    if not sure and before not in _BEFORE_SEASON:
        return None
    if w == "spring" and before in ("for", "over", "by") and words[i - 1] != "the":
        return None
    return i + 1, Timex("calendar", unit="season", number=SEASONS[w])


def _beside_season(words: list[str], i: int) -> bool:
    """Whether another season stands beside the one at token i: "the fall and winter", "spring and early summer"."""
    if words[i + 1] in ("and", "or"):
        return words[i + 2 + (words[i + 2] in PARTS)] in SEASONS
    j = i - 1 - (words[i - 1] in PARTS)
    return words[j] in ("and", "or") and words[j - 1] in SEASONS


def weekend(t: Tokens, i: int) -> Found:
    """ "the weekend", "over the weekend"."""
    return (i + 1, Timex("shift", unit="weekend", number=0)) if t.words[i - 1] in ("the", "over") else None


def quarter(t: Tokens, i: int) -> Found:
    """ "the quarter": the one that the text speaks of."""
    words = t.words
    if words[i - 1] != "the" or words[i + 1] in ("of", "century", "mile", "final", "finals", "finalists", "-", "horse"):
        return None
    return i + 1, Timex("shift", unit="quarter", number=0, base="text")


def year_ago(t: Tokens, i: int) -> Found:
    """ "year-ago", "the year-earlier quarter"; else the end of the year."""
    words = t.words
    if words[i + 1] == "-" and words[i + 2] in ("ago", "earlier"):
        part = year_part(t, i + 3)
        if part and part[1].year is None:
            return part[0], part[1]._replace(offset=-1)
        unit = words[i + 3] if words[i + 3] in ("quarter", "period") else ""
        return i + 3 + (unit != ""), Timex("shift", unit="year", number=-1, base="text", name="about")
    return named_year(t, i) or year_end(t, i)


def year_end(t: Tokens, i: int) -> Found:
    """ "year-end", "month's end"; else "for the year"."""
    words = t.words
    j = i + 1 + (words[i + 1] in ("-", "'s"))
    if words[j] != "end" or (j == i + 1 and words[i - 1] not in ("by", "at", "before", "until", "since")):
        return whole(t, i)
    return j + 1, Timex("shift", unit=words[i], number=0, part="end", direction="the")


@cache
def feasts() -> dict[str, tuple[tuple[str, ...], ...]]:
    """First word of a holiday's name to the names that begin so, longest first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for name in vocabulary("holidays"):
        words = tuple(name.split())
        table.setdefault(words[0], []).append(words)
    return {head: tuple(sorted(names, key=len, reverse=True)) for head, names in table.items()}


def holiday(t: Tokens, i: int, sure: bool = False) -> Found:
    """A named holiday, with its year where one follows; `sure` where the word before it already makes it a date."""
    words = t.words
    names = feasts().get(words[i])
    if not names:
        return None
    for name in names:
        stop = i + len(name)
        if tuple(words[i:stop]) == name:
            if not sure and len(name) == 1 and words[stop].isalpha() and words[stop] not in _BEHIND_FEAST:
                return None  # "Easter eggs", "the Christmas party"
            year = year_behind(t, stop)
            if year:
                return year.stop, Timex("holiday", year.year, name=" ".join(name), offset=year.offset, base=year.base)
            clock = clock_behind(t, stop)
            timex = Timex("holiday", name=" ".join(name))
            return (clock[0], timex._replace(clock=clock[1])) if clock else (stop, timex)
    return None
