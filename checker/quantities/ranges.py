"""Joins two numbers to a range: "3-3.5 percent", "$2.4 to $2.7 billion", "between 5 and 7 people", "8- to 16-metre"."""

from __future__ import annotations

from decimal import Decimal

from checker.model import Interval
from checker.quantities.dimensions.count import SKIP, bare
from checker.quantities.dimensions.money import LEADS as MONEY_LEADS
from checker.quantities.dimensions.money import amount
from checker.quantities.dimensions.money import lead as money_at
from checker.quantities.names import between_names
from checker.quantities.numberwords import MONEY_SCALES, NUMBER_WORDS
from checker.quantities.numeral import numeral
from checker.quantities.reading import Numeral, Reading, apart
from checker.quantities.series import Unit, margin, shared, within
from checker.quantities.trend import CHANGE, is_change, lead_in
from checker.text.tokens import Tokens

CONNECTORS = frozenset(("-", "to", "and", "or", "by", "x", "×", "±", "+", "plus", ","))
_TIMES = frozenset(("by", "x", "×"))
_BLUR = frozenset(("about", "around", "nearly", "almost", "roughly", "perhaps", "maybe", "even", "~", "some", "up"))
_OPEN = frozenset(("between", "from"))
_SCALES = frozenset(MONEY_SCALES)
_JOINS = frozenset(("-", "to", "and", "or", "by", "x", "×"))


def join(tokens: Tokens, r: Reading, unit: Unit) -> Reading:
    """A reading with its unit, joined to a second one of the same kind where a range is meant; else itself."""
    at, word = _second(tokens, r.first, r.stop)
    if at < 0:
        m = margin(tokens, r.stop)
        by = None if m is None or r.is_range else unit(m)
        same = by is not None and (by.kind, by.unit) == (r.kind, r.unit)
        return within(r, by.stop, by.value) if by is not None and same else r
    if word in _TIMES:
        return r
    other = _read(tokens, at, r, unit)
    if other is None or other.value is None or r.value is None or other.kind != r.kind or other.timex is not None:
        return r
    if other.unit != r.unit and not other.unit.startswith(r.unit + "/"):
        return r
    return _ranged(tokens, r, other, word) or _lent(tokens, r, other)


def _lent(tokens: Tokens, r: Reading, other: Reading) -> Reading:
    """The first amount of a change with the scale that the second one lends it: "from $2.4 to $2.7 billion"."""
    scale = _scale(tokens.words, other.first, other.stop)
    if (
        r.kind != "money"
        or scale == 1
        or _scale(tokens.words, r.first, r.stop) > 1
        or r.value is None
        or other.value is None
    ):
        return r
    if not abs(r.value) * scale <= abs(other.value) * 10 or r.value >= 1000:
        return r
    return r._replace(value=r.value * scale, interval=r.interval.times(scale))


def join_bare(tokens: Tokens, n: Numeral, unit: Unit) -> Reading | None:
    """A numeral without a unit, joined to the number behind it that has the unit of both; else None."""
    at, word = _second(tokens, n.first, n.stop)
    if at < 0 and tokens.words[n.stop] in ("and", ","):
        return shared(tokens, n, unit)
    if at < 0 and n.value is not None:
        m = margin(tokens, n.stop)
        own = None if m is None else unit(n._replace(stop=m.stop))
        return None if m is None or own is None else within(own._replace(first=n.first), own.stop, m.value)
    if at < 0 or n.value is None:
        return None
    m = _numeral(tokens, at)
    if m is None or m.value is None:
        return None
    other = unit(m)
    if other is not None:
        if other.value is None:
            return None
        own = unit(n._replace(stop=m.stop))
        if own is None or own.kind != other.kind or own.unit != other.unit or own.value is None:
            return None
        own = own._replace(first=n.first, stop=n.stop)
        if word in _TIMES:
            return own if own.kind == "measure" else None  # "40 by 60 cm"
        ranged = _ranged(tokens, own, other, word)
        return (
            own if ranged is None and word == "to" else ranged
        )  # "from 5 to 7 percent" shares its unit in a change too
    return _counts(tokens, n, m, word)


def _second(tokens: Tokens, first: int, stop: int) -> tuple[int, str]:
    """The token at which the second number of a range may start, and the word that joins; (-1, "") without."""
    words = tokens.words
    word = words[stop]
    if word not in _JOINS or apart(tokens, stop) or apart(tokens, stop + 1):
        return -1, ""
    at = stop + 1
    if word == "-":
        if words[at] in ("to", "or"):
            word, at = "to", at + 1
            at += words[at] == "-" and tokens.touch(at) == tokens.touch(at + 1)  # "18-to-24"
        elif tokens.touch(stop) and not tokens.touch(at) and words[at] not in _BLUR:
            return -1, ""
    elif word == "and" and "between" not in words[max(0, first - 4) : first]:
        return -1, ""
    for _ in range(2):
        if words[at] not in _BLUR:
            break
        at += 1 + (words[at] == "up" and words[at + 1] == "to")
    return at, word


def _numeral(tokens: Tokens, at: int) -> Numeral | None:
    if tokens.words[at] == "-" and tokens.touch(at + 1):
        n = numeral(tokens, at + 1)
        return None if n is None or n.value is None else n._replace(first=at, value=-n.value)
    return numeral(tokens, at)


def _read(tokens: Tokens, at: int, r: Reading, unit: Unit) -> Reading | None:
    word = tokens.words[at]
    if word in MONEY_LEADS:
        for k in (at, at + 1):
            found = money_at(tokens, k)
            if found is not None:
                return found
        return None
    if word in ("us", "c", "a", "hk", "nz", "s") and tokens.words[at + 1] == "$":
        return money_at(tokens, at + 1)
    if not ("0" <= word < ":" or word in NUMBER_WORDS or word in ("-", ".", "a")):
        return None
    n = _numeral(tokens, at)
    if n is None:
        return None
    found = unit(n)
    if r.kind == "money" and not "0" <= tokens.words[r.first] < ":" and (found is None or found.kind != "money"):
        same = amount(tokens, n, r.unit)
        return same if found is None or (same is not None and same.stop >= found.stop) else found  # "£1-2m"
    return found


def _aside(words: list[str], at: int) -> bool:
    """Whether "from" stands in ", down from A to B": the change has its end already, so A to B is a range."""
    return at > 1 and words[at - 1] in ("up", "down") and words[at - 2] == ","


def _ranged(tokens: Tokens, r: Reading, other: Reading, word: str) -> Reading | None:
    """The range of two readings, or None where the words tell of a change."""
    words = tokens.words
    low, high = r.value, other.value
    if low is None or high is None:
        return None
    at = lead_in(words, r.first)
    if word == "to":
        if at >= 0 and words[at] == "from" and is_change(words, at) and not _aside(words, at):
            return None
        if r.kind == "money" and words[r.first - 1] in CHANGE and r.first:
            return None  # "rose $2 to $45"
    scale = _scale(words, other.first, other.stop)
    if scale > 1 and _scale(words, r.first, r.stop) == 1 and low * scale <= high:
        low *= scale
    if low > high:
        if low > 0 and not (at >= 0 and words[at] == "from"):
            return None
        low, high = high, low
    first = r.first
    if first and words[first - 1] in _OPEN:
        first -= 1
    return other._replace(
        first=first, value=None, interval=Interval(low, high), is_range=True, rule=f"{other.rule}_range"
    )


def _scale(words: list[str], first: int, stop: int) -> Decimal:
    """The product of the scale words of a reading: what they lend to a number that has none."""
    scale = Decimal(1)
    for k in range(first, stop):
        if words[k] in _SCALES:
            scale *= MONEY_SCALES[words[k]]
    return scale


def _counts(tokens: Tokens, n: Numeral, m: Numeral, word: str) -> Reading | None:
    """A range of bare numbers; scores, labels and sums are none."""
    words = tokens.words
    low, high = n.value, m.value
    if word in _TIMES or low is None or high is None:
        return None
    if word == "-" and high < 100 and between_names(tokens, n.first, m.stop):
        return None  # "United 1-2 City"
    opened = words[n.first - 1] in _OPEN
    scale = _scale(words, m.first, m.stop)
    if scale > 1 and _scale(words, n.first, n.stop) == 1 and low * scale < high:
        low *= scale
    if not low < high or (word == "or" and high > 4 * max(low, Decimal(1))):
        return None
    if words[n.first - 1] in CHANGE and word == "to":
        return None
    at = lead_in(words, n.first)
    if word == "to" and at >= 0 and words[at] == "from" and is_change(words, at):
        return None
    found = bare(tokens, m._replace(first=m.first), ranged=True)
    if (
        found is None
        or found.kind == SKIP
        or (found.noun[1] == 0 and not (opened or (word == "or" and (n.form == "words" or high - low == 1))))
    ):
        return None
    if found.unit.partition(" ")[0] == "age":
        found = found._replace(kind="age", unit="year", noun=(0, 0))  # "the 18-24 age group"
    first = n.first - opened
    return found._replace(first=first, value=None, interval=Interval(low, high), is_range=True, rule="count_range")
