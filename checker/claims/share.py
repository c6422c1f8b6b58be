"""What a percentage is a share of: the phrase behind "of", its own or that of the share before it in a list."""

from __future__ import annotations

from collections.abc import Sequence

from checker.claims.scope import Scope
from checker.model import Quantity

SHARES = frozenset({"percentage", "percentage_point", "fraction"})
_WHOLE = frozenset({"all", "total", "the", "its", "their", "his", "her", "our", "these", "those", "overall"})
_LINKS = frozenset({",", "and", "or", ";"})
_GOING_ON = frozenset({"in", "with", "to", "for", "from", "at", "on", "among", "across", "between", "by"})
_PHRASE = 6  # tokens that the phrase may have


def share_phrase(scope: Scope, q: Quantity, limit: int) -> tuple[int, int]:
    """The tokens of the noun phrase behind "of", half open; without its possessor ("of India's voice traffic").

    Empty where no "of" stands behind the number.
    """
    words, lexicon = scope.tokens.words, scope.lexicon
    if words[q.stop] != "of":
        return 0, 0
    first = stop = q.stop + 1
    while stop < min(q.stop + 1 + _PHRASE, limit):
        word = words[stop]
        if word == "'s" or (stop == first and word in _WHOLE):
            first = stop + 1
        elif (
            not word.isalpha()
            or (word in lexicon.stop and word != "people")
            or (stop > first and (word.endswith("ed") or (word in lexicon.predicates and word not in lexicon.synonyms)))
        ):
            break
        stop += 1
    return (first, stop) if stop > first else (0, 0)


def elided(words: Sequence[str], before: Quantity, q: Quantity) -> bool:
    """Whether a share goes on with the phrase of the one before: "55% of calls in Oman, 52% in Egypt"."""
    return (
        before.kind in SHARES
        and q.kind in SHARES
        and words[q.first - 1] in _LINKS
        and words[q.stop] in _GOING_ON
        and q.first - before.stop < 3 * _PHRASE
    )
