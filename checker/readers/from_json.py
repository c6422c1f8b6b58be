"""Reads articles in JSON and JSON Lines: records with `text`, and `title`, `date` and `outlet` where they have them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from checker.errors import InputError
from checker.model import Anchor, Document
from checker.readers.decode import Raw, raw_text
from checker.readers.file import File
from checker.readers.stamps import iso
from checker.text.offsets import line_starts

_HINT = 'a record is {"text": "...", "title": "...", "date": "2025-03-05", "outlet": "..."}'


def from_json(file: File) -> tuple[Document, ...]:
    """One document for an object, one for each object of a list, named articles.json#3.

    Raises InputError for broken JSON (at its line and column) and for a record without text.

    >>> (one,) = from_json(File(b'{"title": "Costs", "text": "Up 5%.", "date": "2025-03-05"}', "a.json"))
    >>> one.name, one.text, one.date, one.place(8)
    ('a.json', 'Costs\\n\\nUp 5%.', '2025-03-05', 'text, line 1')
    """
    raw, limit = raw_text(file), file.options.limits.documents
    if not raw.text.strip():
        return (Document("", raw.name, path=raw.name, notes=raw.notes),)
    _check_parts(raw.text, raw.name, file.options.limits.tags)
    data = _loads(raw.text, raw.name, 1)
    if isinstance(data, list):
        if len(data) > limit:
            raise InputError(raw.name, f"has {len(data):,} records", hint=f"at most {limit:,} are read")
        return tuple(_document(record, n, raw, f"record {n}") for n, record in enumerate(data, 1))
    return (_document(data, 0, raw, raw.name),)


def from_json_lines(file: File) -> tuple[Document, ...]:
    """One document a line, named articles.jsonl#3 after its line. Raises InputError as `from_json` does."""
    raw = raw_text(file)
    _check_parts(raw.text, raw.name, file.options.limits.tags)
    found = tuple(_lines(raw, file.options.limits.documents))
    return found or (Document("", raw.name, path=raw.name, notes=raw.notes),)


def _check_parts(text: str, name: str, limit: int) -> None:
    """Raises InputError for more lists and objects than are read: each takes some hundred bytes of memory."""
    if text.count("[") + text.count("{") > limit:
        raise InputError(name, "has too many lists and objects", hint=f"at most {limit:,} are read")


def _lines(raw: Raw, limit: int) -> Iterator[Document]:
    made = 0
    for n, line in enumerate(raw.text.split("\n"), 1):
        if not line.strip():
            continue
        made += 1
        if made > limit:
            raise InputError(raw.name, "has too many records", hint=f"at most {limit:,} are read")
        yield _document(_loads(line, raw.name, n), n, raw, f"line {n}")


def _loads(text: str, name: str, line: int) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = f"{name}:{line + error.lineno - 1}:{error.colno}"
        raise InputError(where, f"is not JSON: {error.msg}", hint=_HINT) from None
    except RecursionError:
        raise InputError(f"{name}:{line}", "is JSON nested too deeply", hint=_HINT) from None
    except ValueError as error:  # a number of thousands of digits
        raise InputError(f"{name}:{line}", f"is not JSON that can be read: {str(error)[:80]}", hint=_HINT) from None


def _document(record: Any, number: int, raw: Raw, where: str) -> Document:
    """A record as a document; its number is 0 where the file is one record."""
    name = f"{raw.name}#{number}" if number else raw.name
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        what = "has no text" if isinstance(record, dict) else "is no object"
        raise InputError(name, f"{where} {what}" if number else what, hint=_HINT)
    fields = {key: _field(record, key, name) for key in ("title", "date", "outlet")}
    stamp = iso(fields["date"])
    if fields["date"] and stamp is None:
        raise InputError(name, f"date {fields['date']!r} is not a date", hint="write it as 2025-03-05")
    title = " ".join(fields["title"].split())
    text = f"{title}\n\n{record['text']}" if title else record["text"]
    shift = len(text) - len(record["text"])
    before = f"record {number}, " if number else ""
    anchors = [Anchor(0, f"{before}title")] if title else []
    starts = line_starts(record["text"])
    anchors += [Anchor(at + shift, f"{before}text, line {n}") for n, at in enumerate(starts, 1)]
    return Document(
        text=text.encode("utf-8", "replace").decode("utf-8"),  # JSON may hold half a pair of surrogates
        name=name,
        path=raw.name,
        date=stamp,
        date_source="date field" if stamp else "none",
        outlet=fields["outlet"].strip() or None,
        notes=raw.notes,
        anchors=tuple(anchors),
    )


def _field(record: dict[str, Any], key: str, name: str) -> str:
    value = record.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise InputError(name, f"{key} is no text", hint=_HINT)
    return value
