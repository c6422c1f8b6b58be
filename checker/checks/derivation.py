"""A draft's number that follows from the sources': the rest, a sum, a difference, a share, a change, years since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from checker import shown
from checker.checks.base import Scene
from checker.checks.cell_sums import follow_from_cells
from checker.checks.cells import is_of_table
from checker.checks.elapsed import Dated, between_dates, dated
from checker.checks.judge import date_interval
from checker.model import Claim, Interval
from checker.timex import calendar_years_between, years_between

_SPAN = 3  # sentences of one document within which two figures are put together: further apart it is chance
_ADDED = ("count", "money", "measure", "duration", "percentage", "number")
_YEAR = Decimal(366 * 86400)
_EXACT = ("exact", "about")
_BOUND = Decimal("1.5")  # "at least 40 percent" is said of up to sixty
_LARGE = 1_000_000  # from here a number without a unit leaves out the one before
_COUNTED = frozenset({"count", "number"})
_TOGETHER = 5  # words between two counts that are told together
_TELLING = 3  # digits from which a sum hardly comes about by chance
_LEAST = Decimal(3)  # smaller results come about by chance


class Derivation(NamedTuple):
    """The source claims that a value follows from, and the computation in words."""

    claims: tuple[Claim, ...]
    why: str
    points: bool = False  # the difference of two shares, given in percent: percentage points are meant


Sources = Mapping[int, Sequence[Claim]]  # document number -> its claims in the order of the text


def source_claims(scene: Scene) -> Sources:
    """The sources' claims by document; furniture, vague amounts and tables, which have ways of their own, left out."""
    out: dict[int, list[Claim]] = defaultdict(list)
    for claim in scene.claims:
        if claim.doc_index in scene.drafts or is_of_table(claim, scene):
            continue
        if not claim.furniture and not claim.quantity.vague:
            out[claim.doc_index].append(claim)
    return out


def derive_from(claim: Claim, sources: Sources, own: Sequence[Claim], scene: Scene) -> Derivation | None:
    """The first way in which a draft's claim follows from the sources, or None.

    Two figures are put together only when they stand near each other and are of one unit: of all pairs of a long text
    some would fit any number. `own` are the figures of the draft beside it that sources bear out.
    """
    for way in (_rest, _years_since, _between, _share_or_change, _sum_or_difference):
        found = way(claim, sources, own, scene)
        if found is not None:
            return found
    cells = follow_from_cells(claim, scene)
    if cells:
        return Derivation(*cells)
    beside = {c.doc_index: own for c in own[:1]}
    for way in (_share_or_change, _sum_or_difference):
        found = way(claim, beside, (), scene)
        if found is not None:
            return found
    return None


def _between(claim: Claim, sources: Sources, own: Sequence[Claim], scene: Scene) -> Derivation | None:
    """A time between two dates."""
    day = scene.as_of or scene.documents[claim.doc_index].day
    beside = [c for c in own if c.sentence_start == claim.sentence_start]
    found = between_dates(claim, _dates(scene), beside, day)
    return Derivation(*found) if found else None


@lru_cache(maxsize=1)
def _dates(scene: Scene) -> Dated:
    return dated(_all(source_claims(scene)))


def _rest(claim: Claim, sources: Sources, own: Sequence[Claim], scene: Scene) -> Derivation | None:
    """A third below leaves two thirds."""
    if claim.base_unit != "percent" or claim.quantity.hedge != "exact":
        return None
    for source in _all(sources):
        fraction = "fraction" in {claim.quantity.kind, source.quantity.kind}
        exact = source.base_unit == "percent" and source.quantity.hedge == "exact" and source.base_value is not None
        if exact and fraction and source.base.times(Decimal(-1), Decimal(100)).meets(claim.base):
            return Derivation((source,), f"{source.text} leaves {claim.text} of the whole")
    return None


def _years_since(claim: Claim, sources: Sources, own: Sequence[Claim], scene: Scene) -> Derivation | None:
    """An elapsed time or a span of years from a date that a source gives: "three years ago" from "February 2022"."""
    day = scene.as_of or scene.documents[claim.doc_index].day
    if claim.quantity.kind not in ("elapsed", "age", "duration") or day is None:
        return None
    implied = date_interval(claim)
    for source in _all(sources):
        if source.quantity.kind != "date" or not source.date_low or not source.date_high:
            continue
        given = date_interval(source)
        if implied != Interval() and implied.meets(given) and _length(given) <= _YEAR:
            return Derivation((source,), f"{claim.text} is counted from {source.text} to {shown.day(day)}")
        if _years(claim, date.fromisoformat(source.date_low[:10]), day) and (_since(source) or _alike(claim, source)):
            return Derivation((source,), f"{claim.text} is counted from {source.text} to {shown.day(day)}")
    return None


def _years(claim: Claim, start: date, day: date) -> bool:
    """Whether a claim's years lie between two days, counted by birthdays or by the calendar."""
    value = claim.quantity.value
    if value is None or claim.quantity.unit not in ("year", "decade") or start >= day:
        return False
    years = value * (10 if claim.quantity.unit == "decade" else 1)
    return years >= _LEAST and years in (years_between(start, day), calendar_years_between(start, day))


def _since(source: Claim) -> bool:
    return getattr(source.quantity.timex, "bound", "") == "since"


def _length(days: Interval) -> Decimal:
    return Decimal("Infinity") if days.low is None or days.high is None else days.high - days.low


def _sum_or_difference(claim: Claim, sources: Sources, own: Sequence[Claim], scene: Scene) -> Derivation | None:
    """The sum or the difference of two figures of one sentence; of neighbouring ones where the result is telling."""
    value = claim.base_value
    points = claim.quantity.kind == "percentage_point"
    if not (points or claim.quantity.kind in _ADDED) or value is None or claim.quantity.hedge not in _EXACT:
        return None
    if value < _LEAST and not points:
        return None
    span = _SPAN if len(value.normalize().as_tuple().digits) >= _TELLING else 0
    for x, y in _pairs(sources, claim, span):
        a, b = x.base_value, y.base_value
        if a is None or b is None:
            continue
        kinds = {x.quantity.kind, y.quantity.kind}
        if not points and kinds <= _COUNTED and kinds != {claim.quantity.kind} and not _added_up(x, y):
            continue
        if value == a + b and x.text != y.text and not points:
            return Derivation((x, y), f"{x.text} + {y.text} = {claim.text}")
        if value in (a - b, b - a) and x.quantity.kind == y.quantity.kind and _noun(x) == _noun(y):
            first, second = (x, y) if a > b else (y, x)
            why = f"{first.text} − {second.text} = {claim.text}"
            return Derivation(
                (first, second), why, claim.quantity.kind == "percentage" and bool(claim.quantity.direction)
            )
    return None


def _share_or_change(claim: Claim, sources: Sources, own: Sequence[Claim], scene: Scene) -> Derivation | None:
    """A share of a whole, a change in percent, or a multiple ("doubled") of two figures that stand together."""
    q = claim.quantity
    if q.kind not in ("percentage", "fraction", "ratio"):
        return None
    wanted = q.interval.times(Decimal(100)) if q.kind == "ratio" else claim.base
    span = _SPAN if q.kind != "percentage" else int(q.hedge == "about")
    for x, y in _pairs(sources, claim if q.kind == "ratio" else None, span):
        a, b = x.base_value, y.base_value
        if not a or not b:
            continue
        small, large = sorted((a, b))
        share, change = small / large * 100, (large - small) / small * 100
        options = [("share", share)] if q.kind == "fraction" else [("change", change), ("share", share)]
        if q.kind == "ratio":
            options = [("multiple", large / small * 100)]
        for name, value in options:
            near = q.kind == "fraction" and claim.base_value is not None and abs(claim.base_value - value) < 1
            if wanted != Interval() and (near or _close(wanted, value)):
                return Derivation((x, y), f"{x.text} and {y.text} give a {name} of {shown.number(round(value, 1))} %")
    return None


def _pairs(sources: Sources, like: Claim | None, span: int = _SPAN) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of exact figures of one unit and noun that stand within a few sentences of each other."""
    for claims in sources.values():
        exact = [c for c in claims if c.base_value is not None and c.quantity.hedge in _EXACT and _addable(c, like)]
        order = {start: n for n, start in enumerate(sorted({c.sentence_start for c in claims}))}
        for i, x in enumerate(exact):
            for y in islice(exact, i + 1, None):
                if order[y.sentence_start] - order[x.sentence_start] > span:
                    break
                alike = _unit(x) == _unit(y) and (_noun(x) == _noun(y) != "" or _part_of(x, y) or _of_those(x, y))
                if alike or (like is not None and like.quantity.kind == "count" and _added_up(x, y)):
                    yield x, y


def _addable(claim: Claim, like: Claim | None) -> bool:
    if like is not None and like.quantity.kind == "ratio":
        return claim.quantity.kind != "percentage" and claim.quantity.kind in (*_ADDED, "ratio")
    if claim.quantity.kind not in _ADDED:
        return False
    if like is None:
        return claim.quantity.kind != "percentage"
    if like.quantity.kind == "percentage_point":
        return claim.quantity.kind == "percentage"
    if like.quantity.kind == "number" and (like.base_value or 0) >= _LARGE:
        return claim.quantity.kind in ("money", "measure")  # "88 million dollars, 15 million more than planned"
    kinds = {claim.quantity.kind, like.quantity.kind}
    return (len(kinds) == 1 or kinds <= _COUNTED) and _unit(claim) == _unit(like)


def _added_up(x: Claim, y: Claim) -> bool:
    """Whether two counts of one sentence are told together: "176 passengers and eight crew"."""
    if (x.doc_index, x.sentence_start) != (y.doc_index, y.sentence_start):
        return False
    if {x.quantity.kind, y.quantity.kind} - {"count", "number"}:
        return False
    between = x.sentence[x.quantity.end - x.sentence_start : y.quantity.start - x.sentence_start]
    return between.endswith(" and ") and "," not in between and len(between.split()) <= _TOGETHER


def _part_of(x: Claim, y: Claim) -> bool:
    """Whether two counts of one sentence stand as a part and its whole: "900 of the 15,000 pupils"."""
    if (x.doc_index, x.sentence_start) != (y.doc_index, y.sentence_start):
        return False
    between = x.sentence[x.quantity.end - x.sentence_start : y.quantity.start - x.sentence_start].split()
    return len(between) <= 4 and "of" in between


def _of_those(x: Claim, y: Claim) -> bool:
    """Whether the second count takes up the first without a noun: "3,260 homes ... 652 of those"."""
    behind = y.sentence[y.quantity.end - y.sentence_start :].split(maxsplit=2)[:2]
    return (
        y.quantity.kind in ("count", "number")
        and behind[:1] == ["of"]
        and behind[1:2] in (["those"], ["these"], ["them"])
    )


def _unit(claim: Claim) -> str:
    return "" if claim.quantity.kind in ("count", "number") else claim.base_unit


def _noun(claim: Claim) -> str:
    return claim.measure if claim.quantity.kind == "count" else claim.quantity.kind


def _alike(claim: Claim, source: Claim) -> bool:
    """Whether a date is of the thing that the years are said of: the same subject or a name in common."""
    return bool(claim.subject and claim.subject == source.subject) or bool(set(claim.entities) & set(source.entities))


def _close(wanted: Interval, value: Decimal) -> bool:
    """Whether a value lies in an interval, and near to its end where it has only one."""
    if not Interval(wanted.low, wanted.high).contains(value):
        return False
    if wanted.high is None:
        return wanted.low is not None and value <= wanted.low * _BOUND
    return wanted.low is not None or value * _BOUND >= wanted.high


def _all(sources: Sources) -> Iterator[Claim]:
    for claims in sources.values():
        yield from claims
