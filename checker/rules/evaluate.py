"""Runs the rules on a scene: each by its kind of check, in file order; then one finding for each contradiction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

from checker.checks.base import Check, Outcome, Rule, RuleSet, Scene
from checker.errors import RuleError
from checker.model import LEVELS, Claim, Comparison, Finding
from checker.rules.phrases import left_alone


def evaluate(rules: RuleSet, scene: Scene, checks: Mapping[str, Check] | None = None) -> Outcome:
    """The comparisons and findings of all rules; each finding with its fingerprint.

    `checks` replaces the table `checker.checks.CHECKS`. A check that fails raises: no crash looks like a clean result.
    """
    if checks is None:
        from checker.checks import CHECKS

        checks = CHECKS
    for rule in rules.rules:
        if rule.check not in checks:
            raise RuleError(
                f"{rule.place}: the rule `{rule.id}` wants the check `{rule.check}`, which this version does not have"
            )
    comparisons: list[Comparison] = []
    findings: list[Finding] = []
    for rule in rules.rules:
        outcome = checks[rule.check](rule, scene)
        comparisons += outcome.comparisons
        findings += _spoken(rule, outcome.findings)
    return Outcome(tuple(comparisons), tuple(f._replace(fingerprint=fingerprint(f)) for f in distinct(findings)))


def _spoken(rule: Rule, findings: Sequence[Finding]) -> Iterable[Finding]:
    """The findings that the rule's `ignore` does not silence."""
    if not rule.ignore:
        return findings
    return [f for f in findings if not any(left_alone(claim, rule.ignore) for claim in f.claims)]


def distinct(findings: Iterable[Finding]) -> list[Finding]:
    """One finding for each verdict on the same claims: the highest level wins, then the earlier rule."""
    best: dict[tuple[str, frozenset[tuple[int, int, int]]], Finding] = {}
    for finding in findings:
        key = finding.verdict, frozenset((c.doc_index, c.start, c.end) for c in finding.claims)
        known = best.get(key)
        if known is None or LEVELS.index(finding.level) < LEVELS.index(known.level):
            best[key] = finding
    return list(best.values())


def fingerprint(finding: Finding) -> str:
    """16 hex digits that name a finding across edits: made of the rule, the key and the values, never of lines."""
    parts = [finding.rule, finding.key, finding.verdict, *(_value(claim) for claim in finding.claims)]
    return sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def _value(claim: Claim) -> str:
    q = claim.quantity
    if claim.date_low or claim.date_high:
        return f"{claim.doc}|{q.kind}|{claim.date_low}|{claim.date_high}"
    ends = (
        [str(claim.base.low), str(claim.base.high)] if claim.base_value is None else [str(claim.base_value.normalize())]
    )
    return "|".join(
        [claim.doc, q.kind, *ends, claim.base_unit, q.hedge]
        if any(e != "None" for e in ends)
        else [claim.doc, claim.text]
    )
