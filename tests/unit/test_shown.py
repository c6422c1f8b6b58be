"""Values as people read them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from checker.shown import interval, number, period
from tests.report_factory import quantity

PERCENT = {"unit": "percent"}
USD = {"unit": "USD"}


@pytest.mark.parametrize(
    ("kind", "numbers", "more", "shown"),
    [
        ("percentage", ("2.1", "2.05", "2.15"), PERCENT, "2.1 % [2.05, 2.15)"),
        ("percentage_point", ("0.2", "0.15", "0.25"), {"unit": "percentage_point"}, "0.2 pp [0.15, 0.25)"),
        ("percentage", (None, "3", "3.5"), PERCENT | {"is_range": True}, "3–3.5 %"),
        ("count", ("32", None, None), {"unit": "country"}, "32"),
        ("count", ("40", "40", None), {"hedge": "more_than", "low_open": True}, "> 40"),
        ("count", ("40", "40", None), {"hedge": "at_least"}, "≥ 40"),
        ("count", ("400", "360", "400"), {"hedge": "almost"}, "< 400 [360, 400)"),
        ("count", ("400", "360", "440"), {"hedge": "about", "high_open": False}, "≈ 400 [360, 440]"),
        ("count", (None, None, "40"), {"high_open": False}, "≤ 40"),
        ("count", (None, "10000", None), {"low_open": False}, "≥ 10,000"),
        ("count", (None, "40", "40"), {"high_open": False}, "40"),
        ("count", ("14000", None, None), {}, "14,000"),
        ("count", (None, None, None), {"vague": True}, "no fixed value"),
        ("money", ("841e9", "840.5e9", "841.5e9"), USD, "$841 billion [840.5, 841.5)"),
        ("money", ("841e6", "840.5e6", "841.5e6"), USD, "$841 million [840.5, 841.5)"),
        ("money", ("-1200000", None, None), USD, "-$1.2 million"),
        ("money", ("5", None, None), {"unit": "CHF"}, "CHF 5"),
        ("money", ("1234567", None, None), {"unit": "EUR"}, "€1,234,567"),
        ("money", (None, "2.4e9", "2.7e9"), USD, "$2.4–2.7 billion"),
        ("duration", ("90", None, None), {"unit": "minute"}, "90 min"),
        ("duration", ("1", None, None), {"unit": "year"}, "1 year"),
        ("age", ("76", None, None), {"unit": "year"}, "76 years"),
        ("measure", ("5.5", "5.45", "5.55"), {"unit": "mile"}, "5.5 miles [5.45, 5.55)"),
    ],
)
def test_a_quantity(kind: str, numbers: tuple[Any, Any, Any], more: dict[str, Any], shown: str) -> None:
    """Numbers: the value, then the ends of the interval."""
    assert interval(quantity(kind, *numbers, **more)) == shown


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [
        ("2025-03-04", "2025-03-05", "2025-03-04"),
        ("2025-03-04T00:00:00", "2025-03-05T00:00:00", "2025-03-04"),
        ("2025-03-01", "2025-03-03", "2025-03-01 to 2025-03-02"),
        ("2025-03-01", "2025-04-01", "2025-03"),
        ("2024-01-01", "2025-01-01", "2024"),
        ("1990-01-01", "2000-01-01", "1990 to 1999"),
        (None, "2028-01-01", "up to 2027"),
        (None, "2025-03-05", "up to 2025-03-04"),
        ("1949-04-04", None, "from 1949-04-04"),
        ("2025-03-03T13:17:00", "2025-03-03T13:18:00", "2025-03-03 13:17"),
        ("2025-03-03T13:00", "2025-03-03T15:00", "2025-03-03 13:00 to 14:59"),
        ("2025-03-03T13:17+01:00", "2025-03-03T13:18+01:00", "2025-03-03 13:17+0100"),
        ("T19:45:00", "T19:46:00", "19:45"),
        ("0001-01-01", "0002-01-01", "0001"),
        ("-0044-03-15", "-0044-03-16", "-0044-03-15 to -0044-03-16"),
        (None, None, ""),
    ],
)
def test_a_span_of_dates(low: str | None, high: str | None, shown: str) -> None:
    assert period(low, high) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [("0", "0"), ("2.50", "2.5"), ("1E+3", "1,000"), ("-0.0001", "-0.0001"), ("1E-12", "1E-12"), ("NaN", "no number")],
)
def test_a_number(value: str, shown: str) -> None:
    assert number(Decimal(value)) == shown
