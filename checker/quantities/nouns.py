"""Finds the noun that a number counts: by the shape of noun phrases, with short lists for what shape does not tell."""

from __future__ import annotations

from typing import NamedTuple

from checker.quantities.numberwords import NUMBER_WORDS
from checker.quantities.reading import apart
from checker.text.tokens import Tokens
from checker.vocab.load import vocabulary

_DATA = vocabulary("nouns")
STOP = frozenset(_DATA["stop"]["words"])
AFTER_DEAD = frozenset(_DATA["after_dead"]["words"])
_ADJECTIVES = frozenset(_DATA["adjective"]["words"])
_ENDINGS = tuple(_DATA["adjective"]["endings"])
_NOUNS = frozenset(_DATA["adjective"]["nouns"])
_PLURAL: dict[str, str] = _DATA["plural"]
_MODIFIER = frozenset(_DATA["plural_modifier"]["words"])
_NOT_PLURAL = frozenset(_DATA["not_plural"]["words"])
_OF = frozenset(_DATA["of"]["words"])
_REACH = 7  # words that a noun phrase may run on behind its number


class Noun(NamedTuple):
    """A counted noun phrase: its tokens, half open, and its unit, the phrase in the singular."""

    first: int
    stop: int
    unit: str


NONE = Noun(0, 0, "")


def is_plural(word: str) -> bool:
    """Whether a word looks like a plural noun."""
    return word in _PLURAL or (len(word) > 3 and word[-1] == "s" and word[-2] not in "s'iu" and word not in _NOT_PLURAL)


def singular(word: str) -> str:
    """The singular of a noun.

    >>> [singular(w) for w in ("workers", "countries", "churches", "people", "buses", "tenancies", "lives")]
    ['worker', 'country', 'church', 'people', 'bus', 'tenancy', 'life']
    """
    known = _PLURAL.get(word)
    if known is not None:
        return known
    if word in _NOT_PLURAL or word[-1:] != "s" or word[-2:] in ("ss", "us", "is") or len(word) < 4:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return word[:-2]
    return word[:-1]


def counted_noun(t: Tokens, i: int, one: bool = False) -> Noun:
    """The noun phrase that begins at token i, behind a number; `one` where the number asks for a singular.

    The first plural ends it ("300 recorded songs were"); without one the phrase runs to the next function word and its
    first noun is taken. A hyphen in front ("32-member bloc") makes the next word the unit.
    """
    words, starts, ends = t.words, t.starts, t.ends
    if apart(t, i):
        return NONE
    if words[i] == "-":
        word = words[i + 1]
        if (
            t.touch(i) != t.touch(i + 1)
            or (not t.touch(i) and t.capital(i + 1))
            or not word.isalpha()
            or len(word) < 2
            or word in STOP
        ):
            return NONE
        return Noun(i + 1, i + 2, singular(words[i + 1]))
    run: list[int] = []
    at = i
    if "0" <= words[at] < ":" and words[at + 1] == "-" and words[at + 3 : at + 5] == ["-", "old"]:
        at += 5  # "two 18-year-old men"
        i = at
    while len(run) < _REACH and at < i + 2 * _REACH:
        word = words[at]
        if word == "-" and run and t.touch(at) and t.touch(at + 1):
            at += 1
            continue
        if word == "us" and t.text[starts[at] : ends[at]] == "US":
            at += 1  # "eight US Marines"
            continue
        if word in ("and", "or") and run and not one and words[at + 1].isalpha() and not is_plural(words[run[-1]]):
            run.clear()  # "hundreds of public and private buildings": the head alone names them
            at += 1
            continue
        if word.isdecimal() and run and at == run[-1] + 1 and words[at + 1].isalpha() and t.capital(at + 1):
            run.append(at)  # "two new 737 Max jets"
            at += 1
            continue
        if len(word) == 1 and words[at + 1] == "." and len(words[at + 2]) == 1 and t.touch(at + 1) and t.touch(at + 2):
            at += 3 + (words[at + 3] == "." and t.touch(at + 3))  # "31 U.S. states"
            word = words[at]
        if (
            not word.isalpha()
            or word in STOP
            or word in NUMBER_WORDS
            or (at > i and starts[at] - ends[at - 1] > 1)
            or (at == i and t.touch(i))
        ):
            break
        run.append(at)
        if not one and is_plural(word):
            if word in _MODIFIER and is_plural(words[at + 1]) and words[at + 1] not in STOP:
                at += 1
                continue
            if t.capital(at) and t.capital(at + 1) and is_plural(words[at + 2]) and not t.capital(at + 2):
                at += 1
                continue  # "400 Champions League goals"
            if word in _OF and words[at + 1] == "of" and is_plural(words[at + 2]):
                return Noun(run[0], at + 3, f"{singular(word)} {singular(words[at + 2])}")
            return Noun(run[0], at + 1, _unit(t, run))
        at += 1
    if not run:
        return NONE
    return _unmarked(t, run, one)


def _unmarked(t: Tokens, run: list[int], one: bool) -> Noun:
    """A phrase without a plural: its first word that is no adjective is the head."""
    words = t.words
    for k, at in enumerate(run):
        word = words[at]
        if (
            word in _ADJECTIVES
            or word.isdecimal()
            or (word not in _NOUNS and len(word) > 4 and word.endswith(_ENDINGS) and word[-3:] != "man")
            or word.endswith("ly")
        ):
            continue
        if word.endswith(("ed", "ing")):
            if not one or at == run[-1]:
                return NONE
            continue
        if (words[at + 1] == "-" and t.touch(at + 1)) or (k and words[at - 1] == "-" and at != run[-1]):
            continue  # "one self-help book"
        return Noun(run[0], at + 1, _unit(t, run[: k + 1]))
    return NONE


def _unit(t: Tokens, run: list[int]) -> str:
    """The words of a phrase that name what is counted: adverbs and participles left out, the head in the singular."""
    words = t.words
    head = words[run[-1]]
    kept: list[str] = []
    for at in run[:-1]:
        word = words[at]
        if word.endswith(("ly", "ed", "ing")) and not (words[at - 1] == "-" or words[at + 1] == "-") and len(word) > 4:
            continue
        if word in ("more", "fewer", "less", "other", "additional", "extra", "further", "such"):
            continue
        kept.append(word + ("-" if words[at + 1] == "-" else ""))
    kept.append(singular(head))
    return " ".join(kept).replace("- ", "-")
