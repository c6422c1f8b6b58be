"""calendar: a weekday and a date that do not meet, dates that no calendar has, and the order of events."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from checker import shown
from checker.checks.base import Outcome, Rule, Scene
from checker.checks.beside import named_beside
from checker.checks.facts import day_of
from checker.checks.findings import fields, fill, lowered, roles
from checker.checks.order import Disorder, disorders
from checker.checks.select import selected
from checker.model import Claim, Comparison, Finding
from checker.timex import WEEKDAYS, weekday_name

REQUIREMENTS = ("weekday_matches", "date_exists", "order")


def calendar(rule: Rule, scene: Scene) -> Outcome:
    """Looks at every date alone, then, for `order`, at the dates and ages of each sentence; no source is needed.

    A year that the text leaves out comes from the document's date; with `year_from: text` such dates are left alone.
    """
    wanted = tuple(rule.params.get("require", REQUIREMENTS))
    comparisons, findings = [], []
    for claim in selected(rule, scene, datelines=True):
        timex = claim.quantity.timex
        if claim.quantity.kind != "date" or timex is None:
            continue
        if rule.params.get("year_from") == "text" and not timex.year and timex.exists:
            continue
        if "date_exists" in wanted and not timex.exists:
            findings.append(_missing_day(claim, rule, scene))
        elif "weekday_matches" in wanted and timex.form == "calendar" and timex.day is not None and claim.date_low:
            beside = named_beside(claim, scene)
            weekday = timex.weekday if timex.weekday is not None else beside.weekday
            if weekday is None:
                continue
            day = beside.day or date.fromisoformat(claim.date_low[:10])
            claims = (beside.claim, claim) if beside.claim else (claim,)
            if day.weekday() == weekday:
                why = f"{day.isoformat()} is a {weekday_name(day)}"
                comparisons.append(Comparison("agree", claims, "weekday and date", why, rule.id))
            else:
                finding = _wrong_weekday(claim, weekday, day, rule, scene)
                findings.append(finding if beside.day or _known_year(claim, scene) else _doubted(finding))
    if "order" in wanted:
        findings += [_out_of_order(found, rule, scene) for found in disorders(rule, scene)]
    return Outcome(tuple(comparisons), tuple(findings))


def _out_of_order(found: Disorder, rule: Rule, scene: Scene) -> Finding:
    claim = found.claims[0]
    today = day_of(claim, scene)
    values = {**fields("claim", claim, scene), "as_of": shown.day(today) if today else "that day"}
    right = fill(rule.suggest, values, "")
    return Finding(
        rule=rule.id,
        level=rule.level,
        verdict="conflict",
        confidence="high",
        message=fill(rule.message, values, found.message),
        why=found.why,
        claims=found.claims,
        roles=roles(found.claims, scene),
        key=found.kind,
        suggestion=f"{claim.text} → {right}" if right else "",
        error_kind=found.kind,
    )


def _known_year(claim: Claim, scene: Scene) -> bool:
    """Whether a date's year stands in it or follows from the document's day, not from a year named before."""
    today = day_of(claim, scene)
    return bool(claim.quantity.timex.year) or (
        today is not None and abs(int((claim.date_low or "")[:4] or 0) - today.year) <= 1
    )


def _doubted(finding: Finding) -> Finding:
    """The finding where the year is the reader's inference: the weekday may be right and the year another."""
    return finding._replace(level=lowered(finding.level), confidence="medium")


def _missing_day(claim: Claim, rule: Rule, scene: Scene) -> Finding:
    timex = claim.quantity.timex
    why = f"the calendar has no day {timex.day} in month {timex.month}" + (f" of {timex.year}" if timex.year else "")
    values = {"claim.date": claim.text}
    if timex.month and 1 <= timex.month <= 12:
        last = date(timex.year or 2000, timex.month, monthrange(timex.year or 2000, timex.month)[1])
        values["actual.date"] = f"{last.day} {last:%B}" + (f" {timex.year}" if timex.year else "")
    return _finding(claim, rule, scene, f"{claim.text} does not exist", why, "", "date", values)


def _wrong_weekday(claim: Claim, weekday: int, day: date, rule: Rule, scene: Scene) -> Finding:
    said, actual = WEEKDAYS[weekday], weekday_name(day)
    own = f"{shown.day(day)} is a {actual}, not a {said}"
    why = f"{day.isoformat()} is a {actual} (Gregorian calendar); the text says {said}"
    week = [day + timedelta(days=n) for n in range(-3, 4)]
    near = next(d for d in week if d.weekday() == weekday)
    values = {
        "claim.date": shown.day(day),
        "actual.weekday": actual,
        "claim.weekday": said,
        "actual.date": shown.day(near),
    }
    return _finding(claim, rule, scene, own, why, f"{said} → {actual}", "weekday", values)


def _finding(
    claim: Claim, rule: Rule, scene: Scene, own: str, why: str, suggestion: str, kind: str, values: dict[str, str]
) -> Finding:
    today = day_of(claim, scene)
    given = {**fields("claim", claim, scene), **values, "as_of": shown.day(today) if today else "that day"}
    message = fill(rule.message, given, own)
    if fill(rule.suggest, given, ""):
        suggestion = f"{claim.text} → {fill(rule.suggest, given, '')}"
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
