"""Hands out a text paragraph by paragraph, so that no grammar looks beyond an empty line."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checker.model import Quantity
from checker.text.tokens import PAD, Tokens

_BREAK = re.compile(r"\n[^\S\n]*+\n\s*+")
_PADDING = [""] * PAD


def paragraphs(tokens: Tokens, hits: Sequence[int]) -> Iterator[tuple[int, Tokens, Sequence[int]]]:
    """Every paragraph that has a hit: the number of its first token, its own tokens, and its hits counted from there.

    >>> from checker.text.tokens import tokenise
    >>> [(first, part.words[:2], hits) for first, part, hits in paragraphs(tokenise("In May\\n\\n5 men"), [1, 2])]
    [(0, ['in', 'may'], [1]), (2, ['5', 'men'], [0])]
    """
    last = len(tokens.words) - PAD
    breaks = [tokens.index_at(m.end()) for m in _BREAK.finditer(tokens.text)]
    if not breaks:
        yield 0, tokens, hits
        return
    at = 0
    for first, stop in pairwise([0, *breaks, last]):
        done, at = at, bisect_left(hits, stop, at)
        if done < at:
            yield first, _part(tokens, first, stop), [i - first for i in hits[done:at]]


def _part(tokens: Tokens, first: int, stop: int) -> Tokens:
    """Tokens [first, stop) as if the text ended with them; offsets stay those of the whole text."""
    text, low, words, starts, ends = tokens
    end = [ends[stop - 1]] * PAD
    return Tokens(text, low, words[first:stop] + _PADDING, starts[first:stop] + end, ends[first:stop] + end)


def numbered(quantity: Quantity, first: int) -> Quantity:
    """A quantity of a paragraph with token numbers of the whole text."""
    noun = quantity.noun
    if noun[1]:
        noun = noun[0] + first, noun[1] + first
    start, end, own_first, own_stop = quantity[:4]
    return Quantity(start, end, own_first + first, own_stop + first, *quantity[4:12], noun, *quantity[13:])
