"""Names the kind of error between a draft's value and a source's."""

from __future__ import annotations

from decimal import Decimal

from checker.model import Claim

_POWERS = tuple(Decimal(10) ** k for k in (-9, -6, -3, -2, -1, 1, 2, 3, 6, 9))


def error_kind(wrong: Claim, right: Claim) -> str:
    """What a person would say went wrong: weekday, date, unit, percentage_points, magnitude, transposed, bound, value.

    >>> from checker.checks.errorkind import transposed
    >>> transposed("147", "174")
    True
    """
    a, b = wrong.quantity, right.quantity
    if a.kind in ("date", "time"):
        return "weekday" if a.timex is not None and getattr(a.timex, "form", "") == "weekday" else "date"
    if {a.unit, b.unit} == {"percent", "percentage_point"}:
        return "percentage_points"
    x, y = wrong.base_value, right.base_value
    if x is None or y is None:
        return "value"
    if a.unit != b.unit and a.value == b.value:
        return "unit"
    if x == y:
        return "bound"
    if x and y and any(x == y * power for power in _POWERS):
        return "magnitude"
    if transposed(str(a.value), str(b.value)):
        return "transposed"
    return "age" if a.kind == "age" else "duration" if a.kind in ("duration", "elapsed") else "value"


def transposed(x: str, y: str) -> bool:
    """Whether two neighbouring digits changed places."""
    if len(x) != len(y) or x == y:
        return False
    at = [i for i, (c, d) in enumerate(zip(x, y, strict=True)) if c != d]
    return len(at) == 2 and at[1] == at[0] + 1 and x[at[0]] == y[at[1]] and x[at[1]] == y[at[0]]
