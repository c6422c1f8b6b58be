"""The report: one frozen view of a run, in one order, which every renderer and the Python API read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from checker.errors import UsageError
from checker.model import LEVELS, NO_FIGURE, Claim, Comparison, Coverage, Document, Finding, RunResult

_RANK = {level: rank for rank, level in enumerate(LEVELS)}


@dataclass(frozen=True)
class Report:
    """What a run found, as people and machines read it.

    `level` is the lowest level that is shown; `exit_code` looks at all findings, shown or not.
    """

    result: RunResult
    level: str = LEVELS[-1]

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """The findings shown: by level, then in the order of the drafts and of the places in them."""
        limit = _rank(self.level)
        return tuple(f for f in self._in_order if not f.suppression and _rank(f.level) <= limit)

    @cached_property
    def suppressed(self) -> tuple[Finding, ...]:
        """The findings that are silenced, at the level shown or above: kept in machine formats, never failing."""
        limit = _rank(self.level)
        return tuple(f for f in self._in_order if f.suppression and _rank(f.level) <= limit)

    @cached_property
    def _in_order(self) -> tuple[Finding, ...]:
        return tuple(sorted(self.result.findings, key=_finding_place))

    @cached_property
    def comparisons(self) -> tuple[Comparison, ...]:
        """All comparisons with their verdicts, by the place of their first claim."""
        return tuple(sorted(self.result.comparisons, key=_comparison_place))

    @property
    def coverage(self) -> Coverage:
        """What was read and what became of it."""
        return self.result.coverage

    @property
    def documents(self) -> tuple[Document, ...]:
        """Drafts and sources, as they were given."""
        return self.result.documents

    @property
    def problems(self) -> tuple[str, ...]:
        """Inputs that could not be read, one line each; with any of them the result is not whole."""
        return self.result.problems

    @property
    def hidden(self) -> int:
        """How many findings lie below the level shown, silenced or not."""
        return len(self.result.findings) - len(self.findings) - len(self.suppressed)

    def at_level(self, level: str) -> Report:
        """The same report with findings below a level left out. Raises UsageError for an unknown level."""
        _rank(level)
        return replace(self, level=level)

    def exit_code(self, fail_on: str = "error") -> int:
        """0 when nothing reaches `fail_on` (a level, or "never"), 1 for findings, 2 when an input could not be read."""
        if self.problems:
            return 2
        if fail_on == "never":
            return 0
        limit = _rank(fail_on)
        return int(any(_rank(f.level) <= limit and not f.suppression for f in self.result.findings))

    def count(self, level: str) -> int:
        """How many findings of one level are shown."""
        return sum(f.level == level for f in self.findings)

    def line_of(self, claim: Claim) -> str:
        """The line of the repaired text on which a claim starts; its sentence where the lines are not known."""
        if claim.quantity.rule == NO_FIGURE and claim.doc_index < len(
            self.documents
        ):  # a comment is blank as it is read
            text = self.documents[claim.doc_index].text
            start = claim.start - claim.column + 1
            end = text.find("\n", claim.start)
            return text[start : end if end >= 0 else len(text)].rstrip("\r")
        known = self.result.lines
        lines = known[claim.doc_index] if claim.doc_index < len(known) else ()
        return lines[claim.line - 1] if 0 < claim.line <= len(lines) else claim.sentence

    def label(self, claim: Claim, role: str) -> str:
        """Who says it: "draft", the outlet of a source, else its file's name."""
        if role == "draft":
            return "draft"
        document = self.documents[claim.doc_index] if claim.doc_index < len(self.documents) else None
        return (document.outlet if document else None) or claim.doc.replace("\\", "/").rsplit("/", 1)[-1] or role

    def to_dict(self) -> dict[str, Any]:
        """The JSON report as a dict of plain values; its first key is `schema_version`."""
        from checker.report.records import report_record

        return report_record(self)

    def to_markdown(self) -> str:
        """The Markdown report."""
        from checker.report.to_markdown import render

        return render(self)


def roles_of(finding: Finding) -> tuple[str, ...]:
    """One role a claim, whatever a check left out."""
    return (*finding.roles, *["other"] * len(finding.claims))[: len(finding.claims)]


def _rank(level: str) -> int:
    try:
        return _RANK[level]
    except KeyError:
        raise UsageError(f"unknown level {level!r}: choose {', '.join(LEVELS)}") from None


def _places(claims: tuple[Claim, ...]) -> tuple[tuple[int, int, int], ...]:
    return tuple((c.doc_index, c.start, c.end) for c in claims)


def _finding_place(f: Finding) -> tuple[Any, ...]:
    return _rank(f.level), _places(f.claims), f.rule, f.verdict, f.key, f.message


def _comparison_place(c: Comparison) -> tuple[Any, ...]:
    return _places(c.claims), c.rule, c.verdict, c.key, c.why
