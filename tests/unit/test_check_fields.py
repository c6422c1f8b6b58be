"""What a kind of check promises to messages and suggestions, it gives in its findings: every field of `kinds.py`."""

from __future__ import annotations

from pathlib import Path

import pytest

import checker
from checker.api import load_rules
from checker.rules.kinds import KINDS_OF_CHECK

HEAD = "version: 1\npack: {name: desk, owner: desk}\nrules:\n- id: a-rule\n  level: error\n"
RULES = {
    "expect": (
        "  check: expect\n  select: {kind: count}\n"
        "  expect: [{value: '32', from: 2024-03-07, to: 2030-01-01, source: x}]\n",
        "The club has 31 members.",
        (),
    ),
    "derive": (
        "  check: derive\n  select: {kind: age}\n  facts: {founded: 1949-04-04}\n"
        "  value: years_between(founded, as_of)\n",
        "The 76-year-old club sings.",
        (),
    ),
    "arithmetic": (
        "  check: arithmetic\n  bind: {old: 'from {percent}', new: 'to {percent}', said: '{percent} increase'}\n"
        "  formula: percent_change(old, new)\n  equals: said\n",
        "Rates went from 2.3% to 2.5%, a 0.2% increase.",
        (),
    ),
    "arithmetic without bind": (
        "  check: arithmetic\n",
        "Turnout rose from 52% to 57%, a 5% increase.",
        (),
    ),
    "sum": (
        "  check: sum\n  select: {kind: percentage}\n  equals: 100 %\n",
        "Yes 48%, no 41%, undecided 21%.",
        (),
    ),
    "calendar": ("  check: calendar\n", "They met on Wednesday, March 4, 2025.", ()),
    "bounds": (
        "  check: bounds\n  select: {kind: percentage}\n  between: [1 %, 40 %]\n",
        "Turnout was 57%.",
        ("nearest", "factor"),
    ),
    "bounds by slips": (
        "  check: bounds\n  select: {kind: money}\n  slips: [1000]\n  between: [1 USD, 9 trillion USD]\n",
        "The plan costs $841 million. Nobody knew. The plan costs $841 billion.",
        (),
    ),
    "format": ("  check: format\n  select: {kind: money}\n  prefer: $5 million\n", "It cost $5m.", ()),
    "stale": ("  check: stale\n  max_age: 1 year\n", "In 2019 the club had 45,000 members.", ()),
}  # kind of check -> rule, draft, the fields that a finding of this sort does not have
FIELDS = [
    (name, field)
    for name, (_, _, without) in RULES.items()
    for root, parts in KINDS_OF_CHECK[name.split(maxsplit=1)[0]].gives.items()
    for field in ([f"{root}.{part}" for part in parts] or [root])
    if root not in without
]


def message_of(name: str, template: str, tmp_path: Path) -> str:
    """The message of the first finding of a rule with this template."""
    rule, draft, _ = RULES[name]
    path = tmp_path / "rule.yaml"
    path.write_text(f'{HEAD}{rule}  message: "{template}"\n', encoding="utf-8")
    document = checker.Document(text=draft, name="a.txt", date="2025-03-05")
    return checker.check(document, rules=load_rules(path)).findings[0].message


@pytest.mark.parametrize("name", RULES)
def test_a_finding_has_every_field(name: str, tmp_path: Path) -> None:
    """A message with a field that is not given gives way to the check's own words."""
    fields = [field for kind, field in FIELDS if kind == name]
    assert fields
    if not message_of(name, "here: " + " ".join(f"{{{field}}}" for field in fields), tmp_path).startswith("here:"):
        missing = [f for f in fields if not message_of(name, f"here: {{{f}}}", tmp_path).startswith("here:")]
        pytest.fail(f"{name} does not give {', '.join(missing)}")


@pytest.mark.parametrize("name", RULES)
def test_a_suggestion_of_the_rule_is_the_finding_s(name: str, tmp_path: Path) -> None:
    rule, draft, _ = RULES[name]
    path = tmp_path / "rule.yaml"
    path.write_text(f'{HEAD}{rule}  suggest: "see the desk"\n', encoding="utf-8")
    document = checker.Document(text=draft, name="a.txt", date="2025-03-05")
    (finding, *_) = checker.check(document, rules=load_rules(path)).findings
    assert finding.suggestion.endswith("→ see the desk")
    for fix in finding.fixes:
        assert draft[: fix.start] + fix.text + draft[fix.end :] != draft
