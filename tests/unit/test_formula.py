"""Formulas of rules: what they compute and what they refuse."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from checker.checks.formula import FormulaError, compute

NAMES = {"founded": date(1949, 4, 4), "as_of": date(2025, 3, 7), "old": Decimal("50"), "new": Decimal("60")}


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("years_between(founded, as_of)", "75"),
        ("calendar_years_between(founded, as_of)", "76"),
        ("(new - old) / old * 100", "20"),
        ("abs(old - new)", "10"),
        ("2 + 3 * 4", "14"),
        ("-old + 1.5", "-48.5"),
        ("max(old, new) - min(old, new)", "10"),
    ],
)
def test_computes(formula: str, value: str) -> None:
    assert compute(formula, NAMES) == Decimal(value)


@pytest.mark.parametrize(
    ("formula", "reason"),
    [
        ("", "empty"),
        ("old +", "too early"),
        ("oldd", "unknown name"),
        ("years(founded)", "unknown function"),
        ("(old", "not closed"),
        ("old / 0", "divides by zero"),
        ("founded + 1", "takes numbers"),
        ("years_between(old, as_of)", "two dates"),
        ("__import__('os')", "cannot read"),
        ("old new", "not expected"),
    ],
)
def test_refuses(formula: str, reason: str) -> None:
    with pytest.raises(FormulaError, match=reason):
        compute(formula, NAMES)
