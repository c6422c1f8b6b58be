"""Whether two figures exclude each other: the words of one, the words of the other, the verdict."""

from __future__ import annotations

from decimal import Decimal

import pytest

import checker
from checker.checks.base import Tolerance
from checker.checks.judge import judge
from checker.model import Claim

DAY = "2025-03-05"


def claim(words: str) -> Claim:
    """The only claim of a short sentence."""
    found = list(checker.extract(checker.Document(text=words, name="t.txt", date=DAY)))
    assert len(found) == 1, [c.text for c in found]
    return found[0]


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        ("They spent 2.3% of it.", "They spent 2.30 percent of it.", "agree"),
        ("They spent 2.3% of it.", "They spent 2.1% of it.", "conflict"),
        ("They spent 2.3% of it.", "They spent 2.33% of it.", "compatible"),
        ("They spent 2% of it.", "They spent 2.4% of it.", "compatible"),
        ("It cost $841 billion.", "It cost $841 million.", "conflict"),
        ("It cost $1.2 billion.", "It cost $1,180 million.", "compatible"),
        ("It cost $5 million.", "It cost 5 million euros.", "not_comparable"),
        ("It lasted 90 minutes.", "It lasted an hour and a half.", "agree"),
        ("It lasted nearly 90 minutes.", "It lasted 88 minutes.", "compatible"),
        ("It lasted 45 minutes.", "It lasted an hour and a half.", "conflict"),
        ("It killed 12 people.", "It killed twelve people.", "agree"),
        ("It killed at least 12 people.", "It killed 15 people.", "compatible"),
        ("It killed at least 12 people.", "It killed 11 people.", "conflict"),
        ("It killed more than 12 people.", "It killed 12 people.", "conflict"),
        ("It killed almost 50 people.", "It killed 48 people.", "compatible"),
        ("It killed almost 50 people.", "It killed 40 people.", "conflict"),
        ("Some 14,000 people fled.", "14,012 people fled.", "compatible"),
        ("14,000 people fled.", "14,312 people fled.", "compatible"),
        ("14,000 people fled.", "19,000 people fled.", "conflict"),
        ("It was four to five years.", "It was five years.", "compatible"),
        ("It was four to five years.", "It was seven years.", "conflict"),
        ("It ran 30 miles.", "It ran 48 km.", "compatible"),
        ("It ran 30 miles.", "It ran 30 km.", "conflict"),
        ("A third of them left.", "33 percent of them left.", "compatible"),
        ("They met on Tuesday.", "They met on March 4.", "agree"),
        ("They met on Tuesday.", "They met on March 5.", "conflict"),
        ("They met in March.", "They met on March 5.", "compatible"),
        ("They met over the weekend.", "They met on Sunday.", "compatible"),
    ],
)
def test_verdict(a: str, b: str, verdict: str) -> None:
    x, y = claim(a), claim(b)
    assert judge(x, y).name == verdict, judge(x, y).why
    assert judge(y, x).name == verdict, "the order does not matter"


@pytest.mark.parametrize(
    ("a", "b", "tolerance", "verdict"),
    [
        ("It lasted 90 minutes.", "It lasted 94 minutes.", Tolerance("margin", Decimal(300), "second"), "compatible"),
        ("It lasted 90 minutes.", "It lasted 97 minutes.", Tolerance("margin", Decimal(300), "second"), "conflict"),
        ("It cost $100 million.", "It cost $103 million.", Tolerance("margin", Decimal(5), "percent"), "compatible"),
        ("They spent 2.3% of it.", "They spent 2.33% of it.", Tolerance("exact"), "conflict"),
        ("They spent 2.3% of it.", "They spent 2.3 percent of it.", Tolerance("exact"), "agree"),
    ],
)
def test_verdict_with_tolerance(a: str, b: str, tolerance: Tolerance, verdict: str) -> None:
    assert judge(claim(a), claim(b), tolerance).name == verdict


@pytest.mark.parametrize(
    ("a", "b", "tolerance", "verdict"),
    [
        ("They spent 2.3% of it.", "They spent 2.1% of it.", "0.3 pp", "compatible"),
        ("They spent 2.3% of it.", "They spent 2.1% of it.", "30 bp", "compatible"),
        ("They spent 2.3% of it.", "They spent 2.1% of it.", "0.05 pp", "conflict"),
        ("They spent 2.3% of it.", "They spent 2.1% of it.", "10 %", "compatible"),  # of the value
        ("It cost $841 billion.", "It cost $830 billion.", "20 billion USD", "compatible"),
        ("It cost $841 billion.", "It cost $800 billion.", "20 billion USD", "conflict"),
        ("It ran 30 miles.", "It ran 50 km.", "2 km", "compatible"),
        ("It killed 12 people.", "It killed 14 people.", "2", "compatible"),
        ("It killed 12 people.", "It killed 15 people.", "2", "conflict"),
        # a tolerance in another unit says nothing of these values
        ("It killed 12 people.", "It killed 15 people.", "5 minutes", "conflict"),
        ("It lasted 45 minutes.", "It lasted an hour and a half.", "50 pp", "conflict"),
        ("It cost $800.", "It cost $850.", "90 EUR", "conflict"),
        ("They met on March 4.", "They met on March 5.", "1 day", "compatible"),
        ("They met on March 4.", "They met on March 7.", "1 day", "conflict"),
        ("They met in March.", "They met on March 5.", "exact", "conflict"),
        ("They met on Wednesday, March 5.", "They met on March 5.", "exact", "agree"),
    ],
)
def test_a_tolerance_is_heeded_where_its_unit_measures_the_values(a: str, b: str, tolerance: str, verdict: str) -> None:
    from checker.rules.scalars import _tolerance

    x, y = claim(a), claim(b)
    assert judge(x, y, _tolerance(tolerance)).name == verdict, judge(x, y, _tolerance(tolerance)).why
    assert judge(y, x, _tolerance(tolerance)).name == verdict, "the order does not matter"
