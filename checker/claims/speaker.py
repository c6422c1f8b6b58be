"""Who says it: the name beside the verb of speech, for quotations and reported speech."""

from __future__ import annotations

from checker.claims.mentions import between
from checker.claims.scope import Scope
from checker.model import Quantity, Span

_REACH = 8  # tokens between a name and its verb of speech


def find_speaker(scope: Scope, q: Quantity, quote: Span | None, sentence: tuple[int, int]) -> str:
    """The canonical name of the speaker; "" when nobody is named.

    For a quotation the verb is looked for just outside its marks, for reported speech in the sentence.
    """
    tokens = scope.tokens
    if quote is None:
        verbs = [i for i in range(sentence[0], sentence[1]) if tokens.words[i] in scope.lexicon.speech]
        return _beside(scope, verbs[0], sentence) if verbs else ""
    opening, closing = tokens.index_at(quote.start), tokens.index_at(quote.end)
    after = range(closing, min(closing + _REACH, len(tokens.words)))
    before = range(opening - 1, max(opening - 1 - _REACH, -1), -1)
    for nearby in (after, before):
        for i in nearby:
            if tokens.words[i] in scope.lexicon.speech:
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
