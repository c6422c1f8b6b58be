"""The time that the text gives for a figure: the date that stands beside it in its sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from checker.checks.base import Scene
from checker.model import Claim

DATED = frozenset({"date", "time", "elapsed", "age"})  # they are dates themselves, or count from one
_TELLING = frozenset({"date", "elapsed"})


def period_of(claim: Claim, scene: Scene) -> Claim | None:
    """The date of a figure; None for a figure without one.

    That is the date right behind it, else right before it: "30,000 in 2015 and 45,000 in 2024". Where other figures
    stand between, it is the one that the claim itself names.
    """
    return _periods(scene).get((claim.doc_index, claim.start))


@lru_cache(maxsize=1)
def _periods(scene: Scene) -> Mapping[tuple[int, int], Claim]:
    """The date of each figure, by document and place."""
    sentences: defaultdict[tuple[int, int], list[Claim]] = defaultdict(list)
    for claim in scene.claims:
        if not claim.furniture:
            sentences[claim.doc_index, claim.sentence_start].append(claim)
    out = {}
    for claims in sentences.values():
        dated = [c for c in claims if c.quantity.kind in _TELLING and c.date_low]
        for n, claim in enumerate(claims) if dated else ():
            if claim.quantity.kind in DATED:
                continue
            beside = [c for c in (*claims[n + 1 : n + 2], *reversed(claims[max(0, n - 1) : n])) if c in dated]
            named = [c for c in dated if claim.as_of and (c.date_low or "").startswith(claim.as_of)]
            if found := next(iter([*beside, *named]), None):
                out[claim.doc_index, claim.start] = found
    return out
