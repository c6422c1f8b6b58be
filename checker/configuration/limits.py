"""What a project may set of the readers' limits: each key with its type, and the field of `Limits` that it fills."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from checker.rules.types import Key, Keys, ScalarError, record, scalar

_SIZE = re.compile(r"(\d{1,9})\s*(bytes|B|KB|MB|GB)?", re.IGNORECASE)
_FACTORS = {"": 1, "b": 1, "bytes": 1, "kb": 1 << 10, "mb": 1 << 20, "gb": 1 << 30}


def to_bytes(text: str) -> int:
    """The bytes of a size; a kilobyte has 1,024. Raises ScalarError.

    >>> to_bytes("32 MB"), to_bytes("500kb"), to_bytes("1200")
    (33554432, 512000, 1200)
    """
    found = _SIZE.fullmatch(text.strip())
    if found is None or not int(found[1]):
        raise ScalarError(f"`{text}` is no size", "write it as `32 MB`, `500 KB` or a number of bytes")
    return int(found[1]) * _FACTORS[(found[2] or "").lower()]


def to_count(text: str) -> int:
    """A whole number above zero; its thousands may be parted. Raises ScalarError.

    >>> to_count("500"), to_count("2_000_000")
    (500, 2000000)
    """
    digits = text.strip().replace("_", "").replace(",", "")
    if not (digits.isascii() and digits.isdecimal() and len(digits) < 12 and int(digits)):
        raise ScalarError(f"`{text}` is no number from 1 on", "write it as `500`")
    return int(digits)


SIZE = scalar("a size like `32 MB`", to_bytes, {"type": ["string", "integer"]})
COUNT = scalar("a number from 1 on", to_count, {"type": ["integer", "string"]})
FIELDS: Mapping[str, str] = {  # key of the configuration -> field of checker.readers.limits.Limits
    "file_size": "file_bytes",
    "markup_size": "markup_bytes",
    "expanded_size": "expanded_bytes",
    "elements": "elements",
    "tags": "tags",
    "pages": "pages",
    "nesting": "nesting",
    "cells": "cells",
    "documents": "documents",
}
KEYS: Keys = {
    "file_size": Key(SIZE, "the largest file that is read"),
    "markup_size": Key(
        SIZE, "the largest web page, Markdown file, mail or transcript, which take a multiple of it in memory"
    ),
    "expanded_size": Key(SIZE, "what all parts of one archive (a .docx and an .xlsx are such) unpack to"),
    "elements": Key(COUNT, "the tags of a web page"),
    "tags": Key(COUNT, "the tags of one part in XML, and the lists and objects of a file of records"),
    "pages": Key(COUNT, "the pages of a PDF"),
    "nesting": Key(COUNT, "elements, lists or parts of a message inside each other"),
    "cells": Key(COUNT, "the cells of one table"),
    "documents": Key(COUNT, "the documents in one file: entries of a feed, records, parts of an archive"),
}


def _fields(values: dict[str, Any], _place: str) -> dict[str, int]:
    return {FIELDS[name]: value for name, value in values.items()}


LIMITS = record("limits", KEYS, _fields)
