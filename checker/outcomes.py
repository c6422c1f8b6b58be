"""What became of every claim of a run: exactly one outcome each, so that silence differs from blindness."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from checker.model import Claim, Comparison, Finding

# What weighs more stands first: a claim that agrees with one source and conflicts with another is in conflict.
OUTCOMES = (
    "conflict",
    "superseded",
    "unsupported",
    "agree",
    "compatible",
    "not_comparable",
    "no_counterpart",
    "furniture",
)
COMPARED = frozenset(OUTCOMES[:6])
VAGUE, UNRESOLVED = "vague amount", "unresolved date"
_RANK = {name: rank for rank, name in enumerate(OUTCOMES)}
At = tuple[int, int]  # document number and start of a claim


class Fate(NamedTuple):
    """One of OUTCOMES, the reason in words, and whether other claims or a rule took part in it."""

    name: str
    why: str
    met: bool = True


def outcomes(
    claims: Sequence[Claim], comparisons: Sequence[Comparison], findings: Sequence[Finding]
) -> Mapping[At, Fate]:
    """The outcome of each claim, by document number and start; the order is that of the claims.

    A finding of the verdict unsupported is about its first claim only: the others are the nearest that the sources
    have.
    """
    met: dict[At, list[Fate]] = defaultdict(list)
    for found in findings:
        about = found.claims[:1] if found.verdict == "unsupported" else found.claims
        for claim in about:
            met[claim.doc_index, claim.start].append(Fate(found.verdict, found.why or found.message))
    for comparison in comparisons:
        for claim in comparison.claims:
            met[claim.doc_index, claim.start].append(Fate(comparison.verdict, comparison.why))
    return {(c.doc_index, c.start): _fate(c, met.get((c.doc_index, c.start), ())) for c in claims}


def _fate(claim: Claim, met: Sequence[Fate]) -> Fate:
    if claim.furniture and not met:
        return Fate("furniture", claim.furniture, False)
    if met:
        return min(met, key=lambda fate: _RANK[fate.name])  # the first of equals: findings come before comparisons
    if claim.quantity.vague:
        return Fate("not_comparable", VAGUE, False)
    if claim.quantity.kind in ("date", "time") and not (claim.date_low or claim.date_high):
        return Fate("not_comparable", UNRESOLVED, False)
    return Fate("no_counterpart", "nothing that was read is about the same thing", False)
