"""The changes that sentences state: an old value, a new one, and by how much the one became the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from checker.checks.base import Scene
from checker.checks.margins import values_of
from checker.model import Claim, Interval
from checker.vocab.load import vocabulary

_CHANGES = frozenset({"percentage", "percentage_point", "fraction"})
_AMOUNTS = frozenset({"percentage", "money", "count", "number", "measure", "duration"})
_HUNDRED = Decimal(100)


class Change(NamedTuple):
    """A sentence's old value, new value and the change that it states."""

    old: Claim
    new: Claim
    said: Claim


@lru_cache(maxsize=1)  # once a run, whatever the number of rules that ask
def changes(scene: Scene) -> tuple[Change, ...]:
    """The from–to pairs of each sentence with the change that stands beside them."""
    return tuple(_changes(scene))


def _changes(scene: Scene) -> Iterator[Change]:
    by_sentence: dict[tuple[int, int], list[Claim]] = defaultdict(list)
    for claim in scene.claims:
        if not claim.furniture:
            by_sentence[claim.doc_index, claim.sentence_start].append(claim)
    for claims in by_sentence.values():
        said = [i for i, c in enumerate(claims) if _states_change(c)]
        for n, i in enumerate(said):
            stop = said[n + 1] if n + 1 < len(said) else len(claims)
            ends = _ends(claims[i + 1 : stop]) or (_ends(claims) if len(said) == 1 else None)
            if ends:
                yield Change(*ends, claims[i])


def _ends(claims: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """The only old and new value among claims; None where there are none or several to choose from."""
    olds = [c for c in claims if c.quantity.trend == "from" and c.quantity.kind in _AMOUNTS]
    if len(olds) != 1:
        return None
    news = [c for c in claims if c.quantity.trend == "to" and _alike(olds[0], c)]
    return (olds[0], news[0]) if len(news) == 1 else None


def _alike(a: Claim, b: Claim) -> bool:
    if a.quantity.kind in ("measure", "duration"):
        return a.base_unit == b.base_unit
    return a.quantity.kind == b.quantity.kind and a.quantity.unit == b.quantity.unit


def _states_change(claim: Claim) -> bool:
    q = claim.quantity
    if q.kind == "ratio":
        return is_multiple(claim)
    told = q.trend == "by" or bool(q.direction) or _of_a_change(claim)
    return q.kind in _CHANGES and q.trend not in ("from", "to") and told


def is_multiple(claim: Claim) -> bool:
    """Whether a claim says how many times as large something became: "tripled"; "rose five times" may count rises."""
    return claim.quantity.kind == "ratio" and not claim.text.lower().endswith(("times", "time"))


def _of_a_change(claim: Claim) -> bool:
    """Whether the noun of a change stands before a number: "a loss of 1%"."""
    before = claim.sentence[: max(0, claim.quantity.start - claim.sentence_start)].lower().split()[-2:]
    return len(before) == 2 and before[1] == "of" and before[0] in vocabulary("trends")["behind"]["words"]


def multiple(change: Change) -> Interval | None:
    """How many times the old value the new one is; None across zero."""
    a, b = values_of(change.old), values_of(change.new)
    if a.low is None or a.high is None or b.low is None or b.high is None or a.low <= 0 or b.low <= 0:
        return None
    return Interval(b.low / a.high, b.high / a.low)


def percent_change(change: Change) -> Interval | None:
    """The size of the change in percent of the old value: the interval that both roundings allow; None across zero."""
    a, b = values_of(change.old), values_of(change.new)
    if a.low is None or a.high is None or b.low is None or b.high is None or a.low <= 0 or b.low <= 0:
        return None
    return _size(Interval((b.low / a.high - 1) * _HUNDRED, (b.high / a.low - 1) * _HUNDRED))


def point_change(change: Change) -> Interval | None:
    """The size of the change in percentage points, for two percentages; else None."""
    a, b = change.old.quantity.interval, change.new.quantity.interval
    if change.old.quantity.kind != "percentage" or a.low is None or a.high is None or b.low is None or b.high is None:
        return None
    return _size(Interval(b.low - a.high, b.high - a.low))


def _size(change: Interval) -> Interval:
    assert change.low is not None
    assert change.high is not None
    if change.low >= 0:
        return change
    if change.high <= 0:
        return Interval(-change.high, -change.low)
    return Interval(Decimal(0), max(-change.low, change.high))
