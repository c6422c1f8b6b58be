"""Which claims a rule looks at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache

from checker.checks.base import Rule, Scene
from checker.checks.described import entities_of
from checker.checks.measured import measured
from checker.model import Claim

_OWN = frozenset({"dateline", "byline"})  # furniture that the author wrote


def selected(rule: Rule, scene: Scene, datelines: bool = False) -> Iterator[Claim]:
    """The claims that a rule's `select` names and that are the author's to mend: a draft's, else everyone's.

    Page furniture is left out, save for datelines where the caller asks for them.
    """
    return (
        c
        for c in _of_kinds(scene, rule.select.kind)
        if (not c.furniture or (datelines and c.furniture in _OWN)) and own(c, scene) and applies(rule, c, scene)
    )


@lru_cache(maxsize=1)
def _by_kind(scene: Scene) -> Mapping[str, Sequence[int]]:
    """The numbers of the claims of each kind: one walk for all rules."""
    out: defaultdict[str, list[int]] = defaultdict(list)
    for n, claim in enumerate(scene.claims):
        out[claim.quantity.kind].append(n)
    return out


def _of_kinds(scene: Scene, kinds: Sequence[str]) -> Iterator[Claim]:
    """The claims of some kinds in the order of the text; all of them where none is named."""
    if not kinds:
        return iter(scene.claims)
    found = sorted(n for kind in kinds for n in _by_kind(scene).get(kind, ()))
    return (scene.claims[n] for n in found)


def applies(rule: Rule, claim: Claim, scene: Scene, but_entity: bool = False) -> bool:
    """Whether one claim is what the rule selects; `but_entity` leaves the entity to the caller."""
    s, q = rule.select, claim.quantity
    if s.kind and q.kind not in s.kind:
        return False
    if s.unit and q.unit not in s.unit:
        return False
    if s.measure and claim.measure not in s.measure and not measured(claim, s.measure, scene):
        return False
    if s.qualifier and claim.qualifier not in s.qualifier:
        return False
    if s.entity and not but_entity and entities_of(claim, rule, scene).isdisjoint(s.entity):
        return False
    if s.role and not plays(claim, s.role):
        return False
    return s.within != "draft" or claim.doc_index in scene.drafts or not scene.drafts


def plays(claim: Claim, roles: Collection[str]) -> bool:
    """Whether a number may play one of these parts: from, to and by of a change, a share; `sum` finds parts and totals.

    A share is a percentage that tells no change.
    """
    q = claim.quantity
    share = "share" in roles and q.kind in ("percentage", "fraction") and not q.direction and not q.trend
    return share or q.trend in roles or bool({"part", "total"} & set(roles))


def own(claim: Claim, scene: Scene) -> bool:
    """Whether a claim stands in a draft; where there is none, every document is looked at."""
    return not scene.drafts or claim.doc_index in scene.drafts
