"""The rules of the language's first design that compare claims load as they were written, and their examples hold."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from checker.cli.rules.tried import run_example
from checker.rules import load_rules
from checker.rules.examples import run_examples

DESIGN = Path(__file__).resolve().parents[2] / "shared" / "design" / "rules.yaml"
COMPARING = ("uk-defence-share", "call-duration", "eu-plan-size", "unsupported-number")


@pytest.mark.skipif(not DESIGN.is_file(), reason="the design lies beside the project, not in it")
@pytest.mark.parametrize("name", COMPARING)
def test_a_rule_of_the_design_holds_its_examples(name: str) -> None:
    rules = load_rules([DESIGN])
    alone = replace(rules, rules=tuple(rule for rule in rules.rules if rule.id == name))
    assert [rule.id for rule in alone.rules] == [name]
    failures = run_examples(alone, run_example)
    assert failures == [], "\n".join(f"{f.rule} {f.kind}: {f.example.draft!r}: {f.why}" for f in failures)


@pytest.mark.skipif(not DESIGN.is_file(), reason="the design lies beside the project, not in it")
def test_no_key_of_agree_and_supported_is_idle() -> None:
    checks = {rule.id for rule in load_rules([DESIGN]).rules if rule.check in ("agree", "supported")}
    assert checks == set(COMPARING)
    idle = [w for w in load_rules([DESIGN]).warnings if "R103" in w and ("agree" in w or "supported" in w)]
    assert idle == []
