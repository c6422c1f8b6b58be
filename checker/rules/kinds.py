"""The kinds of check: what each is for, the keys that it alone knows, and the fields that its messages may use."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from checker.checks.aspects import ASPECTS
from checker.checks.base import Amount
from checker.checks.style.templates import SAMPLES
from checker.rules import scalars as s
from checker.rules.amounts import dimension, read_amount
from checker.rules.schema import VALIDITY
from checker.rules.types import Key, Keys, ScalarError, Type, choice, list_of, named, record, reference, scalar

Gives = Mapping[str, tuple[str, ...]]  # message field -> its parts; () for a field without parts

CLAIM = (
    "raw", "source", "value", "entity", "measure", "kind", "unit", "low", "high", "interval", "subject", "qualifier",
    "as_of", "date", "weekday", "speaker", "place", "published", "line", "sentence",
)  # fmt: skip
_KEYS = choice(
    "part of a claim",
    (
        "entity", "subject", "measure", "qualifier", "kind", "unit", "as_of", "as_of.year", "as_of.month", "speaker",
        "participants", "place", "date", "predicate", "document", "sentence", "paragraph", "list_or_table", "whole",
    ),
)  # fmt: skip


class KindOfCheck(NamedTuple):
    """One kind of check; of each group in `one_of` a rule must give at least one key."""

    about: str
    fields: Keys
    gives: Gives
    needs_select: bool = False
    one_of: tuple[tuple[str, ...], ...] = ()


def _sources(text: str) -> int:
    digits = text.removeprefix(">=").strip()
    if not (digits.isascii() and digits.isdigit() and int(digits)):
        raise ScalarError(f"`{text}` is no number of sources", 'write it as ">= 1"')
    return int(digits)


def _strength(text: str) -> Decimal:
    try:
        value = Decimal(text)
    except InvalidOperation:
        value = Decimal(-1)
    if not _WEAKEST <= value <= 1:
        raise ScalarError(f"`{text}` is no strength", f"write a number from {_WEAKEST} to 1: 0.65")
    return value


def _qualifiers(given: dict[str, Any], place: str) -> dict[str, Any]:
    return {"words": given.get("words", ()), "default": given.get("default", False)}


def _age(text: str) -> Amount:
    found = read_amount(text)
    if found is None or found.value <= 0 or dimension(found.unit) != "second":
        raise ScalarError(f"`{text}` is no length of time", "write it as `18 months`, `2 years` or `30 days`")
    return found


_AGE = scalar("a length of time", _age, {"type": "string"})
_TOLERANCE = Key(s.TOLERANCE, "how far values may lie apart: `exact`, `rounding`, or a number with its unit")
_GROUP = Key(list_of(_KEYS), "claims are compared only where these agree")
_SAME = list_of(choice("part of a claim", tuple(ASPECTS)))
_PLACED = frozenset({"document", "sentence", "paragraph"})  # in these a draft and a source always differ
_ALIKE_IN_SOURCES = list_of(choice("part of a claim", tuple(name for name in ASPECTS if name not in _PLACED)))
_ALIKE = "a claim that says nothing of one differs from none"
_CONFIDENCE = Key(
    choice("confidence", ("high", "medium", "low")),
    "the least confidence of a finding; below it nothing is reported (without the key: low)",
)
_WHEN_UNSURE = Key(
    choice("outcome", ("lower", "keep")),
    "the level of a finding that is not of high confidence: one lower (the default), or as it is",
)
_FORMULA = scalar("a formula", str, {"type": "string"})
_QUALIFIER: Type = record(
    "a sense of a claim",
    {
        "words": Key(list_of(s.TEXT), "words that give a claim this sense"),
        "default": Key(s.BOOLEAN, "true: the sense of a claim without such words"),
    },
    _qualifiers,
)
_WEAKEST = Decimal("0.3")  # weaker alignments are dropped before any rule sees them
_WHEN_LATER = choice("outcome", ("superseded", "conflict", "ignore"))

KINDS_OF_CHECK: Mapping[str, KindOfCheck] = {
    "agree": KindOfCheck(
        "claims about the same thing that exclude each other, across documents or inside one",
        {
            "tolerance": _TOLERANCE,
            "split_by": Key(_SAME, f"claims that differ in these are different claims; {_ALIKE}"),
            "group_by": Key(_SAME, f"claims are compared only where these agree; {_ALIKE}"),
            "qualifiers": Key(
                named("senses", s.WORD, _QUALIFIER),
                "senses that keep claims apart: the one whose words stand nearest to the number, else the default",
            ),
            "convert": Key(
                record(
                    "a conversion of money",
                    {
                        "to": Key(s.CURRENCY, "the currency in which values are compared", required=True),
                        "using": Key(reference("rate"), "the rate", required=True),
                    },
                    lambda given, _: given,
                ),
                "compares two currencies at a dated rate; without it they are not comparable",
            ),
            "when_later": Key(
                _WHEN_LATER,
                "what a newer document makes of an older figure: superseded (replaced: nothing between two sources, a "
                "finding where a draft still has it), conflict, or ignore (documents of different days are left "
                "alone); without the key tolls, targets and the like are superseded, all else is a conflict",
            ),
            "moves": Key(
                choice("direction", ("up", "down")),
                "which way alone a newer figure may replace an older one: a death toll moves up; one that moves the "
                "other way is a conflict",
            ),
            "strength": Key(
                scalar("a strength", _strength, {"type": ["number", "string"]}),
                "how sure it must be that two claims are of the same thing, from 0.3 to 1 (without the key: by where "
                "the value stands, from 0.5 for a draft's value that no source has to 0.98 inside one document)",
            ),
            "confidence": _CONFIDENCE,
            "when_unsure": _WHEN_UNSURE,
            "across": Key(
                choice("reach", ("documents", "inside", "both")),
                "whether claims of one document are compared, or of several; two figures of one sentence never are: "
                "its writer means two things",
            ),
        },
        {"a": CLAIM, "b": CLAIM, "difference": (), "key": (), "rate": ("value", "on", "source")},
    ),
    "supported": KindOfCheck(
        "a draft's claim that no source gives, or that a source gives for something else",
        {
            "tolerance": _TOLERANCE,
            "require": Key(
                record(
                    "what support is",
                    {
                        "sources": Key(
                            scalar("a number of sources", _sources, {"type": ["string", "integer"]}), "how many"
                        ),
                        "same": Key(_ALIKE_IN_SOURCES, f"what a source must give alike; {_ALIKE}"),
                        "tolerance": _TOLERANCE,
                    },
                    lambda given, _: given,
                ),
                "what counts as support",
            ),
            "skip": Key(
                list_of(
                    choice(
                        "kind of number",
                        (
                            "list_number",
                            "page_number",
                            "phone",
                            "time_of_day",
                            "own quote",
                            "furniture",
                            "quoted",
                            "small_count",
                        ),
                    )
                ),
                "numbers that need no source, beside page furniture and small counts (see `strict`)",
            ),
            "strict": Key(
                s.BOOLEAN,
                'true: page furniture and small counts ("two men") need a source as well, unless `skip` names them',
            ),
            "accept": Key(
                list_of(choice("kind of support", ("derived", "digits", "none"))),
                "what else bears a number out: derived (it follows from figures of one source), digits (a source has "
                "its digits, though not as a claim); without the key both, with `none` neither",
            ),
            "confidence": _CONFIDENCE,
        },
        {"claim": CLAIM, "nearest": CLAIM, "key": ()},
    ),
    "expect": KindOfCheck(
        "a claim against a fact sheet with the days on which each value holds",
        {
            "tolerance": _TOLERANCE,
            "expect": Key(list_of(VALIDITY), "the values"),
            "fact": Key(reference("fact"), "the name of a fact sheet under `facts`"),
        },
        {"claim": CLAIM, "expect": ("value", "source", "from", "to"), "as_of": (), "difference": ()},
        needs_select=True,
        one_of=(("expect", "fact"),),
    ),
    "derive": KindOfCheck(
        "a claim against a value computed from facts and the document's date",
        {
            "tolerance": _TOLERANCE,
            "facts": Key(
                named("facts", s.WORD, s.TEXT),
                "names for the formula: a number, a date, or a fact's name",
                required=True,
            ),
            "value": Key(_FORMULA, "the formula: years_between(founded, as_of)", required=True),
        },
        {"claim": CLAIM, "value": (), "as_of": (), "difference": ()},
        needs_select=True,
    ),
    "arithmetic": KindOfCheck(
        "from, to and change that do not fit; percent taken for percentage points",
        {
            "tolerance": _TOLERANCE,
            "scope": Key(choice("scope", ("sentence", "paragraph", "document")), "where the parts must stand together"),
            "bind": Key(
                named("parts", s.WORD, list_of(s.TEXT, single=True)),
                'names for parts of the text, each by one or several patterns: {old: "from {number}"}',
            ),
            "phrase": Key(
                list_of(s.TEXT, single=True),
                'one or several phrases that hold all parts, each with its name: "{won:count} of {all:count} seats"; '
                "every place where one stands is looked at by itself",
            ),
            "formula": Key(_FORMULA, "what is computed from the parts, or a condition that must hold"),
            "equals": Key(s.WORD, "the part that the result is held against"),
            "when": Key(_FORMULA, "a condition on the parts; only where it surely holds is anything found"),
        },
        {"old": CLAIM, "new": CLAIM, "said": CLAIM, "value": (), "points": (), "difference": ()},
    ),
    "sum": KindOfCheck(
        "parts that do not make the whole",
        {
            "tolerance": _TOLERANCE,
            "group_by": _GROUP,
            "min_parts": Key(s.INTEGER, "fewer parts are no breakdown"),
            "equals": Key(s.AMOUNT, "what the parts add up to; without it the total of the same group"),
        },
        {"count": (), "sum": (), "equals": (), "whole": (), "difference": (), "claim": CLAIM},
        needs_select=True,
    ),
    "calendar": KindOfCheck(
        "weekday and date that do not meet, dates that do not exist, order of events",
        {
            "require": Key(
                list_of(choice("requirement", ("weekday_matches", "date_exists", "order"))), "what must hold of a date"
            ),
            "year_from": Key(choice("source of the year", ("as_of", "text")), "where a missing year comes from"),
        },
        {"claim": CLAIM, "actual": ("weekday", "date"), "as_of": ()},
    ),
    "bounds": KindOfCheck(
        "a slip of magnitude or of the decimal point; million against billion",
        {
            "tolerance": _TOLERANCE,
            "between": Key(
                list_of(s.AMOUNT, least=2, most=2), "the lowest and the highest plausible value: [0.1 %, 40 %]"
            ),
            "slips": Key(
                list_of(s.POSITIVE), "factors by which a value must not differ from one elsewhere: [10, 100, 1000]"
            ),
        },
        {"claim": CLAIM, "between": (), "nearest": CLAIM, "factor": (), "difference": ()},
        needs_select=True,
        one_of=(("between", "slips"),),
    ),
    "format": KindOfCheck(
        "the house style of numbers",
        {
            "prefer": Key(
                list_of(s.TEXT, single=True),
                "the forms that are wanted, as examples ($841 billion, 5 March, 3.30pm) or {symbol}{number} {scale}; "
                "a correction takes the first",
            ),
            "avoid": Key(list_of(s.TEXT, single=True), "forms that are not wanted, as examples: $841B"),
            "fix": Key(choice("kind of fix", ("safe", "ask", "none")), "whether the draft may be changed unasked"),
            "below": Key(s.NUMBER, "only numbers below this one: 10 for a house that spells out one to nine"),
            "from": Key(s.NUMBER, "only numbers from this one on"),
            "at": Key(
                list_of(choice("place in the text", ("start", "inside", "headline")), single=True),
                "only numbers that open a sentence, stand inside one, or in a headline; without it the first two",
            ),
        },
        {"claim": CLAIM, "fix": ()},
        needs_select=True,
        one_of=(("prefer", "avoid"),),
    ),
    "stale": KindOfCheck(
        "a figure whose as-of date is too old for the story",
        {
            "max_age": Key(_AGE, "the age from which a figure is too old: 18 months", required=True),
        },
        {"claim": CLAIM, "age": (), "as_of": (), "period": (), "max_age": ()},
    ),
    "silencing": KindOfCheck(
        "comments and entries that allow a finding: understood, with a reason, in force, needed",
        {
            "must_have": Key(
                list_of(choice("requirement", ("form", "place", "rule", "reason", "date", "effect"))),
                "what an allowance must have: a form that is understood, a place where it counts, a rule in force, "
                "a reason, a day that has not passed, an effect",
            ),
        },
        {},
    ),
}
STYLE_FIELDS = tuple(SAMPLES)  # what `prefer` of a format rule may use
NOT_YET: Mapping[str, tuple[str, ...]] = {
    "silencing": ("select", "message", "suggest"),
}  # keys that no check reads yet: a rule that uses one is told so
_SIZED = ("agree", "supported", "bounds", "expect", "derive", "arithmetic", "sum")
MARGINS = _SIZED  # the checks that read a tolerance with a unit; others know `exact` and `rounding`
LEVELS_BY_SIZE = _SIZED  # the checks that read a level for each size of difference
