"""The dimension of stretches of time: "90 minutes", "an hour and a half", "2 years and 3 months", "75 years ago"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Interval
from checker.quantities.compound import allowed, with_parts, with_smaller
from checker.quantities.elapsed import placed
from checker.quantities.reading import Dimension, Numeral, Reading
from checker.quantities.stretch import LEADS, lead
from checker.quantities.timeunits import BEFORE_ARTICLE, BETWEEN, SET_OFF, TOUCHING, UNITS, unit_at

if TYPE_CHECKING:
    from checker.text.tokens import Tokens


_BEHIND_SECOND = frozenset(("in", "of", "and", "to"))


def follow(t: Tokens, n: Numeral) -> Reading | None:
    """A numeral and its unit of time, with smaller units and with "ago", "earlier", "later" where they follow."""
    if t.words[n.stop] in ("and", "of"):
        more = with_parts(t, n)
        if more is None:
            return None
        n = more
    found = unit_at(t, n.stop)
    if found is None:
        return None
    stop, unit = found
    word, behind, hyphen = t.words[stop - 1], t.words[stop], t.words[n.stop] == "-"
    if word == "day" and not hyphen and n.value == 1 and n.form == "words" and behind not in SET_OFF:
        if t.words[n.first - 1] not in BEFORE_ARTICLE:
            return None  # "one day" is some day
    elif word == "second" and not hyphen:
        if n.value != 1 or (behind.isalpha() and behind not in SET_OFF and behind not in _BEHIND_SECOND):
            return None  # "one second-hand car"
    elif unit == "quarter" and not _quarters(t, n, stop, hyphen):
        return None
    return _whole(t, n.first, stop, n, unit)


def _quarters(t: Tokens, n: Numeral, stop: int, hyphen: bool) -> bool:
    """Whether "three quarters" are quarters of a year and not three fourths."""
    if hyphen or n.value is None or not 2 <= n.value <= 20 or t.words[stop] == "of":
        return False
    return n.value != 3 or n.form == "digits" or t.words[stop - 2] in BETWEEN


def _whole(t: Tokens, first: int, stop: int, n: Numeral, unit: str) -> Reading:
    value, interval = n.value, n.interval
    if value is None:
        return placed(
            t, Reading(first, stop, "duration", None, interval or Interval(), unit, rule="vague_duration", vague=True)
        )
    spoken = n.form != "digits" and value % 1 != 0
    stop, value, unit, mixed = with_smaller(t, stop, value, unit)
    if unit == "hour" and (spoken or (mixed and value % 1)):
        value, unit = value * 60, "minute"
    return placed(t, Reading(first, stop, "duration", value, allowed(value, n.step), unit, rule="duration"))


_FOLLOWS = frozenset(UNITS) | frozenset(TOUCHING) | BETWEEN | {"and", "of"}
DURATION = Dimension("duration", LEADS, lead, _FOLLOWS, follow)
