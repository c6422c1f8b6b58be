"""calendar: a weekday and a date that do not meet, dates that no calendar has, and the order of events."""

from __future__ import annotations

from datetime import date

from checker import shown
from checker.checks.base import Outcome, Rule, Scene
from checker.checks.findings import fields, fill, roles
from checker.checks.order import Disorder, disorders
from checker.checks.select import selected
from checker.model import Claim, Comparison, Finding
from checker.timex import WEEKDAYS, weekday_name

REQUIREMENTS = ("weekday_matches", "date_exists", "order")


def calendar(rule: Rule, scene: Scene) -> Outcome:
    """Looks at every date alone, then, for `order`, at the dates and ages of each sentence; no source is needed.

    A year that the text leaves out comes from the document's date.
    """
    wanted = tuple(rule.params.get("require", REQUIREMENTS))
    comparisons, findings = [], []
    for claim in selected(rule, scene, datelines=True):
        timex = claim.quantity.timex
        if claim.quantity.kind != "date" or timex is None:
            continue
        if "date_exists" in wanted and not timex.exists:
            findings.append(_missing_day(claim, rule, scene))
        elif "weekday_matches" in wanted and timex.form == "calendar" and timex.weekday is not None and claim.date_low:
            day = date.fromisoformat(claim.date_low[:10])
            if timex.day is None:
                continue
            if day.weekday() == timex.weekday:
                why = f"{day.isoformat()} is a {weekday_name(day)}"
                comparisons.append(Comparison("agree", (claim,), "weekday and date", why, rule.id))
            else:
                findings.append(_wrong_weekday(claim, day, rule, scene))
    if "order" in wanted:
        findings += [_out_of_order(found, rule, scene) for found in disorders(rule, scene)]
    return Outcome(tuple(comparisons), tuple(findings))


def _out_of_order(found: Disorder, rule: Rule, scene: Scene) -> Finding:
    return Finding(
        rule=rule.id,
        level=rule.level,
        verdict="conflict",
        confidence="high",
        message=fill(rule.message, fields("claim", found.claims[0], scene), found.message),
        why=found.why,
        claims=found.claims,
        roles=roles(found.claims, scene),
        key=found.kind,
        error_kind=found.kind,
    )


def _missing_day(claim: Claim, rule: Rule, scene: Scene) -> Finding:
    timex = claim.quantity.timex
    why = f"the calendar has no day {timex.day} in month {timex.month}" + (f" of {timex.year}" if timex.year else "")
    return _finding(claim, rule, scene, f"{claim.text} does not exist", why, "", "date", {})


def _wrong_weekday(claim: Claim, day: date, rule: Rule, scene: Scene) -> Finding:
    said, actual = WEEKDAYS[claim.quantity.timex.weekday], weekday_name(day)
    own = f"{shown.day(day)} is a {actual}, not a {said}"
    why = f"{day.isoformat()} is a {actual} (Gregorian calendar); the text says {said}"
    values = {"claim.date": shown.day(day), "actual.weekday": actual, "claim.weekday": said}
    return _finding(claim, rule, scene, own, why, f"{said} → {actual}", "weekday", values)


def _finding(
    claim: Claim, rule: Rule, scene: Scene, own: str, why: str, suggestion: str, kind: str, values: dict[str, str]
) -> Finding:
    message = fill(rule.message, {**fields("claim", claim, scene), **values}, own) if values else own
    return Finding(
        rule=rule.id,
        level=rule.level,
        verdict="conflict",
        confidence="high",
        message=message,
        why=why,
        claims=(claim,),
        roles=roles((claim,), scene),
        key="weekday and date" if kind == "weekday" else "date",
        suggestion=suggestion,
        error_kind=kind,
    )
