"""agree: claims about the same thing that exclude each other, across documents or inside one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from checker import shown
from checker.checks.base import Outcome, Rule, Scene
from checker.checks.deadline import deadlines
from checker.checks.errorkind import error_kind
from checker.checks.findings import confidence, fields, fill, level_for, ordered, roles, source_name
from checker.checks.judge import Verdict, judge
from checker.checks.select import applies
from checker.checks.support import unborne
from checker.model import Claim, Comparison, Finding, Pair
from checker.vocab.load import vocabulary

SAME_VALUE = 0.5  # strength from which two claims that agree are taken for the same thing
EXCLUDE = 0.85  # strength from which two claims that do not agree are a finding
NEAREST = 0.5  # the same for a draft's value that stands nowhere in the sources: something must be wrong with it


WITHIN = 0.9  # the same inside one document, which mostly means two things by two figures
BETTER = 2.0  # bits by which a conflict must fit better than a claim with the same value to be one all the same


_SIDES = {"more_than": "low", "at_least": "low", "less_than": "high", "at_most": "high"}


class Judged(NamedTuple):
    """A pair with what came of it."""

    pair: Pair
    verdict: Verdict


def agree(rule: Rule, scene: Scene) -> Outcome:
    """Judges every aligned pair that the rule selects; conflicts of one claim with several sources make one finding."""
    judged = [
        Judged(p, _verdict(p, rule, scene))
        for p in scene.pairs
        if applies(rule, p.a, scene) and applies(rule, p.b, scene)
    ]
    kept = [
        j
        for j in judged
        if j.pair.strength >= SAME_VALUE and not (j.verdict.name == "conflict" and _one_sentence(j.pair))
    ]
    settled = _settled(kept, scene)
    comparisons = tuple(_comparison(j, rule, settled, scene) for j in kept)
    conflicts = [j for j, c in zip(kept, comparisons, strict=True) if c.verdict == "conflict"]
    same = [c for c in comparisons if c.verdict in ("agree", "compatible")]
    return Outcome((*comparisons, *deadlines(same, rule, scene)), tuple(_findings(conflicts, rule, scene)))


@lru_cache(maxsize=1)
def contradicted(scene: Scene) -> frozenset[tuple[int, int]]:
    """Document number and start of every claim in a finding of an agree rule."""
    rules = [rule for rule in scene.rules.rules if rule.check == "agree"]
    return frozenset(
        (c.doc_index, c.start) for rule in rules for finding in agree(rule, scene).findings for c in finding.claims
    )


def _verdict(pair: Pair, rule: Rule, scene: Scene) -> Verdict:
    verdict = judge(pair.a, pair.b, rule.tolerance, complement=_complement(pair))
    if verdict.name == "conflict" and _shares(pair):
        rest = judge(pair.a, pair.b, rule.tolerance, complement=not _complement(pair))
        if rest.name != "conflict":
            return Verdict("compatible", f"{pair.a.text} and {pair.b.text} make up the whole")
    if verdict.name == "compatible" and _other_bound(pair, scene):
        a, b = pair.a.text, pair.b.text
        return Verdict("conflict", f"both are bounds of one kind, with other values: {a} and {b}")
    if verdict.name == "conflict" and _moved_on(pair, scene):
        later = max(pair.a, pair.b, key=lambda c: scene.documents[c.doc_index].date or "")
        return Verdict("superseded", f"{verdict.why}; {source_name(later, scene)} is later and may have moved on")
    return verdict


def _complement(pair: Pair) -> bool:
    return any(level.name == "polarity" and level.grade == "clash" for level in pair.levels)


def _one_sentence(pair: Pair) -> bool:
    """Whether both stand in one sentence: its writer means two things, or a change ("from 2.3% to 2.5%")."""
    a, b = pair.a, pair.b
    return (a.doc_index, a.sentence_start) == (b.doc_index, b.sentence_start)


def _shares(pair: Pair) -> bool:
    """Whether both are shares of a whole, one at least as a fraction: one may be the rest that the other leaves."""
    return pair.a.base_unit == pair.b.base_unit == "percent" and "fraction" in {
        pair.a.quantity.kind,
        pair.b.quantity.kind,
    }


def _other_bound(pair: Pair, scene: Scene) -> bool:
    """Whether a draft changes the value of a source's bound: "at least three" for "at least two"."""
    a, b = pair.a, pair.b
    if a.doc_index not in scene.drafts or b.doc_index in scene.drafts:
        return False
    side = _SIDES.get(a.quantity.hedge)
    return side is not None and side == _SIDES.get(b.quantity.hedge) and a.base_value != b.base_value


def _moved_on(pair: Pair, scene: Scene) -> bool:
    """Whether two sources of different days give a figure that time changes (a toll, a target)."""
    if pair.a.doc_index in scene.drafts or pair.b.doc_index in scene.drafts or pair.a.doc_index == pair.b.doc_index:
        return False
    first, second = (scene.documents[c.doc_index].day for c in (pair.a, pair.b))
    if first is None or second is None or first == second:
        return False
    moving = vocabulary("context")["moving"]
    return any(c.predicate in moving["predicates"] or c.qualifier in moving["qualifiers"] for c in (pair.a, pair.b))


def _settled(judged: Sequence[Judged], scene: Scene) -> dict[Settled, float]:
    """For each claim that agrees with one of another document the evidence, values aside, that both are about one thing.

    A draft's claim that one source bears out is settled against all of them; a source's only against the one that it
    agrees with.
    """
    out: dict[Settled, float] = {}
    for j in judged:
        if j.verdict.name in ("agree", "compatible"):
            for claim, other in ((j.pair.a, j.pair.b), (j.pair.b, j.pair.a)):
                at = _against(claim, other, scene)
                out[at] = max(out.get(at, -99.0), j.pair.context)
    return out


Settled = tuple[
    int, int, int
]  # document and start of a claim, and the document that it is settled against (-1: every source)


def _against(claim: Claim, other: Claim, scene: Scene) -> Settled:
    sources = claim.doc_index in scene.drafts and other.doc_index not in scene.drafts
    return claim.doc_index, claim.start, -1 if sources else other.doc_index


def _comparison(j: Judged, rule: Rule, settled: Mapping[Settled, float], scene: Scene) -> Comparison:
    pair, verdict = j
    name, why = verdict
    unborne_side = bool({(pair.a.doc_index, pair.a.start), (pair.b.doc_index, pair.b.start)} & unborne(scene))
    one_document = pair.a.doc_index == pair.b.doc_index
    enough = WITHIN if one_document else NEAREST if unborne_side else EXCLUDE
    agreed = max(settled.get(_against(x, y, scene), -99.0) for x, y in ((pair.a, pair.b), (pair.b, pair.a)))
    if name == "conflict" and pair.strength < enough:
        name, why = "not_comparable", f"perhaps not the same thing (strength {pair.strength:.2f}): {why}"
    elif name == "conflict" and not unborne_side and agreed > pair.context - BETTER:
        name, why = "not_comparable", f"another claim fits better: {why}"
    return Comparison(name, (pair.a, pair.b), pair.key, why, rule.id, pair.levels)


def _findings(conflicts: Sequence[Judged], rule: Rule, scene: Scene) -> list[Finding]:
    """One finding for each claim and each other value that it meets."""
    groups: dict[tuple[int, int, str], list[Judged]] = defaultdict(list)
    for j in conflicts:
        groups[j.pair.a.doc_index, j.pair.a.start, shown.value_of(j.pair.b)].append(j)
    return [_finding(group, rule, scene) for group in groups.values()]


def _finding(group: Sequence[Judged], rule: Rule, scene: Scene) -> Finding:
    best = max(group, key=lambda j: j.pair.strength)
    a, b = best.pair.a, best.pair.b
    claims = ordered([a, *(j.pair.b for j in group)], scene)
    sure = confidence(best.pair.strength)
    names = ", ".join(dict.fromkeys(source_name(j.pair.b, scene) for j in group))
    about = best.pair.key or a.measure or a.quantity.kind
    own = f"{about}: {source_name(a, scene)} says {a.text}, {names} {'says' if len(group) == 1 else 'say'} {b.text}"
    if a.doc_index == b.doc_index:
        own = f"{about}: the same document says {a.text} and {b.text}"
    values = {**fields("a", a, scene), **fields("b", b, scene), "difference": best.verdict.why.split(";")[0]}
    return Finding(
        rule=rule.id,
        level=level_for(rule, sure),
        verdict="conflict",
        confidence=sure,
        message=fill(rule.message, values, own),
        why=best.verdict.why,
        claims=claims,
        roles=roles(claims, scene),
        key=best.pair.key,
        suggestion=_suggestion(a, [j.pair.b for j in group], scene),
        error_kind=error_kind(a, b),
    )


def _suggestion(a: Claim, others: Sequence[Claim], scene: Scene) -> str:
    if a.doc_index not in scene.drafts or others[0].doc_index in scene.drafts:
        return ""
    return f"{a.text} → {others[0].text}"
