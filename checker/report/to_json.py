"""Writes the report as JSON: the machine's format, versioned, the same bytes for the same run."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.report.model import Report

# JSON allows these raw, but a terminal, a viewer or a build server's log (`##[`) that shows the file would obey them; a
# lone surrogate has no UTF-8.
_ACTING = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]|#(?=#(?:vso)?\\[)")


def render(report: Report, *, width: int = 80, color: bool = False, show_coverage: bool = False) -> str:
    """The report's records, indented; width, colour and coverage change nothing, the coverage is always in it."""
    text = json.dumps(report.to_dict(), ensure_ascii=False, indent=2, allow_nan=False)
    return _ACTING.sub(lambda m: f"\\u{ord(m[0]):04x}", text) + "\n"
