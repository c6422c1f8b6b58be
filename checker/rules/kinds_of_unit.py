"""Which kinds of claim a unit belongs to: minutes to durations, EUR to money, a counted noun to counts."""

from __future__ import annotations

from functools import cache

from checker.rules.amounts import canonical_unit, dimension, unit_spellings
from checker.vocab.load import vocabulary

_KINDS = {
    "ratio": ("percentage", "percentage_point", "fraction"),
    "point": ("percentage", "percentage_point", "fraction"),
    "money": ("money",),
    "second": ("duration", "elapsed", "age"),
    "count": ("count", "number"),
}


@cache
def kinds_of_unit(unit: str) -> tuple[str, ...]:
    """The kinds of claim that can be in a unit (its canonical name); () for no unit.

    >>> kinds_of_unit("percent"), kinds_of_unit("kilometre"), kinds_of_unit("member"), kinds_of_unit("")
    (('percentage', 'percentage_point', 'fraction'), ('measure',), ('count', 'number'), ())
    """
    return _KINDS.get(dimension(unit), ("measure",)) if unit else ()


@cache
def kinds_of_near(word: str) -> tuple[str, ...]:
    """The kinds of claim that a near word is the unit of; () for a word that is no unit. Scale words belong to money.

    >>> kinds_of_near("minute"), kinds_of_near("billion"), kinds_of_near("lasted")
    (('duration', 'elapsed', 'age'), ('money',), ())
    """
    if word.lower() in _scales():
        return ("money",)
    return kinds_of_unit(canonical_unit(word) or "") if word in _units() else ()


@cache
def _units() -> frozenset[str]:
    return frozenset(unit_spellings())


@cache
def _scales() -> frozenset[str]:
    numerals = vocabulary("numerals")
    return frozenset(w for table in ("scales", "short_scales", "money_scales") for w in numerals[table])
