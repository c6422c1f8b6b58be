"""stale: a figure whose as-of date is too old for the story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from checker import shown
from checker.checks.base import Amount, Outcome, Rule, Scene
from checker.checks.direct import chosen
from checker.checks.facts import day_of
from checker.checks.findings import fields, fill, roles
from checker.checks.margins import core_text
from checker.checks.periods import DATED, period_of
from checker.model import Claim, Comparison, Finding
from checker.timex import moved
from checker.vocab.units import to_base
from checker.words import counted

_AHEAD = frozenset({"target", "demanded", "forecast"})
_BY_CALENDAR = frozenset({"day", "week", "month", "year", "decade"})

Series = tuple[int, str, str, str, str]  # document, subject, measure, kind, unit: what is told of several years


def stale(rule: Rule, scene: Scene) -> Outcome:
    """Holds the day that the text gives for a figure against the day of the draft.

    The figure's age counts from the end of its period: "2019" is as new as 31 December 2019. One that stands beside a
    newer one of the same measure is a comparison, not a stale figure.
    """
    limit: Amount = rule.params["max_age"]
    comparisons, findings = [], []
    looked_at = [c for c in chosen(rule, scene) if c.quantity.kind not in DATED and c.qualifier not in _AHEAD]
    latest = _latest(scene)
    for claim in looked_at:
        today, period = day_of(claim, scene), period_of(claim, scene)
        if today is None or period is None or period.date_high is None or claim.quantity.trend == "from":
            continue
        ended = date.fromisoformat(period.date_high[:10])
        if ended > today:
            continue
        if _last_day(ended, limit) > today:
            why = f"{claim.text} is of {_shown(period)}, at most {_limit(limit)} before {shown.day(today)}"
            comparisons.append(Comparison("compatible", (claim,), _key(claim), why, rule.id))
        elif latest[_series(claim)] <= period.date_high:
            findings.append(_finding(claim, period, ended, today, rule, scene))
    return Outcome(tuple(comparisons), tuple(findings))


def _series(claim: Claim) -> Series:
    return claim.doc_index, claim.subject, claim.measure, claim.quantity.kind, claim.base_unit


@lru_cache(maxsize=1)
def _latest(scene: Scene) -> Mapping[Series, str]:
    """The end of the newest period that a document gives for each of its figures."""
    out: defaultdict[Series, str] = defaultdict(str)
    for claim in scene.claims:
        period = period_of(claim, scene)
        if period is not None and period.date_high:
            out[_series(claim)] = max(out[_series(claim)], period.date_high)
    return out


def _last_day(ended: date, limit: Amount) -> date:
    """The first day on which a figure of a period that ended on a day is too old.

    >>> from decimal import Decimal
    >>> _last_day(date(2023, 8, 31), Amount(Decimal(18), "month"))
    datetime.date(2025, 2, 28)
    """
    start = datetime.combine(ended, time.min)
    try:
        if limit.unit in _BY_CALENDAR and limit.value == limit.value.to_integral_value():
            return moved(start, limit.unit, int(limit.value)).date()
        base = to_base(limit.unit)
        return (start + timedelta(seconds=float(limit.value * base[0]))).date() if base else date.max
    except (OverflowError, ValueError):
        return date.max


def _limit(limit: Amount) -> str:
    return counted(int(limit.value), limit.unit) if limit.value == int(limit.value) else f"{limit.value} {limit.unit}s"


def age_in_words(ended: date, today: date) -> str:
    """How long ago a day was, in whole years and months; in days below a month.

    >>> age_in_words(date(2020, 1, 1), date(2025, 3, 5)), age_in_words(date(2025, 2, 20), date(2025, 3, 5))
    ('5 years 2 months', '13 days')
    """
    months = (today.year - ended.year) * 12 + today.month - ended.month - (today.day < ended.day)
    if months < 1:
        return counted((today - ended).days, "day")
    years, rest = divmod(months, 12)
    return " ".join(counted(n, unit) for n, unit in ((years, "year"), (rest, "month")) if n)


def _shown(period: Claim) -> str:
    return shown.period(period.date_low, period.date_high)


def _finding(claim: Claim, period: Claim, ended: date, today: date, rule: Rule, scene: Scene) -> Finding:
    limit, age = _limit(rule.params["max_age"]), age_in_words(ended, today)
    own = f"{_key(claim) or claim.quantity.kind}: {claim.text} is of {_shown(period)}, {age} before {shown.day(today)}"
    values = {
        **fields("claim", claim, scene),
        "age": age,
        "as_of": shown.day(today),
        "period": _shown(period),
        "max_age": limit,
    }
    right = fill(rule.suggest, values, "")
    return Finding(
        rule=rule.id,
        level=rule.level,
        verdict="superseded",
        confidence="medium",
        message=fill(rule.message, values, own),
        why=f"{period.text} ended {age} before {shown.day(today)}; the rule allows {limit}",
        claims=(claim, period),
        roles=roles((claim, period), scene),
        key=_key(claim),
        suggestion=f"{core_text(claim)} → {right}" if right else "",
        error_kind="stale",
    )


def _key(claim: Claim) -> str:
    return " · ".join(p for p in (claim.subject, claim.measure) if p)
