"""Shared pieces of the checks: order of claims, roles, confidence, messages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from string import Formatter
from typing import Any, NamedTuple

from checker import shown
from checker.checks.base import Rule, Scene
from checker.model import Claim
from checker.timex import weekday_name
from checker.vocab.lexicon import lexicon

HIGH, MEDIUM = 0.93, 0.80  # strength of an alignment from which a finding is of high or medium confidence
_CONFIDENCES = ("high", "medium", "low")
_LOWER = {"error": "warning", "warning": "suggestion", "suggestion": "suggestion"}


def confidence(strength: float) -> str:
    """How sure an alignment of this strength is, in a word."""
    return "high" if strength >= HIGH else "medium" if strength >= MEDIUM else "low"


def lowered(level: str) -> str:
    """The level below, for a finding of which the check is not sure; the lowest stays."""
    return _LOWER[level]


def level_for(rule: Rule, sure: str, level: str = "") -> str:
    """The rule's level, or the one that the size gave; one lower where the finding is not of high confidence.

    A rule with `when_unsure: keep` keeps its level.
    """
    level = level or rule.level
    return level if sure == "high" or rule.params.get("when_unsure") == "keep" else _LOWER[level]


def sure_enough(rule: Rule, sure: str) -> bool:
    """Whether a finding of this confidence is one that the rule wants to hear of (`confidence`)."""
    return _CONFIDENCES.index(sure) <= _CONFIDENCES.index(rule.params.get("confidence", "low"))


def ordered(claims: Sequence[Claim], scene: Scene) -> tuple[Claim, ...]:
    """The draft's claims first, then by document and place."""
    return tuple(sorted(claims, key=lambda c: (c.doc_index not in scene.drafts, c.doc_index, c.start)))


def roles(claims: Sequence[Claim], scene: Scene) -> tuple[str, ...]:
    """draft or source for each claim; without drafts every claim is a source."""
    return tuple("draft" if c.doc_index in scene.drafts else "source" for c in claims)


def source_name(claim: Claim, scene: Scene) -> str:
    """How a message calls a claim's document: the draft, its outlet, or its file name."""
    if claim.doc_index in scene.drafts:
        return "the draft"
    document = scene.documents[claim.doc_index]
    return document.outlet or document.name.rsplit("/", 1)[-1]


_WORDS = re.compile(r"\s+([^\W\d_][\w'\u2019-]*)")
_PHRASE = 4  # words behind a number within which the noun stands that it counts
_STEM = 3  # letters of a noun that its plural keeps


def as_written(claim: Claim) -> str:
    """A claim's words, a count with the noun that it counts: "12 polling stations"."""
    q = claim.quantity
    head = q.unit.rsplit(" ", 1)[-1].lower()
    if q.kind != "count" or len(head) < _STEM:
        return claim.text
    root = head[: max(_STEM, len(head) - 1)]
    behind = claim.sentence[q.end - claim.sentence_start :]
    at = 0
    for _ in range(_PHRASE):
        word = _WORDS.match(behind, at)
        if word is None:
            break
        at = word.end()
        if word.group(1).lower().startswith(root):
            return " ".join(f"{claim.text}{behind[:at]}".split())
    return claim.text


def topic(*claims: Claim) -> str:
    """What claims are about, for people: the subject that they share, and a measure of the vocabulary.

    What the reading only guessed (a verb's class, the kind of a number, a noun cut to its stem) is no word for readers.
    """
    first = claims[0]
    measured = first.measure if first.quantity.kind != "count" and first.measure in _measures() else ""
    parts = [first.subject, measured]
    shared = [p for p, name in zip(parts, ("subject", "measure"), strict=True) if _all_say(claims, name, p)]
    return " \u00b7 ".join(p for p in shared if p)


def _all_say(claims: Sequence[Claim], field: str, value: str) -> bool:
    return all(getattr(c, field) == value for c in claims)


@cache
def _measures() -> frozenset[str]:
    return frozenset(entry.measure for entries in lexicon().measures.values() for entry in entries)


class Figure(NamedTuple):
    """A number as a message shows it, and what a format such as {value:.1f} makes digits of."""

    text: str
    number: Decimal | None

    def __str__(self) -> str:
        return self.text


def fill(template: str, values: Mapping[str, Any], fallback: str) -> str:
    """A rule's message with its fields filled in; the check's own wording where the rule has none.

    A message with a field that this finding does not have gives way to the check's wording: no braces are printed.

    >>> fill("{value:.1f} years, not {claim.raw}", {"value": Decimal("75.25"), "claim.raw": "76"}, "wrong")
    '75.2 years, not 76'
    >>> fill("{value} on {day}", {"value": Decimal(75)}, "wrong")
    'wrong'
    """
    if not template:
        return fallback
    try:
        return "".join(_parts(template, values))
    except (LookupError, ValueError):  # a field without a value; braces that do not pair
        return fallback


def _parts(template: str, values: Mapping[str, Any]) -> Iterator[str]:
    for words, name, spec, _ in Formatter().parse(template):
        yield words
        if name is not None:
            yield _formatted(values[name], spec or "")


def _formatted(value: Any, spec: str) -> str:
    """A value in the format `,.1f`, `.2` (decimal places), `%`; text, and a number without a value, as it is."""
    number = value.number if isinstance(value, Figure) else value
    if not isinstance(number, Decimal):
        return str(value)
    if not spec:
        return shown.number(number) if number is value else str(value)
    return format(number, spec if spec[-1] in "f%," else f"{spec}f")


def fields(prefix: str, claim: Claim, scene: Scene) -> dict[str, Any]:
    """The message fields that a claim gives: {a.raw}, {a.source}, {a.value}, {a.entity}, and so on.

    They are those that `checker.rules.kinds.CLAIM` lists; a test holds the two together.
    """
    q = claim.quantity
    low, high = q.interval.low, q.interval.high
    parts: dict[str, Any] = {
        "raw": claim.text,
        "source": source_name(claim, scene),
        "value": Figure(shown.value_of(claim), q.value),
        "entity": claim.subject,
        "measure": claim.measure,
        "kind": q.kind,
        "unit": q.unit,
        "low": "" if low is None else low,
        "high": "" if high is None else high,
        "interval": shown.value_of(claim),
        "subject": claim.subject,
        "qualifier": claim.qualifier,
        "as_of": claim.as_of,
        "date": shown.period(claim.date_low, claim.date_high),
        "weekday": _weekday(claim),
        "speaker": claim.speaker,
        "place": claim.where,
        "published": _published(claim, scene),
        "line": str(claim.line),
        "sentence": claim.sentence,
    }
    return {f"{prefix}.{name}": value for name, value in parts.items()}


def _published(claim: Claim, scene: Scene) -> str:
    """The day of the claim's document."""
    day = scene.documents[claim.doc_index].day
    return shown.day(day) if day else "an unknown day"


def nothing_near(prefix: str) -> dict[str, Any]:
    """The fields of a claim that there is none of, in words that read on: "the nearest is no figure in any source"."""
    words = {"raw": "no figure", "value": "no figure", "interval": "no figure", "source": "any source"}
    names = ("entity", "measure", "kind", "unit", "low", "high", "subject", "qualifier", "as_of", "date", "weekday",
             "speaker", "place", "published", "line", "sentence")  # fmt: skip
    return {f"{prefix}.{name}": text for name, text in {**dict.fromkeys(names, "none"), **words}.items()}


def _weekday(claim: Claim) -> str:
    """The weekday of a claim that is one day; "" for any other."""
    when = shown.period(claim.date_low, claim.date_high)
    try:
        return weekday_name(date.fromisoformat(when))
    except ValueError:
        return ""
