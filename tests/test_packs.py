"""The examples inside the shipped rule packs: every match is found, every no_match stays silent."""

from __future__ import annotations

import pytest

from checker.cli import main
from checker.cli.rules.tried import run_example
from checker.config import pack_dir, pack_names
from checker.rules import load_rules
from checker.rules.examples import run_examples


@pytest.mark.parametrize("name", pack_names())
def test_every_example_of_a_pack_holds(name: str) -> None:
    failures = run_examples(load_rules([pack_dir() / f"{name}.yaml"]), run_example)
    assert failures == [], "\n".join(f"{f.rule} {f.kind}: {f.example.draft!r}: {f.why}" for f in failures)


@pytest.mark.parametrize("name", pack_names())
def test_every_rule_of_a_pack_has_both_kinds_of_example(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["rules", "test", name, "--strict", "--no-config"])
    assert code == 0, capsys.readouterr().out
