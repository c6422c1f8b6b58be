"""Stretches of time without a numeral: "half an hour", "a decade", "the past year", "recent weeks"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from checker.model import Interval
from checker.quantities.compound import allowed, with_smaller
from checker.quantities.deixis import STRETCHING
from checker.quantities.elapsed import placed, told_date
from checker.quantities.reading import Reading
from checker.quantities.timeunits import BEFORE_ARTICLE, BEFORE_PLURAL, HEDGING, PLURALS, SET_OFF, UNITS

if TYPE_CHECKING:
    from checker.text.tokens import Tokens

_HALF, _ONE, _TWO, _QUARTER = Decimal("0.5"), Decimal(1), Decimal(2), Decimal("0.25")
_BESIDE = frozenset(("before", "after", "following", "since", "leading", "that", "ahead"))
_LENGTHS = frozenset(("while", "long", "short", "very"))
_TOWARDS = frozenset(("past", "last", "next", "coming"))
LEADS = frozenset(("a", "an", "half", "few", "couple")) | _TOWARDS | PLURALS


def lead(t: Tokens, i: int) -> Reading | None:
    """Durations without a numeral: "an hour and a half", "half a century", "a year ago", "recent weeks"."""
    w = t.words[i]
    if w == "half":
        return _half(t, i, i)
    if w in PLURALS:
        return _bare_plural(t, i)
    if w == "couple":
        return _couple(t, i)
    if w == "few":
        return _few(t, i)
    if w in _TOWARDS:
        return _past(t, i) if w == "past" or (t.words[i - 1] == "the" and t.words[i - 2] in STRETCHING) else None
    behind = t.words[i + 1]
    if behind in UNITS:
        return _article(t, i)
    if behind in _LENGTHS:
        return _while(t, i)
    return _half(t, i, i + 1) if behind == "half" else None


def _while(t: Tokens, i: int) -> Reading | None:
    """ "a while", "a very long time", "a short period of time": how long is not said."""
    words = t.words
    j = i + 1 + (words[i + 1] == "very")
    if words[j] in ("long", "short") and words[j + 1] in ("time", "while", "period"):
        j += 1
        j += 2 * (words[j] == "period" and words[j + 1] == "of" and words[j + 2] == "time")
    elif words[j] != "while" or j > i + 1 or words[j + 1] == "back":
        return None
    vague = Interval(Decimal(0), None, low_open=True)
    return placed(t, Reading(i, j + 1, "duration", None, vague, "", rule="a_while", vague=True))


def _half(t: Tokens, first: int, i: int) -> Reading | None:
    """ "half an hour", "half-hour", "a half century"."""
    words = t.words
    j = i + 1 + (words[i + 1] == "-" or words[i + 1] in ("a", "an"))
    unit = UNITS.get(words[j])
    if unit in (None, "quarter", "weekend") or (unit == "second" and words[j - 1] != "a"):
        return None
    if words[j].endswith("s") and words[j] != "hours":
        return None
    value, unit = (Decimal(30), "minute") if unit == "hour" else (_HALF, unit or "")
    half = _HALF if unit == "minute" else _QUARTER
    return placed(
        t,
        Reading(
            first,
            j + 1,
            "duration",
            value,
            Interval(value - half, value + half, high_open=True),
            unit,
            rule="half_unit",
        ),
    )


def _article(t: Tokens, i: int) -> Reading | None:
    """ "a decade", "an hour and a half"; not the rate in "12 a year"."""
    words = t.words
    unit = UNITS.get(words[i + 1])
    if unit is None or unit in ("quarter", "weekend") or words[i + 1].endswith("s"):
        return None
    stop = i + 2
    before = words[i - 1] if i else ""
    bound = words[stop] in SET_OFF
    hedged = before in HEDGING and (before != "than" or words[i - 2] in ("more", "less"))
    if bound and not hedged and unit != "second":
        return told_date(t, i, stop, unit)
    if unit == "second" and not (before in ("for", "within", "half") and not words[stop].isalpha()):
        return None
    end, value, fine, mixed = with_smaller(t, stop, _ONE, unit)
    alone = not before and not words[stop]
    if not (mixed or bound or alone or before in BEFORE_ARTICLE or words[stop] in ("after", "before")):
        return None
    if fine == "hour" and value % 1:
        value, fine = value * 60, "minute"
    return placed(t, Reading(i, end, "duration", value, allowed(value, None), fine, rule="one_unit"))


def _past(t: Tokens, i: int) -> Reading | None:
    """ "the past year", "for the next decade": one unit from now on, no calendar year."""
    unit = UNITS.get(t.words[i + 1])
    if unit in (None, "second", "minute", "quarter", "weekend") or t.words[i + 1].endswith("s"):
        return None
    return Reading(i, i + 2, "duration", _ONE, allowed(_ONE, None), unit or "", rule="past_unit")


def _few(t: Tokens, i: int) -> Reading | None:
    """ "the last few months"; how many is not said."""
    unit = UNITS.get(t.words[i + 1])
    if unit is None or not t.words[i + 1].endswith("s"):
        return None
    first = i - 1 if t.words[i - 1] == "a" else i
    return placed(
        t, Reading(first, i + 2, "duration", None, Interval(_TWO, None), unit, rule="vague_duration", vague=True)
    )


def _couple(t: Tokens, i: int) -> Reading | None:
    """ "a couple of hours": two, more or less."""
    words = t.words
    j = i + 1 + (words[i + 1] == "of")
    unit = UNITS.get(words[j])
    if unit is None or words[i - 1] not in ("a", "last", "next", "past"):
        return None
    first = i - 1 if words[i - 1] == "a" else i
    around = Interval(_ONE, Decimal(3))
    return placed(t, Reading(first, j + 1, "duration", _TWO, around, unit, rule="couple", hedge="about"))


def _bare_plural(t: Tokens, i: int) -> Reading | None:
    """ "recent weeks", "for decades", "years ago": at least two of them, how many is not said."""
    words = t.words
    before = words[i - 1] if i else ""
    behind = words[i + 1]
    told = before == "the" and behind in _BESIDE  # "the days before the vote", "the months that followed"
    if before not in BEFORE_PLURAL and behind not in SET_OFF and not told:
        return None
    unit = UNITS[words[i]]
    first = i - 1 if before in BEFORE_PLURAL else i
    return placed(
        t, Reading(first, i + 1, "duration", None, Interval(_TWO, None), unit, rule="vague_duration", vague=True)
    )
