"""Of rules of one check that compare the same claims the narrowest decides: its author has thought of this very case.

A desk's rule for waiting times, with a tolerance of a week, goes before the general rule that all figures agree.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from checker.checks.base import Rule
from checker.model import Claim, Comparison, Finding

_At = frozenset[tuple[int, int, int]]
Decided = Mapping[tuple[str, _At], int]  # check and claims -> the narrowness of the rule that decides on them


def narrowness(rule: Rule) -> int:
    """How many keys a rule's selection has."""
    return sum(bool(value) for value in vars(rule.select).values())


def decided(comparisons: Iterable[Comparison], rules: Mapping[str, Rule]) -> Decided:
    """For each check and set of claims how narrow the narrowest rule is that came to a verdict on them."""
    out: dict[tuple[str, _At], int] = {}
    for comparison in comparisons:
        rule = rules.get(comparison.rule)
        if rule is not None and len(comparison.claims) > 1 and comparison.verdict != "not_comparable":
            key = rule.check, _at(comparison.claims)
            out[key] = max(out.get(key, 0), narrowness(rule))
    return out


def stands(told: Comparison | Finding, rule: Rule, by: Decided) -> bool:
    """Whether no narrower rule of the check decides on the same claims; of a finding on each of its pairs.

    A finding's first claim is held against each of the others.
    """
    if len(told.claims) < 2:
        return True
    own = narrowness(rule)
    if isinstance(told, Comparison):
        return by.get((rule.check, _at(told.claims)), 0) <= own
    first, *others = told.claims
    return any(by.get((rule.check, _at((first, other))), 0) <= own for other in others)


def _at(claims: Sequence[Claim]) -> _At:
    return frozenset((c.doc_index, c.start, c.end) for c in claims)
