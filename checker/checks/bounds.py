"""bounds: values that cannot be, and slips of magnitude: ten or a thousand times the figure that stands elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

from checker import shown
from checker.checks.base import Amount, Outcome, Rule, Scene
from checker.checks.direct import chosen, fits
from checker.checks.findings import Figure, fields, fill, ordered, roles, source_name
from checker.checks.judge import BOUNDS
from checker.checks.margins import core_fix, core_text, distance, in_base, level_at, reach, values_of
from checker.checks.select import own
from checker.model import Claim, Comparison, Finding, Interval, Pair

_ALIGNED = 0.85  # strength of an alignment from which two claims are about the same thing, whatever their values
_TELLING = 2  # digits that two figures share before it says something that only the decimal point differs
_FRAGMENT, _GAP = 4, 3  # words of a sentence without a verb ("Poland 41%."), blanks before it
_AHEAD = frozenset({"target", "demanded", "forecast"})
_SHOWN = {"percent": "%", "percentage_point": "percentage points"}
_NO_VALUE = frozenset({"date", "time", "ordinal"})


def bounds(rule: Rule, scene: Scene) -> Outcome:
    """Holds the selected claims against a plausible range, and against the same figure elsewhere.

    A value outside the range needs no counterpart: it is a finding when all values that the text allows lie outside.
    """
    comparisons, findings = [], []
    for claim in (*chosen(rule, scene), *_gapped(rule, scene)):
        if "between" in rule.params:
            comparison, finding = _range(claim, rule, scene)
            comparisons += [comparison] if comparison else []
            findings += [finding] if finding else []
    if "slips" in rule.params:
        findings += _slips(rule, scene)
    return Outcome(tuple(comparisons), tuple(findings))


def _gapped(rule: Rule, scene: Scene) -> Iterator[Claim]:
    """Claims whose measure was said before: the second in "Britain spends 2.3% of GDP on defence, Poland 4%".

    They stand behind a selected claim, in its sentence or in a fragment right behind it, are of its kind and unit, and
    have a subject of their own.
    """
    if not rule.select.measure:
        return
    first: Claim | None = None
    for claim in scene.claims:
        if not claim.furniture and fits(rule, claim, scene):
            first = claim
        elif first is not None and _goes_on(first, claim) and claim.subject not in ("", first.subject):
            alike = (claim.quantity.kind, claim.base_unit) == (first.quantity.kind, first.base_unit)
            standing = claim._replace(measure=rule.select.measure[0])
            if alike and not claim.quantity.trend and own(claim, scene) and fits(rule, standing, scene):
                yield claim._replace(measure=first.measure)


def _goes_on(first: Claim, claim: Claim) -> bool:
    if claim.measure or claim.doc_index != first.doc_index:
        return False
    if claim.sentence_start == first.sentence_start:
        return True
    behind = claim.sentence_start - first.sentence_start - len(first.sentence)
    return 0 <= behind <= _GAP and len(claim.sentence.split()) <= _FRAGMENT


def _range(claim: Claim, rule: Rule, scene: Scene) -> tuple[Comparison | None, Finding | None]:
    low, high = (in_base(a, claim.base_unit) for a in rule.params["between"])
    said = values_of(claim)
    if low is None or high is None or said == Interval() or claim.quantity.vague:
        return None, None
    room = Interval(low - reach(rule.tolerance, low), high + reach(rule.tolerance, high))
    between = _between(rule.params["between"])
    if said.meets(room):
        why = f"{shown.value_of(claim)} lies in the plausible range, {between}"
        return Comparison("compatible", (claim,), _key(claim), why, rule.id), None
    near = high if room.below(said) else low
    apart = distance(said, room) if claim.base_value is None else abs(claim.base_value - near)
    level = level_at(rule, apart, near, claim.base_unit)
    return None, _implausible(claim, between, apart, level, rule, scene) if level else None


def _between(ends: Sequence[Amount]) -> str:
    """A range as people write it: "0.1–40 %".

    >>> _between([Amount(Decimal("0.1"), "percent"), Amount(Decimal(40), "percent")])
    '0.1–40 %'
    """
    low, high = (shown.number(end.value) for end in ends)
    first, second = (_SHOWN.get(end.unit, end.unit.replace("_", " ")) for end in ends)
    return f"{low}–{high} {second}".rstrip() if first == second else f"{low} {first}–{high} {second}"


def _implausible(claim: Claim, between: str, apart: Decimal | None, level: str, rule: Rule, scene: Scene) -> Finding:
    about = _key(claim) or claim.quantity.kind
    values: dict[str, Any] = {
        **fields("claim", claim, scene),
        "between": between,
        "difference": "" if apart is None else Figure(shown.amount(_own_unit(apart, claim), claim.quantity), apart),
    }
    right = fill(rule.suggest, values, "")
    return Finding(
        rule=rule.id,
        level=level,
        verdict="conflict",
        confidence="high",
        message=fill(
            rule.message, values, f"{about}: {claim.text} is outside {between}; a slip of the unit or the point?"
        ),
        why=f"{shown.value_of(claim)} lies outside the plausible range, {between}",
        claims=(claim,),
        roles=roles((claim,), scene),
        key=_key(claim),
        suggestion=f"{core_text(claim)} → {right}" if right else "",
        error_kind="magnitude",
        fixes=(core_fix(claim, right),) if right else (),
    )


def _own_unit(base: Decimal, claim: Claim) -> Decimal:
    """A distance in base units in the unit that the claim is written in."""
    value, written = claim.base_value, claim.quantity.value
    return base * written / value if value and written and claim.base_unit != claim.quantity.unit else base


def _slips(rule: Rule, scene: Scene) -> Iterator[Finding]:
    """One finding for each claim whose digits stand elsewhere with the point in another place."""
    factors: tuple[Decimal, ...] = rule.params["slips"]
    borne = _given(scene)
    seen: set[frozenset[tuple[int, int]]] = set()
    for claim in chosen(rule, scene):
        if not _comparable(claim) or len(borne[_value_key(claim)]) > 1:
            continue  # a value that a second document gives is nobody's slip
        for other, strength in _elsewhere(claim, rule, scene):
            factor = _factor(claim, other, factors)
            both = frozenset({(claim.doc_index, claim.start), (other.doc_index, other.start)})
            if factor is None or both in seen:
                continue
            seen.add(both)
            yield _slip(claim, other, factor, strength, rule, scene)
            break


def _comparable(claim: Claim) -> bool:
    return claim.base_value is not None and not claim.quantity.vague and claim.quantity.kind not in _NO_VALUE


def _value_key(claim: Claim) -> tuple[str, str, str, Decimal | None]:
    return claim.quantity.kind, claim.measure, claim.base_unit, claim.base_value


@lru_cache(maxsize=1)
def _given(scene: Scene) -> Mapping[tuple[str, str, str, Decimal | None], set[int]]:
    """The documents that give a value for a measure."""
    out: defaultdict[tuple[str, str, str, Decimal | None], set[int]] = defaultdict(set)
    for claim in scene.claims:
        if _comparable(claim) and not claim.furniture:
            out[_value_key(claim)].add(claim.doc_index)
    return out


@lru_cache(maxsize=1)
def _aligned(scene: Scene) -> Mapping[tuple[int, int], list[Pair]]:
    out: defaultdict[tuple[int, int], list[Pair]] = defaultdict(list)
    for pair in scene.pairs:
        if pair.strength >= _ALIGNED:
            out[pair.a.doc_index, pair.a.start].append(pair)
            out[pair.b.doc_index, pair.b.start].append(pair)
    return out


@lru_cache(maxsize=1)
def _by_measure(scene: Scene) -> Mapping[tuple[str, str, str], list[Claim]]:
    out: defaultdict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in scene.claims:
        if claim.measure and not claim.furniture and _comparable(claim):
            out[claim.quantity.kind, claim.measure, claim.base_unit].append(claim)
    return out


def _elsewhere(claim: Claim, rule: Rule, scene: Scene) -> Iterator[tuple[Claim, float]]:
    """The claims that may be the same figure, the best first, with how sure that is.

    Aligned ones, then those of the same measure that share enough digits.
    """
    pairs = _aligned(scene).get((claim.doc_index, claim.start), ())
    for pair in sorted(pairs, key=lambda p: -p.strength):
        other = pair.b if (pair.a.doc_index, pair.a.start) == (claim.doc_index, claim.start) else pair.a
        apart = claim.doc_index != other.doc_index and not _one_sentence(claim, other)
        if fits(rule, other, scene) and _comparable(other) and (apart or _same_figure(claim, other)):
            yield other, pair.strength
    for other in _by_measure(scene).get((claim.quantity.kind, claim.measure, claim.base_unit), ()):
        if _same_figure(claim, other) and fits(rule, other, scene):
            yield other, 0.85


def _one_sentence(a: Claim, b: Claim) -> bool:
    return (a.doc_index, a.sentence_start) == (b.doc_index, b.sentence_start)


def _same_figure(a: Claim, b: Claim) -> bool:
    """Whether two claims of one measure may be one figure given twice: in two sentences, of one thing and year."""
    if _one_sentence(a, b) or a.subject != b.subject:
        return False
    if a.as_of[:4] != b.as_of[:4] and a.as_of and b.as_of:
        return False
    if a.quantity.trend == "by" or b.quantity.trend == "by" or (a.qualifier in _AHEAD) != (b.qualifier in _AHEAD):
        return False
    assert a.base_value is not None
    assert b.base_value is not None
    return min(_digits(a.base_value), _digits(b.base_value)) >= _TELLING


def _digits(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)


def _factor(a: Claim, b: Claim, factors: Sequence[Decimal]) -> Decimal | None:
    """The factor by which two values differ, where it is one of the rule's and their digits agree as far as both go."""
    x, y = a.base_value, b.base_value
    if not x or not y or (x < 0) != (y < 0):
        return None
    small, large = (_written(a), _written(b)) if abs(x) < abs(y) else (_written(b), _written(a))
    for factor in factors:
        if factor > 1 and small.times(factor).meets(large) and _leading(x) == _leading(y):
            return factor
    return None


def _written(claim: Claim) -> Interval:
    """The values that a figure's digits allow, whatever bound it is: "more than 50" is written 50."""
    said = values_of(claim)
    if said.low is not None and said.high is not None and claim.quantity.hedge not in BOUNDS:
        return said
    return Interval(claim.base_value, claim.base_value)


def _leading(value: Decimal) -> tuple[int, ...]:
    return value.normalize().as_tuple().digits[:_TELLING]


def _slip(claim: Claim, other: Claim, factor: Decimal, strength: float, rule: Rule, scene: Scene) -> Finding:
    where = "elsewhere in it" if other.doc_index == claim.doc_index else f"in {source_name(other, scene)}"
    times = shown.number(factor)
    own_words = f"{_key(claim) or claim.quantity.kind}: {claim.text}, but {other.text} {where}; {times} times apart"
    right = core_text(other)
    values: dict[str, Any] = {
        **fields("claim", claim, scene),
        **fields("nearest", other, scene),
        "factor": Figure(times, factor),
        "between": _between(rule.params["between"]) if "between" in rule.params else "",
        "difference": shown.amount(abs((claim.base_value or 0) - (other.base_value or Decimal(0))), claim.quantity),
    }
    right = fill(rule.suggest, values, right)
    sure = strength > _ALIGNED
    return Finding(
        rule=rule.id,
        level=rule.level,
        verdict="conflict",
        confidence="high" if sure else "medium",
        message=fill(rule.message, values, own_words),
        why=f"{shown.value_of(claim)} and {shown.value_of(other)} differ by a factor of {times}",
        claims=(claim, other) if own(claim, scene) else ordered((claim, other), scene),
        roles=roles((claim, other), scene),
        key=_key(claim),
        suggestion=f"{core_text(claim)} → {right}",
        error_kind="magnitude",
        fixes=(core_fix(claim, right),),
    )


def _key(claim: Claim) -> str:
    return " · ".join(p for p in (claim.subject, claim.measure) if p)
