"""Times of day as they are spoken: "half past three", "a quarter to nine", "20 minutes past 3 p.m."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.quantities.clock import NAMED, half_day, twelve
from checker.quantities.numeral import numeral
from checker.timex import Clock

if TYPE_CHECKING:
    from checker.quantities.reading import Numeral
    from checker.text.tokens import Tokens

PARTS = {"half": 30, "quarter": 15}
SIDES = {"past": 1, "after": 1, "to": -1, "before": -1, "til": -1}
_COUNTED = frozenset(("per", "percent", "million", "billion", "votes", "years", "days", "goals"))
_DAYTIMES = {"morning": "am", "afternoon": "pm", "evening": "pm"}

Spoken = tuple[int, int, Clock] | None  # first token, stop, time


def part_past(t: Tokens, i: int) -> Spoken:
    """ "half past three", "quarter to nine", "a quarter past 9 a.m."."""
    words = t.words
    side = words[i + 1]
    if side not in SIDES or (words[i] == "half" and side != "past"):
        return None
    first = i - (words[i - 1] == "a")
    return _from_hour(t, first, i + 2, PARTS[words[i]] * SIDES[side])


def minutes_past(t: Tokens, n: Numeral) -> Spoken:
    """ "ten past four", "20 minutes to 9"; "ten to four" only behind a preposition, for it may be a score."""
    words, j = t.words, n.stop
    minutes = words[j] in ("minutes", "minute", "mins")
    side = words[j + minutes]
    if n.value is None or side not in SIDES or n.value % 1 or not 1 <= n.value <= 29:
        return None
    if side != "past" and not (minutes and side == "to") and not (side == "to" and words[n.first - 1] in ("at", "by")):
        return None
    if not minutes and n.value % 5:
        return None
    return _from_hour(t, n.first, j + minutes + 1, int(n.value) * SIDES[side])


def _from_hour(t: Tokens, first: int, at: int, minutes: int) -> Spoken:
    """The time that lies minutes from the full hour at token `at`."""
    words = t.words
    if words[at] in NAMED:
        total = 60 * NAMED[words[at]] + minutes
        return first, at + 1, Clock(total % 1440 // 60, total % 60)
    n = numeral(t, at)
    if n is None or n.form not in ("digits", "words") or n.value is None or n.value % 1 or not 1 <= n.value <= 12:
        return None
    hour, stop = int(n.value), n.stop
    if words[stop] == "o" and words[stop + 1] == "'clock":
        stop += 2
    half = half_day(t, stop)
    if half is None and words[stop] == "in" and words[stop + 1] == "the" and words[stop + 2] in _DAYTIMES:
        half = stop + 3, _DAYTIMES[words[stop + 2]]
    if half:
        stop, noon = half[0], hour == 12 and minutes < 0  # "a quarter to twelve in the morning" comes before noon
        hour = twelve(hour, "pm" if noon and half[1] == "am" else "am" if noon else half[1]) or 0
    elif words[stop] in _COUNTED:
        return None
    total = (60 * hour + minutes) % 1440
    return first, stop, Clock(total // 60, total % 60)
