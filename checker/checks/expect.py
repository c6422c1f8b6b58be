"""expect: a claim against a fact sheet with validity periods."""

from __future__ import annotations

from decimal import Decimal

from checker import shown
from checker.checks.base import Outcome, Rule, Scene, Validity
from checker.checks.facts import day_of, valid_on
from checker.checks.findings import fields, fill, roles
from checker.checks.select import selected
from checker.model import Claim, Comparison, Fact, Finding, Interval


def expect(rule: Rule, scene: Scene) -> Outcome:
    """Holds every selected claim against the value that its fact sheet gives for the document's day."""
    values: tuple[Validity, ...] = tuple(rule.params["expect"])
    comparisons, findings = [], []
    for claim in selected(rule, scene):
        day = day_of(claim, scene)
        known = valid_on(values, day)
        if known is None or claim.quantity.vague or claim.quantity.interval == Interval():
            continue
        right = Decimal(known.value)
        on = f" on {shown.day(day)}" if day else ""
        if claim.quantity.interval.contains(right):
            why = f"the fact sheet gives {known.value}{on} ({known.source or known.place})"
            comparisons.append(Comparison("agree", (claim,), _key(claim), why, rule.id))
        else:
            findings.append(_finding(claim, known, on, rule, scene))
    return Outcome(tuple(comparisons), tuple(findings))


def _key(claim: Claim) -> str:
    return " · ".join(p for p in (claim.subject, claim.measure) if p)


def _finding(claim: Claim, known: Validity, on: str, rule: Rule, scene: Scene) -> Finding:
    own = f"{_key(claim) or rule.id}: {known.value}{on}; the text says {claim.text}"
    values = {
        **fields("claim", claim, scene),
        "expect.value": known.value,
        "as_of": on.removeprefix(" on ") or "that day",
    }
    until = f" until {shown.day(known.until)}" if known.until else ""
    since = f" since {shown.day(known.since)}" if known.since else ""
    return Finding(
        rule=rule.id,
        level=rule.level,
        verdict="conflict",
        confidence="high",
        message=fill(rule.message, values, own),
        why=f"the fact sheet gives {known.value}{since}{until}; {shown.value_of(claim)} leaves it out",
        claims=(claim,),
        roles=roles((claim,), scene),
        key=_key(claim),
        suggestion=f"{claim.text} → {claim.text.replace(shown.number(claim.quantity.value), known.value)}"
        if claim.quantity.value is not None and shown.number(claim.quantity.value) in claim.text
        else known.value,
        error_kind="fact",
        facts=(Fact(rule.id, known.value, known.source, known.place),),
    )
