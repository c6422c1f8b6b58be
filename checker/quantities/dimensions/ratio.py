"""The dimensions of parts and multiples: percentages, points, fractions of a whole, "one in five", "threefold"."""

from __future__ import annotations

from decimal import Decimal

from checker.model import Interval
from checker.quantities.bounds import allowed
from checker.quantities.nouns import STOP
from checker.quantities.numberwords import NUMBER_WORDS, PARTS
from checker.quantities.numeral import numeral
from checker.quantities.reading import Dimension, Numeral, Reading
from checker.quantities.trend import DOWN, UP
from checker.text.tokens import Tokens
from checker.vocab.load import vocabulary

_DATA = vocabulary("ratios")
_PERCENT = frozenset(_DATA["percent"]["words"])
_POINTS = frozenset(_DATA["percentage_point"]["words"])
_BASIS = frozenset(_DATA["basis_point"]["words"])
_MULTIPLES: dict[str, str] = _DATA["multiples"]
_BEHIND_HALF = frozenset(_DATA["half"]["behind"])
_BEFORE_HALF = frozenset(_DATA["half"]["before"])
_NOT_IN = frozenset(_DATA["odds"]["not_behind"])
_SIZING = frozenset(_DATA["sizing"]["words"]) | UP | DOWN
_AS = frozenset(_DATA["times"]["twice_as"])
_COMPARING = frozenset(_DATA["times"]["comparing"])
_MAJORITY = frozenset(_DATA["majority"]["before"])
_VOTING = frozenset(_DATA["majority"]["verbs"])
_BLURS = frozenset(_DATA["majority"]["blurs"])
_BEING = frozenset(("are", "were", "have", "had"))
_ADDING = frozenset(("added", "adds", "adding"))
_HALF = Decimal("0.5")


def follow_percent(t: Tokens, n: Numeral) -> Reading | None:
    """ "5%", "five per cent", "2-percent", "1.38pc", "2 percentage points", "60 basis points"."""
    words = t.words
    at = n.stop
    at += words[at] == "-"
    word = words[at]
    stop, kind, unit = at + 1, "percentage", "percent"
    if word == "per":
        if words[stop] != "cent":
            return None
        stop += 1
    elif word in _BASIS:
        if word == "basis":
            if words[stop] not in ("point", "points"):
                return None
            stop += 1
        kind, unit = "percentage_point", "basis_point"
    elif word in _POINTS:
        if word == "percentage":
            stop += words[stop] == "-"
            if words[stop] not in ("point", "points"):
                return None
            stop += 1
        kind, unit = "percentage_point", "percentage_point"
    if kind == "percentage":
        j = stop + (words[stop] == "-" and t.touch(stop))
        if words[j] in ("point", "points") and (j > stop or word in ("percent", "%")):
            stop, kind, unit = j + 1, "percentage_point", "percentage_point"
        elif words[stop] == "age":
            return None
    return Reading(
        n.first, stop, kind, n.value, allowed(n), unit, rule=kind, is_range=n.value is None, vague=_is_some(n)
    )


def _is_some(n: Numeral) -> bool:
    """Whether the amount is only "several" or "a few": nothing to compare."""
    return n.interval is not None and n.interval.low is not None and n.interval.low < 10


def lead_percent(t: Tokens, i: int) -> Reading | None:
    """ "a percent", "a percentage point", "half a percentage point" where the article stands for one."""
    words = t.words
    if (
        i == 0
        or words[i - 1] not in ("a", "one")
        or (words[i] == "percentage" and words[i + 1] not in ("point", "points"))
    ):
        return None
    if words[i - 1] == "one" or (words[i] in _BASIS and words[i + 1] not in ("point",)):
        return None
    half = i > 1 and words[i - 2] == "half"
    return follow_percent(
        t, Numeral(i - 2 if half else i - 1, i, Decimal("0.5") if half else Decimal(1), None, "words")
    )


def lead_fraction(t: Tokens, i: int) -> Reading | None:
    """ "half of", "a third of"; "the third quarter" is none."""
    words = t.words
    word = words[i]
    if word == "half":
        return _half(t, i)
    if word == "majority":
        return _majority(t, i)
    if word in PARTS:
        if i == 0 or words[i - 1] not in ("a", "an") or not (words[i + 1] == "of" or _is_size(words, i)):
            return None
        value = Decimal(1) / PARTS[word]
        return Reading(i - 1, i + 1, "fraction", value, Interval(value, value), rule="fraction")
    return None


def _majority(t: Tokens, i: int) -> Reading | None:
    """ "a majority of the members", "a majority voted": more than half of a whole; a majority of 12 seats is none."""
    words = t.words
    before, behind = words[i - 1] if i else "", words[i + 1]
    if before not in _MAJORITY:
        return None
    if behind == "of":
        at = i + 2 + (words[i + 2] in _BLURS)
        if "0" <= words[at] < ":" or words[at] in NUMBER_WORDS:
            return None
    elif behind not in _VOTING or (before == "the" and behind not in _BEING):
        return None
    interval = Interval(_HALF, Decimal(1), low_open=True)
    return Reading(i, i + 1, "fraction", None, interval, rule="majority", is_range=True, hedge="more_than")


def _is_size(words: list[str], i: int) -> bool:
    """Whether "a third" tells how much: "rose by a third", "up a quarter", "nearly a fifth"; not "a third man"."""
    behind = words[i + 1]
    if i > 1 and words[i - 2] in _ADDING and behind != "to":
        return False  # "Austin added a third for the visitors": a goal
    return i > 1 and words[i - 2] in _SIZING and (not behind.isalpha() or behind in STOP or behind in _COMPARING)


def bare_fraction(t: Tokens, n: Numeral) -> Reading | None:
    """A fraction that begins with a number and has no unit: "two-thirds", "1/40", "three quarters of"."""
    last = t.words[n.stop - 1]
    if last == "half" or n.value is None:
        return None  # `lead_fraction` decides
    if t.words[n.stop] == "-" and last == "quarter":
        return None  # "quarter-final"
    if last == "quarters" and t.words[n.stop] not in ("of", "full", "empty", "the", "majority"):
        return None  # of a year
    return _fraction(n)


def _fraction(n: Numeral) -> Reading:
    value = n.value or Decimal(0)
    kind = "fraction" if value < 1 else "number"  # "2 1/2" is no part of a whole
    return Reading(n.first, n.stop, kind, n.value, Interval(value, value), rule="fraction")


def _half(t: Tokens, i: int) -> Reading | None:
    words = t.words
    before, behind = words[i - 1] if i else "", words[i + 1]
    n = numeral(t, i)
    if n is None or n.form != "fraction" or behind == "-" or before in _BEFORE_HALF or (i and before == "-"):
        return None
    if behind in _BEHIND_HALF:
        if (behind == "of" and words[i + 2] in ("fiscal", "next", "last", "this")) or "0" <= words[i + 2] < ":":
            return None
        return _fraction(n)
    return None


def follow_odds(t: Tokens, n: Numeral) -> Reading | None:
    """ "one in five", "9 out of 10": a part of the whole."""
    words = t.words
    joint = n.stop + (words[n.stop] == "-")
    at = joint + 1
    if words[joint] == "out":
        if words[at] != "of":
            return None
        at += 1
    at += words[at] == "every"
    at += words[at] == "-" and joint > n.stop  # "a 1-in-100 chance"
    m = numeral(t, at)
    if (
        n.value is None
        or n.value % 1
        or n.form not in ("digits", "words")
        or m is None
        or m.value is None
        or m.value % 1
    ):
        return None
    whole = words[joint] == "out"
    if not 0 < n.value < m.value or not (
        whole or m.value in (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100, 1000, 10000, 100000, 1000000)
    ):
        return None
    if words[m.stop] in _NOT_IN or words[m.stop] == "-" or (not whole and n.value > 9):
        return None
    value = n.value / m.value
    return Reading(n.first, m.stop, "fraction", value, Interval(value, value), rule="odds")


def follow_times(t: Tokens, n: Numeral) -> Reading | None:
    """ "1.5 times", "ten times more", "threefold" as "3-fold", "2x"; how often something happens is a frequency."""
    words = t.words
    at = n.stop
    at += words[at] == "-"
    word, behind = words[at], words[at + 1]
    if n.value is None or words[n.first : n.stop] == ["half"]:
        return None  # "half-time"
    if word == "x":
        if not t.touch(at) or "0" <= behind < ":":
            return None
    elif word in ("times", "time"):
        if n.value % 1 == 0 and behind not in _COMPARING:
            return None
    elif word != "fold":
        return None
    return Reading(n.first, at + 1, "ratio", n.value, allowed(n, rounded=False), "times", rule="multiple")


def follow_to_one(t: Tokens, n: Numeral) -> Reading | None:
    """ "a two-to-one edge": so many times the other."""
    words, at = t.words, n.stop
    if words[at : at + 3] != ["-", "to", "-"] or words[at + 3] not in ("one", "1") or n.value is None:
        return None
    if not t.touch(at) or words[at + 4] == "-":
        return None
    return Reading(n.first, at + 4, "ratio", n.value, Interval(n.value, n.value), "times", rule="to_one")


def follow_ratio(t: Tokens, n: Numeral) -> Reading | None:
    """A multiple, or a number to one."""
    return follow_to_one(t, n) or follow_times(t, n)


def lead_multiple(t: Tokens, i: int) -> Reading | None:
    """ "doubled", "threefold", "twice as many"."""
    words = t.words
    word, behind = words[i], words[i + 1]
    if word == "twice" and not (
        behind in ("the", "that", "its", "their", "what", "this") or (behind == "as" and words[i + 2] in _AS)
    ):
        return None
    if word == "double" and behind not in ("the", "that", "its", "their", "what", "last", "digit"):
        return None
    if behind in ("-", "digit"):
        return None
    value = Decimal(_MULTIPLES[word])
    return Reading(i, i + 1, "ratio", value, Interval(value, value), "times", rule="multiple")


PERCENT = Dimension(
    "percentage", frozenset(("percent", "percentage")), lead_percent, _PERCENT | _POINTS | _BASIS, follow_percent
)
FRACTION = Dimension("fraction", frozenset(PARTS) | {"majority"}, lead_fraction, frozenset(("in", "out")), follow_odds)
RATIO = Dimension(
    "ratio", frozenset(_MULTIPLES), lead_multiple, frozenset(("times", "time", "fold", "x", "to")), follow_ratio
)
