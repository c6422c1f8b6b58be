"""The full report for a terminal: summary and coverage first, then each finding with its quotations and reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.report.coverage import coverage_block, wrap_hanging
from checker.report.numberline import as_text, line_of_finding
from checker.report.paint import Paint, painter
from checker.report.quotes import quote_lines
from checker.report.safe import inert, safe, width, wrap
from checker.report.summary import (
    against_line,
    clean,
    coverage_line,
    fact_text,
    hidden_line,
    nothing_found,
    verdict_line,
    where_line,
)  # fmt: skip
from checker.words import counted

if TYPE_CHECKING:
    from checker.model import Finding
    from checker.report.model import Report


PICTURED = 3  # from so many figures on their values are drawn on one axis


def render(report: Report, *, width: int = 80, color: bool = False, show_coverage: bool = False) -> str:
    """Lines of at most `width` cells, paths and very long words apart; `color` adds ANSI sequences of our own."""
    paint = painter(color)
    lines = [*head(report, width, paint, show_coverage), ""]
    if show_coverage:
        lines += [*coverage_block(report, width), ""]
    for number, finding in enumerate(report.findings, 1):
        lines += [*_finding(report, finding, number, width, paint), ""]
    lines += tail(report, width, paint)
    return inert("\n".join(lines).rstrip("\n") + "\n")


def head(report: Report, cells: int, paint: Paint, show_coverage: bool) -> list[str]:
    """Problems, then the verdict in a line, then what was read."""
    lines = []
    if report.problems:
        n = counted(len(report.problems), "input")
        lines.append(paint("error", f"✖ {n} could not be read; the result is not whole"))
        for problem in report.problems:
            lines += wrap_hanging("  ", safe(problem), cells)
    style, sign = _sign(report)
    said = f"{sign} {verdict_line(report)} in {where_line(report)}"
    against = against_line(report)
    if width(said) + 4 + width(against) <= cells:
        lines.append(f"{paint(style, said)}  ({against})")
    else:
        lines += [paint(style, line) for line in wrap(said, cells)] + wrap_hanging("  ", against, cells)
    lines += wrap_hanging("  ", coverage_line(report.coverage), cells)
    if report.coverage.read and not show_coverage:
        lines.append(paint("dim", "  what became of each document: --show-coverage"))
    return lines


def tail(report: Report, cells: int, paint: Paint) -> list[str]:
    """What a report without findings means, or the verdict again at the end of a long page."""
    if not report.findings:
        lines = wrap(nothing_found(report), cells)
    else:
        style, sign = _sign(report)
        lines = [paint(style, f"{sign} {verdict_line(report)}")]
    if hidden := hidden_line(report):
        lines += [paint("dim", line) for line in wrap_hanging("  ", hidden, cells)]
    return lines


def _sign(report: Report) -> tuple[str, str]:
    for level, sign in (("error", "✖"), ("warning", "▲"), ("suggestion", "●")):
        if report.count(level):
            return level, sign
    return ("good", "✔") if clean(report) else ("warning", "○")


def _finding(report: Report, f: Finding, number: int, cells: int, paint: Paint) -> list[str]:
    lines = _title(f, cells, paint)
    quoted, margin = quote_lines(report, f, cells, paint)
    lines += quoted
    lines.append(paint("gutter", f"{margin}|"))
    picture = line_of_finding(report, f)
    if picture and len(picture.bars) >= PICTURED:
        lines += [paint("gutter", f"{margin}|") + f" {row}" for row in as_text(picture, cells - len(margin) - 2)]
        lines.append(paint("gutter", f"{margin}|"))
    for name, text in _remarks(f, number):
        first, *rest = wrap_hanging(f"{margin}= {name + ':':<5} ", safe(text), cells)
        mark = f"{margin}= {name}:"
        lines += [f"{paint('gutter', margin + '=')} {paint('label', name + ':')}{first[len(mark) :]}", *rest]
    return lines


def _title(f: Finding, cells: int, paint: Paint) -> list[str]:
    """`level[rule] message   confidence: high`, the message wrapped with an indent."""
    label = f"{f.level}[{safe(f.rule)}]"
    sure = f"{'superseded · ' if f.verdict == 'superseded' else ''}confidence: {f.confidence}"
    first, *rest = wrap(f"{label} {safe(f.message)}", cells)
    plain = [first, *(f"  {line}" for line in wrap(" ".join(rest), cells - 2) if line)]
    beside = width(plain[-1]) + 3 + width(sure) <= cells
    lines = [paint("message", line) for line in plain]
    if first.startswith(label):
        lines[0] = paint(f.level, label) + paint("message", first[len(label) :])
    if beside:
        lines[-1] += paint("dim", f"   {sure}")
    else:
        lines.append(paint("dim", f"  {sure}"))
    return lines


def _remarks(f: Finding, number: int) -> list[tuple[str, str]]:
    """The lines under the quotations, by name; only what this version of the tool does is promised."""
    return [
        *([("key", f.key)] if f.key else []),
        *([("why", f.why)] if f.why else []),
        *(("fact", fact_text(fact)) for fact in f.facts),
        *(("note", note) for note in f.notes),
        *([("fix", f.suggestion)] if f.suggestion else []),
        *([("allow", f'checker allow {number} "reason" …')] if f.error_kind != "allowance" else []),
    ]
