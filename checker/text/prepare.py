"""Prepares a document for every later step: repaired, dated, cut into tokens, blocks, sentences and quotations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from checker.model import Block, Document, Span
from checker.text.dating import find_date
from checker.text.furniture import classify
from checker.text.markup import blank_spans, blank_tags
from checker.text.offsets import OffsetMap, line_starts
from checker.text.paragraphs import paragraphs
from checker.text.quotes import quotations
from checker.text.repair import repair
from checker.text.sentences import sentence_starts
from checker.text.tokens import Tokens, tokenise


class Prepared(NamedTuple):
    """A document laid out; offsets count characters of the repaired text, `tokens.text`."""

    document: Document  # with the date that the text gave, and with notes
    tokens: Tokens
    offsets: OffsetMap  # back to the text as given; empty when nothing was repaired
    lines: list[int]  # where lines start
    blocks: tuple[Block, ...]  # in order; every line that is not blank lies in one
    sentences: list[int]  # where sentences start, ascending; the sentence of an offset is found by bisection
    quotes: tuple[Span, ...]  # quoted speech with its marks, in order


def prepare(document: Document) -> Prepared:
    """Lays a document out; the text of the document stays as it was read.

    >>> p = prepare(Document(text="March 3, 2025\\n\\nIt grew \\u00e2\\u201a\\u00ac5m. He left.", name="a.txt"))
    >>> p.document.date, p.tokens.text[p.sentences[-1] :], p.offsets.back(p.sentences[-1])
    ('2025-03-03', 'He left.', 30)
    """
    text, offsets, notes = repair(document.text)
    text = blank_tags(blank_spans(text, document.markup, offsets))
    lines = line_starts(text)
    tokens = tokenise(text)
    given = document.blocks
    blocks = classify(text, paragraphs(text, lines) if given is None else _given(text, given, offsets), tokens)
    if document.date is None:
        found = find_date(text, blocks)
        notes += (found.note,)
        if found.day:
            document = replace(document, date=found.day.isoformat(), date_source="dateline")
    if notes:
        document = replace(document, notes=(*document.notes, *notes))
    starts, quotes = sentence_starts(text, blocks), quotations(text, blocks)
    return Prepared(document, tokens, offsets, lines, blocks, starts, quotes)


def _given(text: str, blocks: Sequence[Block], offsets: OffsetMap) -> list[Block]:
    """The reader's blocks in the repaired text, blanks at both ends left out."""
    moved = []
    for block in blocks:
        start, end = offsets.ahead(block.start), offsets.ahead(block.end)
        body = text[start:end]
        start += len(body) - len(body.lstrip())
        end -= len(body) - len(body.rstrip())
        if start < end:
            moved.append(Block(start, end, "" if block.kind == "paragraph" else block.kind, block.reason))
    return moved
