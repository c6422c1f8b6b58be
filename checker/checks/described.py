"""What a claim is about where the text does not use the name: "the 31-member alliance" for the alliance."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from checker.checks.base import Rule, RuleSet, Scene
from checker.model import Claim
from checker.text.tokens import tokenise
from checker.vocab.lexicon import lexicon

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+|[^\w\s]")
Heads = tuple[tuple[str, ...], ...]  # the words behind "the" of each name
_BETWEEN = 2  # words between a number and the noun that it describes: "the 31-member military alliance"


def entities_of(claim: Claim, rule: Rule, scene: Scene) -> set[str]:
    """The entities that a claim may be about: its subject, or all of its sentence where it has none that has a name.

    With them stand those of the rule that the claim describes.
    """
    found = {claim.subject} if claim.subject in claim.entities else {claim.subject, *claim.entities}
    return found | {name for name in rule.select.entity if name not in found and described(claim, name, scene)}


def describes(rule: Rule, scene: Scene) -> bool:
    """Whether an entity of a rule has a name that a number can stand in: "the alliance"."""
    return any(_heads_of(name, scene) for name in rule.select.entity)


def described(claim: Claim, entity: str, scene: Scene) -> bool:
    """Whether a number stands inside a name that starts with "the": the rule file's "the alliance".

    It stands right behind "the", and the rest of the name follows within its noun phrase.
    """
    heads = _heads_of(entity, scene)
    if not heads:
        return False
    q, sentence = claim.quantity, claim.sentence
    before = sentence[: max(0, q.start - claim.sentence_start)].split()
    if not before or before[-1].lower() not in ("the", "this"):
        return False
    behind = [w.lower() for w in _WORD.findall(sentence[max(0, q.end - claim.sentence_start) :])[:8]]
    if behind[:1] == ["-"]:
        behind = behind[2:]
    return any(tuple(behind[n : n + len(head)]) == head for head in heads for n in range(_BETWEEN))


def _heads_of(entity: str, scene: Scene) -> Heads:
    """The nouns with which an entity is described, looked up once a run: every rule asks it of every claim."""
    known = _known_heads(scene)
    if entity not in known:
        known[entity] = tuple(_head(_names(entity, scene.rules)))
    return known[entity]


@lru_cache(maxsize=1)
def _known_heads(scene: Scene) -> dict[str, Heads]:
    return {}


def _names(entity: str, rules: RuleSet) -> tuple[str, ...]:
    """The names that the rule files give to an entity, which claims may call by the vocabulary's name."""
    return tuple(
        name
        for e in rules.entities.values()
        if entity in (e.name, *e.names) or any(_is_called(form, entity) for form in (e.name, *e.names))
        for name in e.names
    )


@lru_cache(maxsize=4096)
def _is_called(form: str, entity: str) -> bool:
    """Whether the vocabulary knows a name as a name of an entity."""
    first = next(iter(tokenise(form).words), "")
    return any(n.surface == form and n.canonical == entity for n in lexicon().names.get(first, ()))


def _head(names: Iterable[str]) -> Iterable[tuple[str, ...]]:
    for name in names:
        article, _, rest = name.partition(" ")
        if article.lower() == "the" and rest and rest[0].islower():
            yield tuple(rest.lower().split())
