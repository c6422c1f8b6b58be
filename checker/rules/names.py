"""Looks up the names that rules use, in the files' own definitions and in the built-in vocabulary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from checker.checks.base import Entity, Select, Validity
from checker.rules.amounts import canonical_unit, read_amount
from checker.vocab.load import vocabulary


@cache
def built_in_entities() -> Mapping[str, str]:
    """Every name in the vocabulary with the canonical name that claims carry.

    >>> built_in_entities()["Britain"]
    'United Kingdom'
    """
    data = vocabulary("entities")
    groups = [data[kind] for kind in ("country", "region", "organisation")]
    out: dict[str, str] = {}
    for group in groups:
        for canonical, others in group.items():
            for form in (canonical, *others):
                out.setdefault(form, canonical)
    for canonical, forms in data["metonym"].items():
        for form in forms:
            out.setdefault(form, canonical)
    return out


@cache
def built_in_measures() -> frozenset[str]:
    """The measures of the vocabulary, and its nouns: the measure of a count is what it counts."""
    context = vocabulary("context")
    return frozenset((*context["measure"], *context["synonym"]))


def in_claims(entity: Entity) -> str:
    """The name that claims carry for an entity: the vocabulary's where it knows one of the names, else the file's.

    A name that only stands for something else in the vocabulary (Paris for France) is left to the file.
    """
    known, borrowed = built_in_entities(), _metonyms()
    own = (name for name in (entity.name, *entity.names) if name in known and name not in borrowed)
    return next((known[name] for name in own), entity.name)


@cache
def _metonyms() -> frozenset[str]:
    return frozenset(form for forms in vocabulary("entities")["metonym"].values() for form in forms)


def as_in_claims(select: Select, entities: Mapping[str, Entity]) -> Select:
    """The selection with its entities and units named as claims name them."""
    if select.unit:
        units = (canonical_unit(unit) or unit for unit in select.unit)
        select = replace(select, unit=tuple(dict.fromkeys(units)))
    if not select.entity:
        return select
    known = built_in_entities()
    named = (in_claims(entities[n]) if n in entities else known.get(n, n) for n in select.entity)
    return replace(select, entity=tuple(dict.fromkeys(named)))


def literal(text: str, facts: Mapping[str, tuple[Validity, ...]]) -> str:
    """What a name in a formula stands for: the value of a fact, a number without its unit, else the text itself.

    >>> literal("beds", {"beds": (Validity("1,200", amount=read_amount("1,200")),)}), literal("1949-04-04", {})
    ('1200', '1949-04-04')
    """
    if text in facts:
        value = facts[text][0]
        return str(value.amount.value) if value.amount else value.value
    found = read_amount(text)
    return str(found.value) if found else text
