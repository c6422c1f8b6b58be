"""The two ends of a range that one claim holds: "from 2.3% to 2.5%" is an old and a new value as well."""

from __future__ import annotations

import re
from decimal import Decimal

from checker.model import Claim, Interval
from checker.vocab.units import to_base

_RANGE = re.compile(
    r"(?:(?P<open>from|between)\s+)?(?P<low>\S.*?)(?:\s+(?P<join>to|and)\s+|\s*[-\u2013]\s*)(?P<high>\S.*)",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+(?:,\d{3})*(?:\.(\d+))?")


def ends_of(claim: Claim) -> list[str | Claim]:
    """The words and the two claims of a range in digits; empty for any other claim.

    Each end has its own interval, by the digits that are written.
    """
    q = claim.quantity
    found = _RANGE.fullmatch(claim.text) if q.is_range else None
    if found is None or q.interval.low is None or q.interval.high is None:
        return []
    ends = [_end(claim, found.start(n), found.end(n), n) for n in ("low", "high")]
    if ends[0] is None or ends[1] is None:
        return []
    opened = [found["open"].lower()] if found["open"] else []
    return [*opened, ends[0], (found["join"] or "-").lower(), ends[1]]


def _end(claim: Claim, start: int, stop: int, name: str) -> Claim | None:
    q = claim.quantity
    text = claim.text[start:stop]
    digits = _DIGITS.search(text)
    edge = q.interval.low if name == "low" else q.interval.high
    if digits is None or edge is None:
        return None
    written = Decimal(digits[0].replace(",", ""))
    half = Decimal(5).scaleb(-len(digits[1] or "") - 1)
    scale = _scale(edge, written, half)
    if scale is None:
        return None
    exact = not digits[1] and q.kind in ("count", "number") and scale == 1
    room = Decimal(0) if exact else half * scale
    value = written * scale
    interval = Interval(value - room, value + room, False, bool(room))
    found = to_base(q.unit) if q.kind in ("measure", "duration") else None
    factor = found[0] if found else Decimal(1)
    trend = "from" if name == "low" else "to"
    quantity = q._replace(
        start=q.start + start, end=q.start + stop, value=value, interval=interval, is_range=False, trend=trend
    )
    return claim._replace(
        start=claim.start + start,
        end=claim.start + stop,
        column=claim.column + start,
        text=text,
        quantity=quantity,
        base_value=value * factor,
        base=interval.times(factor),
    )


def _scale(edge: Decimal, written: Decimal, half: Decimal) -> Decimal | None:
    """The power of ten by which the end of a range is larger than its digits: "£5 million to £7 million"."""
    for power in (0, 3, 6, 9, 12):
        scale = Decimal(10) ** power
        if abs(edge - written * scale) <= half * scale:
            return scale
    return None
