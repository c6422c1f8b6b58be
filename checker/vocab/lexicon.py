"""Names and words that tell what a number is about, as look-up tables built once from `data/` and a rule set."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from checker.text.stem import stem
from checker.text.tokens import PAD, tokenise
from checker.vocab.load import vocabulary


class Name(NamedTuple):
    """One way of writing a named thing: the folded tokens, the form as written, and what it stands for."""

    words: tuple[str, ...]
    surface: str
    canonical: str  # "" where the name only looks like an entity ("New Britain")
    kind: str  # country, region, organisation, metonym, ...


class MeasureWord(NamedTuple):
    """What a word measures, of which kinds; of `near`, unless empty, one word must stand in the same sentence."""

    measure: str
    near: frozenset[str]
    of: frozenset[str]  # kinds of quantity; empty: any


class OwnMeasure(NamedTuple):
    """One word or phrase by which a rule file names a measure, with what a number needs to be of it."""

    words: tuple[str, ...]  # folded tokens; the last one in the singular or plural
    measure: str
    counted: str  # the head of the noun that its unit counts; "" for none
    kinds: frozenset[str]  # kinds of quantity that can have its unit; empty: any
    near: frozenset[str]  # stems one of which must stand in the same sentence; empty: none need
    near_kinds: frozenset[str]  # kinds of quantity that are near words themselves: "minute" is met by any duration


class Lexicon(NamedTuple):
    """All look-up tables of the context stage; keys are folded words."""

    names: Mapping[str, tuple[Name, ...]]  # first word -> names that start with it, longest first
    anaphors: Mapping[str, str]  # "alliance" -> "organisation"
    kinds: Mapping[str, str]  # canonical name -> kind
    measures: Mapping[str, tuple[MeasureWord, ...]]
    predicates: Mapping[str, str]
    synonyms: Mapping[str, str]
    qualifiers: Mapping[str, str]
    weak: frozenset[str]  # qualifiers that decide only where no other stands near
    speech: frozenset[str]
    stop: frozenset[str]
    not_a_name: frozenset[str]
    governing: frozenset[str]  # every word that names a measure or a predicate
    sorts: frozenset[str]  # the kinds of what has a canonical name
    lower: frozenset[str]  # first words of names that begin with a small letter ("ministers of the eight")
    definite: Mapping[str, tuple[str, str]]  # "bloc" -> canonical and kind, where a rule file names "the bloc"
    own_measures: Mapping[str, tuple[OwnMeasure, ...]]  # first word -> measures of the rules in force


def _inverted(table: Mapping[str, list[str]]) -> dict[str, str]:
    return {word: name for name, words in table.items() for word in words}


def _name(surface: str, canonical: str, kind: str) -> Name:
    words = tuple(tokenise(surface).words[:-PAD])
    return Name(words, surface.replace("\u2019", "'"), canonical, kind)


_KINDS = {"percent": ("percentage", "percentage_point", "fraction"), "duration": ("duration", "elapsed")}
# (canonical, kind, names, names that only look like it)
Extra = tuple[tuple[str, str, tuple[str, ...], tuple[str, ...]], ...]
# (measure, words, near, unit, kinds that have the unit, kinds that are near words)
Measures = tuple[tuple[str, tuple[str, ...], tuple[str, ...], str, tuple[str, ...], tuple[str, ...]], ...]


@cache
def lexicon(entities: Extra = (), measures: Measures = ()) -> Lexicon:
    """The tables in force: the vocabulary files, widened by the names and measures of a rule set.

    >>> lexicon().predicates["wounding"]
    'injured'
    """
    data = vocabulary("entities")
    names: list[Name] = []
    kinds: dict[str, str] = {}
    for kind in ("country", "region", "organisation"):
        for canonical, others in data[kind].items():
            kinds[canonical] = kind
            names += [_name(form, canonical, kind) for form in (canonical, *others)]
    for canonical, forms in data["metonym"].items():
        names += [_name(form, canonical, "metonym") for form in forms]
    names = _named_by_rules(entities, names, kinds) + names
    first: dict[str, dict[tuple[str, str], Name]] = {}
    for name in names:
        if name.words:
            first.setdefault(name.words[0], {}).setdefault((name.surface, name.canonical and "name"), name)
    context = vocabulary("context")
    words: dict[str, list[MeasureWord]] = {}
    for measure, e in context["measure"].items():
        kinds_of = frozenset(kind for group in e.get("of", ()) for kind in _KINDS.get(group, (group,)))
        entry = MeasureWord(measure, frozenset(w.lower() for w in e.get("near", ())), kinds_of)
        for word in e["words"]:
            words.setdefault(word.lower(), []).append(entry)
    return Lexicon(
        names={w: tuple(sorted(ns.values(), key=lambda n: -len(n.words))) for w, ns in first.items()},
        anaphors=_inverted(data["anaphor"]),
        kinds=kinds,
        measures={w: tuple(ms) for w, ms in words.items()},
        predicates=_inverted(context["predicate"]),
        synonyms=_inverted(context["synonym"]),
        qualifiers=_inverted(context["qualifier"]),
        weak=frozenset(context["qualifier_weak"]["words"]),
        speech=frozenset(context["speech"]["verbs"]),
        stop=frozenset(context["stop"]["words"]),
        not_a_name=frozenset(context["not_a_name"]["words"]),
        governing=frozenset([*words, *(word for listed in context["predicate"].values() for word in listed)]),
        sorts=frozenset(kinds.values()),
        lower=frozenset(n.words[0] for n in names if n.words and n.surface[:1].islower() and n.words[0] != "the"),
        definite={n.words[1]: (n.canonical, n.kind) for n in reversed(names) if _definite(n)},
        own_measures=_own(measures),
    )


def _named_by_rules(entities: Extra, names: list[Name], kinds: dict[str, str]) -> list[Name]:
    """The names of rule files, which go before the vocabulary's; an entity that the vocabulary knows keeps its name."""
    known: dict[str, str] = {}
    for name in names:
        if name.kind != "metonym":  # "Paris" may be an author's own
            known.setdefault(name.surface, name.canonical)
    out = []
    for canonical, kind, forms, excluded in entities:
        called = next((known[form] for form in (canonical, *forms) if form in known), canonical)
        kinds.setdefault(called, kind)
        out += [_name(form, called, kind) for form in (canonical, *forms)]
        out += [_name(form, "", "excluded") for form in excluded]
    return out


def _definite(name: Name) -> bool:
    """Whether a name is "the" with a common noun: it may have words between ("the 31-member alliance")."""
    return len(name.words) == 2 and name.words[0] == "the" and name.surface[4:5].islower()


def _own(measures: Measures) -> dict[str, tuple[OwnMeasure, ...]]:
    """The measures of rule files by the first word of their names, singular and plural alike."""
    out: dict[str, dict[OwnMeasure, None]] = {}
    for measure, listed, near, unit, kinds, near_kinds in measures:
        counted = unit.rsplit(" ", 1)[-1] if "count" in kinds else ""
        stems = frozenset(stem(word) for phrase in near for word in phrase.lower().split())
        for phrase in listed:
            *first, last = tokenise(phrase).words[:-PAD] or [""]
            for form in _numbers(last):
                entry = OwnMeasure((*first, form), measure, counted, frozenset(kinds), stems, frozenset(near_kinds))
                out.setdefault(entry.words[0], {})[entry] = None
    return {word: tuple(entries) for word, entries in out.items() if word}


def _numbers(noun: str) -> tuple[str, ...]:
    """A noun with its regular singular and plural: an author writes one and means both.

    >>> _numbers("ally"), _numbers("members")
    (('ally', 'allies'), ('members', 'member'))
    """
    if noun.endswith("ies") and len(noun) > 4:
        return noun, noun[:-3] + "y"
    if noun.endswith("s"):
        return (noun, f"{noun}es") if noun.endswith("ss") else (noun, noun[:-1])
    if noun.endswith("y") and noun[-2:-1] not in tuple("aeiou"):
        return noun, noun[:-1] + "ies"
    return noun, noun + ("es" if noun.endswith(("x", "ch", "sh", "z")) else "s")
