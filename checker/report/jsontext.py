"""JSON as text that is safe to show: the same value gives the same bytes, and nothing acts where it is printed."""

from __future__ import annotations

import json
import re
from typing import Any

# JSON allows these raw, but a terminal, a viewer or a build server's log (`##[`) that shows the file would obey them; a
# lone surrogate has no UTF-8.
_ACTING = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]|#(?=#(?:vso)?\\[)")


def json_text(value: Any, indent: int | None = 2) -> str:
    r"""A JSON text without a line break at its end; what would act is escaped, so that a reader gets it back as it was.

    >>> print(json_text({"text": "red\x1b[31m \u202e £ ##[error]"}, indent=None))
    {"text": "red\u001b[31m \u202e £ \u0023#[error]"}
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    return _ACTING.sub(lambda m: f"\\u{ord(m[0]):04x}", text)
