"""GitLab's code quality report: a JSON list that a merge request compares with that of its target branch.

GitLab knows no suppression and shows every entry to people, so that suppressed findings are left out here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.report.jsontext import json_text
from checker.report.places import Places, path_of, unique_fingerprints
from checker.report.plain import headline
from checker.report.safe import safe

if TYPE_CHECKING:
    from checker.model import Finding
    from checker.report.model import Report

SEVERITY = {"error": "major", "warning": "minor", "suggestion": "info"}


def render(report: Report, *, width: int = 80, color: bool = False, show_coverage: bool = False) -> str:
    """One entry a finding, and one (severity blocker) for each input that could not be read."""
    places = Places(report)
    marks = unique_fingerprints(report.findings)
    entries = [_problem(report, n, problem) for n, problem in enumerate(report.problems)]
    entries += [_entry(report, places, f, mark) for f, mark in zip(report.findings, marks, strict=True)]
    return json_text(entries, spread=2)


def _entry(report: Report, places: Places, finding: Finding, mark: str) -> dict[str, Any]:
    claim = finding.claims[0] if finding.claims else None
    return {
        "description": " · ".join([headline(finding), *_short(finding)]),
        "check_name": safe(finding.rule),
        "fingerprint": mark,
        "severity": SEVERITY[finding.level],
        "location": {
            "path": path_of(claim.doc if claim else _main(report)),
            "lines": {"begin": places.line(claim)},
        },
    }


def _short(finding: Finding) -> list[str]:
    """The list in a merge request has one line for each entry: the reason and what would be right must do."""
    named = (("why", finding.why), ("suggested", finding.suggestion))
    return [f"{name}: {safe(text).strip()}" for name, text in named if text.strip()]


def _problem(report: Report, n: int, problem: str) -> dict[str, Any]:
    return {
        "description": f"unreadable, so the result is not whole: {safe(problem)}",
        "check_name": "unreadable-input",
        "fingerprint": f"unreadable-{n}",
        "severity": "blocker",
        "location": {"path": path_of(_main(report)), "lines": {"begin": 1}},
    }


def _main(report: Report) -> str:
    return report.documents[0].name if report.documents else ""
