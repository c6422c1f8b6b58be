"""Two sentences that agree on one figure tell of one thing: their other figures are the likelier to be counterparts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from checker.align.features import Features
from checker.model import Level

_EQUAL = frozenset({"telling", "equal"})
_NAMING = frozenset({"noun", "predicate", "measure", "subject"})
_AGREE = Level("sentences", "agree")

Place = tuple[int, int, int, int]
Spots = tuple[int, int]  # the positions of two claims


def corroborated(features: Sequence[Features], pairs: Sequence[tuple[int, int, tuple[Level, ...]]]) -> list[bool]:
    """For each pair whether the same two sentences agree on another figure: "killing 12 and wounding 70" / "12 died"."""
    agreed: dict[Place, set[Spots]] = defaultdict(set)
    places = [_place(features[i], features[k]) for i, k, _ in pairs]
    for (i, k, levels), place in zip(pairs, places, strict=True):
        if place[0] != place[2] and features[i].family not in ("date", "time") and _agrees(levels):
            agreed[place].add((i, k))
    return [
        place in agreed and any(i != x and k != y for x, y in agreed[place])
        for (i, k, _), place in zip(pairs, places, strict=True)
    ]


def raised(levels: tuple[Level, ...]) -> tuple[Level, ...]:
    """The levels of a pair with the agreement of its sentences."""
    return (*levels, _AGREE)


def _place(a: Features, b: Features) -> Place:
    return a.claim.doc_index, a.claim.sentence_start, b.claim.doc_index, b.claim.sentence_start


def _agrees(levels: tuple[Level, ...]) -> bool:
    grades = {level.name: level.grade for level in levels}
    if any(grade == "clash" for grade in grades.values()):
        return False
    named = any(grades[name] in ("exact", "attribute") for name in _NAMING)
    return named and (grades["value"] in _EQUAL or (grades["value"] == "common" and grades["predicate"] == "exact"))
