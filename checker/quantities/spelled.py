"""Numerals in words: "twenty-one", "two and a half million", "three-quarters", "two point five"."""

from __future__ import annotations

from decimal import Decimal

from checker.quantities.numberwords import DENOMINATORS, GROUP, SCALES, SMALL, SPELLED, TENS
from checker.quantities.reading import Numeral
from checker.text.tokens import Tokens

_IN_SERIES = (["in", "a", "row"], ["in", "succession", "."], ["in", "succession", ","])
_MAX_WORDS = 24  # no spelled number is longer: keeps every look-ahead bounded


def in_words(tokens: Tokens, i: int) -> Numeral | None:
    """A spelled number with all that belongs to it."""
    words = tokens.words
    value, stop, scale = _shortened(tokens, i) or spell(tokens, i)
    if words[stop] == "point" and words[stop + 1] in SMALL:
        decimals, stop = _decimals(words, stop + 1)
        value, stop, scale = _rescaled(words, value + decimals, stop)
        return Numeral(i, stop, value, form="words")
    part = _part(tokens, i, stop, value)
    if part is not None:
        return part
    at = stop
    if words[at] == "-" and words[at + 1] == "and":
        at += 1
    if words[at] == "and" and value < 1000:
        at += 1 + (words[at + 1] == "-")
        if words[at] == "a":
            at += 1 + (words[at + 1] == "-")
            over = 1
        else:
            over = SMALL.get(words[at], 0)
            at += 1 + (words[at + 1] == "-")
        below = DENOMINATORS.get(words[at], 0) if over else 0
        if below and over < below and (over == 1 or words[at].endswith("s")):
            value, stop, scale = _rescaled(words, value + Decimal(over) / below, at + 1)
    return Numeral(i, stop, value, Decimal(scale) if scale >= 1000 else None, form="words")


def _shortened(tokens: Tokens, i: int) -> tuple[Decimal, int, int] | None:
    """ "one twenty two" as it is spoken for 122; with a hyphen ("one twenty-two page report") it is two numbers."""
    words = tokens.words
    hundreds, tens, ones = SMALL.get(words[i], 0), TENS.get(words[i + 1]), SMALL.get(words[i + 2], 0)
    if tens is None or not (0 < hundreds < 10 and 0 < ones < 10) or words[i + 3] == "-" or words[i + 3] in SCALES:
        return None
    return Decimal(hundreds * 100 + tens + ones), i + 3, 1


def _part(tokens: Tokens, i: int, stop: int, value: Decimal) -> Numeral | None:
    """A fraction in words: "two thirds", "one-fifth", "three quarters"."""
    words = tokens.words
    at = stop + 1 if words[stop] == "-" and tokens.touch(stop) == tokens.touch(stop + 1) else stop
    below = DENOMINATORS.get(words[at])
    if below is None or value >= 100 or value == 0:
        return None
    plural = words[at][-1] == "s"
    if plural == (value == 1) or (value == 1 and words[at] == "quarter" and words[at + 1] != "of"):
        return None
    if words[at] == "half" and words[at + 1] in ("year", "marathon"):
        return None
    if (words[at] == "quarters" and words[at + 1 : at + 4] in _IN_SERIES) or words[at + 1] in ("running", "straight"):
        return None  # parts of a year
    return Numeral(i, at + 1, value / below, form="fraction")


def spell(tokens: Tokens, i: int, total: int = 0, group: int = -1, last: int = 10**18) -> tuple[Decimal, int, int]:
    """Value, end and largest scale word of the number words from token i.

    `total` is what stands before the last scale word, `group` the part below a thousand that is being read (-1: none
    yet), `last` that scale; other than the defaults they are what an article has begun ("a hundred").
    """
    words = tokens.words
    at, largest, begun = i, 1, total > 0 or group > 0
    for _ in range(_MAX_WORDS):
        j = _next(tokens, at, total, group, last) if at > i or begun else at
        word = words[j]
        if word in GROUP and group > 0:
            return Decimal((total + group) * GROUP[word]), j + 1, 1
        state = _joined(word, total, group, last)
        if state is None:
            break
        total, group, last = state
        largest, at = max(largest, SCALES.get(word, 1)), j + 1
    return Decimal(total + max(group, 0)), at, largest


def _joined(word: str, total: int, group: int, last: int) -> tuple[int, int, int] | None:
    """The state of `spell` behind one more word, or None where the word begins another number."""
    value = SPELLED.get(word)
    if value is not None:
        if group < 0:
            return total, value, last
        tens = group % 100
        if (group >= 100 and tens == 0) or (tens >= 20 and tens % 10 == 0 and 0 < value < 10):
            return total, group + value, last
        return None
    scale = SCALES.get(word, 0)
    if scale == 100:
        return (total, group * 100, last) if 0 < group < 100 else None
    if scale and group > 0 and scale < last:
        return total + group * scale, -1, scale
    if scale and group < 0 and total and scale > last:  # "three thousand million"
        return total * scale, -1, scale
    return None


def _next(tokens: Tokens, j: int, total: int, group: int, last: int) -> int:
    """The token of the next number word, a hyphen, "and" or comma stepped over where it links two of them."""
    words, word = tokens.words, tokens.words[j]
    if word == "-":
        return j + 1 if tokens.touch(j) and tokens.touch(j + 1) else j
    if word in ("and", "&"):
        begun = (total or group >= 100) and not (group >= 0 and group % 100)
        links = begun and words[j + 1] in SPELLED and words[j + 2] != "hundred"
        return j + 1 if links and SCALES.get(words[j + 2], 0) < last else j
    if word == "," and total and group < 0 and words[j + 1] in SMALL and words[j + 2] == "hundred":
        return j + 1
    return j


def _decimals(words: list[str], at: int) -> tuple[Decimal, int]:
    """The digits behind a spoken point: "point two five"."""
    digits = "0."
    while words[at] in SMALL and SMALL[words[at]] < 10 and len(digits) < 12:
        digits += str(SMALL[words[at]])
        at += 1
    return Decimal(digits), at


def _rescaled(words: list[str], value: Decimal, stop: int) -> tuple[Decimal, int, int]:
    scale = SCALES.get(words[stop])
    return (value, stop, 1) if scale is None else (value * scale, stop + 1, 1)
