"""A finding as a few plain sentences, for formats that take one message: harmless text, without markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.report.model import roles_of
from checker.report.safe import safe
from checker.report.summary import fact_text
from checker.shown import value_of

if TYPE_CHECKING:
    from checker.model import Claim, Finding
    from checker.report.model import Report

MOST = 8  # claims told in one message; the report for people has all


def headline(finding: Finding) -> str:
    """The message, with the place in front of it where the file shows places of its own: "page 3, line 12: …"."""
    return safe(f"{place_label(finding)}{finding.message}").strip() or safe(finding.rule).strip() or "finding"


def place_label(finding: Finding) -> str:
    """ "page 3, line 12: " where the first claim has such a place, else nothing."""
    place = finding.claims[0].place if finding.claims else ""
    return f"{place}: " if place and not place.replace(":", "").isdigit() else ""


def evidence(report: Report, finding: Finding) -> list[tuple[Claim, str]]:
    """Every claim but the first with what it says: `Wire, b.txt:2:20: "2.3 percent" = 2.3 % [2.25, 2.35)`."""
    pairs = list(zip(finding.claims, roles_of(finding), strict=True))[1:]
    return [(claim, f"{speaker(report, claim, role)}: {says(claim)}") for claim, role in pairs]


def speaker(report: Report, claim: Claim, role: str) -> str:
    """Who says it, and where."""
    return safe(f"{report.label(claim, role)}, {claim.where}")


def says(claim: Claim) -> str:
    """The words of a claim and what they allow."""
    text, value = safe(claim.text).strip(), safe(value_of(claim))
    return f'"{text}"' + (f" = {value}" if value != text else "")


def remarks(report: Report, finding: Finding) -> list[str]:
    """What stands below the headline, a line each: evidence, reason, facts, notes, suggestion, confidence."""
    told = [f"Beside it: {text}" for _, text in evidence(report, finding)[:MOST]]
    if more := len(finding.claims) - 1 - MOST:
        told += [f"… and {more:,} more"] if more > 0 else []
    named = [("Why", finding.why), *(("Fact", fact_text(fact)) for fact in finding.facts)]
    named += [*(("Note", note) for note in finding.notes), ("Suggested", finding.suggestion)]
    told += [f"{name}: {safe(text).strip()}" for name, text in named if text.strip()]
    return [*told, f"Confidence: {finding.confidence}"]


def suppressed_by(finding: Finding) -> str:
    """Why a finding is not shown: `allowed: the desk rounds (draft.md:12)`; "" for findings that are."""
    if finding.suppression is None:
        return ""
    kind, reason, place = map(safe, finding.suppression)
    return f"{kind}: {reason}" + (f" ({place})" if place else "")
