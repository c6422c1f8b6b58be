"""What stands around each number of one document, and what the document as a whole says of its numbers."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise
from math import log2
from typing import NamedTuple

from checker.align.features import Features
from checker.claims.scope import Scope
from checker.text.stem import stem
from checker.text.tokens import PAD
from checker.vocab.lexicon import Lexicon
from checker.vocab.load import vocabulary

REACH = 16  # tokens on either side that belong to a number's passage
_NAMES = 8  # tokens on either side within which a name is taken for whose number it is
_BEFORE, _BEHIND = 3, 2  # tokens in which a word like "another" sets a number apart
_LISTED = 6  # tokens from a number to the next of its list: "14 rifles, 31 magazines and 923 rounds"
_SENTENCES = 12  # a document is taken to have as many, so that in a short one a word does not tell less than it does
_OPENING = 2  # sentences
_KNOWN_BY = 3  # numbers that one thing may have in a document, one of them wrong
_FEW = 16  # numbers of one family that a news article has
_MOST = 4.0  # bits that one word may tell
_OWNERS = frozenset({"the", "them", "those", "these", "his", "her", "their", "its", "our", "my", "whom", "which"})
_POSSESSIVE = frozenset({"'s", "his", "her", "their", "my", "our"})
_SPANS = frozenset({"elapsed", "duration", "age"})
_OPENS, _CLOSES = frozenset({","}), frozenset({",", ".", ")", ";", ""})

_Said = tuple[str, Decimal | str | None]  # family and value; of a date its first day


class Passage(NamedTuple):
    """The words around one number; stems, the nearest to the number first."""

    before: tuple[str, ...]
    behind: tuple[str, ...]
    apart: frozenset[str]  # words close by that tell it from others: "another", "earlier", "option"
    names: frozenset[str]  # last words of the names close by
    bearer: str  # last word of the name whose age it is: "21-year-old Michelle Knight", "Knight, 21,"
    anothers: bool  # "Gonzalez's 62-year-old brother": the age of somebody named by another
    part: bool  # "two of the bodies": some of what is spoken of
    total: bool  # "a total of 14", and what is listed behind that
    anchored: bool  # "ten minutes earlier", "ten minutes after she left": told from an event


class Text:
    """One document's numbers, each with its passage."""

    def __init__(self, scope: Scope, features: Sequence[Features]) -> None:
        self._scope = scope
        self._known: dict[int, Passage] = {}
        self._held = _held(scope)
        self._sentences = max(len(scope.sentences), _SENTENCES)
        values: dict[_Said, set[int]] = defaultdict(set)
        nouns: dict[tuple[str, str, int], set[_Said]] = defaultdict(set)
        self._times: Counter[_Said] = Counter()
        for f in features:
            values[_said(f)].add(f.claim.sentence_start)
            self._times[_said(f)] += 1
            if f.noun:
                nouns[f.family, f.noun, f.claim.sentence_start].add(_said(f))
        self._values = values
        self._labels = {(family, noun) for (family, noun, _), found in nouns.items() if len(found) > 1}
        of_noun: dict[tuple[str, str], set[_Said]] = defaultdict(set)
        for (family, noun, _), found in nouns.items():
            of_noun[family, noun] |= found
        self._many = {key for key, found in of_noun.items() if len(found) > _KNOWN_BY}
        self._crowd = Counter(f.family for f in features)
        self._totals = _totals(scope, features)

    def passage(self, f: Features) -> Passage:
        """The passage of one number, laid out once."""
        if f.position not in self._known:
            self._known[f.position] = _passage(self._scope, f, f.position in self._totals)
        return self._known[f.position]

    def together(self, a: Features, b: Features) -> bool:
        """Whether one sentence somewhere has both values: then the writer means two things by them."""
        return not self._values[_said(a)].isdisjoint(self._values[_said(b)])

    def repeated(self, f: Features) -> bool:
        """Whether the document has the value more than once: a slip happens once."""
        return self._times[_said(f)] > 1

    def labels(self, f: Features) -> bool:
        """Whether a sentence tells several such things apart by this number ("the 13-inch and the 15-inch version")."""
        return (f.family, f.noun) in self._labels

    def opens(self, f: Features) -> bool:
        """Whether a number stands in the first two sentences: what news opens with comes again."""
        return f.claim.scope[0] <= self._scope.sentences[:_OPENING][-1]

    def content(self, word: str) -> bool:
        """Whether a word says something by itself."""
        return word not in self._scope.lexicon.stop

    def many(self, f: Features) -> bool:
        """Whether such things have one number after another: the armies of a war, the tolls of a year."""
        return (f.family, f.noun) in self._many

    def crowd(self, f: Features) -> float:
        """Bits by which evidence must be stronger, the more numbers of a family the document has to mix up."""
        return log2(max(self._crowd[f.family] / _FEW, 1.0))

    def tells(self, word: str) -> float:
        """How much it tells that two passages share a word, in bits: the fewer other sentences have it, the more."""
        if not self.content(word) or not word[0].isalpha():
            return 0.0
        return min(log2(self._sentences / max(self._held[word] - 1, 1)), _MOST)


def _said(f: Features) -> _Said:
    return f.family, f.claim.date_low if f.value is None else f.value


@cache
def _setting_apart() -> frozenset[str]:
    return frozenset(vocabulary("context")["told_apart"]["words"])


def _root(word: str, lexicon: Lexicon) -> str:
    return lexicon.synonyms.get(word) or stem(word)


def _held(scope: Scope) -> Counter[str]:
    """In how many sentences each stem stands."""
    words, lexicon = scope.tokens.words, scope.lexicon
    held: Counter[str] = Counter()
    for first, stop in pairwise((*scope.sentences, len(words) - PAD)):
        held.update({_root(w, lexicon) for w in words[first:stop] if w[:1].isalnum()})
    return held


def _totals(scope: Scope, features: Sequence[Features]) -> frozenset[int]:
    """The numbers that a total is of, those listed behind one included: "a total of 14 rifles and 31 magazines"."""
    words = scope.tokens.words
    found: set[int] = set()
    last: Features | None = None  # of the list that a total opens
    for f in features:
        if f.total:
            last = f
        elif last is None or last.claim.scope != f.claim.scope:
            continue
        elif "," in (gap := words[last.claim.quantity.stop : f.claim.quantity.first]) or "and" in gap:
            if len(gap) > _LISTED:
                continue
            last = f
        else:
            continue
        found.add(f.position)
    return frozenset(found)


def _passage(scope: Scope, f: Features, total: bool) -> Passage:
    words, lexicon, q = scope.tokens.words, scope.lexicon, f.claim.quantity
    a, b = f.claim.scope
    start, end = max(a, q.first - REACH), min(b, q.stop + REACH)
    before = tuple(_root(words[i], lexicon) for i in range(q.first - 1, start - 1, -1) if words[i][:1].isalnum())
    behind = tuple(_root(words[i], lexicon) for i in range(q.stop, end) if words[i][:1].isalnum())
    close = {*words[max(a, q.first - _BEFORE) : q.first], *words[q.stop : min(b, q.stop + _BEHIND)]}
    once = frozenset[str]() if q.kind in _SPANS else _looking_back() & set(words[a:b])
    names, bearer = _named(scope, f)
    anchored = q.kind == "elapsed" or not _anchors().isdisjoint(words[q.stop : min(b, q.stop + _BEHIND)])
    return Passage(
        before,
        behind,
        (_setting_apart() & close) | once,
        names,
        bearer,
        q.kind == "age" and words[q.first - 1] in _POSSESSIVE,
        q.kind in ("count", "number") and words[q.stop] == "of" and words[q.stop + 1] in _OWNERS,
        total,
        anchored,
    )


@cache
def _looking_back() -> frozenset[str]:
    return frozenset(vocabulary("context")["told_apart"]["looking_back"])


@cache
def _anchors() -> frozenset[str]:
    return frozenset(vocabulary("context")["told_apart"]["anchors"])


def _named(scope: Scope, f: Features) -> tuple[frozenset[str], str]:
    words, q = scope.tokens.words, f.claim.quantity
    a, b = f.claim.scope
    names, bearer = set[str](), ""
    first = bisect_left(scope.firsts, max(a, q.first - _NAMES))
    for mention in scope.mentions[first : bisect_left(scope.firsts, min(b, q.stop + _NAMES))]:
        last = mention.canonical.split()[-1].lower()
        names.add(last)
        apposed = mention.stop == q.first - 1 and words[mention.stop] in _OPENS and words[q.stop] in _CLOSES
        if mention.kind == "name" and (mention.first == q.stop or apposed):
            bearer = last
    return frozenset(names), bearer
