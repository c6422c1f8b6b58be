"""What comes of one aligned pair: do both exclude each other, is the evidence enough, does another claim fit better."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from checker.checks.base import Rule, Scene
from checker.checks.findings import source_name
from checker.checks.judge import Verdict, allowed, judge
from checker.checks.senses import sense_of
from checker.checks.support import derivations, unborne
from checker.model import Claim, Comparison, Pair
from checker.vocab.load import vocabulary

SAME_VALUE = 0.5  # strength from which two claims that agree are taken for the same thing
EXCLUDE = 0.85  # strength from which two claims that do not agree are a finding
NEAREST = 0.5  # the same for a draft's value that stands nowhere in the sources: something must be wrong with it
ELSEWHERE = 0.65  # the same for a draft's value that stands in the sources, but perhaps for something else
WITHIN = 0.9  # the same inside one document, where the second figure takes up the first
ALIKE = 0.98  # the same where it does not: one document mostly means two things by two figures (measured: 0 of 8 below)
BETTER = 1.0  # bits by which a conflict must fit better than a claim with the same value to be one all the same
_IDENTIFYING = frozenset({"noun", "modifier", "measure", "subject", "predicate"})
_INSISTING = frozenset({"exactly", "precisely"})
_SIDES = {"more_than": "low", "at_least": "low", "less_than": "high", "at_most": "high"}


class Judged(NamedTuple):
    """A pair with what came of it."""

    pair: Pair
    verdict: Verdict


class Settlement(NamedTuple):
    """What an agreement says of a claim: how well it fits, and the last day on which it was reported."""

    evidence: float
    day: date | None


def verdict_of(pair: Pair, rule: Rule, scene: Scene) -> Verdict:
    verdict = judge(pair.a, pair.b, rule.tolerance, complement=_complement(pair))
    if verdict.name == "conflict" and _shares(pair):
        rest = judge(pair.a, pair.b, rule.tolerance, complement=not _complement(pair))
        if rest.name != "conflict":
            return Verdict("compatible", f"{pair.a.text} and {pair.b.text} make up the whole")
    if verdict.name == "compatible" and _made_exact(pair, scene):
        return Verdict("conflict", f"{pair.b.text} is a bound; {pair.a.text} says more than the source does")
    if verdict.name == "compatible" and _other_bound(pair, scene):
        a, b = pair.a.text, pair.b.text
        return Verdict("conflict", f"both are bounds of one kind, with other values: {a} and {b}")
    if verdict.name == "conflict" and _moved_on(pair, rule, scene):
        later = max(pair.a, pair.b, key=lambda c: scene.documents[c.doc_index].date or "")
        return Verdict("superseded", f"{verdict.why}; {source_name(later, scene)} is later and may have moved on")
    return verdict


def _complement(pair: Pair) -> bool:
    return any(level.name == "polarity" and level.grade == "clash" for level in pair.levels)


def one_sentence(pair: Pair) -> bool:
    """Whether both stand in one sentence: its writer means two things, or a change ("from 2.3% to 2.5%")."""
    a, b = pair.a, pair.b
    return (a.doc_index, a.sentence_start) == (b.doc_index, b.sentence_start)


def _shares(pair: Pair) -> bool:
    """Whether both are shares of a whole, one at least as a fraction: one may be the rest that the other leaves."""
    return pair.a.base_unit == pair.b.base_unit == "percent" and "fraction" in {
        pair.a.quantity.kind,
        pair.b.quantity.kind,
    }


def _made_exact(pair: Pair, scene: Scene) -> bool:
    """Whether a draft insists on a value of which a source gives a bound: "exactly six" for "at least six"."""
    a, b = pair.a, pair.b
    insists = a.text.split(maxsplit=1)[0].lower() in _INSISTING
    return a.doc_index in scene.drafts and b.doc_index not in scene.drafts and insists and b.quantity.hedge in _SIDES


def _other_bound(pair: Pair, scene: Scene) -> bool:
    """Whether a draft changes the value of a source's bound: "at least three" for "at least two"."""
    a, b = pair.a, pair.b
    if a.doc_index not in scene.drafts or b.doc_index in scene.drafts:
        return False
    side = _SIDES.get(a.quantity.hedge)
    return side is not None and side == _SIDES.get(b.quantity.hedge) and a.base_value != b.base_value


def _moved_on(pair: Pair, rule: Rule, scene: Scene) -> bool:
    """Whether two sources of different days give a figure that time changes (a toll, a target)."""
    if pair.a.doc_index in scene.drafts or pair.b.doc_index in scene.drafts or pair.a.doc_index == pair.b.doc_index:
        return False
    first, second = (scene.documents[c.doc_index].day for c in (pair.a, pair.b))
    if first is None or second is None or first == second:
        return False
    older, newer = (pair.a, pair.b) if first < second else (pair.b, pair.a)
    return _replaceable(pair, rule) and not _turned(older, newer, rule)


def _turned(older: Claim, newer: Claim, rule: Rule) -> bool:
    """Whether a newer figure moves the way that the rule does not allow: a death toll that falls."""
    way = rule.params.get("moves")
    return (way == "up" and allowed(newer).below(allowed(older))) or (
        way == "down" and allowed(older).below(allowed(newer))
    )


# Document and start of a claim, and the document that it is settled against (-1: every source).
Settled = tuple[int, int, int]


def settle(judged: Sequence[Judged], scene: Scene) -> dict[Settled, Settlement]:
    """For each claim that agrees with another document's the evidence that both are about one thing.

    A draft's claim that one source bears out is settled against all of them; a source's only against the one that it
    agrees with.
    """
    out: dict[Settled, Settlement] = {}
    for j in judged:
        if j.verdict.name not in ("agree", "compatible") or _of_another(j.pair):
            continue
        for claim, other in ((j.pair.a, j.pair.b), (j.pair.b, j.pair.a)):
            at, day = _against(claim, other, scene), scene.documents[other.doc_index].day
            known = out.get(at, Settlement(-99.0, None))
            days = [d for d in (known.day, day) if d is not None]
            out[at] = Settlement(max(known.evidence, j.pair.total), max(days, default=None))
    return out


def _of_another(pair: Pair) -> bool:
    """Whether an equal value is said of another subject or of another period: then it settles nothing."""
    return any(v.name in ("subject", "period") and v.grade in ("clash", "apart") for v in pair.levels)


def _against(claim: Claim, other: Claim, scene: Scene) -> Settled:
    sources = claim.doc_index in scene.drafts and other.doc_index not in scene.drafts
    return claim.doc_index, claim.start, -1 if sources else other.doc_index


def compare_pair(j: Judged, rule: Rule, settled: Mapping[Settled, Settlement], scene: Scene) -> Comparison:
    """The comparison that a judged pair gives: a conflict only where the evidence is enough and nothing fits better."""
    pair, (name, why) = j
    if name == "conflict":
        name, why = _weighed(pair, why, rule, settled, scene)
    return Comparison(name, (pair.a, pair.b), pair.key, why, rule.id, pair.levels)


def _weighed(pair: Pair, why: str, rule: Rule, settled: Mapping[Settled, Settlement], scene: Scene) -> tuple[str, str]:
    senses = next((v.detail for v in pair.levels if v.name == "qualifier" and v.grade == "clash"), "")
    if senses and not (sense_of(rule, pair.a).said and sense_of(rule, pair.b).said):
        return "not_comparable", f"meant in another sense ({senses}): {why}"
    agreed = _agreed(pair, settled, scene)
    alone = bool({(pair.a.doc_index, pair.a.start), (pair.b.doc_index, pair.b.start)} & unborne(scene))
    alone = alone and not (agreed and "convert" in rule.params)  # borne out in another currency
    if pair.strength < _enough(pair, alone, rule, scene):
        return "not_comparable", f"perhaps not the same thing (strength {pair.strength:.2f}): {why}"
    if pair.a.doc_index in scene.drafts and (pair.a.doc_index, pair.a.start) in derivations(scene):
        return "not_comparable", f"{pair.a.text} follows from other figures of the sources: {why}"
    fits = alone or all(s.evidence <= pair.context - BETTER for s in agreed)
    days = replaced(pair, rule, settled, scene)
    if days and (not fits or rule.params.get("when_later") == "superseded"):
        later = f"{source_name(pair.b, scene)} of {days[1]} is later than the sources that give {pair.a.text}"
        return "superseded", f"{why}; {later} (last on {days[0]})"
    if fits:
        return "conflict", why
    return "not_comparable", f"another claim fits better: {why}"


def _agreed(pair: Pair, settled: Mapping[Settled, Settlement], scene: Scene) -> list[Settlement]:
    both = (_against(pair.a, pair.b, scene), _against(pair.b, pair.a, scene))
    return [settled[at] for at in both if at in settled]


def _enough(pair: Pair, alone: bool, rule: Rule, scene: Scene) -> float:
    """The strength that a conflict needs: less where the draft's value has no source, more inside one document.

    A rule may set it itself (`strength`).
    """
    if "strength" in rule.params:
        return float(rule.params["strength"])
    if pair.a.doc_index == pair.b.doc_index:
        if pair.a.quantity.kind in ("date", "time"):
            return 2.0
        return WITHIN if taken_up(pair) else ALIKE
    if alone:
        return NEAREST
    return ELSEWHERE if pair.a.doc_index in scene.drafts and _named_alike(pair) else EXCLUDE


def taken_up(pair: Pair) -> bool:
    """Whether the later of two figures of one document takes up the earlier: "30 dangers ... the 40 dangers"."""
    return any(level.name == "repetition" and level.grade == "taken up" for level in pair.levels)


def _named_alike(pair: Pair) -> bool:
    return any(level.grade == "exact" and level.name in _IDENTIFYING for level in pair.levels)


def replaced(pair: Pair, rule: Rule, settled: Mapping[Settled, Settlement], scene: Scene) -> tuple[date, date] | None:
    """The day on which a draft's figure was last given and the later day of the source that replaces it, else None.

    Only figures that time changes are replaced, unless the rule says so of all (`when_later: superseded`); then the
    draft's own day counts as well where no source gives its figure.
    """
    if pair.a.doc_index not in scene.drafts or pair.b.doc_index in scene.drafts:
        return None
    told = rule.params.get("when_later") == "superseded"
    day, drafted = (scene.documents[c.doc_index].day for c in (pair.b, pair.a))
    days = [s.day for s in _agreed(pair, settled, scene) if s.day is not None]
    if told and not days and drafted is not None:
        days = [drafted]
    if day is None or not days or day <= max(days) or _turned(pair.a, pair.b, rule):
        return None
    return (max(days), day) if told or (pair.strength >= ELSEWHERE and _replaceable(pair, rule)) else None


def _replaceable(pair: Pair, rule: Rule) -> bool:
    """Whether a later figure may replace an earlier one: as the rule says, else where time changes such figures."""
    told = rule.params.get("when_later")
    return told == "superseded" or (told is None and _moving(pair))


def _moving(pair: Pair) -> bool:
    moving = vocabulary("context")["moving"]
    return any(c.predicate in moving["predicates"] or c.qualifier in moving["qualifiers"] for c in (pair.a, pair.b))
