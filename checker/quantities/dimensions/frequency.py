"""The dimension of how often: "twice a week", "four times per day", "once every two years", "three times"."""

from __future__ import annotations

from decimal import Decimal

from checker.model import Interval
from checker.quantities.bounds import allowed
from checker.quantities.per import per_what
from checker.quantities.reading import Dimension, Numeral, Reading
from checker.text.tokens import Tokens

_TIMES = frozenset(("second", "minute", "hour", "day", "night", "week", "month", "quarter", "year"))
_ADVERBS = {
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "yearly": "year",
    "annually": "year",
    "hourly": "hour",
    "nightly": "night",
}
_OFTEN = {"once": 1, "twice": 2, "thrice": 3}


def lead(t: Tokens, i: int) -> Reading | None:
    """ "once a day", "twice weekly"; a bare "once" mostly is no number."""
    value = Decimal(_OFTEN[t.words[i]])
    found = _rate(t, i + 1)
    if found is None:
        return None
    return Reading(i, found[0], "frequency", value, Interval(value, value), f"per {found[1]}", rule="frequency")


def follow(t: Tokens, n: Numeral) -> Reading | None:
    """ "four times per week", "three times"."""
    words = t.words
    at = n.stop
    if n.value is None or n.value % 1 or words[at] == "time" or (words[at] == "-" or (n.value == 1)):
        return None
    found = _rate(t, at + 1)
    if found is None:
        if words[at + 1] == "-":
            return None
        return Reading(n.first, at + 1, "frequency", n.value, allowed(n, rounded=False), "times", rule="frequency")
    return Reading(
        n.first, found[0], "frequency", n.value, allowed(n, rounded=False), f"per {found[1]}", rule="frequency"
    )


def _rate(t: Tokens, at: int) -> tuple[int, str] | None:
    word = t.words[at]
    if word in _ADVERBS:
        return at + 1, _ADVERBS[word]
    stop, name = per_what(t, at)
    return (stop, name) if name in _TIMES else None


FREQUENCY = Dimension("frequency", frozenset(_OFTEN), lead, frozenset(("times",)), follow)
