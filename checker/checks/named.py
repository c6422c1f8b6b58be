"""Numbers in names: a draft's "Berth 74" where the sources know only a "Berth 47"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from checker.checks.base import Rule, Scene
from checker.checks.findings import roles
from checker.model import NO_FIGURE, Claim, Finding, Interval, Quantity
from checker.text.numbered import NumberedName
from checker.text.offsets import line_starts, position


def misnamed(rule: Rule, scene: Scene) -> Iterator[Finding]:
    """The numbered names of the drafts that no source has, where a source has one of the same words.

    A name whose number is told as a claim is judged there; a number that the draft gives as well is another thing.
    """
    told = _claimed(scene)
    for index in sorted(scene.drafts):
        own = {(n.head, n.number) for n in scene.names[index]}
        seen: set[tuple[str, str]] = set()
        for name in scene.names[index]:
            at = name.head, name.number
            others = _of_sources(scene).get(name.head, {})
            if not others or name.number in others or at in seen or (index, name.end) in told:
                continue
            seen.add(at)
            free = [n for number, (_, n) in others.items() if (name.head, number) not in own]
            if free:
                yield _finding(index, name, others, free[0], rule, scene)


def _claimed(scene: Scene) -> frozenset[tuple[int, int]]:
    """Document and end of every claim of the drafts."""
    return frozenset((c.doc_index, c.end) for c in scene.claims if c.doc_index in scene.drafts)


Known = dict[str, tuple[int, NumberedName]]  # number -> the source that has it, and where


@lru_cache(maxsize=1)
def _of_sources(scene: Scene) -> dict[str, Known]:
    """The numbered names of the sources by their words."""
    out: dict[str, Known] = defaultdict(dict)
    for index, names in enumerate(scene.names):
        if index not in scene.drafts:
            for name in names:
                out[name.head].setdefault(name.number, (index, name))
    return out


def _finding(index: int, name: NumberedName, others: Known, near: NumberedName, rule: Rule, scene: Scene) -> Finding:
    near_index = others[near.number][0]
    claim, other = _place(index, name, scene), _place(near_index, near, scene)
    source = scene.documents[near_index]
    outlet = source.outlet or source.name.rsplit("/", 1)[-1]
    return Finding(
        rule=rule.id,
        level=rule.level,
        verdict="unsupported",
        confidence="medium",
        message=f"No source has {claim.text}; {outlet} has {other.text}",
        why=f"the number in a name: no source has {claim.text}",
        claims=(claim, other),
        roles=roles((claim, other), scene),
        key="name",
        suggestion=f"{claim.text} → {other.text}" if len(others) == 1 else "",
        error_kind="name",
    )


def _place(index: int, name: NumberedName, scene: Scene) -> Claim:
    """Where a name stands, as a claim without a figure."""
    document = scene.documents[index]
    text = document.text[name.start : name.end]
    line, column = position(line_starts(document.text), name.start)
    quantity = Quantity(name.start, name.end, 0, 0, "number", rule=NO_FIGURE, vague=True)
    return Claim(
        document.name, index, name.start, name.end, line, column, text, quantity, None, Interval(), "",
        None, None, "", "name", "", "", "", False, "", text, name.start, place=document.place(name.start),
    )  # fmt: skip
