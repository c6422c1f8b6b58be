"""The claims of a table: one a cell, about its row, measured by its column."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.model import CellValue, Claim, Document
    from checker.vocab.lexicon import Lexicon, Name


_BEHIND_NOUN = frozenset(
    ["of", "over", "under", "per", "for", "in", "with", "without", "before", "after", "from", "to", "at"]
)
_OF_OTHERS = frozenset(["number", "share", "rate", "level", "value", "percentage", "proportion", "amount", "total"])
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
            subject, measure = _subject(claim, cell, known, words), _measure(claim, cell.head, words)
            told = claim.qualifier in ("previous", "current")  # by the verb, which the reader put there
            qualifier = "" if told else claim.qualifier
            out.append(claim._replace(subject=subject, measure=measure, qualifier=qualifier, firm=True))
        elif claim.quantity.kind == "date":
            out.append(claim._replace(furniture=REPEATED) if day in days else claim)
            days.add(day)
    return out


def _subject(claim: Claim, cell: CellValue, label: str, words: Lexicon) -> str:
    """The row; for a total, and where there is no label, a known entity that label or head names ("US$" names none)."""
    if label and not cell.total:
        return label
    said = f"{cell.label} {cell.head}".casefold().split()
    named = {n.canonical for word in said for n in words.names.get(word, ())}
    return claim.subject if claim.subject in words.kinds and claim.subject in named else ""


def _measure(claim: Claim, head: str, words: Lexicon) -> str:
    """What the head's own noun names, which stands before "of" and its like: "cost" in "cost of sales"."""
    said = head.casefold().split()
    at = next((n for n, word in enumerate(said) if n and word in _BEHIND_NOUN), len(said))
    noun = said[at - 1] if said else ""
    known = words.synonyms.get(noun, noun)
    given = claim.measure
    if at < len(said) and said[at] == "of" and noun in words.governing and noun not in _OF_OTHERS:
        return known
    if not given or given in said[at:]:
        return known
    if given.startswith(f"{noun} ") and given not in head.casefold():
        return noun  # a column of shares is of no share price
    return given


def _names(label: str, words: Lexicon) -> list[Name]:
    """The known names that a label is, whole."""
    first = label.casefold().split()[:1]
    return [n for n in words.names.get(first[0] if first else "", ()) if n.surface == label and n.canonical]
