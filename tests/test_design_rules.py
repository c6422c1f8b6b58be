"""The rules of the language's first design load as they were written, and their examples hold."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from checker.cli.rules.tried import run_example
from checker.rules import load_rules
from checker.rules.examples import run_examples

DESIGN = Path(__file__).resolve().parents[2] / "shared" / "design" / "rules.yaml"
COMPARING = ("uk-defence-share", "call-duration", "eu-plan-size", "unsupported-number")
COMPUTING = (
    "nato-age", "nato-members", "weekday-matches-date", "percent-change", "shares-sum-to-100", "percent-vs-point",
    "money-format", "share-of-gdp-plausible",
)  # fmt: skip


@pytest.mark.skipif(not DESIGN.is_file(), reason="the design lies beside the project, not in it")
@pytest.mark.parametrize("name", [*COMPARING, *COMPUTING])
def test_a_rule_of_the_design_holds_its_examples(name: str) -> None:
    rules = load_rules([DESIGN])
    alone = replace(rules, rules=tuple(rule for rule in rules.rules if rule.id == name))
    assert [rule.id for rule in alone.rules] == [name]
    failures = run_examples(alone, run_example)
    assert failures == [], "\n".join(f"{f.rule} {f.kind}: {f.example.draft!r}: {f.why}" for f in failures)


@pytest.mark.skipif(not DESIGN.is_file(), reason="the design lies beside the project, not in it")
def test_no_key_of_the_design_is_idle() -> None:
    rules = load_rules([DESIGN])
    assert {rule.id for rule in rules.rules} == {*COMPARING, *COMPUTING}
    assert [w for w in rules.warnings if "R103" in w] == []
