"""The examples inside the shipped rule packs: every match is found, every no_match stays silent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

import checker
from checker.checks.base import RuleSet
from checker.config import pack_dir, pack_names
from checker.model import Finding
from checker.rules import load_rules
from checker.rules.examples import run_examples


def check(draft: str, sources: Sequence[str], as_of: date | None, rules: RuleSet) -> Sequence[Finding]:
    """The findings of one example."""
    documents = [
        checker.Document(text=text, name=f"source {i}.txt", date=as_of and as_of.isoformat())
        for i, text in enumerate(sources, 1)
    ]
    own = checker.Document(text=draft, name="draft.txt", date=as_of and as_of.isoformat())
    return checker.check(own, against=documents, rules=rules, as_of=as_of).findings


@pytest.mark.parametrize("name", pack_names())
def test_every_example_of_a_pack_holds(name: str) -> None:
    failures = run_examples(load_rules([pack_dir() / f"{name}.yaml"]), check)
    assert failures == [], "\n".join(f"{f.rule} {f.kind}: {f.example.draft!r}: {f.why}" for f in failures)
