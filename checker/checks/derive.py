"""derive: a claim against a value computed from facts and the document's date."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from checker import shown
from checker.checks.base import Outcome, Rule, Scene
from checker.checks.facts import day_of
from checker.checks.findings import fields, fill, ordered, roles
from checker.checks.formula import Value, compute
from checker.checks.select import own
from checker.model import Claim, Comparison, Fact, Finding
from checker.timex import calendar_years_between

_YEARS = frozenset({"year", "decade"})

_REACH = Decimal(2)  # a figure further from the computed one is about something else


def derive(rule: Rule, scene: Scene) -> Outcome:
    """Computes the rule's value for each document's day and holds the selected claims near it against the result.

    A claim is taken for the rule's subject when its sentence names the entity, or when its document turns on the entity
    and the figure lies within two of the computed value. Claims that agree serve as evidence in the finding of one that
    does not.
    """
    right: list[tuple[Claim, Value]] = []
    wrong: list[tuple[Claim, Value]] = []
    for claim in scene.claims:
        if claim.furniture or not _about(claim, rule, scene.topics[claim.doc_index]):
            continue
        day = day_of(claim, scene)
        value = compute(rule.params["value"], {**_names(rule), "as_of": day}) if day else None
        if not isinstance(value, Decimal) or claim.quantity.value is None or claim.quantity.unit not in _YEARS:
            continue
        years = claim.quantity.value * (10 if claim.quantity.unit == "decade" else 1)
        if abs(years - value) > _REACH:
            continue
        fits = years == value or (claim.quantity.hedge != "exact" and claim.quantity.interval.contains(value))
        fits = fits or claim.quantity.hedge in ("about", "almost", "more_than")
        (right if fits else wrong).append((claim, value))
    comparisons = [
        Comparison("agree", (claim,), _key(rule), _why(claim, value, rule, scene), rule.id) for claim, value in right
    ]
    evidence = [claim for claim, _ in right] + _dates(rule, scene)
    findings = [_finding(claim, value, evidence, rule, scene) for claim, value in wrong if own(claim, scene)]
    return Outcome(tuple(comparisons), tuple(findings))


def _names(rule: Rule) -> dict[str, Value]:
    return {name: _value(str(text)) for name, text in rule.params.get("facts", {}).items()}


def _value(text: str) -> Value:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return Decimal(text)


def _about(claim: Claim, rule: Rule, topic: frozenset[str]) -> bool:
    kinds = rule.select.kind or ("age", "elapsed")
    if claim.quantity.kind not in kinds:
        return False
    entities = set(rule.select.entity)
    return bool(entities & {claim.subject, *claim.entities}) or bool(entities & topic)


def _dates(rule: Rule, scene: Scene) -> list[Claim]:
    """The dates in the documents that state one of the rule's dates: "created in 1949"."""
    wanted = {v.year for v in _names(rule).values() if isinstance(v, date)}
    return [
        claim
        for claim in scene.claims
        if claim.quantity.kind == "date"
        and not claim.furniture
        and claim.date_low
        and int(claim.date_low[:4]) in wanted
        and set(rule.select.entity) & ({claim.subject, *claim.entities} | scene.topics[claim.doc_index])
    ]


def _key(rule: Rule) -> str:
    return " · ".join([*rule.select.entity, "age"])


def _why(claim: Claim, value: Value, rule: Rule, scene: Scene) -> str:
    day = day_of(claim, scene)
    start = next((v for v in _names(rule).values() if isinstance(v, date)), None)
    if day is None or start is None or not isinstance(value, Decimal):
        return f"{rule.params['value']} = {value}"
    by_calendar = calendar_years_between(start, day)
    text = f"since {shown.day(start)}, {value} years were complete on {shown.day(day)}"
    if claim.quantity.value == by_calendar != value:
        text += f"; {by_calendar} is the difference of the calendar years, {day.year} − {start.year}"
    return text


def _mended(claim: Claim, right: str) -> str:
    """The claim's words with the right number in the place of the wrong one, where that is written in digits."""
    wrong = "" if claim.quantity.value is None else shown.number(claim.quantity.value)
    return claim.text.replace(wrong, right, 1) if wrong and wrong in claim.text else right


def _finding(claim: Claim, value: Value, evidence: list[Claim], rule: Rule, scene: Scene) -> Finding:
    day = day_of(claim, scene)
    claims = (claim, *(c for c in ordered(evidence, scene) if c is not claim))
    own = f"{', '.join(rule.select.entity)}: {value} on {shown.day(day) if day else ''}; the text says {claim.text}"
    values = {**fields("claim", claim, scene), "value": value, "as_of": shown.day(day) if day else ""}
    loose = claim.quantity.kind == "elapsed"
    return Finding(
        rule=rule.id,
        level="warning" if loose and rule.level == "error" else rule.level,
        verdict="conflict",
        confidence="medium" if loose else "high",
        message=fill(rule.message, values, own),
        why=_why(claim, value, rule, scene),
        claims=claims,
        roles=roles(claims, scene),
        key=_key(rule),
        suggestion=f"{claim.text} → {_mended(claim, fill(rule.suggest, values, str(value)))}",
        error_kind="age",
        facts=tuple(Fact(name, str(text), "", rule.place) for name, text in rule.params.get("facts", {}).items()),
    )
