"""Numerals in words: "twenty-one", "two and a half million", "three-quarters", "two point five"."""

from __future__ import annotations

from decimal import Decimal

from checker.quantities.numberwords import DENOMINATORS, GROUP, SCALES, SMALL, SPELLED, TENS
from checker.quantities.reading import Numeral
from checker.text.tokens import Tokens

_MAX_WORDS = 24  # no spelled number is longer: keeps every look-ahead bounded


def in_words(tokens: Tokens, i: int) -> Numeral | None:
    """A spelled number with all that belongs to it."""
    value, stop, scale = spell(tokens, i)
    words = tokens.words
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



def _part(tokens: Tokens, i: int, stop: int, value: Decimal) -> Numeral | None:
    """A fraction in words: "two thirds", "one-fifth", "three quarters"."""
    words = tokens.words
    at = stop + 1 if words[stop] == "-" and tokens.touch(stop) else stop
    below = DENOMINATORS.get(words[at])
    if below is None or value >= 100 or value == 0:
        return None
    plural = words[at][-1] == "s"
    if plural == (value == 1) or (value == 1 and words[at] == "quarter" and words[at + 1] != "of"):
        return None
    if words[at] == "half" and words[at + 1] in ("year", "marathon"):
        return None
    return Numeral(i, at + 1, value / below, form="fraction")



def spell(tokens: Tokens, i: int, total: int = 0, group: int = -1, last: int = 10**18) -> tuple[Decimal, int, int]:
    """Value, end and largest scale word of the number words from token i; the state is what an article has begun."""
    words, touch = tokens.words, tokens.touch
    at, largest, begun = i, 1, total > 0 or group > 0
    for _ in range(_MAX_WORDS):
        j = at
        if j > i or begun:
            if words[j] == "-":
                if not (touch(j) and touch(j + 1)):
                    break
                j += 1
            elif words[j] in ("and", "&"):
                tail = SPELLED.get(words[j + 1])
                if (
                    tail is None
                    or not (total or group >= 100)
                    or (group >= 0 and group % 100)
                    or words[j + 2] == "hundred"
                ):
                    break
                if SCALES.get(words[j + 2], 0) >= last:
                    break
                j += 1
            elif words[j] == "," and total and group < 0:
                if words[j + 1] not in SMALL or words[j + 2] != "hundred":
                    break
                j += 1
        word = words[j]
        unit = SMALL.get(word)
        if unit is not None:
            if group < 0:
                if total and last <= 1:
                    break
                group = unit
            elif (group % 100 >= 20 and group % 10 == 0 and 0 < unit < 10) or (group >= 100 and group % 100 == 0):
                group += unit
            else:
                break
        elif word in TENS:
            if group < 0:
                group = TENS[word]
            elif group >= 100 and group % 100 == 0:
                group += TENS[word]
            else:
                break
        elif word in SCALES or word in GROUP:
            scale = SCALES.get(word) or GROUP[word]
            if scale == 100:
                if not 0 < group < 100:
                    break
                group *= 100
            elif scale == 12:
                if group <= 0:
                    break
                return Decimal((total + group) * 12), j + 1, 1
            elif scale < last and group > 0:
                total, group, last = total + group * scale, -1, scale
            elif group < 0 and total and scale > last:  # "three thousand million"
                total, last = total * scale, scale
            else:
                break
            largest = max(largest, scale)
        else:
            break
        at = j + 1
    return Decimal(total + max(group, 0)), at, largest



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

