"""Whose number it is: the entity that a quantity is said of, under one canonical name."""

from __future__ import annotations

from checker.claims.mentions import Mention, between
from checker.claims.scope import Scope
from checker.model import Quantity

_TIES = frozenset({"of", "in", "for", "with", "to", "from", "at", "across", "among", "between", "by", "on"})
_PRONOUNS = frozenset({"he", "she", "it", "they", "his", "her", "its", "their", "we", "our", "i"})
_ARTICLES = frozenset({"the", "a", "an", "its", "their", "all"})
_CONJUNCTIONS = frozenset({"and", "or"})
_WITHIN = frozenset({"in", "across", "throughout"})
# Nouns that with "the" take up what was named before: "The town, home to 46,500 people".
_RESUMING = frozenset(
    {
        "town", "city", "village", "island", "province", "district", "region", "state", "country", "port", "suburb",
        "company", "firm", "bank", "airline", "carrier", "group", "club", "team", "party", "museum", "hospital",
        "school", "university", "agency", "ministry", "retailer", "carmaker", "maker",
    }
)  # fmt: skip
_LANDS = frozenset({"countries", "nations", "states", "worldwide", "nationwide", "continents"})
_AUXILIARIES = frozenset({"was", "were", "is", "are", "has", "have", "had", "been", "be", "being", "feared", "left"})
_LINKS = frozenset({",", "and", "or"})
_PHRASE = 3  # words of a noun phrase between a preposition and the next: "of voice traffic capability to Europe"
_REACH_AFTER = 8  # tokens behind the quantity in which "of NATO members" or "in India" may stand
_REACH_BEFORE = 40  # tokens before it in which its subject is looked for


def find_subject(scope: Scope, q: Quantity, clause: tuple[int, int]) -> tuple[str, str]:
    """The canonical subject and how it was found: noun, tied, possessive, before, anaphor, previous, or "" for none."""
    mentions, firsts = scope.mentions, scope.firsts
    first, stop = q.first, max(q.stop, q.noun[1])
    for m in between(mentions, firsts, q.first, stop):  # "500 million Europeans"
        return m.canonical, "noun"
    before = between(mentions, firsts, max(clause[0], first - _REACH_BEFORE), first)
    words = scope.tokens.words
    if before and (before[-1].stop == first or (words[before[-1].stop] == "'s" and before[-1].stop >= first - 3)):
        return before[-1].canonical, "possessive"  # "NATO's 2 percent target"
    tied = _tied(scope, stop, clause[1])
    if tied:
        return tied, "tied"
    anaphor = _anaphor(scope, max(clause[0], first - 6), stop)
    if before:
        if anaphor:
            return anaphor, "anaphor"
        return _governor(scope, before).canonical, "before"
    if anaphor:
        return anaphor, "anaphor"
    sentence = scope.sentence(first)
    begin = max(clause[0], sentence[0])
    if not _PRONOUNS.isdisjoint(words[begin : min(clause[0] + 4, first)]) or (
        words[begin] == "the" and words[begin + 1] in _RESUMING and begin + 1 < first
    ):
        earlier = between(mentions, firsts, scope.sentence(max(sentence[0] - 1, 0))[0], sentence[0])
        if earlier:
            return earlier[0].canonical, "previous"
    left = between(mentions, firsts, sentence[0], first)
    return (left[-1].canonical, "before") if left else ("", "")


def _tied(scope: Scope, stop: int, limit: int) -> str:
    """The name that prepositions tie to the quantity: "a third of NATO members", "65% of traffic to India"."""
    words = scope.tokens.words
    i, idle, joined = _past_verb(scope, stop), 0, False
    if words[i] not in _TIES:
        return ""
    everywhere = words[i] in _WITHIN and next((w for w in words[i + 1 : min(i + 4, limit)] if w in _LANDS), "")
    if everywhere:
        return everywhere  # "230,000 people in 14 countries": no single one, whatever was named before
    limit = min(i + _REACH_AFTER, limit)
    while i < limit:
        if words[i] in _TIES:
            idle, joined = 0, False
        elif words[i] not in _ARTICLES:
            named = between(scope.mentions, scope.firsts, i, i + 1)
            if named and joined and idle:
                return ""  # "44% of the vote and Pedro Vega 53%"
            if named:
                return _whole(scope, named[0])
            idle += 1
            if words[i] in _CONJUNCTIONS:
                idle, joined = 1, True
            if idle > _PHRASE or not words[i].isalpha() or (idle > 1 and _says_more(scope, words[i])):
                return ""
        i += 1
    return ""


def _past_verb(scope: Scope, stop: int) -> int:
    """The token behind what happened to the counted: "12 people were killed in Oman", "40 people dead in Oman"."""
    words, i = scope.tokens.words, stop
    while words[i] in _AUXILIARIES and i < stop + 3:
        i += 1
    return i + 1 if words[i] in scope.lexicon.predicates else stop


def _whole(scope: Scope, m: Mention) -> str:
    """Of "Indonesia's Aceh province" Aceh; of "in Oman, Egypt and India" all three in one."""
    words, here = scope.tokens.words, m
    while words[here.stop] == "'s" and (named := between(scope.mentions, scope.firsts, here.stop + 1, here.stop + 2)):
        here = named[0]
    names = [here.canonical]
    last = here
    while words[last.stop] in _LINKS:
        at = last.stop + 1 + (words[last.stop + 1] in _CONJUNCTIONS)
        named = between(scope.mentions, scope.firsts, at, at + 1)
        if not named:
            break
        last = named[0]
        names.append(last.canonical)
        if words[last.first - 1] in _CONJUNCTIONS:
            return ", ".join(names)
    return ", ".join(names) if len(names) > 2 else here.canonical


def _says_more(scope: Scope, word: str) -> bool:
    """Whether a word behind a noun is none: a verb, or a function word, begins something else."""
    lexicon = scope.lexicon
    return word in lexicon.stop or word in lexicon.predicates or word in lexicon.qualifiers or word.endswith("ed")


def _governor(scope: Scope, before: list[Mention]) -> Mention:
    """Of several names before a quantity the nearest without a preposition, a country or organisation first."""
    words = scope.tokens.words
    free = [m for m in before if words[m.first - 1] not in _TIES and words[m.first - 1] != "'"]
    for m in reversed(free):
        if m.kind != "name":
            return m
    return (free or before)[-1]


def _anaphor(scope: Scope, start: int, stop: int) -> str:
    """What "the alliance", "the 32-member bloc" takes up: the entity of that kind that the document names most."""
    words, anaphors = scope.tokens.words, scope.lexicon.anaphors
    if anaphors.keys().isdisjoint(words[start : stop + 3]):
        return ""
    for i in range(stop + 2, start - 1, -1):
        kind = anaphors.get(words[i])
        if kind and kind in scope.topic and any(w in ("the", "this", "that") for w in words[max(i - 5, 0) : i]):
            return scope.topic[kind]
    return ""
