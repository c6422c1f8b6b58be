"""How far a figure lies from what it should be: the room that a rule's tolerance leaves, and the level by size."""

from __future__ import annotations

from decimal import Decimal

from checker.checks.base import Amount, Rule, Tolerance
from checker.model import Claim, Fix, Interval
from checker.vocab.units import to_base

_SHARES = frozenset({"percent", "percentage_point"})


def reach(tolerance: Tolerance, size: Decimal) -> Decimal:
    """The room of a tolerance around a value of some size, in base units; 0 for `exact` and `rounding`.

    >>> reach(Tolerance("margin", Decimal(1), "percent"), Decimal(800)), reach(Tolerance(), Decimal(800))
    (Decimal('8'), Decimal('0'))
    """
    if tolerance.kind != "margin":
        return Decimal(0)
    return abs(size) * tolerance.margin / 100 if tolerance.unit == "percent" else tolerance.margin


def in_base(amount: Amount, base_unit: str) -> Decimal | None:
    """An amount of a rule in the base unit that a claim carries; None where the two do not convert.

    A noun or no unit takes the claim's own.

    >>> in_base(Amount(Decimal(5), "minute"), "second"), in_base(Amount(Decimal(5), "minute"), "metre")
    (Decimal('300'), None)
    """
    found = to_base(amount.unit) if amount.unit else None
    if found is None:
        return amount.value if not amount.unit or to_base(base_unit) is None else None
    factor, offset, name = found
    fits = name == base_unit or {name, base_unit} <= _SHARES
    return amount.value * factor + offset if fits else None


def level_at(rule: Rule, difference: Decimal | None, size: Decimal, base_unit: str) -> str:
    """The rule's level for a difference in base units, "" for one below all its thresholds; unknown counts as small."""
    if not rule.levels:
        return rule.level
    for level, op, amount in rule.levels:
        least = abs(size) * amount.value / 100 if amount.unit == "percent" else in_base(amount, base_unit)
        if (
            difference is not None
            and least is not None
            and (difference > least or (op == ">=" and difference == least))
        ):
            return level
    return "" if difference is not None else rule.levels[-1].level


def distance(a: Interval, b: Interval) -> Decimal | None:
    """How far two intervals lie apart; 0 where they meet, None where an end that is needed is missing.

    >>> distance(Interval(Decimal(1), Decimal(2)), Interval(Decimal(5), None))
    Decimal('3')
    """
    if a.below(b):
        return None if a.high is None or b.low is None else b.low - a.high
    if b.below(a):
        return None if b.high is None or a.low is None else a.low - b.high
    return Decimal(0)


def values_of(claim: Claim) -> Interval:
    """The values that a claim allows, in its base unit; empty (no ends) for one without a value."""
    if claim.base != Interval() or claim.base_value is None:
        return claim.base
    return Interval(claim.base_value, claim.base_value)


def core_fix(claim: Claim, text: str, safe: bool = False) -> Fix:
    """What would stand in the place of a claim without its hedge words: "more than" stays where it is."""
    q = claim.quantity
    ahead, behind = q.core_start - q.start, q.end - q.core_end
    if q.core_start < 0 or claim.end - claim.start != q.end - q.start or ahead < 0 or behind < 0:
        ahead = behind = 0  # the text was repaired here: offsets of the two do not run in step
    return Fix(claim.doc_index, claim.start + ahead, claim.end - behind, text, safe)


def core_text(claim: Claim) -> str:
    """A claim's words without its hedge: "40 %" of "more than 40 %"."""
    fix = core_fix(claim, "")
    return claim.text[fix.start - claim.start : len(claim.text) - (claim.end - fix.end)]


def to_base_unit(value: Decimal, claim: Claim) -> Decimal:
    """A difference in the unit that a claim is written in, in its base unit; ages and times ago count in years."""
    found = to_base("year" if claim.quantity.unit == "decade" else claim.quantity.unit)
    return value * found[0] if found and found[2] == claim.base_unit else value


def in_written_unit(value: Decimal, claim: Claim) -> Decimal:
    """The same the other way round."""
    found = to_base("year" if claim.quantity.unit == "decade" else claim.quantity.unit)
    return value / found[0] if found and found[2] == claim.base_unit else value
