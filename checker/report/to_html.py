"""The report as one HTML file: the text with every number marked, and beside it the evidence.

No outside resource; readable in the dark, on paper and on a phone. Without scripts all but the filters works: a mark
leads to its card and a card back to its mark by plain links.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter, defaultdict
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from checker.model import LEVELS
from checker.outcomes import OUTCOMES, outcomes
from checker.report.html_cards import Became, finding_card, number_card
from checker.report.html_silenced import silenced_html, silenced_numbers, state_of, told
from checker.report.html_text import SHOWN, STATES, At, Mark, Names, document_html
from checker.report.markup import html
from checker.report.summary import (
    against_line,
    clean,
    coverage_line,
    document_rows,
    hidden_line,
    nothing_found,
    ranked,
    verdict_line,
    where_line,
)
from checker.words import counted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.model import Claim, Comparison
    from checker.report.model import Report

LIMIT = 500  # findings on a page; a browser stays quick with these
TEXT_LIMIT = 400_000  # characters of documents on a page
NUMBERS_LIMIT = 3_000  # cards of numbers without a finding


class Page(NamedTuple):
    """What the page shows: documents by number, their marks, and the claims that have a card of their own."""

    shown: tuple[int, ...]
    marks: Mapping[int, Sequence[Mark]]
    numbers: Sequence[Claim]
    became: Mapping[At, Became]
    names: Names


def render(report: Report, *, width: int = 80, color: bool = False, show_coverage: bool = False) -> str:
    """One page; width and colour change nothing, `show_coverage` opens the coverage table."""
    style, script = _asset("report.css"), _asset("report.js")
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    )
    page = _lay_out(report)
    parts = [
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        f"<title>Number check: {html(where_line(report))} ({verdict_line(report)})</title>",
        f"<style>{style}</style>\n</head>\n<body>",
        *_head(report, page),
        "<main>",
        *_text(report, page),
        *_evidence(report, page),
        "</main>",
        *_coverage(report, show_coverage),
        f"<script>{script}</script>\n</body>\n</html>",
    ]
    return "\n".join(parts) + "\n"


@cache
def _asset(name: str) -> str:
    return (files("checker.report") / "assets" / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """The digest by which the content security policy knows our own style or script; anything else is refused."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _lay_out(report: Report) -> Page:
    shown = _shown(report)
    claims = sorted(
        (c for c in report.result.claims if c.doc_index in shown), key=lambda c: (c.doc_index, c.start, -c.end)
    )
    fates = outcomes(claims, report.comparisons, [f for f in report.result.findings if not f.suppression])
    names = {at: f"n{n}" for n, at in enumerate(fates, 1)}
    silenced = silenced_numbers(report)
    states = {at: state_of(silenced[at]) if at in silenced else STATES[fate.name] for at, fate in fates.items()}
    cards: dict[At, str] = {}
    for n, finding in enumerate(report.findings[:LIMIT], 1):
        for claim in finding.claims:
            cards.setdefault((claim.doc_index, claim.start), f"f{n}")
    numbers = [c for c in claims if (c.doc_index, c.start) not in cards][:NUMBERS_LIMIT]
    for c in numbers:
        cards[c.doc_index, c.start] = f"c{names[c.doc_index, c.start]}"
    marks: dict[int, list[Mark]] = defaultdict(list)
    for c in claims:
        at = c.doc_index, c.start
        marks[c.doc_index].append(Mark(c, names[at], states[at], cards.get(at, "")))
    met = _met(report, {(c.doc_index, c.start) for c in numbers})
    became = {}
    for c in numbers:
        at = c.doc_index, c.start
        became[at] = Became(states[at], fates[at], met.get(at, ()), told(silenced[at]) if at in silenced else ())
    return Page(shown, marks, numbers, became, names)


def _shown(report: Report) -> tuple[int, ...]:
    """The drafts, or all documents where none is a draft, as far as there is room."""
    drafts = [i for i, d in enumerate(report.documents) if d.role == "draft"]
    room, out = TEXT_LIMIT, []
    for i in drafts or range(len(report.documents)):
        room -= len(report.documents[i].text)
        if room < 0:
            break
        out.append(i)
    return tuple(out)


def _met(report: Report, wanted: set[At]) -> Mapping[At, Sequence[Comparison]]:
    """The comparisons with other claims that each wanted claim took part in, what weighs most first, none twice."""
    found: dict[At, dict[At, Comparison]] = defaultdict(dict)
    for comparison in sorted(report.comparisons, key=lambda c: OUTCOMES.index(c.verdict)):
        ends = [(c.doc_index, c.start) for c in comparison.claims]
        if len(ends) == 2 and ends[0] != ends[1]:
            for here, there in (ends, ends[::-1]):
                if here in wanted:
                    found[here].setdefault(there, comparison)
    return {at: tuple(others.values()) for at, others in found.items()}


def _head(report: Report, page: Page) -> list[str]:
    lines = [f"<header>\n<h1>Number check: {html(where_line(report))}</h1>"]
    if report.problems:
        items = "".join(f"<li>{html(p)}</li>" for p in report.problems)
        n = counted(len(report.problems), "input")
        unread = f"<b>{n} could not be read; the result is not whole</b><ul>{items}</ul>"
        lines.append(f'<div class="problems" role="alert">{unread}</div>')
    good = ' class="good"' if clean(report) else ""
    counts = f"<b{good}>{verdict_line(report)}</b> ({against_line(report)})"
    lines.append(f"<p>{counts}. {html(coverage_line(report.coverage))}.</p>")
    if not report.findings:
        lines.append(f"<p>{nothing_found(report)}</p>")
    if hidden := hidden_line(report):
        lines.append(f'<p class="quiet">{hidden}</p>')
    if (more := len(report.findings) - LIMIT) > 0:
        left = f"{counted(more, 'further finding')} not on this page, which holds {LIMIT}."
        lines.append(f"<p><b>{left}</b> The JSON report has all.</p>")
    return [*lines, *_filters(report, page), "</header>"]


def _filters(report: Report, page: Page) -> list[str]:
    """What the marks mean, and the filters; without scripts those do nothing, so they stay hidden."""
    counts = Counter(mark.state for marks in page.marks.values() for mark in marks)
    legend = "".join(
        f'<label><input type="checkbox" data-state="{state.replace(" ", "-")}" checked hidden> '
        f'<span class="n {state.replace(" ", "-")}">{state}</span> {counts[state]:,}</label>'
        for state in SHOWN
        if counts[state]
    )
    options = "".join(f"<option>{level}</option>" for level in LEVELS if report.count(level))
    return [
        f'<div class="legend" role="group" aria-label="marks in the text">{legend}</div>' if legend else "",
        '<div class="filter" role="search" hidden><label>Findings <select id="level">'
        f'<option value="">all levels</option>{options}</select></label>'
        ' <label>Find <input id="words" type="search"></label>'
        ' <span id="told" class="quiet" role="status"></span></div>'
        if report.findings
        else "",
    ]


def _text(report: Report, page: Page) -> list[str]:
    """The documents' full text in the left half."""
    out = ['<section class="text" tabindex="0" aria-label="the text with its numbers marked">']
    for i in page.shown:
        document = report.documents[i]
        out.append(f'<article class="document" aria-labelledby="d{i}">')
        title = f"{document.name}, {document.outlet}" if document.outlet else document.name
        out.append(f'<p class="quiet" id="d{i}">{html(title)}</p>')
        out.append(document_html(document, page.marks.get(i, ())) + "</article>")
    drafts = sum(d.role == "draft" for d in report.documents) or len(report.documents)
    if left := drafts - len(page.shown):
        out.append(f"<p><b>The text of {counted(left, 'document')} is not shown: the page would be too long.</b></p>")
    return [*out, "</section>"]


def _evidence(report: Report, page: Page) -> list[str]:
    """The cards in the right half: that of the number chosen, then the findings."""
    numbers = [number_card(report, c, page.became[c.doc_index, c.start], page.names) for c in page.numbers]
    findings = [finding_card(report, f, n, page.names) for n, f in enumerate(report.findings[:LIMIT], 1)]
    return [
        '<section class="evidence" tabindex="0" aria-label="the evidence">',
        '<h2 class="vh">Findings</h2>' if findings else '<h2 class="vh">Numbers</h2>',
        '<p class="quiet hint">Choose a marked number in the text to see what it was compared with.</p>',
        *numbers,
        *findings,
        silenced_html(report, page.names, LIMIT),
        "</section>",
    ]


def _coverage(report: Report, is_open: bool) -> list[str]:
    """What was read and what became of it, document by document."""
    rows = "".join(
        f'<tr><th scope="row">{html(r["name"])}</th><td>{html(r["who"])}</td><td>{r["claims"]}</td>'
        f"<td>{html(r['date'])}</td><td>{'; '.join(map(html, r['notes']))}</td></tr>"
        for r in document_rows(report)
    )
    skipped = "".join(f"<li>{n:,} {html(reason)}</li>" for reason, n in ranked(report.coverage.skipped))
    skipped += "".join(f"<li>cut: {html(group)}</li>" for group in report.coverage.capped)
    heads = "".join(f'<th scope="col">{name}</th>' for name in ("Document", "Outlet", "Read", "Date", "Notes"))
    return [
        f"<footer><details{' open' * is_open}><summary>Coverage: {html(coverage_line(report.coverage))}</summary>",
        f"<ul>{skipped}</ul>" if skipped else "",
        f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>",
        "</details></footer>",
    ]
