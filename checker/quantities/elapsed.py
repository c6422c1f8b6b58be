"""A duration set against a point in time: "75 years ago", "two days later", "After 76 years, ...", "a year earlier"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Interval
from checker.quantities.reading import Reading
from checker.quantities.timeunits import AGO, EARLIER, LATER
from checker.timex import Timex

if TYPE_CHECKING:
    from checker.text.tokens import Tokens


def placed(t: Tokens, reading: Reading) -> Reading:
    """A duration set against a point in time by what follows: an elapsed time with its symbolic date."""
    words, stop = t.words, reading.stop
    w = words[stop]
    before = words[reading.first - 1] if reading.first else ""
    if w in AGO or (w == "from" and words[stop + 1] == "now"):
        ago = w in AGO
        return _elapsed(reading, stop + (1 if ago else 2), -1 if ago else 1, "now")
    if w in EARLIER or (w == "before" and words[stop + 1] in (".", ",", "", "that", "the")):
        return _elapsed(reading, stop + 1, -1, "text")
    if w in LATER or (w == "after" and words[stop + 1] in (".", ",")):
        return _elapsed(reading, stop + 1, 1, "text")
    if before == "after" and w == "," and reading.unit in ("year", "decade", "century") and reading.value is not None:
        return _elapsed(reading, stop, -1, "now")
    return reading


def _elapsed(reading: Reading, stop: int, sign: int, base: str) -> Reading:
    value, unit = reading.value, reading.unit
    if value is not None and unit == "year" and value % 1 and not value * 12 % 1:
        value, unit = value * 12, "month"
    number = int(value) if value is not None and value % 1 == 0 and value < 10**6 else None
    if sign < 0 and base == "now":
        timex = Timex("ago", unit=unit, number=number)
    else:
        timex = Timex("shift", unit=unit, number=None if number is None else sign * number, base=base, name="counted")
    interval = reading.interval
    if reading.value is not None and reading.value % 1 == 0 and not reading.vague:
        interval = Interval(reading.value, reading.value + 1, high_open=True)  # told in completed units
    return reading._replace(stop=stop, kind="elapsed", timex=timex, interval=interval, rule="elapsed")


def told_date(t: Tokens, i: int, stop: int, unit: str) -> Reading:
    """ "a year ago", "a month earlier", "a day later": as good a date as "last year", told without a number."""
    sign = 1 if t.words[stop] in LATER else -1
    base = "now" if t.words[stop] in AGO else "text"
    return Reading(
        i, stop + 1, "date", timex=Timex("shift", unit=unit, number=sign, base=base, name="about"), rule="a_unit_ago"
    )
