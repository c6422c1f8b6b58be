"""Runs the rules on a scene: each by its kind of check, in file order; then one finding for each contradiction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from checker.checks.base import Check, Outcome, Rule, RuleSet, Scene
from checker.errors import RuleError
from checker.model import LEVELS, NO_FIGURE, Comparison, Finding
from checker.rules.fingerprint import fingerprint
from checker.rules.narrow import decided, stands
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
    comparisons, findings = _decided(comparisons, findings, {rule.id: rule for rule in rules.rules})
    return Outcome(
        tuple(comparisons), tuple(f._replace(fingerprint=fingerprint(f)) for f in told_once(distinct(findings)))
    )


def told_once(findings: Sequence[Finding]) -> list[Finding]:
    """The findings without those that only say of a number that no source has it, where another shows what is wrong.

    A number that contradicts a fact sheet or its own sentence is one slip, unless it is told at a lower level.
    """
    wrong: dict[tuple[int, int], int] = {}
    for f in findings:
        if f.verdict in ("conflict", "superseded") and f.claims:
            at = f.claims[0].doc_index, f.claims[0].start
            wrong[at] = min(wrong.get(at, len(LEVELS)), LEVELS.index(f.level))
    return [
        f
        for f in findings
        if f.verdict != "unsupported"
        or not f.claims
        or wrong.get((f.claims[0].doc_index, f.claims[0].start), len(LEVELS)) > LEVELS.index(f.level)
    ]


def _decided(
    comparisons: list[Comparison], findings: list[Finding], rules: Mapping[str, Rule]
) -> tuple[list[Comparison], list[Finding]]:
    """What is left where of several rules of one check the narrowest decides."""
    by = decided(comparisons, rules)
    if not any(by.values()):  # no rule but general ones
        return comparisons, findings
    return (
        [c for c in comparisons if c.rule not in rules or stands(c, rules[c.rule], by)],
        [f for f in findings if f.rule not in rules or stands(f, rules[f.rule], by)],
    )


def _spoken(rule: Rule, findings: Sequence[Finding]) -> Iterable[Finding]:
    """The findings that the rule's `ignore` does not silence."""
    if not rule.ignore:
        return findings
    return [f for f in findings if not any(left_alone(claim, rule.ignore) for claim in f.claims)]


def distinct(findings: Iterable[Finding]) -> list[Finding]:
    """One finding for each verdict on the same claims: the highest level wins, then the earlier rule.

    A place without a figure, such as a comment that allows something, may be marked for several reasons.
    """
    best: dict[tuple[str, str, frozenset[tuple[int, int, int]]], Finding] = {}
    for finding in findings:
        reason = finding.message if any(c.quantity.rule == NO_FIGURE for c in finding.claims) else ""
        key = finding.verdict, reason, frozenset((c.doc_index, c.start, c.end) for c in finding.claims)
        known = best.get(key)
        if known is None or LEVELS.index(finding.level) < LEVELS.index(known.level):
            best[key] = finding
    return list(best.values())
