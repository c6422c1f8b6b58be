"""Whether two claims speak of the same thing: one named level of evidence an attribute, added up in bits.

The model is that of Fellegi and Sunter (1969): each level has a weight, log2 of how much more often it is seen among
claims of one thing than among claims of two; the sum, with the prior of a candidate pair, gives the strength as a
probability.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from math import log2

from checker.align.features import Features, generic
from checker.model import Level
from checker.vocab.load import vocabulary

_SLIPS = frozenset(Decimal(10) ** k for k in (-9, -6, -3, -1, 1, 3, 6, 9))  # million for billion, a lost decimal point
_AHEAD = frozenset({"target", "demanded", "forecast"})
_HOLDING = frozenset({"current", "previous"})
_UNMEASURED = frozenset({"count", "ordinal", "date", "time"})
PRIOR = -3.5  # bits: among candidate pairs one in about twelve is of the same thing (measured: 8%)

# attribute -> grade -> bits. The order is the order in which an explanation lists them.
_KIN, _STRANGE = 0.3, 0.08
_SMALL = Decimal(10)  # among small counts a ratio says little: 1 and 4 dead may be one toll
WEIGHTS: Mapping[str, Mapping[str, float]] = {
    "noun": {"exact": 2.0, "related": 0.5, "generic": 0.3, "missing": 0.0, "clash": -4.0},
    "modifier": {"exact": 1.0, "missing": 0.0, "clash": -2.0},
    "measure": {"exact": 1.5, "missing": -0.3, "clash": -2.5},
    "documents": {"kin": 1.0, "related": 0.0, "strange": -1.0},
    "predicate": {"exact": 1.7, "related": 0.5, "missing": 0.0, "clash": -2.0},
    "subject": {"exact": 2.0, "related": 0.3, "missing": 0.0, "clash": -2.5, "apart": -5.0},
    "names": {"several": 2.0, "one": 1.0, "missing": 0.0, "none": -1.0},
    "words": {"most": 3.5, "many": 2.5, "some": 1.2, "few": 0.0, "none": -2.0},
    "slot": {"exact": 1.5, "missing": 0.0, "none": -0.7},
    "qualifier": {"exact": 0.3, "related": -0.3, "missing": 0.0, "clash": -3.0},
    "role": {"exact": 0.0, "part": -1.5, "clash": -5.0},
    "period": {"exact": 1.0, "missing": 0.0, "background": -2.0, "clash": -3.0},
    "repetition": {"taken up": 4.0, "missing": 0.0, "generic": -2.0, "new": -5.0},
    "polarity": {"exact": 0.0, "clash": 0.0},
    "value": {
        "telling": 4.5,
        "equal": 3.0,
        "overlap": 2.0,
        "common": 1.5,
        "near": 0.5,
        "slip": 0.0,
        "far": -3.0,
        "missing": 0.0,
    },
}


def compare(a: Features, b: Features, weights: Mapping[str, float], kin: float = 1.0) -> tuple[Level, ...]:
    """The level that each attribute reaches for two claims of one family; `kin` is how much their documents share."""
    return (
        Level("documents", "kin" if kin > _KIN else "strange" if kin < _STRANGE else "related", f"{kin:.2f}"),
        _noun(a, b),
        _modifier(a, b),
        _measure(a, b),
        _predicate(a, b),
        _subject(a, b),
        _names(a, b),
        _words(a, b, weights),
        _slot(a, b),
        _qualifier(a, b),
        Level("role", _ROLES.get(frozenset((_role(a), _role(b))), "clash")),
        _period(a, b),
        _repetition(a, b),
        Level("polarity", "exact" if a.negated == b.negated else "clash"),
        _value(a, b),
    )


def strength(levels: tuple[Level, ...]) -> float:
    """The probability that two claims with these levels speak of the same thing.

    >>> round(strength((Level("words", "most"), Level("noun", "exact"), Level("value", "equal"))), 2)
    0.97
    """
    bits = PRIOR + sum(WEIGHTS[level.name][level.grade] for level in levels)
    return float(1 / (1 + 2.0**-bits))


def _named(name: str, a: str, b: str) -> Level:
    if not a or not b:
        return Level(name, "missing")
    return Level(name, "exact", a) if a == b else Level(name, "clash", f"{a} / {b}")


def total(levels: tuple[Level, ...]) -> float:
    """All bits of evidence, without the prior."""
    return sum(WEIGHTS[level.name][level.grade] for level in levels)


def context(levels: tuple[Level, ...]) -> float:
    """The bits of evidence that do not come from the values."""
    return sum(WEIGHTS[level.name][level.grade] for level in levels if level.name != "value")


def _measure(a: Features, b: Features) -> Level:
    """What is measured; counts are told apart by their noun, dates by what happened."""
    if a.family in _UNMEASURED:
        return Level("measure", "missing")
    if shared := set(a.claim.also or b.claim.also) and set(a.claim.measures) & set(b.claim.measures):
        return Level("measure", "exact", next(m for m in a.claim.measures if m in shared))
    return _named("measure", a.claim.measure, b.claim.measure)


def _predicate(a: Features, b: Features) -> Level:
    """What happened; two classes of the vocabulary may report one event in other words ("severed", "damaged")."""
    x, y = a.claim.predicate, b.claim.predicate
    if frozenset((x, y)) in _related("predicates"):
        return Level("predicate", "related", f"{x} / {y}")
    return _named("predicate", x, y)


def _subject(a: Features, b: Features) -> Level:
    """Exact for one name, related where either sentence names the other's subject too, a clash for two known entities.

    One document names one thing by one name; across documents only known entities are told apart, for "Lopez" may be
    "the mayor".
    """
    x, y = a.claim.subject, b.claim.subject
    if not x or not y:
        return Level("subject", "missing")
    if x == y or x.split()[-1] == y.split()[-1]:
        return Level("subject", "exact", x)
    detail = f"{x} / {y}"
    if x in b.claim.entities and y in a.claim.entities:
        return Level("subject", "clash", detail)  # both sentences name both: one figure each
    told = (a.claim.firm and y in a.claim.entities) or (b.claim.firm and x in b.claim.entities)
    if told or (a.claim.firm and b.claim.firm and not (x in b.claim.entities or y in a.claim.entities)):
        return Level("subject", "clash", detail)  # the sentence names the other subject and ties its number to its own
    if x in b.claim.entities or y in a.claim.entities:
        return Level("subject", "related", detail)
    if a.claim.doc_index == b.claim.doc_index:
        return Level("subject", "apart", detail)
    return Level("subject", "clash" if a.known and b.known else "missing", detail)


def _noun(a: Features, b: Features) -> Level:
    if not a.noun or not b.noun:
        return Level("noun", "missing")
    if a.noun != b.noun:
        if generic(a.noun) or generic(b.noun):
            return Level("noun", "missing", f"{a.noun} / {b.noun}")
        if frozenset((a.noun, b.noun)) in _related("pairs"):
            return Level("noun", "related", f"{a.noun} / {b.noun}")
        return Level("noun", "clash", f"{a.noun} / {b.noun}")
    return Level("noun", "generic" if generic(a.noun) else "exact", a.noun)


def _modifier(a: Features, b: Features) -> Level:
    if not a.modifiers or not b.modifiers:
        return Level("modifier", "missing")
    shared = a.modifiers & b.modifiers
    return Level("modifier", "exact", ", ".join(sorted(shared))) if shared else Level("modifier", "clash")


def _names(a: Features, b: Features) -> Level:
    """Names that both sentences hold, the common subject left out: it has its own level."""
    shared = a.names & b.names
    subjects = {a.claim.subject.rsplit(" ", 1)[-1].lower()} & {b.claim.subject.rsplit(" ", 1)[-1].lower()}
    if subjects & shared:
        shared -= subjects
        if not shared:
            return Level("names", "missing")
    if not a.names or not b.names:
        return Level("names", "missing")
    grade = "several" if len(shared) > 1 else "one" if shared else "none"
    return Level("names", grade, ", ".join(sorted(shared)))


def _words(a: Features, b: Features, weights: Mapping[str, float]) -> Level:
    """How much of the smaller context the other shares, rare words counting more, words close to the numbers double."""
    shared = (a.stems & b.stems) - a.names
    close = (a.near & b.near) - a.names
    weight = sum(weights.get(w, 1.0) for w in shared) + sum(weights.get(w, 1.0) for w in close)
    whole = min(a.mass, b.mass)
    part = weight / whole if whole else 0.0
    grade = "most" if part > 0.55 else "many" if part > 0.3 else "some" if part > 0.15 else "few" if shared else "none"
    return Level("words", grade, ", ".join(sorted(shared)[:6]))


def _repetition(a: Features, b: Features) -> Level:
    """In one document: whether the later figure takes up the earlier ("30 dangers ... the 40 dangers") or is new."""
    if a.claim.doc_index != b.claim.doc_index:
        return Level("repetition", "missing")
    first, second = (a, b) if a.claim.start < b.claim.start else (b, a)
    if second.indefinite:
        return Level("repetition", "new", f"a {second.claim.text}")
    if a.noun == b.noun and a.noun and generic(a.noun):
        return Level("repetition", "generic", a.noun)
    if second.definite and not first.definite and a.noun and a.noun == b.noun:
        return Level("repetition", "taken up", f"the {second.claim.text} {second.noun}")
    return Level("repetition", "missing")


def _slot(a: Features, b: Features) -> Level:
    """The words right behind the numbers, up to the next comma: "three in sports halls", "five in sports halls"."""
    if not a.slot or not b.slot:
        return Level("slot", "missing")
    shared = a.slot & b.slot
    if not shared:
        return Level("slot", "none")
    return Level("slot", "exact" if 2 * len(shared) >= len(a.slot | b.slot) else "missing", ", ".join(sorted(shared)))


def _qualifier(a: Features, b: Features) -> Level:
    """The sense; two words that both look ahead, or both at what holds, may mean one thing."""
    x, y = a.claim.qualifier, b.claim.qualifier
    if x and y and x != y and ({x, y} <= _AHEAD or {x, y} <= _HOLDING):
        return Level("qualifier", "related", f"{x} / {y}")
    return _named("qualifier", x, y)


_ROLES = {
    frozenset({"level"}): "exact", frozenset({"change"}): "exact", frozenset({"whole"}): "exact",
    frozenset({"total"}): "exact", frozenset({"total", "level"}): "part",
}  # fmt: skip


def _role(f: Features) -> str:
    if f.claim.quantity.trend == "by":
        return "change"
    return "whole" if f.whole else "total" if f.total else "level"


def _period(a: Features, b: Features) -> Level:
    """The time that the sentences are about.

    One that names a year or month of its own tells of another event than one that does not.
    """
    x, y = a.when, b.when
    if not x and not y:
        return Level("period", "missing")
    if x == y:
        return Level("period", "missing" if x == "now" else "exact", x)
    if {x, y} <= {"", "now"}:
        return Level("period", "missing")
    grade = "clash" if x[:5] == y[:5] else "background"
    return Level("period", grade, f"{x or 'undated'} / {y or 'undated'}")


def _value(a: Features, b: Features) -> Level:
    x, y = a.value, b.value
    if a.claim.base_unit != b.claim.base_unit and a.family == "money":
        return Level("value", "missing", f"{a.claim.base_unit} / {b.claim.base_unit}")  # worth nothing without a rate
    if a.claim.date_low or b.claim.date_low:
        if not (a.claim.date_low and b.claim.date_low) or a.family not in ("date", "time"):
            return _ratio(x, y)
        if a.claim.date_low == b.claim.date_low:
            return Level("value", "equal", a.claim.date_low[:10])
        if _overlap(a, b):
            return Level("value", "overlap", f"{a.claim.date_low[:10]} / {b.claim.date_low[:10]}")
        return Level("value", "near" if a.claim.date_low[:7] == b.claim.date_low[:7] else "far")
    return _ratio(x, y)


@cache
def _related(kind: str) -> frozenset[frozenset[str]]:
    """Pairs of head nouns or predicates that stand for each other: a minister for a member, severed for damaged."""
    return frozenset(frozenset(pair) for pair in vocabulary("context")["related"][kind])


def _how_telling(value: Decimal) -> str:
    """How much it says that two claims share a value: "3" little, "37" something, "146.5" a lot.

    >>> [_how_telling(Decimal(v)) for v in ("3", "37", "146.5", "500000")]
    ['common', 'equal', 'telling', 'common']
    """
    digits = len(value.normalize().as_tuple().digits)
    return "common" if digits == 1 else "equal" if digits == 2 else "telling"


def _overlap(a: Features, b: Features) -> bool:
    x, y = a.claim, b.claim
    return bool(
        x.date_low
        and y.date_low
        and x.date_high
        and y.date_high
        and x.date_low < y.date_high
        and y.date_low < x.date_high
    )


def _ratio(x: Decimal | None, y: Decimal | None) -> Level:
    if x is None or y is None:
        return Level("value", "missing")
    if x == y:
        return Level("value", _how_telling(x), f"{x.normalize():f}")
    if not x or not y or (x < 0) != (y < 0):
        return Level("value", "far")
    if x / y in _SLIPS:
        return Level("value", "slip", f"a factor of {max(x / y, y / x)}")
    distance = abs(log2(float(x / y)))
    if distance < 0.01:
        return Level("value", "equal")
    near = distance <= log2(3) or (0 < x <= _SMALL and 0 < y <= _SMALL)
    return Level("value", "near" if near else "far", f"ratio {2**distance:.1f}")
