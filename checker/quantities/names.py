"""Numbers that are part of a name: "Boeing 777", "Sea Me We 4", "H5N1", "25 Elm Street", "Fifty Shades of Grey"."""

from __future__ import annotations

from itertools import pairwise

from checker.quantities.nouns import AFTER_DEAD, STOP, counted_noun, is_plural
from checker.quantities.reading import Numeral
from checker.text.tokens import Tokens
from checker.vocab.load import vocabulary

_DATA = vocabulary("identifiers")
QUANTIFIERS = frozenset(_DATA["quantifiers"]["words"])
_WEEKDAYS = frozenset(_DATA["weekdays"]["words"])
_STREETS = frozenset(_DATA["streets"]["words"])
_STREET_WORDS = 4  # a street's name with its kind is no longer
_PREFIXES = frozenset(("sub", "mid", "pre", "post", "non", "under", "over"))
_TITLE_WORDS = 10
_BACK = 4  # words back that tell whether a text writes small
_MARKS = frozenset(("'", '"'))
_IN_TITLES = frozenset(("-", "'", "'s", ",", "&", "!", "?", ":"))
_SENTENCE_ENDS = frozenset((".", "?", "!", '"', ":", "\u2014"))
_THEM = frozenset(("them", "us", "those", "these", "whom", "which"))


def in_name(t: Tokens, n: Numeral, before: str) -> bool:
    """Whether a capital word in front makes the number part of a name: "Boeing 777", "Trump 2.0", "Sea Me We 4 cable".

    A plural behind is counted all the same ("in Gaza 12 people"), a singular is not ("the BlackBerry 10 phone").
    """
    words, i = t.words, n.first
    if not i or n.form != "digits" or not before.isalpha() or before in QUANTIFIERS or before in _WEEKDAYS:
        return False
    if "," in words[i] or n.value is None or n.value >= 10_000 or t.starts[i] - t.ends[i - 1] != 1:
        return False
    inner = _inner_capital(t, i - 1)
    if not (inner or t.capital(i - 1)):
        return False
    opens = opens_sentence(t, i - 1)
    if opens and _is_result(t, n):
        return True
    if (opens and not inner) or (before in STOP and (opens or not _continues_name(t, i - 1))):
        return False
    behind = words[n.stop]
    if "." in words[i] or (behind.isalpha() and t.capital(n.stop) and t.starts[n.stop] - t.ends[n.stop - 1] == 1):
        return True  # "Trump 2.0 administration", "Galaxy Note 20 Ultra"
    if behind in AFTER_DEAD or (behind == "of" and words[n.stop + 1] in _THEM):
        return False
    noun = counted_noun(t, n.stop)
    return not noun.unit or n.stop - i > 1 or not (n.value == 1 or is_plural(words[noun.stop - 1]))


def opens_sentence(t: Tokens, i: int) -> bool:
    return i == 0 or t.words[i - 1] in _SENTENCE_ENDS or "\n" in t.text[t.ends[i - 1] : t.starts[i]]


def _is_result(t: Tokens, n: Numeral) -> bool:
    """Whether the number is a team's in a result: "Barcelona 3 Manchester United 1"."""
    words, at = t.words, n.stop
    if len(words[n.first]) > 2 or not (words[at].isalpha() and t.capital(at)):
        return False
    while words[at].isalpha() and t.capital(at) and at < n.stop + _STREET_WORDS:
        at += 1
    return words[at].isdecimal() and len(words[at]) <= 2 and t.starts[at] - t.ends[at - 1] == 1


def _inner_capital(t: Tokens, i: int) -> bool:
    """Whether a word has a capital behind a small letter: "iPhone", "BlackBerry"."""
    word = t.text[t.starts[i] : t.ends[i]]
    return any(a.islower() and b.isupper() for a, b in pairwise(word))


def _continues_name(t: Tokens, i: int) -> bool:
    """Whether a capital function word at token i goes on with a name: "Sea Me We", "SEA-ME-WE"."""
    k = i - 1 - (t.words[i - 1] == "-" and t.touch(i))
    return k >= 0 and t.words[k].isalpha() and t.capital(k) and not opens_sentence(t, k)


def is_named(t: Tokens, i: int, stop: int) -> bool:
    """Whether a capital number word goes on with a capital in a text that writes small: "in Fifty Shades of Grey"."""
    if not (i and t.capital(i) and t.words[stop].isalpha() and t.capital(stop)) or opens_sentence(t, i):
        return False
    for k in range(i - 1, max(-1, i - 1 - _BACK), -1):
        word = t.words[k]
        if word in _SENTENCE_ENDS:
            return False
        if word.isalpha() and word not in STOP and not t.capital(k):
            return True
    return False


def glued(t: Tokens, i: int) -> bool:
    """Whether the digits at token i go on with a name that they touch: "H5N1", "a C-130J", "MiG-23BN"."""
    before = t.words[i - 1]
    if before == "-" and i > 1 and t.touch(i - 1):
        return t.words[i - 2].isalpha() and t.capital(i - 2) and t.words[i - 2] not in _PREFIXES
    return before.isalpha() and before != "c" and "0" <= t.words[i] < ":"


def street(t: Tokens, n: Numeral) -> int:
    """The end of a street address that the number begins, "25 Elm Street", "221B Baker Street"; 0 without."""
    words = t.words
    if n.stop - n.first != 1 or not words[n.first].isdecimal() or len(words[n.first]) > 5:
        return 0
    at = n.stop + (t.touch(n.stop) and len(words[n.stop]) == 1 and words[n.stop].isalpha())
    if at == n.stop and t.touch(at):
        return 0
    for k in range(at, at + _STREET_WORDS):
        if not (words[k].isalpha() and t.capital(k)) or t.starts[k] - t.ends[k - 1] != 1:
            return 0
        if words[k] in _STREETS and k > at:
            return 0 if is_plural(words[k + 1]) and words[k + 1] not in STOP else k + 1
    return 0


def title(t: Tokens, i: int) -> int:
    """The end of a title in quotation marks that has a number at or near its start: "Two Hearts", "The Third Man".

    In a title every word but the small ones has a capital; 0 where the quoted words are no title.
    """
    words = t.words
    start = i if words[i - 1] in _MARKS else i - 1
    if start < 1 or words[start - 1] not in _MARKS or not t.touch(start) or not (t.capital(start) or start == i):
        return 0
    mark, names = words[start - 1], 0
    for k in range(start, start + _TITLE_WORDS):
        word = words[k]
        if word == mark:
            return k + 1 if names else 0
        if word.isalpha() and k != i:
            if t.capital(k) and not t.text[t.starts[k] : t.ends[k]].isupper():
                names += k > i or (k == i - 1 and words[i + 1] == mark and word not in QUANTIFIERS and word not in STOP)
            elif word not in STOP:
                return 0
        elif not (word.isalnum() or word in _IN_TITLES) or (word.isalpha() and not t.capital(k)):
            return 0
    return 0


def between_names(t: Tokens, first: int, stop: int) -> bool:
    """Whether tokens [first, stop) stand between two words with capitals that may name somebody."""
    before = t.words[first - 1] if first else ""
    if not before.isalpha() or before in STOP or before in QUANTIFIERS:
        return False
    return t.capital(first - 1) and t.words[stop].isalpha() and t.capital(stop)
