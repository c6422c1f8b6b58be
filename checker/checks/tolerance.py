"""A rule's tolerance in the units of the claims that it is held against."""

from __future__ import annotations

from decimal import Decimal

from checker.checks.base import Tolerance
from checker.model import Claim
from checker.vocab.units import to_base

_POINTS = {"percentage_point": Decimal(1), "basis_point": Decimal("0.01")}
_COUNTS = frozenset({"count", "number", "ordinal", "frequency"})
_DATES = frozenset({"date", "time"})
_HUNDRED = Decimal(100)


def margin(tolerance: Tolerance, a: Claim, b: Claim) -> Decimal:
    """A tolerance in the base unit of two claims; zero for one that does not measure them: 5 minutes on a count."""
    if tolerance.kind != "margin":
        return Decimal(0)
    if tolerance.unit == "percent":
        size = max((abs(v) for v in (a.base_value, b.base_value) if v is not None), default=Decimal(0))
        return size * tolerance.margin / _HUNDRED
    factor = unit_in_claim(tolerance.unit, a)
    return Decimal(0) if factor is None else tolerance.margin * factor


def unit_in_claim(unit: str, claim: Claim) -> Decimal | None:
    """What one of the unit is in the base unit of a claim; None where the claim is of another kind.

    A bare number and a counted noun fit every count.
    """
    if unit in _POINTS:
        return _POINTS[unit] if claim.base_unit == "percent" else None
    if claim.quantity.kind in _DATES:
        return _seconds(unit)
    if unit == claim.base_unit:
        return Decimal(1)
    base = to_base(unit) if unit else None
    if base is not None:
        return base[0] if base[2] == claim.base_unit else None
    return Decimal(1) if claim.quantity.kind in _COUNTS and not _is_currency(unit) else None


def _is_currency(unit: str) -> bool:
    return len(unit) == 3 and unit.isupper()


def _seconds(unit: str) -> Decimal | None:
    base = to_base(unit) if unit else None
    return base[0] if base is not None and base[2] == "second" else None


def within(tolerance: Tolerance, a: Claim, b: Claim) -> bool:
    """Whether two values of one dimension lie no further apart than a tolerance with a unit."""
    if a.base_value is None or b.base_value is None or a.base_unit != b.base_unit:
        return False
    return abs(a.base_value - b.base_value) <= margin(tolerance, a, b)
