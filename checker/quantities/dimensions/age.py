"""The dimension of ages: "75-year-old", "aged 7", "7 years of age", "in her 40s", "Mr Smith, 47,"."""

from __future__ import annotations

from decimal import Decimal

from checker.model import Interval
from checker.quantities.numeral import numeral
from checker.quantities.reading import Dimension, Numeral, Reading
from checker.quantities.timeunits import UNITS, unit_at
from checker.text.tokens import Tokens

_OLDEST = 130  # years that nothing aged "of" or "at" a number exceeds
_OLD = frozenset(("old", "olds"))
_POSSESSIVES = frozenset(("his", "her", "their", "my", "our", "your", "its", "whose"))
_UNITS = frozenset(w for w in UNITS if UNITS[w] in ("day", "week", "month", "year", "decade", "century"))
_TENS = {
    "teens": 13,
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}
_PARTS = frozenset(("early", "mid", "late", "-", "the"))


def follow(t: Tokens, n: Numeral) -> Reading | None:
    """ "75-year-old", "6 months old", "18 years of age"; of things too."""
    found = unit_at(t, n.stop)
    if found is None or t.words[found[0] - 1] not in _UNITS or n.value is None:
        return None
    words, (j, unit) = t.words, found
    if words[j] == "-" and words[j + 1] in _OLD:
        stop = j + 2
    elif words[j] in _OLD:
        stop = j + 1
    elif words[j] == "of" and words[j + 1] == "age":
        stop = j + 2
    else:
        return None
    return _age(n.first, stop, n.value, unit, "years_old")


def _age(first: int, stop: int, value: Decimal, unit: str, rule: str) -> Reading:
    """Ages count completed units: 7 is up to the eighth birthday."""
    return Reading(first, stop, "age", value, Interval(value, value + 1, high_open=True), unit, rule=rule)


def lead(t: Tokens, i: int) -> Reading | None:
    """ "aged 7", "age 12", "ages 5 to 12", "in her 40s", and the bare age set off by commas behind a name."""
    words = t.words
    w = words[i]
    if w in _TENS:
        return _decade(t, i, _TENS[w], i + 1)
    if w[:1].isdigit():
        return _bare(t, i)
    return _named(t, i)


def _named(t: Tokens, i: int) -> Reading | None:
    words = t.words
    j = i + 1 + (words[i + 1] in ("of", "about", "at", "between"))
    if t.capital(i) and i and t.capital(i - 1):
        return None  # the film "Ice Age 3"
    if (words[i] == "age" and j > i + 1 and words[j - 1] != "of") or words[j] == "-":
        return None
    n = numeral(t, j)
    if n is None or n.value is None or not 0 <= n.value < _OLDEST or n.value % 1 or words[n.stop] in ("%", "percent"):
        return None
    last = _last_age(t, i, n)
    if last is not None and last.value is not None:
        ends = Interval(n.value, last.value + 1, high_open=True)
        return Reading(i, last.stop, "age", None, ends, "year", rule="ages", is_range=True)
    found = unit_at(t, n.stop)
    if found and found[1] in ("day", "week", "month", "year"):
        return _age(i, found[0], n.value, found[1], "aged")
    return _age(i, n.stop, n.value, "year", "aged")


def _last_age(t: Tokens, i: int, n: Numeral) -> Numeral | None:
    """The upper end of "aged 5 to 12", "between the ages of 5 and 12"; "ages 12 and 15" are two."""
    words = t.words
    between = "between" in (words[i - 1], words[i - 2], words[i + 1])
    if words[n.stop] not in ("-", "to") and not (words[n.stop] == "and" and between):
        return None
    last = numeral(t, n.stop + 1)
    if last is None or last.value is None or n.value is None or not n.value < last.value < _OLDEST:
        return None
    return last


def _bare(t: Tokens, i: int) -> Reading | None:
    words = t.words
    w, behind = words[i], words[i + 1]
    if behind != "s" and (behind != "," or words[i - 1] != ","):
        return None
    if len(w) > 3 or not (w.isdigit() and w.isascii()):
        return None
    value = int(w)
    if behind == "s" and t.touch(i + 1):
        return _decade(t, i, value, i + 2) if value % 10 == 0 and value < 110 else None
    if behind != "," or not 5 <= value <= 110 or i < 2:
        return None
    name = words[i - 2]
    named = name.isalpha() and t.capital(i - 2) and t.capital(i - 3) and words[i - 3].isalpha() and t.touch(i - 1)
    return _age(i, i + 1, Decimal(value), "year", "set_off") if named and not t.touch(i) else None


def _decade(t: Tokens, i: int, tens: int, stop: int) -> Reading | None:
    """ "in her late 40s": from 40 to 49; decades of a century have no possessive before them."""
    words = t.words
    j = i - 1
    while j > i - 4 and words[j] in _PARTS:
        j -= 1
    if words[j] not in _POSSESSIVES or words[j - 1] not in (
        "in",
        "into",
        "through",
        "is",
        "enter",
        "entering",
        "hit",
        "reached",
    ):
        return None
    last = 20 if tens == 13 else tens + 10
    return Reading(
        i,
        stop,
        "age",
        None,
        Interval(Decimal(tens), Decimal(last), high_open=True),
        "year",
        rule="decade_of_life",
        is_range=True,
    )


AGE = Dimension("age", frozenset(("aged", "age", "ages")) | frozenset(_TENS), lead, _UNITS, follow, digits=True)
