"""Whether a unit fits what a rule compares: 5 minutes on a number of members does not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from checker.checks.base import Measure, Select, Validity
from checker.rules.amounts import dimension, unit_spellings
from checker.rules.problems import did_you_mean

_OF_KIND = {
    "percentage": "ratio", "percentage_point": "point", "money": "money", "duration": "second", "elapsed": "second",
    "age": "second", "date": "second", "time": "second", "count": "count", "number": "count", "ordinal": "count",
}  # fmt: skip
_WORDS = {
    "ratio": "a percentage",
    "point": "percentage points",
    "money": "money",
    "count": "a count",
    "second": "a time",
}
_WRITTEN = {
    "ratio": "`0.5 pp` or `1 %`",
    "point": "`0.5 pp`",
    "money": "`5 million EUR`",
    "second": "`5 minutes`",
    "count": "a bare number such as `5`",
}


class Compared(NamedTuple):
    """What a rule compares: dimensions (empty when the rule leaves it open), its units, and words for a message."""

    dimensions: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    words: str = ""


def compared(select: Select, measures: Mapping[str, Measure], values: Iterable[Validity] = ()) -> Compared:
    """What a rule compares, from its measures' units, else from the kinds it selects, else from its expected values."""
    units = frozenset(measures[name].unit for name in select.measure if name in measures and measures[name].unit)
    if units and all(name in measures and measures[name].unit for name in select.measure):
        return Compared(frozenset(map(dimension, units)), units, f"the measure {' or '.join(select.measure)}")
    kinds = [kind for kind in select.kind if kind in _OF_KIND]
    if kinds and len(kinds) == len(select.kind):
        return Compared(frozenset(_OF_KIND[k] for k in kinds), frozenset(), f"the kind {' or '.join(kinds)}")
    given = [value.amount.unit for value in values if value.amount is not None]
    if given:
        dimensions = frozenset(dimension(unit) if unit else "count" for unit in given)
        return Compared(dimensions, frozenset(filter(None, given)), "the expected value")
    return Compared()


def misfit(unit: str, what: Compared, *, relative: bool = True) -> tuple[str, str] | None:
    """Why a unit cannot be held against what is compared, and help; None when it can.

    `relative` says that a percentage may stand for a share of the value.
    """
    if not unit:
        return _bare(what)
    if not what.dimensions:
        return None
    own = dimension(unit)
    if (own == "ratio" and relative) or (own == "point" and "ratio" in what.dimensions):
        return None
    if own in what.dimensions and (own not in ("money", "count") or not what.units or unit in what.units):
        return None
    near = did_you_mean(unit, unit_spellings()) if own == "count" else ""
    compared_as = " or ".join(sorted(_WORDS.get(d, d) for d in what.dimensions))
    wanted = " or ".join(sorted(_WRITTEN.get(d, f"`5 {d}`") for d in what.dimensions))
    return f"does not fit {what.words}, which is {compared_as}", near if near.startswith(
        "did"
    ) else f"write it as {wanted}"


def _bare(what: Compared) -> tuple[str, str] | None:
    if what.dimensions and what.dimensions <= {"count"}:
        return None
    if what.dimensions & {"ratio", "point"}:
        return (
            "is a bare number on a percentage: percentage points or percent?",
            "write `0.05 pp` or `1 %`",
        )
    return "is a number without its unit", "write `5 minutes`, `1 %`, `0.05 pp`, or `exact`"


def contradiction(select: Select, measures: Mapping[str, Measure]) -> str:
    """Why no claim can have both the measures and the kinds that a selection names; "" when one can."""
    what = compared(select, measures)
    if not what.units or not select.kind or any(kind not in _OF_KIND for kind in select.kind):
        return ""
    kinds = {_OF_KIND[kind] for kind in select.kind}
    if kinds & what.dimensions or (kinds | what.dimensions) <= {"ratio", "point"}:
        return ""
    units = " or ".join(sorted(what.units))
    return f"no claim is both of {what.words} (in {units}) and of the kind {' or '.join(select.kind)}"
