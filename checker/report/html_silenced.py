"""Silenced findings in the HTML report: the numbers that they are about, and a list that is closed at first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.report.html_text import At, Names, where
from checker.report.markup import html
from checker.report.summary import suppressed_line
from checker.words import counted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.model import Finding
    from checker.report.model import Report

KINDS = {"allowed": "allowed", "baseline": "not new", "unchanged": "not new"}  # kind of suppression -> mark of a number


def silenced_numbers(report: Report) -> Mapping[At, Finding]:
    """The claims that only silenced findings are about, with the first of these; what is shown goes before."""
    shown = {(c.doc_index, c.start) for f in report.findings for c in f.claims}
    out: dict[At, Finding] = {}
    for finding in report.suppressed:
        about = finding.claims[:1] if finding.verdict == "unsupported" else finding.claims
        for claim in about:
            at = claim.doc_index, claim.start
            if at not in shown:
                out.setdefault(at, finding)
    return out


def state_of(finding: Finding) -> str:
    """How a number is marked that a silenced finding is about."""
    return KINDS.get(finding.suppression.kind, "allowed") if finding.suppression else ""


def told(finding: Finding) -> Sequence[tuple[str, str]]:
    """What the card of such a number says of it: the finding, who silenced it where, and why."""
    silenced = finding.suppression
    if silenced is None:
        return ()
    name = "Allowed" if silenced.kind == "allowed" else "Not new"
    reason = f"{silenced.reason} ({silenced.place})" if silenced.place else silenced.reason
    return ("Finding", f"{finding.level}: {finding.message}"), (name, reason), ("Rule", finding.rule)


def silenced_html(report: Report, names: Names, limit: int) -> str:
    """The list of what is not shown; "" where nothing is silenced."""
    if not report.suppressed:
        return ""
    rows = "".join(
        f"<li>{where(f.claims[0], names) if f.claims else ''} {html(f'{f.level}: {f.message}')}"
        f'<br><span class="quiet">{html(f"{name}: {reason}")}</span></li>'
        for f in report.suppressed[:limit]
        for _, (name, reason), _ in [told(f)]
    )
    more = len(report.suppressed) - limit
    rest = f"<p>and {counted(more, 'further finding')}; the JSON report has all.</p>" if more > 0 else ""
    return f'<details class="silenced"><summary>{suppressed_line(report)}</summary><ul>{rows}</ul>{rest}</details>'
