"""Which claims of the sources bear out a draft's number, wherever they stand."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from checker.checks.base import Scene
from checker.checks.cells import cell_of, has_tables, is_of_table, rows_named, speaks_of
from checker.checks.dates import dates_bear_out
from checker.checks.derivation import Derivation, derive_from, source_claims
from checker.checks.judge import BOUNDS, rounds_to
from checker.model import Claim, Interval, Pair

_FAMILIES = {"fraction": "percentage", "number": "count", "elapsed": "duration"}
_NUMBERLIKE = ("count", "age", "ordinal", "frequency")
_LEAST_SPELLED = 10  # a single digit stands anywhere
_WITHOUT_UNIT = frozenset({"count", "ordinal", "ratio", "age", "frequency"})
_AMOUNTS = frozenset({"money", "measure"})
_LARGE = 1_000_000  # "sales of 1.4 billion": what of is told by the amount before
_ROUND = 2  # digits of a bound that was chosen because it is round
_BOUND_SHARE, _NARROW_SHARE = Decimal("1.5"), Decimal("1.02")
_OLDEST = 120  # years; a higher number beside an age is no age
_ROUNDED_SHARE, _HEDGED_SHARE = Decimal("0.06"), Decimal("0.12")
Family = tuple[str, str]


def family_of(claim: Claim) -> Family:
    """The group of claims whose values can bear each other out: counts, or amounts of one dimension or currency."""
    kind = _FAMILIES.get(claim.quantity.kind, claim.quantity.kind)
    return kind, "" if kind in _WITHOUT_UNIT else claim.base_unit.split("/")[0]


@lru_cache(maxsize=1)
def sources_by_family(scene: Scene) -> Mapping[Family, Sequence[Claim]]:
    """The sources' claims by family, furniture left out."""
    out: dict[Family, list[Claim]] = defaultdict(list)
    for claim in scene.claims:
        if claim.doc_index not in scene.drafts and not claim.furniture:
            out[family_of(claim)].append(claim)
    return out


def bears_out(draft: Claim, source: Claim) -> bool:
    """Whether a source's figure is enough for a draft's: the same, or one that the draft rounds, hedges or sums up.

    This asks more than that both may be true: a source's "2 percent" does not bear out "2.4 percent", nor does its
    "more than 40" a 57.
    """
    if draft.quantity.kind in ("date", "time"):
        return dates_bear_out(draft, source)
    a, b = draft.base_value, source.base_value
    if a is not None and b is None and source.quantity.is_range:
        return a in (source.base.low, source.base.high)  # one end of "between £12 and £40"
    if a is not None and b is not None:
        if a == b:
            return True
        if draft.quantity.kind == "fraction" and abs(a - b) < 1:
            return True  # a third is said of 33%
        if _finer(draft, source):
            return False
        if draft.quantity.hedge in BOUNDS:
            return source.quantity.hedge not in BOUNDS and _close_bound(draft, a, b)
        return (draft.base.contains(b) and _near(a, b, draft)) or rounds_to(draft, Interval(b, b))
    if a is not None or draft.base == Interval() or source.base == Interval():
        return False  # a range or a bound in the source says less than a value
    if b is None:
        return draft.base.holds(source.base)
    return draft.base.contains(b) and (draft.measure == source.measure or draft.quantity.kind != "age")


def _finer(draft: Claim, source: Claim) -> bool:
    """Whether a draft gives more digits than its source, in one unit: rounding only ever takes digits away."""
    x, y = draft.quantity, source.quantity
    if x.unit != y.unit or x.value is None or y.value is None:
        return False
    return _digits(x.value) > max(_digits(y.value), 1)


def _digits(value: Decimal) -> int:
    """Digits that a number is given with: idle zeros at the end of a whole number do not count."""
    return len(value.normalize().as_tuple().digits)


def _near(a: Decimal, b: Decimal, draft: Claim) -> bool:
    """Whether one value may be the other rounded: "$2 billion" is not $1.55 billion, though the digits allow it."""
    share = _HEDGED_SHARE if draft.quantity.hedge != "exact" else _ROUNDED_SHARE
    return abs(a - b) <= share * max(abs(a), abs(b))


def _close_bound(draft: Claim, bound: Decimal, value: Decimal) -> bool:
    """Whether a bound is one that a writer would choose for the value: "more than 40" for 43, not for 400."""
    if not draft.base.contains(value) or bound <= 0:
        return False
    ratio = value / bound
    most = _BOUND_SHARE if _digits(bound) <= _ROUND else _NARROW_SHARE
    return most >= ratio >= 1 / most or abs(value - bound) <= 1


def bearing(claim: Claim, scene: Scene) -> list[Claim]:
    """The source claims that bear a draft's claim out, those with the same subject first.

    A bare number may be an age, a count or a rank elsewhere ("Pippa, 31" and "the 31-year-old"): then the digits are
    enough. Each claim is looked up once a run: a large sheet has very many.
    """
    known = _bearing(scene)
    at = claim.doc_index, claim.start
    if at not in known:
        known[at] = _supports(claim, sources_by_family(scene), scene)
    return known[at]


@lru_cache(maxsize=1)
def _bearing(scene: Scene) -> dict[tuple[int, int], list[Claim]]:
    return {}


def _supports(claim: Claim, sources: Mapping[Family, Sequence[Claim]], scene: Scene) -> list[Claim]:
    found = [s for s in sources.get(family_of(claim), ()) if bears_out(claim, s)]
    if not found and claim.quantity.kind == "number" and (claim.base_value or 0) >= _LARGE:
        found = [s for (kind, _), claims in sources.items() if kind in _AMOUNTS for s in claims if bears_out(claim, s)]
    if not found and _numberlike(claim):
        found = [s for kind in _NUMBERLIKE for s in sources.get((kind, ""), ()) if _same_number(claim, s)]
    found = [s for s in found if not is_of_table(s, scene) or speaks_of(claim, s, scene)]
    return sorted(found, key=lambda s: s.subject != claim.subject)


def other_row(pair: Pair, scene: Scene) -> str:
    """Why two figures of one draft do not contradict each other: a table has one in another row; else ""."""
    if pair.a.doc_index != pair.b.doc_index or is_of_table(pair.a, scene) or not has_tables(scene):
        return ""
    for own, other in ((pair.a, pair.b), (pair.b, pair.a)):
        for cell in bearing(own, scene):
            value = cell_of(cell, scene)
            rows = rows_named(other, cell.doc_index, value.head, scene) if value else frozenset()
            if value and rows and value.label not in rows:
                return f"{own.text} stands in {cell.where}, and {other.text} is of another row"
    return ""


def _numberlike(claim: Claim) -> bool:
    kind = _FAMILIES.get(claim.quantity.kind, claim.quantity.kind)
    value = claim.quantity.value
    return kind in _NUMBERLIKE and value is not None and (kind != "age" or value <= _OLDEST)


def _same_number(claim: Claim, source: Claim) -> bool:
    """Whether another kind of claim is written with the same number; within one kind the units decide."""
    return source.quantity.value == claim.quantity.value and source.quantity.kind != claim.quantity.kind


def spelled(claim: Claim, scene: Scene) -> int | None:
    """The first source that holds the digits of a bare number though not as a claim ("Vaughan 30." in a line-up).

    Only for numbers without a unit: of an amount with one, the unit has to agree. A single digit stands anywhere; it
    counts in a score ("8-5"), and behind a name that the draft's sentence has too ("Greens 4").
    """
    if claim.quantity.kind == "date":
        return _published(claim, scene)
    if _FAMILIES.get(claim.quantity.kind, claim.quantity.kind) not in (*_NUMBERLIKE, "time"):
        return None
    digits = _written(claim)
    if not digits and claim.quantity.value is not None:
        return paired(claim, scene)
    return next((i for i, found in enumerate(scene.digits) if digits & found and i not in scene.drafts), None)


def _published(claim: Claim, scene: Scene) -> int | None:
    """The first source of the day that a weekday means: "the office said on Thursday"."""
    if getattr(claim.quantity.timex, "form", "") != "weekday" or not claim.date_low:
        return None
    days = {i: d.day for i, d in enumerate(scene.documents) if i not in scene.drafts}
    return next((i for i, day in days.items() if day is not None and claim.date_low[:10] == day.isoformat()), None)


def paired(claim: Claim, scene: Scene) -> int | None:
    """The first source that has a small number in a score, or behind a name of the claim's sentence."""
    value = claim.quantity.value
    if claim.quantity.kind not in ("count", "number") or value is None or value >= _LEAST_SPELLED:
        return None
    digits = str(value)
    spoken = {word.strip(",;:.") for word in claim.sentence.lower().split()}
    for i, names in enumerate(scene.names):
        named = any(n.number == digits and n.head.rsplit(" ", 1)[-1] in spoken for n in names)
        if i not in scene.drafts and (named or digits in scene.scores[i]):
            return i
    return None


def _written(claim: Claim) -> frozenset[str]:
    """The digit runs that would stand for a claim elsewhere: as written, and its value without grouping."""
    q = claim.quantity
    clock = getattr(q.timex, "clock", None)
    if clock is not None and clock.hour is not None:
        return frozenset({str(clock.hour), str(clock.hour % 12 or 12)}) if not clock.minute else frozenset()
    if q.value is None or q.value != q.value.to_integral_value() or q.value < _LEAST_SPELLED:
        return frozenset()
    return frozenset({str(int(q.value)), f"{int(q.value):,}"})


@lru_cache(maxsize=1)
def alone(scene: Scene) -> tuple[Claim, ...]:
    """The drafts' claims whose value stands nowhere in the sources."""
    drafted = (c for c in scene.claims if c.doc_index in scene.drafts and not c.furniture)
    return tuple(c for c in drafted if not bearing(c, scene) and spelled(c, scene) is None)


@lru_cache(maxsize=1)
def derivations(scene: Scene) -> Mapping[tuple[int, int], Derivation]:
    """How the drafts' claims that stand nowhere follow from figures of the sources, by document number and start."""
    by_document = source_claims(scene)
    apart = {id(c) for c in alone(scene)}
    borne: dict[int, list[Claim]] = defaultdict(list)
    for claim in scene.claims:
        if claim.doc_index in scene.drafts and id(claim) not in apart and not claim.quantity.vague:
            borne[claim.doc_index].append(claim)
    beside = {at: (claims, [c.start for c in claims]) for at, claims in borne.items()}
    found = ((c, derive_from(c, by_document, _beside(c, beside), scene)) for c in alone(scene))
    return {(c.doc_index, c.start): how for c, how in found if how is not None}


def _beside(claim: Claim, borne: Mapping[int, tuple[list[Claim], list[int]]]) -> list[Claim]:
    """The draft's own figures of a claim's sentence, those that the sources bear out."""
    claims, starts = borne.get(claim.doc_index, ([], []))
    first = bisect_left(starts, claim.sentence_start)
    last = bisect_left(starts, claim.sentence_start + len(claim.sentence))
    return claims[first:last]


@lru_cache(maxsize=1)
def unborne(scene: Scene) -> frozenset[tuple[int, int]]:
    """Document number and start of the drafts' claims that no source bears out and that follow from none."""
    return frozenset((c.doc_index, c.start) for c in alone(scene)) - derivations(scene).keys()
