"""A draft's number against the cells of a table: which cells may speak of it, and what follows from several of them.

A sheet of some thousand cells holds any number somewhere, so a cell bears a number out only where the draft's sentence
names what its row or its column is about; and a sum, a mean, a share or a change is looked for only where the
sentence says that the number is one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from checker.checks.base import Scene
from checker.model import CellValue, Claim, Interval
from checker.shown import interval, number
from checker.text.stem import stem
from checker.vocab.lexicon import lexicon
from checker.vocab.load import vocabulary

_WORD = re.compile(r"[^\W\d_]+")
_SHOWN = 6  # cells of a sum that a report quotes; the range names them all
_FEWEST = 2


class Follows(NamedTuple):
    """The cells that a number follows from, and the computation in words."""

    claims: tuple[Claim, ...]
    why: str


class Column(NamedTuple):
    """The cells of one column and unit of a table, top to bottom, rows that add others up left out."""

    where: str  # "budget.xlsx:Sheet1!B2:B9"
    words: frozenset[str]  # stems of the head
    unit: str
    claims: tuple[Claim, ...]
    labels: tuple[str, ...]


def is_of_table(claim: Claim, scene: Scene) -> bool:
    """Whether a claim is a cell."""
    return bool(scene.documents[claim.doc_index].cells)


def speaks_of(draft: Claim, cell: Claim, scene: Scene) -> bool:
    """Whether a draft's sentence names the row or the column of a cell, or has its subject."""
    value = _values(scene).get((cell.doc_index, cell.start))
    if value is None:
        return True
    if draft.subject and draft.subject == cell.subject:
        return True
    return bool(stems(draft.sentence) & (stems(value.label) | stems(value.head)))


def follow_from_cells(draft: Claim, scene: Scene) -> Follows | None:
    """How a draft's number follows from the cells of one column, or from two periods of one row."""
    cues = _cues(draft.sentence)
    said = stems(draft.sentence)
    for column in _columns(scene):
        if not (column.words & said or draft.measure in {c.measure for c in column.claims}):
            continue
        for way in (_sum, _mean, _share):
            if way.__name__[1:] in cues and (found := way(draft, column, said)):
                return found
    if "change" in cues:
        for earlier, later in _periods(scene, said):
            if found := _change(draft, earlier, later):
                return found
    return None


def _sum(draft: Claim, column: Column, said: frozenset[str]) -> Follows | None:
    cells = _meant(draft, column, said)
    if draft.base_unit != column.unit or len(cells) < _FEWEST:
        return None
    return _found(draft, cells, _total(cells), f"{_range(cells, column)} add up to")


def _mean(draft: Claim, column: Column, said: frozenset[str]) -> Follows | None:
    cells = _meant(draft, column, said)
    if draft.base_unit != column.unit or len(cells) < _FEWEST:
        return None
    return _found(draft, cells, _total(cells) / len(cells), f"the mean of {_range(cells, column)} is")


def _meant(draft: Claim, column: Column, said: frozenset[str]) -> Sequence[Claim]:
    """The cells of the rows that the draft's sentence names; all of them where it names none."""
    named = [
        cell
        for cell, label in zip(column.claims, column.labels, strict=True)
        if stems(label) & said or (cell.subject and cell.subject in draft.entities)
    ]
    return named or column.claims


def _range(cells: Sequence[Claim], column: Column) -> str:
    if len(cells) == len(column.claims):
        return column.where
    return ", ".join(cell.where for cell in cells[:_SHOWN])


def _total(cells: Sequence[Claim]) -> Decimal:
    return sum((c.base_value or Decimal(0) for c in cells), Decimal(0))


def _share(draft: Claim, column: Column, said: frozenset[str]) -> Follows | None:
    total = _total(column.claims)
    if draft.base_unit != "percent" or column.unit == "percent" or not total:
        return None
    for cell, label in zip(column.claims, column.labels, strict=True):
        part = cell.base_value
        if part is not None and stems(label) & said and draft.base.contains(part / total * 100):
            share = f"{number(round(part / total * 100, 2))} %"
            return Follows((cell,), f"{cell.text} ({cell.where}) is {share} of what {column.where} add up to")
    return None


def _found(draft: Claim, cells: Sequence[Claim], value: Decimal, words: str) -> Follows | None:
    if draft.base == Interval() or not draft.base.contains(value):
        return None
    q = draft.quantity
    factor = draft.base_value / q.value if draft.base_value and q.value else Decimal(1)
    told = round(value / factor, 4)
    exact = q._replace(value=told, interval=Interval(told, told), hedge="exact")
    return Follows(tuple(cells[:_SHOWN]), f"{words} {interval(exact)}")


def _change(draft: Claim, earlier: Claim, later: Claim) -> Follows | None:
    """The change from one period of a row to the next, in percent or in its own unit."""
    old, new = earlier.base_value, later.base_value
    if old is None or new is None or old == new or draft.base == Interval():
        return None
    where = f"{earlier.text} ({earlier.where}) to {later.text} ({later.where})"
    if draft.base_unit == "percent" and earlier.base_unit != "percent" and old:
        percent = abs(new - old) / abs(old) * 100
        if draft.base.contains(percent):
            return Follows((earlier, later), f"{where} is a change of {number(round(percent, 2))} %")
    elif draft.base_unit in (earlier.base_unit, "percentage_point") and draft.base.contains(abs(new - old)):
        return Follows((earlier, later), f"{where} is a difference of {number(abs(new - old))}")
    return None


@lru_cache(maxsize=1)
def _values(scene: Scene) -> Mapping[tuple[int, int], CellValue]:
    """The cell of each claim of a table."""
    out = {}
    for claim in scene.claims:
        if cells := scene.documents[claim.doc_index].cells:
            at = bisect_right(cells, claim.start, key=lambda v: v.end)
            if at < len(cells) and cells[at].start < claim.end:
                out[claim.doc_index, claim.start] = cells[at]
    return out


@lru_cache(maxsize=1)
def _columns(scene: Scene) -> tuple[Column, ...]:
    groups: dict[tuple[int, str, str], list[tuple[Claim, CellValue]]] = defaultdict(list)
    for claim in scene.claims:
        value = _values(scene).get((claim.doc_index, claim.start))
        if value is not None and claim.base_value is not None and not value.total:
            letters = claim.place.rstrip("0123456789")
            groups[claim.doc_index, letters, claim.base_unit].append((claim, value))
    out = []
    for (_, _, unit), rows in groups.items():
        if len(rows) < _FEWEST:
            continue
        first, last = rows[0][0], rows[-1][0]
        where = f"{first.where}:{last.place.rpartition('!')[2]}"
        words = stems(" ".join({v.head for _, v in rows}))
        out.append(Column(where, words, unit, tuple(c for c, _ in rows), tuple(v.label for _, v in rows)))
    return tuple(out)


def _periods(scene: Scene, said: frozenset[str]) -> Iterator[tuple[Claim, Claim]]:
    """Two periods of one row and measure that the draft's sentence speaks of, neighbours first."""
    for claims, words in _series(scene):
        if words & said:
            for step in range(1, len(claims)):
                yield from zip(claims, claims[step:], strict=False)


@lru_cache(maxsize=1)
def _series(scene: Scene) -> tuple[tuple[Sequence[Claim], frozenset[str]], ...]:
    """The cells of one row's label and one measure over its periods, in their order."""
    groups: dict[tuple[int, str, str, str], list[Claim]] = defaultdict(list)
    for claim in scene.claims:
        value = _values(scene).get((claim.doc_index, claim.start))
        if value is not None and claim.as_of:
            groups[claim.doc_index, value.label, value.head, claim.base_unit].append(claim)
    return tuple(
        (sorted(claims, key=lambda c: c.as_of), stems(f"{label} {head}"))
        for (_, label, head, _), claims in groups.items()
        if len(claims) > 1
    )


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """The stems of the words that say what a text is about."""
    stop = lexicon().stop
    return frozenset(stem(word) for word in _WORD.findall(text.casefold()) if word not in stop and len(word) > 1)


def _cues(sentence: str) -> frozenset[str]:
    """Which ways of making a figure from others a sentence names."""
    words = set(_WORD.findall(sentence.casefold()))
    return frozenset(way for way, cues in vocabulary("tables")["aggregates"].items() if not words.isdisjoint(cues))
