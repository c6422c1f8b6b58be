"""The claims of a table: one a cell, about its row, measured by its column."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.model import CellValue, Claim, Document
    from checker.vocab.lexicon import Lexicon, Name


REPEATED = "a head of the table, said again"


def claims_of_cells(document: Document, claims: Sequence[Claim], words: Lexicon) -> list[Claim]:
    """The claims that stand on a cell's value, and the periods of heads and labels, which count once.

    Other figures in heads and labels only say what a value is about.
    The subject is the row's label, under its canonical name where it has one; the column's head is the measure where
    the vocabulary knows none.
    """
    out, cells, at = [], document.cells, 0
    days: set[tuple[str | None, str | None]] = set()
    for claim in claims:
        day = claim.date_low, claim.date_high
        while at < len(cells) - 1 and cells[at].end <= claim.start:
            at += 1
        cell = cells[at]
        if cell.start < claim.end and claim.start < cell.end:
            known = next((n.canonical for n in _names(cell.label, words)), cell.label)
            head = cell.head.casefold().split()
            measure = claim.measure or (words.synonyms.get(head[-1], head[-1]) if head else "")
            out.append(claim._replace(subject=_subject(claim, cell, known, words), measure=measure, firm=True))
        elif claim.quantity.kind == "date":
            out.append(claim._replace(furniture=REPEATED) if day in days else claim)
            days.add(day)
    return out


def _subject(claim: Claim, cell: CellValue, label: str, words: Lexicon) -> str:
    """The row; for a total, and where there is no label, a known entity that the sentence names."""
    return label if label and not cell.total else claim.subject if claim.subject in words.kinds else ""


def _names(label: str, words: Lexicon) -> list[Name]:
    """The known names that a label is, whole."""
    first = label.casefold().split()[:1]
    return [n for n in words.names.get(first[0] if first else "", ()) if n.surface == label and n.canonical]
