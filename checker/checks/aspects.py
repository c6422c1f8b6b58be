"""The parts of a claim that a rule may name under split_by, group_by and same: what must not differ."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping

from checker.checks.base import Rule, Scene
from checker.checks.senses import sense_of
from checker.model import Claim
from checker.vocab.lexicon import lexicon

_PLACES = frozenset({"country", "region", "place"})
Values = frozenset[str]


def differs(names: Iterable[str], a: Claim, b: Claim, rule: Rule, scene: Scene) -> str:
    """The first part in which two claims are known to differ, in words; "" for none.

    A claim that says nothing of a part differs from none: "a 90-minute call with Putin" may be "the call".

    >>> from checker.checks.base import RuleSet
    >>> differs((), None, None, Rule("r", "agree"), Scene((), (), (), frozenset(), None, RuleSet(())))
    ''
    """
    for name in names:
        x, y = ASPECTS[name](a, rule, scene), ASPECTS[name](b, rule, scene)
        if x and y and x.isdisjoint(y):
            return f"another {_WORDS.get(name, name)}: {_shown(x)} / {_shown(y)}"
    return ""


def _shown(values: Values) -> str:
    return ", ".join(sorted(values))


def _one(value: str) -> Values:
    return frozenset({value}) if value else frozenset()


def _as_of(claim: Claim, length: int) -> Values:
    return _one(claim.as_of[:length]) if claim.as_of[:1].isdigit() else frozenset()


def _date(claim: Claim) -> Values:
    return _one((claim.date_low or "")[:10].partition("T")[0]) or _as_of(claim, 10)


def _participants(claim: Claim) -> Values:
    return frozenset(claim.entities)


def _entity(claim: Claim) -> Values:
    return _one(claim.subject) or frozenset(claim.entities)


def _place(claim: Claim, scene: Scene) -> Values:
    """The countries, regions and places that the sentence names."""
    known = lexicon().kinds
    own = {entity.name: entity.kind for entity in scene.rules.entities.values()}
    return frozenset(name for name in claim.entities if known.get(name, own.get(name)) in _PLACES)


def _paragraph(claim: Claim, scene: Scene) -> Values:
    document = scene.documents[claim.doc_index]
    if document.blocks:
        at = bisect_right(document.blocks, claim.start, key=lambda block: block.start) - 1
    else:
        at = document.text.rfind("\n\n", 0, claim.start)
    return _one(f"{document.name}, paragraph at {max(at, 0)}")


ASPECTS: Mapping[str, Callable[[Claim, Rule, Scene], Values]] = {
    "entity": lambda c, r, s: _entity(c),
    "subject": lambda c, r, s: _one(c.subject),
    "measure": lambda c, r, s: frozenset(c.measures),
    "qualifier": lambda c, r, s: _one(sense_of(r, c).name),
    "kind": lambda c, r, s: _one(c.quantity.kind),
    "unit": lambda c, r, s: _one(c.quantity.unit),
    "as_of": lambda c, r, s: _as_of(c, 10),
    "as_of.year": lambda c, r, s: _as_of(c, 4),
    "as_of.month": lambda c, r, s: _as_of(c, 7),
    "speaker": lambda c, r, s: _one(c.speaker),
    "participants": lambda c, r, s: _participants(c),
    "place": lambda c, r, s: _place(c, s),
    "date": lambda c, r, s: _date(c),
    "predicate": lambda c, r, s: _one(c.predicate),
    "document": lambda c, r, s: _one(s.documents[c.doc_index].name),
    "sentence": lambda c, r, s: _one(f"{c.doc}:{c.sentence_start}"),
    "paragraph": lambda c, r, s: _paragraph(c, s),
}
_WORDS = {"as_of.year": "year", "as_of.month": "month", "as_of": "day", "qualifier": "sense", "place": "place"}
