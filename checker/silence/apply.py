"""Meets allowances with findings: which are allowed, and what is wrong with an allowance."""

from __future__ import annotations

import datetime as dt
import sys
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import accumulate
from typing import NamedTuple

from checker.checks.base import RuleSet, Slip
from checker.model import Claim, Document, Finding, Suppression
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
    near = _by_place(valid)
    used: set[tuple[int, Named]] = set()
    out = []
    for finding in findings:
        hits = sorted({hit for claim in own(finding) for hit in _allowing(finding, claim, valid, near)})
        used.update(hits)
        if hits and finding.suppression is None:
            first = valid[hits[0][0]]
            finding = finding._replace(suppression=Suppression("allowed", first.reason, first.place))  # noqa: PLW2901
        out.append(finding)
    for n, allowance in enumerate(valid):
        slips += _idle(allowance, [named for named in allowance.rules if (n, named) not in used], scope)
    return tuple(out), tuple(sorted(slips, key=lambda slip: (slip.doc_index, slip.start, slip.place)))


class Near(NamedTuple):
    """The allowances of one rule in one document by where they reach: starts ascending, and the furthest end so far."""

    starts: list[int]
    furthest: list[int]
    named: list[tuple[int, Named]]  # number of the allowance, and how it names the rule


def _by_place(valid: Sequence[Allowance]) -> dict[tuple[str, int], Near]:
    """A comment reaches a line or a paragraph, so of thousands only a few have to be looked at for a claim."""
    groups: dict[tuple[str, int], list[tuple[int, int, int, Named]]] = defaultdict(list)
    for n, allowance in enumerate(valid):
        start, end = allowance.reach or (-1, sys.maxsize)
        for named in allowance.rules:
            groups[named.rule, allowance.doc_index].append((start, end, n, named))
    out = {}
    for key, group in groups.items():
        group.sort()
        ends = list(accumulate((end for _, end, _, _ in group), max))
        out[key] = Near([start for start, *_ in group], ends, [(n, named) for _, _, n, named in group])
    return out


def _allowing(
    finding: Finding, claim: Claim, valid: Sequence[Allowance], near: Mapping[tuple[str, int], Near]
) -> Iterator[tuple[int, Named]]:
    """The allowances that are about a finding and reach one of its claims."""
    group = near.get((finding.rule, claim.doc_index))
    if group is None:
        return
    words = " ".join(claim.text.split())
    for i in range(bisect_left(group.starts, claim.end) - 1, -1, -1):
        if group.furthest[i] <= claim.start:
            return
        n, named = group.named[i]
        allowance = valid[n]
        if (
            (allowance.reach is None or allowance.reach.end > claim.start)
            and finding.fingerprint.startswith(named.fingerprint)
            and (not allowance.text or words == " ".join(allowance.text.split()))
        ):
            yield n, named


def _fault(allowance: Allowance, scope: Scope) -> Slip | None:
    """Why an allowance allows nothing at all."""
    if allowance.fault:
        return _slip(allowance, allowance.fault, f"allows nothing: {allowance.told}")
    known = {rule.id for rule in scope.rules.rules}
    if not any(named.rule in known for named in allowance.rules):
        return _slip(allowance, "rule", f"allows nothing: {_strange(allowance.rules[0].rule, known)}")
    if allowance.until is None:
        return None
    day = scope.as_of or scope.documents[allowance.doc_index].day
    if day is None:
        told = f"whether {allowance.until} has passed cannot be told: the document has no date (give --as-of)"
        return _slip(allowance, "date", f"allows nothing: {told}")
    if day > allowance.until:
        return _slip(
            allowance, "date", f"allows nothing any more: it held until {allowance.until}, and the day is {day}"
        )
    return None


def _idle(allowance: Allowance, left: Sequence[Named], scope: Scope) -> Iterator[Slip]:
    """What an allowance names without need; a rule that had no sources to look at is not judged."""
    checks = {rule.id: rule.check for rule in scope.rules.rules}
    for named in left:
        check = checks.get(named.rule)
        if check is None:
            yield _slip(allowance, "rule", f"allows less than it says: {_strange(named.rule, frozenset(checks))}")
        elif scope.sources or check not in WITH_SOURCES:
            where = "in the document" if allowance.reach is None else "here"
            what = f"`{named.rule}` finds nothing {where}"
            if named.fingerprint:
                what = f"the finding {named.fingerprint} of `{named.rule}` is not {where}: mended, or a value changed"
            yield _slip(allowance, "effect", f"is not needed: {what}")


def _slip(allowance: Allowance, requirement: str, told: str) -> Slip:
    return Slip(requirement, allowance.doc_index, *allowance.span, allowance.place, told, allowance.comment)


def _strange(rule: str, known: Set[str]) -> str:
    """That a rule is not in force, with the one that was probably meant."""
    hint = nearest(rule, sorted(known)) if known else ""
    return f"no rule `{rule}` is in force" + (hint if "did you mean" in hint else "")
