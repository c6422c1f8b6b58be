"""One contradiction between sources is one finding: the figures that fit best, with the other places listed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

from checker import shown
from checker.checks.base import Scene
from checker.checks.weigh import BETTER, Judged
from checker.model import Claim, Comparison

Met = tuple[int, int, int]  # document and start of a claim, and the document that it meets
Group = list[Judged]


def outdone(judged: Sequence[Judged], comparisons: Sequence[Comparison], scene: Scene) -> tuple[Comparison, ...]:
    """The comparisons, with a conflict of two sources set aside where another figure of one of them fits better.

    A source that gives two figures contradicts another source in the one that means the same; a draft's figures are
    weighed against all sources at once elsewhere.
    """
    if scene.drafts:
        return tuple(comparisons)
    best: dict[Met, Judged] = {}
    conflicts = [j for j, c in zip(judged, comparisons, strict=True) if c.verdict == "conflict" and _between(j)]
    for j in conflicts:
        for met in _met(j):
            if met not in best or best[met].pair.total < j.pair.total:
                best[met] = j
    aside = {id(j) for j in conflicts if any(_fits_better(best[met], j, side) for side, met in enumerate(_met(j)))}
    return tuple(
        c._replace(verdict="not_comparable", why=f"another claim fits better: {c.why}") if id(j) in aside else c
        for j, c in zip(judged, comparisons, strict=True)
    )


def merged(groups: Iterable[Group], scene: Scene) -> list[tuple[Group, tuple[Claim, ...]]]:
    """The groups of conflicts that each make a finding, with the other claims of the same documents that say the same.

    An article that tells a toll twice, as "five" and as "at least five", contradicts another once.
    """
    told: dict[tuple[object, ...], list[Group]] = defaultdict(list)
    before: Claim | None = None
    for group in groups:
        what, claim = _contradiction(group, scene), group[0].pair.a
        if before is not None and _apposed(before, claim) and told:
            what = next((w for w, g in told.items() if g[0][0].pair.a is before), what)
        else:
            before = claim
        told[what].append(group)
    out = []
    for same in told.values():
        best = max(same, key=lambda group: max(j.pair.strength for j in group))
        shown_there = {_place(c) for j in best for c in (j.pair.a, j.pair.b)}
        others = [c for group in same for j in group for c in (j.pair.a, j.pair.b)]
        rest = {_place(c): c for c in others if _place(c) not in shown_there}
        out.append((best, tuple(rest[at] for at in sorted(rest))))
    return out


def _apposed(a: Claim, b: Claim) -> bool:
    """Whether one day is told twice, as a date and in other words: "on 13 November, next Wednesday"."""
    if a.doc_index != b.doc_index or a.quantity.kind != "date" or b.quantity.kind != "date" or not a.date_low:
        return False
    between = a.sentence[a.quantity.end - a.sentence_start : b.quantity.start - a.sentence_start]
    return a.sentence_start == b.sentence_start and a.date_low == b.date_low and between.strip(" ,(") == ""


def _contradiction(group: Group, scene: Scene) -> tuple[object, ...]:
    """What makes two groups one contradiction; every group of a draft or of one document is one of its own."""
    a, b = group[0].pair.a, group[0].pair.b
    if scene.drafts or not _between(group[0]):
        return a.doc_index, a.start, b.doc_index, b.start
    documents = tuple(sorted({j.pair.b.doc_index for j in group}))
    thing = a.predicate if a.predicate == b.predicate else a.measure
    return a.doc_index, documents, a.quantity.kind in ("date", "time"), thing, _value(a), _value(b)


def _value(claim: Claim) -> Decimal | str:
    return shown.value_of(claim) if claim.base_value is None else claim.base_value


def _fits_better(best: Judged, j: Judged, side: int) -> bool:
    """Whether the best conflict of the claim on this side is with another value, and fits clearly better."""
    claim, known = (j.pair.a, j.pair.b)[side], best.pair
    other, rival = (j.pair.b, j.pair.a)[side], known.b if _place(known.a) == _place(claim) else known.a
    return best.pair.total - j.pair.total >= BETTER and _value(rival) != _value(other)


def _met(j: Judged) -> tuple[Met, Met]:
    a, b = j.pair.a, j.pair.b
    return (a.doc_index, a.start, b.doc_index), (b.doc_index, b.start, a.doc_index)


def _place(claim: Claim) -> tuple[int, int]:
    return claim.doc_index, claim.start


def _between(j: Judged) -> bool:
    return j.pair.a.doc_index != j.pair.b.doc_index
