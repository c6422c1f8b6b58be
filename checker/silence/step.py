"""The step between judging and the report: allowed, known before, or on an unchanged line, in this order."""

from __future__ import annotations

from dataclasses import replace

from checker.checks.base import Scene
from checker.model import Finding, Suppression
from checker.rules.evaluate import evaluate
from checker.rules.fingerprint import own
from checker.silence.apply import Scope, allow
from checker.silence.baseline import suppress
from checker.silence.collect import allowances
from checker.silence.values import Silence


def silenced(findings: tuple[Finding, ...], scene: Scene, silence: Silence) -> tuple[Finding, ...]:
    """The findings of a run with those silenced marked, and findings about what silences them."""
    mine = scene.drafts or frozenset(range(len(scene.documents)))
    given = allowances(scene.documents, mine, silence.sidecars)
    if given:
        scope = Scope(scene.documents, scene.rules, scene.as_of, bool(scene.drafts))
        findings, slips = allow(findings, given, scope)
        rules = replace(scene.rules, rules=tuple(r for r in scene.rules.rules if r.check == "silencing"))
        if slips and rules.rules:
            findings += evaluate(rules, replace(scene, slips=slips)).findings
    if silence.known is not None:
        findings = suppress(_in_place(findings), silence.known, silence.known_from)
    if silence.changed is not None:
        findings = tuple(_unless_changed(f, silence) for f in findings)
    return findings


def _in_place(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """In the order of the text, so that the first of two equal slips is the one that was there before."""
    return tuple(sorted(findings, key=lambda f: tuple((c.doc_index, c.start, c.end) for c in f.claims)))


def _unless_changed(finding: Finding, silence: Silence) -> Finding:
    assert silence.changed is not None
    if finding.suppression is not None:
        return finding
    for claim in own(finding):
        lines = silence.changed.get(claim.doc)
        if lines is None or any(n in lines for n in range(claim.line, claim.line + 1 + claim.text.count("\n"))):
            return finding
    return finding._replace(suppression=Suppression("unchanged", f"unchanged since {silence.since}", ""))
