"""Figures that are told together and compared slot by slot: "measuring 7.6 and 7.4", "three, four and six years"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from checker.claims.scope import Scope
from checker.model import Claim

_LINKS = frozenset({",", "and", "or", "&"})

Series = tuple[Decimal, ...]


def series(scope: Scope, claims: Sequence[Claim]) -> dict[int, Series]:
    """For each claim that is a member of a series (by its position) the values of all members, in their order."""
    out: dict[int, Series] = {}
    for members in _runs(scope.tokens.words, claims):
        values = tuple(v for v in (claims[k].base_value for k in members) if v is not None)
        out.update(dict.fromkeys(members, values))
    return out


def _runs(words: Sequence[str], claims: Sequence[Claim]) -> Iterator[list[int]]:
    """The positions of the claims of each series: parted by commas, the last one by a conjunction."""
    run: list[int] = []
    for k, claim in enumerate(claims):
        link = _link(words, claims[run[-1]], claim) if run else ""
        if not link:
            run = []
        if claim.base_value is not None:
            run.append(k)
        if link and link != ",":
            yield run
            run = []


def _link(words: Sequence[str], a: Claim, b: Claim) -> str:
    """What parts two figures of one unit, of which the last alone may name what it counts; "" for more than a link."""
    x, y = a.quantity, b.quantity
    if b.base_value is None or (a.base_unit != b.base_unit and not (x.kind == "number" and y.kind == "count")):
        return ""
    between = words[x.stop : y.first]
    return between[-1] if 0 < len(between) <= 2 and _LINKS.issuperset(between) else ""


def slot(x: Decimal | None, y: Decimal | None, a: Series, b: Series) -> str:
    """How two members of two series stand to each other: `rest`, `exact`, `clash`; "" where the series tell nothing.

    What both series hold belongs together, in whatever order; what is left over is paired in the order of the text. A
    single figure (an empty series) that a series holds is that member, and none of the others.

    >>> first, second = (Decimal("7.6"), Decimal("7.4")), (Decimal("7.5"), Decimal("7.6"))
    >>> [slot(x, y, first, second) for x in first for y in second]
    ['clash', 'exact', 'rest', 'clash']
    """
    if x is None or y is None or not (a or b):
        return ""
    if not (a and b):
        return "" if (y not in a and x not in b) else "exact" if x == y else "clash"
    if len(a) != len(b):
        return ""
    shared = set(a) & set(b)
    if not shared:
        return "" if a.index(x) == b.index(y) else "clash"
    if x in shared or y in shared:
        return "exact" if x == y else "clash"
    left, right = ([v for v in values if v not in shared] for values in (a, b))
    return "rest" if left.index(x) == right.index(y) else "clash"
