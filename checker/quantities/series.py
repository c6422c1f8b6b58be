"""Numbers that share what stands behind the last of them: "three, four and six years", "5 ± 2 mm"."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from checker.model import Interval
from checker.quantities.numberwords import SPELLED
from checker.quantities.numeral import numeral
from checker.quantities.reading import Numeral, Reading, apart
from checker.text.tokens import Tokens

Unit = Callable[[Numeral], "Reading | None"]
_LENT = frozenset(("percentage", "percentage_point", "measure", "duration", "money", "age"))
_MOVES_ON = frozenset(("later", "earlier", "before", "after", "ago", "afterwards"))
_PLACED = frozenset(("aged", "age", "at", "on", "in", "page", "no", "number"))
_BEING = frozenset(("is", "was", "be", "turned"))
_LIST = 6  # members of a list that share a unit


def shared(tokens: Tokens, n: Numeral, unit: Unit) -> Reading | None:
    """A number whose unit stands behind the last member of its list: "5 and 6 percent", "three, four and six years"."""
    words = tokens.words
    m = _last_member(tokens, n)
    other = None if m is None else unit(m)
    if m is None or other is None or other.kind not in _LENT or other.value is None or not n.value or not m.value:
        return None
    if words[other.stop] in _MOVES_ON or words[n.first - 1] in _PLACED:
        return None  # "at 25 and 5 weeks later"
    if other.kind in ("measure", "duration") and words[n.first - 1] in _BEING:
        return None  # "he is 25 and 6 feet tall"
    if other.kind not in ("percentage", "age") and not m.value <= 10 * n.value <= 100 * m.value:
        return None
    own = unit(n._replace(stop=m.stop))
    return None if own is None or own.unit != other.unit else own._replace(first=n.first, stop=n.stop)


def _last_member(tokens: Tokens, n: Numeral) -> Numeral | None:
    """The numeral behind "and" that ends the list which a numeral begins, written in the same way."""
    words, at = tokens.words, n.stop
    for _ in range(_LIST):
        closes = words[at] == "and" or (words[at] == "," and words[at + 1] == "and")
        if not closes and words[at] != ",":
            return None
        at += 1 + (closes and words[at] == ",")
        if not ("0" <= words[at] < ":" or words[at] in SPELLED) or apart(tokens, at):
            return None
        m = numeral(tokens, at)
        if m is None or m.form != n.form:
            return None
        if closes:
            return m
        at = m.stop
    return None


def margin(tokens: Tokens, stop: int) -> Numeral | None:
    """The error behind a number: "± 2", "+/- 2", "plus or minus 2"."""
    words = tokens.words
    if words[stop] == "±":
        at = stop + 1
    elif words[stop : stop + 3] in (["plus", "or", "minus"], ["+", "/", "-"]):
        at = stop + 3
    else:
        return None
    return numeral(tokens, at) if "0" <= words[at] < ":" or words[at] in SPELLED else None


def within(r: Reading, stop: int, by: Decimal | None) -> Reading:
    """A reading with its margin of error, as a range."""
    if r.value is None or by is None:
        return r
    around = Interval(r.value - by, r.value + by)
    return r._replace(stop=stop, value=None, interval=around, is_range=True, rule=f"{r.rule}_margin")
