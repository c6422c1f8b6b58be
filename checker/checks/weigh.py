"""What comes of one aligned pair: do both exclude each other, is the evidence enough, does another claim fit better."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from checker.checks.base import Rule, Scene
from checker.checks.findings import source_name
from checker.checks.judge import Verdict, allowed, judge
from checker.checks.senses import sense_of
from checker.checks.support import derivations, paired, unborne
from checker.model import Claim, Comparison, Level, Pair
from checker.vocab.load import vocabulary

SAME_VALUE = 0.5  # strength from which two claims that agree are taken for the same thing
EXCLUDE = 0.85  # strength from which two claims that do not agree are a finding
NEAREST = 0.5  # the same for a draft's value that stands nowhere in the sources: something must be wrong with it
ELSEWHERE = 0.65  # the same for a draft's value that stands in the sources, but perhaps for something else
WITHIN = 0.5  # the same inside one document, where the later figure repeats the earlier (REPEATS); else there is none
BETTER = 1.0  # bits by which a conflict must fit better than a claim with the same value to be one all the same
TAKEN = 0.0  # bits by which a figure may fit less well where the draft repeats it, and still have its place there
BORNE_OUT = 3.0  # the same between two sources, each of which may give a figure several times
REPEATS = frozenset({"same words", "taken up", "same thing", "misspelt", "same event"})  # grades of a repetition
SURE = frozenset({"same words", "taken up"})
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
    if verdict.name == "compatible" and _hedged_anew(pair):
        return Verdict("conflict", f"one figure, hedged alike, with other values: {pair.a.text} and {pair.b.text}")
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
    """Whether a draft changes the value of a source's bound ("at least three" for "at least two").

    Two sources conflict where each names the highest figure: "up to 80 percent", "as much as 70 percent". Of what they
    give at least one may have counted further.
    """
    a, b = pair.a, pair.b
    if not scene.drafts and a.doc_index != b.doc_index:
        return a.quantity.hedge == b.quantity.hedge == "at_most" and _apart(a.base_value, b.base_value)
    if a.doc_index not in scene.drafts or b.doc_index in scene.drafts:
        return False
    side = _SIDES.get(a.quantity.hedge)
    return side is not None and side == _SIDES.get(b.quantity.hedge) and a.base_value != b.base_value


def _apart(x: Decimal | None, y: Decimal | None) -> bool:
    """Whether two values differ by more than a rounding or a conversion may leave."""
    return x is not None and y is not None and abs(x - y) > max(abs(x), abs(y)) / 20


def _hedged_anew(pair: Pair) -> bool:
    """Whether a document repeats a hedged figure with another value: "around 18", "around 15"; one story, one round."""
    a, b = pair.a, pair.b
    if a.doc_index != b.doc_index or repetition(pair).grade not in REPEATS:
        return False
    values = (a.base_value, b.base_value)
    return a.quantity.hedge == b.quantity.hedge != "exact" and None not in values and values[0] != values[1]


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
    if pair.a.doc_index == pair.b.doc_index:
        return _inside(pair, why, rule)
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
    if pair.a.doc_index in scene.drafts and paired(pair.a, scene) is not None:
        return "not_comparable", f"a source has {pair.a.text} in a score or behind a name: {why}"
    margin = BETTER if scene.drafts or pair.a.doc_index == pair.b.doc_index else BORNE_OUT
    taken = _taken(pair, settled, scene)
    fits = not taken and (alone or all(s.evidence <= pair.context - margin for s in agreed))
    days = replaced(pair, rule, settled, scene)
    if days and (not fits or rule.params.get("when_later") == "superseded"):
        later = f"{source_name(pair.b, scene)} of {days[1]} is later than the sources that give {pair.a.text}"
        return "superseded", f"{why}; {later} (last on {days[0]})"
    if fits:
        return "conflict", why
    if taken:
        return "not_comparable", f"the draft gives {pair.b.text} elsewhere: {why}"
    return "not_comparable", f"another claim fits better: {why}"


def _taken(pair: Pair, settled: Mapping[Settled, Settlement], scene: Scene) -> bool:
    """Whether a source's figure has its place in the draft already, where it fits at least as well as here."""
    if pair.a.doc_index not in scene.drafts or pair.b.doc_index in scene.drafts:
        return False
    known = settled.get(_against(pair.b, pair.a, scene))
    return known is not None and known.evidence >= pair.context - TAKEN


def _agreed(pair: Pair, settled: Mapping[Settled, Settlement], scene: Scene) -> list[Settlement]:
    both = (_against(pair.a, pair.b, scene), _against(pair.b, pair.a, scene))
    return [settled[at] for at in both if at in settled]


def _enough(pair: Pair, alone: bool, rule: Rule, scene: Scene) -> float:
    """The strength that a conflict of two documents needs: less where the draft's value has no source.

    A rule may set it itself (`strength`).
    """
    if "strength" in rule.params:
        return float(rule.params["strength"])
    if alone:
        return NEAREST
    return ELSEWHERE if pair.a.doc_index in scene.drafts and _named_alike(pair) else EXCLUDE


def _inside(pair: Pair, why: str, rule: Rule) -> tuple[str, str]:
    """What comes of two figures of one document: a conflict only where the later repeats the earlier.

    A rule that sets the strength itself asks for nothing more.
    """
    how = repetition(pair)
    if how.grade == "apart":
        return "not_comparable", f"set apart ({how.detail}): {why}"
    if "strength" in rule.params and pair.strength >= float(rule.params["strength"]):
        return "conflict", why
    dated = pair.a.quantity.kind in ("date", "time") and how.grade != "same words"
    if how.grade not in REPEATS or pair.strength < WITHIN or dated:
        return "not_comparable", f"perhaps not the same thing (strength {pair.strength:.2f}): {why}"
    return "conflict", why


def repetition(pair: Pair) -> Level:
    """How one figure of a document repeats the other; grade "missing" across documents."""
    return next(level for level in pair.levels if level.name == "repetition")


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
