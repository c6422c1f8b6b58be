"""Two tables for spreadsheets: the findings, one row for each claim that takes part in one, and all claims.

In the table of findings, column `n` numbers the findings and `part` the claims of one; rows with part 1 are one line a
finding. In the table of claims, `outcome` and `why` tell what became of each (checker.outcomes).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from checker.cells import guarded
from checker.outcomes import outcomes
from checker.report.model import roles_of
from checker.report.records import all_findings
from checker.report.safe import inert, safe
from checker.shown import value_of
from checker.table import CLAIM_COLUMNS, to_record

if TYPE_CHECKING:
    from checker.model import Claim, Finding
    from checker.report.model import Report

FINDING_COLUMNS = (
    "n", "part", "level", "rule", "message", "why", "suggestion", "confidence", "verdict", "suppressed", "reason",
    "fingerprint",
)  # fmt: skip
PART_COLUMNS = (
    "role", "who", "doc", "line", "column", "place", "text", "reading", "kind", "value", "low", "high", "unit",
    "subject", "measure", "qualifier", "sentence",
)  # fmt: skip


def render(report: Report, *, width: int = 80, color: bool = False, show_coverage: bool = False) -> str:
    """The findings; a finding about no claim has one row with empty cells behind it."""
    return _table((*FINDING_COLUMNS, *PART_COLUMNS), _finding_rows(report))


def render_claims(report: Report, *, width: int = 80, color: bool = False, show_coverage: bool = False) -> str:
    """All claims of the run in the columns of `checker extract`, with what became of them."""
    fates = outcomes(report.result.claims, report.result.comparisons, report.result.findings)
    names = [column.name for column in CLAIM_COLUMNS]
    rows = (
        (*to_record(claim).values(), fate.name, fate.why)
        for claim in report.result.claims
        if (fate := fates[claim.doc_index, claim.start])
    )
    return _table((*names, "outcome", "why"), rows)


def _finding_rows(report: Report) -> Iterator[tuple[Any, ...]]:
    for n, f in enumerate(all_findings(report), 1):
        told = f.suppression
        head = (
            f.level, f.rule, f.message, f.why, f.suggestion, f.confidence, f.verdict,
            told.kind if told else "", told.reason if told else "", f.fingerprint,
        )  # fmt: skip
        for part, cells in enumerate(_parts(report, f), 1):
            yield (n, part, *head, *cells)


def _parts(report: Report, finding: Finding) -> list[tuple[Any, ...]]:
    pairs = zip(finding.claims, roles_of(finding), strict=True)
    return [_part(report, claim, role) for claim, role in pairs] or [("",) * len(PART_COLUMNS)]


def _part(report: Report, claim: Claim, role: str) -> tuple[Any, ...]:
    record = to_record(claim)
    given = {"role": role, "who": report.label(claim, role), "place": claim.place, "reading": value_of(claim)}
    return tuple(given[name] if name in given else record[name] for name in PART_COLUMNS)


def _table(names: Iterable[str], rows: Iterable[Iterable[Any]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return inert(out.getvalue())


def _cell(value: Any) -> Any:
    """Text that is one harmless line and no formula; numbers as they are."""
    if value is None:
        return ""
    return guarded(safe(value)) if isinstance(value, str) else value
