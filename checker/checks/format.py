"""format: the house style of numbers, money, percentages, dates and times."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from checker.checks.base import Outcome, Rule, Scene
from checker.checks.direct import fits
from checker.checks.findings import fields, fill, roles
from checker.checks.margins import core_fix, core_text
from checker.checks.select import own
from checker.checks.style import Form, Template, differences, is_like, pieces, possible, read, template, write
from checker.model import Claim, Comparison, Document, Finding

START, INSIDE, HEADLINE = "start", "inside", "headline"
_POSITIONS = (START, INSIDE)
_NUMERALS = ("numeral", "scaled numeral")
_FOUR, _YEARS = Decimal(10_000), (Decimal(1900), Decimal(2099))
_QUOTES = "'\"\u2018\u201c("
_MIXED = re.compile(r"\d\s?\d/\d|[\u00bc-\u00be\u2150-\u215e]")  # 2 1/2: half in words would be worse
_JOINED = ("/", ":", "=")
_SCORED, _SCORES = re.compile(r"\d\s?[-\u2013]$"), re.compile(r"[-\u2013]\s?\d")  # the other side's goals: "2 - 0"
_NAMES = frozenset({"number", "ordinal"})


class House(NamedTuple):
    """What a rule asks for: the forms that it wants and those that it does not, and the numbers that it is about."""

    wanted: tuple[Template, ...]
    avoided: tuple[Template, ...]
    least: Decimal | None
    below: Decimal | None
    positions: tuple[str, ...]


def format_of(rule: Rule, scene: Scene) -> Outcome:
    """Reads how each selected number is written and holds that against the forms of the rule.

    A trait that no form of the rule has is free: "$841 billion" says nothing about percentages. A number in figures may
    not open a sentence, so there a rule that wants figures keeps silent, unless it names the place with `at`.
    """
    house = _house(rule)
    comparisons, findings = [], []
    for claim in _written_pieces(rule, scene):
        if not _in_range(claim, house) or _position(claim, scene) not in house.positions:
            continue
        form = read(core_text(claim), claim.quantity.kind, claim.quantity.unit)
        if form is None or _is_name(claim, form):
            continue
        wanted = _wanted(form, claim, house, rule)
        bad = next((t for t in house.avoided if is_like(form, t.form)), None)
        if not wanted and bad is None:
            if any(t.form.family == form.family for t in house.wanted):
                why = f"{core_text(claim)} is written as the house writes it"
                comparisons.append(Comparison("compatible", (claim,), "format", why, rule.id))
            continue
        right = _written(form, wanted, house)
        if right and _opens(claim):
            right = right[0].upper() + right[1:]
        if bad is not None or right != core_text(claim):
            findings.append(_finding(claim, wanted, right, bad, rule, scene))
    return Outcome(tuple(comparisons), tuple(findings))


def _written_pieces(rule: Rule, scene: Scene) -> Iterator[Claim]:
    """The numbers of the author's text that the rule selects, a time of day apart from the date beside it."""
    for claim in scene.claims:
        if own(claim, scene) and (not claim.furniture or claim.furniture == "dateline"):
            yield from (piece for piece in pieces(claim) if fits(rule, piece, scene))


def _house(rule: Rule) -> House:
    p = rule.params
    wanted, avoided = (tuple(filter(None, map(template, p.get(key, ())))) for key in ("prefer", "avoid"))
    return House(wanted, avoided, p.get("from"), p.get("below"), p.get("at", _POSITIONS))


def _in_range(claim: Claim, house: House) -> bool:
    """Whether a number is one of those that the rule is about: those below ten, or those from ten on."""
    if house.least is None and house.below is None:
        return True
    value = claim.quantity.value
    if value is None:
        return False
    return (house.least is None or value >= house.least) and (house.below is None or value < house.below)


def _position(claim: Claim, scene: Scene) -> str:
    if _in_headline(claim, scene.documents[claim.doc_index]):
        return HEADLINE
    return START if _opens(claim) else INSIDE


def _opens(claim: Claim) -> bool:
    """Whether no word stands before a number in its sentence."""
    before = claim.sentence[: max(0, claim.quantity.core_start - claim.sentence_start)]
    return not any(c.isalnum() for c in before)


def _in_headline(claim: Claim, document: Document) -> bool:
    blocks = _headlines(document)
    at = bisect_right(blocks, (claim.start, len(document.text))) - 1
    return at >= 0 and claim.start < blocks[at][1]


@lru_cache(maxsize=1)
def _headlines(document: Document) -> tuple[tuple[int, int], ...]:
    """The titles and headings of a document, where its blocks are known; a line by itself is no headline."""
    blocks = document.blocks or ()
    heads = tuple((b.start, b.end) for b in blocks if b.kind in ("title", "heading"))
    return heads if len(heads) < len(blocks) else ()


def _is_name(claim: Claim, form: Form) -> bool:
    """Whether a number is part of a name, a list or another number: "Channel 4", "Hodgson (2)", "1 / 5", "mid-30s"."""
    if claim.quantity.kind == "age":
        return claim.quantity.value is None
    if _MIXED.search(core_text(claim)):
        return True
    if form.family not in _NAMES:
        return False
    start, stop = claim.quantity.start - claim.sentence_start, claim.quantity.end - claim.sentence_start
    ahead, behind = claim.sentence[: max(0, start)].rstrip(), claim.sentence[stop:].lstrip()
    if ahead[-1:] in _JOINED or behind[:1] in _JOINED or (ahead[-1:] == "(" and behind[:1] == ")"):
        return True
    if _SCORED.search(ahead) or _SCORES.match(behind):
        return True
    if claim.quantity.kind not in ("number", "count"):
        return False
    before = claim.sentence[: max(0, start)].split()
    while before and before[-1] in ("of", "the", "No.", "no."):
        before.pop()
    named = (
        len(before) > 1 and before[-1].lstrip(_QUOTES)[:1].isupper() and not before[-1].endswith(("'s", "\u2019s", ","))
    )
    return named and (claim.quantity.kind == "number" or core_text(claim).isdigit())


def _wanted(form: Form, claim: Claim, house: House, rule: Rule) -> dict[str, str]:
    """The traits that must change; figures at the start of a sentence are left to a rule that is about that place."""
    wanted = differences(form, [t.form for t in house.wanted])
    if form.family in ("money", "unit"):
        wanted = possible(form, wanted)
    signed = wanted.get("currency", "word") != "word" or wanted.get("sign") in ("%", "pp")
    for name in _NUMERALS:
        if signed and form.traits.get(name) == "words":
            wanted.setdefault(name, "digits")  # a sign wants figures
    opens = _opens(claim) and START not in rule.params.get("at", ())
    if opens and any(wanted.get(name) == "digits" for name in _NUMERALS):
        return {}  # in words it takes no sign either: "Sixty%", "$Five"
    if wanted.get("thousands") and _may_be_year(claim):
        del wanted["thousands"]
    return wanted


def _may_be_year(claim: Claim) -> bool:
    """Whether four figures may be a year or the number of a house: "the 2000 Olympics", "1229 Exchange Street"."""
    value, kind = claim.quantity.value, claim.quantity.kind
    if value is None or kind not in ("count", "number") or value >= _FOUR:
        return False
    return kind == "number" or _YEARS[0] <= value <= _YEARS[1]


def _written(form: Form, wanted: dict[str, str], house: House) -> str | None:
    """The text in the form that the house wants; None where there is none."""
    if not house.wanted or not wanted:
        return None
    return write(form, wanted, tuple(t.form for t in house.wanted))


def _finding(
    claim: Claim, wanted: dict[str, str], right: str | None, bad: Template | None, rule: Rule, scene: Scene
) -> Finding:
    text = core_text(claim)
    own = f"the house writes {right}, not {text}" if right else f"the house does not write {text}{_like(bad, rule)}"
    values: dict[str, Any] = fields("claim", claim, scene)
    if right:
        values["fix"] = right
    suggested = fill(rule.suggest, values, right or "")
    how: str = rule.params.get("fix", "ask")
    safe = how == "safe" and not claim.quoted
    differs = f"{', '.join(sorted(wanted))} differ from the house's form" if wanted else ""
    avoided = f"like {bad.text}, a form that the house avoids" if bad else ""
    return Finding(
        rule=rule.id,
        level=rule.level,
        verdict="conflict",
        confidence="high",
        message=fill(rule.message, values, own),
        why="; ".join(filter(None, (avoided, differs))),
        claims=(claim,),
        roles=roles((claim,), scene),
        key="format",
        suggestion=f"{text} → {suggested}" if suggested else "",
        error_kind="format",
        fixes=(core_fix(claim, suggested, safe),) if suggested and how != "none" else (),
    )


def _like(bad: Template | None, rule: Rule) -> str:
    wanted: Sequence[str] = rule.params.get("prefer", ())
    return f" (like {bad.text})" if bad else f" (but like {wanted[0]})" if wanted else ""
