"""The report as JSON lines, for streams: one line for the run, one a document, one a finding.

Each line is a record of the JSON report with the key `record` in front: `run` (schema_version, summary, problems,
coverage), `document`, `finding`. Suppressed findings stand last and carry their `suppression`. What was compared
without a finding is in the JSON report only.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from checker.report.jsontext import json_text
from checker.report.records import FINDING, REPORT, all_findings, documents

if TYPE_CHECKING:
    from checker.report.model import Report

_RUN = ("schema_version", "summary", "problems", "coverage")


def render(report: Report, *, width: int = 80, color: bool = False, show_coverage: bool = False) -> str:
    """One JSON object a line; width, colour and coverage change nothing."""
    return "".join(json_text(line) for line in _lines(report))


def _lines(report: Report) -> Iterator[dict[str, Any]]:
    yield {"record": "run", **{f.name: f.of(report, None) for f in REPORT.fields if f.name in _RUN}}
    for document in documents(report):
        yield {"record": "document", **document}
    for finding in all_findings(report):
        yield {"record": "finding", **FINDING.make(report, finding)}
