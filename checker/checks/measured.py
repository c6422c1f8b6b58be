"""Which claims are of a measure that a rule file defines by its words and its unit.

Claims carry the measure whose word stands nearest, and the vocabulary's own words may stand nearer than a rule file's;
of counts they carry the noun. So a rule file's measure is looked up here once more, by all that its author wrote.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Collection, Sequence
from functools import lru_cache

from checker.checks.base import Measure, Scene
from checker.model import Claim
from checker.text.stem import stem
from checker.text.tokens import PAD, tokenise
from checker.vocab.units import to_base

_PARTING = frozenset({",", ";", "and", "while", "but", "or", "whereas", "\u2014", ":"})
_COUNTED = frozenset({"count", "number"})
_SHARES = frozenset({"percent", "percentage_point"})
Place = tuple[int, int]  # document number and start of a claim


def measured(claim: Claim, names: Collection[str], scene: Scene) -> bool:
    """Whether a claim is of one of these measures, by a rule file's own words."""
    place = claim.doc_index, claim.start
    masks, known = _masks(scene), scene.rules.measures
    for name in names:
        if name in known and name not in masks:
            masks[name] = _of_measure(scene, known[name])
    return any(place in masks[name] for name in names if name in known)


@lru_cache(maxsize=1)
def _masks(scene: Scene) -> dict[str, frozenset[Place]]:
    """The claims of each measure of a scene, found on first use: all rules of a measure share them."""
    return {}


def _of_measure(scene: Scene, measure: Measure) -> frozenset[Place]:
    """The claims of a measure: of its unit, with one of its words in their part of the sentence.

    One that carries the same built-in measure as such a claim of its sentence is of the measure too: "defence spending
    is 2.3% now and 2.5% from 2027".
    """
    words = tuple(_stems(word) for word in measure.words)
    near = tuple(_stems(word) for word in measure.near)
    out = set[Place]()
    for text, claims in _sentences(scene):
        if not any(word in text for word in words) or (near and not any(word in text for word in near)):
            continue
        fitting = [c for c in claims if _of_unit(c, measure)]
        if not fitting:
            continue
        parts = _parts(fitting)
        own = [c for c, part in zip(fitting, parts, strict=True) if any(w in part for w in words)]
        shared = {c.measure for c in own if c.measure}
        out.update((c.doc_index, c.start) for c in fitting if c in own or c.measure in shared)
    return frozenset(out)


@lru_cache(maxsize=1)
def _sentences(scene: Scene) -> Sequence[tuple[str, Sequence[Claim]]]:
    """The stems of each sentence between blanks, and its claims."""
    out: defaultdict[Place, list[Claim]] = defaultdict(list)
    for claim in scene.claims:
        if not claim.furniture:
            out[claim.doc_index, claim.sentence_start].append(claim)
    return [(_stems(claims[0].sentence), claims) for claims in out.values()]


def _of_unit(claim: Claim, measure: Measure) -> bool:
    """Whether the claim is in the measure's unit; a noun counts as a word, so "members" asks for counts."""
    unit, q = measure.unit, claim.quantity
    if not unit:
        return True
    base = to_base(unit)
    if base is None:
        return q.kind in _COUNTED and (not q.unit or _stems(q.unit).split()[-1:] == _stems(unit).split()[-1:])
    return base[2] == claim.base_unit or {base[2], claim.base_unit} <= _SHARES


@lru_cache(maxsize=4096)
def _stems(text: str) -> str:
    """The stems of a text's words between blanks."""
    return f" {' '.join(map(stem, tokenise(text).words[:-PAD]))} "


def _parts(claims: Sequence[Claim]) -> list[str]:
    """For each claim of a sentence its part of the words: up to the last word that parts it from its neighbours."""
    sentence, start = claims[0].sentence, claims[0].sentence_start
    cuts = [0]
    for a, b in itertools.pairwise(claims):
        gap = tokenise(sentence[a.quantity.end - start : b.quantity.start - start])
        at = [gap.starts[i] for i, word in enumerate(gap.words[:-PAD]) if word in _PARTING]
        cuts.append(a.quantity.end - start + (at[-1] if at else len(gap.text)))
    return [_stems(sentence[i:j]) for i, j in zip(cuts, [*cuts[1:], len(sentence)], strict=True)]
