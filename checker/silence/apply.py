"""Meets allowances with findings: which are allowed, and what is wrong with an allowance."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from checker.checks.base import RuleSet, Slip
from checker.model import Document, Finding, Suppression
from checker.rules.fingerprint import own
from checker.silence.values import Allowance, Named
from checker.words import nearest

WITH_SOURCES = frozenset({"agree", "supported"})  # checks that may have had nothing to say for want of a source


class Scope(NamedTuple):
    """What allowances are judged by: the documents, the rules in force, the day, whether sources were there."""

    documents: Sequence[Document]
    rules: RuleSet
    as_of: dt.date | None
    sources: bool


def allow(
    findings: Sequence[Finding], given: Sequence[Allowance], scope: Scope
) -> tuple[tuple[Finding, ...], tuple[Slip, ...]]:
    """The findings with those allowed marked, and what is wrong with allowances."""
    slips: list[Slip] = []
    valid: list[Allowance] = []
    for allowance in given:
        fault = _fault(allowance, scope)
        if fault is None:
            valid.append(allowance)
        else:
            slips.append(fault)
    used: set[tuple[int, Named]] = set()
    out = []
    for finding in findings:
        if finding.suppression is None:
            for n, allowance in enumerate(valid):
                hits = [named for named in allowance.rules if _allows(allowance, named, finding)]
                used.update((n, named) for named in hits)
                if hits and finding.suppression is None:
                    finding = finding._replace(  # noqa: PLW2901
                        suppression=Suppression("allowed", allowance.reason, allowance.place)
                    )
        out.append(finding)
    for n, allowance in enumerate(valid):
        slips += _idle(allowance, [named for named in allowance.rules if (n, named) not in used], scope)
    return tuple(out), tuple(sorted(slips, key=lambda slip: (slip.doc_index, slip.start, slip.place)))


def _allows(allowance: Allowance, named: Named, finding: Finding) -> bool:
    """Whether an allowance, by one of the rules that it names, is about a finding."""
    if finding.rule != named.rule or not finding.fingerprint.startswith(named.fingerprint):
        return False
    return any(
        claim.doc_index == allowance.doc_index
        and (allowance.reach is None or (claim.start < allowance.reach.end and allowance.reach.start < claim.end))
        and (not allowance.text or " ".join(claim.text.split()) == " ".join(allowance.text.split()))
        for claim in own(finding)
    )


def _fault(allowance: Allowance, scope: Scope) -> Slip | None:
    """Why an allowance allows nothing at all."""
    if allowance.fault:
        return _slip(allowance, allowance.fault, allowance.told)
    known = {rule.id for rule in scope.rules.rules}
    strange = [named.rule for named in allowance.rules if named.rule not in known]
    if strange:
        hint = nearest(strange[0], sorted(known)) if known else ""
        hint = hint if "did you mean" in hint else ""
        slip = _slip(allowance, "rule", f"no rule `{strange[0]}` is in force{hint}")
        return slip if len(strange) == len(allowance.rules) else None
    if allowance.until is None:
        return None
    day = scope.as_of or scope.documents[allowance.doc_index].day
    if day is None:
        told = f"whether {allowance.until} has passed cannot be told: the document has no date (give --as-of)"
        return _slip(allowance, "date", told)
    if day > allowance.until:
        return _slip(allowance, "date", f"it held until {allowance.until}, and the day is {day}")
    return None


def _idle(allowance: Allowance, left: Sequence[Named], scope: Scope) -> Iterator[Slip]:
    """What an allowance names without need; a rule that had no sources to look at is not judged."""
    checks = {rule.id: rule.check for rule in scope.rules.rules}
    for named in left:
        check = checks.get(named.rule)
        if check is None:
            hint = nearest(named.rule, sorted(checks))
            hint = hint if "did you mean" in hint else ""
            yield _slip(allowance, "rule", f"no rule `{named.rule}` is in force{hint}")
        elif scope.sources or check not in WITH_SOURCES:
            where = "in the document" if allowance.reach is None else "here"
            what = f"`{named.rule}` finds nothing {where}"
            if named.fingerprint:
                what = f"the finding {named.fingerprint} of `{named.rule}` is not {where}: mended, or a value changed"
            yield _slip(allowance, "effect", what)


def _slip(allowance: Allowance, requirement: str, told: str) -> Slip:
    return Slip(requirement, allowance.doc_index, *allowance.span, allowance.place, told)


def marked(findings: Sequence[Finding], reasons: Mapping[int, Suppression]) -> tuple[Finding, ...]:
    """The findings with a suppression at some of their numbers."""
    return tuple(f._replace(suppression=reasons[i]) if i in reasons else f for i, f in enumerate(findings))
