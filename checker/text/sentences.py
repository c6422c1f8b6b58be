"""Finds where sentences start: one pass over the marks that may end one; look-ups decide which of them do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from checker.vocab.load import vocabulary

if TYPE_CHECKING:
    from checker.model import Block

# A stop with the brackets and quotation marks that close behind it, then a gap; or one without its gap ("over.Then").
# One set of characters leads, so that the search skips quickly what is none of them.
_STOP = re.compile(
    '[.!?\u2026](?:(?<![.!?\u2026].)[.!?\u2026]*+["\'\u2019\u201d\u00bb)\\]]*+(?=\\s)|(?<=[a-z][a-z].)["\u201d]?(?=[A-Z][a-z])(?!(?:Com|Org|Net)\\b))'
)
_OPENING = "\"'\u2018\u201c\u00ab([*_\u2014\u00a0"
_RUNS_ON = 5000  # characters; what is longer is a list or data, parted at a blank
_LONGEST = 24  # characters of the longest word that may be an abbreviation
_NEXT = re.compile("[\\s\"'\u2018\u201c\u00ab(\\[*_]*([^\\W_]*)")


class _Words(NamedTuple):
    titles: frozenset[str]
    numbered: frozenset[str]
    dates: frozenset[str]
    ends: frozenset[str]
    starters: frozenset[str]
    followers: frozenset[str]


def _read() -> _Words:
    data = vocabulary("abbreviations")
    kinds = data["abbreviations"]
    sets = (
        kinds["titles"],
        kinds["numbered"],
        kinds["dates"],
        kinds["ends"],
        data["starters"]["words"],
        data["followers"]["words"],
    )
    return _Words(*(frozenset(words) for words in sets))


_WORDS = _read()


def sentence_starts(text: str, blocks: Iterable[Block]) -> list[int]:
    """Offsets at which sentences start, ascending; every block starts one.

    >>> from checker.model import Block
    >>> text = "Mr. Li paid $1.5m. The U.S. Army said no. 'Why?' he asked."
    >>> sentence_starts(text, [Block(0, len(text))])
    [0, 19, 42]
    """
    starts: list[int] = []
    for start, end, *_ in blocks:
        before = len(starts)
        starts.append(start)
        for stop in _STOP.finditer(text, start, end):
            first = _NEXT.match(text, stop.end(), end)
            if first is None or (first.end() >= end and not first[1]):
                continue
            if _ends(text, start, stop, first):
                starts.append(_visible(text, stop.end(), end))
        if end - start > _RUNS_ON:
            starts[before:] = _parted(text, starts[before:], end)
    return starts


def _parted(text: str, starts: list[int], end: int) -> Iterator[int]:
    """The starts, with further ones in what runs on without a stop: every claim quotes its sentence."""
    for start, stop in pairwise([*starts, end]):
        at = start
        while at < stop:
            yield at
            if stop - at <= _RUNS_ON:
                break
            blank = text.rfind(" ", at + 1, at + _RUNS_ON)
            at = _visible(text, blank if blank > 0 else at + _RUNS_ON, stop)


def _visible(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _ends(text: str, start: int, stop: re.Match[str], first: re.Match[str]) -> bool:
    """Whether marks end a sentence, `first` being the word behind them."""
    following, marks, at = first[1], stop.group(), stop.start()
    if not following:
        return text[first.end()] not in ",;:.!?\u2014-)%"  # an emoji or a sign may start a sentence
    if following[0].islower():
        return False
    if marks[0] != "." or marks[:2] == "..":
        return True
    words = _WORDS
    near = max(start, at - _LONGEST)
    before = (
        text[max(text.rfind(" ", near, at), text.rfind("\n", near, at), near - 1) + 1 : at].lstrip(_OPENING).lower()
    )
    if not before or before in words.titles:
        return not before
    if marks[-1] in '"\u201d':
        return True
    if before.isdigit():
        return at - len(before) > start  # "1. First item"
    if before in words.numbered and (following[0].isdigit() or _numeral(following) or len(before) > 1):
        return not following[0].isdigit() and not _numeral(following)
    if before in words.dates:
        return following.lower() in words.starters
    return _ends_behind_short(text, before, first)


def _ends_behind_short(text: str, before: str, first: re.Match[str]) -> bool:
    """Whether a sentence ends at an abbreviation that may end one, or at an initial; any other word ends it."""
    words = _WORDS
    letter = len(before) == 1 and before.isalpha()
    if not (letter or before in words.ends or _dotted(before)):
        return True
    following = first[1]
    low = following.lower()
    if low in words.starters:
        return not (letter and low in ("a", "i"))
    if letter or low in words.followers or following[0].isdigit() or len(following) == 1:
        return False
    behind = text[first.end() : first.end() + 2].lstrip()
    return behind[:1].islower() or before in ("a.m", "p.m", "etc")


def _dotted(word: str) -> bool:
    """Letters with stops between them: u.s, p.m, ph.d."""
    return "." in word and all(0 < len(part) < 3 and part.isalpha() for part in word.split("."))


def _numeral(word: str) -> bool:
    return not word.strip("IVXLC")
