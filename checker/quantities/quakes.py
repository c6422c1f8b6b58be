"""The strength of an earthquake told without its unit: "two quakes, measuring 7.6 and 7.4", "a 7.1 earthquake"."""

from __future__ import annotations

from decimal import Decimal

from checker.model import Interval, Quantity
from checker.text.tokens import Tokens
from checker.vocab.load import vocabulary

_QUAKES = frozenset(vocabulary("context")["synonym"]["quake"])
_WEAKEST, _STRONGEST = Decimal(2), Decimal("9.6")  # what is felt, and what has been measured (Chile 1960: 9.5)
_REACH = 24  # tokens on either side in which the quake stands, within the sentence
_HALF = Decimal("0.5")


def strengths(tokens: Tokens, quantities: list[Quantity]) -> list[Quantity]:
    """The quantities of a paragraph with those read as magnitudes that are written with a decimal beside a quake.

    Nobody counts quakes in tenths, and what else is measured of one (depth, distance) has a unit of its own.
    """
    if not any(map(_in_tenths, quantities)) or _QUAKES.isdisjoint(tokens.words):
        return quantities
    return [_strength(q) if _in_tenths(q) and _bare(q, tokens.words) else q for q in quantities]


def _in_tenths(q: Quantity) -> bool:
    """Whether a number without a unit is written as magnitudes are."""
    if q.kind not in ("number", "count") or q.value is None or not _WEAKEST <= q.value <= _STRONGEST:
        return False
    return q.value.as_tuple().exponent == -1


def _bare(q: Quantity, words: list[str]) -> bool:
    """Whether a quake stands near a number that counts nothing else."""
    if q.noun[1] and words[q.noun[1] - 1] not in _QUAKES:
        return False
    before, behind = words[max(q.first - _REACH, 0) : q.first][::-1], words[q.stop : q.stop + _REACH]
    return any(not _QUAKES.isdisjoint(side[: side.index(".")] if "." in side else side) for side in (before, behind))


def _strength(q: Quantity) -> Quantity:
    interval = q.interval
    if q.hedge == "exact" and q.value is not None:
        half = _HALF / 10
        interval = Interval(q.value - half, q.value + half, high_open=True)
    return q._replace(kind="measure", unit="magnitude", interval=interval, rule="magnitude")
