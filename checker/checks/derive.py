"""derive: a claim against a value computed from facts and the document's date."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from checker import shown
from checker.checks.base import Outcome, Rule, Scene
from checker.checks.described import entities_of
from checker.checks.direct import fits
from checker.checks.facts import day_of
from checker.checks.findings import Figure, fields, fill, ordered, roles
from checker.checks.formula import Number, Value, day, exact, parse
from checker.checks.margins import core_fix, in_written_unit, level_at, reach, to_base_unit
from checker.checks.select import own
from checker.model import Claim, Comparison, Fact, Finding
from checker.timex import calendar_years_between

_YEARS = frozenset({"year", "decade"})
_COUNTED_IN_YEARS = ("age", "elapsed")
_LOOSE = frozenset({"about", "almost", "more_than"})

_REACH = Decimal(2)  # years; an age further from the computed one is about something else
_SHARE = Decimal("0.1")  # the same for a value of another kind, as a share of it, where the rule names no measure


class Held(NamedTuple):
    """A claim with the value that was computed for its day, both in the unit of the claim (years for an age)."""

    claim: Claim
    said: Decimal
    value: Number


def derive(rule: Rule, scene: Scene) -> Outcome:
    """Computes the rule's value for each document's day and holds the selected claims near it against the result.

    A claim is taken for the rule's subject when its sentence names the entity, or when its document turns on the entity
    and the figure lies near the computed value. Claims that agree serve as evidence in the finding of one that does
    not.
    """
    right, wrong = list[Held](), list[Held]()
    for claim in scene.claims:
        if claim.furniture or not _about(claim, rule, scene):
            continue
        held = _held(claim, rule, scene)
        if held is not None:
            (right if _fits(held, rule) else wrong).append(held)
    comparisons = [Comparison("agree", (h.claim,), _key(rule), _why(h, rule, scene), rule.id) for h in right]
    evidence = [h.claim for h in right] + _dates(rule, scene)
    findings = [_finding(h, evidence, rule, scene) for h in wrong if own(h.claim, scene)]
    return Outcome(tuple(comparisons), tuple(f for f in findings if f is not None))


def _held(claim: Claim, rule: Rule, scene: Scene) -> Held | None:
    """A claim beside its computed value; None where there is none, or one so far off that it is of something else."""
    today, said = day_of(claim, scene), claim.quantity.value
    in_years = claim.quantity.kind in _COUNTED_IN_YEARS
    formula = parse(rule.params["value"])
    if (
        said is None
        or (in_years and claim.quantity.unit not in _YEARS)
        or (today is None and "as_of" in formula.names())
    ):
        return None
    value = formula.value({**_names(rule), **({"as_of": day(today)} if today else {})})
    if not isinstance(value, Number) or not (value.low.is_finite() and value.high.is_finite()):
        return None
    if claim.quantity.unit == "decade":
        said *= 10
    off = max(value.low - said, said - value.high, Decimal(0))
    near = _REACH + _room(claim) if in_years else abs(value.high) * _SHARE
    return Held(claim, said, value) if off <= near or (rule.select.measure and not in_years) else None


def _room(claim: Claim) -> Decimal:
    """The years that a count in decades leaves open."""
    return Decimal(8) if claim.quantity.unit == "decade" else Decimal(0)


def _fits(held: Held, rule: Rule) -> bool:
    claim, said, value = held
    room = in_written_unit(reach(rule.tolerance, to_base_unit(said, claim)), claim)
    if claim.quantity.unit == "decade":
        room += Decimal(10)  # sixteen decades are complete until the seventeenth is
        return said <= value.high + room - 10 and value.low < said + room
    if rule.tolerance.kind == "rounding" and claim.quantity.kind not in _COUNTED_IN_YEARS:
        return claim.quantity.interval.meets(value.interval)
    if value.low - room <= said <= value.high + room:
        return True
    hedged = claim.quantity.hedge != "exact" and claim.quantity.interval.meets(value.interval)
    return hedged or claim.quantity.hedge in _LOOSE


def _names(rule: Rule) -> dict[str, Value]:
    return {name: _value(str(text)) for name, text in rule.params.get("facts", {}).items()}


def _value(text: str) -> Value:
    try:
        return day(date.fromisoformat(text))
    except ValueError:
        return exact(Decimal(text))


def _dated(rule: Rule) -> list[date]:
    """The days among the facts of a rule."""
    return [value.first for value in _names(rule).values() if not isinstance(value, Number | str | int)]


def _about(claim: Claim, rule: Rule, scene: Scene) -> bool:
    if not rule.select.kind and claim.quantity.kind not in _COUNTED_IN_YEARS:
        return False
    wanted = set(rule.select.entity)
    named = bool(wanted & scene.topics[claim.doc_index]) or bool(wanted & entities_of(claim, rule, scene))
    return (named or not wanted) and fits(rule, claim, scene, but_entity=True)


def _dates(rule: Rule, scene: Scene) -> list[Claim]:
    """The dates in the documents that state one of the rule's dates: "created in 1949"."""
    wanted = {v.year for v in _dated(rule)}
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
    return " · ".join([*rule.select.entity, *(rule.select.measure or ("age",))])


def _why(held: Held, rule: Rule, scene: Scene) -> str:
    claim, said, value = held
    today, start = day_of(claim, scene), next(iter(_dated(rule)), None)
    in_years = claim.quantity.kind in _COUNTED_IN_YEARS or claim.quantity.unit in _YEARS
    if today is None or start is None or not in_years:
        return f"{rule.params['value']} is {value}"
    by_calendar = calendar_years_between(start, today)
    text = f"since {shown.day(start)}, {value} years were complete on {shown.day(today)}"
    if said == by_calendar != value.point:
        text += f"; {by_calendar} is the difference of the calendar years, {today.year} − {start.year}"
    return text


def _mended(claim: Claim, right: str) -> str:
    """The claim's words with the right number in the place of the wrong one, where that is written in digits.

    What is more than a number stands for the whole.
    """
    wrong = "" if claim.quantity.value is None else shown.number(claim.quantity.value)
    bare = right.replace(",", "").replace(".", "").isdigit()
    return claim.text.replace(wrong, right, 1) if bare and wrong and wrong in claim.text else right


def _finding(held: Held, evidence: list[Claim], rule: Rule, scene: Scene) -> Finding | None:
    claim, said, value = held
    today = day_of(claim, scene)
    on = shown.day(today) if today else ""
    claims = (claim, *(c for c in ordered(evidence, scene) if c is not claim))
    said_of = f"{', '.join(rule.select.entity) or _key(rule)}"
    off = max(value.low - said, said - value.high)
    level = level_at(rule, to_base_unit(off, claim), to_base_unit(said, claim), claim.base_unit)
    if not level:
        return None
    figure = Figure(str(value), value.point)
    values: dict[str, Any] = {
        **{name: str(fact) for name, fact in _names(rule).items()},
        **fields("claim", claim, scene),
        "value": figure,
        "as_of": on,
        "difference": Figure(shown.number(off), off),
    }
    loose = claim.quantity.kind == "elapsed"
    right = _mended(claim, fill(rule.suggest, values, str(value)))
    return Finding(
        rule=rule.id,
        level="warning" if loose and level == "error" else level,
        verdict="conflict",
        confidence="medium" if loose else "high",
        message=fill(rule.message, values, f"{said_of}: {value}{on and f' on {on}'}; the text says {claim.text}"),
        why=_why(held, rule, scene),
        claims=claims,
        roles=roles(claims, scene),
        key=_key(rule),
        suggestion=f"{claim.text} → {right}",
        error_kind="age" if claim.quantity.kind in _COUNTED_IN_YEARS else "value",
        facts=tuple(_fact(name, str(text), rule, scene) for name, text in rule.params.get("facts", {}).items()),
        fixes=(core_fix(claim, right),) if value.point is not None and not _whole_words(right, claim) else (),
    )


def _whole_words(right: str, claim: Claim) -> bool:
    """Whether a suggestion is a bare number for a claim in words, which no program should put in its place."""
    return right.isdigit() and not claim.text.isdigit()


def _fact(name: str, text: str, rule: Rule, scene: Scene) -> Fact:
    """A value of the formula as evidence, with the source of the fact sheet that gives it."""
    sheets = (v for values in scene.rules.facts.values() for v in values if v.value == text)
    given = next(sheets, None)
    return Fact(name, text, given.source, given.place) if given else Fact(name, text, "", rule.place)
