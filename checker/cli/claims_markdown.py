"""The claims table for people in a ticket: what was read, where, and as what, short enough to be posted."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from checker.report.markup import code, markdown
from checker.report.safe import inert, safe, shorten
from checker.report.to_markdown import LIMIT
from checker.shown import value_of
from checker.words import counted

if TYPE_CHECKING:
    from checker.model import Claim, Document
    from checker.table import Claims

_TEXT, _READING, _ABOUT, _NAME = 60, 60, 80, 200  # cells of a column at most
_ROOM = LIMIT - 500  # the end of the page is kept for what was left out


def to_markdown(documents: Sequence[Document], claims: Claims) -> str:
    """A table for each document, fewer than 65,000 characters in all; what had to be cut is told."""
    title = f"{counted(len(claims), 'claim')} in {counted(len(documents), 'document')}"
    page = [f"### Numbers and dates read: {title}", ""]
    room, shown = _ROOM - len(page[0]), 0
    of_document = {index: list(group) for index, group in groupby(claims, key=lambda c: c.doc_index)}
    for index, document in enumerate(documents):
        lines = _document(document, of_document.get(index, []))
        fitting = 0
        for line in lines:
            room -= len(line) + 1
            if room < 0:
                break
            fitting += 1
        page += lines[:fitting]
        shown += max(0, min(fitting - _HEAD, len(of_document.get(index, []))))
    if left := len(claims) - shown:
        told = f"**{counted(left, 'further claim')} not shown here: a page holds {LIMIT:,} characters.**"
        page += ["", f"{told} `checker extract -o claims.csv` writes all."]
    return inert("\n".join(page))


_HEAD = 4  # lines of a document's part before its first claim


def _document(document: Document, claims: list[Claim]) -> list[str]:
    date = f" · {document.date} ({document.date_source})" if document.date else " · no date"
    outlet = f" · {markdown(shorten(safe(document.outlet), _NAME))}" if document.outlet else ""
    head = f"#### {code(shorten(safe(document.name), _NAME))}{outlet}{date} · {counted(len(claims), 'claim')}"
    if not claims:
        return [head, ""]
    table = ["| Where | Text says | Read as | Kind | About |", "|---|---|---|---|---|"]
    return [head, "", *table, *map(_row, claims), ""]


def _row(claim: Claim) -> str:
    parts = (
        claim.subject,
        claim.measure,
        claim.qualifier,
        f"not compared: {claim.furniture}" if claim.furniture else "",
    )
    about = shorten(safe(" · ".join(part for part in parts if part)), _ABOUT)
    cells = (
        markdown(shorten(safe(claim.place or f"{claim.line}:{claim.column}"), _TEXT)),
        f"**{markdown(shorten(safe(claim.text).strip(), _TEXT))}**",
        markdown(shorten(safe(value_of(claim)), _READING)),
        claim.quantity.kind,
        markdown(about),
    )
    return f"| {' | '.join(cells)} |"
