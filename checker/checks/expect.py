"""expect: a claim against a fact sheet with validity periods."""

from __future__ import annotations

from datetime import date
from typing import Any

from checker import shown
from checker.checks.base import Outcome, Rule, Scene, Validity
from checker.checks.facts import day_of, valid_on
from checker.checks.findings import Figure, fields, fill, roles
from checker.checks.select import selected
from checker.model import Claim, Comparison, Fact, Finding, Interval
from checker.vocab.units import to_base


def expect(rule: Rule, scene: Scene) -> Outcome:
    """Holds every selected claim against the value that its fact sheet gives for the document's day."""
    values: tuple[Validity, ...] = tuple(rule.params["expect"])
    comparisons, findings = [], []
    for claim in selected(rule, scene):
        day = day_of(claim, scene)
        known = valid_on(values, day)
        if known is None or not _says(claim, known):
            continue
        on = f" on {shown.day(day)}" if day else ""
        right = _allows(claim, known)
        if right is False:
            findings.append(_finding(claim, known, on, rule, scene))
            continue
        why = f"the fact sheet gives {known.value}{on} ({known.source or known.place})"
        verdict = "agree" if right else "not_comparable"
        comparisons.append(Comparison(verdict, (claim,), _key(claim), why, rule.id))
    return Outcome(tuple(comparisons), tuple(findings))


def _says(claim: Claim, known: Validity) -> bool:
    """Whether the claim has a value of the sort that the fact sheet gives: a number, or a date."""
    if known.amount is None:
        return bool(claim.date_low or claim.date_high)
    return not claim.quantity.vague and claim.quantity.interval != Interval()


def _allows(claim: Claim, known: Validity) -> bool | None:
    """Whether the known value lies in what the claim allows; None where their units do not convert.

    A counted noun needs no match: the rule's selection has said what is counted.
    """
    if known.amount is None:
        low, high = claim.date_low or "", claim.date_high or "9"  # ISO text sorts by time
        return low[:10] <= known.value < high
    value, unit = known.amount
    if not unit or unit == claim.quantity.unit:
        return claim.quantity.interval.contains(value)
    base = to_base(unit)
    if base is None:
        return claim.quantity.interval.contains(value) if to_base(claim.quantity.unit) is None else None
    factor, offset, name = base
    return claim.base.contains(value * factor + offset) if name == claim.base_unit else None


def _key(claim: Claim) -> str:
    return " · ".join(p for p in (claim.subject, claim.measure) if p)


def _day(value: date | None) -> str:
    return shown.day(value) if value else ""


def _finding(claim: Claim, known: Validity, on: str, rule: Rule, scene: Scene) -> Finding:
    own = f"{_key(claim) or rule.id}: {known.value}{on}; the text says {claim.text}"
    values: dict[str, Any] = {
        **fields("claim", claim, scene),
        "expect.value": Figure(known.value, known.amount and known.amount.value),
        "expect.source": known.source,
        "expect.from": _day(known.since),
        "expect.to": _day(known.until),
        "as_of": on.removeprefix(" on ") or "that day",
    }
    until = f" until {_day(known.until)}" if known.until else ""
    since = f" since {_day(known.since)}" if known.since else ""
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
