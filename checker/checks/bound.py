"""What the patterns of an arithmetic rule bind in each sentence, paragraph or document; its phrases, in a sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from checker.checks.base import Rule, Scene
from checker.checks.binding import (
    Item,
    Pattern,
    found_in,
    items_of,
    may_stand,
    named_in,
    parts_of,
    pattern,
    standing_in,
)
from checker.checks.formula import Bound, Day, Names, date, number
from checker.checks.margins import values_of
from checker.model import Claim

_ALIKE = frozenset({"number"})  # parts that stand for anything must be of one unit


class Sentence(NamedTuple):
    """A sentence as patterns see it: words and claims in order, and its words as a set, which most patterns miss."""

    items: Sequence[Item]
    words: frozenset[str]


def bindings(rule: Rule, scene: Scene) -> Iterator[dict[str, Claim]]:
    """The claims of every scope in which each name is found exactly once.

    Where a name could mean two different values the rule says nothing: it is not for the program to choose.
    """
    patterns = {name: [pattern(text) for text in texts] for name, texts in rule.params["bind"].items()}
    loose = [name for name, steps in patterns.items() if any(set(parts_of(s)) <= _ALIKE for s in steps)]
    for sentences in _scopes(scene, rule.params.get("scope", "sentence")):
        bound = _bound(patterns, [_sentence(scene, place) for place in sentences])
        if bound is not None and _one_unit([bound[name] for name in loose]):
            yield bound


def standing(rule: Rule, scene: Scene) -> Iterator[dict[str, Claim]]:
    """The claims that the rule's phrases bind, once for each place at which one of them stands.

    Names that may stand for anything must be of one unit, as under `bind`.
    """
    phrases = [pattern(text) for text in rule.params["phrase"]]
    loose = frozenset(name for steps in phrases for name, parts in named_in(steps).items() if parts <= _ALIKE)
    for place, claims in _sentences(scene).items():
        taken = set[frozenset[int]]()
        for steps in phrases:
            if len(claims) < len(named_in(steps)) or not may_stand(steps, _sentence(scene, place).words):
                continue
            for bound in standing_in(steps, _sentence(scene, place).items):
                spots = frozenset(claim.start for claim in bound.values())
                if spots not in taken and _one_unit([bound[name] for name in bound if name in loose]):
                    taken.add(spots)
                    yield bound


def first_parts(phrases: Sequence[str], scene: Scene) -> Iterator[Claim]:
    """The claims that the first part of one of the phrases stands for."""
    steps = [pattern(text) for text in phrases]
    for place in _sentences(scene):
        for each in steps:
            if may_stand(each, _sentence(scene, place).words):
                yield from found_in(each, _sentence(scene, place).items)


def _bound(patterns: Mapping[str, list[Pattern]], sentences: Sequence[Sentence]) -> dict[str, Claim] | None:
    out: dict[str, Claim] = {}
    taken = set[int]()
    for name, options in patterns.items():
        found = {
            claim.start: claim
            for sentence in sentences
            for steps in options
            if may_stand(steps, sentence.words)
            for claim in found_in(steps, sentence.items)
        }
        values = [c for start, c in sorted(found.items()) if start not in taken]
        if not values or len({(c.base, c.base_unit, c.date_low) for c in values}) > 1:
            return None
        out[name] = values[0]
        taken.add(values[0].start)
    return out


def _one_unit(claims: Sequence[Claim]) -> bool:
    """Whether numbers are of one unit; a count without its noun ("to 60") takes that of the others."""
    units = {c.base_unit for c in claims if c.base_unit}
    bare = any(not c.base_unit for c in claims)
    counts = all(c.quantity.kind in ("count", "number") for c in claims)
    return len(units) <= 1 and (not units or not bare or counts)


@lru_cache(maxsize=1)
def _sentences(scene: Scene) -> Mapping[tuple[int, int], Sequence[Claim]]:
    out: defaultdict[tuple[int, int], list[Claim]] = defaultdict(list)
    for claim in scene.claims:
        if not claim.furniture:
            out[claim.doc_index, claim.sentence_start].append(claim)
    return out


@lru_cache(maxsize=1)
def _read(scene: Scene) -> dict[tuple[int, int], Sentence]:
    """The words and claims of each sentence of a scene, read on first use: all rules share them."""
    return {}


def _sentence(scene: Scene, place: tuple[int, int]) -> Sentence:
    known = _read(scene)
    if place not in known:
        items = items_of(_sentences(scene)[place])
        known[place] = Sentence(items, frozenset(item for item in items if isinstance(item, str)))
    return known[place]


def _scopes(scene: Scene, scope: str) -> Iterator[list[tuple[int, int]]]:
    """The places of the sentences that are looked at together."""
    run = list[tuple[int, int]]()
    last: Claim | None = None
    for place, claims in _sentences(scene).items():
        if last is not None and not _together(last, claims[0], scope, scene):
            yield run
            run = []
        run.append(place)
        last = claims[-1]
    if run:
        yield run


def _together(a: Claim, b: Claim, scope: str, scene: Scene) -> bool:
    if scope == "sentence" or a.doc_index != b.doc_index:
        return False
    between = scene.documents[a.doc_index].text[a.end : b.start]
    return scope == "document" or not any(not line.strip() for line in between.split("\n")[1:-1])


def names_of(bound: Mapping[str, Claim]) -> Names:
    """The bound claims as values of a formula: in the units that are written, in base units where those differ."""
    written: defaultdict[str, set[str]] = defaultdict(set)
    for claim in bound.values():
        written[claim.base_unit].add(claim.quantity.unit)
    return {name: _value(claim, len(written[claim.base_unit]) > 1) for name, claim in bound.items()}


def _value(claim: Claim, in_base: bool) -> Bound:
    q = claim.quantity
    if q.kind == "date":
        return Bound(_days(claim), "", claim.text)
    if in_base or q.kind == "fraction":
        return Bound(number(values_of(claim), claim.base_value), claim.base_unit, claim.text)
    return Bound(number(q.interval, q.value), q.unit, claim.text)


def _days(claim: Claim) -> Day:
    """The days of a date, both ends included; every day for one without a place in the calendar."""
    try:
        low = date.fromisoformat((claim.date_low or "0001-01-01")[:10])
        high = date.fromisoformat((claim.date_high or "9999-12-31")[:10])
    except ValueError:
        return Day(date.min, date.max)
    last = date.fromordinal(high.toordinal() - 1) if claim.date_high and high > low else high
    return Day(low, max(low, last))
