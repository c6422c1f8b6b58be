"""Durations told in parts, "2 years and 3 months", "an hour and a half", and what a duration's digits allow."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from checker.model import Interval
from checker.quantities.numeral import numeral
from checker.quantities.timeunits import SECONDS, unit_at

if TYPE_CHECKING:
    from checker.quantities.reading import Numeral
    from checker.text.tokens import Tokens

_HALF, _QUARTER = Decimal("0.5"), Decimal("0.25")
_PARTS = {"half": _HALF, "quarter": _QUARTER, "quarters": _QUARTER}
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3}
# A duration's parts are told in the finest unit named: 2 years and 3 months are 27 months
_RATIOS = {
    ("year", "month"): 12,
    ("week", "day"): 7,
    ("day", "hour"): 24,
    ("hour", "minute"): 60,
    ("minute", "second"): 60,
}


# More of a unit than this is no part of a larger one
_MOST = {"second": 60, "minute": 60, "hour": 48, "day": 366, "week": 53, "month": 12}


def with_parts(t: Tokens, n: Numeral) -> Numeral | None:
    """The numeral with its fourths and the words before its unit: "one and a quarter", "one and three quarters of an".

    None where "and" or "of" behind the numeral begins something else.
    """
    words, j, value = t.words, n.stop, n.value
    if value is None:
        return None
    if words[j] == "and":
        j += 1 + (words[j + 1] in _COUNTS)
        part = _PARTS.get(words[j + (words[j] == "-")])
        if part is None:
            return None
        value += part * _COUNTS.get(words[j - 1], 1)
        j += 1 + (words[j] == "-")
    if value % 1 == 0:
        return None
    j += words[j] == "of"
    j += words[j] in ("a", "an")
    return n._replace(stop=j, value=value, step=None, form="fraction")


def with_smaller(t: Tokens, stop: int, value: Decimal, unit: str) -> tuple[int, Decimal, str, bool]:
    """Adds what follows in smaller units: "and a half", "and 3 months", ", 2 days", "thirty" behind an hour."""
    words = t.words
    mixed, odd = False, value % 1 != 0
    for _ in range(4):
        j = stop + (words[stop] == ",")
        j += words[j] == "and"
        if j > stop and words[j] in ("a", "an") and words[j + 1] == "half":
            return j + 2, value + _HALF, unit, True
        if words[j] == "half" and j > stop and not words[j + 1].isalpha():
            return j + 1, value + _HALF, unit, True
        head = words[j]
        if not head or not (head.isalpha() or head[0].isdigit()) or j > stop + 2:
            break
        more = numeral(t, j)
        if more is None or more.value is None:
            break
        found = unit_at(t, more.stop)
        if found is None:
            if (
                unit == "hour"
                and more.value < 60
                and not words[more.stop].isalnum()
                and words[more.stop] not in ("-", "%")
                and words[stop] != ","
            ):
                return more.stop, value * 60 + more.value, "minute", True
            break
        if (
            SECONDS[found[1]] >= SECONDS[unit]
            or (odd and words[stop] == ",")
            or more.value > _MOST.get(found[1], more.value)
        ):
            break  # "18 weeks and 150 hours", "two and a half hours, 40 minutes longer": two times, not one
        factor = _RATIOS.get((unit, found[1])) or SECONDS[unit] / SECONDS[found[1]]
        value, unit, stop, mixed = value * factor + more.value, found[1], found[0], True
    return stop, value, unit, mixed


def allowed(value: Decimal, step: Decimal | None) -> Interval:
    """What the digits allow: half of the last place to either side; a quarter for halves told in words."""
    half = step / 2 if step is not None else _HALF if value % 1 == 0 else _QUARTER
    return Interval(value - half, value + half, high_open=True)
