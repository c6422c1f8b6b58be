"""One line a finding, for pipes, editors and grep: `file:line:column: level[rule] message`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.report.coverage import coverage_block
from checker.report.paint import painter
from checker.report.quotes import place
from checker.report.safe import inert, safe
from checker.report.summary import against_line, coverage_line, hidden_line, nothing_found, verdict_line, where_line

if TYPE_CHECKING:
    from checker.report.model import Report


def render(report: Report, *, width: int = 80, color: bool = False, show_coverage: bool = False) -> str:
    """Lines are never wrapped; unreadable inputs come first, the summary last."""
    paint = painter(color)
    lines = [f"{paint('error', 'unreadable')}: {safe(problem)}" for problem in report.problems]
    for f in report.findings:
        where = f"{place(f.claims[0])}: " if f.claims else ""
        lines.append(f"{where}{paint(f.level, f'{f.level}[{safe(f.rule)}]')} {safe(f.message)}")
    if show_coverage:
        lines += coverage_block(report, width)
    lines.append(f"{verdict_line(report)} in {where_line(report)} ({against_line(report)})")
    lines.append(coverage_line(report.coverage))
    if not report.findings and report.coverage.read:
        lines.append(nothing_found(report))
    if hidden := hidden_line(report):
        lines.append(hidden)
    return inert("\n".join(lines) + "\n")
