"""Makes claims of one document's quantities: what each number is about, in which sense, for when, and by whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TypeVar

from checker.claims.measure import find_governor
from checker.claims.qualifier import find_qualifier, no_deadline
from checker.claims.scope import Scope
from checker.claims.sentence import Sentence, sentence_at
from checker.claims.speaker import quoted_by
from checker.claims.subject import find_subject
from checker.model import Block, Claim, Interval, Quantity, Span
from checker.text.offsets import position
from checker.timex import Resolved
from checker.vocab.units import to_base

_TIMELESS = frozenset({"date", "time"})
_DIMENSIONED = frozenset({"measure", "duration", "elapsed", "age"})
_FIRM = frozenset({"noun", "possessive", "tied"})
_EMPTY = Interval()
_Piece = TypeVar("_Piece", Block, Span)


def build_claims(
    scope: Scope, quantities: Sequence[Quantity], resolved: Sequence[Resolved | None], doc_index: int
) -> list[Claim]:
    """One claim a quantity, in the order of the text."""
    prepared, starts = scope.prepared, scope.tokens.starts
    name, text = prepared.document.name, prepared.document.text
    offsets, lines = prepared.offsets, prepared.lines
    dates = _dates_by_sentence(scope, quantities, resolved)
    sentence: Sentence | None = None
    spoken: Span | None = None  # the quotation that `quoted` says
    quoted = ""
    out = []
    quotes, blocks = _around(prepared.quotes, quantities), _around(prepared.blocks, quantities)
    for q, when, quote, block in zip(quantities, resolved, quotes, blocks, strict=True):
        if sentence is None or not sentence.first <= q.first < sentence.stop:
            sentence = sentence_at(scope, q.first)
        if quote is not None and quote is not spoken:
            spoken, quoted = quote, quoted_by(scope, quote)
        clause = sentence.clause(q.first, q.stop)
        start, end = (offsets.back(q.start), offsets.back_end(q.end)) if offsets.at else (q.start, q.end)
        line, column = position(lines, q.start)
        low, high = (when.low, when.high) if when else (None, None)
        subject, how = find_subject(scope, q, clause)
        measure, predicate, also = find_governor(scope, q, clause)
        as_of = "unspecified" if no_deadline(scope, q, clause) else _as_of(q, dates.get(sentence.first, ()))
        out.append(
            Claim(  # in the order of its fields: by name it would take three times as long
                name, doc_index, start, end, line, column, text[start:end], q, *_base(q), low, high,
                subject, measure, find_qualifier(scope, q, clause), as_of,
                sentence.speaker if quote is None else quoted, quote is not None, _furniture(block),
                sentence.text, starts[sentence.first], sentence.entities, predicate, sentence[:2], clause,
                how in _FIRM, "", also,
            )
        )  # fmt: skip
    return out


def _around(spans: Sequence[_Piece], quantities: Sequence[Quantity]) -> Iterator[_Piece | None]:
    """For every quantity the span, of several in order and apart, in which it starts: one walk along both."""
    left = iter(spans)
    span = next(left, None)
    for q in quantities:
        at = q.start
        while span is not None and span.end <= at:
            span = next(left, None)
        yield span if span is not None and span.start <= at else None


def _furniture(block: Block | None) -> str:
    if block is None or block.kind not in ("furniture", "dateline"):
        return ""
    return "dateline" if block.kind == "dateline" else block.reason or "furniture"


def _base(q: Quantity) -> tuple[Decimal | None, Interval, str]:
    """Value and interval in the base unit of the dimension; as written where the unit has no other."""
    if q.kind in _TIMELESS:
        return None, _EMPTY, ""
    if q.kind == "fraction":  # a share: one third is 33.3 percent
        return None if q.value is None else q.value * 100, q.interval.times(Decimal(100)), "percent"
    found = to_base(q.unit) if q.kind in _DIMENSIONED else None
    if found is None:
        return q.value, q.interval, q.unit
    factor, offset, unit = found
    return None if q.value is None else q.value * factor + offset, q.interval.times(factor, offset), unit


def _dates_by_sentence(
    scope: Scope, quantities: Sequence[Quantity], resolved: Sequence[Resolved | None]
) -> dict[int, list[tuple[Quantity, Resolved]]]:
    """The resolved dates of each sentence, by its first token."""
    out: dict[int, list[tuple[Quantity, Resolved]]] = {}
    for q, when in zip(quantities, resolved, strict=True):
        if q.kind == "date" and when and when.low:
            out.setdefault(scope.sentence(q.first)[0], []).append((q, when))
    return out


def _as_of(q: Quantity, dates: Sequence[tuple[Quantity, Resolved]]) -> str:
    """The period that the sentence gives for the number: the nearest date, the one behind it first; "" for none."""
    if q.kind in _TIMELESS or not dates:
        return ""
    low = min(dates, key=lambda d: abs(d[0].first - q.first) + (0.5 if d[0].first < q.first else 0))[1].low
    return (low or "")[:10]
