"""Whether one claim is what a rule selects, asked of the claim itself: for pieces of claims, and for descriptions.

`select` answers for the claims of a run by masks. A time of day cut out of a date, or an end of a range, is none of
them.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.checks.base import Rule, Scene
from checker.checks.described import describes, entities_of
from checker.checks.role import roles_of
from checker.checks.select import own, selected, table
from checker.model import Claim


def chosen(rule: Rule, scene: Scene) -> Iterator[Claim]:
    """The author's claims that a rule selects, in the order of the text, those that describe its entity among them.

    A claim whose subject is another entity of its sentence is left out: "BRICS has ten members, the EU said".
    """
    wanted = frozenset(rule.select.entity)
    if not wanted:
        yield from selected(rule, scene)
        return
    found = [c for c in selected(rule, scene) if not wanted.isdisjoint(entities_of(c, rule, scene))]
    if describes(rule, scene.rules):
        known = {(c.doc_index, c.start) for c in found}
        found += [
            c
            for c in scene.claims
            if (c.doc_index, c.start) not in known and not c.furniture and own(c, scene) and fits(rule, c, scene)
        ]
        found.sort(key=lambda c: (c.doc_index, c.start))
    yield from found


def fits(rule: Rule, claim: Claim, scene: Scene, but_entity: bool = False) -> bool:
    """Whether a claim is what the rule selects; `but_entity` leaves the entity to the caller."""
    s, q = rule.select, claim.quantity
    if (s.kind and q.kind not in s.kind) or (s.unit and not {q.unit, claim.base_unit} & set(s.unit)):
        return False
    if (s.measure and not set(claim.measures) & set(s.measure)) or (s.qualifier and claim.qualifier not in s.qualifier):
        return False
    if s.predicate and claim.predicate not in s.predicate:
        return False
    if s.phrase and table(scene).position(claim) not in table(scene).phrased(s.phrase):
        return False
    if s.role and not set(roles_of(claim)) & set(s.role):
        return False
    if s.within and scene.drafts and (s.within == "draft") != (claim.doc_index in scene.drafts):
        return False
    return not s.entity or but_entity or not entities_of(claim, rule, scene).isdisjoint(s.entity)
