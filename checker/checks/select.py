"""Which claims a rule looks at: one mask for each value of each field, made once a run and shared by all rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from checker.checks.base import Rule, Scene, Select
from checker.checks.bound import first_parts
from checker.checks.role import roles_of
from checker.checks.senses import sense_of
from checker.model import Claim, Pair

_OWN = frozenset({"dateline", "byline"})  # furniture that the author wrote
Mask = frozenset[int]  # positions among the run's claims
Masks = Mapping[str, Mask]  # a field's value -> the claims that have it
_NONE: Mask = frozenset()
_NOBODY = "\x00"  # the entity of claims whose sentence names nobody


def selected(rule: Rule, scene: Scene, datelines: bool = False) -> Iterator[Claim]:
    """The claims that a rule's `select` names and that are the author's to mend: a draft's, else everyone's.

    Page furniture is left out, save for datelines where the caller asks for them.
    """
    for position in table(scene).claims(rule):
        c = scene.claims[position]
        if (not c.furniture or (datelines and c.furniture in _OWN)) and own(c, scene):
            yield c


def selected_pairs(rule: Rule, scene: Scene) -> tuple[Pair, ...]:
    """The aligned pairs of which the rule selects both claims, in the order of their claims.

    A claim whose sentence names nobody is taken for one of the rule's entity where its document turns on that entity,
    or names nobody at all: the other claim and the evidence of the pair say the rest.
    """
    return table(scene).pairs(rule)


def applies(rule: Rule, claim: Claim, scene: Scene) -> bool:
    """Whether one claim is what the rule selects."""
    shared = table(scene)
    return shared.position(claim) in shared.claims(rule)


def own(claim: Claim, scene: Scene) -> bool:
    """Whether a claim stands in a draft; where there is none, every document is looked at."""
    return not scene.drafts or claim.doc_index in scene.drafts


@lru_cache(maxsize=1)
def table(scene: Scene) -> Table:
    """The masks of a run; kept until the next run asks for its own."""
    return Table(scene)


class Table:
    """The masks of one run's claims. What a selection names is found by joining masks, never by walking all claims."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._every: Mask = frozenset(range(len(scene.claims)))
        self._positions = {(c.doc_index, c.start, c.end): i for i, c in enumerate(scene.claims)}
        self._fields = _masks(scene)
        self._topics = _topics(scene)
        self._known: dict[tuple[Select, bool], dict[int, None]] = {}
        self._phrased: dict[tuple[str, ...], Mask] = {}
        self._paired: dict[Select, tuple[Pair, ...]] = {}
        self._pairs: dict[int, list[tuple[int, int]]] | None = None  # a claim -> its partners, and the pair's number

    def position(self, claim: Claim) -> int:
        """Where a claim stands among the run's claims; -1 for one that is none of them."""
        return self._positions.get((claim.doc_index, claim.start, claim.end), -1)

    def claims(self, rule: Rule) -> Mapping[int, None]:
        """The positions of the claims that a rule selects, in order."""
        return self._senses(rule, self._selected(_general(rule), False))

    def pairs(self, rule: Rule) -> tuple[Pair, ...]:
        """The pairs of which a rule selects both claims."""
        s = _general(rule)
        if s != rule.select:
            return self._joined(self._senses(rule, self._selected(s, True)))
        if s == Select():
            return self._scene.pairs
        if s not in self._paired:
            self._paired[s] = self._joined(self._selected(s, True))
        return self._paired[s]

    def _joined(self, chosen: Mapping[int, None]) -> tuple[Pair, ...]:
        if self._pairs is None:
            self._pairs = defaultdict(list)
            for number, pair in enumerate(self._scene.pairs):
                self._pairs[self.position(pair.a)].append((self.position(pair.b), number))
        found = self._pairs
        numbers = [n for a in chosen if a in found for b, n in found[a] if b in chosen]
        return tuple(self._scene.pairs[n] for n in sorted(numbers))

    def _senses(self, rule: Rule, chosen: Mapping[int, None]) -> Mapping[int, None]:
        """Of the chosen claims those in the senses that the rule asks for, where it names senses of its own."""
        if _general(rule) == rule.select:
            return chosen
        wanted, claims = rule.select.qualifier, self._scene.claims
        return {i: None for i in chosen if sense_of(rule, claims[i]).name in wanted}

    def _selected(self, s: Select, unnamed: bool) -> dict[int, None]:
        if (s, unnamed) not in self._known:
            masks = sorted(self._asked(s, unnamed), key=len)
            found = masks[0].intersection(*masks[1:]) if masks else self._every
            self._known[s, unnamed] = dict.fromkeys(sorted(found))
        return self._known[s, unnamed]

    def _asked(self, s: Select, unnamed: bool) -> Iterator[Mask]:
        """One mask for each field that a selection fills."""
        for field in ("kind", "unit", "measure", "qualifier", "role", "predicate"):
            wanted = getattr(s, field)
            if wanted:
                yield _union(self._fields[field], wanted)
        if s.entity:
            named = _union(self._fields["entity"], s.entity)
            yield named | self._unnamed(s.entity) if unnamed else named
        if s.phrase:
            yield self.phrased(s.phrase)
        if s.within and self._scene.drafts:
            yield self._fields["in"].get(s.within, _NONE)

    def phrased(self, phrases: tuple[str, ...]) -> Mask:
        """The claims that stand in one of the phrases, as its first part."""
        if phrases not in self._phrased:
            found = {self.position(claim) for claim in first_parts(phrases, self._scene)}
            self._phrased[phrases] = frozenset(found - {-1})
        return self._phrased[phrases]

    def _unnamed(self, wanted: tuple[str, ...]) -> Mask:
        """The claims that name nobody, of documents that turn on a wanted entity or name nobody at all."""
        open_to = {doc for doc, topics in enumerate(self._topics) if not topics or not topics.isdisjoint(wanted)}
        claims = self._scene.claims
        return frozenset(i for i in self._fields["entity"].get(_NOBODY, ()) if claims[i].doc_index in open_to)


def _general(rule: Rule) -> Select:
    """The selection without its senses where those are the rule's own: only the rule can tell them."""
    if rule.select.qualifier and rule.params.get("qualifiers"):
        return replace(rule.select, qualifier=())
    return rule.select


def _union(masks: Masks, wanted: tuple[str, ...]) -> Mask:
    if len(wanted) == 1:
        return masks.get(wanted[0], _NONE)
    return frozenset().union(*(masks.get(value, _NONE) for value in wanted))


def _topics(scene: Scene) -> list[frozenset[str]]:
    """What each document turns on; for a scene without that, what its claims name."""
    if scene.topics:
        return list(scene.topics)
    out: list[set[str]] = [set() for _ in scene.documents]
    for c in scene.claims:
        out[c.doc_index].update(c.entities)
    return [frozenset(names) for names in out]


def _masks(scene: Scene) -> dict[str, Masks]:
    fields: dict[str, dict[str, set[int]]] = {
        name: defaultdict(set) for name in ("kind", "unit", "measure", "qualifier", "entity", "role", "predicate", "in")
    }
    kind, unit, measure, qualifier, entity, role, predicate, within = fields.values()
    for i, c in enumerate(scene.claims):
        q = c.quantity
        kind[q.kind].add(i)
        for name in {q.unit, c.base_unit}:
            unit[name].add(i)
        for name in c.measures:
            measure[name].add(i)
        qualifier[c.qualifier].add(i)
        predicate[c.predicate].add(i)
        for name in {c.subject, *c.entities} - {""} or {_NOBODY}:
            entity[name].add(i)
        for name in roles_of(c):
            role[name].add(i)
        within["draft" if c.doc_index in scene.drafts else "source"].add(i)
    return {name: {value: frozenset(found) for value, found in masks.items()} for name, masks in fields.items()}
