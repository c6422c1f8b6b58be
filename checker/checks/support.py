"""Which claims of the sources bear out a draft's number, wherever they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from checker.checks.base import Scene
from checker.checks.judge import date_interval, rounds_to
from checker.model import Claim, Interval

_FAMILIES = {"fraction": "percentage", "number": "count", "elapsed": "duration", "age": "duration"}
_WITHOUT_UNIT = frozenset({"count", "ordinal", "ratio"})
_WEEK = Decimal(7 * 86400)  # a longer period in a source ("last year") does not bear out a day
Family = tuple[str, str]


def family_of(claim: Claim) -> Family:
    """The group of claims whose values can bear each other out: counts of anything, amounts of one dimension or currency."""
    kind = _FAMILIES.get(claim.quantity.kind, claim.quantity.kind)
    return kind, "" if kind in _WITHOUT_UNIT else claim.base_unit


def sources_by_family(scene: Scene) -> Mapping[Family, Sequence[Claim]]:
    """The sources' claims by family, furniture left out."""
    out: dict[Family, list[Claim]] = defaultdict(list)
    for claim in scene.claims:
        if claim.doc_index not in scene.drafts and not claim.furniture:
            out[family_of(claim)].append(claim)
    return out


def bears_out(draft: Claim, source: Claim) -> bool:
    """Whether a source's figure is enough for a draft's: the same value, or one that the draft rounds, hedges or sums up.

    This asks more than that both may be true: a source's "2 percent" does not bear out "2.4 percent", nor "more than 40" a 57.
    """
    if draft.quantity.kind in ("date", "time"):
        return _dates_bear_out(draft, source)
    a, b = draft.base_value, source.base_value
    if a is not None and a == b:
        return True
    if b is None and a is not None:  # a range or a bound in the source says less than a value
        return False
    if b is not None and draft.base.contains(b):
        return True
    if b is None and draft.base != Interval() and source.base != Interval() and draft.base.holds(source.base):
        return True
    return b is not None and rounds_to(draft, Interval(b, b))


def _dates_bear_out(draft: Claim, source: Claim) -> bool:
    if (draft.date_low or "").startswith("T") or (source.date_low or "").startswith("T"):
        return (draft.date_low or "T?")[-8:] == (source.date_low or "T!")[-8:]
    x, y = date_interval(draft), date_interval(source)
    if x == Interval() or y == Interval():
        return False
    return x.holds(y) or (x.meets(y) and _length(y) <= _WEEK)


def _length(days: Interval) -> Decimal:
    return Decimal("Infinity") if days.low is None or days.high is None else days.high - days.low


def supports(claim: Claim, sources: Mapping[Family, Sequence[Claim]]) -> list[Claim]:
    """The source claims that bear a draft's claim out, those with the same subject first."""
    found = [s for s in sources.get(family_of(claim), ()) if bears_out(claim, s)]
    return sorted(found, key=lambda s: s.subject != claim.subject)


@lru_cache(maxsize=1)
def unborne(scene: Scene) -> frozenset[tuple[int, int]]:
    """Document number and start of the drafts' claims that no source bears out."""
    if not scene.drafts:
        return frozenset()
    sources = sources_by_family(scene)
    return frozenset(
        (c.doc_index, c.start)
        for c in scene.claims
        if c.doc_index in scene.drafts and not c.furniture and not supports(c, sources)
    )
