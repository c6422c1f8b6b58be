"""One document laid out for the context grammars: tokens, sentences, names and quotations, found by bisection."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import NamedTuple

from checker.claims.mentions import Mention, between, find_mentions
from checker.text.prepare import Prepared
from checker.text.tokens import PAD, Tokens
from checker.vocab.lexicon import Lexicon

_PROMINENT = 5
_TOPICS = frozenset({"organisation", "country"})


class Scope(NamedTuple):
    """What the context grammars read; token numbers unless said otherwise."""

    prepared: Prepared
    tokens: Tokens
    lexicon: Lexicon
    sentences: list[int]  # first token of each sentence
    mentions: list[Mention]
    firsts: list[int]  # first token of each mention
    topic: dict[str, str]  # kind -> the canonical name of that kind that the document names most
    prominent: frozenset[str]  # the entities that the document turns on: those that it names most

    def named(self, first: int, stop: int) -> frozenset[int]:
        """The tokens of the names that begin in tokens [first, stop)."""
        return frozenset(i for m in between(self.mentions, self.firsts, first, stop) for i in range(m.first, m.stop))

    def sentence(self, token: int) -> tuple[int, int]:
        """The sentence around a token, half open."""
        k = bisect_right(self.sentences, token) - 1
        stop = self.sentences[k + 1] if k + 1 < len(self.sentences) else len(self.tokens.words) - PAD
        return (self.sentences[k] if k >= 0 else 0), stop


def lay_out(prepared: Prepared, lexicon: Lexicon) -> Scope:
    """Everything about one document that is found once rather than once a claim."""
    tokens = prepared.tokens
    sentences = sorted(set(map(tokens.index_at, prepared.sentences))) or [0]
    mentions = find_mentions(tokens, lexicon, sentences)
    sorts = lexicon.sorts
    named = Counter([m[2:] for m in mentions if m.kind in sorts])
    topic: dict[str, str] = {}
    for (name, kind), _ in named.most_common():  # among equals the first one named
        if kind in _TOPICS:
            topic.setdefault(kind, name)
    overall: dict[str, int] = {}
    for (name, _), times in named.items():
        overall[name] = overall.get(name, 0) + times
    prominent = frozenset(sorted(overall, key=overall.__getitem__, reverse=True)[:_PROMINENT])
    return Scope(prepared, tokens, lexicon, sentences, mentions, [m.first for m in mentions], topic, prominent)
