"""The dimension of ranks: "first", "21st", "the third-largest", "twenty-fifth"; "second" only where it is no time."""

from __future__ import annotations

from decimal import Decimal

from checker.model import Interval
from checker.quantities.numberwords import TENS
from checker.quantities.reading import Dimension, Reading
from checker.text.tokens import Tokens
from checker.vocab.load import vocabulary

_DATA = vocabulary("ordinals")
_ORDINALS: dict[str, int] = vocabulary("numerals")["ordinals"]
_UNITS = {w: n for w, n in _ORDINALS.items() if n < 10}
_NOT_BEHIND = frozenset(_DATA["not_behind"]["words"])
_NOT_BEFORE = frozenset(_DATA["not_before"]["words"])
_RANKED = frozenset(_DATA["ranked"]["words"])
_PLACES = frozenset(_DATA["places"]["words"])
_SUFFIX_OF = {1: "st", 2: "nd", 3: "rd"}
_SUFFIXES = frozenset(("st", "nd", "rd", "th"))
_JOINED = {tens + unit: value + n for tens, value in TENS.items() for unit, n in _UNITS.items()}


def lead(t: Tokens, i: int) -> Reading | None:
    """An ordinal in words or digits."""
    words = t.words
    word = words[i]
    if "0" <= word < ":":
        if not (words[i + 1] in _SUFFIXES and t.touch(i + 1) and word.isdecimal() and len(word) < 7):
            return None
        n = int(word)
        teen = n % 100 in (11, 12, 13)
        if words[i + 1] == ("th" if teen else _SUFFIX_OF.get(n % 10, "th")):
            return _rank(i, i + 2, n)
        return None
    tens = TENS.get(word)
    if tens is not None:
        at = i + 1 + (words[i + 1] in ("-", "\u2014") and t.touch(i + 1))
        unit = _UNITS.get(words[at])
        return None if unit is None or (unit == 3 and words[at + 1] == "of") else _rank(i, at + 1, tens + unit)
    if word in _JOINED:
        return _rank(i, i + 1, _JOINED[word])
    before, behind = words[i - 1] if i else "", words[i + 1]
    if before in _NOT_BEFORE or (
        behind in _NOT_BEHIND and not (behind == "-" and words[i + 2].endswith(("est", "most")))
    ):
        return None
    if before in ("a", "an") and behind == "of":
        return None
    if word in ("first", "second") and not _is_rank(words, before, behind, i):
        return None
    return _rank(i, i + 1, _ORDINALS[word])


def _is_rank(words: list[str], before: str, behind: str, i: int) -> bool:
    """Whether "first" or "second" ranks something ("second-largest", "came first") rather than ordering the story."""
    if not before and not behind:
        return True
    at = i + 1 + (behind == "-")
    if words[at] == "place" and i > 1 and words[i - 2] == "in":
        return False  # "in the first place"
    return before in _RANKED or words[at] in _PLACES or words[at].endswith(("est", "most"))


def _rank(first: int, stop: int, n: int) -> Reading:
    value = Decimal(n)
    return Reading(first, stop, "ordinal", value, Interval(value, value), rule="ordinal")


ORDINAL = Dimension("ordinal", frozenset(_ORDINALS) | frozenset(TENS) | frozenset(_JOINED), lead, digits=True)
