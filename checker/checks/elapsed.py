"""Times between two dates: "22 years" from "1971 to 1993", "an hour and twelve minutes" from 10:40 to 11:52."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from checker import shown
from checker.checks.cells import stems
from checker.checks.judge import date_interval
from checker.model import Claim, Interval
from checker.timex import seconds

_SPANS = frozenset({"duration", "elapsed", "age"})
_DATED = frozenset({"date", "time"})
_YEAR = Decimal(367 * 86400)
_LEAST_AWAY = Decimal(10 * 86400)  # of the days around a story some are always as many apart as any small number says
_ALIKE = 2  # words that a sentence with a date shares with the one that counts from it
_BORN = "born"
_BOUND = Decimal("1.5")  # "more than a decade" is said of up to fifteen years
_MIDDLE = Decimal(2)

Span = tuple[tuple[Claim, ...], str]


class Dated(NamedTuple):
    """The dates and times of day of the sources, and those that stand together in one sentence."""

    alone: tuple[Claim, ...]
    together: tuple[tuple[Claim, Claim], ...]


def dated(claims: Iterable[Claim]) -> Dated:
    """The dates among claims that are a year of the calendar or less."""
    found = tuple(c for c in claims if c.quantity.kind in _DATED and _placed(c))
    return Dated(found, tuple(_of_one_sentence(found)))


def between_dates(claim: Claim, sources: Dated, own: Sequence[Claim], day: date | None) -> Span | None:
    """The two dates that a time lies between, and the computation in words; None where there are none.

    Two dates of one sentence count, or one and the draft's own day where the sentences speak of one thing. `own` are
    the figures of the draft's sentence: its dates count with each other and with the draft's day.
    """
    if claim.quantity.kind not in _SPANS or claim.base == Interval():
        return None
    beside = dated(own)
    for first, second in (*sources.together, *beside.together):
        if says(claim, _middle(second) - _middle(first)):
            return (first, second), f"from {first.text} to {second.text} is {claim.text}"
    if claim.quantity.kind == "age":
        for born in sources.alone:
            for then in beside.alone if _BORN in born.sentence.lower().split() else ():
                if says(claim, _middle(then) - _middle(born)):
                    return (born,), f"from {born.text} to {then.text} is {claim.text}"
    if day is None:
        return None
    today = seconds(day.isoformat())
    words = stems(claim.sentence)
    for one in (*beside.alone, *sources.alone):
        if one.quantity.kind != "date":
            continue
        apart = abs(today - _middle(one))
        near = one.doc_index == claim.doc_index or (apart >= _LEAST_AWAY and len(words & stems(one.sentence)) >= _ALIKE)
        if near and says(claim, apart):
            return (one,), f"from {one.text} to {shown.day(day)} is {claim.text}"
    return None


def says(claim: Claim, apart: Decimal) -> bool:
    """Whether a claim is what a writer makes of so many seconds: inside its interval, and close to a bound."""
    low, high = claim.base.low, claim.base.high
    if not Interval(low, high).contains(abs(apart)):
        return False
    if low is None:
        return high is not None and abs(apart) * _BOUND >= high
    return high is not None or abs(apart) <= low * _BOUND


def _of_one_sentence(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Dates of one sentence that follow each other in time, both of them days or both times of day."""
    by_sentence: dict[tuple[int, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        by_sentence[claim.doc_index, claim.sentence_start].append(claim)
    for several in by_sentence.values():
        for i, first in enumerate(several):
            for second in several[i + 1 :]:
                if first.quantity.kind == second.quantity.kind:
                    yield first, second


def _placed(claim: Claim) -> bool:
    """Whether a date is one year of the calendar or less."""
    days = date_interval(claim)
    return days.low is not None and days.high is not None and days.high - days.low <= _YEAR


def _middle(claim: Claim) -> Decimal:
    days = date_interval(claim)
    assert days.low is not None
    assert days.high is not None
    return (days.low + days.high) / _MIDDLE
