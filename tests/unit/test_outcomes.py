"""Every number that was read has exactly one outcome, and the coverage counts them all."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import checker
from checker.model import RunResult
from checker.outcomes import OUTCOMES, outcomes

SOURCE = """\
The fire at the Dunmore mill killed 14 people and injured about 40 others, police said.
The owner, Carter Foods, paid a fine of $3.2 million in 2019 after it was told to by a court.
"""
FATES = {
    "the same figure": ("The fire at the Dunmore mill injured 40 others.", "40", "agree"),
    "a bound that holds": ("The fire at the Dunmore mill killed more than 10 people.", "more than 10", "compatible"),
    "a date without a day to count from": ("It closed last week.", "last week", "not_comparable"),
    "another figure": ("The fire at the Dunmore mill killed 17 people.", "17", "conflict"),
    "a figure that no source has": ("The mill employs 2,300 bakers.", "2,300", "unsupported"),
    "an amount without a value": ("It rained for several weeks.", "several weeks", "not_comparable"),
    "page furniture": ("The mill stood for long.\n\nReading time: 4 minutes", "4 minutes", "furniture"),
    "a small count": ("It was sold by two men.", "two", "no_counterpart"),
}


def _run(draft: str) -> RunResult:
    source = checker.Document(text=SOURCE, name="source.txt", date="2025-03-05")
    return checker.check(checker.Document(text=draft, name="draft.txt"), against=source).result


@pytest.mark.parametrize(("draft", "number", "expected"), FATES.values(), ids=FATES)
def test_what_became_of_a_number(draft: str, number: str, expected: str) -> None:
    result = _run(draft)
    fates = outcomes(result.claims, result.comparisons, result.findings)
    found = {c.text: fates[c.doc_index, c.start].name for c in result.claims if c.doc_index == 0}
    assert found[number] == expected


def test_the_coverage_counts_every_claim_of_the_draft_once(root: Path) -> None:
    """Read is the sum of the outcomes, and of what is compared, alone and skipped."""
    sources = [checker.read(p) for p in sorted((root / "seeds" / "sources").glob("*.txt"))]
    draft = checker.read(root / "seeds" / "draft.md")
    for result in (checker.check(draft, against=sources).result, checker.check(*sources).result):
        drafts = [c for c in result.claims if result.documents[c.doc_index].role == "draft"] or result.claims
        fates = outcomes(drafts, result.comparisons, result.findings)
        coverage = result.coverage
        assert coverage.outcomes == Counter(fate.name for fate in fates.values())
        assert set(coverage.outcomes) <= set(OUTCOMES)
        assert len(drafts) == coverage.read == sum(coverage.outcomes.values())
        assert coverage.read == coverage.compared + coverage.no_counterpart + sum(coverage.skipped.values())
