"""Makes claims of one document's quantities: what each number is about, in which sense, for when, and by whom."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from checker.claims.measure import find_governor
from checker.claims.mentions import between
from checker.claims.qualifier import find_qualifier, no_deadline
from checker.claims.scope import Scope
from checker.claims.speaker import find_speaker
from checker.claims.subject import find_subject
from checker.model import Claim, Interval, Quantity
from checker.text.offsets import position
from checker.timex import Resolved
from checker.vocab.units import to_base

_TIMELESS = frozenset({"date", "time"})
_DIMENSIONED = frozenset({"measure", "duration", "elapsed", "age"})
_EMPTY = Interval()


def build_claims(
    scope: Scope, quantities: Sequence[Quantity], resolved: Sequence[Resolved | None], doc_index: int
) -> list[Claim]:
    """One claim a quantity, in the order of the text."""
    prepared, tokens = scope.prepared, scope.tokens
    name, text = prepared.document.name, prepared.document.text
    back, back_end, lines = prepared.offsets.back, prepared.offsets.back_end, prepared.lines
    dates = _dates_by_sentence(scope, quantities, resolved)
    out = []
    for q, when in zip(quantities, resolved, strict=True):
        sentence = scope.sentence(q.first)
        clause = scope.clause(q.first, q.stop)
        start, end = back(q.start), back_end(q.end)
        line, column = position(lines, q.start)
        quote = scope.quote(q.start)
        block = scope.block(q.start)
        subject, _ = find_subject(scope, q, clause)
        base_value, base, base_unit = _base(q)
        governor = find_governor(scope, q, clause)
        out.append(
            Claim(
                doc=name,
                doc_index=doc_index,
                start=start,
                end=end,
                line=line,
                column=column,
                text=text[start:end],
                quantity=q,
                base_value=base_value,
                base=base,
                base_unit=base_unit,
                date_low=when.low if when else None,
                date_high=when.high if when else None,
                subject=subject,
                measure=governor.measure,
                qualifier=find_qualifier(scope, q, clause),
                as_of="unspecified" if no_deadline(scope, q, clause) else _as_of(q, dates.get(sentence[0], ())),
                speaker=find_speaker(scope, q, quote, sentence),
                quoted=quote is not None,
                furniture=_furniture(block),
                sentence=tokens.surface(*sentence),
                sentence_start=tokens.starts[sentence[0]],
                entities=tuple(
                    dict.fromkeys(m.canonical for m in between(scope.mentions, scope.firsts, sentence[0], sentence[1]))
                ),
                predicate=governor.predicate,
                scope=sentence,
                clause=clause,
            )
        )
    return out


def _furniture(block: object) -> str:
    kind, reason = getattr(block, "kind", ""), getattr(block, "reason", "")
    return (reason or "furniture") if kind == "furniture" else "dateline" if kind == "dateline" else ""


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
