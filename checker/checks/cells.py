"""A draft's number against the cells of a table: which cells its sentence speaks of.

A sheet of some thousand cells holds any number somewhere, so a cell bears a number out only where the draft's sentence
names what its row or its column is about, and contradicts one only where no other row or column is named more fully.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from checker.checks.base import Scene
from checker.model import CellValue, Claim, Pair
from checker.text.stem import stem
from checker.vocab.lexicon import lexicon
from checker.vocab.load import vocabulary

_WORD = re.compile(r"[^\W_]+")
Rank = tuple[int, int]  # words that a sentence says of a label, and the parts of it that it leaves out, as a negative


class Field(NamedTuple):
    """The cells of one head in one document: their labels, and which of them have a word."""

    labels: frozenset[str]
    with_word: Mapping[str, Sequence[str]]


def is_of_table(claim: Claim, scene: Scene) -> bool:
    """Whether a claim is a cell."""
    return bool(scene.documents[claim.doc_index].cells)


@lru_cache(maxsize=1)
def has_tables(scene: Scene) -> bool:
    """Whether any document is a table."""
    return any(d.cells for d in scene.documents)


def cell_of(claim: Claim, scene: Scene) -> CellValue | None:
    """The cell that a claim is; None for one that stands in prose or in a caption."""
    return _values(scene).get((claim.doc_index, claim.start)) if is_of_table(claim, scene) else None


def speaks_of(draft: Claim, cell: Claim, scene: Scene) -> bool:
    """Whether a draft's sentence names the row or the column of a cell, or has its subject."""
    value = cell_of(cell, scene)
    if value is None or (draft.subject and draft.subject == cell.subject):
        return True
    said = said_in(draft)
    return bool(said & (told(value.label) | told(value.head)))


def other_cell(pair: Pair, scene: Scene) -> str:
    """Why a cell that differs from a draft's number does not contradict it: another one is meant; else ""."""
    first, second = cell_of(pair.a, scene), cell_of(pair.b, scene)
    if first and second:
        return "both stand in one table" if pair.a.doc_index == pair.b.doc_index else ""
    value = first or second
    if value is None:
        return ""
    draft, cell = (pair.b, pair.a) if first else (pair.a, pair.b)
    return _other_column(draft, cell, value, scene) or _other_row(draft, cell, value, scene)


def _other_column(draft: Claim, cell: Claim, value: CellValue, scene: Scene) -> str:
    said, heads = said_in(draft), _heads(scene).get((cell.doc_index, unit_of(cell)), frozenset())
    own = len(told(value.head) & said)
    if any(len(told(head) & said) > own for head in heads):
        return "the sentence names another column or measure of the table"
    if told(value.head) and not own and not (draft.measure and draft.measure in cell.measures):
        return "the sentence does not name what the cell measures"
    return ""


def _other_row(draft: Claim, cell: Claim, value: CellValue, scene: Scene) -> str:
    cues = cues_of(draft.sentence)
    periods = _periods(scene)[cell.doc_index, value.label, value.head]
    if draft.as_of and cell.as_of != draft.as_of and draft.as_of in periods:
        return "the table has another cell for the period of the sentence"
    if value.total and "sum" in cues and told(value.label) <= _words_of("sum"):
        return ""
    rows = rows_named(draft, cell.doc_index, value.head, scene)
    if "mean" in cues and not told(value.label) & _words_of("mean") and not told(value.head) & _words_of("mean"):
        return "the sentence gives a mean"
    if len(rows) > 1 and "sum" in cues:
        return "the sentence puts several rows together"
    if draft.subject and draft.subject == cell.subject:
        return ""
    if rows:
        return "" if value.label in rows else "the sentence names another row of the table"
    several = len(_fields(scene)[cell.doc_index, value.head].labels) > 1
    return "the sentence names no row of the table" if value.label and several and not value.total else ""


def rows_named(draft: Claim, document: int, head: str, scene: Scene) -> frozenset[str]:
    """The labels under a head that a draft's sentence names, those of which it says most; none where it names none."""
    known = _named(scene)
    key = draft.doc_index, draft.start, document, head
    if key not in known:
        known[key] = _best(said_in(draft), _fields(scene).get((document, head)))
    return known[key]


def _best(said: frozenset[str], field: Field | None) -> frozenset[str]:
    """The labels with the highest rank in each part: "France and Italy" names two rows, each by another word."""
    if field is None:
        return frozenset()
    found: set[str] = set()
    for word in said & field.with_word.keys():
        ranks = {label: _rank(label, said) for label in field.with_word[word]}
        best = max(ranks.values())
        found |= {label for label, rank in ranks.items() if rank == best}
    ranks = {label: _rank(label, said) for label in found}
    return frozenset(label for label in found if not _outdone(label, ranks, said))


def _outdone(label: str, ranks: Mapping[str, Rank], said: frozenset[str]) -> bool:
    """Whether another label says all that this one says of the sentence, and more."""
    own = told(label) & said
    return any(own < told(other) & said for other in ranks)


def _rank(label: str, said: frozenset[str]) -> Rank:
    return len(told(label) & said), -sum(told(part).isdisjoint(said) for part in label.split(", "))


@lru_cache(maxsize=1)
def _named(scene: Scene) -> dict[tuple[int, int, int, str], frozenset[str]]:
    return {}


@lru_cache(maxsize=1)
def _fields(scene: Scene) -> Mapping[tuple[int, str], Field]:
    labels: dict[tuple[int, str], set[str]] = defaultdict(set)
    for (document, _), value in _values(scene).items():
        labels[document, value.head].add(value.label)
    out = {}
    for key, found in labels.items():
        with_word: dict[str, list[str]] = defaultdict(list)
        for label in sorted(found):
            for word in told(label):
                with_word[word].append(label)
        out[key] = Field(frozenset(found), with_word)
    return out


@lru_cache(maxsize=1)
def _periods(scene: Scene) -> Mapping[tuple[int, str, str], set[str]]:
    """The periods for which a table has cells of one label and head."""
    out: dict[tuple[int, str, str], set[str]] = defaultdict(set)
    for claim in scene.claims:
        if value := _values(scene).get((claim.doc_index, claim.start)):
            out[claim.doc_index, value.label, value.head].add(claim.as_of)
    return out


@lru_cache(maxsize=1)
def _heads(scene: Scene) -> Mapping[tuple[int, str], frozenset[str]]:
    """The heads of a document's cells by their unit."""
    out: dict[tuple[int, str], set[str]] = defaultdict(set)
    for claim in scene.claims:
        if value := _values(scene).get((claim.doc_index, claim.start)):
            out[claim.doc_index, unit_of(claim)].add(value.head)
    return {key: frozenset(found) for key, found in out.items()}


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


def unit_of(claim: Claim) -> str:
    """The unit in which claims can be added up; what is counted goes by many names."""
    return "" if claim.quantity.kind in ("count", "number") else claim.base_unit


def before(draft: Claim, scene: Scene) -> str:
    """What stands before a claim in its paragraph, where a sentence like "That is 12 percent more" takes it up."""
    text = scene.documents[draft.doc_index].text
    return text[max(text.rfind("\n", 0, draft.start) + 1, draft.start - _CONTEXT) : draft.start]


def takes_up(draft: Claim) -> bool:
    """Whether a sentence speaks of what the one before it named: "That is", "It rose", "Together they"."""
    return not _TAKING_UP.isdisjoint(_WORD.findall(draft.sentence.casefold())[:2])


def said_in(draft: Claim) -> frozenset[str]:
    """The stems of what a sentence says besides the number itself, and the names of what it speaks of.

    Its small words are there as well, since a label may be one ("No"); no other label has any.
    """
    text = " ".join((draft.sentence.replace(draft.text, " "), draft.subject, *draft.entities))
    return stems(text) | frozenset(word for word in _WORD.findall(text.casefold()) if len(word) > 1)


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """The stems of the words that say what a text is about."""
    stop = lexicon().stop
    return frozenset(stem(word) for word in _WORD.findall(text.casefold()) if word not in stop and len(word) > 1)


def told(text: str) -> frozenset[str]:
    """The same; of a label without such words, like "No", all its words."""
    return stems(text) or frozenset(_WORD.findall(text.casefold()))


_CONTEXT = 400  # characters
_TAKING_UP = frozenset({"that", "this", "it", "these", "those", "they", "both"})


def cues_of(sentence: str) -> frozenset[str]:
    """Which ways of making a figure from others a sentence names: sum, mean, share, up, down."""
    words = set(_WORD.findall(sentence.casefold()))
    return frozenset(way for way, cues in vocabulary("tables")["aggregates"].items() if not words.isdisjoint(cues))


def _words_of(way: str) -> frozenset[str]:
    return frozenset(stem(word) for word in vocabulary("tables")["aggregates"][way])
