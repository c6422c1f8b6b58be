"""Names that end in a number: "Berth 74", "Boeing 737", "flight NV 471", "Symphony No. 9"; they are no amounts."""

from __future__ import annotations

from typing import NamedTuple

from checker.text.tokens import Tokens
from checker.vocab.lexicon import lexicon
from checker.vocab.load import vocabulary

_DATA = vocabulary("identifiers")
_KINDS = frozenset(_DATA["numbered"]["kinds"])  # these number things also when they are written small
_PLACES = frozenset(_DATA["numbered"]["places"])  # where something stands in a document: no fact
_WHOSE = frozenset(_DATA["numbered"]["whose"])  # "No. 9" of what
_GOES_ON = frozenset((":", "/", "%", "-"))  # a time, a share, the score of a match
_LONGEST = 4  # digits of a number in a name


class NumberedName(NamedTuple):
    """A name with its number, and where it stands in the prepared text."""

    head: str  # in small letters: "berth", "sea-me-we", "symphony no"
    number: str
    start: int
    end: int


def numbered_names(t: Tokens) -> list[NumberedName]:
    """The names of a text that end in a number, amounts that follow a capital word among them: a caller knows those."""
    words = t.words
    out = []
    for i, word in enumerate(words):
        if not ("0" <= word < ":" and word.isdecimal() and len(word) <= _LONGEST) or not i:
            continue
        at = i - 1
        while words[at] in _WHOSE or (words[at] == "." and words[at - 1] in _WHOSE):
            at -= 1
        if at < 0 or not words[at].isalpha() or not _names(t, at) or "\n" in t.text[t.starts[at] : t.starts[i]]:
            continue
        if t.touch(i) or (t.touch(i + 1) and words[i + 1] in _GOES_ON):
            continue
        first = at
        while _chained(t, first):
            first -= 2
        head = " ".join(w for w in (t.text[t.starts[first] : t.ends[at]].lower(), *words[at + 1 : i]) if w != ".")
        out.append(NumberedName(head, word, t.starts[first], t.ends[i]))
    return out


def _names(t: Tokens, i: int) -> bool:
    """Whether the word at token i may be the head of a name: a capital, or a word for what bears numbers."""
    word = t.words[i]
    if word in _PLACES or (word in lexicon().stop and not _chained(t, i)):
        return False
    return t.capital(i) or word in _KINDS


def _chained(t: Tokens, i: int) -> bool:
    """Whether a hyphen joins the word at token i to the one before: "SEA-ME"."""
    return i > 1 and t.words[i - 1] == "-" and t.touch(i) and t.touch(i - 1) and t.words[i - 2].isalpha()


def in_scores(t: Tokens) -> frozenset[str]:
    """The numbers of a text that stand in pairs, as scores and counts of votes do: "8-5", "18–9"."""
    words, found = t.words, set[str]()
    for i, word in enumerate(words):
        if word != "-" or not i or not (t.touch(i) and t.touch(i + 1)):
            continue
        pair = words[i - 1], words[i + 1]
        if all(w.isdecimal() and len(w) <= _LONGEST for w in pair) and words[i + 2] != "-" and words[i - 2] != "-":
            found.update(pair)
    return frozenset(found)
