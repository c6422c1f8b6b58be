"""Offers, for a draft's figure that the sources contradict with one voice, their value as the draft writes numbers.

Such a fix is never safe: which of two figures is right is for a person to decide.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from checker.checks.base import Scene
from checker.fixes.spelling import rewritten
from checker.model import Claim, Comparison, Finding, Fix
from checker.quantities.scan import scan
from checker.rules.fingerprint import own
from checker.text.tokens import tokenise
from checker.vocab.units import to_base

KINDS = frozenset(
    {"number", "count", "percentage", "percentage_point", "money", "measure", "duration", "elapsed", "age"}
)
_AGAINST, _FOR = ("conflict", "superseded"), ("agree", "compatible")
_HEDGES = frozenset({"exact", "about", "almost"})
_CONVERTED = frozenset({"measure", "duration", "elapsed", "age"})
_LONGEST = 5_000  # characters of a sentence that is read again; what is longer is no sentence
At = tuple[int, int]


def with_agreed_fixes(
    findings: Sequence[Finding], comparisons: Iterable[Comparison], scene: Scene
) -> tuple[Finding, ...]:
    """The findings, with a fix and a suggestion where all sources that speak of a figure give one other value."""
    wanted = {(c.doc_index, c.start) for f in findings if (c := _mistaken(f, scene)) is not None}
    if not wanted:
        return tuple(findings)
    met: dict[At, list[tuple[str, Claim]]] = defaultdict(list)
    for comparison in comparisons:
        if len(comparison.claims) == 2:
            a, b = comparison.claims
            for claim, other in ((a, b), (b, a)):
                if (claim.doc_index, claim.start) in wanted and other.doc_index not in scene.drafts:
                    met[claim.doc_index, claim.start].append((comparison.verdict, other))
    return tuple(_offered(f, met, scene) for f in findings)


def _mistaken(finding: Finding, scene: Scene) -> Claim | None:
    """The one figure of a draft that a finding holds against sources."""
    mine = own(finding)
    if finding.verdict not in _AGAINST or finding.facts or finding.fixes or len(mine) != 1:
        return None
    (claim,) = mine
    return claim if claim.doc_index in scene.drafts and len(finding.claims) > 1 else None


def _offered(finding: Finding, met: Mapping[At, Sequence[tuple[str, Claim]]], scene: Scene) -> Finding:
    claim = _mistaken(finding, scene)
    if claim is None:
        return finding
    judged = met.get((claim.doc_index, claim.start), ())
    others = [c for c in finding.claims[1:] if c.doc_index not in scene.drafts]
    against = [other for verdict, other in judged if verdict in _AGAINST]
    if any(verdict in _FOR for verdict, _ in judged) or not all(_consents(c, others) for c in against):
        return finding
    text = in_the_words_of(claim, others)
    if text is None:
        return finding
    fix = Fix(claim.doc_index, claim.start, claim.end, text, safe=False)
    return finding._replace(fixes=(fix,), suggestion=f"{claim.text} → {text}")


def _consents(claim: Claim, others: Sequence[Claim]) -> bool:
    """Whether a further source gives the value of the others too, or a bound that it keeps: "up to 2.5 percent"."""
    values = [other.base_value for other in others]
    if claim.quantity.hedge == "exact" and not claim.quantity.is_range:
        return claim.base_value in values
    return all(value is not None and claim.base.contains(value) for value in values)


def in_the_words_of(claim: Claim, others: Sequence[Claim]) -> str | None:
    """A draft's claim with the value that all the others give; None where they differ or it cannot be written so.

    What comes out is read again, and must be read as that value.
    """
    if not others:
        return None
    values = {(c.base_value, c.base_unit if c.base_unit == claim.base_unit else "") for c in others}
    hedges = {c.quantity.hedge for c in others} | {claim.quantity.hedge}
    q = claim.quantity
    if len(values) != 1 or len(hedges) != 1 or not hedges <= _HEDGES or q.kind not in KINDS or q.value is None:
        return None
    value = others[0].base_value
    if value is None or any(c.base_unit != claim.base_unit and not _counts(c, claim) for c in others):
        return None
    text = rewritten(claim.text, q.value, _in_unit_of(claim, value))
    return text if text is not None and _reads_as(claim, text, value) else None


def _counts(a: Claim, b: Claim) -> bool:
    """Whether both are counted things: "30 dangers" and "30 threats"."""
    return {a.quantity.kind, b.quantity.kind} <= {"count", "number"}


def _in_unit_of(claim: Claim, value: Decimal) -> Decimal:
    """A value in the base unit in the unit that the claim is written in."""
    found = to_base(claim.quantity.unit) if claim.quantity.kind in _CONVERTED else None
    return value if found is None else (value - found[1]) / found[0]


def _reads_as(claim: Claim, text: str, value: Decimal) -> bool:
    """Whether the claim's sentence with another text in its place is read as that value, of the same kind and unit."""
    q = claim.quantity
    at = q.start - claim.sentence_start
    if len(claim.sentence) > _LONGEST or claim.sentence[at : at + len(claim.text)] != claim.text:
        return False
    sentence = claim.sentence[:at] + text + claim.sentence[at + len(claim.text) :]
    for read in scan(tokenise(sentence)):
        if read.start == at:
            wanted = _in_unit_of(claim, value)
            return (read.kind, read.hedge, read.value, read.end) == (q.kind, q.hedge, wanted, at + len(text))
    return False
