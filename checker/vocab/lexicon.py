"""Names and words that tell what a number is about, as look-up tables built once from `data/` and a rule set."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

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


class Lexicon(NamedTuple):
    """All look-up tables of the context stage; keys are folded words."""

    names: Mapping[str, tuple[Name, ...]]  # first word -> names that start with it, longest first
    anaphors: Mapping[str, str]  # "alliance" -> "organisation"
    kinds: Mapping[str, str]  # canonical name -> kind
    measures: Mapping[str, tuple[MeasureWord, ...]]
    predicates: Mapping[str, str]  # words, and phrases of two words ("broke out"), which go before the first of them
    implied: Mapping[str, str]  # measure -> what it says happened
    happens_to: Mapping[str, str]  # predicate -> who is counted where no noun is given
    synonyms: Mapping[str, str]
    qualifiers: Mapping[str, str]
    weak: frozenset[str]  # qualifiers that decide only where no other stands near
    speech: frozenset[str]
    stop: frozenset[str]
    not_a_name: frozenset[str]
    governing: frozenset[str]  # every word that names a measure or a predicate, or begins its name
    sorts: frozenset[str]  # the kinds of what has a canonical name


def _inverted(table: Mapping[str, list[str]]) -> dict[str, str]:
    return {word: name for name, words in table.items() for word in words}


def _name(surface: str, canonical: str, kind: str) -> Name:
    words = tuple(tokenise(surface).words[:-PAD])
    return Name(words, surface.replace("\u2019", "'"), canonical, kind)


_KINDS = {"percent": ("percentage", "percentage_point", "fraction"), "duration": ("duration", "elapsed")}
# (canonical, kind, names, names that only look like it)
Extra = tuple[tuple[str, str, tuple[str, ...], tuple[str, ...]], ...]
Measures = tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]  # (measure, words, near)


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
    for canonical, kind, forms, excluded in entities:
        known = next((n.canonical for n in names if n.surface in (canonical, *forms)), canonical)
        kinds.setdefault(known, kind)
        names += [_name(form, known, kind) for form in (canonical, *forms)]
        names += [_name(form, "", "excluded") for form in excluded]
    first: dict[str, dict[tuple[str, str], Name]] = {}
    for name in names:
        if name.words:
            first.setdefault(name.words[0], {}).setdefault((name.surface, name.canonical and "name"), name)
    context = vocabulary("context")
    words: dict[str, list[MeasureWord]] = {}
    for measure, listed, near, of in [
        *((m, listed, near, ()) for m, listed, near in measures),
        *((m, e["words"], e.get("near", ()), e.get("of", ())) for m, e in context["measure"].items()),
    ]:
        kinds_of = frozenset(kind for group in of for kind in _KINDS.get(group, (group,)))
        for word in listed:
            words.setdefault(word.lower(), []).append(
                MeasureWord(measure, frozenset(w.lower() for w in near), kinds_of)
            )
    return Lexicon(
        names={w: tuple(sorted(ns.values(), key=lambda n: -len(n.words))) for w, ns in first.items()},
        anaphors=_inverted(data["anaphor"]),
        kinds=kinds,
        measures={w: tuple(ms) for w, ms in words.items()},
        predicates=_inverted(context["predicate"]),
        implied=context["implied"],
        happens_to=_inverted(context["happens_to"]),
        synonyms=_inverted(context["synonym"]),
        qualifiers=_inverted(context["qualifier"]),
        weak=frozenset(context["qualifier_weak"]["words"]),
        speech=frozenset(context["speech"]["verbs"]),
        stop=frozenset(context["stop"]["words"]),
        not_a_name=frozenset(context["not_a_name"]["words"]),
        governing=frozenset(
            [*words, *(phrase.split()[0] for listed in context["predicate"].values() for phrase in listed)]
        ),
        sorts=frozenset(kinds.values()),
    )
