"""What every check gets and gives: a rule and the scene in, comparisons and findings out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from checker.model import Claim, Comparison, Document, Finding, Pair
from checker.text.numbered import NumberedName


class Slip(NamedTuple):
    """What is wrong with an allowance: the requirement that it fails, where it stands, and that in words."""

    requirement: str  # form, place, rule, reason, date, effect
    doc_index: int
    start: int  # of the comment in the document; 0, 0 for an entry in a file of its own
    end: int
    place: str
    told: str
    comment: bool = True  # or an entry in front matter or in a file beside the document


class Amount(NamedTuple):
    """A value and its unit as a rule file gives them ("5 minutes", "0.1 %"); the unit is canonical, "" for none."""

    value: Decimal
    unit: str = ""


class Threshold(NamedTuple):
    """A level that holds from a size on: `error: "> 15 minutes"`. `op` is > or >=."""

    level: str
    op: str
    amount: Amount


@dataclass(frozen=True)
class Entity:
    """A named thing of a rule file: what it is, the names that mean it, the names that only look like it."""

    name: str
    kind: str = ""
    names: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


@dataclass(frozen=True)
class Measure:
    """A named measure of a rule file: its unit, the words that name it, and words one of which must stand near."""

    name: str
    unit: str = ""
    words: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    shown: str = ""  # the unit as the file gives it: "% of GDP"
    kinds: tuple[str, ...] = ()  # the kinds of claim that can have the unit; () for any
    near_kinds: tuple[str, ...] = ()  # the kinds whose unit stands among `near`: "minute" is met by any duration


@dataclass(frozen=True)
class Validity:
    """One value of a fact sheet and the days on which it holds; `value` is kept as written."""

    value: str
    source: str = ""
    since: date | None = None  # inclusive
    until: date | None = None  # inclusive
    place: str = ""  # rules/defence.yaml:12
    amount: Amount | None = None  # the value read as a number with its unit; None for a date


@dataclass(frozen=True)
class Rate:
    """A dated exchange rate: one unit of `base` costs `value` of `quote` on that day."""

    base: str
    quote: str
    value: Decimal
    on: date
    source: str = ""
    place: str = ""


@dataclass(frozen=True)
class Tolerance:
    """How far two values may lie apart: kind is rounding (intervals must meet), exact, or a margin with a unit."""

    kind: str = "rounding"
    margin: Decimal = Decimal(0)
    unit: str = ""  # percent (of the value), percentage_point, else the base unit that claims carry: second, metre, EUR
    shown: str = ""  # as the file gives it: "5 minutes"


@dataclass(frozen=True)
class Select:
    """Which claims a rule looks at; an empty field asks nothing."""

    entity: tuple[str, ...] = ()
    measure: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    unit: tuple[str, ...] = ()
    qualifier: tuple[str, ...] = ()
    within: str = ""  # draft, source
    role: tuple[str, ...] = ()  # share, part, total, from, to, by
    predicate: tuple[str, ...] = ()  # what happens: killed, injured, infected, ...
    phrase: tuple[str, ...] = ()  # patterns whose first part is the claim: "{percent} contained"


@dataclass(frozen=True)
class Example:
    """An example inside a rule: a draft, sources, the day, and what is expected."""

    draft: str
    sources: tuple[str, ...] = ()
    as_of: date | None = None
    expect: Mapping[str, Any] = field(default_factory=dict)
    place: str = ""
    todo: str = ""  # why it fails today: a known failure, reported once it passes


class Change(NamedTuple):
    """Where a rule was given, overridden, turned off or set to a level, and which of its keys that touched."""

    how: str  # given, override, off, level
    place: str  # rules/default.yaml:12
    pack: str = ""
    keys: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rule:
    """A YAML entry, checked against the schema; `params` holds what only its kind of check knows."""

    id: str
    check: str
    level: str = "warning"
    select: Select = Select()
    tolerance: Tolerance = Tolerance()
    message: str = ""
    suggest: str = ""
    ignore: tuple[str, ...] = ()
    params: Mapping[str, Any] = field(default_factory=dict)
    match: tuple[Example, ...] = ()
    no_match: tuple[Example, ...] = ()
    place: str = ""  # rules/default.yaml:12
    pack: str = ""
    levels: tuple[Threshold, ...] = ()  # highest first; empty when `level` holds whatever the difference
    about: str = ""  # one sentence for people
    history: tuple[Change, ...] = ()  # where it was given, then what changed it, in order


@dataclass(frozen=True)
class RuleSet:
    """All rules in force with the named things that they use; `digest` identifies their content."""

    rules: tuple[Rule, ...]
    entities: Mapping[str, Entity] = field(default_factory=dict)
    measures: Mapping[str, Measure] = field(default_factory=dict)
    facts: Mapping[str, tuple[Validity, ...]] = field(default_factory=dict)
    rates: Mapping[str, Rate] = field(default_factory=dict)
    digest: str = ""
    warnings: tuple[str, ...] = ()  # what a rule's author should mend, one rendered message each
    idle: tuple[Rule, ...] = ()  # rules that are turned off; the last entry of their history says where


@dataclass(frozen=True, eq=False)  # compared by identity: a scene is large, and checks keep what they computed of it
class Scene:
    """One run's claims and alignments: what all rules look at."""

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    pairs: tuple[Pair, ...]
    drafts: frozenset[int]  # numbers of the documents that are drafts; empty when every document meets every other
    as_of: date | None  # overrides each document's own date
    rules: RuleSet
    topics: tuple[frozenset[str], ...] = ()  # for each document the entities that it turns on
    digits: tuple[frozenset[str], ...] = ()  # for each document the digit runs of its text, claims or not
    names: tuple[tuple[NumberedName, ...], ...] = ()  # for each document the names that end in a number
    scores: tuple[frozenset[str], ...] = ()  # for each document the numbers that stand in pairs ("8-5")
    slips: tuple[Slip, ...] = ()  # what is wrong with allowances; known once all other rules have spoken


class Outcome(NamedTuple):
    """What one rule made of a scene."""

    comparisons: tuple[Comparison, ...] = ()
    findings: tuple[Finding, ...] = ()


Check = Callable[[Rule, Scene], Outcome]
