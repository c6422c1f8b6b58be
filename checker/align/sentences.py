"""What the other figures of two sentences say of a pair: do the sentences agree on them, or tell of two events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from checker.align.features import Features
from checker.model import Level

_EQUAL = frozenset({"telling", "equal"})
_SHARED = _EQUAL | {"common"}
_APART = frozenset({"near", "off", "far"})
_NAMING = frozenset({"noun", "predicate", "measure"})
HOPELESS = 0.04  # strength below which no agreement of the sentences lifts a pair to where something is done with it
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
    for i, k, levels in pairs:
        a, b = features[i], features[k]
        value = levels[-1].grade
        if a.family == "date" or a.claim.doc_index == b.claim.doc_index:
            continue
        if value in _SHARED and a.family != "time":
            if _agrees(levels):
                agreed[_place(a, b)].add(_thing(a))
        elif value in _APART and a.family.startswith(_IDENTIFYING) and _differs(levels):
            differing[_place(a, b)].add(_thing(a))
    for i, k, levels in pairs:
        a, b = features[i], features[k]
        place = _place(a, b)
        if place in agreed:
            backed = agreed[place] - {_thing(a), _thing(b)} and _told_alike(levels)
            yield (*levels, _AGREE) if backed else levels
        elif place in differing and differing[place] - {_thing(a), _thing(b)}:
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
    happened = any(level.name == "predicate" and level.grade == "exact" for level in levels)
    return (levels[-1].grade in _EQUAL or happened) and _told_alike(levels)


def _differs(levels: tuple[Level, ...]) -> bool:
    return not any(level.grade in ("clash", "apart", "strange") for level in levels)
