"""One document laid out for the context grammars: tokens, sentences, names and quotations, found by bisection."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import NamedTuple

from checker.claims.mentions import Mention, find_mentions
from checker.model import Block, Span
from checker.text.prepare import Prepared
from checker.text.tokens import PAD, Tokens
from checker.vocab.lexicon import Lexicon

_PROMINENT = 5
_CLAUSE_ENDS = frozenset({";", "\u2014", "while", "whereas", "although", "but", ":", "(", ")"})


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

    def sentence(self, token: int) -> tuple[int, int]:
        """The sentence around a token, half open."""
        k = bisect_right(self.sentences, token) - 1
        stop = self.sentences[k + 1] if k + 1 < len(self.sentences) else len(self.tokens.words) - PAD
        return (self.sentences[k] if k >= 0 else 0), stop

    def clause(self, first: int, stop: int) -> tuple[int, int]:
        """The clause around tokens [first, stop): up to a semicolon, a dash, a bracket or a contrasting conjunction."""
        a, b = self.sentence(first)
        words = self.tokens.words
        left = first
        while left > a and words[left - 1] not in _CLAUSE_ENDS:
            left -= 1
        right = stop
        while right < b and words[right] not in _CLAUSE_ENDS:
            right += 1
        return left, right

    def quote(self, offset: int) -> Span | None:
        """The quotation around an offset of the text."""
        quotes = self.prepared.quotes
        k = bisect_right(quotes, (offset, 1 << 62)) - 1
        return quotes[k] if k >= 0 and quotes[k].start <= offset < quotes[k].end else None

    def block(self, offset: int) -> Block | None:
        """The block around an offset of the text."""
        blocks = self.prepared.blocks
        lo, hi = 0, len(blocks)
        while lo < hi:
            mid = (lo + hi) // 2
            lo, hi = (mid + 1, hi) if blocks[mid].start <= offset else (lo, mid)
        return blocks[lo - 1] if lo and offset < blocks[lo - 1].end else None


def lay_out(prepared: Prepared, lexicon: Lexicon) -> Scope:
    """Everything about one document that is found once rather than once a claim."""
    tokens = prepared.tokens
    sentences = sorted({tokens.index_at(s) for s in prepared.sentences}) or [0]
    mentions = find_mentions(tokens, lexicon, sentences)
    counts: dict[str, dict[str, int]] = {}
    for m in mentions:
        if m.kind in ("organisation", "country"):
            by = counts.setdefault(m.kind, {})
            by[m.canonical] = by.get(m.canonical, 0) + 1
    topic = {kind: max(by, key=lambda name: by[name]) for kind, by in counts.items()}
    overall = Counter(m.canonical for m in mentions if m.kind in lexicon.kinds.values())
    prominent = frozenset(name for name, _ in overall.most_common(_PROMINENT))
    return Scope(prepared, tokens, lexicon, sentences, mentions, [m.first for m in mentions], topic, prominent)
