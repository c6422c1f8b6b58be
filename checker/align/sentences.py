"""What the other figures of two sentences say of a pair: do the sentences agree on them, or tell of two events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from checker.align.features import Features
from checker.model import Level

_EQUAL = frozenset({"telling", "equal"})
_NAMING = frozenset({"noun", "predicate", "measure"})
_AGREE, _DIFFER = Level("sentences", "agree"), Level("sentences", "differ")
_IDENTIFYING = ("time", "measure")  # families that tell an event from another: its hour, place, depth and strength

Place = tuple[int, int, int, int]
Thing = tuple[str, str, str]
Graded = tuple[int, int, tuple[Level, ...]]  # the positions of two claims and their levels


def in_context(features: Sequence[Features], pairs: Sequence[Graded]) -> Iterator[tuple[Level, ...]]:
    """The levels of each pair, with what its two sentences agree or differ on besides.

    Sentences that agree on another thing tell of one event: "killing 12 and wounding 70", "12 died and 17 were hurt".
    Two figures of one thing in a sentence (two candidates' votes) say nothing for each other: they may be swapped.
    Sentences that differ in the hour and the place of what happened tell of two events.
    """
    agreed: dict[Place, set[Thing]] = defaultdict(set)
    differing: dict[Place, set[Thing]] = defaultdict(set)
    places = [_place(features[i], features[k]) for i, k, _ in pairs]
    for (i, _, levels), place in zip(pairs, places, strict=True):
        if place[0] == place[2] or features[i].family == "date":
            continue
        if features[i].family != "time" and _agrees(levels):
            agreed[place].add(_thing(features[i]))
        elif features[i].family.startswith(_IDENTIFYING) and _differs(levels):
            differing[place].add(_thing(features[i]))
    for (i, k, levels), place in zip(pairs, places, strict=True):
        things = {_thing(features[i]), _thing(features[k])}
        if place in agreed and _told_alike(levels) and agreed[place] - things:
            yield (*levels, _AGREE)
        elif place not in agreed and place in differing and differing[place] - things:
            yield (*levels, _DIFFER)
        else:
            yield levels


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


def _differs(levels: tuple[Level, ...]) -> bool:
    grades = {level.name: level.grade for level in levels}
    clash = any(level.grade in ("clash", "apart") for level in levels)
    return not clash and grades["value"] in ("near", "off", "far") and grades["documents"] != "strange"
