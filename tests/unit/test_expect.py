"""A claim against a fact sheet: the words of the draft, the value that the sheet gives, the verdict."""

from __future__ import annotations

from datetime import date

import pytest

import checker
from checker.checks.base import Rule, RuleSet, Scene, Validity
from checker.checks.expect import expect
from checker.rules.amounts import read_amount


def outcome(draft: str, *values: Validity, message: str = "") -> tuple[list[str], list[str]]:
    """Verdicts of the comparisons and messages of the findings."""
    document = checker.Document(text=draft, name="a.txt", date="2025-03-05")
    claims = tuple(checker.extract(document))
    rule = Rule("known", "expect", message=message, params={"expect": values})
    found = expect(rule, Scene((document,), claims, (), frozenset(), None, RuleSet((rule,))))
    return [c.verdict for c in found.comparisons], [f.message for f in found.findings]


def known(value: str, **days: date) -> Validity:
    return Validity(value, "the register", place="facts.yaml:3", amount=read_amount(value), **days)


@pytest.mark.parametrize(
    ("draft", "value", "verdict"),
    [
        ("It has 32 members.", "32", "agree"),
        ("It has 31 members.", "32", "conflict"),
        ("It has 31 members.", "32 members", "conflict"),
        ("It has 32 nations.", "32 members", "agree"),  # what is counted, the selection says
        ("It has more than 30 members.", "32", "agree"),
        ("It has several members.", "32", ""),
        ("It has 1,200 seats.", "1,200", "agree"),
        ("The target is 2%.", "2.0 %", "agree"),
        ("The target is 2.5%.", "2 %", "conflict"),
        ("The road is 25 miles long.", "40 km", "agree"),
        ("The road is 35 miles long.", "40 km", "conflict"),
        ("The road is 25 miles long.", "40 minutes", "not_comparable"),
        ("It cost $841 billion.", "841 billion USD", "agree"),
        ("It cost $841 million.", "841 billion USD", "conflict"),
        ("It was founded on 4 April 1949.", "1949-04-04", "agree"),
        ("It was founded in April 1949.", "1949-04-04", "agree"),
        ("It was founded on 5 April 1949.", "1949-04-04", "conflict"),
        ("It has 31 members.", "1949-04-04", ""),
        ("It was founded on 4 April 1949.", "32", ""),
    ],
)
def test_a_claim_is_held_against_the_known_value(draft: str, value: str, verdict: str) -> None:
    comparisons, findings = outcome(draft, known(value))
    assert comparisons + ["conflict"] * len(findings) == ([verdict] if verdict else [])


@pytest.mark.parametrize(
    ("values", "findings"),
    [
        ([known("30", until=date(2024, 3, 6)), known("32", since=date(2024, 3, 7))], 1),
        ([known("31", until=date(2025, 3, 5)), known("32", since=date(2025, 3, 6))], 0),  # the last day counts
        ([known("32", since=date(2025, 3, 6))], 0),  # nothing is known of the day
    ],
)
def test_the_value_of_the_documents_day_holds(values: list[Validity], findings: int) -> None:
    assert len(outcome("It has 31 members.", *values)[1]) == findings


def test_a_message_names_the_value_its_source_and_days() -> None:
    message = "{expect.value:.0f} by {expect.source} from {expect.from}, not {claim.raw}{expect.to}"
    _, (said,) = outcome("It has 31 members.", known("32", since=date(2024, 3, 7)), message=message)
    assert said.startswith("32 by the register from 7 March 2024, not 31")
