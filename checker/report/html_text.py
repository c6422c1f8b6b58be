"""A document's full text for the HTML report: every number marked with what became of it, and a way to its evidence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from checker.model import Block, Claim, Document
from checker.report.markup import html
from checker.report.quotes import place

if TYPE_CHECKING:
    from checker.model import Span

STATES: Mapping[str, str] = {  # an outcome of checker.outcomes -> the mark that a reader sees
    "conflict": "conflict",
    "superseded": "superseded",
    "unsupported": "unsupported",
    "agree": "agreed",
    "compatible": "agreed",
    "not_comparable": "not compared",
    "no_counterpart": "not compared",
    "furniture": "not compared",
}
SHOWN = (*dict.fromkeys(STATES.values()), "allowed", "not new")  # the last two: only silenced findings are about it
_TAGS = {"title": "h2", "heading": "h3"}


At = tuple[int, int]  # document number and start of a claim
Names = Mapping[At, str]  # the marks of the page, by claim


class Mark(NamedTuple):
    """How one claim is marked: the mark's name, what became of the claim, the card that tells why ("" for none)."""

    claim: Claim
    name: str
    state: str
    card: str


def where(claim: Claim, names: Names) -> str:
    """A claim's place, leading to its mark where the page shows that text."""
    name, shown = names.get((claim.doc_index, claim.start)), f"<code>{html(place(claim))}</code>"
    return f'<a href="#{name}">{shown}</a>' if name else shown


def document_html(document: Document, marks: Sequence[Mark]) -> str:
    """The document block by block; what is no content (Markdown's signs, front matter) is left out."""
    starts = [m.claim.start for m in marks]
    out = []
    for block in document.blocks or _lines(document.text):
        inside = marks[bisect_left(starts, block.start) : bisect_left(starts, block.end)]
        body = _marked(document, block, inside)
        if body.strip():
            tag = _TAGS.get(block.kind, "p")
            why = f' class="furniture" title="{html(block.reason)}"' if block.reason else ""
            out.append(f"<{tag}{why}>{body}</{tag}>")
    return "".join(out)


def _lines(text: str) -> Iterable[Block]:
    """A block a line, where nothing better is known."""
    at = 0
    for line in text.splitlines(keepends=True):
        yield Block(at, at + len(line))
        at += len(line)


def _marked(document: Document, block: Block, marks: Sequence[Mark]) -> str:
    out, done = [], block.start
    for mark in marks:
        start, end = mark.claim.start, min(mark.claim.end, block.end)
        if start < done:  # an overlapping claim is left to the one before it
            continue
        out += [_plain(document, done, start), _anchor(mark, _plain(document, start, end))]
        done = end
    return "".join([*out, _plain(document, done, block.end)])


def _anchor(mark: Mark, words: str) -> str:
    name, state = mark.name, mark.state.replace(" ", "-")
    told = f'<span class="vh"> ({mark.state})</span>'
    if not mark.card:
        return f'<span class="n {state}" id="{name}">{words}{told}</span>'
    return f'<a class="n {state}" id="{name}" href="#{mark.card}">{words}{told}</a>'


def _plain(document: Document, start: int, end: int) -> str:
    """Harmless text without the markup."""
    pieces, at = [], start
    for span in _touching(document.markup, start, end):
        pieces.append(document.text[at : max(at, span.start)])
        at = max(at, span.end)
    pieces.append(document.text[at:end] if at < end else "")
    return html("".join(pieces))


def _touching(spans: Sequence[Span], start: int, end: int) -> Sequence[Span]:
    first = bisect_right(spans, start, key=lambda span: span.end)
    last = bisect_left(spans, end, key=lambda span: span.start)
    return spans[first:last]
