"""What an author gets wrong in the keys of agree and supported, told at its place (see test_rules_mistakes.py)."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.errors import RuleError
from checker.rules import load_rules

HEAD = """\
version: 1
rates:
  EUR_USD: {value: "1.05", on: "2025-03-04"}
rules:
- id: figures
"""


@pytest.mark.parametrize(
    ("keys", "place", "words"),
    [
        ("check: agree\n  convert: {to: GBP, using: EUR_USD}", "7:17", "the rate EUR_USD gives no GBP"),
        ("check: agree\n  convert: {to: EUR, using: EUR_GBP}", "7:29", "unknown rate `EUR_GBP`"),
        ("check: agree\n  when_later: superceded", "7:15", "superseded"),
        ("check: agree\n  across: outside", "7:11", "inside"),
        ("check: agree\n  split_by: [as_of.yaer]", "7:14", "as_of.year"),
        ("check: agree\n  group_by: [whole]", "7:14", "unknown part of a claim"),  # only a sum has one
        ("check: agree\n  strength: 0.1", "7:13", "from 0.3 to 1"),
        ("check: agree\n  strength: high", "7:13", "from 0.3 to 1"),
        ("check: agree\n  confidence: sure", "7:15", "high"),
        ("check: agree\n  qualifiers: {a: {default: true}, b: {default: true}}", "7:15", "a and b"),
        ("check: agree\n  qualifiers: {a: {words: [will]}, b: {words: [Will]}}", "7:", "means both a and b"),
        ("check: agree\n  qualifiers: {goal: {default: false}}", "7:", "can never be given"),
        ("check: agree\n  select: {qualifier: targt}", "7:", "did you mean `target`"),
        (
            "check: agree\n  select: {qualifier: target}\n  qualifiers: {goal: {words: [will]}}",
            "7:",
            "unknown sense `target`",
        ),
        ("check: agree\n  message: '{a.eur}'", "7:", "does not give `{a.eur}`"),  # nothing is converted
        ("check: agree\n  message: '{rate.value}'", "7:", "does not give `{rate.value}`"),
        ("check: supported\n  require: {same: [document]}", "7:", "unknown part of a claim"),
        ("check: supported\n  require: {sources: none}", "7:", "no number of sources"),
        ("check: supported\n  require: {same: [entitty]}", "7:", "entity"),
        ("check: supported\n  skip: [phones]", "7:", "phone"),
        ("check: supported\n  accept: [sums]", "7:", "derived"),
        ("check: supported\n  message: '{nearest.rw}'", "7:", "nearest.raw"),
        ("check: supported\n  strict: yes", "7:", "true or false"),
    ],
)
def test_a_mistake_in_a_key_is_told(tmp_path: Path, keys: str, place: str, words: str) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text(f"{HEAD}  {keys}\n", encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        load_rules([path])
    message = str(caught.value)
    assert f"rules.yaml:{place}" in message, message
    assert words in message, message
    assert "1 mistake in" in message, message
