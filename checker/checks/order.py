"""Order of events in one sentence: a range that ends before it begins, a death before the birth, an age beside a year
of birth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from checker import shown
from checker.checks.base import Rule, Scene
from checker.checks.facts import day_of
from checker.checks.parts import tokens_of
from checker.checks.select import applies, own
from checker.model import Claim
from checker.vocab.load import vocabulary

_BEFORE = 60  # characters in front of a date in which its event's word stands
_GAP = 8  # tokens between two dates of one person or thing
_OLDEST = 110  # years; an earlier birth is history, and so is the age beside it
_SLACK = 1  # years by which an age and a year of birth may miss each other


class Disorder(NamedTuple):
    """Claims of one sentence that cannot all be true: what kind of error, and why."""

    claims: tuple[Claim, ...]
    kind: str  # order, age
    message: str
    why: str


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(vocabulary("order")["words"][name])


def disorders(rule: Rule, scene: Scene) -> Iterator[Disorder]:
    """The dates of each sentence that stand in the wrong order, and ages that do not fit the year of birth."""
    by_sentence: dict[tuple[int, int], list[Claim]] = defaultdict(list)
    for claim in scene.claims:
        aged = _with_age(claim)
        if aged.quantity.kind in ("date", "age") and not claim.furniture and own(claim, scene):
            by_sentence[claim.doc_index, claim.sentence_start].append(aged)
    for (document, _), claims in by_sentence.items():
        if len(claims) > 1 and all(applies(rule, c, scene) for c in claims):
            text = scene.documents[document].text
            for a, b in pairwise(claims):
                if a.quantity.kind == b.quantity.kind == "date" and _ends_early(a, b):
                    yield from _pair(a, b, text)
            yield from _age(claims, text, scene)


def _with_age(claim: Claim) -> Claim:
    """A bare number between commas behind a name, in a sentence that tells of a birth, as an age: "Mary, 45, who …"."""
    q = claim.quantity
    if (
        q.kind != "number"
        or q.value is None
        or not 0 < q.value <= _OLDEST
        or q.value % 1
        or "born" not in claim.sentence
    ):
        return claim
    start, stop = q.start - claim.sentence_start, q.end - claim.sentence_start
    before, behind = claim.sentence[: max(0, start)].rstrip(), claim.sentence[stop : stop + 1]
    name = before[:-1].split()[-1:] if before.endswith(",") else []
    if behind != "," or not name or not name[0][:1].isupper():
        return claim
    return claim._replace(quantity=q._replace(kind="age", unit="year"))


def _ends_early(a: Claim, b: Claim) -> bool:
    """Whether b lies before a, by dates that are written out.

    Two years decide. Where one is left out the turn of a year may lie between them ("from 5 November to 3 February"),
    but not between two days of one month.
    """
    x, y = a.quantity.timex, b.quantity.timex
    if x is None or y is None or x.form != "calendar" or y.form != "calendar" or not (x.exists and y.exists):
        return False
    if x.year and y.year:
        return bool(a.date_low and b.date_high and b.date_high <= a.date_low)
    return bool(x.month and x.month == y.month and x.day and y.day and y.day < x.day and x.year == y.year)


def _pair(a: Claim, b: Claim, text: str) -> Iterator[Disorder]:
    before = tokens_of(text[max(0, a.start - _BEFORE) : a.start])
    gap = tokens_of(text[a.end : b.start])
    days = f"{shown.value_of(b)} lies before {shown.value_of(a)}"
    joins = vocabulary("order")["range"].get(before[-1] if before else "", ())
    after = tokens_of(text[b.end : b.end + _BEFORE])[:1]
    unmoved = _words("moved").isdisjoint(tokens_of(a.sentence)) and _words("measures").isdisjoint(after)
    if len(gap) == 1 and gap[0] in joins and unmoved:
        yield Disorder(
            (b, a), "order", f"{before[-1]} {a.text} {gap[0]} {b.text}: the end lies before the beginning", days
        )
    elif gap and len(gap) <= _GAP and _words("others").isdisjoint(gap):
        begin, end = _event(before), _event(gap)
        for pair in vocabulary("order")["events"]:
            if begin in pair["begin"] and end in pair["end"]:
                yield Disorder(
                    (b, a), "order", f"{begin} {a.text}, {end} {b.text}: the end lies before the beginning", days
                )


def _event(words: Sequence[str]) -> str:
    """The word that a date belongs to: "born" of "was born on"."""
    return next((w for w in reversed(words[-3:]) if w not in ("in", "on", "the", ",")), "")


def _age(claims: Sequence[Claim], text: str, scene: Scene) -> Iterator[Disorder]:
    if len(claims) != 2 or {c.quantity.kind for c in claims} != {"age", "date"}:
        return
    first, second = claims
    age, born = (first, second) if first.quantity.kind == "age" else (second, first)
    today, timex = day_of(age, scene), born.quantity.timex
    if today is None or timex is None or timex.form != "calendar" or not timex.year or timex.unit:
        return
    gap = tokens_of(text[first.end : second.start])
    is_birth = _event(tokens_of(text[max(0, born.start - _BEFORE) : born.start])) == "born"
    between = [t for t in gap if t not in ("who", "born", "in", "on")]
    if not is_birth or len(between) > 4 or not _words("others").isdisjoint(between) or age.quantity.hedge != "exact":
        return
    if (
        age.quantity.value is None
        or age.quantity.unit != "year"
        or not _words("then").isdisjoint(tokens_of(age.sentence))
    ):
        return
    years = today.year - timex.year
    if 0 <= years <= _OLDEST and not years - 1 - _SLACK <= age.quantity.value <= years + _SLACK:
        said = f"{born.text} makes {years - 1} or {years} on {shown.day(today)}, not {shown.number(age.quantity.value)}"
        why = f"born in {timex.year}: {years - 1} or {years} years in {today.year}; the text says {age.text}"
        yield Disorder((age, born), "age", said, why)
