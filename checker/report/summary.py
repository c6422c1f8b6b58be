"""What every report says in words before its findings: how many, where, and what was looked at at all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from checker.model import LEVELS, Coverage, Fact
from checker.report.safe import safe
from checker.words import counted

if TYPE_CHECKING:
    from checker.report.model import Report

REASONS_SHOWN = 4


def verdict_line(report: Report) -> str:
    """How many findings of each level: "2 errors, 1 warning"; "no findings" where nothing was found."""
    counts = [counted(n, level) for level in LEVELS if (n := report.count(level))]
    return ", ".join(counts) or "no findings"


def where_line(report: Report) -> str:
    """What was checked: the draft by name, or how many documents."""
    drafts = [d for d in report.documents if d.role == "draft"] or list(report.documents)
    return safe(drafts[0].name) if len(drafts) == 1 else counted(len(drafts), "document")


def against_line(report: Report) -> str:
    """What it was checked against: "checked against 3 sources, 12 rules"."""
    drafts = sum(d.role == "draft" for d in report.documents)
    sources = len(report.documents) - drafts
    rules = counted(report.coverage.rules, "rule")
    if drafts and sources:
        return f"checked against {counted(sources, 'source')}, {rules}"
    if len(report.documents) > 1:
        return f"checked with each other and each with itself, {rules}"
    return f"checked with itself, {rules}"


def coverage_line(coverage: Coverage) -> str:
    """What became of the numbers read; it never reads as a clean result when nothing was read or compared."""
    if not coverage.read:
        return "nothing was read: no number or date was found, so nothing was checked"
    parts = [f"{coverage.compared:,} compared", f"{coverage.no_counterpart:,} with no counterpart"]
    if skipped := sum(coverage.skipped.values()):
        parts.append(f"{skipped:,} skipped ({', '.join(reasons(coverage.skipped))})")
    return f"{counted(coverage.read, 'number')} read: {' · '.join(parts)}"


def reasons(skipped: Mapping[str, int], limit: int = REASONS_SHOWN) -> list[str]:
    """The commonest reasons for skipping, in words, without counts and without what stands behind a colon."""
    names = list(dict.fromkeys(safe(reason.split(":")[0]) for reason, _ in ranked(skipped)))
    return [*names[:limit], "…"] if len(names) > limit else names


def ranked(skipped: Mapping[str, int]) -> list[tuple[str, int]]:
    """Reasons for skipping, the commonest first, the alphabet deciding between equals."""
    return sorted(((r, n) for r, n in skipped.items() if n), key=lambda item: (-item[1], item[0]))


def nothing_found(report: Report) -> str:
    """What a report without findings has to say, so that silence is not taken for blindness."""
    coverage = report.coverage
    if report.problems:
        return "No findings in what could be read; the problems above come first."
    if not coverage.read:
        return "No number or date was found in the input. This is not a clean result: there was nothing to check."
    if not coverage.compared:
        return "Nothing was compared: no number had a counterpart, and no rule applied. This is not a clean result."
    said = "nothing else" if report.suppressed else "nothing"
    return f"{coverage.compared:,} of {counted(coverage.read, 'number')} were compared; {said} was found against them."


def fact_text(fact: Fact) -> str:
    """A line of a fact sheet with where it comes from."""
    told = ", ".join(x for x in (fact.source, fact.place) if x)
    return f"{fact.name}: {fact.value}" + (f" ({told})" if told else "")


def hidden_line(report: Report) -> str:
    """How many findings are not shown and why: silenced, or below the level shown; "" when there are none."""
    low = f"{counted(report.hidden, 'finding')} below level {report.level} not shown" if report.hidden else ""
    return "; ".join(told for told in (suppressed_line(report), low) if told)


_SILENCED = {
    "allowed": "allowed (with a reason)",
    "baseline": "in the baseline",
    "unchanged": "on unchanged lines",
}  # kind of suppression -> how the line tells it


def suppressed_line(report: Report) -> str:
    """How many findings are not shown, and why: "6 findings not shown: 2 allowed (with a reason) · …"; "" for none."""
    kinds = [f.suppression.kind for f in report.suppressed if f.suppression]
    known = [*_SILENCED, *sorted(set(kinds) - set(_SILENCED))]
    counts = [f"{n:,} {safe(_SILENCED.get(kind, kind))}" for kind in known if (n := kinds.count(kind))]
    if len(counts) == 1:
        counts = [counts[0].split(" ", 1)[1]]
    return f"{counted(len(kinds), 'finding')} not shown: {' · '.join(counts)}" if kinds else ""


def clean(report: Report) -> bool:
    """Whether the report may look like a pass: something was compared, nothing found or hidden, all inputs read.

    Findings that a person allowed with a reason are no blemish, those of a baseline or on unchanged lines are.
    """
    left = [f for f in report.result.findings if f.suppression is None or f.suppression.kind != "allowed"]
    return bool(report.coverage.compared and not left and not report.problems)


def document_rows(report: Report) -> list[Mapping[str, Any]]:
    """One row a document: name, what it is, its date and how that was found, how many numbers, notes; all harmless."""
    rows: list[Mapping[str, Any]] = []
    for i, d in enumerate(report.documents):
        given = report.coverage.documents[i] if i < len(report.coverage.documents) else {}
        who = "draft" if d.role == "draft" else d.outlet or ""
        date = f"{d.date} ({d.date_source})" if d.date else "no date"
        rows.append(
            {
                "name": safe(d.name),
                "who": safe(who),
                "date": safe(date),
                "claims": counted(int(given.get("claims", 0)), "number"),
                "notes": tuple(map(safe, given.get("notes", d.notes))),
            }
        )
    return rows
