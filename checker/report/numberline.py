"""The numbers line: what each of several claims allows, as bars on one axis: a gap is seen before it is read."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from checker.report.model import roles_of
from checker.report.safe import pad, safe, shorten, width
from checker.shown import amount, number, value_of

if TYPE_CHECKING:
    from checker.model import Claim, Finding
    from checker.report.model import Report

MARGIN = 0.06  # of the axis, left free at both ends
FAR_APART = 100  # from this ratio on small values would be one dot at the left end: the axis is logarithmic
LABEL_CELLS = 20
_DAY = 86_400


class Bar(NamedTuple):
    """One claim on the axis: 0 is its left end, 1 its right; a side without an end runs off the axis."""

    label: str
    values: str  # "2.1 % [2.05, 2.15)"
    low: float
    high: float
    point: float | None  # where the written value lies
    endless: tuple[bool, bool] = (False, False)
    suspect: bool = False


class NumberLine(NamedTuple):
    """Bars in the order given, and what stands at the two ends of the axis."""

    bars: tuple[Bar, ...]
    ends: tuple[str, str]
    logarithmic: bool = False


class _Ends(NamedTuple):
    low: float | None
    high: float | None
    point: float | None


def line_of_finding(report: Report, finding: Finding) -> NumberLine | None:
    """The numbers line of a finding; None where its claims have no common axis.

    Figures of one sentence are a sum or a change, whose parts do not belong on one axis.
    """
    if len({(c.doc_index, c.sentence_start) for c in finding.claims}) < 2:
        return None
    roles = roles_of(finding)
    labels = [report.label(c, role) for c, role in zip(finding.claims, roles, strict=True)]
    suspects = [role == "draft" or i == 0 for i, role in enumerate(roles)]
    return number_line(finding.claims, labels, suspects)


def number_line(claims: Sequence[Claim], labels: Sequence[str], suspects: Sequence[bool] = ()) -> NumberLine | None:
    """Two claims or more of one unit on a common axis.

    None where units differ, where fewer than two claims have a value, or where all allow one and the same value: then
    a picture would show nothing.
    """
    units = {(c.base_unit, c.quantity.kind in ("date", "time")) for c in claims}
    found = [_ends(c) for c in claims]
    if len(claims) < 2 or len(units) != 1 or any(e is None for e in found):
        return None
    spans = [e for e in found if e is not None]
    values = sorted({v for e in spans for v in e if v is not None})
    if len(values) < 2:
        return None
    dates = units.pop()[1]
    logarithmic = not dates and values[0] > 0 and values[-1] / values[0] >= FAR_APART
    scale = math.log10 if logarithmic else float
    first, last = scale(values[0]), scale(values[-1])
    room = (last - first) * MARGIN / (1 - 2 * MARGIN)

    def at(value: float) -> float:
        return (scale(value) - first + room) / (last - first + 2 * room)

    bars = tuple(
        Bar(
            safe(label),
            safe(value_of(claim)),
            0.0 if e.low is None else at(e.low),
            1.0 if e.high is None else at(e.high),
            None if e.point is None else at(e.point),
            (e.low is None, e.high is None),
            i < len(suspects) and suspects[i],
        )
        for i, (claim, label, e) in enumerate(zip(claims, labels, spans, strict=True))
    )
    own = {} if dates else _in_own_units(claims, spans)
    left, right = (own.get(value) or _shown(value, dates) for value in (values[0], values[-1]))
    return NumberLine(bars, (left, right), logarithmic)


def _in_own_units(claims: Sequence[Claim], spans: Sequence[_Ends]) -> dict[float, str]:
    """The ends of claims that were compared in another unit than they were written in: 2,670 seconds are 44.5 min."""
    out: dict[float, str] = {}
    for claim, ends in zip(claims, spans, strict=True):
        q = claim.quantity
        if claim.base_unit and claim.base_unit != q.unit:
            for value, written in zip(ends, (q.interval.low, q.interval.high, q.value), strict=True):
                if value is not None and written is not None:
                    out.setdefault(value, amount(written, q))
    return out


def _ends(claim: Claim) -> _Ends | None:
    """The claim's interval as floats, which are good enough for a picture; days for dates."""
    if claim.quantity.kind in ("date", "time"):
        low, high = _day(claim.date_low), _day(claim.date_high)
        return None if low is None and high is None else _Ends(low, high, None)
    interval, value = claim.base, claim.base_value
    if interval.low is None and interval.high is None:
        return None
    return _Ends(
        *(None if v is None or not math.isfinite(v) else float(v) for v in (interval.low, interval.high, value))
    )


def _day(iso: str | None) -> float | None:
    try:
        moment = datetime.fromisoformat(iso) if iso else None
    except ValueError:  # a time of day without a day, a year before 1 or behind 9999
        return None
    return None if moment is None else (moment.replace(tzinfo=None) - datetime.min).total_seconds() / _DAY


def _shown(value: float, is_date: bool) -> str:
    if is_date:
        return datetime.fromordinal(max(1, int(value) + 1)).date().isoformat()
    scale, word = next(((s, w) for s, w in _WORDS if abs(value) >= s), (1.0, ""))
    return number(Decimal(f"{value / scale:.6g}")) + word


_WORDS = ((1e12, " trillion"), (1e9, " billion"), (1e6, " million"))


def as_text(line: NumberLine, cells: int) -> list[str]:
    """The line in letters, at most so many cells wide: `draft    ├─●─┤          2.1 % [2.05, 2.15)`."""
    label = min(LABEL_CELLS, max(width(b.label) for b in line.bars))
    values = max(width(b.values) for b in line.bars)
    room = cells - label - values - 4
    if room < 16:  # too narrow for the values beside the bars
        values, room = 0, max(16, cells - label - 2)
    rows = [
        f"{pad(shorten(bar.label, label), label)}  {_drawn(bar, room)}" + (f"  {bar.values}" if values else "")
        for bar in line.bars
    ]
    left, right = line.ends
    middle = " (logarithmic) " if line.logarithmic else ""
    gap = max(1, room - width(left) - width(right) - width(middle))
    rule = left + "·" * (gap // 2) + middle + "·" * (gap - gap // 2) + right
    return [row.rstrip() for row in [*rows, f"{' ' * label}  {rule}"]]


def _drawn(bar: Bar, room: int) -> str:
    """One bar over so many cells."""
    start, stop = (min(room - 1, max(0, round(end * (room - 1)))) for end in (bar.low, bar.high))
    out = [" "] * room
    for i in range(start, stop + 1):
        out[i] = "─"
    if stop > start:
        out[start] = "◀" if bar.endless[0] else "├"
        out[stop] = "▶" if bar.endless[1] else "┤"
    if bar.point is not None:
        out[min(room - 1, max(0, round(bar.point * (room - 1))))] = "●"
    elif stop == start:
        out[start] = "│"
    return "".join(out)
