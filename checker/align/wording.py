"""Which words stand around two numbers of one document alike, and how much that tells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from checker.align.passage import Passage, Text

_SIDE = 9  # words on either side that stand around a number


class Shared(NamedTuple):
    """Content words that two passages share next to their numbers, without a break, and how much they tell in bits."""

    words: tuple[str, ...]
    before: int  # how many of them stand before the number
    bits: float


def adjacent(x: Passage, y: Passage, text: Text) -> Shared:
    """The content words that follow the numbers step by step in both passages, to the left and to the right."""
    left = _in_step(x.before, y.before, text)
    right = _in_step(x.behind, y.behind, text)
    words = (*reversed(left), *right)
    return Shared(words, len(left), sum(map(text.tells, words)))


def _in_step(x: Sequence[str], y: Sequence[str], text: Text) -> list[str]:
    out, i, k = list[str](), 0, 0
    while i < len(x) and k < len(y):
        if x[i] == y[k]:
            if text.tells(x[i]):
                out.append(x[i])
            i, k = i + 1, k + 1
        elif not text.content(x[i]):
            i += 1
        elif not text.content(y[k]):
            k += 1
        else:
            break
    return out


def around(x: Passage, y: Passage, text: Text) -> float:
    """How much the words tell that stand around both numbers, on whichever side."""
    mine, other = ({*p.before[:_SIDE], *p.behind[:_SIDE]} for p in (x, y))
    return sum(map(text.tells, sorted(mine & other)))
