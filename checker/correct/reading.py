"""What a corrected row reads: kind, unit and values, with the interval that they allow."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from checker.model import Claim, Interval, Quantity
from checker.quantities.bounds import hedged
from checker.table import as_number
from checker.table_in import Row
from checker.timex import Clock, Timex
from checker.vocab.units import to_base
from checker.words import nearest

_DATED = frozenset({"date", "time"})
_TIMED = frozenset({"duration", "elapsed", "age"})
_READING = ("kind", "value", "low", "high", "unit", "range", "hedge", "date_low", "date_high")


def changes(row: Row, read: Claim) -> set[str]:
    """The columns of the reading in which the row differs from what was read."""
    said = _said(read)
    return {c for c in _READING if c in row.cells and not _same(row.cells[c], said[c])}


def _said(read: Claim) -> Mapping[str, Any]:
    q = read.quantity
    numbers = (as_number(q.value), as_number(q.interval.low), as_number(q.interval.high))
    return dict(
        zip(_READING, (q.kind, *numbers, q.unit, q.is_range, q.hedge, read.date_low, read.date_high), strict=True)
    )


def _same(cell: Any, said: Any) -> bool:
    """Whether a cell tells what was read; numbers as the table's floating columns hold them."""
    if isinstance(cell, Decimal) and said is not None:
        return abs(float(cell) - float(said)) <= 1e-12 * abs(float(said))  # spreadsheets keep fifteen digits
    return bool((cell or None) == (said or None))


def reading(row: Row, read: Claim | None, base: Quantity) -> tuple[Quantity, list[str]]:
    """What the row reads: kind, unit and values, with the interval that they allow."""
    changed = changes(row, read) if read is not None else set(_READING)
    cells = dict(_said(read)) if read is not None else {}
    cells |= {c: row.cells[c] for c in _READING if c in row.cells}
    kind, unit = cells["kind"], cells.get("unit") or ""
    mistakes = [f"{row.where}:unit: {w}" for w in _odd_unit(kind, unit) if {"unit", "kind"} & changed]
    if kind in _DATED:
        timex = (base.timex if base.kind in _DATED else None) or _calendar(
            cells.get("date_low"), cells.get("date_high")
        )
        if timex is None:
            mistakes.append(f"{row.where}:date_low: a {kind} needs a day (write it as 2025-03-05)")
        new = base._replace(
            kind=kind, value=None, interval=Interval(), unit=unit if unit == base.unit else "", timex=timex
        )
        return new, mistakes
    value, hedge = _plain(cells.get("value")), cells.get("hedge") or "exact"
    low, high = cells.get("low"), cells.get("high")
    if changed & {"value", "hedge"} and not changed & {"low", "high"}:
        low = high = None  # they belong to what was read, not to what the person wrote
    if value is not None and ((low is not None and value < low) or (high is not None and value > high)):
        mistakes.append(f"{row.where}:value: {value} does not lie between low and high (empty cells are computed anew)")
    if {"value", "low", "high", "hedge"} & changed:
        base = base._replace(value=value, interval=_allowed(value, low, high, hedge, base), hedge=hedge)
        base = base._replace(vague=value is None and base.interval == Interval())
    new = base._replace(
        kind=kind, unit=unit, is_range=bool(cells.get("range")), timex=_elapsed(kind, unit, value, base)
    )
    return (
        new._replace(noun=(0, 0)) if "unit" in changed else new
    ), mistakes  # the table's noun counts, not the text's


def _plain(value: Any) -> Decimal | None:
    """A number of the table as a Decimal, whole numbers without a point."""
    if value is None:
        return None
    number = value if isinstance(value, Decimal) else Decimal(repr(value))
    return number.quantize(Decimal(1)) if number == number.to_integral_value() and number.adjusted() < 27 else number


def _allowed(value: Decimal | None, low: Any, high: Any, hedge: str, before: Quantity) -> Interval:
    """The interval of cells; where they are empty, what the digits of the value and the hedge allow."""
    ends = _plain(low), _plain(high)
    if ends != (None, None):
        rounded = value is not None and hedge == "exact" and ends[0] != ends[1]
        return Interval(*ends, hedge == "more_than", rounded or hedge in ("almost", "less_than"))
    if value is None:
        return Interval()
    interval = _as_fine(value, before)
    return interval if hedge == "exact" else hedged(hedge, value, interval)


def _as_fine(value: Decimal, before: Quantity) -> Interval:
    """The value as finely as the text's was given ("$841 billion" to a billion), else by its own decimal places."""
    left, right = before.interval.low, before.interval.high
    if before.value is not None and before.hedge == "exact" and left is not None and right is not None:
        below, above = before.value - left, right - before.value
    else:
        exponent = value.as_tuple().exponent
        below = above = Decimal(1).scaleb(exponent) / 2 if isinstance(exponent, int) and exponent < 0 else Decimal(0)
    return Interval(value - below, value + above, high_open=above > 0)


def _odd_unit(kind: str, unit: str) -> list[str]:
    """What is wrong with a unit for a kind."""
    base = to_base(unit) if unit else None
    if kind == "money" and base is None:
        return [f"{unit!r} is no currency (write its code: USD, EUR)"]
    if kind in _TIMED and (base is None or base[2] != "second"):
        return [
            f"{unit!r} is no unit of time{nearest(unit, ('second', 'minute', 'hour', 'day', 'week', 'month', 'year'))}"
        ]
    if kind == "measure" and base is None:
        return [f"{unit!r} is no known unit (write its name in the singular: metre, kilogram, kilometre per hour)"]
    if kind == "percentage" and unit != "percent":
        return [f"a percentage is in percent, not in {unit!r}"]
    if kind == "percentage_point" and unit not in ("percentage_point", "basis_point"):
        return [f"{unit!r} is no unit of a percentage_point (write percentage_point or basis_point)"]
    return []


def _calendar(low: str | None, high: str | None) -> Timex | None:
    """The day or the time of day that two ends say, or the first of several; None without any."""
    if low and low.startswith("T"):
        return Timex("clock", clock=Clock(int(low[1:3]), int(low[4:6])))
    given = low or high
    if not given:
        return None
    day = datetime.fromisoformat(given)
    if not low:
        day -= timedelta(days=1)
    return Timex("calendar", year=day.year, month=day.month, day=day.day)


def _elapsed(kind: str, unit: str, value: Decimal | None, base: Quantity) -> Timex | None:
    """What an elapsed time says ("75 years ago"), from its value."""
    if kind != "elapsed":
        return None
    whole = value is not None and value == value.to_integral_value() and value < 10**6
    if base.kind == "elapsed" and isinstance(base.timex, Timex):
        return base.timex._replace(unit=unit, number=int(value) if whole and value is not None else None)
    return Timex("ago", unit=unit, number=int(value)) if whole and value is not None else None
