"""Pairs the claims that speak of the same thing, each pair with its evidence."""

from __future__ import annotations

from collections.abc import Sequence

from checker.align.block import candidates
from checker.align.features import Features, Kinship, extract_features, weighed, weights
from checker.align.levels import compare, context, strength, total
from checker.claims.scope import Scope
from checker.model import Claim, Level, Pair

WEAKEST = 0.3  # pairs below this strength are dropped: nothing would be done with them


def align(
    scopes: Sequence[Scope], claims: Sequence[Sequence[Claim]], drafts: frozenset[int]
) -> tuple[tuple[Pair, ...], tuple[str, ...]]:
    """All pairs at or above WEAKEST, in the order of their claims, and the blocking keys too large to join."""
    features: list[Features] = []
    first = 0
    for scope, of_document in zip(scopes, claims, strict=True):
        features += extract_features(scope, of_document, first)
        first += len(of_document)
    telling = weights(features)
    features = [weighed(f, telling) for f in features]
    kin = Kinship(features, telling)
    found = candidates(features, telling, drafts)
    pairs = []
    one: dict[Level, Level] = {}  # equal levels are one object: a large archive has millions of them
    for i, k in found.pairs:
        a, b = features[i], features[k]
        levels = compare(a, b, telling, kin.of(a.claim.doc_index, b.claim.doc_index))
        power = strength(levels)
        if power >= WEAKEST:
            levels = tuple(one.setdefault(level, level) for level in levels)
            pairs.append(Pair(a.claim, b.claim, _key(a, b), levels, power, context(levels), total(levels)))
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
