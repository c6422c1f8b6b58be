"""The report as one HTML file: no outside resource, readable in the dark, on paper and on a phone."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from checker.model import LEVELS
from checker.report.markup import html
from checker.report.model import roles_of
from checker.report.quotes import Quote, around, place, quotes
from checker.report.summary import (
    against_line,
    clean,
    coverage_line,
    document_rows,
    fact_text,
    hidden_line,
    nothing_found,
    plural,
    ranked,
    verdict_line,
    where_line,
)

if TYPE_CHECKING:
    from checker.model import Finding
    from checker.report.model import Report

CONTEXT = 400  # characters of the sentence on each side of a figure
LIMIT = 500  # findings on a page; a browser stays quick with these


def render(report: Report, *, width: int = 80, color: bool = False, show_coverage: bool = False) -> str:
    """One page; width and colour change nothing, `show_coverage` opens the coverage table."""
    style, script = _asset("report.css"), _asset("report.js")
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    )
    title = f"Number check: {html(where_line(report))} ({verdict_line(report)})"
    parts = [
        '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        f"<title>{title}</title>",
        f"<style>{style}</style>",
        *_head(report),
        "<main>",
        *(_finding(report, f, n) for n, f in enumerate(report.findings[:LIMIT], 1)),
        "</main>",
        *_coverage(report, show_coverage),
        f"<script>{script}</script>\n</html>",
    ]
    return "\n".join(parts) + "\n"


@cache
def _asset(name: str) -> str:
    return (files("checker.report") / "assets" / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """The digest by which the content security policy knows our own style or script; anything else is refused."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _head(report: Report) -> list[str]:
    lines = [f"<header>\n<h1>Number check: {html(where_line(report))}</h1>"]
    if report.problems:
        items = "".join(f"<li>{html(p)}</li>" for p in report.problems)
        n = plural(len(report.problems), "input")
        told = f"<b>{n} could not be read; the result is not whole</b><ul>{items}</ul>"
        lines.append(f'<div class="problems" role="alert">{told}</div>')
    good = ' class="good"' if clean(report) else ""
    counts = f"<b{good}>{verdict_line(report)}</b> ({against_line(report)})"
    lines.append(f"<p>{counts}. {html(coverage_line(report.coverage))}.</p>")
    if not report.findings:
        lines.append(f"<p>{nothing_found(report)}</p>")
    if hidden := hidden_line(report):
        lines.append(f'<p class="quiet">{hidden}</p>')
    if (more := len(report.findings) - LIMIT) > 0:
        told = f"{plural(more, 'further finding')} not on this page, which holds {LIMIT}."
        lines.append(f"<p><b>{told}</b> The JSON report has all.</p>")
    if report.findings:  # without scripts the filter does nothing, so it stays hidden
        options = "".join(f"<option>{level}</option>" for level in LEVELS if report.count(level))
        lines.append(
            '<nav hidden aria-label="filter"><label>Show <select id="level"><option value="">all levels</option>'
            f'{options}</select></label> <label>Find <input id="words" type="search"></label>'
            ' <span id="told" class="quiet" role="status"></span></nav>'
        )
    return [*lines, "</header>"]


def _finding(report: Report, f: Finding, n: int) -> str:
    sides: list[list[str]] = [[], []]
    drafts = "draft" in roles_of(f)
    for i, (quote, role) in enumerate(zip(quotes(report, f), roles_of(f), strict=True)):
        against = role != "draft" if drafts else i > 0
        sides[against].append(_quote(report, quote, role, suspect=quote.sign == "^"))
    names = ("the text", "what speaks against it")
    columns = "".join(
        f'<section aria-label="{name}">{"".join(side)}</section>'
        for name, side in zip(names, sides, strict=True)
        if side
    )
    facts = (("Fact", fact_text(x)) for x in f.facts)
    told = [("Why", f.why), *facts, *(("Note", x) for x in f.notes), ("Suggested", f.suggestion)]
    told += [("Confidence", f.confidence), ("Compared as", f.key), ("Rule", f.rule)]
    remarks = "".join(f"<dt>{name}</dt><dd>{html(text)}</dd>" for name, text in told if text)
    return (
        f'<article class="{f.level}" id="f{n}" data-level="{f.level}">'
        f'<h2><span class="badge">{f.level}</span> {html(f.message)}</h2>'
        f'<div class="sides">{columns}</div><dl>{remarks}</dl></article>'
    )


def _quote(report: Report, quote: Quote, role: str, suspect: bool) -> str:
    before, figure, after = map(html, around(report, quote.claim, CONTEXT))
    mark = '<mark class="suspect">' if suspect else "<mark>"
    quoted = f"{before}{mark}{figure}</mark>{after}"
    return (
        f"<h3>{html(report.label(quote.claim, role))} <code>{html(place(quote.claim))}</code></h3>"
        f'<blockquote>{quoted}</blockquote><p class="values">{html(quote.values)}</p>'
    )


def _coverage(report: Report, is_open: bool) -> list[str]:
    """What was read and what became of it, document by document."""
    rows = "".join(
        f"<tr><th scope=row>{html(r['name'])}<td>{html(r['who'])}<td>{r['claims']}<td>{html(r['date'])}<td>"
        f"{'; '.join(map(html, r['notes']))}</tr>"
        for r in document_rows(report)
    )
    skipped = "".join(f"<li>{n:,} {html(reason)}</li>" for reason, n in ranked(report.coverage.skipped))
    skipped += "".join(f"<li>cut: {html(group)}</li>" for group in report.coverage.capped)
    return [
        f"<footer><details{' open' * is_open}><summary>Coverage: {html(coverage_line(report.coverage))}</summary>",
        f"<ul>{skipped}</ul>" if skipped else "",
        f"<table><thead><tr><th>Document<th>Outlet<th>Read<th>Date<th>Notes</tr></thead><tbody>{rows}</tbody></table>",
        "</details></footer>",
    ]
