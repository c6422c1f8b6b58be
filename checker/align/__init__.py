"""Pairs the claims that speak of the same thing, each pair with its evidence."""

from __future__ import annotations

from collections.abc import Sequence

from checker.align.block import candidates
from checker.align.features import Features, Kinship, extract_features, weighed, weights
from checker.align.inside import Inside
from checker.align.levels import ACROSS, compare, context, probability, strength, total
from checker.align.sentences import HOPELESS, Graded, in_context
from checker.claims.scope import Scope
from checker.model import Claim, Level, Pair

WEAKEST = 0.3  # pairs below this strength are dropped: nothing would be done with them


def align(
    scopes: Sequence[Scope], claims: Sequence[Sequence[Claim]], drafts: frozenset[int]
) -> tuple[tuple[Pair, ...], tuple[str, ...]]:
    """All pairs at or above WEAKEST, in the order of their claims, and the blocking keys too large to join."""
    by_document: list[list[Features]] = []
    places: dict[int, int] = {}  # number of a document -> its place among the scopes
    first = 0
    for place, (scope, of_document) in enumerate(zip(scopes, claims, strict=True)):
        by_document.append(extract_features(scope, of_document, first, peers=not drafts))
        places.update(dict.fromkeys((c.doc_index for c in of_document[:1]), place))
        first += len(of_document)
    features = [f for found in by_document for f in found]
    inside = Inside(scopes, by_document)
    telling = weights(features)
    features = [weighed(f, telling) for f in features]
    kin = Kinship(features, telling)
    found = candidates(features, telling, drafts)
    graded: list[Graded] = []
    one: dict[Level, Level] = {}  # equal levels are one object: a large archive has millions of them
    for i, k in found.pairs:
        a, b = features[i], features[k]
        one_document = a.claim.doc_index == b.claim.doc_index
        repeats = inside.level(a, b, places[a.claim.doc_index]) if one_document else ACROSS
        levels = compare(a, b, telling, kin.of(a.claim.doc_index, b.claim.doc_index), repeats)
        if strength(levels) >= HOPELESS:
            graded.append((i, k, tuple(map(one.setdefault, levels, levels))))
    pairs = []
    for (i, k, _), levels in zip(graded, in_context(features, graded), strict=True):
        bits = total(levels)
        power = probability(bits)
        if power >= WEAKEST:
            a, b = features[i], features[k]
            pairs.append(Pair(a.claim, b.claim, _key(a, b), levels, power, context(levels), bits))
    return tuple(pairs), found.capped


def _key(a: Features, b: Features) -> str:
    """What the two are about, for people: subject · what is measured or counted · what happened · sense."""
    x, y = a.claim, b.claim
    q = x.quantity
    counted = q.kind in ("count", "ordinal", "number")
    measure = next((m for m in x.measures if m in y.measures), "")
    thing = (q.unit or y.quantity.unit or a.noun) if counted else measure
    parts = [
        x.subject if x.subject == y.subject else "",
        thing,
        x.predicate if x.predicate == y.predicate and (counted or not thing) else "",
        a.noun if not counted and a.noun == b.noun and a.noun != thing else "",
        q.kind.replace("_", " ") if not counted and not thing else "",
        x.qualifier if x.qualifier == y.qualifier and x.qualifier in _SENSES else "",
    ]
    return " · ".join(dict.fromkeys(p for p in parts if p)) or q.kind


_SENSES = frozenset({"target", "demanded", "forecast"})
__all__ = ["Level", "align"]
