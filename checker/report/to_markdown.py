"""The report for pull requests and trackers: a table of ten, the evidence folded below, short enough to be posted."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from checker.report.coverage import coverage_block
from checker.report.markup import code, html, markdown
from checker.report.model import Report, roles_of
from checker.report.quotes import around, place
from checker.report.safe import inert, safe, shorten
from checker.report.summary import (
    against_line,
    coverage_line,
    fact_text,
    hidden_line,
    nothing_found,
    verdict_line,
    where_line,
)  # fmt: skip
from checker.shown import amount, number, value_of
from checker.words import counted

if TYPE_CHECKING:
    from checker.model import Claim, Finding

LIMIT = 65_000  # characters: what GitHub and GitLab take in one comment
TABLE_ROWS = 10
_FOOT = 2_000  # kept free for what stands below the findings
_MESSAGE, _WHY, _CLAIMS, _CONTEXT = 300, 600, 12, 160  # most that one finding may take of the page


def render(report: Report, *, width: int = 80, color: bool = False, show_coverage: bool = False) -> str:
    """Fewer than 65,000 characters; what had to be cut is told. Width and colour change nothing."""
    parts = [*_head(report), *_table(report)]
    foot = _foot(report, show_coverage)
    room = LIMIT - _FOOT - sum(len(p) + 1 for p in chain(parts, foot))
    shown = 0
    for n, finding in enumerate(report.findings, 1):
        details = _details(report, finding, n)
        room -= len(details) + 1
        if room < 0:
            break
        parts.append(details)
        shown += 1
    if left := len(report.findings) - shown:
        told = f"**{counted(left, 'further finding')} not shown here: a page holds {LIMIT:,} characters.**"
        parts += ["", f"{told} The JSON report has all."]
    return inert("\n".join([*parts, *foot]) + "\n")


def _head(report: Report) -> list[str]:
    lines = [f"### Number check: {code(where_line(report))}: {verdict_line(report)}", ""]
    if report.problems:
        lines += [f"**{counted(len(report.problems), 'input')} could not be read; the result is not whole:**", ""]
        lines += [f"- unreadable: {markdown(shorten(safe(p), _MESSAGE))}" for p in report.problems[:TABLE_ROWS]]
        if more := len(report.problems) - TABLE_ROWS:
            lines += [f"- … and {more:,} more"] if more > 0 else []
        lines.append("")
    if not report.findings:
        lines += [nothing_found(report), ""]
    return lines


def _table(report: Report) -> list[str]:
    if not report.findings:
        return []
    rows = ["| # | Where | Text says | Against it | Gap | Suggested | Rule |", "|--:|---|---|---|---|---|---|"]
    for n, f in enumerate(report.findings[:TABLE_ROWS], 1):
        cells = [str(n), _where(f), _says(report, f, True), _says(report, f, False), _gap(f)]
        cells += [markdown(shorten(safe(f.suggestion), 80)), f"{code(f.rule)} {_MARK.get(f.level, '')}".rstrip()]
        rows.append(f"| {' | '.join(cells)} |")
    if more := len(report.findings) - TABLE_ROWS:
        rows += ["", f"The first {TABLE_ROWS}; {more:,} more below."] if more > 0 else []
    return [*rows, ""]


_NO_GAP = ("date", "time", "ordinal")
_MARK = {"error": "✖", "warning": "⚠"}


def _where(f: Finding) -> str:
    return markdown(f.claims[0].spot) if f.claims else ""


def _says(report: Report, f: Finding, draft: bool) -> str:
    """The figures of one side: the first claim and other claims of the draft, or those that speak against them."""
    roles = roles_of(f)
    has_draft = "draft" in roles
    said: dict[str, list[str]] = {}
    for i, (claim, role) in enumerate(zip(f.claims, roles, strict=True)):
        if (role == "draft" if has_draft else i == 0) is draft:
            who = said.setdefault(shorten(safe(claim.text), 60), [])
            label = report.label(claim, role)
            if role != "draft" and label not in who:
                who.append(label)
    if not draft and not said:
        said = {shorten(safe(x.value), 60): [x.name] for x in f.facts}
    sides = [f"**{markdown(text)}** {markdown(', '.join(who[:4]))}".rstrip() for text, who in said.items()]
    return "; ".join(sides[:3])


def _gap(f: Finding) -> str:
    """How far the first claim lies from the first that speaks against it, where both have one value in one unit."""
    roles = roles_of(f)
    other = next((c for c, role in zip(f.claims, roles, strict=True) if role != roles[0]), None)
    if other is None and len(f.claims) == 2:
        other = f.claims[1]
    if other is None:
        return ""
    a, b = f.claims[0].quantity, other.quantity
    if a.value is None or b.value is None or (a.unit, a.kind) != (b.unit, b.kind) or a.kind in _NO_GAP:
        return ""
    distance = abs(a.value - b.value)
    if not distance:
        return ""
    return markdown(f"{number(distance)} pp" if a.unit == "percent" else amount(distance, a))


def _details(report: Report, f: Finding, n: int) -> str:
    title = html(shorten(safe(f.message), _MESSAGE)).replace("@", "@&#8203;")
    lines = [f"<details><summary><b>{n}. {title}</b> ({f.level}, confidence {f.confidence})</summary>", ""]
    for claim, role in list(zip(f.claims, roles_of(f), strict=True))[:_CLAIMS]:
        lines += [f"> {_quote(report, claim, role)}", ">"]
    lines[-1:] = [""]
    if more := max(0, len(f.claims) - _CLAIMS):
        lines += [f"… and {counted(more, 'more place')}.", ""]
    remarks = [("Why", f.why), *(("Fact", fact_text(x)) for x in f.facts)]
    remarks += [*(("Note", note) for note in f.notes), ("Suggested", f.suggestion), ("Compared as", f.key)]
    lines += [f"- {name}: {markdown(shorten(safe(text).strip(), _WHY))}" for name, text in remarks if text.strip()]
    lines.append(f"- Rule: {code(f.rule)}")
    return "\n".join([*lines, "", "</details>"])


def _quote(report: Report, claim: Claim, role: str) -> str:
    """Who says it and where, the sentence around the figure, and what the figure allows."""
    before, figure, after = map(markdown, around(report, claim, _CONTEXT))
    said = f"{before}**{figure}**{after}  → {code(value_of(claim))}"
    return f"**{markdown(report.label(claim, role))}**, {code(place(claim))}: {said}"


def _foot(report: Report, show_coverage: bool) -> list[str]:
    lines = ["", f"<sub>{markdown(coverage_line(report.coverage))} · {against_line(report)}</sub>"]
    if hidden := hidden_line(report):
        lines.append(f"<sub>{hidden}</sub>")
    if show_coverage:
        block = coverage_block(report, 100)
        cut = block[:60] + [f"… {len(block) - 60:,} more lines"] * (len(block) > 60)
        lines += ["", "<details><summary>Coverage</summary>", ""]
        lines += ["<pre>" + html(cut[0]), *(html(shorten(line, 200)) for line in cut[1:]), "</pre>", "", "</details>"]
    return lines
