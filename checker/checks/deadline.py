"""A goal that agrees while its deadline does not: one source says that no time was set, another names one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from checker import shown
from checker.checks.base import Rule, Scene
from checker.checks.findings import source_name
from checker.model import Claim, Comparison

UNSPECIFIED = "unspecified"  # `Claim.as_of` where the text says that no time was set
_AHEAD = frozenset({"target", "demanded", "forecast"})


def deadlines(same: Sequence[Comparison], rule: Rule, scene: Scene) -> Iterator[Comparison]:
    """For two claims on one goal, one without and one with a deadline: superseded where the one with it is later."""
    for comparison in same:
        a, b = comparison.claims
        if a.doc_index == b.doc_index or not {a.qualifier, b.qualifier} <= _AHEAD:
            continue
        if (a.as_of == UNSPECIFIED) == (b.as_of == UNSPECIFIED):
            continue
        without, dated = (a, b) if a.as_of == UNSPECIFIED else (b, a)
        deadline = _deadline(dated, scene)
        if deadline is not None:
            yield _comparison(without, dated, deadline, comparison, rule, scene)


def _deadline(goal: Claim, scene: Scene) -> Claim | None:
    return _named(scene).get((goal.doc_index, goal.sentence_start))


@lru_cache(maxsize=1)
def _named(scene: Scene) -> dict[tuple[int, int], Claim]:
    """The first date of each sentence that is a deadline, by document and start of the sentence; made once a run."""
    out: dict[tuple[int, int], Claim] = {}
    for c in scene.claims:
        if c.quantity.kind == "date" and getattr(c.quantity.timex, "bound", "") in ("by", "until", "before"):
            out.setdefault((c.doc_index, c.sentence_start), c)
    return out


def _comparison(
    without: Claim, dated: Claim, deadline: Claim, same: Comparison, rule: Rule, scene: Scene
) -> Comparison:
    before, after = (scene.documents[c.doc_index].day for c in (without, dated))
    later = before is not None and after is not None and after > before
    first, second = source_name(without, scene), source_name(dated, scene)
    why = f"{first} says that no time was set, {second} gives {shown.value_of(deadline)}"
    if later and after:
        why += f"; the second is later ({after.isoformat()}) and may have moved on"
    verdict = "superseded" if later else "conflict"
    return Comparison(verdict, (without, deadline), f"{same.key} · deadline", why, rule.id, same.levels)
