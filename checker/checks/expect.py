"""expect: a claim against a fact sheet with validity periods."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from checker import shown
from checker.checks.base import Outcome, Rule, Scene, Validity
from checker.checks.direct import chosen
from checker.checks.facts import day_of, valid_on
from checker.checks.findings import Figure, fields, fill, roles
from checker.checks.margins import core_fix, core_text, distance, in_base, level_at, reach, values_of
from checker.checks.periods import period_of
from checker.model import Claim, Comparison, Fact, Finding, Interval
from checker.vocab.units import to_base

_PAST = frozenset({"previous"})
_ORIGINS = frozenset({"founded", "born", "started"})  # a date of these tells since when, not for when


def expect(rule: Rule, scene: Scene) -> Outcome:
    """Holds every selected claim against the value that its fact sheet gives for the document's day.

    A claim about the past that names its year is held against the values of that year.
    """
    values: tuple[Validity, ...] = tuple(rule.params["expect"])
    comparisons, findings = [], []
    for claim in chosen(rule, scene):
        known, on = _known(claim, values, scene)
        if known is None or not _says(claim, known):
            continue
        right = _allows(claim, known, rule)
        if right is False:
            finding = _finding(claim, known, on, rule, scene)
            findings += [finding] if finding else []
            continue
        why = f"the fact sheet gives {known.value}{on} ({known.source or known.place})"
        verdict = "agree" if right else "not_comparable"
        comparisons.append(Comparison(verdict, (claim,), _key(claim), why, rule.id))
    return Outcome(tuple(comparisons), tuple(findings))


def _known(claim: Claim, values: tuple[Validity, ...], scene: Scene) -> tuple[Validity | None, str]:
    """The value that must hold of a claim, and " on" its day or " in" its period.

    Of a period in which the value changed any that held will do: the one that the claim allows goes first.
    """
    period = _past(claim, scene)
    if period is not None and period.date_low and period.date_high:
        first = date.fromisoformat(period.date_low[:10])
        last = max(first, date.fromisoformat(period.date_high[:10]) - timedelta(days=1))
        held = [v for v in values if (v.since or date.min) <= last and first <= (v.until or date.max)]
        fitting = [v for v in held if _allows(claim, v, None)]
        return next(iter([*fitting, *held]), None), f" in {shown.period(period.date_low, period.date_high)}"
    day = day_of(claim, scene)
    return valid_on(values, day), f" on {shown.day(day)}" if day else ""


def _past(claim: Claim, scene: Scene) -> Claim | None:
    """The date for which a claim holds, where it is told of the past: by its words, or by a date that is over."""
    period, today = period_of(claim, scene), day_of(claim, scene)
    if period is None or period.quantity.kind != "date":
        return None
    over = today is not None and period.predicate not in _ORIGINS and (period.date_high or "9") <= today.isoformat()
    return period if claim.qualifier in _PAST or over else None


def _says(claim: Claim, known: Validity) -> bool:
    """Whether the claim has a value of the sort that the fact sheet gives: a number, or a date."""
    if known.amount is None:
        return bool(claim.date_low or claim.date_high)
    return not claim.quantity.vague and claim.quantity.interval != Interval()


def _allows(claim: Claim, known: Validity, rule: Rule | None) -> bool | None:
    """Whether the known value lies in what the claim allows, or near it; None where their units do not convert.

    A counted noun needs no match: the rule's selection has said what is counted.
    """
    if known.amount is None:
        low, high = claim.date_low or "", claim.date_high or "9"  # ISO text sorts by time
        return low[:10] <= known.value < high
    value, unit = known.amount
    room = reach(rule.tolerance, claim.base_value or Decimal(0)) if rule else Decimal(0)
    if not unit or unit == claim.quantity.unit:
        own = claim.quantity.interval
        scale = to_base(claim.quantity.unit)
        factor = scale[0] if scale and scale[2] == claim.base_unit else Decimal(1)
        return own.widened(room / factor).contains(value)
    base = to_base(unit)
    if base is None:
        own = claim.quantity.interval.widened(room)
        return own.contains(value) if to_base(claim.quantity.unit) is None else None
    factor, offset, name = base
    return claim.base.widened(room).contains(value * factor + offset) if name == claim.base_unit else None


def _key(claim: Claim) -> str:
    return " · ".join(p for p in (claim.subject, claim.measure) if p)


def _day(value: date | None) -> str:
    return shown.day(value) if value else ""


def _off(claim: Claim, known: Validity) -> Decimal | None:
    """How far a claim lies from the known value, in its base unit; None for dates."""
    if known.amount is None:
        return None
    amount = known.amount if known.amount.unit else known.amount._replace(unit=claim.quantity.unit)
    value = in_base(amount, claim.base_unit)
    if value is None:
        return None
    if claim.base_value is not None:
        return abs(claim.base_value - value)
    return distance(values_of(claim), Interval(value, value))


def _finding(claim: Claim, known: Validity, on: str, rule: Rule, scene: Scene) -> Finding | None:
    off = _off(claim, known)
    level = level_at(rule, off, claim.base_value or Decimal(0), claim.base_unit)
    if not level:
        return None
    own = f"{_key(claim) or rule.id}: {known.value}{on}; the text says {claim.text}"
    values: dict[str, Any] = {
        **fields("claim", claim, scene),
        "expect.value": Figure(known.value, known.amount and known.amount.value),
        "expect.source": known.source,
        "expect.from": _day(known.since),
        "expect.to": _day(known.until),
        "as_of": on.removeprefix(" on ").removeprefix(" in ") or "that day",
    }
    if off is not None:
        values["difference"] = Figure(shown.number(off), off)
    until = f" until {_day(known.until)}" if known.until else ""
    since = f" since {_day(known.since)}" if known.since else ""
    right = fill(rule.suggest, values, _mended(claim, known))
    return Finding(
        rule=rule.id,
        level=level,
        verdict="conflict",
        confidence="high",
        message=fill(rule.message, values, own),
        why=f"the fact sheet gives {known.value}{since}{until}; {shown.value_of(claim)} leaves it out",
        claims=(claim,),
        roles=roles((claim,), scene),
        key=_key(claim),
        suggestion=f"{core_text(claim)} → {right}",
        error_kind="fact",
        facts=(Fact(rule.id, known.value, known.source, known.place),),
        fixes=(core_fix(claim, right),) if right != known.value or core_text(claim).isdigit() else (),
    )


def _mended(claim: Claim, known: Validity) -> str:
    """The claim's words with the known value in the place of its digits; the value alone where they are words."""
    wrong = "" if claim.quantity.value is None else shown.number(claim.quantity.value)
    text = core_text(claim)
    return text.replace(wrong, known.value, 1) if wrong and wrong in text else known.value
