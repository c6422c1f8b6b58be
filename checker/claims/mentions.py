"""Finds who and what a document names: known entities under any of their names, and capitalised names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import compress
from typing import NamedTuple

from checker.text.tokens import PAD, Tokens
from checker.vocab.lexicon import Lexicon

_JOINERS = frozenset({"of", "the", "de", "van", "von", "al", "bin", "for", "-", ".", "&", "'", "da", "del", "la"})
_POINTING = frozenset({"the", "this", "that"})
_DISTANT = 7  # tokens between "the" and the noun of such a name: "the 76-year-old alliance"
_BRIDGES = 2  # joiners that a name may hold between two capitalised words ("University of the South")


class Mention(NamedTuple):
    """A name in the text: tokens [first, stop), what it stands for, its kind (country, organisation, metonym, name)."""

    first: int
    stop: int
    canonical: str
    kind: str


def find_mentions(tokens: Tokens, lexicon: Lexicon, sentence_starts: list[int]) -> list[Mention]:
    """All mentions in order, without overlaps; `sentence_starts` are token numbers."""
    capitals = _capitals(tokens)
    known = _known(tokens, lexicon, _starts(tokens, lexicon, capitals))
    taken = _tokens_of(known)
    if lexicon.definite:
        known += _definite(tokens, lexicon, taken)
        taken = _tokens_of(known)
    out = [m for m in known if m.kind != "excluded"]
    out += _names(tokens, lexicon, frozenset(sentence_starts), capitals, taken)
    out.sort()
    return out


def _tokens_of(mentions: list[Mention]) -> set[int]:
    return {i for m in mentions for i in range(m.first, m.stop)}


def _capitals(tokens: Tokens) -> list[int]:
    """The tokens that are written with a capital first letter."""
    initials = map(tokens.text.__getitem__, tokens.starts[:-PAD])
    return list(compress(range(len(tokens.words) - PAD), map(str.isupper, initials)))


def _starts(tokens: Tokens, lexicon: Lexicon, capitals: list[int]) -> list[int]:
    """Where a known name may begin: at a capital, or at a word that opens a name in small letters."""
    if not lexicon.lower or lexicon.lower.isdisjoint(tokens.words):
        return capitals
    return sorted({*capitals, *(i for i, word in enumerate(tokens.words[:-PAD]) if word in lexicon.lower)})


def _definite(tokens: Tokens, lexicon: Lexicon, taken: set[int]) -> list[Mention]:
    """The entities that a rule file calls "the bloc": "this bloc" and "the 31-member bloc", but no other one's bloc."""
    words = tokens.words
    if lexicon.definite.keys().isdisjoint(words):
        return []
    return [
        Mention(i, i + 1, *lexicon.definite[words[i]])
        for i in range(len(words) - PAD)
        if words[i] in lexicon.definite and i not in taken and _pointed_at(words, i)
    ]


def _pointed_at(words: list[str], noun: int) -> bool:
    """Whether "the" stands before a noun, alone or with a number and a hyphen between: "the 76-year-old alliance"."""
    for i in range(noun - 1, max(noun - _DISTANT, 0) - 1, -1):
        if words[i] in _POINTING:
            between = words[i + 1 : noun]
            return not between or ("-" in between and between[0][:1].isdigit())
    return False


def _known(tokens: Tokens, lexicon: Lexicon, capitals: list[int]) -> list[Mention]:
    names, words, done = lexicon.names, tokens.words, 0
    out: list[Mention] = []
    for i in compress(capitals, map(names.__contains__, map(words.__getitem__, capitals))):
        if i < done:
            continue
        for name in names[words[i]]:
            stop = i + len(name.words)
            if tuple(words[i:stop]) == name.words and _same_case(tokens, i, stop, name.surface):
                out.append(Mention(i, stop, name.canonical, name.kind))
                done = stop
                break
    return out


def _same_case(tokens: Tokens, first: int, stop: int, surface: str) -> bool:
    """As written, typographic quotes aside; "US" must be in capitals, "EUROPE" may stand for "Europe"."""
    text = tokens.surface(first, stop).replace("\u2019", "'")
    return text == surface or (len(surface) > 4 and text.isupper()) or (text[:1].isupper() and text[1:] == surface[1:])


def _groups(words: list[str], capitals: list[int], sentence_starts: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Capitalised words that stand together, with the joiners between them, as tokens [first, stop)."""
    first = last = capitals[0]
    for at in capitals:
        away = at - last
        if away and (
            away > 1 + _BRIDGES or at in sentence_starts or (away > 1 and not _JOINERS.issuperset(words[last + 1 : at]))
        ):
            yield first, last + 1
            first = at
        last = at
    yield first, last + 1


def _names(
    tokens: Tokens, lexicon: Lexicon, sentence_starts: frozenset[int], capitals: list[int], taken: set[int]
) -> Iterator[Mention]:
    """The names that no known entity has taken."""
    text, words, starts, ends = tokens.text, tokens.words, tokens.starts, tokens.ends
    stop_words, not_a_name = lexicon.stop, lexicon.not_a_name
    inside = {words[k] for k in capitals if k not in sentence_starts}
    for start, end in _groups(words, capitals, sentence_starts) if capitals else ():
        if end - start == 1:  # most are: told apart at once
            word = words[start]
            if (
                start not in taken
                and not (len(word) == 1 and starts[start + 1] == ends[start] and words[start + 1][:1].isdigit())  # "Q1"
                and word not in stop_words
                and word not in not_a_name
                and word not in _JOINERS
                and (start not in sentence_starts or word in inside)
                and not text[starts[start] - 1 : starts[start]].isdigit()  # "$841B" names nobody
            ):
                yield Mention(start, end, text[starts[start] : ends[start]], "name")
            continue
        first, stop = start, end
        while first < stop and words[first] in not_a_name:
            first += 1
        if first in sentence_starts and (
            words[first] in stop_words or (stop - first == 1 and words[first] not in inside)
        ):
            first += 1
        while first < stop and (words[first] in _JOINERS or words[first] in not_a_name):
            first += 1
        while stop > first and (words[stop - 1] in not_a_name or words[stop - 1] in stop_words):
            stop -= 1
        if first < stop and taken.isdisjoint(range(first, stop)):
            yield Mention(first, stop, text[starts[first] : ends[stop - 1]], "name")


def between(mentions: list[Mention], firsts: list[int], start: int, stop: int) -> list[Mention]:
    """The mentions that start in tokens [start, stop); `firsts` are their first tokens, for bisection."""
    return mentions[bisect_left(firsts, start) : bisect_left(firsts, stop)]
