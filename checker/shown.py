"""Shows the values that a claim allows, for people: "2.1 % [2.05, 2.15)", "> 40", "$841 billion [840.5, 841.5)".

A round bracket leaves the end out: [2.05, 2.15) and [2.15, 2.25) do not meet, which is the whole point of a finding.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from checker.model import NO_FIGURE
from checker.vocab.load import vocabulary

if TYPE_CHECKING:
    from checker.model import Claim, Quantity

_SCALES = ((Decimal(10**12), " trillion"), (Decimal(10**9), " billion"), (Decimal(10**6), " million"))
_ONE = (Decimal(1), "")
_CALENDAR = ("date", "time")


def value_of(claim: Claim) -> str:
    """The values of a claim in one short text; dates as ISO days, months or years, both ends inclusive."""
    q = claim.quantity
    if q.rule == NO_FIGURE:
        return ""
    days = period(claim.date_low, claim.date_high)
    if q.kind in _CALENDAR:
        return days or "no date"
    text = interval(q)
    return f"{text} ({days})" if days and q.kind == "elapsed" else text


@lru_cache(maxsize=4096)  # a claim is shown beside every claim that it is compared with
def interval(q: Quantity) -> str:
    """The value in its unit, then the interval where it is more than the value.

    >>> from checker.model import Interval, Quantity
    >>> d = Decimal
    >>> interval(Quantity(0, 4, 0, 2, "percentage", d("2.1"), Interval(d("2.05"), d("2.15"), False, True), "percent"))
    '2.1 % [2.05, 2.15)'
    >>> interval(Quantity(0, 4, 0, 2, "count", d(40), Interval(d(40), None, True), "tank", "more_than"))
    '> 40'
    """
    value, (low, high, low_open, high_open) = q.value, q.interval
    if q.vague or (value is None and low is None and high is None):
        return "no fixed value"
    ends = [e for e in (low, high) if e is not None]
    scale, word = _scale(ends if value is None else [value], ends)
    if value is None and low is not None and low == high:
        value = low
    if value is None and low is not None and high is not None:
        sign = "≈ " if q.hedge == "about" else ""
        return sign + _with_unit(f"{number(low, scale)}–{number(high, scale)}{word}", q, None)
    if value is None:
        end, is_open = (low, low_open) if low is not None else (high, high_open)
        assert end is not None
        sign = (">" if is_open else "≥") if low is not None else ("<" if is_open else "≤")
        return f"{sign} {_with_unit(number(end, scale) + word, q, end / scale)}"
    hedge = vocabulary("symbols")["hedges"].get(q.hedge, "")
    text = f"{hedge} " * bool(hedge) + _with_unit(number(value, scale) + word, q, value / scale)
    if low is None or high is None or low == high:
        return text
    left, right = "(" if low_open else "[", ")" if high_open else "]"
    return f"{text} {left}{number(low, scale)}, {number(high, scale)}{right}"


def number(value: Decimal, scale: Decimal = Decimal(1)) -> str:
    """A number without an exponent, thousands grouped, computed values to six significant digits.

    >>> number(Decimal(2) / 3), number(Decimal("1234567.50")), number(Decimal("1E+40"))
    ('0.666667', '1,234,567.5', '1E+40')
    """
    if not value.is_finite():
        return "no number"
    value = value / scale
    if len(value.as_tuple().digits) > 12 and value != value.to_integral_value():
        value = value.quantize(Decimal(1).scaleb(min(0, value.adjusted() - 5)))
    value = value.normalize()
    if value and not -9 < value.adjusted() < 21:
        return f"{value:.6g}".replace("e", "E")
    return f"{value:,f}" if value else "0"


def period(low: str | None, high: str | None) -> str:
    """A half-open span of ISO dates as the days, months or years that it covers; "" without any date.

    >>> period("2025-02-24", "2025-03-03"), period("2025-03-01", "2025-04-01"), period(None, "2028-01-01")
    ('2025-02-24 to 2025-03-02', '2025-03', 'up to 2027')
    >>> period("2025-03-03T13:17", "2025-03-03T13:18")
    '2025-03-03 13:17'
    """
    if low and low.startswith("T"):  # a time of day without a day
        return low[1:6]
    start, stop = _moment(low), _moment(high)
    if (low and start is None) or (high and stop is None):
        return " to ".join(x for x in (low, high) if x)  # a year before 1 or behind 9999: as it was given
    if start is None and stop is None:
        return ""
    grain = _grain(start, stop)
    first = _cut(start, grain) if start else ""
    last = _cut(stop - _STEP[grain], grain) if stop else ""
    if not first:
        return f"up to {last}"
    if not last:
        return f"from {first}"
    if first == last:
        return first
    if grain == "minute" and first[:10] == last[:10]:
        return f"{first} to {last[11:]}"
    return f"{first} to {last}"


_STEP = dict.fromkeys(("year", "month", "day"), timedelta(days=1)) | {"minute": timedelta(minutes=1)}
_CHARS = {"year": 4, "month": 7, "day": 10, "minute": 16}


def _moment(iso: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(iso) if iso else None
    except ValueError:
        return None


def _grain(start: datetime | None, stop: datetime | None) -> str:
    """The coarsest unit on whose edges both ends lie."""
    ends = [m for m in (start, stop) if m]
    if any((m.hour, m.minute, m.second) != (0, 0, 0) for m in ends):
        return "minute"
    if any(m.day != 1 for m in ends):
        return "day"
    return "month" if any(m.month != 1 for m in ends) else "year"


def _cut(moment: datetime, grain: str) -> str:
    zone = moment.strftime("%z") if grain == "minute" else ""
    return moment.isoformat(" ")[: _CHARS[grain]] + zone


def amount(value: Decimal, q: Quantity) -> str:
    """A value with the unit of a quantity, in the scale word that its size asks for.

    >>> from checker.model import Quantity
    >>> amount(Decimal("8.41E+11"), Quantity(0, 1, 0, 1, "money", unit="USD"))
    '$841 billion'
    """
    scale, word = _scale([value], [])
    return _with_unit(number(value, scale) + word, q, value / scale)


def day(value: date) -> str:
    """A day as prose has it: "5 March 2025"."""
    return f"{value.day} {value:%B} {value.year}"


def _scale(main: list[Decimal], ends: list[Decimal]) -> tuple[Decimal, str]:
    """The scale word that makes the main numbers short, and the ends beside them not long."""
    lead = max(main, key=abs)
    for scale, word in _SCALES:
        if abs(lead) >= scale:
            short = all(_places(m / scale) <= 3 for m in main) and all(_places(e / scale) <= 5 for e in ends)
            return (scale, word) if short and lead.adjusted() < 18 else _ONE
    return _ONE


def _places(value: Decimal) -> int:
    """Decimal places that a number needs."""
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 99


def _with_unit(text: str, q: Quantity, value: Decimal | None) -> str:
    """A number with its unit: the sign of a currency before it, all else behind it; counts go without their noun."""
    symbols = vocabulary("symbols")
    if q.kind == "money":
        sign = symbols["currencies"].get(q.unit)
        return f"{q.unit} {text}" if sign is None else f"-{sign}{text[1:]}" if text.startswith("-") else sign + text
    if q.kind in ("count", "ordinal", "number", "fraction", "ratio", "frequency") or not q.unit:
        return text
    unit = symbols["units"].get(q.unit)
    if unit is None or (q.unit == "century" and value == 1):
        unit = q.unit.replace("_", " ") + ("" if value == 1 else "s")
        unit = "century" if unit == "century" else unit
    return f"{text} {unit}".rstrip()
