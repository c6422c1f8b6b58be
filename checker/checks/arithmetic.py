"""arithmetic: from, to and change that do not fit, and percent where percentage points are meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from checker import shown
from checker.checks.base import Outcome, Rule, Scene
from checker.checks.findings import fields, fill, roles
from checker.checks.select import applies, own
from checker.model import Claim, Comparison, Finding, Interval

_CHANGES = frozenset({"percentage", "percentage_point"})
_AMOUNTS = frozenset({"percentage", "money", "count", "number", "measure"})
_HUNDRED = Decimal(100)


class Change(NamedTuple):
    """A sentence's old value, new value and the change that it states."""

    old: Claim
    new: Claim
    said: Claim


def arithmetic(rule: Rule, scene: Scene) -> Outcome:
    """Computes each stated change again, in intervals, from the two values of its sentence."""
    comparisons, findings = [], []
    for change in changes(scene):
        if not own(change.said, scene) or not all(applies(rule, claim, scene) for claim in change):
            continue
        percent, points = percent_change(change), point_change(change)
        said = change.said.quantity
        as_points = said.kind == "percentage_point"
        right = points if as_points else percent
        if right is None or _fits(said.interval, right):
            if right is not None:
                why = f"{change.old.text} to {change.new.text} is {_show(right, as_points)}"
                comparisons.append(Comparison("agree", tuple(change), "change", why, rule.id))
            continue
        confused = not as_points and points is not None and _fits(said.interval, points)
        findings.append(_finding(change, right, points if confused else None, rule, scene))
    return Outcome(tuple(comparisons), tuple(findings))


def changes(scene: Scene) -> Iterator[Change]:
    """The from–to pairs of each sentence with the change that stands beside them."""
    by_sentence: dict[tuple[int, int], list[Claim]] = defaultdict(list)
    for claim in scene.claims:
        if not claim.furniture:
            by_sentence[claim.doc_index, claim.sentence_start].append(claim)
    for claims in by_sentence.values():
        said = [i for i, c in enumerate(claims) if _states_change(c)]
        for n, i in enumerate(said):
            stop = said[n + 1] if n + 1 < len(said) else len(claims)
            ends = _ends(claims[i + 1 : stop]) or (_ends(claims) if len(said) == 1 else None)
            if ends:
                yield Change(*ends, claims[i])


def _ends(claims: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """The only old and new value among claims; None where there are none or several to choose from."""
    olds = [c for c in claims if c.quantity.trend == "from" and c.quantity.kind in _AMOUNTS]
    if len(olds) != 1:
        return None
    news = [c for c in claims if c.quantity.trend == "to" and _alike(olds[0], c)]
    return (olds[0], news[0]) if len(news) == 1 else None


def _alike(a: Claim, b: Claim) -> bool:
    return a.quantity.kind == b.quantity.kind and a.quantity.unit == b.quantity.unit


def _states_change(claim: Claim) -> bool:
    q = claim.quantity
    return q.kind in _CHANGES and q.trend not in ("from", "to") and (q.trend == "by" or bool(q.direction))


def percent_change(change: Change) -> Interval | None:
    """The size of the change in percent of the old value: the interval that both roundings allow; None across zero."""
    a, b = change.old.quantity.interval, change.new.quantity.interval
    if None in (a.low, a.high, b.low, b.high):
        return None
    assert a.low is not None
    assert a.high is not None
    assert b.low is not None
    assert b.high is not None
    if a.low <= 0 or b.low <= 0:
        return None
    return _size(Interval((b.low / a.high - 1) * _HUNDRED, (b.high / a.low - 1) * _HUNDRED))


def point_change(change: Change) -> Interval | None:
    """The size of the change in percentage points, for two percentages; else None."""
    a, b = change.old.quantity, change.new.quantity
    if a.kind != "percentage" or None in (a.interval.low, a.interval.high, b.interval.low, b.interval.high):
        return None
    assert a.interval.low is not None
    assert a.interval.high is not None
    assert b.interval.low is not None
    assert b.interval.high is not None
    return _size(Interval(b.interval.low - a.interval.high, b.interval.high - a.interval.low))


def _size(change: Interval) -> Interval:
    assert change.low is not None
    assert change.high is not None
    if change.low >= 0:
        return change
    if change.high <= 0:
        return Interval(-change.high, -change.low)
    return Interval(Decimal(0), max(-change.low, change.high))


def _fits(said: Interval, computed: Interval) -> bool:
    return Interval(said.low, said.high).meets(computed)


def _show(value: Interval, points: bool) -> str:
    assert value.low is not None
    assert value.high is not None
    middle = ((value.low + value.high) / 2).quantize(Decimal("0.1"))
    ends = f"[{value.low.quantize(Decimal('0.1'))}, {value.high.quantize(Decimal('0.1'))}]"
    return f"{shown.number(middle)} {'percentage points' if points else '%'} {ends}"


def _finding(change: Change, right: Interval, points: Interval | None, rule: Rule, scene: Scene) -> Finding:
    old, new, said = change
    if points is not None:
        middle = shown.number(abs((new.quantity.value or Decimal(0)) - (old.quantity.value or Decimal(0))))
        message = f"{old.text} to {new.text} is {middle} percentage points ({_show(right, False)}), not {said.text}"
        suggestion, kind = f"{said.text} → {middle} percentage points", "percentage_points"
    else:
        message = (
            f"{old.text} to {new.text} is {_show(right, said.quantity.kind == 'percentage_point')}, not {said.text}"
        )
        suggestion, kind = "", "change"
    claims = (said, old, new)
    values = {**fields("old", old, scene), **fields("new", new, scene), **fields("said", said, scene)}
    return Finding(
        rule=rule.id,
        level=rule.level,
        verdict="conflict",
        confidence="high",
        message=fill(rule.message, values, message),
        why=f"computed from {shown.value_of(old)} and {shown.value_of(new)}: {_show(right, False)}; the text says "
        f"{shown.value_of(said)}",
        claims=claims,
        roles=roles(claims, scene),
        key="change",
        suggestion=suggestion,
        error_kind=kind,
    )
