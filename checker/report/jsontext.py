"""JSON as text that is safe to show: the same value gives the same bytes, and nothing acts where it is printed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

# JSON allows these raw, but a terminal, a viewer or a build server's log (`##[`) that shows the file would obey them; a
# lone surrogate has no UTF-8.
_ACTING = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]|#(?=#(?:vso)?\\[)")
_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False)


def json_text(value: Any, spread: int = 0) -> str:
    r"""A JSON text that ends with a line break; what would act is escaped, so that a reader gets it back as it was.

    Lists and mappings are spread over lines down to a depth, what lies deeper stands on one line each: a person can
    read and compare it, and a large report is written by the fast encoder.

    >>> print(json_text({"text": "red\x1b[31m \u202e £ ##[error]", "at": [1, 2]}, spread=1), end="")
    {
     "text": "red\u001b[31m \u202e £ \u0023#[error]",
     "at": [1, 2]
    }
    """
    pieces: list[str] = []
    _write(pieces, value, spread, "\n")
    return _ACTING.sub(lambda m: f"\\u{ord(m[0]):04x}", "".join(pieces)) + "\n"


def _write(pieces: list[str], value: Any, spread: int, margin: str) -> None:
    if not spread or not value or not isinstance(value, (dict, list, tuple)):
        pieces.append(_ENCODER.encode(value))
        return
    keyed = isinstance(value, dict)
    items: Iterable[tuple[Any, Any]] = value.items() if isinstance(value, dict) else ((None, x) for x in value)
    inside, before = margin + " ", "{" if keyed else "["
    for key, member in items:
        pieces.append(f"{before}{inside}{_ENCODER.encode(key)}: " if keyed else before + inside)
        _write(pieces, member, spread - 1, inside)
        before = ","
    pieces.append(margin + ("}" if keyed else "]"))
