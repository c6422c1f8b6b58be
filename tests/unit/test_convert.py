"""Money at a dated rate: what a converted claim allows, and that the direction of a conversion changes no verdict."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import checker
from checker.checks.base import Rate, Rule, RuleSet
from checker.checks.convert import Conversion, conversion_fields, conversion_of, converted, explained
from checker.checks.judge import judge
from checker.model import Claim

RATE = Rate("EUR", "USD", Decimal("1.25"), date(2025, 3, 4), "a central bank")
RULES = RuleSet((), rates={"EUR_USD": RATE})


def conversion(to: str) -> Conversion:
    """The conversion of a rule into a currency."""
    found = conversion_of(Rule("r", "agree", params={"convert": {"to": to, "using": "EUR_USD"}}), RULES)
    assert found is not None
    return found


def claim(words: str) -> Claim:
    """The only claim of a short sentence."""
    (found,) = checker.extract(checker.Document(text=words, name="t.txt"))
    return found


@pytest.mark.parametrize(
    ("words", "to", "low", "high", "shown"),
    [
        ("It cost $100 million.", "EUR", "79600000", "80400000", "€80 million"),
        ("It cost 80 million euros.", "USD", "99375000", "100625000", "$100 million"),
        ("It cost 80 million euros.", "EUR", "79500000", "80500000", "€80 million"),
        ("It cost more than $100 million.", "EUR", "80000000", None, "> €80 million"),
        ("It cost $900 to $1,000.", "EUR", "720", "800", "€720–800"),
        ("It cost $123,456,789.", "EUR", "98765430.8", "98765431.6", "€98.77 million"),
    ],
)
def test_value_and_both_ends_are_converted(words: str, to: str, low: str, high: str | None, shown: str) -> None:
    own = claim(words)
    there = converted(own, conversion(to))
    assert there is not None
    assert (there.base.low, there.base.high) == (Decimal(low), None if high is None else Decimal(high))
    assert there.base_unit == to
    fields = conversion_fields(own, own, conversion(to))
    assert str(fields[f"a.{to.lower()}"]) == shown
    assert (fields["rate.value"], fields["rate.on"]) == (Decimal("1.25"), "4 March 2025")


def test_what_the_rate_does_not_have_is_not_converted() -> None:
    assert converted(claim("It cost £5 million."), conversion("EUR")) is None
    count = claim("It killed 12 people.")
    assert converted(count, conversion("EUR")) is count


def test_a_reason_names_the_rate_its_day_and_its_source() -> None:
    told = explained(claim("It cost $100."), claim("It cost 90 euros."), conversion("EUR"))
    assert told == "$100 is €80 at 1.25 USD for one EUR on 4 March 2025, a central bank"


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_the_currency_of_the_comparison_changes_no_verdict(dollars: int, euros: int) -> None:
    a, b = claim(f"It cost ${dollars} million."), claim(f"It cost {euros} million euros.")
    verdicts = set()
    for to in ("EUR", "USD"):
        x, y = converted(a, conversion(to)), converted(b, conversion(to))
        assert x is not None
        assert y is not None
        verdicts.add(judge(x, y).name in ("agree", "compatible"))
    assert len(verdicts) == 1
