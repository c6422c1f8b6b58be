"""Whether one number may be a slip of the pen for another, by the numbers alone."""

from __future__ import annotations

from decimal import Decimal

from checker.align.features import Features
from checker.checks.errorkind import error_kind

FIGURE = frozenset({"count", "number"})
SPAN = frozenset({"elapsed", "duration"})
_DESCRIBING = frozenset({"age", "measure", "duration"})
_SMALL = Decimal(10)  # counts up to here are of too many things: two victims here, three there
_NEAR = Decimal(3)  # the ratio up to which numbers of unequal length may be one number


def kinds(a: Features, b: Features) -> set[str]:
    """The kinds of both quantities."""
    return {a.claim.quantity.kind, b.claim.quantity.kind}


def one_kind(a: Features, b: Features) -> bool:
    """Whether both are said in one way: an age is no duration, though both are years."""
    found = kinds(a, b)
    return len(found) == 1 or found <= FIGURE or found <= SPAN


def comparable(a: Features, b: Features) -> bool:
    """Whether one can stand for the other by mistake: the same number of digits or nearly, and no handful."""
    x, y = _written(a, b)
    if a.family == "ordinal" or x is None or y is None or x <= 0 or y <= 0:
        return False
    if kinds(a, b) <= FIGURE and min(x, y) <= _SMALL:
        return False
    return x.adjusted() == y.adjusted() or max(x, y) < _NEAR * min(x, y) or misspelt(a, b)


def _written(a: Features, b: Features) -> tuple[Decimal | None, Decimal | None]:
    """Both values as written where the units are one, else in the base unit."""
    x, y = a.claim.quantity, b.claim.quantity
    return (x.value, y.value) if x.unit == y.unit else (a.value, b.value)


def misspelt(a: Features, b: Features) -> bool:
    """Whether digits changed round, or a zero or a point lost, make one of the other; a single digit tells nothing."""
    x, y = a.claim.quantity, b.claim.quantity
    if x.unit != y.unit or x.value is None or len(x.value.normalize().as_tuple().digits) < 2:
        return False
    if not (in_digits(a) and in_digits(b)):
        return False
    return error_kind(a.claim, b.claim) in ("transposed", "magnitude")


def zero_lost(a: Features, b: Features) -> bool:
    """Whether a zero or a point lost makes one age, length or time of the other: "22-year-old", "220-year-old"."""
    return kinds(a, b) <= _DESCRIBING and misspelt(a, b) and error_kind(a.claim, b.claim) == "magnitude"


def in_digits(f: Features) -> bool:
    """Whether digits are written: "14", not "fourteen"."""
    return any(map(str.isdigit, f.claim.text))
