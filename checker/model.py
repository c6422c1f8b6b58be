"""The frozen values that travel from a file to a report; every stage reads and makes these and nothing else.

A value here has no behaviour beyond small pure look-ups: what is done with it stands in the stage's own folder.
Hot values are named tuples (a claim a microsecond), values of a run are frozen dataclasses.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from checker.errors import InputError

SCHEMA_VERSION = "1.1"  # of the JSON report; a changed meaning of a key raises the first number

KINDS = (
    "number", "count", "ordinal", "fraction", "ratio", "percentage", "percentage_point", "money", "measure",
    "duration", "elapsed", "age", "date", "time", "frequency",
)  # fmt: skip
HEDGES = ("exact", "about", "almost", "more_than", "at_least", "less_than", "at_most")
LEVELS = ("error", "warning", "suggestion")
NO_FIGURE = "no figure"  # `Quantity.rule` of a place in a text that is marked though no number stands there
VERDICTS = ("agree", "compatible", "conflict", "superseded", "not_comparable", "unsupported")


class Span(NamedTuple):
    """Half-open character offsets."""

    start: int
    end: int


class Interval(NamedTuple):
    """The values that a text allows; a missing end is unbounded.

    Dates use the same algebra, as seconds since year 1 (see `checker.timex`).

    >>> Interval(Decimal("2.05"), Decimal("2.15"), high_open=True).meets(Interval(Decimal("2.15"), Decimal("2.25")))
    False
    >>> Interval(Decimal(40), None, low_open=True).contains(Decimal(40))
    False
    """

    low: Decimal | None = None
    high: Decimal | None = None
    low_open: bool = False
    high_open: bool = False

    def meets(self, other: Interval) -> bool:
        """Whether one value lies in both intervals."""
        return not (self.below(other) or other.below(self))

    def below(self, other: Interval) -> bool:
        """Whether every value here is smaller than every value of the other."""
        if self.high is None or other.low is None:
            return False
        return self.high < other.low or (self.high == other.low and (self.high_open or other.low_open))

    def contains(self, value: Decimal) -> bool:
        """Whether the value lies inside, an open end left out."""
        return self.meets(Interval(value, value))

    def holds(self, other: Interval) -> bool:
        """Whether every value of the other lies here too."""
        low = self.low is None or (
            other.low is not None
            and (self.low < other.low or (self.low == other.low and (other.low_open or not self.low_open)))
        )
        high = self.high is None or (
            other.high is not None
            and (other.high < self.high or (self.high == other.high and (other.high_open or not self.high_open)))
        )
        return low and high

    def times(self, factor: Decimal, offset: Decimal = Decimal(0)) -> Interval:
        """Both ends multiplied by a factor, then shifted; a negative factor turns the interval round."""
        low = None if self.low is None else self.low * factor + offset
        high = None if self.high is None else self.high * factor + offset
        if factor < 0:
            return Interval(high, low, self.high_open, self.low_open)
        return Interval(low, high, self.low_open, self.high_open)

    def widened(self, by: Decimal) -> Interval:
        """Both ends moved outwards by a distance."""
        return Interval(
            None if self.low is None else self.low - by,
            None if self.high is None else self.high + by,
            self.low_open,
            self.high_open,
        )


class Block(NamedTuple):
    """A paragraph-like piece of a document: offsets into `Document.text`, its kind, and why it is furniture.

    Kinds: title, heading, byline, dateline, paragraph, caption, list, furniture. A furniture block (reading time,
    related headlines, copyright, page header) is read but not compared; `reason` names the kind of furniture.
    """

    start: int
    end: int
    kind: str = "paragraph"
    reason: str = ""


class Anchor(NamedTuple):
    """From an offset of `Document.text` on: where a person finds it in the program that opens the file.

    `label` names the place ("page 3, line 12", "paragraph 4", "Sheet1!B7"); where the file has lines of its own that
    differ from the text's, `line` and `column` (1-based) are those of the offset, and columns count on from it.
    """

    start: int
    label: str = ""
    line: int = 0
    column: int = 0


class Comment(NamedTuple):
    """A comment to the checker in a file whose text leaves comments out: its words, its line, what it stands for."""

    text: str
    line: int  # in the file, from 1
    reach: Span  # in the document's text


class CellValue(NamedTuple):
    """A numeric cell of a table in the sentence that was made of it: offsets of the value, its row and its column."""

    start: int
    end: int
    label: str  # what the row is about
    head: str  # what the column gives
    total: bool = False  # the row adds others up


@cache
def _day(iso: str | None) -> dt.date | None:
    return dt.datetime.fromisoformat(iso).date() if iso else None


@dataclass(frozen=True)
class Document:
    """A draft or a source: its text as read, its name in reports, its date and outlet.

    `date` is an ISO date or date-time text, a `datetime.date` or None; it is kept as ISO text. `date_source` tells how
    the date was found (given, manifest, front matter, dateline, none). Raises InputError for a date that does not
    exist.

    >>> Document(text="On 4 March", name="a.txt", date="2025-03-05T10:00:00").date
    '2025-03-05T10:00:00'
    """

    text: str
    name: str
    date: str | None = None
    outlet: str | None = None
    date_source: str = ""
    path: str | None = None
    notes: tuple[str, ...] = ()  # what the reader did that a person should know: repaired encoding, a guessed date
    role: str = "source"  # draft or source
    blocks: tuple[Block, ...] | None = None  # given by readers that know the structure; else found in the text
    markup: tuple[Span, ...] = ()  # what in `text` is no content (markup, front matter, code): read as blanks
    cells: tuple[CellValue, ...] = ()  # a table's values, in order: in such a document nothing else is a claim
    voices: tuple[tuple[int, str], ...] = ()  # who speaks from an offset on, "" for nobody that is named: transcripts
    anchors: tuple[Anchor, ...] = ()  # places in the file, by offset; empty where the text's own lines are the file's
    comments: tuple[Comment, ...] = ()  # given by readers whose text leaves comments out

    def __post_init__(self) -> None:
        given: Any = self.date
        if isinstance(given, dt.date):
            given = given.isoformat()
        if given is not None:
            given = str(given).strip().replace("Z", "+00:00")
            try:
                dt.datetime.fromisoformat(given)
            except ValueError:
                raise InputError(
                    self.name, f"date {given!r} is not an ISO date", hint="write it as 2025-03-05"
                ) from None
        object.__setattr__(self, "date", given)
        if not self.date_source:
            object.__setattr__(self, "date_source", "given" if given else "none")

    @property
    def day(self) -> dt.date | None:
        """The document's date without its time."""
        return _day(self.date)

    def place(self, offset: int) -> str:
        """Where the file's own program shows an offset: "page 3, line 12", "120:8"; "" for plain text.

        >>> Document("a\\nb 12", "a.pdf", anchors=(Anchor(0, "page 1, line 1"), Anchor(2, "page 1, line 2"))).place(4)
        'page 1, line 2'
        >>> Document("12 of 40", "a.html", anchors=(Anchor(0, line=7, column=4),)).place(6)
        '7:10'
        """
        at = bisect_left(self.anchors, (offset + 1,)) - 1  # tuples compare by their first part: faster than a key
        if at < 0:
            return ""
        anchor = self.anchors[at]
        return anchor.label or f"{anchor.line}:{anchor.column + offset - anchor.start}"


class Quantity(NamedTuple):
    """One numeric or temporal expression as read: an interval with a unit, at a span, with its hedge.

    Offsets and token numbers refer to the prepared text (`checker.text.tokens.Tokens`). For dates `timex` is the
    symbolic time expression, which is resolved later against the right anchor; all other kinds have a value or an
    interval.
    """

    start: int  # with hedge words: "almost 400"
    end: int
    first: int  # token numbers, half open
    stop: int
    kind: str
    value: Decimal | None = None  # in `unit`, scale words applied; None for ranges, vague amounts and dates
    interval: Interval = Interval()
    unit: str = ""  # pint name, ISO 4217 code, "percent", or for counts the counted noun in the singular
    hedge: str = "exact"
    is_range: bool = False
    core_start: int = -1  # without hedge words
    core_end: int = -1
    noun: tuple[int, int] = (0, 0)  # token numbers of the counted or modified noun phrase, half open; empty when none
    trend: str = ""  # from, to, by: the part that it plays in a change; "" for none
    direction: str = ""  # up or down, where a trend word says so
    timex: Any = None  # checker.timex.Timex for dates and times
    rule: str = ""  # the grammar rule that made it
    vague: bool = False  # "several", "recent weeks": no value can be compared


class Claim(NamedTuple):
    """A quantity with what it is about, in which sense, for when and by whom."""

    doc: str
    doc_index: int
    start: int  # code points of `Document.text`
    end: int
    line: int  # 1-based; characters of the repaired line, so a caret under the excerpt is right
    column: int
    text: str
    quantity: Quantity
    base_value: Decimal | None  # in base_unit
    base: Interval
    base_unit: str
    date_low: str | None  # ISO, half open
    date_high: str | None
    subject: str  # canonical name of an entity, or the words of the subject
    measure: str  # canonical measure, or the head words of what is measured
    qualifier: str  # current, target, previous, ... ; "" when the text does not say
    as_of: str
    speaker: str
    quoted: bool
    furniture: str  # why it is furniture; "" for body text
    sentence: str
    sentence_start: int  # in the prepared text: claims of one sentence share it
    entities: tuple[str, ...] = ()  # every entity that the sentence names
    predicate: str = ""  # class of the verb or noun that governs the number: killed, injured, founded, ...
    scope: tuple[int, int] = (0, 0)  # token numbers of the sentence, half open
    clause: tuple[int, int] = (0, 0)  # token numbers of the clause around the number, half open
    firm: bool = False  # grammar ties the subject to the number ("NATO's 2 percent", "52 percent in Egypt")
    place: str = ""  # where the file's own program shows it ("page 3, line 12", "Sheet1!B7"); "": at line and column
    also: tuple[str, ...] = ()  # further measures that it fits: those of other rules, the vocabulary's behind a rule's

    @property
    def measures(self) -> tuple[str, ...]:
        """Every measure that it fits, the one that tells most first; () for none."""
        return (self.measure, *self.also) if self.measure else self.also

    @property
    def where(self) -> str:
        """Its place as reports give it: "draft.md:38:12", "budget.xlsx:Sheet1!B7"."""
        return f"{self.doc}:{self.place or f'{self.line}:{self.column}'}"

    @property
    def spot(self) -> str:
        """The same beside the document's name: "line 38", "Sheet1!B7"."""
        return self.place or f"line {self.line}"


class Level(NamedTuple):
    """One named step of evidence in an alignment: which attribute, how strongly it agrees, and on what."""

    name: str
    grade: str  # exact, alias, related, missing, clash
    detail: str = ""


class Pair(NamedTuple):
    """Two claims that speak of the same thing, with the evidence for that."""

    a: Claim
    b: Claim
    key: str  # readable: "UK · defence spending · percent · target"
    levels: tuple[Level, ...]
    strength: float  # 0..1
    context: float = 0.0  # the bits of evidence that do not come from the values
    total: float = 0.0  # all bits of evidence


class Fact(NamedTuple):
    """A line of a rule's fact sheet that served as evidence."""

    name: str
    value: str
    source: str
    place: str  # rules/defence.yaml:12


class Comparison(NamedTuple):
    """What came of comparing claims, finding or not."""

    verdict: str
    claims: tuple[Claim, ...]
    key: str
    why: str
    rule: str = ""
    levels: tuple[Level, ...] = ()


class Fix(NamedTuple):
    """What would stand in a document instead: offsets into `Document.text`; `safe` when it may be applied unasked."""

    doc_index: int
    start: int
    end: int
    text: str
    safe: bool = False


class Suppression(NamedTuple):
    """Why a finding is not shown: allowed by a person with a reason, known before, or on a line that nobody changed."""

    kind: str  # allowed, baseline, unchanged
    reason: str
    place: str  # draft.md:12, checker-allow.yaml:3, baseline.json


class Finding(NamedTuple):
    """What a rule tells a person: the claims (the draft's first), the computation and what would be right."""

    rule: str
    level: str
    verdict: str
    confidence: str  # high, medium, low
    message: str
    why: str
    claims: tuple[Claim, ...]
    roles: tuple[str, ...]  # one a claim: draft, source, other
    key: str = ""
    suggestion: str = ""
    fingerprint: str = ""
    error_kind: str = ""  # value, unit, magnitude, entity, period, bound, ...
    facts: tuple[Fact, ...] = ()
    notes: tuple[str, ...] = ()  # "2.5% is the target and was not compared"
    fixes: tuple[Fix, ...] = ()
    suppression: Suppression | None = None  # kept in machine formats, not shown to people, never fails a run


class RuleNote(NamedTuple):
    """What a report tells of a rule in force, whether it found something or not."""

    id: str
    check: str
    level: str
    about: str = ""  # one sentence for people
    pack: str = ""
    finds: str = ""  # a text in which it finds something, and one in which it does not
    leaves: str = ""


@dataclass(frozen=True)
class Coverage:
    """What was read and what became of it, so that silence differs from blindness."""

    read: int = 0
    compared: int = 0
    no_counterpart: int = 0
    skipped: Mapping[str, int] = field(default_factory=dict)  # reason -> how many
    documents: tuple[Mapping[str, Any], ...] = ()  # name, outlet, date, date_source, claims, notes
    rules: int = 0
    capped: tuple[str, ...] = ()  # blocks that were too large to compare whole
    outcomes: Mapping[str, int] = field(default_factory=dict)  # checker.outcomes.OUTCOMES -> how many; together `read`


@dataclass(frozen=True)
class RunResult:
    """All that a renderer needs: a pure function of inputs and rules."""

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    comparisons: tuple[Comparison, ...]
    findings: tuple[Finding, ...]
    coverage: Coverage
    problems: tuple[str, ...] = ()  # inputs that could not be read, one clear line each
    lines: tuple[tuple[str, ...], ...] = ()  # the repaired lines of each document, as `Claim.line` counts them
    rules: tuple[RuleNote, ...] = ()  # the rules in force, in file order
