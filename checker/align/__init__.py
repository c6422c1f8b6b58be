"""Pairs the claims that speak of the same thing, each pair with its evidence."""

from __future__ import annotations

from collections.abc import Sequence

from checker.align.block import candidates
from checker.align.features import Features, Kinship, extract_features, weights
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
    kin = Kinship(features, telling)
    found = candidates(features, telling, drafts)
    pairs = []
    for i, k in found.pairs:
        a, b = features[i], features[k]
        levels = compare(a, b, telling, kin.of(a.claim.doc_index, b.claim.doc_index))
        power = strength(levels)
        if power >= WEAKEST:
            pairs.append(Pair(a.claim, b.claim, _key(a, b), levels, power, context(levels), total(levels)))
    return tuple(pairs), found.capped


def _key(a: Features, b: Features) -> str:
    """What the two are about, for people: subject · measure · unit · sense."""
    x, y = a.claim, b.claim
    parts = [
        x.subject if x.subject == y.subject else "",
        x.measure or y.measure or a.noun or x.predicate,
        x.quantity.unit if x.quantity.unit != x.measure else "",
        x.qualifier if x.qualifier == y.qualifier else "",
    ]
    return " · ".join(p for p in parts if p)


__all__ = ["Level", "align"]
