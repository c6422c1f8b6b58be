"""Runs the examples that stand in the rules: each rule alone on its own texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from checker.checks.base import Example, Rule, RuleSet
from checker.model import Finding, RunResult
from checker.words import counted

# draft text, source texts, the draft's day, rules -> what the whole run gives
Run = Callable[[str, tuple[str, ...], date | None, RuleSet], RunResult]


class ExampleFailure(NamedTuple):
    """An example that does not come out as written; `findings` is what the rule said, `result` all that was read."""

    rule: str
    kind: str  # match or no_match
    example: Example
    findings: tuple[Finding, ...]
    why: str
    result: RunResult
    passes_now: bool = False  # its `todo` is done


def run_examples(rules: RuleSet, run: Run) -> list[ExampleFailure]:
    """The failures of all examples in file order; an example with `todo` fails once it passes."""
    return [failure for rule in rules.rules for failure in _of_rule(rule, rules, run)]


def _of_rule(rule: Rule, rules: RuleSet, run: Run) -> Iterator[ExampleFailure]:
    alone = replace(rules, rules=(rule,))
    for kind, examples in (("match", rule.match), ("no_match", rule.no_match)):
        for example in examples:
            result = run(example.draft, example.sources, example.as_of, alone)
            found = tuple(f for f in result.findings if f.rule == rule.id)
            why = _missed(example, found) if kind == "match" else _unwanted(found)
            passes_now = bool(example.todo and not why)
            if example.todo:
                why = f"this example passes now: take `todo` out ({example.todo})" if passes_now else ""
            if why:
                yield ExampleFailure(rule.id, kind, example, found, why, result, passes_now)


def _unwanted(found: Sequence[Finding]) -> str:
    return f"{counted(len(found), 'finding')} where none is wanted: {found[0].message}" if found else ""


def _missed(example: Example, found: Sequence[Finding]) -> str:
    """Why no finding is the expected one; "" when one is."""
    if not found:
        return "nothing was found"
    reasons = [_differs(example, finding) for finding in found]
    return "" if "" in reasons else reasons[0]


def _differs(example: Example, finding: Finding) -> str:
    """The first expectation that a finding does not meet."""
    given = {
        "fix": finding.suggestion.rpartition("→")[2].strip(),
        "verdict": finding.verdict,
        "level": finding.level,
        "message": finding.message,
        "value": " ".join((finding.message, finding.why, finding.suggestion)),
        "text": finding.claims[0].text if finding.claims else "",
    }
    for key, wanted in example.expect.items():
        met = (
            _has_number(given[key], wanted)
            if key == "value"
            else wanted in given[key]
            if key == "message"
            else wanted == given[key]
        )
        if not met:
            return f"{key} is {given[key]!r}, not {wanted!r}"
    return ""


def _has_number(text: str, wanted: str) -> bool:
    """Whether the text gives the number by itself, not as part of a longer one."""
    at = text.find(wanted)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(wanted) : at + len(wanted) + 1]
        if not before.isdigit() and not after.isdigit():
            return True
        at = text.find(wanted, at + 1)
    return False
