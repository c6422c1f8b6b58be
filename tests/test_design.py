"""The rules of the language's first design: they load as they were written, and their examples hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.rules import load_rules
from checker.rules.examples import run_examples
from tests.test_packs import check

ELSEWHERE = {"eu-plan-size": "`convert` of agree is not heeded yet"}  # examples that fail today: rule -> why


@pytest.fixture(scope="module")
def design() -> Path:
    path = Path(__file__).resolve().parents[2] / "shared" / "design" / "rules.yaml"
    if not path.is_file():
        pytest.skip("the folder ../shared is not there")
    return path


def test_every_example_of_the_design_holds(design: Path) -> None:
    failures = [f for f in run_examples(load_rules([design]), check) if f.rule not in ELSEWHERE]
    assert failures == [], "\n".join(f"{f.rule} {f.kind}: {f.example.draft!r}: {f.why}" for f in failures)


def test_the_known_gaps_are_gaps(design: Path) -> None:
    """A rule that is mended goes from the list."""
    failing = {f.rule for f in run_examples(load_rules([design]), check)}
    assert set(ELSEWHERE) <= failing


def test_nothing_in_the_design_s_own_checks_is_without_effect(design: Path) -> None:
    """Every key that the rules of these checks use is read."""
    idle = [w for w in load_rules([design]).warnings if "error[R103]" in w or "warning[R103]" in w]
    ours = ("derive", "expect", "calendar", "arithmetic", "sum", "format", "bounds", "stale")
    assert [w for w in idle if any(f"the check {name} " in w for name in ours)] == []
