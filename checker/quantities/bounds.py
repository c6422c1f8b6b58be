"""What a reading allows: the interval of its digits, the hedge words around it, the finished Quantity.

Conventions, used for every dimension: "about" allows ten percent to either side; "almost" ends below the value and
starts at nine tenths of it; "more than" and "less than" leave the value itself out.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from checker.model import Interval, Quantity
from checker.quantities.reading import Numeral, Reading, apart
from checker.quantities.trend import trend_of
from checker.text.tokens import Tokens
from checker.vocab.load import vocabulary

ABOUT = Decimal("0.1")  # how far "about" may stray, as a share of the value
_HALF, _ONE, _TWO, _ZERO = Decimal("0.5"), Decimal(1), Decimal(2), Decimal(0)
_DATA = vocabulary("hedges")


class _Pattern(NamedTuple):
    words: tuple[str, ...]  # the further words, walking away from the number
    hedge: str
    spatial: bool
    dated: bool


def _table(side: str, backwards: bool) -> dict[str, tuple[_Pattern, ...]]:
    """Hedges of one side by the word that stands nearest to the number, longest first."""
    spatial, dated = set(_DATA["spatial"]["words"]), set(_DATA["dates"]["words"])
    out: dict[str, list[_Pattern]] = {}
    for hedge, phrases in _DATA[side].items():
        for phrase in phrases:
            words = phrase.split()
            if backwards:
                words.reverse()
            out.setdefault(words[0], []).append(_Pattern(tuple(words[1:]), hedge, phrase in spatial, phrase in dated))
    return {w: tuple(sorted(found, key=lambda p: -len(p.words))) for w, found in out.items()}


_BEFORE = _table("before", backwards=True)
_AFTER = _table("after", backwards=False)
_EXACT = frozenset(_DATA["exact"]["before"])
_SHARPEN = frozenset(_DATA["sharpen"]["words"])
_HINTS = frozenset(_BEFORE) | _EXACT | {"a"}  # without one of them in front no hedge is looked for
_DATED = frozenset(("date", "time"))
_LASTING = frozenset(_DATA["lasting"]["words"])


def allowed(n: Numeral, rounded: bool = True) -> Interval:
    """What the digits of a numeral allow: half of the last place to either side, the upper end left out.

    Whole numbers stand as they are where things are counted (`rounded` False), and are rounded where they are measured.

    >>> allowed(Numeral(0, 1, Decimal("2.1"), Decimal("0.1")))
    Interval(low=Decimal('2.05'), high=Decimal('2.15'), low_open=False, high_open=True)
    >>> allowed(Numeral(0, 1, Decimal(32), Decimal(1)), rounded=False)
    Interval(low=Decimal('32'), high=Decimal('32'), low_open=False, high_open=False)
    """
    value = n.value
    if value is None:
        return n.interval or Interval()
    step = n.step
    if step is None and rounded and n.form == "words" and value == value.to_integral_value():
        step = _ONE
    if step is None or (step == _ONE and not rounded):
        return Interval(value, value)
    half = step / _TWO
    return Interval(value - half, value + half, high_open=True)


def hedged(hedge: str, value: Decimal | None, interval: Interval) -> Interval:
    """The interval that a hedge makes of a value, or of a range.

    >>> hedged("almost", Decimal(400), Interval(Decimal(400), Decimal(400)))
    Interval(low=Decimal('360.0'), high=Decimal('400'), low_open=False, high_open=True)
    >>> hedged("at_least", None, Interval(Decimal(10), Decimal(20)))
    Interval(low=Decimal('10'), high=None, low_open=False, high_open=False)
    """
    low = interval.low if value is None else value
    high = interval.high if value is None else value
    if hedge in ("more_than", "at_least"):
        return interval if low is None else Interval(low, None, hedge == "more_than")
    if hedge in ("less_than", "at_most"):
        floor = _ZERO if high is not None and high >= 0 else None
        return interval if high is None else Interval(floor, high, False, hedge == "less_than")
    if value is None:
        return interval  # a range that is "about" keeps its written ends
    away = abs(value) * ABOUT
    if hedge == "almost":
        return Interval(value - away, value, False, True) if value >= 0 else Interval(value, value + away, True, False)
    return Interval(min(value - away, interval.low or value), max(value + away, interval.high or value))


def finish(tokens: Tokens, r: Reading, floor: int = 0) -> Quantity:
    """The quantity that a reading is, with its hedge words; words before token `floor` belong to another quantity."""
    words = tokens.words
    first, stop, hedge = r.first, r.stop, r.hedge
    if first > floor and words[first - 1] in _HINTS and not apart(tokens, first):
        found = _before(words, r, floor)
        if found is not None:
            first, hedge = found
    behind = words[stop]
    if behind in _AFTER and (not hedge or hedge == "about"):
        stop, after = _after(tokens, r, stop)
        hedge = after or hedge
    elif r.noun[1] > stop and not hedge and words[r.noun[1]] in _AFTER:
        hedge = _after(tokens, r, r.noun[1])[1]
    interval = r.interval
    if hedge and hedge != r.hedge and r.kind not in _DATED:
        interval = hedged(hedge, r.value, interval)
    trend, direction = (r.trend, "") if r.kind in _DATED else trend_of(tokens, r, first)
    starts, ends = tokens.starts, tokens.ends
    return Quantity(
        starts[first], ends[stop - 1], first, stop, r.kind, r.value, interval, r.unit, hedge or "exact", r.is_range,
        starts[r.first], ends[r.stop - 1], r.noun, trend, direction, r.timex, r.rule, r.vague,
    )  # fmt: skip


def _before(words: list[str], r: Reading, floor: int) -> tuple[int, str] | None:
    """The first token and the kind of the hedge in front of a reading."""
    at = r.first - 1
    if words[at] == "a" and at > floor and words[at - 1] in _BEFORE and r.kind in ("count", "number"):
        at -= 1  # "over a 100 people"
    if words[at] in _EXACT:
        return at, "exact"
    for pattern in _BEFORE.get(words[at], ()):
        start = at - len(pattern.words)
        if start < floor or any(words[at - 1 - k] != w for k, w in enumerate(pattern.words)):
            continue
        if r.kind in _DATED and not pattern.dated:
            continue
        if r.kind == "ordinal" and pattern.words == ("up",):
            continue  # "they moved up to fourth": a way, no bound
        if pattern.spatial and not _bounds(words, r, start, words[at]):
            continue
        if start > floor and words[start - 1] in _SHARPEN:
            start -= 1
            if words[start] == "not" and pattern.hedge == "more_than":
                return start, "at_most"
        return start, pattern.hedge
    return None


def _bounds(words: list[str], r: Reading, start: int, word: str) -> bool:
    """Whether a word of place ("over", "under") bounds this number rather than telling where something is."""
    if r.kind in ("duration", "elapsed"):
        return word != "over" or words[start - 1] in _LASTING or start == 0
    if r.kind in ("count", "number", "fraction"):
        return "0" <= words[r.first] < ":" or r.value is None or r.value >= 20 or r.kind == "fraction"
    return r.kind != "ordinal"


HEDGES_BEHIND = frozenset(_AFTER)


def hedge_end(tokens: Tokens, stop: int) -> int:
    """Where the hedge that begins behind a number ends: "300 or so", "20+"; `stop` where none does."""
    for pattern in _AFTER[tokens.words[stop]]:
        end = stop + 1 + len(pattern.words)
        if all(tokens.words[stop + 1 + k] == w for k, w in enumerate(pattern.words)):
            return end
    return stop


def _after(tokens: Tokens, r: Reading, stop: int) -> tuple[int, str]:
    """The end and the kind of the hedge behind a reading."""
    words = tokens.words
    for pattern in _AFTER[words[stop]]:
        end = stop + 1 + len(pattern.words)
        if any(words[stop + 1 + k] != w for k, w in enumerate(pattern.words)):
            continue
        if (words[stop] in ("+", "-", "ish")) and not tokens.touch(stop):
            continue
        if r.kind in _DATED and not pattern.dated:
            continue
        if words[stop] in ("plus", "odd") and not (words[end].isalpha() and "0" <= words[r.first] < ":"):
            continue
        if words[stop] == "+" and "0" <= words[end] < ":" and tokens.touch(end):
            continue  # "2+2"
        return end, pattern.hedge
    return r.stop, ""


@lru_cache(maxsize=1)
def hedge_words() -> frozenset[str]:
    """Every word that may stand in a hedge before a number."""
    return frozenset(w for phrases in _DATA["before"].values() for phrase in phrases for w in phrase.split()) | _EXACT
