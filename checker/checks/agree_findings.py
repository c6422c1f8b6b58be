"""What conflicts of the check agree become: one finding for each claim and each other value that it meets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from checker import shown
from checker.checks.base import Rule, Scene
from checker.checks.convert import Conversion, conversion_fields, in_one_currency, rate_as_fact
from checker.checks.distance import difference, level_by_size
from checker.checks.errorkind import error_kind
from checker.checks.findings import as_written, confidence, fields, fill, level_for, ordered, roles, source_name, topic
from checker.checks.rivals import merged
from checker.checks.support import bearing, unborne
from checker.checks.weigh import SURE, Judged, Settled, Settlement, repetition, replaced
from checker.model import Claim, Comparison, Finding, Pair

_MEANT = 0.95  # strength from which a value that stands elsewhere is of medium confidence
_TELLING = 2  # digits from which it says something that a value stands elsewhere
_EITHER = 2  # further figures that a message names where they fit as well
_SLIPS = frozenset({"unit", "magnitude", "transposed"})
TIE = 1.0  # bits closer than this do not tell which of two source figures is meant
SLIP = 4.0  # bits that a slip of the pen says for the figure that it makes of the draft's
Found = tuple[Judged, Comparison]
_Group = Sequence[Found]


class Told(NamedTuple):
    """The conflicts of one finding, and the other claims of the same documents that say the same."""

    group: _Group
    again: tuple[Claim, ...]


def findings_of(
    found: Sequence[Found],
    rule: Rule,
    settled: Mapping[Settled, Settlement],
    conversion: Conversion | None,
    scene: Scene,
) -> list[Finding]:
    """One finding for each claim and each other value that it meets; of a draft's only with the strongest value."""
    groups: dict[tuple[int, int, str], list[Found]] = defaultdict(list)
    for j, c in found:
        groups[j.pair.a.doc_index, j.pair.a.start, shown.value_of(j.pair.b)].append((j, c))
    compared = {id(j): c for j, c in found}
    rivals: dict[tuple[int, int, str, bool], list[Told]] = defaultdict(list)
    for same, again in merged(([j for j, _ in group] for group in groups.values()), scene):
        a, b = same[0].pair.a, same[0].pair.b
        value = "" if a.doc_index in scene.drafts else shown.value_of(b)
        group = [(j, compared[id(j)]) for j in same]
        rivals[a.doc_index, a.start, value, b.doc_index == a.doc_index].append(Told(group, again))
    out = []
    for several in rivals.values():
        best = max(several, key=lambda told: _likelihood(told.group, conversion))
        most = _likelihood(best.group, conversion)
        ties = [
            _pair(t.group[0]).b for t in several if t is not best and most - _likelihood(t.group, conversion) <= TIE
        ]
        out.append(_finding(best, ties, rule, settled, conversion, scene))
    return out


def _pair(found: Found) -> Pair:
    return found[0].pair


def _likelihood(group: _Group, conversion: Conversion | None) -> float:
    """How likely this is the figure that was meant, in bits: a named slip ("41 kilometres" for "41 miles") goes far."""
    a, b = in_one_currency(_pair(group[0]), conversion)
    return max(_pair(found).total for found in group) + (SLIP if error_kind(a, b) in _SLIPS else 0.0)


def _finding(
    told: Told,
    ties: Sequence[Claim],
    rule: Rule,
    settled: Mapping[Settled, Settlement],
    conversion: Conversion | None,
    scene: Scene,
) -> Finding:
    group = told.group
    best, comparison = max(group, key=lambda found: _pair(found).strength)
    pair = best.pair
    a, b = pair.a, pair.b
    claims = ordered([a, *(_pair(found).b for found in group)], scene)
    old = comparison.verdict == "superseded"
    x, y = in_one_currency(pair, conversion)
    kind = error_kind(x, y)
    sure = certainty(best, scene)
    notes = () if a.doc_index == b.doc_index else _elsewhere(a, scene)
    values: dict[str, Any] = {
        **fields("a", a, scene),
        **fields("b", b, scene),
        **(conversion_fields(a, b, conversion) if conversion else {}),
        "difference": difference(x, y),
        "key": pair.key,
    }
    own = _message(group, ties, old, replaced(pair, rule, settled, scene) if old else None, scene)
    return Finding(
        rule=rule.id,
        level=level_for(rule, "medium" if old else sure, level_by_size(rule, x, y)),
        verdict="superseded" if old else "conflict",
        confidence=sure,
        message=fill(rule.message, values, own),
        why=comparison.why if old else best.verdict.why,
        claims=claims,
        roles=roles(claims, scene),
        key=pair.key,
        suggestion=f"{a.text} → {fill(rule.suggest, values, b.text)}"
        if rule.suggest
        else ("" if ties else _suggestion(a, b, scene)),
        error_kind="stale" if old else "entity" if notes and kind in ("value", "age", "duration") else kind,
        facts=(rate_as_fact(conversion),) if conversion and a.base_unit != b.base_unit else (),
        notes=(
            *notes,
            *(f"{source_name(c, scene)} says {c.text} at {c.spot} too" for c in told.again),
            *(f"a tie: {source_name(t, scene)} gives {t.text} ({t.spot}), which fits as well" for t in ties),
        ),
    )


def certainty(j: Judged, scene: Scene) -> str:
    """How sure a finding is, by where the draft's value stands; `bench/calibration.py` measures how often it is right.

    A value that no source gives is wrong whatever it was meant for. One that the sources give elsewhere, or a second
    figure of one document, may well belong to something else.
    """
    pair = j.pair
    if pair.a.doc_index == pair.b.doc_index:
        return "high" if repetition(pair).grade in SURE else "medium"
    if (pair.a.doc_index, pair.a.start) in unborne(scene):
        return "high"
    if pair.a.doc_index in scene.drafts:
        return "medium" if pair.strength >= _MEANT else "low"
    return confidence(pair.strength)


def _message(group: _Group, ties: Sequence[Claim], old: bool, days: tuple[Any, Any] | None, scene: Scene) -> str:
    best = max(group, key=lambda found: _pair(found).strength)[0].pair
    a, b = _pair(group[0]).a, best.b
    about = topic(a, b)
    opening = f"{about}: the" if about else "The"
    x, y = as_written(a), as_written(b)
    if a.doc_index == b.doc_index:
        return f"{opening} same document says {x} and {y}"
    names = ", ".join(dict.fromkeys(source_name(_pair(found).b, scene) for found in group))
    if old:
        since = f", last given on {shown.day(days[0])}," if days else ""
        later = _newer([_pair(found).b for found in group], scene)
        return f"{opening} draft's {x}{since} has been replaced: {later} {y}"
    who = f"{opening} draft" if a.doc_index in scene.drafts else f"{about}: {source_name(a, scene)}".removeprefix(": ")
    others = dict.fromkeys(as_written(t) for t in ties if t.doc_index == b.doc_index)
    either = " or ".join([y, *(other for other in others if other != y)]) if len(others) <= _EITHER else y
    return f"{who} says {x}, {names} {'says' if len(group) == 1 else 'say'} {either}"


def _newer(claims: Sequence[Claim], scene: Scene) -> str:
    """The later sources with their days: "Ledger of 17 June 2024, which is later, says"."""
    dated = {source_name(c, scene): scene.documents[c.doc_index].day for c in claims}
    names = [f"{name} of {shown.day(day)}" if day else name for name, day in dated.items()]
    if len(names) == 1:
        return f"{names[0]}, which is later, says"
    return f"{', '.join(names[:-1])} and {names[-1]}, which are later, say"


def _elsewhere(a: Claim, scene: Scene) -> tuple[str, ...]:
    """Where the sources give a draft's value for something else: two figures may have been swapped."""
    value = a.quantity.value
    if a.doc_index not in scene.drafts or value is None or len(value.normalize().as_tuple().digits) < _TELLING:
        return ()
    given = [s for s in bearing(a, scene) if s.base_value == a.base_value][:2]
    return tuple(
        f"{source_name(s, scene)} gives {s.text} for "
        f"{' · '.join(p for p in (s.subject, s.measure) if p) or 'something else'} ({s.spot})"
        for s in given
    )


def _suggestion(a: Claim, b: Claim, scene: Scene) -> str:
    if a.doc_index not in scene.drafts or b.doc_index in scene.drafts:
        return ""
    return f"{a.text} → {b.text}"
