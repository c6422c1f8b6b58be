"""Who says it: the name beside the verb of speech, for quotations and reported speech."""

from __future__ import annotations

from checker.claims.mentions import between
from checker.claims.scope import Scope
from checker.model import Span

_REACH = 8  # tokens between a name and its verb of speech


def reported_by(scope: Scope, first: int, stop: int, words: list[str]) -> str:
    """Who reports tokens [first, stop), a sentence of those words: the name nearest to its first verb of speech."""
    speech = scope.lexicon.speech
    if speech.isdisjoint(words):
        return ""
    verb = next(i for i, word in enumerate(words, first) if word in speech)
    return _beside(scope, verb, (first, stop))


def quoted_by(scope: Scope, quote: Span) -> str:
    """Who is quoted: the name beside a verb of speech just outside the marks, behind them first; "" when nobody is."""
    tokens, speech = scope.tokens, scope.lexicon.speech
    opening, closing = tokens.index_at(quote.start), tokens.index_at(quote.end)
    after = range(closing, min(closing + _REACH, len(tokens.words)))
    before = range(opening - 1, max(opening - 1 - _REACH, -1), -1)
    for nearby in (after, before):
        for i in nearby:
            if tokens.words[i] in speech:
                name = _beside(scope, i, (max(opening - 25, 0), closing + 25), outside=(opening, closing))
                if name:
                    return name
    return ""


def _beside(scope: Scope, verb: int, bounds: tuple[int, int], outside: tuple[int, int] | None = None) -> str:
    near = between(scope.mentions, scope.firsts, max(verb - _REACH, bounds[0]), min(verb + _REACH, bounds[1]))
    if outside:
        near = [m for m in near if m.stop <= outside[0] or m.first >= outside[1]]
    people = [m for m in near if m.kind == "name"] or near
    if not people:
        return ""
    return min(people, key=lambda m: min(abs(m.first - verb), abs(m.stop - 1 - verb))).canonical
