"""The JSON report's records: plain dicts whose keys are part of the published schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.model import LEVELS, SCHEMA_VERSION, Claim, Comparison, Document, Finding, Interval
from checker.report.model import roles_of
from checker.shown import value_of
from checker.table import as_number

if TYPE_CHECKING:
    from checker.report.model import Report


def report_record(report: Report) -> dict[str, Any]:
    """The whole report."""
    coverage = report.coverage
    return {
        "schema_version": SCHEMA_VERSION,
        "summary": {
            **{f"{level}s": report.count(level) for level in LEVELS},
            "hidden": report.hidden,
            "level": report.level,
        },
        "problems": list(report.problems),
        "coverage": {
            "read": coverage.read,
            "compared": coverage.compared,
            "no_counterpart": coverage.no_counterpart,
            "skipped": dict(coverage.skipped),
            "rules": coverage.rules,
            "capped": list(coverage.capped),
        },
        "documents": [_document(d, _row(report, i)) for i, d in enumerate(report.documents)],
        "findings": [_finding(f) for f in report.findings],
        "comparisons": [_comparison(c) for c in report.comparisons],
    }


def _row(report: Report, index: int) -> dict[str, Any]:
    rows = report.coverage.documents
    return dict(rows[index]) if index < len(rows) else {}


def _document(document: Document, row: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": document.name,
        "role": document.role,
        "outlet": document.outlet,
        "date": document.date,
        "date_source": document.date_source,
        "claims": row.get("claims", 0),
        "notes": list(row.get("notes", document.notes)),
    }


def _finding(f: Finding) -> dict[str, Any]:
    return {
        "rule": f.rule,
        "level": f.level,
        "verdict": f.verdict,
        "confidence": f.confidence,
        "message": f.message,
        "why": f.why,
        "claims": [_claim(c, role) for c, role in zip(f.claims, roles_of(f), strict=True)],
        "suggestion": f.suggestion,
        "fingerprint": f.fingerprint,
        "key": f.key,
        "error_kind": f.error_kind,
        "notes": list(f.notes),
        "facts": [fact._asdict() for fact in f.facts],
    }


def _comparison(c: Comparison) -> dict[str, Any]:
    return {
        "verdict": c.verdict,
        "claims": [_claim(claim) for claim in c.claims],
        "key": c.key,
        "why": c.why,
        "rule": c.rule,
        "levels": [level._asdict() for level in c.levels],
    }


def _claim(c: Claim, role: str = "") -> dict[str, Any]:
    """Where a claim stands, then what it says; `interval` is the text that people see."""
    q = c.quantity
    return {
        "doc": c.doc,
        "start": c.start,
        "end": c.end,
        "line": c.line,
        "column": c.column,
        "text": c.text,
        **({"role": role} if role else {}),
        "kind": q.kind,
        "value": as_number(q.value),
        **_ends(q.interval),
        "unit": q.unit,
        "hedge": q.hedge,
        "interval": value_of(c),
        "date_low": c.date_low,
        "date_high": c.date_high,
        "subject": c.subject,
        "measure": c.measure,
        "qualifier": c.qualifier,
        "sentence": c.sentence,
    }


def _ends(interval: Interval) -> dict[str, Any]:
    return {
        "low": as_number(interval.low),
        "high": as_number(interval.high),
        "low_open": interval.low_open,
        "high_open": interval.high_open,
    }
