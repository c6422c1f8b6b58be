"""agree: claims about the same thing that exclude each other, across documents or inside one."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import replace
from functools import lru_cache

from checker.checks.agree_findings import certainty, findings_of
from checker.checks.aspects import differs
from checker.checks.base import Outcome, Rule, Scene, Tolerance
from checker.checks.cells import other_cell
from checker.checks.convert import Conversion, conversion_of, explained, in_one_currency, missing_rate
from checker.checks.deadline import deadlines
from checker.checks.distance import difference, level_by_size
from checker.checks.findings import source_name, sure_enough
from checker.checks.judge import ROUNDING, Verdict, allowed, date_interval
from checker.checks.rivals import outdone
from checker.checks.select import selected_pairs
from checker.checks.senses import sense_of
from checker.checks.support import other_row
from checker.checks.tolerance import margin
from checker.checks.weigh import SAME_VALUE, Judged, compare_pair, one_sentence, settle, verdict_of
from checker.model import Claim, Comparison, Pair

_AHEAD = frozenset({"target", "demanded", "forecast"})  # kept apart from what is, unless a rule's senses name them
_FOUND = frozenset({"conflict", "superseded"})


def agree(rule: Rule, scene: Scene) -> Outcome:
    """Judges every aligned pair that the rule selects; conflicts of one claim with several sources make one finding."""
    return _outcomes(scene).get(id(rule)) or _judged(rule, scene)


@lru_cache(maxsize=1)
def _outcomes(scene: Scene) -> dict[int, Outcome]:
    """What each agree rule of a run makes of it, once: `supported` asks for it as well."""
    return {id(rule): _judged(rule, scene) for rule in scene.rules.rules if rule.check == "agree"}


@lru_cache(maxsize=1)
def contradicted(scene: Scene) -> frozenset[tuple[int, int]]:
    """Document number and start of every claim in a finding of an agree rule."""
    outcomes = _outcomes(scene).values()
    told = [claims for o in outcomes for claims in (*(f.claims for f in o.findings), *_conflicts(o))]
    return frozenset((c.doc_index, c.start) for claims in told for c in claims)


def _conflicts(outcome: Outcome) -> Iterator[tuple[Claim, ...]]:
    """The claims of conflicts, those that a finding tells of in a note among them."""
    return (c.claims for c in outcome.comparisons if c.verdict in _FOUND)


@lru_cache(maxsize=1)
def converted_alike(scene: Scene) -> dict[tuple[int, int], Comparison]:
    """The drafts' amounts that meet a source's in another currency, at the rate of an agree rule."""
    rules = [rule for rule in scene.rules.rules if rule.check == "agree" and "convert" in rule.params]
    return {
        (c.claims[0].doc_index, c.claims[0].start): c
        for rule in rules
        for c in _outcomes(scene)[id(rule)].comparisons
        if c.verdict in ("agree", "compatible") and len({claim.base_unit for claim in c.claims}) > 1
    }


def _judged(rule: Rule, scene: Scene) -> Outcome:
    reached = list(_reached(rule, scene))
    if not reached:  # most rules of a large rule file: nothing that they select meets anything
        return Outcome()
    conversion = conversion_of(rule, scene.rules)
    plain = replace(rule, tolerance=ROUNDING) if rule.tolerance.kind == "margin" else rule
    apart, kept = [], []
    for pair in reached:
        why = _kept_apart(pair, rule, conversion, scene)
        if why:
            apart.append(Comparison("not_comparable", (pair.a, pair.b), pair.key, why, rule.id, pair.levels))
            continue
        j = Judged(pair, _verdict(pair, rule, plain, conversion, scene))
        if j.verdict.name in _FOUND and (why := other_cell(pair, scene) or other_row(pair, scene)):
            apart.append(Comparison("not_comparable", (pair.a, pair.b), pair.key, why, rule.id, pair.levels))
            continue
        if not (j.verdict.name == "conflict" and one_sentence(pair)):
            kept.append(j)
    settled = settle(kept, scene)
    each = [_narrowed(j, compare_pair(j, rule, settled, scene), rule, conversion, scene) for j in kept]
    comparisons = outdone(kept, each, scene)
    told = _FOUND if scene.drafts else {"conflict"}
    found = [(j, c) for j, c in zip(kept, comparisons, strict=True) if c.verdict in told]
    same = [c for c in comparisons if c.verdict in ("agree", "compatible")]
    return Outcome(
        (*comparisons, *apart, *deadlines(same, rule, scene)),
        tuple(findings_of(found, rule, settled, conversion, scene)),
    )


def _reached(rule: Rule, scene: Scene) -> Iterator[Pair]:
    """The selected pairs that are strong enough and stand where the rule looks (`across`)."""
    across = rule.params.get("across", "both")
    least = min(SAME_VALUE, float(rule.params.get("strength", SAME_VALUE)))
    for pair in selected_pairs(rule, scene):
        inside = pair.a.doc_index == pair.b.doc_index
        if pair.strength >= least and (across == "both" or inside == (across == "inside")):
            yield pair


def _kept_apart(pair: Pair, rule: Rule, conversion: Conversion | None, scene: Scene) -> str:
    """Why the rule takes two claims for different ones; "" when it does not."""
    a, b = pair.a, pair.b
    x, y = (frozenset((c.subject, *c.entities)).intersection(rule.select.entity) for c in (a, b))
    if x and y and x.isdisjoint(y):
        return f"another entity: {', '.join(sorted(x))} / {', '.join(sorted(y))}"
    if rule.params.get("qualifiers"):
        first, second = sense_of(rule, a).name, sense_of(rule, b).name
        if first and second and first != second:
            return f"meant in another sense ({first} / {second})"
        ahead = _AHEAD.difference(rule.params["qualifiers"])
        if (a.qualifier in ahead) != (b.qualifier in ahead):
            return f"meant in another sense ({a.qualifier or 'none'} / {b.qualifier or 'none'})"
    names = (*rule.params.get("split_by", ()), *rule.params.get("group_by", ()))
    return differs(names, a, b, rule, scene) or (missing_rate(a, b, conversion) if conversion else "")


def _verdict(pair: Pair, rule: Rule, plain: Rule, conversion: Conversion | None, scene: Scene) -> Verdict:
    """What comes of a pair's values; rules that judge alike share it.

    `plain` is the rule without its margin: a margin is looked at only where two values exclude each other without it.
    """
    alike: Hashable = plain.tolerance, rule.params.get("when_later"), rule.params.get("moves"), conversion
    known = _verdicts(scene).setdefault(alike, {})
    if id(pair) not in known:
        known[id(pair)] = _fresh_verdict(pair, plain, conversion, scene)
    verdict = known[id(pair)]
    if rule is plain or verdict.name not in _FOUND or not _may_reach(pair, rule.tolerance, conversion):
        return verdict
    return _fresh_verdict(pair, rule, conversion, scene)


@lru_cache(maxsize=1)
def _verdicts(scene: Scene) -> dict[Hashable, dict[int, Verdict]]:
    return {}


def _fresh_verdict(pair: Pair, rule: Rule, conversion: Conversion | None, scene: Scene) -> Verdict:
    if conversion is None:
        return verdict_of(pair, rule, scene)
    a, b = in_one_currency(pair, conversion)
    name, why = verdict_of(pair._replace(a=a, b=b), rule, scene)
    worth = explained(pair.a, pair.b, conversion)
    return Verdict(name, f"{why}; {worth}" if worth else why)


def _may_reach(pair: Pair, tolerance: Tolerance, conversion: Conversion | None) -> bool:
    """Whether a margin may make two claims meet; shares are judged by their complements too, so they always may."""
    a, b = in_one_currency(pair, conversion)
    if a.base_unit == b.base_unit == "percent":
        return True
    dates = a.quantity.kind in ("date", "time")
    x, y = (date_interval(a), date_interval(b)) if dates else (allowed(a), allowed(b))
    return x.widened(margin(tolerance, a, b)).meets(y)


def _narrowed(j: Judged, c: Comparison, rule: Rule, conversion: Conversion | None, scene: Scene) -> Comparison:
    """A conflict that the rule does not want to hear of, as what it is to the rule: too small, too unsure, too late."""
    if c.verdict not in _FOUND:
        return c
    a, b = in_one_currency(j.pair, conversion)
    if rule.levels and not level_by_size(rule, a, b):
        return c._replace(verdict="compatible", why=f"{difference(a, b)} apart, below every level of the rule: {c.why}")
    if rule.params.get("when_later") == "ignore" and (later := _later(j.pair, scene)):
        return c._replace(verdict="not_comparable", why=f"{later}, which the rule leaves alone (when_later): {c.why}")
    sure = certainty(j, scene)
    if c.verdict == "conflict" and not sure_enough(rule, sure):
        return c._replace(verdict="not_comparable", why=f"of {sure} confidence only, the rule wants more: {c.why}")
    return c


def _later(pair: Pair, scene: Scene) -> str:
    """That one of two documents is newer than the other; "" where their days are one or unknown."""
    a, b = (scene.documents[c.doc_index].day for c in (pair.a, pair.b))
    if a is None or b is None or a == b:
        return ""
    newer = pair.a if a > b else pair.b
    return f"{source_name(newer, scene)} of {max(a, b)} is later than {min(a, b)}"
