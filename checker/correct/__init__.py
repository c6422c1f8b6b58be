"""A document's claims as a person corrected them in the claims table: rows deleted, changed or added.

The document is read as ever; a row that says what was read keeps it, with all that no column holds. What a row changes
goes into the quantity, from which intervals, base values and dates are computed anew; its context cells are taken as
they stand. The row's span must still hold the row's words: a table of another version of the document is refused.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from checker.claims.build import build_claims
from checker.claims.mentions import find_mentions
from checker.claims.scope import Scope
from checker.claims.time import resolve_dates
from checker.correct.reading import changes, reading
from checker.model import Claim, Quantity
from checker.table_in import Row
from checker.text.tokens import PAD, tokenise
from checker.timex import Resolved

_CONTEXT = ("subject", "measure", "qualifier", "as_of", "speaker")
_MARKED = "marked as furniture in the claims table"


class Read(NamedTuple):
    """A claim as this check reads it, and as `checker extract` lists it: rules may name measures and entities anew."""

    claim: Claim
    listed: Claim


class Entry(NamedTuple):
    """One row, what was read at its span (or over it), and the quantity that the row makes."""

    row: Row
    read: Read | None
    quantity: Quantity

    @property
    def exact(self) -> bool:
        """Whether something was read at the very span of the row."""
        return self.read is not None and (self.read.claim.start, self.read.claim.end) == _at(self.row)

    @property
    def untouched(self) -> bool:
        """Whether the row reads what the tool reads there."""
        return self.read is not None and self.quantity is self.read.claim.quantity


def corrected(
    scope: Scope, claims: Sequence[Claim], listed: Sequence[Claim], rows: Sequence[Row], doc_index: int
) -> tuple[list[Claim], list[str]]:
    """The claims that the rows make, in the order of the text, and the mistakes that show beside the document.

    `claims` are those of this check; `listed` runs in parallel and holds what `checker extract` wrote: only a cell that
    differs from it was changed by a person.
    """
    readings = [Read(*both) for both in zip(claims, listed, strict=True)]
    starts = [claim.start for claim in claims]
    entries: list[Entry] = []
    mistakes: list[str] = []
    misread = 0
    for row in sorted(rows, key=_at):
        wrong = _misplaced(scope, row)
        misread += bool(wrong)
        if not wrong:
            entry, wrong = _entry(scope, row, _read_there(readings, starts, row))
            entries.append(entry)
        elif misread > 1:  # one is told whole: the others have the same cause
            continue
        mistakes += wrong
    if misread > 1:
        mistakes.append(f"{rows[0].where.rsplit(':', 1)[0]}: {misread - 1} more rows whose words stand elsewhere")
    if mistakes:
        return [], mistakes
    quantities = [entry.quantity for entry in entries]
    resolved = [_dates(e, when) for e, when in zip(entries, resolve_dates(scope.prepared, quantities), strict=True)]
    built = build_claims(scope, quantities, resolved, doc_index)
    return [_told(scope, claim, e) for claim, e in zip(built, entries, strict=True)], []


def _misplaced(scope: Scope, row: Row) -> list[str]:
    """What is wrong with a row's place in the document."""
    document = scope.prepared.document
    start, end, words = row.cells["start"], row.cells["end"], row.cells.get("text")
    if end > len(document.text):
        return [
            f"{row.where}:end: {end} lies behind the end of {document.name}, which has {len(document.text)} characters"
        ]
    there = document.text[start:end]
    if words is not None and _one_break(words) != _one_break(there):
        shown = there if len(there) <= 60 else there[:59] + "…"
        return [
            f"{row.where}:text: {document.name} has {shown!r} at {start} to {end}, not {words!r} "
            "(the table is of another version of the document: extract it again)"
        ]
    if not there.strip():
        return [f"{row.where}:start: no words stand at {start} to {end} in {document.name}"]
    return []


def _one_break(text: str) -> str:
    """Spreadsheets write line breaks inside a cell in their own way."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _read_there(readings: Sequence[Read], starts: Sequence[int], row: Row) -> Read | None:
    """What was read at the row's span; else what shares words with it, of the row's kind where there is a choice."""
    start, end = _at(row)
    near = readings[max(0, bisect_right(starts, start) - 2) : bisect_left(starts, end)]
    over = [read for read in near if read.claim.start < end and start < read.claim.end]
    over.sort(key=lambda r: ((r.claim.start, r.claim.end) != (start, end), r.claim.quantity.kind != row.cells["kind"]))
    return over[0] if over else None


def _entry(scope: Scope, row: Row, read: Read | None) -> tuple[Entry, list[str]]:
    if read is None:
        blank = Quantity(0, 0, 0, 0, row.cells["kind"], rule="table")
        quantity, mistakes = reading(row, None, blank)
    else:
        quantity, mistakes = read.claim.quantity, []
        if changes(row, read.listed):
            quantity, mistakes = reading(row, read.listed, quantity)
    return Entry(row, read, _placed(scope, row, quantity)), mistakes


def _at(row: Row) -> tuple[int, int]:
    return row.cells["start"], row.cells["end"]


def _placed(scope: Scope, row: Row, q: Quantity) -> Quantity:
    """The quantity at the row's span in the prepared text; the same one where it stands there."""
    tokens, offsets = scope.tokens, scope.prepared.offsets
    start, end = (offsets.ahead(offset) for offset in _at(row))
    last = len(tokens.words) - PAD
    first = min(bisect_right(tokens.ends, start, 0, last), last - 1)
    stop = max(first + 1, tokens.index_at(end))
    if (first, stop) == (q.first, q.stop):
        return q
    return q._replace(start=start, end=end, first=first, stop=stop, core_start=start, core_end=end)


def _dates(entry: Entry, found: Resolved | None) -> Resolved | None:
    """The dates of the row where the row gives other ones than were read, else those that its words mean."""
    cells, read = entry.row.cells, entry.read
    low, high = cells.get("date_low"), cells.get("date_high")
    if read is None:
        if not low and not high:
            return found
    elif not changes(entry.row, read.listed) & {"date_low", "date_high"}:
        return Resolved(read.claim.date_low, read.claim.date_high) if entry.untouched else found
    if low and not high and low.endswith("T00:00:00") and len(low) > 9:
        high = (datetime.fromisoformat(low) + timedelta(days=1)).isoformat()  # a day alone is that day
    return Resolved(low, high)


def _told(scope: Scope, claim: Claim, entry: Entry) -> Claim:
    """A claim with the row's own words for what it is about, where a person wrote them."""
    cells, text = entry.row.cells, scope.prepared.document.text
    start, end = _at(entry.row)
    if entry.untouched and entry.read is not None:
        dates = claim.date_low, claim.date_high
        claim = entry.read.claim._replace(date_low=dates[0], date_high=dates[1])
    given: dict[str, Any] = {}
    for column in _CONTEXT:
        cell = cells.get(column) or ""
        if column in cells and (cell != getattr(entry.read.listed, column) if entry.exact and entry.read else cell):
            given[column] = cell
    if "measure" in given:
        given["also"] = ()
    if "subject" in given:
        given["subject"] = subject = _canonical(scope, given["subject"])
        if subject and subject not in claim.entities:
            given["entities"] = (subject, *claim.entities)
    if cells.get("quoted") is not None:
        given["quoted"] = cells["quoted"]
    if cells.get("furniture") is not None:
        given["furniture"] = (claim.furniture or _MARKED) if cells["furniture"] else ""
    return claim._replace(start=start, end=end, text=text[start:end], **given)


def _canonical(scope: Scope, name: str) -> str:
    """The one name of an entity that a person may have written under another ("UK")."""
    tokens = tokenise(name)
    found = find_mentions(tokens, scope.lexicon, [0])
    whole = len(found) == 1 and (found[0].first, found[0].stop) == (0, len(tokens.words) - PAD)
    return found[0].canonical if whole else name
