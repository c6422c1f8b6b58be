"""Folds a text once without changing its length and cuts it into tokens: the ground on which every grammar walks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

_SLAB = 1_000_000  # characters
PAD = 12  # empty tokens behind the last one, so that grammars may look ahead (and, by index -1, behind) without a test

# One character becomes one character: typographic quotes, dashes and spaces fold to their ASCII kin.
_FOLD = {
    "\u2018": "'", "\u2019": "'", "\u201b": "'", "\u02bc": "'", "\u2032": "'", "\u00b4": "'", "\u0060": "'",
    "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"', "\u2033": '"',
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2212": "-", "\ufe63": "-", "\uff0d": "-",
    "\u2014": "\u2014", "\u2015": "\u2014",  # an em dash parts clauses: it stays itself
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ", "\u2002": " ", "\u2003": " ", "\u200a": " ",
    "\u2008": " ",
    "\u00ad": " ", "\u200b": " ", "\ufeff": " ", "\u2044": "/", "\uff05": "%", "\ufe6a": "%",
}  # fmt: skip
# Blanks are turned away first, plain letters lead, as most words have no other; the group makes `split` hand out tokens
# and gaps in turn.
_TOKEN = re.compile(r"((?! )(?:[a-z]++[^\W\d_]*+|\d++(?:[.,]\d+)*+|'[a-z]++|[^\W\d_]++|\S))")


class Tokens(NamedTuple):
    """A prepared text and its tokens; `words`, `starts` and `ends` run in parallel and end with PAD empty tokens.

    A token is a run of letters, a digit run with inner points and commas ("1,234.5"), a clitic ("'s", "'t") or one
    other character. "90-minute" is three tokens, "$1.2bn" three, "1990s" two: whether tokens touch, `starts` and `ends`
    tell.
    """

    text: str
    low: str  # folded: lower case, plain quotes, dashes and spaces; the same length
    words: list[str]
    starts: list[int]
    ends: list[int]

    def touch(self, i: int) -> bool:
        """Whether token i stands against token i - 1 without a gap."""
        return i > 0 and self.starts[i] == self.ends[i - 1]

    def surface(self, first: int, stop: int) -> str:
        """The text as written from token `first` up to token `stop`, exclusive."""
        return self.text[self.starts[first] : self.ends[stop - 1]] if stop > first else ""

    def capital(self, i: int) -> bool:
        """Whether the token is written with a capital first letter."""
        return self.text[self.starts[i] : self.starts[i] + 1].isupper()

    def index_at(self, offset: int) -> int:
        """The first token that starts at or behind an offset."""
        return bisect_left(self.starts, offset, 0, len(self.words) - PAD)


def fold(text: str) -> str:
    """Lower case with plain quotes, dashes and spaces, and every character still at its place.

    >>> fold("Wednesday\u2019s 3\u20135\u00a0%")
    "wednesday's 3-5 %"
    """
    low = text.lower()
    if len(low) != len(text):  # a few letters grow when lowered
        low = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    if not low.isascii():
        for odd, plain in _FOLD.items():
            if odd in low:
                low = low.replace(odd, plain)
    return low


def tokenise(text: str) -> Tokens:
    """Cuts a text into tokens, in one pass.

    >>> tokenise("A $1.2bn plan").words[:5]
    ['a', '$', '1.2', 'bn', 'plan']
    """
    low = fold(text)
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    same: dict[str, str] = {}  # one string a word, not one a token
    for at, end in _slabs(low):
        pieces = _TOKEN.split(low[at:end])  # gap, token, gap, ..., gap
        edges = list(accumulate(map(len, pieces), initial=at))
        found = pieces[1::2]
        words += found if end - at == len(low) else map(same.setdefault, found, found)
        starts += edges[1:-1:2]
        ends += edges[2::2]
    words += [""] * PAD
    starts += [len(low)] * PAD
    ends += [len(low)] * PAD
    return Tokens(text, low, words, starts, ends)


def _slabs(low: str) -> Iterator[tuple[int, int]]:
    """Stretches that end at a blank: a short text is one; of a long one less is held in memory at a time."""
    at = 0
    while len(low) - at > _SLAB:
        blank = low.rfind(" ", at + 1, at + _SLAB)
        if blank < 0:
            blank = low.find(" ", at + _SLAB)
        if blank < 0:
            break
        yield at, blank
        at = blank
    yield at, len(low)
