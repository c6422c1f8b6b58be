"""Numerals that an article or a plural begins: "a hundred", "half a million", "several dozen", "tens of thousands"."""

from __future__ import annotations

from decimal import Decimal

from checker.model import Interval
from checker.quantities.numberwords import GROUP, PARTS, PLURAL, SCALES, SOME
from checker.quantities.reading import Numeral
from checker.quantities.spelled import spell
from checker.text.tokens import Tokens


def after_article(tokens: Tokens, i: int) -> Numeral | None:
    """What an article begins: "a hundred and five", "a couple of hundred", "a third", "a half"."""
    words = tokens.words
    word = words[i + 1]
    if word in SCALES and word[-1] != "s":
        return _hundred(tokens, i, i + 1)
    if word in ("few", "couple"):
        return some(tokens, i, i + 1)
    if word == "dozen":
        return Numeral(i, i + 2, Decimal(12), form="words")
    if word == "pair" and words[i + 2] == "of":
        return Numeral(i, i + 2, Decimal(2), form="words")
    if word == "good" and words[i + 2] in SCALES:
        return None
    if word == "half" or (word == "quarter" and words[i + 2] in ("of", "-", "million", "billion", "trillion")):
        return half(tokens, i + 1)._replace(first=i)
    if word in PARTS and word != "quarter" and words[i + 2] == "of":
        return Numeral(i, i + 2, Decimal(1) / PARTS[word], form="fraction")
    return None


def _hundred(tokens: Tokens, i: int, at: int) -> Numeral:
    """ "a hundred", "a thousand two hundred": as if "one" stood for the article."""
    words = tokens.words
    scale = SCALES[words[at]]
    value, stop, largest = spell(tokens, at + 1, *((0, 100) if scale == 100 else (scale, -1, scale)))
    largest = max(largest, scale)
    if words[stop] == "and" and words[stop + 1] == "a" and words[stop + 2] == "half" and value == scale:
        return Numeral(i, stop + 3, value + Decimal(scale) / 2, form="words")
    return Numeral(i, stop, value, Decimal(largest) if largest >= 1000 else None, form="words")


def half(tokens: Tokens, i: int) -> Numeral:
    """ "half", "half a million", "half-million", "half a dozen", "a quarter of a million"."""
    words = tokens.words
    value, at = Decimal(1) / PARTS[words[i]], i + 1
    if words[at] == "-":
        at += 1
        if words[at] == "a" and words[at + 1] == "-":
            at += 2
    elif words[at] in ("a", "of"):
        at += 1 + (words[at] == "of" and words[at + 1] == "a")
    scale = SCALES.get(words[at]) or GROUP.get(words[at])
    if scale is not None and words[at][-1] != "s":
        return Numeral(i, at + 1, value * scale, form="words")
    return Numeral(i, i + 1, value, form="fraction")


def some(tokens: Tokens, i: int, at: int) -> Numeral | None:
    """Vague multiples: "several hundred", "a few dozen"; bare ones too, for the unit behind them."""
    words = tokens.words
    low, high = SOME[words[at]]
    stop = at + 1
    if words[at] == "couple" and words[stop] == "of":
        stop += 1
    value = None
    for _ in range(2):
        scale = SCALES.get(words[stop]) or GROUP.get(words[stop])
        if scale is None or words[stop][-1] == "s":
            break
        low, high, stop = low * scale, high * scale, stop + 1
    return Numeral(
        i, stop, value, None, "vague", Interval(Decimal(low), Decimal(high), high_open=words[at] != "couple")
    )


def plural(tokens: Tokens, i: int) -> Numeral | None:
    """ "hundreds", "tens of thousands", "tens, perhaps hundreds, of thousands"; "perhaps" leaves the upper end open."""
    words = tokens.words
    low, high = PLURAL[words[i]]
    stop, top = i + 1, high
    open_end = False
    if words[stop] == "," and words[stop + 1] in ("perhaps", "possibly", "maybe", "if", "even"):
        at = stop + 2
        at += words[at] in ("not", "even")
        if words[at] in PLURAL:
            stop, top, open_end = at + 1, PLURAL[words[at]][1], True
            stop += words[stop] == "," and words[stop + 1] == "of"
    elif words[stop] == "or" and words[stop + 1] in PLURAL:
        stop, top = stop + 2, PLURAL[words[stop + 1]][1]
    for _ in range(2):
        scale = SCALES.get(words[stop + 1])
        if words[stop] != "of" or scale is None:
            break
        low, top, stop = low * scale, top * scale, stop + 2
    return Numeral(
        i, stop, None, None, "vague", Interval(Decimal(low), None if open_end else Decimal(top), high_open=not open_end)
    )
