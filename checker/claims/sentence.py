"""A sentence with what all its claims share, found once rather than once a claim."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from checker.claims.mentions import between
from checker.claims.scope import Scope
from checker.claims.speaker import reported_by

_CLAUSE_ENDS = frozenset({";", "\u2014", "while", "whereas", "although", "but", ":", "(", ")"})


class Sentence(NamedTuple):
    """Tokens [first, stop), the words as written, the entities that they name, and who reports them."""

    first: int
    stop: int
    text: str
    entities: tuple[str, ...]
    speaker: str  # of what stands outside quotation marks; "" when nobody is named
    ends: tuple[int, ...]  # the tokens at which its clauses end

    def clause(self, first: int, stop: int) -> tuple[int, int]:
        """The clause around tokens [first, stop): up to a semicolon, a dash, a bracket or a contrasting conjunction."""
        ends = self.ends
        if not ends:
            return self.first, max(stop, self.stop)
        left, right = bisect_left(ends, first), bisect_left(ends, stop)
        return ends[left - 1] + 1 if left else self.first, ends[right] if right < len(ends) else max(stop, self.stop)


def sentence_at(scope: Scope, token: int) -> Sentence:
    """The sentence around a token."""
    first, stop = scope.sentence(token)
    words = scope.tokens.words[first:stop]
    names = between(scope.mentions, scope.firsts, first, stop)
    return Sentence(
        first,
        stop,
        scope.tokens.surface(first, stop),
        tuple(dict.fromkeys([m.canonical for m in names])),
        reported_by(scope, first, stop, words),
        () if _CLAUSE_ENDS.isdisjoint(words) else tuple([i for i, w in enumerate(words, first) if w in _CLAUSE_ENDS]),
    )
