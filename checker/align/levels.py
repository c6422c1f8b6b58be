"""Whether two claims speak of the same thing: one named level of evidence an attribute, added up in bits.

The model is that of Fellegi and Sunter (1969): each level has a weight, log2 of how much more often it is seen among
claims of one thing than among claims of two; the sum, with the prior of a candidate pair, gives the strength as a
probability.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache, lru_cache
from math import log2

from checker.align.features import Features, Weights, generic
from checker.align.series import slot
from checker.model import Level
from checker.vocab.load import vocabulary

_SLIPS = frozenset(Decimal(10) ** k for k in (-9, -6, -3, -1, 1, 3, 6, 9))  # million for billion, a lost decimal point
AHEAD = frozenset({"target", "demanded", "forecast"})
_HOLDING = frozenset({"current", "previous"})
_UNMEASURED = frozenset({"count", "ordinal", "date", "time"})
_TEENS = frozenset(Decimal(10 * k) / (10 + k) for k in range(3, 10))  # seventeen for seventy
_UNLIKE = Decimal(2)  # below every ratio of the two sets above
PRIOR = -3.5  # bits: among candidate pairs one in about twelve is of the same thing (measured: 8%)

# attribute -> grade -> bits. The order is the order in which an explanation lists them.
_KIN, _STRANGE = 0.3, 0.08
_LOGARITHMIC, _STEP = frozenset({"magnitude", "decibel"}), Decimal("0.3")  # a ratio of such values says nothing
_LARGE = Decimal(1000)  # "12 people in the city of" is not how many live there
_MEASURED = Decimal("1.5")  # lengths and weights of one thing hardly differ by more, but for a unit or a slip
_SMALL = Decimal(10)  # among small counts a ratio says little: 1 and 4 dead may be one toll
WEIGHTS: Mapping[str, Mapping[str, float]] = {
    "noun": {"exact": 2.0, "related": 0.5, "generic": 0.3, "missing": 0.0, "clash": -4.0},
    "modifier": {"exact": 1.0, "missing": 0.0, "narrower": -6.0, "clash": -2.0},
    "measure": {"exact": 1.5, "related": 0.0, "missing": -0.3, "clash": -2.5},
    "documents": {"kin": 1.0, "related": 0.0, "strange": -1.0},
    "predicate": {"attribute": 3.5, "exact": 1.7, "related": 0.5, "missing": 0.0, "clash": -2.0},
    "subject": {"exact": 2.0, "related": 0.3, "missing": 0.0, "clash": -2.5, "apart": -5.0},
    "names": {"several": 2.0, "one": 1.0, "carried": 0.7, "missing": 0.0, "known": -0.3, "none": -1.0},
    "words": {"most": 3.5, "many": 2.5, "some": 1.2, "few": 0.0, "none": -2.0},
    "slot": {"exact": 1.5, "missing": 0.0, "none": -0.7},
    "qualifier": {"exact": 0.3, "related": -0.3, "missing": 0.0, "clash": -3.0},
    "role": {"exact": 0.0, "part": -1.5, "clash": -5.0},
    "period": {"exact": 1.0, "missing": 0.0, "background": -2.0, "another": -3.0, "clash": -3.0},
    "repetition": {  # see `checker.align.inside`
        "same words": 9.0,
        "taken up": 6.0,
        "same thing": 6.0,
        "misspelt": 6.0,
        "same event": 6.0,
        "missing": 0.0,
        "generic": -2.0,
        "apart": -5.0,
        "new": -5.0,
    },
    "series": {"rest": 3.0, "exact": 1.0, "missing": 0.0, "clash": -6.0},
    "sentences": {"agree": 3.0, "differ": -2.0},
    "polarity": {"exact": 0.0, "clash": 0.0},
    "value": {
        "telling": 4.5,
        "equal": 3.0,
        "overlap": 2.0,
        "common": 1.5,
        "near": 0.5,
        "slip": 0.0,
        "misheard": -1.0,
        "off": -1.5,
        "far": -3.0,
        "missing": 0.0,
    },
}

# Levels without a detail are made once: a large archive compares hundreds of thousands of pairs, each on 16 attributes.
_MISSING = {name: Level(name, "missing") for name, grades in WEIGHTS.items() if "missing" in grades}
ACROSS = _MISSING["repetition"]  # of two documents
_POLARITY = {True: Level("polarity", "exact"), False: Level("polarity", "clash")}
_NO_WORDS = Level("words", "none")


def compare(a: Features, b: Features, weights: Weights, kin: float = 1.0, repeats: Level = ACROSS) -> tuple[Level, ...]:
    """The level that each attribute reaches for two claims of one family.

    `kin` is how much their documents share, `repeats` how one repeats the other inside a document.
    """
    return (
        _documents(kin),
        _noun(a, b),
        _modifier(a, b),
        _measure(a, b),
        _predicate(a, b),
        _subject(a, b),
        _names(a, b),
        _words(a, b, weights),
        _slot(a, b),
        _qualifier(a, b),
        _ROLES.get((_role(a), _role(b)), _OTHER_ROLE),
        _period(a, b),
        repeats,
        _series(a, b),
        _POLARITY[a.negated == b.negated],
        _value(a, b),
    )


@lru_cache(maxsize=1024)  # the pairs of two documents come in a row
def _documents(kin: float) -> Level:
    return Level("documents", "kin" if kin > _KIN else "strange" if kin < _STRANGE else "related", f"{kin:.2f}")


def strength(levels: tuple[Level, ...]) -> float:
    """The probability that two claims with these levels speak of the same thing.

    >>> round(strength((Level("words", "most"), Level("noun", "exact"), Level("value", "equal"))), 2)
    0.97
    """
    return probability(total(levels))


def probability(bits: float) -> float:
    """What the prior and so many bits of evidence come to."""
    return float(1 / (1 + 2.0 ** -(PRIOR + bits)))


def _named(name: str, a: str, b: str) -> Level:
    if not a or not b:
        return _MISSING[name]
    return Level(name, "exact", a) if a == b else Level(name, "clash", f"{a} / {b}")


def total(levels: tuple[Level, ...]) -> float:
    """All bits of evidence, without the prior."""
    return sum([WEIGHTS[name][grade] for name, grade, _ in levels])


def context(levels: tuple[Level, ...]) -> float:
    """The bits of evidence that do not come from the values."""
    return sum([WEIGHTS[name][grade] for name, grade, _ in levels if name != "value"])


def _measure(a: Features, b: Features) -> Level:
    """What is measured; counts are told apart by their noun, dates by what happened."""
    if a.family in _UNMEASURED:
        return _MISSING["measure"]
    if (a.claim.also or b.claim.also) and (shared := set(a.claim.measures) & set(b.claim.measures)):
        return Level("measure", "exact", next(m for m in a.claim.measures if m in shared))
    x, y = a.claim.measure, b.claim.measure
    if x and y and x != y and frozenset((x, y)) in _related("measures"):
        return Level("measure", "related", f"{x} / {y}")
    return _named("measure", x, y)


def _predicate(a: Features, b: Features) -> Level:
    """What happened; two classes of the vocabulary may report one event in other words ("severed", "damaged")."""
    x, y = a.claim.predicate, b.claim.predicate
    if x == y == "said":
        return _MISSING["predicate"]
    if x and y and x != y and frozenset((x, y)) in _related("predicates"):
        return Level("predicate", "related", f"{x} / {y}")
    if x == y in _attributes() and _of_one(a, b):
        return Level("predicate", "attribute", x)
    return _named("predicate", x, y)


def _of_one(a: Features, b: Features) -> bool:
    """Whether two figures of some size are said of one name: a town has one number of inhabitants."""
    same = a.claim.subject == b.claim.subject != ""
    return same and all(f.value is not None and f.value >= _LARGE for f in (a, b))


def _subject(a: Features, b: Features) -> Level:
    """Exact for one name, related where either sentence names the other's subject too, a clash for two known entities.

    One document names one thing by one name; across documents only known entities are told apart, for "Lopez" may be
    "the mayor".
    """
    x, y = a.claim.subject, b.claim.subject
    if not x or not y:
        return _MISSING["subject"]
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
        return _MISSING["noun"]
    if a.noun != b.noun:
        if generic(a.noun) or generic(b.noun):
            return Level("noun", "missing", f"{a.noun} / {b.noun}")
        if frozenset((a.noun, b.noun)) in _related("pairs"):
            return Level("noun", "related", f"{a.noun} / {b.noun}")
        return Level("noun", "clash", f"{a.noun} / {b.noun}")
    return Level("noun", "generic" if generic(a.noun) else "exact", a.noun)


def _modifier(a: Features, b: Features) -> Level:
    if not a.modifiers or not b.modifiers:
        shares = a.family == b.family == "percent" and a.claim.measure == b.claim.measure != ""
        narrower = shares and a.modifiers != b.modifiers  # of voice traffic, of all traffic
        return Level("modifier", "narrower" if narrower else "missing", ", ".join(sorted(a.modifiers | b.modifiers)))
    shared = a.modifiers & b.modifiers
    return Level("modifier", "exact", ", ".join(sorted(shared))) if shared else Level("modifier", "clash")


def _names(a: Features, b: Features) -> Level:
    """Names that both sentences hold, the common subject left out: it has its own level.

    Names that the other document has elsewhere hardly speak against a pair: outlets place one event in various words.
    """
    if not a.names or not b.names:
        return _MISSING["names"]
    shared = a.names & b.names
    if shared:
        subjects = {a.claim.subject.rsplit(" ", 1)[-1].lower()} & {b.claim.subject.rsplit(" ", 1)[-1].lower()}
        if subjects & shared:
            shared -= subjects
            if not shared:
                return _MISSING["names"]
    known = a.claim.doc_index != b.claim.doc_index and (a.names & b.setting or b.names & a.setting)
    if not shared and known and not (a.carried or b.carried):
        return Level("names", "known")
    if a.carried or b.carried:
        return Level("names", "carried" if shared else "missing", ", ".join(sorted(shared)))
    grade = "several" if len(shared) > 1 else "one" if shared else "none"
    return Level("names", grade, ", ".join(sorted(shared)))


def _words(a: Features, b: Features, weights: Weights) -> Level:
    """How much of the smaller context the other shares, rare words counting more, words close to the numbers double."""
    shared = (a.stems & b.stems) - a.names
    if not shared:
        return _NO_WORDS
    close = (a.near & b.near) - a.names
    weight = sum(map(weights.__getitem__, shared)) + sum(map(weights.__getitem__, close))
    whole = min(a.mass, b.mass)
    part = weight / whole if whole else 0.0
    grade = "most" if part > 0.55 else "many" if part > 0.3 else "some" if part > 0.15 else "few"
    return Level("words", grade, ", ".join(sorted(shared)[:6]))


def _slot(a: Features, b: Features) -> Level:
    """The words right behind the numbers, up to the next comma: "three in sports halls", "five in sports halls"."""
    if not a.slot or not b.slot:
        return _MISSING["slot"]
    shared = a.slot & b.slot
    if not shared:
        return Level("slot", "none")
    return Level("slot", "exact" if 2 * len(shared) >= len(a.slot | b.slot) else "missing", ", ".join(sorted(shared)))


def _qualifier(a: Features, b: Features) -> Level:
    """The sense; two words that both look ahead, or both at what holds, may mean one thing."""
    x, y = a.claim.qualifier, b.claim.qualifier
    if x and y and x != y and ({x, y} <= AHEAD or {x, y} <= _HOLDING):
        return Level("qualifier", "related", f"{x} / {y}")
    return _named("qualifier", x, y)


_OTHER_ROLE = Level("role", "clash")
_ROLES = {
    **{(role, role): Level("role", "exact") for role in ("level", "change", "whole", "total", "further")},
    **{(role, "level"): Level("role", "part") for role in ("total", "further")},
    **{("level", role): Level("role", "part") for role in ("total", "further")},
}


def _role(f: Features) -> str:
    if f.claim.quantity.trend == "by":
        return "change"
    return "whole" if f.whole else "total" if f.total else "further" if f.further else "level"


def _series(a: Features, b: Features) -> Level:
    if not (a.series or b.series):
        return _MISSING["series"]
    return Level("series", slot(a.value, b.value, a.series, b.series) or "missing")


def _period(a: Features, b: Features) -> Level:
    """The time that the sentences are about.

    One that names a year or month of its own tells of another event than one that does not.
    """
    x, y = a.when, b.when
    if not x and not y:
        return _MISSING["period"]
    if x == y:
        return Level("period", "missing" if x == "now" else "exact", x)
    if {x, y} <= {"", "now"}:
        return _MISSING["period"]
    if "past" in (x, y) and {x[:5], y[:5]} <= {"past", "year ", "month"}:
        return Level("period", "missing", f"{x} / {y}")
    across = a.claim.doc_index != b.claim.doc_index
    grade = "clash" if x[:5] == y[:5] else "another" if across else "background"
    return Level("period", grade, f"{x or 'undated'} / {y or 'undated'}")


def _value(a: Features, b: Features) -> Level:
    x, y = a.value, b.value
    if a.claim.base_unit != b.claim.base_unit and a.family == "money":
        return Level("value", "missing", f"{a.claim.base_unit} / {b.claim.base_unit}")  # worth nothing without a rate
    if a.family == b.family == "time":
        return _hours(a.claim.date_low, b.claim.date_low)
    if a.claim.date_low or b.claim.date_low:
        if not (a.claim.date_low and b.claim.date_low) or a.family not in ("date", "time"):
            return _ratio(x, y)
        if a.claim.date_low == b.claim.date_low:
            return Level("value", "equal", a.claim.date_low[:10])
        if _overlap(a, b):
            return Level("value", "overlap", f"{a.claim.date_low[:10]} / {b.claim.date_low[:10]}")
        return Level("value", "near" if a.claim.date_low[:7] == b.claim.date_low[:7] else "far")
    if a.claim.base_unit == b.claim.base_unit in _LOGARITHMIC and x is not None and y is not None and x != y:
        return Level("value", "near" if abs(x - y) <= _STEP else "far", f"{abs(x - y)} apart")
    found = _ratio(x, y)
    measured = a.family.startswith("measure") and a.claim.doc_index != b.claim.doc_index
    if found.grade == "near" and measured and x and y and not _MEASURED > x / y > 1 / _MEASURED:
        return found._replace(grade="off")
    return found


def _hours(x: str | None, y: str | None) -> Level:
    """Two times of day, whatever the days: the day of a bare "4:43 a.m." is only that of the document."""
    if not x or not y or "T" not in x or "T" not in y:
        return _MISSING["value"]
    first, second = x[x.index("T") + 1 :][:5], y[y.index("T") + 1 :][:5]
    return Level("value", "equal" if first == second else "near", f"{first} / {second}")


@cache
def _attributes() -> frozenset[str]:
    """Predicates of which a subject has one figure at a time."""
    return frozenset(vocabulary("context")["attribute"]["predicates"])


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
        return _MISSING["value"]
    if x == y:
        return Level("value", _how_telling(x), f"{x.normalize():f}")
    if not x or not y or (x < 0) != (y < 0):
        return Level("value", "far")
    ratio = x / y
    if not _UNLIKE > ratio > 1 / _UNLIKE:  # the look-ups cost more than the comparison
        if max(x, y) / min(x, y) in _TEENS:
            return Level("value", "misheard", f"{min(x, y).normalize():f} / {max(x, y).normalize():f}")
        if ratio in _SLIPS:
            return Level("value", "slip", f"a factor of {max(ratio, y / x)}")
    distance = abs(log2(float(ratio)))
    if distance < 0.01:
        return Level("value", "equal")
    near = distance <= log2(3) or (0 < x <= _SMALL and 0 < y <= _SMALL)
    return Level("value", "near" if near else "far", f"ratio {2**distance:.1f}")
