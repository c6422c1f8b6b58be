"""Reads "0.05 pp", "5 minutes", "1 %": a number with a unit, and tells which dimension a unit has."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from checker.checks.base import Amount
from checker.vocab.load import vocabulary

_NUMBER = re.compile(r"([-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)\s*(.*)", re.ASCII | re.DOTALL)
_CURRENCY = re.compile(r"[A-Z]{3}", re.ASCII)
_WORDS = re.compile(r"[A-Za-z][A-Za-z' -]*")
_OF = re.compile(r"(?:%|per ?cent) (?:of|a|per) .+")
_SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_RATIOS = {
    "%": "percent", "percent": "percent", "per cent": "percent", "pct": "percent",
    "pp": "percentage_point", "percentage point": "percentage_point", "percentage points": "percentage_point",
    "bp": "basis_point", "basis point": "basis_point", "basis points": "basis_point",
}  # fmt: skip


def read_amount(text: str) -> Amount | None:
    """The number and canonical unit of a text; None when it is neither.

    >>> read_amount("5 minutes"), read_amount("0.1%"), read_amount("soon")
    (Amount(value=Decimal('5'), unit='minute'), Amount(value=Decimal('0.1'), unit='percent'), None)
    """
    found = _NUMBER.fullmatch(text.strip())
    if not found:
        return None
    value, unit = Decimal(found[1].replace(",", "")), found[2].strip()
    scale, _, rest = unit.partition(" ")
    if scale in _SCALES:
        value, unit = value.scaleb(_SCALES[scale]), rest.strip()
    canonical = canonical_unit(unit) if unit else ""
    return None if canonical is None else Amount(value, canonical)


@cache
def canonical_unit(text: str) -> str | None:
    """The unit's name in claims: percent, percentage_point, a unit, a currency code, or a noun in the singular.

    >>> canonical_unit("% of GDP"), canonical_unit("minutes"), canonical_unit("EUR"), canonical_unit("member states")
    ('percent', 'minute', 'EUR', 'member state')
    """
    text = " ".join(text.split())
    if text in _RATIOS:
        return _RATIOS[text]
    if _OF.fullmatch(text):
        return "percent"
    if text in _spellings():
        return _spellings()[text]
    if _CURRENCY.fullmatch(text):
        return text
    if not _WORDS.fullmatch(text):
        return None
    head, gap, last = text.rpartition(" ")
    return head + gap + _singular(last)


@cache
def dimension(unit: str) -> str:
    """What a unit measures: ratio, point, money, count for a noun, or the base unit of its kind (second, metre).

    >>> [dimension(unit) for unit in ("percent", "basis_point", "EUR", "member", "minute", "mile")]
    ['ratio', 'point', 'money', 'count', 'second', 'metre']
    """
    from checker.vocab.units import to_base

    if unit == "percent":
        return "ratio"
    if unit in ("percentage_point", "basis_point"):
        return "point"
    if _CURRENCY.fullmatch(unit):
        return "money"
    found = to_base(unit)
    if found is None:
        return "count"
    return "money" if _CURRENCY.match(found[2]) else found[2]


def in_base(amount: Amount) -> Amount:
    """The same distance in the base unit of its kind, as claims carry it: 5 minutes are 300 seconds."""
    from checker.vocab.units import to_base

    found = to_base(amount.unit) if amount.unit else None
    return Amount(amount.value * found[0], found[2]) if found else amount


def unit_spellings() -> tuple[str, ...]:
    """The spellings that rule files may use beside counted nouns and currency codes."""
    return (*_RATIOS, *_spellings())


@cache
def _spellings() -> dict[str, str]:
    from checker.vocab.units import names

    known = names()
    words = {" ".join((first, *rest)): name for first, forms in known.words.items() for rest, name in forms}
    currencies = {
        n: code for code, entry in vocabulary("currencies")["currency"].items() for n in entry.get("names", ())
    }
    return {**currencies, **words, **known.symbols, **vocabulary("durations")["units"]}


def _singular(noun: str) -> str:
    """The singular of a regular English noun.

    >>> [_singular(noun) for noun in ("members", "countries", "state", "buses", "bus")]
    ['member', 'country', 'state', 'bus', 'bus']
    """
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "shes", "ches", "xes", "zes", "buses")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and noun[-2:-1] not in ("s", "u", "i") and len(noun) > 2 else noun
