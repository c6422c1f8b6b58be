"""sum: parts that do not make their whole, and shares that do not make a hundred."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from checker import shown
from checker.checks.base import Amount, Outcome, Rule, Scene
from checker.checks.findings import Figure, fields, fill, roles
from checker.checks.lists import in_lists
from checker.checks.margins import distance, in_written_unit, level_at, reach, to_base_unit
from checker.checks.parts import Breakdown, breakdowns, shares
from checker.checks.select import selected
from checker.model import Claim, Comparison, Finding, Interval

_HUNDRED = Amount(Decimal(100), "percent")
_KEYS: Mapping[str, Callable[[Claim], str]] = {
    "entity": lambda c: c.subject,
    "subject": lambda c: c.subject,
    "measure": lambda c: c.measure,
    "qualifier": lambda c: c.qualifier,
    "kind": lambda c: c.quantity.kind,
    "unit": lambda c: c.base_unit,
    "as_of": lambda c: c.as_of,
    "date": lambda c: c.as_of,
    "as_of.year": lambda c: c.as_of[:4],
    "as_of.month": lambda c: c.as_of[:7],
    "speaker": lambda c: c.speaker,
    "predicate": lambda c: c.predicate,
    "sentence": lambda c: str(c.sentence_start),
}  # parts of a claim in which the parts of a whole can be asked to be alike
_LOOSE = frozenset({"about", "almost"})


def sum_of_parts(rule: Rule, scene: Scene) -> Outcome:
    """Adds up the parts of each whole, in intervals; parts that are not all there are may only not exceed it.

    `group_by: [list_or_table]` looks at the lines of lists and tables as well; another part of a claim there (as_of,
    measure) is one in which the parts must be alike.
    """
    comparisons, findings = [], []
    for found in _breakdowns(rule, scene):
        exact = rule.tolerance.kind == "exact"
        total = added([room(part, exact) for part in found.parts])
        whole = room(found.whole, exact) if found.whole else _fixed(rule)
        whole = whole.widened(_margin(found, whole, rule))
        if whole.below(total) or (found.closed and total.widened(Decimal(found.short)).below(whole)):
            finding = _finding(found, total, whole, rule, scene)
            findings += [finding] if finding else []
        elif found.closed:
            claims = (*((found.whole,) if found.whole else ()), *found.parts)
            comparisons.append(Comparison("agree", claims, "sum", _sum_in_words(found, total, rule), rule.id))
    return Outcome(tuple(comparisons), tuple(findings))


def _breakdowns(rule: Rule, scene: Scene) -> Iterator[Breakdown]:
    chosen = set(map(_place, selected(rule, scene)))
    if not chosen:
        return
    by_sentence: dict[tuple[int, int], list[Claim]] = defaultdict(list)
    for claim in scene.claims:
        if not claim.furniture:
            by_sentence[claim.doc_index, claim.sentence_start].append(claim)
    least = rule.params.get("min_parts")
    for (document, _), claims in by_sentence.items():
        if len(claims) < 3:
            continue
        text = scene.documents[document].text
        for found in (*breakdowns(claims, text), *shares(claims, text, least or 3)):
            if len(found.parts) >= (least or 2) and all(_place(part) in chosen for part in found.parts):
                yield from _alike(found, rule)
    if "list_or_table" in rule.params.get("group_by", ()):
        by_document: dict[int, list[Claim]] = defaultdict(list)
        for claim in scene.claims:
            if _place(claim) in chosen:
                by_document[claim.doc_index].append(claim)
        for document, claims in by_document.items():
            for found in in_lists(claims, scene.documents[document].text, least or 3):
                yield from _alike(found, rule)


def _alike(found: Breakdown, rule: Rule) -> Iterator[Breakdown]:
    """The breakdown, where its parts are alike in what `group_by` names."""
    keys = [key for key in rule.params.get("group_by", ()) if key in _KEYS]
    if all(len({_KEYS[key](part) for part in found.parts} - {""}) <= 1 for key in keys):
        yield found


def _margin(found: Breakdown, whole: Interval, rule: Rule) -> Decimal:
    size = whole.high if whole.high is not None else whole.low
    margin = reach(rule.tolerance, size or Decimal(0))
    return in_written_unit(margin, found.parts[0]) if rule.tolerance.unit != "percent" else margin


def _place(claim: Claim) -> tuple[int, int, int]:
    return claim.doc_index, claim.start, claim.end


def _fixed(rule: Rule) -> Interval:
    whole: Amount = rule.params.get("equals") or _HUNDRED
    return Interval(whole.value, whole.value)


def room(claim: Claim, exact: bool = False) -> Interval:
    """The values that a part or a whole may have: as written, a round or hedged number with room on both sides."""
    q = claim.quantity
    if q.value is None:
        return q.interval
    if exact:
        return Interval(q.value, q.value)
    if q.hedge in _LOOSE:
        return q.interval.widened(abs(q.value) / 10)
    return q.interval.widened(_half_step(q.value)) if q.kind == "count" and q.hedge == "exact" else q.interval


def _half_step(value: Decimal) -> Decimal:
    """Half of the last digit above the zeros of a round number; 0 for one with less than two zeros.

    >>> _half_step(Decimal(14_000)), _half_step(Decimal(40)), _half_step(Decimal(300))
    (Decimal('500'), Decimal('0'), Decimal('15.00'))
    """
    if not value or value % 100:
        return Decimal(0)
    step = Decimal(1)
    while value % (step * 10) == 0:
        step *= 10
    return min(step / 2, abs(value) * Decimal("0.05"))  # 300 may not be 251


def added(rooms: list[Interval]) -> Interval:
    """The sum of intervals; without an end where one of them has none.

    >>> added([Interval(Decimal(1), Decimal(2)), Interval(Decimal(3), None)])
    Interval(low=Decimal('4'), high=None, low_open=False, high_open=False)
    """
    lows = [r.low for r in rooms if r.low is not None]
    highs = [r.high for r in rooms if r.high is not None]
    low = sum(lows, Decimal(0)) if len(lows) == len(rooms) else None
    high = sum(highs, Decimal(0)) if len(highs) == len(rooms) else None
    return Interval(low, high, any(r.low_open for r in rooms), any(r.high_open for r in rooms))


def _off_by(found: Breakdown, rule: Rule) -> Decimal | None:
    """How far the parts as written lie from their whole; None where one of them is no plain number."""
    known = [p.quantity.value for p in found.parts]
    whole = found.whole.quantity.value if found.whole else _fixed(rule).low
    values = [v for v in known if v is not None]
    return abs(sum(values, Decimal(0)) - whole) if whole is not None and len(values) == len(known) else None


def _sum_shown(found: Breakdown, total: Interval) -> str:
    q = found.parts[0].quantity
    values = [p.quantity.value for p in found.parts]
    known = [v for v in values if v is not None]
    if len(known) == len(values):
        return shown.amount(sum(known, Decimal(0)), q)
    ends = [shown.amount(e, q) for e in (total.low, total.high) if e is not None]
    return " to ".join(dict.fromkeys(ends)) or "no fixed value"


def _sum_in_words(found: Breakdown, total: Interval, rule: Rule) -> str:
    return f"{' + '.join(p.text for p in found.parts)} is {_sum_shown(found, total)}, of {_whole_shown(found, rule)}"


def _whole_shown(found: Breakdown, rule: Rule) -> str:
    if found.whole:
        return found.whole.text
    fixed = _fixed(rule).low
    return f"{shown.number(fixed if fixed is not None else Decimal(100))} %"


def _finding(found: Breakdown, total: Interval, room: Interval, rule: Rule, scene: Scene) -> Finding | None:
    first = found.parts[0]
    point = _off_by(found, rule)
    off = distance(total, room) if point is None else point
    size = room.high if room.high is not None else Decimal(0)
    level = level_at(
        rule, None if off is None else to_base_unit(off, first), to_base_unit(size, first), first.base_unit
    )
    if not level:
        return None
    whole, in_all = _whole_shown(found, rule), _sum_shown(found, total)
    claims = (*((found.whole,) if found.whole else ()), *found.parts)
    own = f"{' + '.join(p.text for p in found.parts)} is {in_all}, not {whole}"
    if not found.closed:
        own = f"{' + '.join(p.text for p in found.parts)} is {in_all}, more than {whole}"
    values: dict[str, Any] = {"count": Decimal(len(found.parts)), "sum": in_all, "equals": whole, "whole": whole}
    values |= fields("claim", claims[0], scene)
    if point is not None:
        values["difference"] = Figure(shown.amount(point, first.quantity), point)
    suggested = fill(rule.suggest, values, "")
    ends = " to ".join(dict.fromkeys(shown.number(e) for e in (total.low, total.high) if e is not None))
    return Finding(
        rule=rule.id,
        level=level,
        verdict="conflict",
        confidence="high" if found.closed else "medium",
        message=fill(rule.message, values, own),
        why=f"the {len(found.parts)} parts add up to {ends or 'no fixed value'}; the whole is {whole}",
        claims=claims,
        roles=roles(claims, scene),
        key="sum",
        suggestion=f"{claims[0].text} → {suggested}" if suggested else "",
        error_kind="sum",
    )
