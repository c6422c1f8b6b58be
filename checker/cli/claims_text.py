"""The claims table as text: aligned columns for people, CSV for spreadsheets, JSON Lines for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, timedelta
from typing import Any

Record = dict[str, Any]
_COLUMNS = (("where", 32), ("kind", 16), ("text", 30), ("reading", 34), ("about", 40))


def to_table(records: Sequence[Record]) -> str:
    """One claim a line; long cells are cut, and the last line counts the claims."""
    from checker.words import counted

    rows = [_cells(record) for record in records]
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
    writer.writerows([[_cell(record[name]) for name in names] for record in records])
    return out.getvalue()


def to_jsonl(records: Sequence[Record]) -> str:
    """One JSON object a line."""
    return "\n".join(json.dumps(record, ensure_ascii=False) for record in records)


WRITERS: dict[str, Callable[[Sequence[Record]], str]] = {"table": to_table, "csv": to_csv, "jsonl": to_jsonl}


def _cells(record: Record) -> list[str]:
    parts = (record["subject"], record["measure"], record["qualifier"], "page furniture" if record["furniture"] else "")
    about = " · ".join(part for part in parts if part)
    where = f"{record['doc']}:{record['line']}:{record['column']}"
    return [where, record["kind"], _plain(record["text"]), _reading(record), _plain(about)]


def _reading(record: Record) -> str:
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


def _cell(value: Any) -> Any:
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + value
    return value
