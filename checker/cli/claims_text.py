"""The claims table in every format of `checker extract`: for people, spreadsheets, programs and data frames."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.cells import guarded
from checker.errors import UsageError

if TYPE_CHECKING:
    from checker.model import Document
    from checker.table import Claims

Record = dict[str, Any]


class Extract(NamedTuple):
    """What is written: the documents, what was read in them, and whether colours are wanted."""

    documents: Sequence[Document]
    claims: Claims
    color: bool = False


_COLUMNS = (("where", 32), ("kind", 16), ("text", 30), ("reading", 34), ("about", 40))


def to_table(records: Sequence[Record], places: Sequence[str] = ()) -> str:
    """One claim a line; long cells are cut, and the last line counts the claims.

    `places` gives where each stands, where that is no line and column of the text ("a.pdf:page 3, line 12").
    """
    from checker.words import counted

    rows = [_cells(record) for record in records]
    for row, place in zip(rows, places, strict=bool(places)):
        row[0] = place
    widths = [min(most, max([len(title), *(len(row[i]) for row in rows)])) for i, (title, most) in enumerate(_COLUMNS)]
    head = _line([title for title, _ in _COLUMNS], widths)
    body = [_line(row, widths) for row in rows]
    return "\n".join([head, "-" * len(head), *body, "", f"{counted(len(records), 'claim')} read"])


def to_csv(records: Sequence[Record]) -> str:
    """CSV with a header; text that a spreadsheet would run as a formula gets an apostrophe before it."""
    import csv
    import io

    from checker.table import CLAIM_COLUMNS

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    names = [column.name for column in CLAIM_COLUMNS]
    writer.writerow(names)
    writer.writerows([[guarded(record[name]) for name in names] for record in records])
    return out.getvalue()


def to_jsonl(records: Sequence[Record]) -> str:
    """One JSON object a line."""
    return "\n".join(json.dumps(record, ensure_ascii=False) for record in records)


def to_highlight(extract: Extract) -> str:
    """The text of the documents with what was read marked in it."""
    from checker.cli.highlight import to_highlight as highlight

    return highlight(extract.documents, extract.claims, extract.color)


def to_html(extract: Extract) -> str:
    """A page with the figures of one thing on one axis, and the table."""
    from checker.report.claims_html import claims_page

    return claims_page(extract.documents, tuple(extract.claims))


def to_parquet(extract: Extract) -> bytes:
    """The frame of the claims as a Parquet file. Raises UsageError where pyarrow is not installed."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise UsageError("parquet needs the extra checker[parquet]: python3 -m pip install 'pyarrow>=21'") from None
    out = pa.BufferOutputStream()
    parquet.write_table(pa.Table.from_pandas(extract.claims.to_frame(), preserve_index=False), out)
    return bytes(out.getvalue())


WRITERS: dict[str, Callable[[Extract], str | bytes]] = {
    "table": lambda extract: to_table(extract.claims.to_records(), [claim.where for claim in extract.claims]),
    "csv": lambda extract: to_csv(extract.claims.to_records()),
    "jsonl": lambda extract: to_jsonl(extract.claims.to_records()),
    "html": to_html,
    "parquet": to_parquet,
    "highlight": to_highlight,
}


def _cells(record: Record) -> list[str]:
    parts = (record["subject"], record["measure"], record["qualifier"], "page furniture" if record["furniture"] else "")
    about = " · ".join(part for part in parts if part)
    where = f"{record['doc']}:{record['line']}:{record['column']}"
    return [where, record["kind"], _plain(record["text"]), reading(record), _plain(about)]


def reading(record: Record) -> str:
    """What a claim was read as, in a few words: "about 90 minute", "2025-03-04"."""
    if record["date_low"] or record["date_high"]:
        return _days(record["date_low"], record["date_high"])
    if record["value"] is not None:
        amount = _number(record["value"])
    elif record["low"] is None and record["high"] is None:
        return "not resolved" if record["kind"] in ("date", "time") else "no value"
    else:
        amount = f"{_number(record['low'])} to {_number(record['high'])}"
    hedge = "" if record["hedge"] == "exact" else record["hedge"].replace("_", " ") + " "
    return f"{hedge}{amount} {record['unit'] or ''}".rstrip()


def _days(low: str | None, high: str | None) -> str:
    """Half-open bounds as a person says them: the last day is named, not the one behind it."""
    first, last = low and low.removesuffix("T00:00:00"), high
    if high and high.endswith("T00:00:00"):
        with suppress(ValueError, OverflowError):  # the ends of the calendar stay as they are
            last = (date.fromisoformat(high[:10]) - timedelta(days=1)).isoformat()
    if not first:
        return f"until {last}"
    return first if first == last else f"{first} to {last}" if last else f"from {first}"


def _number(value: float | None) -> str:
    if value is None:
        return "…"
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.10g}"


def _plain(text: str) -> str:
    """Text of a document without what a terminal would obey."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    cut = [
        cell if len(cell) <= width else _cut(cell, width, i == 0)
        for i, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ]
    return "  ".join(cell.ljust(width) for cell, width in zip(cut, widths, strict=True)).rstrip()


def _cut(cell: str, width: int, from_left: bool) -> str:
    return "…" + cell[-(width - 1) :] if from_left else cell[: width - 1] + "…"
