"""Which claims a rule looks at."""

from __future__ import annotations

from collections.abc import Iterator

from checker.checks.base import Rule, Scene
from checker.model import Claim

_OWN = frozenset({"dateline", "byline"})  # furniture that the author wrote


def selected(rule: Rule, scene: Scene, datelines: bool = False) -> Iterator[Claim]:
    """The claims that a rule's `select` names and that are the author's to mend: a draft's, else everyone's.

    Page furniture is left out, save for datelines where the caller asks for them.
    """
    return (
        c
        for c in scene.claims
        if (not c.furniture or (datelines and c.furniture in _OWN)) and own(c, scene) and applies(rule, c, scene)
    )


def applies(rule: Rule, claim: Claim, scene: Scene) -> bool:
    """Whether one claim is what the rule selects."""
    s, q = rule.select, claim.quantity
    if s.kind and q.kind not in s.kind:
        return False
    if s.unit and q.unit not in s.unit:
        return False
    if s.measure and claim.measure not in s.measure:
        return False
    if s.qualifier and claim.qualifier not in s.qualifier:
        return False
    if s.entity and not {claim.subject, *claim.entities} & set(s.entity):
        return False
    return s.within != "draft" or claim.doc_index in scene.drafts or not scene.drafts


def own(claim: Claim, scene: Scene) -> bool:
    """Whether a claim stands in a draft; where there is none, every document is looked at."""
    return not scene.drafts or claim.doc_index in scene.drafts
