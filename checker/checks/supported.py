"""supported: every number of a draft must be found in its sources, or follow from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from checker import shown
from checker.checks.agree import contradicted, converted_alike
from checker.checks.aspects import differs
from checker.checks.base import Outcome, Rule, Scene, Tolerance
from checker.checks.cell_sums import computed_otherwise
from checker.checks.cells import other_cell
from checker.checks.changes import changes
from checker.checks.derivation import Derivation
from checker.checks.distance import difference, level_by_size
from checker.checks.findings import as_written, fields, fill, nothing_near, roles, sure_enough
from checker.checks.named import misnamed
from checker.checks.select import table
from checker.checks.skips import cannot_be_held, needs_no_source
from checker.checks.support import bearing, derivations, family_of, sources_by_family, spelled
from checker.checks.tolerance import within
from checker.model import Claim, Comparison, Finding, Pair
from checker.vocab.lexicon import lexicon
from checker.words import counted

_SETTLING = 0.5  # an alignment of this strength with a meeting value is support enough
At = tuple[int, int]


class Required(NamedTuple):
    """What a rule takes for support."""

    sources: int
    same: tuple[str, ...]
    tolerance: Tolerance
    accept: tuple[str, ...]


def supported(rule: Rule, scene: Scene) -> Outcome:
    """Every selected claim of a draft must stand in a source, alike in kind and value, or follow from one.

    The nearest source figure for the same thing, where there is one, is named.
    """
    if not scene.drafts:
        return Outcome()
    required = _required(rule)
    comparisons, findings = [], []
    for position in table(scene).claims(rule):
        claim = scene.claims[position]
        if claim.doc_index not in scene.drafts or cannot_be_held(claim) or needs_no_source(claim, rule, scene):
            continue
        if id(claim) in _stated(scene):
            continue
        came = _held(claim, required, rule, scene)
        if isinstance(came, Comparison):
            comparisons.append(came)
        elif came is not None and sure_enough(rule, came.confidence):
            findings.append(came)
    if not rule.select.kind and not rule.select.measure and not rule.select.entity:
        findings += [f for f in misnamed(rule, scene) if sure_enough(rule, f.confidence)]
    return Outcome(tuple(comparisons), tuple(findings))


def _required(rule: Rule) -> Required:
    given = rule.params.get("require", {})
    accept = rule.params.get("accept", ("derived", "digits"))
    return Required(given.get("sources", 1), given.get("same", ()), given.get("tolerance", rule.tolerance), accept)


def _held(claim: Claim, required: Required, rule: Rule, scene: Scene) -> Comparison | Finding | None:
    """What comes of one claim: the support that was found, or a finding; None where another check reports it."""
    bearing = _bearing(claim, required.tolerance, scene)
    found = [s for s in bearing if not differs(required.same, claim, s, rule, scene)]
    given = len({s.doc_index for s in found})
    if given >= required.sources:
        if _anothers(claim, found):
            return _misplaced(claim, found, rule, scene)
        return _borne(claim, found, required, rule, scene)
    other = _other_support(claim, required, rule, scene) if not given and required.sources == 1 else None
    if other is not None:
        return other
    nearest = _partners(scene).get((claim.doc_index, claim.start), [])
    if found:
        return _too_few(claim, found, required, rule, scene)
    if bearing:
        return _finding(claim, nearest, _otherwise(claim, bearing[0], required, rule, scene), rule, scene)
    if (claim.doc_index, claim.start) in contradicted(scene):
        return None  # the agree check shows it with both values
    return _finding(claim, nearest, "", rule, scene)


def _bearing(claim: Claim, tolerance: Tolerance, scene: Scene) -> list[Claim]:
    """The source claims that bear a claim out as the tolerance wants it."""
    found = bearing(claim, scene)
    if tolerance.kind == "exact":
        return [s for s in found if _equal(claim, s)]
    if tolerance.kind == "rounding":
        return found
    near = [s for s in sources_by_family(scene).get(family_of(claim), ()) if within(tolerance, claim, s)]
    return list({id(s): s for s in (*found, *near)}.values())


def _equal(a: Claim, b: Claim) -> bool:
    if a.quantity.kind in ("date", "time"):
        return (a.date_low, a.date_high) == (b.date_low, b.date_high)
    return a.base_value == b.base_value if a.base_value is not None else a.base == b.base


@lru_cache(maxsize=1)
def _stated(scene: Scene) -> frozenset[int]:
    """The stated changes: they follow from their own sentence, which is the check arithmetic's part."""
    return frozenset(id(change.said) for change in changes(scene))


@lru_cache(maxsize=1)
def _partners(scene: Scene) -> dict[At, list[Pair]]:
    """For each draft claim its alignments with source claims in units that convert, the strongest first."""
    out: dict[At, list[Pair]] = defaultdict(list)
    for pair in scene.pairs:
        drafted = pair.a.doc_index in scene.drafts and pair.b.doc_index not in scene.drafts
        if (
            drafted
            and not other_cell(pair, scene)
            and (pair.a.quantity.kind != "money" or pair.a.base_unit == pair.b.base_unit)
        ):
            out[pair.a.doc_index, pair.a.start].append(pair)
    for pairs in out.values():
        pairs.sort(key=lambda p: -p.strength)
    return out


def _borne(claim: Claim, found: Sequence[Claim], required: Required, rule: Rule, scene: Scene) -> Comparison:
    key = claim.measure or claim.quantity.kind
    names = list(dict.fromkeys(scene.documents[s.doc_index].name for s in found))[: required.sources]
    one = {s.doc_index: s for s in reversed(found)}
    claims = [s for s in found if one[s.doc_index] is s][: required.sources]
    why = f"{shown.value_of(claim)} stands in {' and '.join(names)}"
    return Comparison("compatible", (claim, *claims), key, why, rule.id)


def _other_support(claim: Claim, required: Required, rule: Rule, scene: Scene) -> Comparison | Finding | None:
    """A conversion of money, a computation or bare digits that bear a claim out, as far as the rule accepts them."""
    alike = converted_alike(scene).get((claim.doc_index, claim.start))
    if alike is not None:
        return alike._replace(rule=rule.id, verdict="compatible")
    derived = derivations(scene).get((claim.doc_index, claim.start)) if "derived" in required.accept else None
    if derived is not None and derived.points:
        return _as_points(claim, derived, rule, scene)
    if derived is not None:
        return Comparison("compatible", (claim, *derived.claims), claim.measure, derived.why, rule.id)
    at = spelled(claim, scene) if "digits" in required.accept and not required.same else None
    if at is not None:
        what = "the day is that of" if claim.quantity.kind == "date" else "the digits stand in"
        why = f"{what} {scene.documents[at].name}, though not as a claim"
        return Comparison("compatible", (claim,), claim.measure, why, rule.id)
    return None


def _as_points(claim: Claim, derived: Derivation, rule: Rule, scene: Scene) -> Finding:
    """A change given in percent that is the difference of two shares."""
    claims = (claim, *derived.claims)
    number = shown.number(claim.quantity.value or claim.base_value or Decimal(0))
    points = f"{number} percentage {'point' if number == '1' else 'points'}"
    own = f"{claim.text} is the difference between {' and '.join(c.text for c in derived.claims)}: {points}"
    values = {**fields("claim", claim, scene), **fields("nearest", derived.claims[0], scene), "key": _about(claim)}
    return Finding(
        rule=rule.id,
        level=rule.level,
        verdict="unsupported",
        confidence="medium",
        message=fill(rule.message, values, own),
        why=derived.why,
        claims=claims,
        roles=roles(claims, scene),
        key=_about(claim),
        suggestion=f"{claim.text} → {points}",
        error_kind="percentage_points",
    )


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


def _too_few(claim: Claim, found: Sequence[Claim], required: Required, rule: Rule, scene: Scene) -> Finding:
    """A number that too few sources give."""
    names = " and ".join(dict.fromkeys(scene.documents[s.doc_index].name for s in found))
    given = len({s.doc_index for s in found})
    claims = (claim, *found)
    about = _about(claim)
    own = f"{claim.text} stands in {names} only; the rule asks for {counted(required.sources, 'source')}"
    values = {**fields("claim", claim, scene), **fields("nearest", found[0], scene), "key": about}
    return Finding(
        rule=rule.id,
        level=rule.level,
        verdict="unsupported",
        confidence="high",
        message=fill(rule.message, values, own),
        why=f"{counted(given, 'source')} of the {required.sources} asked for: {names}",
        claims=claims,
        roles=roles(claims, scene),
        key=about,
        error_kind="unsupported",
    )


def _otherwise(claim: Claim, source: Claim, required: Required, rule: Rule, scene: Scene) -> str:
    """That a source gives the value for something else, and for what."""
    name = scene.documents[source.doc_index].name
    return f"{name} gives {source.text} for {differs(required.same, claim, source, rule, scene)}"


def _about(claim: Claim) -> str:
    return " · ".join(p for p in (claim.subject, claim.measure) if p)


def _finding(claim: Claim, partners: Sequence[Pair], otherwise: str, rule: Rule, scene: Scene) -> Finding | Comparison:
    nearest = partners[0].b if partners and partners[0].strength >= _SETTLING else None
    level = level_by_size(rule, claim, nearest) if nearest is not None else rule.level
    about = _about(claim)
    if nearest is not None and not level:
        why = f"{difference(claim, nearest)} from the nearest figure, {nearest.text}: below every level of the rule"
        return Comparison("compatible", (claim, nearest), about, why, rule.id)
    own = f"No source gives {as_written(claim)}" + (f" for {claim.subject}" if claim.subject else "")
    value = claim.text if claim.quantity.kind in ("date", "time") else shown.value_of(claim)
    why = otherwise or f"no source has {value}"
    claims: tuple[Claim, ...] = (claim,)
    values: dict[str, Any] = {**fields("claim", claim, scene), **nothing_near("nearest"), "key": about}
    if (computed := computed_otherwise(claim, scene)) and not otherwise:
        why += f"; {computed}"
    if nearest is not None:
        why += f"; the nearest figure for the same thing is {nearest.text}"
        claims = (claim, nearest)
        values |= fields("nearest", nearest, scene)
    suggest = rule.suggest if nearest is not None or "{nearest" not in rule.suggest else ""
    return Finding(
        rule=rule.id,
        level=level,
        verdict="unsupported",
        confidence="high",
        message=fill(rule.message, values, own),
        why=why,
        claims=claims,
        roles=roles(claims, scene),
        key=about,
        suggestion=f"{claim.text} → {fill(suggest, values, '')}" if suggest else "",
        error_kind="unsupported",
    )
