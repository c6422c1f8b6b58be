"""reviewdog's diagnostic format: findings as comments on the lines of a change, whatever the platform.

Columns count bytes of UTF-8 from 1, the end is exclusive. Where the columns of the file are not known, the range is
that of whole lines. reviewdog posts every diagnostic, so that suppressed findings are left out here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.report.jsontext import json_text
from checker.report.places import Places, Region, path_of
from checker.report.plain import headline, remarks
from checker.report.safe import safe

if TYPE_CHECKING:
    from checker.model import Finding
    from checker.report.model import Report

SEVERITY = {"error": "ERROR", "warning": "WARNING", "suggestion": "INFO"}


def render(report: Report, *, width: int = 80, color: bool = False, show_coverage: bool = False) -> str:
    """One object (rdjson) with a diagnostic for each finding and for each input that could not be read."""
    places = Places(report)
    main = path_of(report.documents[0].name if report.documents else "")
    problems = [
        {"message": f"unreadable, so the result is not whole: {safe(problem)}", "location": {"path": main}}
        | {"severity": "ERROR", "code": {"value": "unreadable-input"}}
        for problem in report.problems
    ]
    found = [_diagnostic(report, places, f, main) for f in report.findings]
    return json_text({"source": {"name": "checker"}, "diagnostics": [*problems, *found]}, spread=3)


def _diagnostic(report: Report, places: Places, finding: Finding, main: str) -> dict[str, Any]:
    claim = finding.claims[0] if finding.claims else None
    location: dict[str, Any] = {"path": path_of(claim.doc) if claim else main}
    if claim and (region := places.of(claim)):
        location["range"] = _range(places, claim.doc_index, region)
    out: dict[str, Any] = {
        "message": "\n".join([headline(finding), *remarks(report, finding)]),
        "location": location,
        "severity": SEVERITY[finding.level],
        "code": {"value": safe(finding.rule)},
    }
    # A suggestion is applied to the file that the comment stands in, with one click
    here = [fix for fix in finding.fixes if claim and fix.doc_index == claim.doc_index]
    spans = [(fix, places.span(fix.doc_index, fix.start, fix.end)) for fix in here]
    suggestions = [
        {"range": _range(places, fix.doc_index, region), "text": fix.text.encode("utf-8", "replace").decode()}
        for fix, region in spans
        if region
    ]
    return out | ({"suggestions": suggestions} if suggestions else {})


def _range(places: Places, index: int, region: Region) -> dict[str, Any]:
    ends = ((region.line, region.column), (region.end_line, region.end_column))
    before = [places.bytes_before(index, line, column) for line, column in ends]
    start, end = ({"line": line} for line, _ in ends)
    if None not in before:
        start["column"], end["column"] = (n + 1 for n in before if n is not None)
    return {"start": start, "end": end}
