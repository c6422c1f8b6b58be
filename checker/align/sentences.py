"""Two sentences that agree on one figure tell of one thing: their other figures are the likelier to be counterparts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from checker.align.features import Features
from checker.model import Level

_EQUAL = frozenset({"telling", "equal"})
_NAMING = frozenset({"noun", "predicate", "measure"})
_AGREE = Level("sentences", "agree")

Place = tuple[int, int, int, int]
Thing = tuple[str, str, str]


def corroborated(features: Sequence[Features], pairs: Sequence[tuple[int, int, tuple[Level, ...]]]) -> list[bool]:
    """For each pair whether its two sentences agree on another thing: "killing 12 and wounding 70" / "12 died, 17 hurt".

    Two figures of one thing in a sentence (the votes of two candidates) say nothing for each other: they may be swapped.
    """
    agreed: dict[Place, set[Thing]] = defaultdict(set)
    places = [_place(features[i], features[k]) for i, k, _ in pairs]
    for (i, k, levels), place in zip(pairs, places, strict=True):
        if place[0] != place[2] and features[i].family not in ("date", "time") and _agrees(levels):
            agreed[place].add(_thing(features[i]))
    return [
        place in agreed and _told_alike(levels) and bool(agreed[place] - {_thing(features[i]), _thing(features[k])})
        for (i, k, levels), place in zip(pairs, places, strict=True)
    ]


def raised(levels: tuple[Level, ...]) -> tuple[Level, ...]:
    """The levels of a pair with the agreement of its sentences."""
    return (*levels, _AGREE)


def _place(a: Features, b: Features) -> Place:
    return a.claim.doc_index, a.claim.sentence_start, b.claim.doc_index, b.claim.sentence_start


def _thing(f: Features) -> Thing:
    """What a figure is about, whosever it is."""
    return f.family, f.claim.predicate, "" if f.claim.predicate else f.noun or f.claim.measure


def _told_alike(levels: tuple[Level, ...]) -> bool:
    """Whether both name what happened, or what is counted or measured, in one way, and nothing speaks against it."""
    clash = any(level.grade in ("clash", "apart") for level in levels)
    return not clash and any(level.name in _NAMING and level.grade in ("exact", "attribute") for level in levels)


def _agrees(levels: tuple[Level, ...]) -> bool:
    grades = {level.name: level.grade for level in levels}
    value = grades["value"]
    return _told_alike(levels) and (value in _EQUAL or (value == "common" and grades["predicate"] == "exact"))
