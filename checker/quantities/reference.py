"""Dates told from what the text speaks of: "the day before", "at that time", "the night of 8 February", "for the year".

Where the text names an event and no date ("the day after the battle") there is a date without a known day: its `number`
is None, and it is never compared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.quantities.calendar import DAYPARTS, GRAINS, MONTHS, WEEKDAYS, Found, is_year, year_at
from checker.quantities.days import day_first, month_date, weekday_date
from checker.quantities.digits import numeric_date
from checker.quantities.numberwords import NUMBER_WORDS
from checker.quantities.numeral import numeral
from checker.timex import Clock, Timex

if TYPE_CHECKING:
    from checker.text.tokens import Tokens

_SIDES = {"before": -1, "after": 1, "following": 1}
_ENDS_PHRASE = frozenset(("and", "but", "was", "were", "had", "when", "at", "in", "on"))
_THROUGH = frozenset(("for", "during", "throughout"))
_SHARES = frozenset(("rest", "remainder", "most", "much", "course"))
_WHOLE = frozenset(("full", "whole", "entire"))
_AT = frozenset(("at", "by", "until", "till", "since", "from", "around", "about", "during", "before", "after", "in"))
_WITHIN = frozenset(("later", "earlier", "early", "late"))
_WHICH = frozenset(("of", "in", "last", "this", "a", "as", "from", "when", "for"))  # "the same period of 2023"
_NEAR = frozenset(("near", "distant", "foreseeable", "immediate"))
_AMOUNTS = frozenset(("few", "several", "couple", "half", "many", "-")) | frozenset(GRAINS) | NUMBER_WORDS
_YEAR_WORDS = range(2000, 2100)


def beside(t: Tokens, i: int) -> Found:
    """ "the day before", "the week after", "the day following": told from the date named last, or from an event."""
    words = t.words
    step = _SIDES.get(words[i + 1])
    if step is None or words[i - 1] != "the":
        return None
    behind = words[i + 2]
    if behind[:1].isdigit() or words[i - 3] in _WITHIN:
        return None  # "later in the day before returning"
    alone = not behind.isalnum() or behind in _ENDS_PHRASE
    if words[i + 1] == "following" and not alone:
        return None
    part = DAYPARTS.get(words[i], "")
    unit = "day" if part else GRAINS[words[i]]
    clock = Clock(part=part) if part else None
    return i + 2, Timex("shift", unit=unit, number=step if alone else None, base="text", clock=clock)


def daypart_of(t: Tokens, i: int) -> Found:
    """ "the night of 8 February", "the morning of Dec. 28, 1979"; else "the night before"."""
    words = t.words
    if words[i + 1] != "of":
        return beside(t, i)
    j = i + 2 + (words[i + 2] == "the")
    w = words[j]
    if w in MONTHS:
        found = month_date(t, j, sure=True)
    elif w[:1].isdigit():
        found = day_first(t, j) or numeric_date(t, j)
    else:
        found = weekday_date(t, j) if w in WEEKDAYS else None
    if found is None or not (found[1].day or found[1].form in ("weekday", "range")):
        return None
    if found[1].form == "range" or found[1].clock:
        return found
    return found[0], found[1]._replace(clock=Clock(part=DAYPARTS[words[i]]))


def whole(t: Tokens, i: int) -> Found:
    """ "for the year", "throughout the month", "the rest of the week": the one that the text speaks of."""
    words = t.words
    if words[i + 1] in ("of", "-", "'s"):
        return beside(t, i)
    j = i - 1 - (words[i - 1] in _WHOLE)
    if words[j] != "the":
        return None
    if words[j - 1] in _THROUGH or (words[j - 1] == "of" and words[j - 2] in _SHARES):
        return i + 1, Timex("shift", unit=GRAINS[words[i]], number=0, direction="the")
    return beside(t, i)


def named_year(t: Tokens, i: int) -> Found:
    """ "the year 1955", "the year two thousand"."""
    words = t.words
    if is_year(words[i + 1]):
        found = year_at(t, i + 1)
        return (found[0], Timex("calendar", found[1])) if found else None
    if words[i + 1] != "two" or words[i + 2] != "thousand":
        return None
    n = numeral(t, i + 1)
    if n is None or n.value is None or n.value not in _YEAR_WORDS:
        return None
    return n.stop, Timex("calendar", int(n.value))


def this_period(t: Tokens, i: int) -> Found:
    """ "this period", "the latest period", "by that time", at the word before the noun; not "this time" again."""
    words = t.words
    w, noun = words[i], words[i + 1]
    if words[i + 2] in _WHICH and noun == "period":
        return None
    if noun == "time" and not (
        words[i - 1] in _AT if w in ("this", "that") else words[i - 1] == "the" and words[i - 2] in ("around", "about")
    ):
        return None
    return (i + 2, _some(noun)) if w in ("this", "that", "same", "latest") else None


def the_time(t: Tokens, i: int) -> Found:
    """ "at the time", "by the time he left", "of the period"; not "at the time of its founding", dated by an event."""
    words = t.words
    before = ("at", "by") if words[i] == "time" else ("of", "during", "throughout", "over")
    if words[i - 1] != "the" or words[i - 2] not in before or words[i + 1] in _WHICH or words[i + 1] == "-":
        return None
    return i + 1, _some(words[i])


def past(t: Tokens, i: int) -> Found:
    """ "in the past", but not "in the past year"."""
    words = t.words
    if words[i - 1] != "the" or words[i - 2] not in ("in", "of"):
        return None
    behind = words[i + 1]
    return None if behind in _AMOUNTS or behind[:1].isdigit() or behind.endswith("s") else (i + 1, _some("past"))


def future(t: Tokens, i: int) -> Found:
    """ "in the future", "for the foreseeable future"."""
    words = t.words
    j = i - 1 - (words[i - 1] in _NEAR)
    return (i + 1, _some("future")) if words[j] == "the" and words[j - 1] in ("in", "into", "for") else None


def _some(unit: str) -> Timex:
    """A time that is spoken of and not told."""
    return Timex("shift", unit=unit, base="text")
