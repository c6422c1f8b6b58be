"""Writes the report as JSON: the machine's format, versioned, the same bytes for the same run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.report.jsontext import json_text

if TYPE_CHECKING:
    from checker.report.model import Report


def render(report: Report, *, width: int = 80, color: bool = False, show_coverage: bool = False) -> str:
    """The report's records, a claim a line; width, colour and coverage change nothing, the coverage is always in it."""
    return json_text(report.to_dict(), spread=4)
