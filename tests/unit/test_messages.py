"""A rule's message with its fields filled in, and the fields that the rule language promises for every claim."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

import checker
from checker.checks.base import RuleSet, Scene
from checker.checks.findings import Figure, fields, fill
from checker.rules.kinds import CLAIM

VALUES: dict[str, Any] = {
    "value": Decimal("1234.25"),
    "large": Decimal("8.41E+11"),
    "share": Figure("2.25 % [2.245, 2.255)", Decimal("2.25")),
    "none": Figure("no fixed value", None),
    "claim.raw": "76 {years}",
}
OWN = "the check's own words"


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("", OWN),
        ("no field", "no field"),
        ("{value}", "1,234.25"),
        ("{value:.1f}", "1234.2"),
        ("{value:.0f}", "1234"),
        ("{value:,.1f}", "1,234.2"),
        ("{value:.1}", "1234.2"),
        ("{value:,}", "1,234.25"),
        ("{value:f}", "1234.25"),
        ("{value:%}", "123425%"),
        ("{large}", "841,000,000,000"),
        ("{share} or {share:.1f}", "2.25 % [2.245, 2.255) or 2.2"),
        ("{none:.1f}", "no fixed value"),
        ("{claim.raw:.1f}", "76 {years}"),
        ("{{{claim.raw}}}", "{76 {years}}"),
        ("{claim.raw} against {unknown}", OWN),
        ("{} and {0}", OWN),
        ("{value", OWN),
        ("}{", OWN),
    ],
)
def test_a_message_is_filled_in(template: str, message: str) -> None:
    assert fill(template, VALUES, OWN) == message


def parts_of(text: str) -> dict[str, Any]:
    """The fields of the last claim of a text."""
    document = checker.Document(text=text, name="notes/a.txt", date="2025-03-05", outlet="The Bell")
    claims = tuple(checker.extract(document))
    scene = Scene((document,), claims, (), frozenset(), None, RuleSet(()))
    return fields("a", claims[-1], scene)


def test_a_claim_gives_every_field_that_the_rule_language_promises() -> None:
    assert set(parts_of("It lasted 90 minutes.")) == {f"a.{part}" for part in CLAIM}


@pytest.mark.parametrize(
    ("text", "template", "message"),
    [
        ("It lasted 90 minutes.", "{a.raw}: {a.value:.1f} {a.unit}", "90 minutes: 90.0 minute"),
        ("Rates rose to 2.25%.", "{a.low} to {a.high:.3f}", "2.245 to 2.255"),
        ("More than 40 tanks left.", "{a.low:.0f}{a.high:.0f} {a.source}", "40 The Bell"),
        ("They met on 4 March 2025.", "{a.weekday}, {a.date}", "Tuesday, 2025-03-04"),
        ("They met in March 2025.", "{a.weekday}|{a.date}", "|2025-03"),
        ("Title.\n\nThey paid $5 million.", "{a.place} line {a.line}", "notes/a.txt:3:11 line 3"),
    ],
)
def test_parts_of_a_claim(text: str, template: str, message: str) -> None:
    assert fill(template, parts_of(text), OWN) == message
