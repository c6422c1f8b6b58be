"""What follows from several cells of a table: sums, means, shares and changes, where a draft's sentence says so."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from checker.checks.base import Scene
from checker.checks.cells import before, cell_of, cues_of, rows_named, said_in, speaks_of, takes_up, told, unit_of
from checker.model import Claim, Interval
from checker.shown import interval, number
from checker.text.stem import stem

_SHOWN = 6  # cells of a sum that a report quotes; the range names them all
_FEWEST = 2
_MOST_ROWS = 20  # that a draft counts
_FAR = 3  # a sum that is so many times what a draft gives was not meant
_DIGITS = re.compile(r"\d+")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class Follows(NamedTuple):
    """The cells that a number follows from, and the computation in words."""

    claims: tuple[Claim, ...]
    why: str


class Computed(NamedTuple):
    """What a sentence says was computed: the value in the unit of the cells, the cells and the computation in words."""

    value: Decimal
    unit: str
    claims: Sequence[Claim]
    words: str
    behind: str = ""


class Column(NamedTuple):
    """The cells of one column and unit of a table, top to bottom, rows that add others up left out."""

    where: str  # "budget.xlsx:Sheet1!B2:B9"
    head: str
    unit: str
    document: int
    claims: tuple[Claim, ...]
    labels: tuple[str, ...]
    years: frozenset[str]  # of its cells, where they have a period


def follow_from_cells(draft: Claim, scene: Scene) -> Follows | None:
    """How a draft's number follows from the cells of a table, or None."""
    for computed in (*_aggregates(draft, scene), *_changes(draft, scene)):
        if draft.base != Interval() and unit_of(draft) == computed.unit and draft.base.contains(computed.value):
            return Follows(tuple(computed.claims[:_SHOWN]), _told(draft, computed))
    return _deducted(draft, scene) or _rows_counted(draft, scene) or _of_a_head(draft, scene)


def computed_otherwise(draft: Claim, scene: Scene) -> str:
    """What the cells give where a draft's sentence says that its number was computed from them; "" for nothing near."""
    value = draft.base_value
    for computed in (*_aggregates(draft, scene), *_changes(draft, scene)):
        if not value or not computed.value or unit_of(draft) != computed.unit:
            continue
        if 1 / Decimal(_FAR) < value / computed.value < _FAR:
            return _told(draft, computed)
    return ""


def _told(draft: Claim, computed: Computed) -> str:
    """The computation with its result in the draft's unit."""
    q = draft.quantity
    factor = draft.base_value / q.value if draft.base_value and q.value else Decimal(1)
    value = round(computed.value / factor, 2 if computed.unit in ("percent", "percentage_point") else 4)
    exact = q._replace(value=value, interval=Interval(value, value), hedge="exact")
    return f"{computed.words} {interval(exact)}{computed.behind}"


def _aggregates(draft: Claim, scene: Scene) -> Iterator[Computed]:
    """The sums, means and shares of the columns that a sentence names, the one named most fully first."""
    cues, said = cues_of(draft.sentence), _said(draft, scene)
    if cues.isdisjoint(("sum", "mean", "share")):
        return
    years = _years(draft, scene)
    fitting = []
    for column in _columns(scene):
        own = len(told(column.head) & said)
        first = column.claims[0]
        alike = bool(draft.measure and draft.measure in first.measures) or bool(
            draft.predicate and draft.predicate == first.predicate
        )
        together = "sum" in cues and len(rows_named(draft, column.document, column.head, scene)) > 1
        if (own or alike or together) and (not years or not column.years or years & column.years):
            fitting.append((-own, column))
    for _, column in sorted(fitting, key=lambda x: x[0]):
        rows = rows_named(draft, column.document, column.head, scene)
        cells = [c for c, label in zip(column.claims, column.labels, strict=True) if label in rows] or column.claims
        if "sum" in cues and len(cells) >= _FEWEST:
            yield Computed(_total(cells), column.unit, cells, f"{_range(cells, column)} add up to")
        if "mean" in cues and len(cells) >= _FEWEST:
            yield Computed(_total(cells) / len(cells), column.unit, cells, f"the mean of {_range(cells, column)} is")
        whole = _total(column.claims)
        if "share" in cues and rows and whole and column.unit != "percent":
            part = f"{' + '.join(f'{c.text} ({c.where})' for c in cells[:_SHOWN])}"
            behind = f" of the {_amount(whole, cells[0])} that {column.where} add up to"
            yield Computed(_total(cells) / whole * 100, "percent", cells, f"{part} is", behind)


def _said(draft: Claim, scene: Scene) -> frozenset[str]:
    """What a sentence says, with what it takes up."""
    return said_in(draft) | (told(before(draft, scene)) if takes_up(draft) else frozenset())


def _years(draft: Claim, scene: Scene) -> frozenset[str]:
    """The years that a sentence names, else those of its paragraph up to there."""
    return frozenset(_YEAR.findall(draft.sentence) or _YEAR.findall(before(draft, scene))[-1:])


def _range(cells: Sequence[Claim], column: Column) -> str:
    if len(cells) == len(column.claims):
        return column.where
    return ", ".join(cell.where for cell in cells[:_SHOWN])


def _total(cells: Sequence[Claim]) -> Decimal:
    return sum((c.base_value or Decimal(0) for c in cells), Decimal(0))


def _amount(base: Decimal, cell: Claim) -> str:
    """An amount of base units as the cell writes its own."""
    q = cell.quantity
    factor = cell.base_value / q.value if cell.base_value and q.value else Decimal(1)
    value = base / factor
    return interval(q._replace(value=value, interval=Interval(value, value), hedge="exact"))


def _changes(draft: Claim, scene: Scene) -> Iterator[Computed]:
    """The changes between two periods of a row that a sentence names, in the direction that it says."""
    cues, years = cues_of(draft.sentence), _years(draft, scene)
    if cues.isdisjoint(("up", "down")):
        return
    for earlier, later in _periods(draft, scene):
        old, new = earlier.base_value, later.base_value
        if old is None or new is None or old == new or ("up" if new > old else "down") not in cues:
            continue
        if years and not {earlier.as_of[:4], later.as_of[:4]} & years:
            continue
        where = f"{earlier.text} ({earlier.where}) to {later.text} ({later.where}) is a"
        claims = earlier, later
        if earlier.base_unit != "percent" and old:
            yield Computed(abs(new - old) / abs(old) * 100, "percent", claims, f"{where} change of")
        unit = "percentage_point" if earlier.base_unit == "percent" else unit_of(earlier)
        yield Computed(abs(new - old), unit, claims, f"{where} difference of")


def _periods(draft: Claim, scene: Scene) -> Iterator[tuple[Claim, Claim]]:
    """Two periods of a row and measure that a draft's sentence speaks of, the one named most fully first."""
    said = _said(draft, scene)
    fitting = []
    for n, (claims, label, head) in enumerate(_series(scene)):
        rows = rows_named(draft, claims[0].doc_index, head, scene)
        own = len(told(head) & said) + len(told(label) & said)
        measured = bool(told(head) & said) or not head or (draft.measure and draft.measure in claims[0].measures)
        whole = not rows and all(cell.total for c in claims[:1] if (cell := cell_of(c, scene)))
        same = bool(draft.subject) and draft.subject == claims[0].subject
        if own and measured and (not label or label in rows or same or whole):
            fitting.append((-own, n))
    for _, n in sorted(fitting):
        claims = _series(scene)[n][0]
        for step in range(1, len(claims)):
            yield from zip(claims, claims[step:], strict=False)


def _deducted(draft: Claim, scene: Scene) -> Follows | None:
    """A cost that the table gives in brackets, as accounts do."""
    if not draft.base_value or draft.base_value < 0:
        return None
    for cell in _negative(scene):
        fits = cell.base_unit == draft.base_unit and draft.base.contains(-(cell.base_value or Decimal(0)))
        if fits and speaks_of(draft, cell, scene):
            return Follows((cell,), f"{cell.where} gives it as a deduction, {cell.text}")
    return None


def _rows_counted(draft: Claim, scene: Scene) -> Follows | None:
    """A count of what the rows are: "the four sites" of a table with four rows under "Site", "the four days"."""
    q = draft.quantity
    if q.kind not in ("count", "duration") or q.value is None or not _FEWEST <= q.value <= _MOST_ROWS:
        return None
    for column in _columns(scene):
        if len(column.claims) != q.value:
            continue
        dated = q.kind == "duration" and bool(column.years)
        named = bool(draft.measure) and stem(draft.measure) in _captions(scene)[column.document]
        if dated or (named and len(set(column.labels)) == q.value):
            return Follows(column.claims[:1], f"{column.where} has {number(q.value)} rows")
    return None


def _of_a_head(draft: Claim, scene: Scene) -> Follows | None:
    """A number by which a row or a column goes: "18- to 34-year-olds", "more than 18 weeks"."""
    if draft.quantity.kind not in ("age", "duration", "number", "count"):
        return None
    digits = tuple(_DIGITS.findall(draft.text))
    cell = _heads_with_digits(scene).get(digits) if digits else None
    value = cell_of(cell, scene) if cell else None
    if cell is None or value is None or (len(digits) == 1 and not speaks_of(draft, cell, scene)):
        return None
    return Follows((cell,), f"{cell.where} is the cell of {value.label or value.head}, {value.head}".rstrip(", "))


@lru_cache(maxsize=1)
def _heads_with_digits(scene: Scene) -> Mapping[tuple[str, ...], Claim]:
    """The first cell of each head and part of a label that has digits, by these."""
    out: dict[tuple[str, ...], Claim] = {}
    seen: set[str] = set()
    for claim in scene.claims:
        value = cell_of(claim, scene)
        for text in (value.head, *value.label.split(", ")) if value is not None else ():
            if text not in seen and (digits := tuple(_DIGITS.findall(text))):
                out.setdefault(digits, claim)
            seen.add(text)
    return out


@lru_cache(maxsize=1)
def _columns(scene: Scene) -> tuple[Column, ...]:
    groups: dict[tuple[int, str, str, str], list[tuple[Claim, str]]] = defaultdict(list)
    for claim in scene.claims:
        value = cell_of(claim, scene)
        if value is not None and claim.base_value is not None and not value.total:
            letters = claim.place.rstrip("0123456789")
            groups[claim.doc_index, letters, unit_of(claim), value.head].append((claim, value.label))
    out = []
    for (document, _, unit, head), rows in groups.items():
        if len(rows) < _FEWEST:
            continue
        first, last = rows[0][0], rows[-1][0]
        where = f"{first.where}:{last.place.rpartition('!')[2]}"
        years = frozenset(c.as_of[:4] for c, _ in rows if c.as_of)
        out.append(Column(where, head, unit, document, tuple(c for c, _ in rows), tuple(x for _, x in rows), years))
    return tuple(out)


@lru_cache(maxsize=1)
def _series(scene: Scene) -> tuple[tuple[Sequence[Claim], str, str], ...]:
    """The cells of one row's label and one measure over its periods, in their order."""
    groups: dict[tuple[int, str, str, str], list[Claim]] = defaultdict(list)
    for claim in scene.claims:
        value = cell_of(claim, scene)
        if value is not None and claim.as_of and claim.base_value is not None:
            groups[claim.doc_index, value.label, value.head, unit_of(claim)].append(claim)
    return tuple(
        (sorted(claims, key=lambda c: c.as_of), label, head)
        for (_, label, head, _), claims in groups.items()
        if len(claims) > 1
    )


@lru_cache(maxsize=1)
def _negative(scene: Scene) -> tuple[Claim, ...]:
    cells = (c for c in scene.claims if c.base_value is not None and c.base_value < 0)
    return tuple(c for c in cells if cell_of(c, scene) is not None)


@lru_cache(maxsize=1)
def _captions(scene: Scene) -> Mapping[int, frozenset[str]]:
    """The stems of the short words of each table that are no sentence of a cell: its heads and labels."""
    return {
        n: told(" ".join(document.text[b.start : b.end] for b in document.blocks or () if b.kind == "caption"))
        for n, document in enumerate(scene.documents)
        if document.cells
    }
