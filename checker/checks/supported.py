"""supported: a draft's claim that no source gives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from checker import shown
from checker.checks.agree import contradicted
from checker.checks.arithmetic import changes
from checker.checks.base import Outcome, Rule, Scene
from checker.checks.findings import fields, fill, roles
from checker.checks.select import applies
from checker.checks.support import derivations, sources_by_family, spelled, supports
from checker.model import Claim, Comparison, Finding, Pair
from checker.vocab.lexicon import lexicon

_SETTLING = 0.3  # an alignment of this strength with a meeting value is support enough
_SMALL = Decimal(2)  # "one", "both": counts that prose uses without claiming anything


def supported(rule: Rule, scene: Scene) -> Outcome:
    """Every selected claim of a draft must stand in a source, alike in kind and value, or follow from one.

    The nearest source figure for the same thing, where there is one, is named.
    """
    if not scene.drafts:
        return Outcome()
    sources = sources_by_family(scene)
    reported = contradicted(scene)  # the agree check shows these with both values
    partners = _partners(scene)
    stated = {id(change.said) for change in changes(scene)}  # these follow from their own sentence: arithmetic's part
    comparisons, findings = [], []
    for claim in scene.claims:
        if claim.doc_index not in scene.drafts or claim.furniture or not applies(rule, claim, scene) or _trivial(claim):
            continue
        if id(claim) in stated:
            continue
        found = supports(claim, sources, scene)
        if found:
            support = found[0]
            if _anothers(claim, found):
                findings.append(_misplaced(claim, found, rule, scene))
                continue
            key = claim.measure or claim.quantity.kind
            why = f"{shown.value_of(claim)} stands in {scene.documents[support.doc_index].name}"
            comparisons.append(Comparison("compatible", (claim, support), key, why, rule.id))
            continue
        derived = derivations(scene).get((claim.doc_index, claim.start))
        if derived is not None:
            comparisons.append(Comparison("compatible", (claim, *derived.claims), claim.measure, derived.why, rule.id))
            continue
        at = spelled(claim, scene)
        if at is not None:
            why = f"the digits stand in {scene.documents[at].name}, though not as a claim"
            comparisons.append(Comparison("compatible", (claim,), claim.measure, why, rule.id))
        elif (claim.doc_index, claim.start) not in reported:
            findings.append(_finding(claim, partners.get((claim.doc_index, claim.start), []), rule, scene))
    return Outcome(tuple(comparisons), tuple(findings))


def _partners(scene: Scene) -> dict[tuple[int, int], list[Pair]]:
    """For each draft claim its alignments with source claims, the strongest first."""
    out: dict[tuple[int, int], list[Pair]] = defaultdict(list)
    for pair in scene.pairs:
        if pair.a.doc_index in scene.drafts and pair.b.doc_index not in scene.drafts:
            out[pair.a.doc_index, pair.a.start].append(pair)
    for pairs in out.values():
        pairs.sort(key=lambda p: -p.strength)
    return out


def _trivial(claim: Claim) -> bool:
    q = claim.quantity
    if q.vague:
        return True
    if q.kind in ("date", "time"):
        return q.timex is None or not q.timex.exists or (not claim.date_low and q.timex.form in ("shift", "ago"))
    return q.kind in ("count", "number", "ordinal", "frequency") and q.value is not None and q.value <= _SMALL


def _anothers(claim: Claim, supports: Sequence[Claim]) -> bool:
    """Whether the sources give the value only for other entities: all known, all others, the measure the same."""
    known = lexicon().kinds
    if known.get(claim.subject) != "country" or not claim.measure:
        return False
    return all(
        known.get(s.subject) == "country"
        and s.subject != claim.subject
        and claim.subject not in s.entities
        and s.measure == claim.measure
        for s in supports
    )


def _misplaced(claim: Claim, supports: Sequence[Claim], rule: Rule, scene: Scene) -> Finding:
    others = ", ".join(dict.fromkeys(s.subject for s in supports))
    claims = (claim, *supports)
    return Finding(
        rule=rule.id,
        level=rule.level,
        verdict="unsupported",
        confidence="medium",
        message=f"The sources give {claim.text} for {others}, not for {claim.subject} · {claim.measure}",
        why=f"every source claim of {shown.value_of(claim)} for {claim.measure} is about {others}",
        claims=claims,
        roles=roles(claims, scene),
        key=f"{claim.subject} · {claim.measure}",
        suggestion=f"{claim.subject} → {others}?",
        error_kind="entity",
    )


def _finding(claim: Claim, partners: list[Pair], rule: Rule, scene: Scene) -> Finding:
    nearest = partners[0] if partners else None
    about = " · ".join(p for p in (claim.subject, claim.measure) if p)
    own = f"No source gives {claim.text}" + (f" for {about}" if about else "")
    kind = claim.quantity.kind
    value = claim.text if kind in ("date", "time") else shown.value_of(claim)
    why = f"no source has {value} as {'an' if kind[0] in 'aeo' else 'a'} {kind.replace('_', ' ')}"
    claims: tuple[Claim, ...] = (claim,)
    if nearest is not None and nearest.strength >= _SETTLING:
        why += f"; the nearest figure for the same thing is {nearest.b.text}"
        claims = (claim, nearest.b)
    return Finding(
        rule=rule.id,
        level=rule.level,
        verdict="unsupported",
        confidence="high",
        message=fill(rule.message, fields("claim", claim, scene), own),
        why=why,
        claims=claims,
        roles=roles(claims, scene),
        key=about,
        error_kind="unsupported",
    )
