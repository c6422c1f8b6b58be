"""Turns a run's result into one report, and the report into one text per format."""

from __future__ import annotations

from typing import Protocol

from checker.report import (
    to_concise,
    to_csv,
    to_github,
    to_gitlab,
    to_html,
    to_json,
    to_jsonl,
    to_junit,
    to_markdown,
    to_rdjson,
    to_sarif,
    to_terminal,
)
from checker.report.model import Report

__all__ = ["RENDERERS", "Renderer", "Report"]


class Renderer(Protocol):
    """A pure function from a report to a text that ends with a line break; the same report gives the same text."""

    def __call__(self, report: Report, *, width: int = 80, color: bool = False, show_coverage: bool = False) -> str: ...


RENDERERS: dict[str, Renderer] = {
    "full": to_terminal.render,
    "concise": to_concise.render,
    "markdown": to_markdown.render,
    "html": to_html.render,
    "json": to_json.render,
    "jsonl": to_jsonl.render,
    "csv": to_csv.render,
    "csv-claims": to_csv.render_claims,
    "sarif": to_sarif.render,
    "github": to_github.render,
    "gitlab": to_gitlab.render,
    "junit": to_junit.render,
    "rdjson": to_rdjson.render,
}
