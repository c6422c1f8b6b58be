"""The claims table: one schema for records, CSV and pandas, made from claims once and never grown."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple, overload

from checker.model import Claim

if TYPE_CHECKING:
    import pandas as pd


class Column(NamedTuple):
    """One column: its name, the pandas type, what it means, and how a claim fills it."""

    name: str
    dtype: str  # string, Int64, Float64, boolean
    meaning: str
    of: Callable[[Claim], Any]


_EXACT = 1 << 53  # whole numbers below it are floats without loss


def as_number(value: Decimal | None) -> int | float | None:
    """A decimal as the JSON number that a reader expects: whole numbers without a point.

    >>> as_number(Decimal("841E+9")), as_number(Decimal("2.30"))
    (841000000000, 2.3)
    """
    if value is None or not value.is_finite():
        return None
    number = float(value)
    if not math.isfinite(number):
        return None
    if not number.is_integer():
        return number
    if -_EXACT < number < _EXACT:
        return int(number)
    return int(value) if abs(number) < 1e18 else number


CLAIM_COLUMNS: tuple[Column, ...] = (
    Column("doc", "string", "name of the document", lambda c: c.doc),
    Column("start", "Int64", "first character of the claim: code points of the text as read", lambda c: c.start),
    Column("end", "Int64", "first character behind it", lambda c: c.end),
    Column("line", "Int64", "line in the file, from 1", lambda c: c.line),
    Column("column", "Int64", "character in the (repaired) line, from 1", lambda c: c.column),
    Column("place", "string", "page and line, paragraph, cell, source line; empty: line, column", lambda c: c.place),
    Column("text", "string", "the words of the claim as written", lambda c: c.text),
    Column("kind", "string", "number, count, percentage, money, duration, date, ...", lambda c: c.quantity.kind),
    Column("value", "Float64", "the value in `unit`, scale words applied", lambda c: as_number(c.quantity.value)),
    Column(
        "low",
        "Float64",
        "lowest value that digits, hedge and range allow",
        lambda c: as_number(c.quantity.interval.low),
    ),
    Column("high", "Float64", "highest value that they allow", lambda c: as_number(c.quantity.interval.high)),
    Column("unit", "string", "pint name, ISO 4217 code, percent, or the counted noun", lambda c: c.quantity.unit),
    Column("range", "boolean", "whether the text gives a range", lambda c: c.quantity.is_range),
    Column(
        "hedge", "string", "exact, about, almost, more_than, at_least, less_than, at_most", lambda c: c.quantity.hedge
    ),
    Column("base_value", "Float64", "the value in `base_unit`", lambda c: as_number(c.base_value)),
    Column("base_low", "Float64", "`low` in `base_unit`", lambda c: as_number(c.base.low)),
    Column("base_high", "Float64", "`high` in `base_unit`", lambda c: as_number(c.base.high)),
    Column("base_unit", "string", "second, meter, ... : one unit a dimension", lambda c: c.base_unit),
    Column("date_low", "string", "first moment, ISO", lambda c: c.date_low),
    Column("date_high", "string", "first moment behind, ISO", lambda c: c.date_high),
    Column("subject", "string", "whose number it is, under one canonical name", lambda c: c.subject),
    Column("measure", "string", "what is measured or counted", lambda c: c.measure),
    Column("qualifier", "string", "current, target, demanded, forecast, previous", lambda c: c.qualifier),
    Column("as_of", "string", "the date that the sentence gives for it", lambda c: c.as_of),
    Column("speaker", "string", "who says it", lambda c: c.speaker),
    Column("quoted", "boolean", "whether it stands inside a quotation", lambda c: c.quoted),
    Column("furniture", "boolean", "whether it is page furniture: read, not compared", lambda c: bool(c.furniture)),
    Column("sentence", "string", "the sentence around it", lambda c: c.sentence),
)


def to_record(claim: Claim) -> dict[str, Any]:
    """One claim as a JSON-ready dict, keys in the order of CLAIM_COLUMNS."""
    q, base = claim.quantity, claim.base
    interval = q.interval
    value, low, high = as_number(q.value), as_number(interval.low), as_number(interval.high)
    if base is interval and claim.base_value is q.value:  # written in the base unit
        base_value, base_low, base_high = value, low, high
    else:
        base_value, base_low, base_high = as_number(claim.base_value), as_number(base.low), as_number(base.high)
    return {  # written out, not looped over the table: this runs once a claim in the hot path; a test compares the two
        "doc": claim.doc,
        "start": claim.start,
        "end": claim.end,
        "line": claim.line,
        "column": claim.column,
        "place": claim.place,
        "text": claim.text,
        "kind": q.kind,
        "value": value,
        "low": low,
        "high": high,
        "unit": q.unit,
        "range": q.is_range,
        "hedge": q.hedge,
        "base_value": base_value,
        "base_low": base_low,
        "base_high": base_high,
        "base_unit": claim.base_unit,
        "date_low": claim.date_low,
        "date_high": claim.date_high,
        "subject": claim.subject,
        "measure": claim.measure,
        "qualifier": claim.qualifier,
        "as_of": claim.as_of,
        "speaker": claim.speaker,
        "quoted": claim.quoted,
        "furniture": bool(claim.furniture),
        "sentence": claim.sentence,
    }


class Claims(Sequence[Claim]):
    """All claims of a run, in the order of documents and text; immutable."""

    def __init__(self, claims: Sequence[Claim] = ()) -> None:
        self._claims = tuple(claims)

    def __len__(self) -> int:
        return len(self._claims)

    def __iter__(self) -> Iterator[Claim]:
        return iter(self._claims)

    @overload
    def __getitem__(self, index: int) -> Claim: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Claim, ...]: ...
    def __getitem__(self, index: int | slice) -> Claim | tuple[Claim, ...]:
        return self._claims[index]

    def to_records(self) -> list[dict[str, Any]]:
        """JSON-ready dicts, one a claim, the same as `--format jsonl`."""
        return [to_record(c) for c in self._claims]

    def to_frame(self) -> pd.DataFrame:
        """The claims table as a pandas frame: columns and types of CLAIM_COLUMNS, one row a claim."""
        return to_frame(self._claims)


def to_frame(claims: Sequence[Claim]) -> pd.DataFrame:
    """The claims as a pandas frame; an empty run gives the same columns without rows."""
    import pandas as pd

    columns: Mapping[str, Any] = {
        c.name: pd.array([c.of(claim) for claim in claims], dtype=c.dtype)  # type: ignore[call-overload]
        for c in CLAIM_COLUMNS
    }
    return pd.DataFrame(columns)
