"""Numerals that begin with a digit: grouping of every kind, decimals, fractions, powers of ten, scale words behind."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from checker.quantities.numberwords import AFTER_DIGITS, PARTED, PARTS, SIGNS
from checker.quantities.reading import Numeral
from checker.text.tokens import Tokens

_MAX_DIGITS = 40  # a longer run of digits is data, not a number that anybody states


def in_digits(tokens: Tokens, i: int, word: str) -> Numeral | None:
    plain = _plain(word)
    if plain is None:
        return None
    words, starts, ends = tokens.words, tokens.starts, tokens.ends
    value, step = plain
    if "," in word and len(word.rpartition(",")[2]) < 3 and words[i + 1] in ("and", ",", "or", "&"):
        return None  # the list "5,6 and 7"
    stop, form = i + 1 + (words[i] == "."), "digits"
    following = words[stop]
    if starts[stop] == ends[stop - 1]:  # what touches the digits
        if following in SIGNS:
            return _scaled(tokens, i, stop + 1, value + quotient(SIGNS[following]), None, "fraction")
        if following == "/" and word.isdecimal():
            return _slashed(tokens, i, stop, value)
        if following == "-":
            mixed = _mixed_number(tokens, i, stop + 1, word, value) if tokens.touch(stop + 1) else None
            if mixed is not None:
                return mixed  # "5-1/2"
        elif following == "'" and tokens.touch(stop + 1):
            value, stop = _apostrophes(tokens, stop, value)
        elif following == "e":
            value, step, stop = _exponent(tokens, stop, value, step)
        elif following == ".":
            value, step, stop = _parted(tokens, i, stop, value, step)
        elif following == "^":
            value, stop = _raised(tokens, i, stop, value)
    elif "0" <= following < ":":
        mixed = _mixed_number(tokens, i, stop, word, value)
        if mixed is not None:
            return mixed
        value, stop = _spaced(tokens, stop, word, value)
    elif following in SIGNS:
        return _scaled(tokens, i, stop + 1, value + quotient(SIGNS[following]), None, "fraction")
    elif following == "point" and words[stop + 1].isdecimal() and word.isdecimal():
        value += Decimal("0." + words[stop + 1][:_MAX_DIGITS])
        step, stop = Decimal(1).scaleb(-len(words[stop + 1][:_MAX_DIGITS])), stop + 2
    if words[stop] in ("×", "x"):
        if words[stop + 1] == "10":
            value, step, stop = _power(tokens, stop, value, step)
        elif words[stop + 2] == "^" and words[stop + 1].isdecimal():
            power, end = _raised(tokens, stop + 1, stop + 2, Decimal(words[stop + 1][:_MAX_DIGITS]))
            value, stop = (value * power, end) if end > stop + 2 else (value, stop)
    return _scaled(tokens, i, stop, value, step, form)


@lru_cache(maxsize=4096)
def _plain(word: str) -> tuple[Decimal, Decimal] | None:
    """Value and step of a digit token; None for versions, malformed groups and data.

    >>> _plain("12,34,567")
    (Decimal('1234567'), Decimal('1'))
    >>> _plain("3.2.1") is None
    True
    """
    if len(word) > _MAX_DIGITS:
        return None
    whole, dot, decimals = word.partition(".")
    if "." in decimals or "," in decimals:
        groups = word.split(".")
        if "," not in word and len(groups) > 2 and all(len(g) == 3 for g in groups[1:]) and groups[-1] == "000":
            whole, dot, decimals = "".join(groups), "", ""  # 1.000.000: the continent's grouping
        else:
            return None
    if "," in whole:
        groups = whole.split(",")
        last, inner = groups[-1], groups[1:-1]
        if len(last) == 3 and 1 <= len(groups[0]) <= 3 and (_all(inner, 3) or (_all(inner, 2) and len(groups[0]) < 3)):
            whole = "".join(groups)
        elif len(groups) == 2 and len(last) in (1, 2) and not dot:
            whole, dot, decimals = groups[0], ".", last  # 3,5: the continent's decimal comma
        else:
            return None
    value = Decimal(whole + dot + decimals if whole else "0." + decimals)
    return value, Decimal(1).scaleb(-len(decimals))


def _all(groups: list[str], length: int) -> bool:
    return all(len(g) == length for g in groups)


def _scaled(tokens: Tokens, i: int, stop: int, value: Decimal, step: Decimal | None, form: str) -> Numeral:
    """Takes in scale words: "million", "-million", "bn", "thousand million", "dozen"; "and a half million"."""
    words = tokens.words
    if words[stop] == "and" and words[stop + 1] == "a" and words[stop + 2] in ("half", "quarter") and step == 1:
        value, step, stop, form = value + Decimal(1) / PARTS[words[stop + 2]], None, stop + 3, "mixed"
    for _ in range(2):
        at = stop + 1 if words[stop] == "-" and tokens.touch(stop) and tokens.touch(stop + 1) else stop
        scale = AFTER_DIGITS.get(words[at])
        if scale is None or (at > stop and scale < 1000):
            break
        value, step, stop, form = value * scale, None if step is None else step * scale, at + 1, "mixed"
    return Numeral(i, stop, value, step, form)


def _slashed(tokens: Tokens, i: int, stop: int, value: Decimal) -> Numeral | None:
    """A fraction as "3/4"; not a date, "24/7" or "9/11"."""
    words = tokens.words
    below = words[stop + 1]
    if not (below.isdecimal() and tokens.touch(stop + 1)) or len(below) > 4:
        return Numeral(i, stop, value, Decimal(1))
    if (
        (words[stop + 2] in ("/", "-") and tokens.touch(stop + 2))
        or not int(below)
        or value == int(below)
        or (words[i - 1] == "/" and tokens.touch(i))
    ):
        return None
    if (words[i], below) in (("24", "7"), ("9", "11"), ("7", "7"), ("50", "50")):
        return None
    return Numeral(i, stop + 2, value / Decimal(int(below)), form="fraction")


def _mixed_number(tokens: Tokens, i: int, stop: int, word: str, value: Decimal) -> Numeral | None:
    """ "2 1/2"."""
    words = tokens.words
    above, below = words[stop], words[stop + 2]
    if words[stop + 1] != "/" or not (tokens.touch(stop + 1) and tokens.touch(stop + 2) and word.isdecimal()):
        return None
    if above.isdecimal() and below.isdecimal() and max(len(above), len(below)) <= 2 and 0 < int(above) < int(below):
        return _scaled(tokens, i, stop + 3, value + Decimal(int(above)) / int(below), None, "fraction")
    return None


def _apostrophes(tokens: Tokens, stop: int, value: Decimal) -> tuple[Decimal, int]:
    """Swiss grouping: "1'000'000"."""
    words = tokens.words
    for _ in range(5):
        group = words[stop + 1]
        if words[stop] != "'" or not (
            group.isdecimal() and len(group) == 3 and tokens.touch(stop) and tokens.touch(stop + 1)
        ):
            break
        value, stop = value * 1000 + int(group), stop + 2
    return value, stop


def _spaced(tokens: Tokens, stop: int, word: str, value: Decimal) -> tuple[Decimal, int]:
    """Grouping by spaces, "10 000" or "1 234 567"; one plain space before a group that is not 000 is two numbers."""
    if not word.isdecimal() or len(word) > 3 or word[0] == "0":
        return value, stop
    words, found, hard = tokens.words, stop, False
    for _ in range(5):
        group = words[found]
        if not (group.isdecimal() and len(group) == 3 and tokens.starts[found] - tokens.ends[found - 1] == 1):
            break
        hard = hard or tokens.text[tokens.ends[found - 1]] != " " or group == "000"
        found += 1
    if found > stop and (hard or found - stop > 1):
        for group in words[stop:found]:
            value = value * 1000 + int(group)
        return value, found
    return value, stop


def _exponent(tokens: Tokens, stop: int, value: Decimal, step: Decimal) -> tuple[Decimal, Decimal, int]:
    """ "4e14", "9.83e-3"."""
    sign, at = (-1, stop + 2) if tokens.words[stop + 1] == "-" else (1, stop + 1)
    power = tokens.words[at]
    if power.isdecimal() and len(power) <= 3 and tokens.touch(at) and tokens.touch(stop + 1):
        shift = sign * int(power)
        return value.scaleb(shift), step.scaleb(shift), at + 1
    return value, step, stop


def _power(tokens: Tokens, stop: int, value: Decimal, step: Decimal) -> tuple[Decimal, Decimal, int]:
    """ "2.5 × 10^6", "2.48×10-5"."""
    words, at = tokens.words, stop + 2
    at += words[at] == "^"
    sign = -1 if words[at] == "-" else 1
    at += words[at] in ("-", "+")
    if at > stop + 2 and words[at].isdecimal() and len(words[at]) <= 3 and tokens.touch(at):
        shift = sign * int(words[at])
        return value.scaleb(shift), step.scaleb(shift), at + 1
    return value, step, stop


def _raised(tokens: Tokens, i: int, stop: int, value: Decimal) -> tuple[Decimal, int]:
    """ "2^10"."""
    power = tokens.words[stop + 1]
    if power.isdecimal() and len(power) <= 2 and tokens.touch(stop + 1) and len(tokens.words[i]) <= 3:
        return value ** int(power), stop + 2
    return value, stop


def _parted(tokens: Tokens, i: int, stop: int, value: Decimal, step: Decimal) -> tuple[Decimal, Decimal, int]:
    """ "3. 9 km": a decimal point that damaged text has parted from its decimals, told by the unit behind them."""
    words, decimals = tokens.words, tokens.words[stop + 1]
    gap = tokens.text[tokens.ends[stop] : tokens.starts[stop + 1]]
    if gap != " " or not words[i].isdecimal() or not decimals.isdecimal() or len(words[i]) > 3:
        return value, step, stop
    if i == 0 or (words[stop + 2] not in PARTED and words[i] != "0"):
        return value, step, stop
    if len(decimals) > 2 + (words[i] == "0") or "\n" in tokens.text[tokens.ends[i - 1] : tokens.starts[i]]:
        return value, step, stop
    return value + Decimal(f"0.{decimals}"), Decimal(1).scaleb(-len(decimals)), stop + 2


def quotient(text: str) -> Decimal:
    parts = Fraction(text)
    return Decimal(parts.numerator) / parts.denominator
