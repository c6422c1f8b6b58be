"""The coverage block: what was read, compared, left without a counterpart or skipped, and how each date was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.report.safe import pad, safe, width, wrap
from checker.report.summary import document_rows, ranked

if TYPE_CHECKING:
    from checker.report.model import Report


def coverage_block(report: Report, cells: int) -> list[str]:
    """Lines of at most so many cells."""
    coverage = report.coverage
    lines = ["coverage"]
    skipped = sum(coverage.skipped.values())
    total = f"{coverage.read:,} read = {coverage.compared:,} compared + {coverage.no_counterpart:,} with no counterpart"
    lines += _entry("numbers", f"{total} + {skipped:,} skipped", cells)
    if skipped:
        counts = " · ".join(f"{n:,} {safe(reason)}" for reason, n in ranked(coverage.skipped))
        lines += _entry("skipped", counts, cells)
    for group in coverage.capped:
        lines += _entry("cut", safe(group), cells)
    rows = [
        (row, " · ".join(x for x in (row["who"], row["claims"], row["date"]) if x)) for row in document_rows(report)
    ]
    column = max((width(row["name"]) for row, _ in rows), default=0)
    beside = all(column + 4 + width(facts) <= cells for _, facts in rows)
    for row, facts in rows:
        if beside:
            lines.append(f"  {pad(row['name'], column)}  {facts}")
        else:
            lines += [*wrap_hanging("  ", row["name"], cells), *wrap_hanging("      ", facts, cells)]
        for note in row["notes"]:
            lines += wrap_hanging("      note: ", note, cells)
    return lines


def wrap_hanging(head: str, text: str, cells: int) -> list[str]:
    """The text behind a head, further lines indented to stand under it."""
    indent = width(head)
    first, *rest = wrap(text, max(20, cells - indent))
    return [head + first, *(" " * indent + line for line in rest)]


def _entry(name: str, text: str, cells: int) -> list[str]:
    return wrap_hanging(f"  {name:<8} ", text, cells)
