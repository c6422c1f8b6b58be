"""agree: claims about the same thing that exclude each other, across documents or inside one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from checker import shown
from checker.checks.base import Outcome, Rule, Scene
from checker.checks.deadline import deadlines
from checker.checks.errorkind import error_kind
from checker.checks.findings import confidence, fields, fill, level_for, ordered, roles, source_name
from checker.checks.select import applies
from checker.checks.support import sources_by_family, supports, unborne
from checker.checks.weigh import SAME_VALUE, SURE, Judged, compare_pair, one_sentence, repetition, settle, verdict_of
from checker.model import Claim, Finding

_MEANT = 0.95  # strength from which a value that stands elsewhere is of medium confidence
_TELLING = 2  # digits from which it says something that a value stands elsewhere
_SLIPS = frozenset({"unit", "magnitude", "transposed"})
TIE = 0.02  # strengths closer than this do not tell which of two source figures is meant


def agree(rule: Rule, scene: Scene) -> Outcome:
    """Judges every aligned pair that the rule selects; conflicts of one claim with several sources make one finding."""
    return _outcomes(scene).get(id(rule)) or _judged(rule, scene)


@lru_cache(maxsize=1)
def _outcomes(scene: Scene) -> dict[int, Outcome]:
    """What each agree rule of a run makes of it, once: `supported` asks for it as well."""
    return {id(rule): _judged(rule, scene) for rule in scene.rules.rules if rule.check == "agree"}


def _judged(rule: Rule, scene: Scene) -> Outcome:
    judged = [
        Judged(p, verdict_of(p, rule, scene))
        for p in scene.pairs
        if applies(rule, p.a, scene) and applies(rule, p.b, scene)
    ]
    kept = [
        j
        for j in judged
        if j.pair.strength >= SAME_VALUE and not (j.verdict.name == "conflict" and one_sentence(j.pair))
    ]
    settled = settle(kept, scene)
    comparisons = tuple(compare_pair(j, rule, settled, scene) for j in kept)
    drafted = {"conflict", "superseded"} if scene.drafts else {"conflict"}
    conflicts = [j for j, c in zip(kept, comparisons, strict=True) if c.verdict in drafted]
    stale = {id(j) for j, c in zip(kept, comparisons, strict=True) if c.verdict == "superseded"}
    same = [c for c in comparisons if c.verdict in ("agree", "compatible")]
    return Outcome((*comparisons, *deadlines(same, rule, scene)), tuple(_findings(conflicts, stale, rule, scene)))


@lru_cache(maxsize=1)
def contradicted(scene: Scene) -> frozenset[tuple[int, int]]:
    """Document number and start of every claim in a finding of an agree rule."""
    findings = [finding for outcome in _outcomes(scene).values() for finding in outcome.findings]
    return frozenset((c.doc_index, c.start) for finding in findings for c in finding.claims)


def _findings(conflicts: Sequence[Judged], stale: set[int], rule: Rule, scene: Scene) -> list[Finding]:
    """One finding for each claim and each other value that it meets; of a draft's only with the strongest value."""
    groups: dict[tuple[int, int, str], list[Judged]] = defaultdict(list)
    for j in conflicts:
        groups[j.pair.a.doc_index, j.pair.a.start, shown.value_of(j.pair.b)].append(j)
    rivals: dict[tuple[int, int, str, bool], list[list[Judged]]] = defaultdict(list)
    for (doc, start, value), group in groups.items():
        rivals[doc, start, "" if doc in scene.drafts else value, group[0].pair.b.doc_index == doc].append(group)
    out = []
    for found in rivals.values():
        best = max(found, key=_likelihood)
        ties = [g[0].pair.b for g in found if g is not best and _strength(best) - _strength(g) <= TIE]
        out.append(_finding(best, ties, stale, rule, scene))
    return out


def _likelihood(group: Sequence[Judged]) -> float:
    """How likely this is the figure that was meant: a named slip ("41 kilometres" for "41 miles") goes before a tie."""
    pair = group[0].pair
    return _strength(group) + (2 * TIE if error_kind(pair.a, pair.b) in _SLIPS else 0.0)


def _strength(group: Sequence[Judged]) -> float:
    return max(j.pair.strength for j in group)


def _finding(group: Sequence[Judged], ties: Sequence[Claim], stale: set[int], rule: Rule, scene: Scene) -> Finding:
    best = max(group, key=lambda j: j.pair.strength)
    a, b = best.pair.a, best.pair.b
    claims = ordered([a, *(j.pair.b for j in group)], scene)
    old = id(best) in stale
    kind = error_kind(a, b)
    sure = _confidence(best, scene)
    notes = () if a.doc_index == b.doc_index else _elsewhere(a, scene)
    values = {**fields("a", a, scene), **fields("b", b, scene), "difference": best.verdict.why.split(";")[0]}
    return Finding(
        rule=rule.id,
        level=level_for(rule, "medium" if old else sure),
        verdict="superseded" if old else "conflict",
        confidence=sure,
        message=fill(rule.message, values, _message(group, a, b, old, scene)),
        why=best.verdict.why,
        claims=claims,
        roles=roles(claims, scene),
        key=best.pair.key,
        suggestion="" if ties else _suggestion(a, b, scene),
        error_kind="stale" if old else "entity" if notes and kind in ("value", "age", "duration") else kind,
        notes=(
            *notes,
            *(f"a tie: {source_name(t, scene)} gives {t.text} ({t.spot}), which fits as well" for t in ties),
        ),
    )


def _confidence(j: Judged, scene: Scene) -> str:
    """How sure a finding is, by where the draft's value stands; `bench/calibration.py` measures how often it is right.

    A value that no source gives is wrong whatever it was meant for. One that the sources give elsewhere, or a second
    figure of one document, may well belong to something else.
    """
    pair = j.pair
    if pair.a.doc_index == pair.b.doc_index:
        return "high" if repetition(pair).grade in SURE else "medium"
    if (pair.a.doc_index, pair.a.start) in unborne(scene):
        return "high"
    if pair.a.doc_index in scene.drafts:
        return "medium" if pair.strength >= _MEANT else "low"
    return confidence(pair.strength)


def _message(group: Sequence[Judged], a: Claim, b: Claim, old: bool, scene: Scene) -> str:
    about = max(group, key=lambda j: j.pair.strength).pair.key or a.measure or a.quantity.kind
    if a.doc_index == b.doc_index:
        return f"{about}: the same document says {a.text} and {b.text}"
    names = ", ".join(dict.fromkeys(source_name(j.pair.b, scene) for j in group))
    if old:
        return f"{about}: the draft's {a.text} has been replaced; {names}, which is later, says {b.text}"
    return f"{about}: {source_name(a, scene)} says {a.text}, {names} {'says' if len(group) == 1 else 'say'} {b.text}"


def _elsewhere(a: Claim, scene: Scene) -> tuple[str, ...]:
    """Where the sources give a draft's value for something else: two figures may have been swapped."""
    value = a.quantity.value
    if a.doc_index not in scene.drafts or value is None or len(value.normalize().as_tuple().digits) < _TELLING:
        return ()
    given = [s for s in supports(a, sources_by_family(scene)) if s.base_value == a.base_value][:2]
    return tuple(
        f"{source_name(s, scene)} gives {s.text} for "
        f"{' · '.join(p for p in (s.subject, s.measure) if p) or 'something else'} ({s.spot})"
        for s in given
    )


def _suggestion(a: Claim, b: Claim, scene: Scene) -> str:
    if a.doc_index not in scene.drafts or b.doc_index in scene.drafts:
        return ""
    return f"{a.text} → {b.text}"
