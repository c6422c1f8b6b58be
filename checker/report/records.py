"""The JSON report: each record declared once, as fields with their types and meanings, from which the records
themselves and the published schema are made (checker.report.schema)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.model import LEVELS, SCHEMA_VERSION, VERDICTS, Finding
from checker.report.model import roles_of
from checker.shown import value_of
from checker.table import as_number

if TYPE_CHECKING:
    from checker.report.model import Report

Json = Mapping[str, Any]
TEXT: Json = {"type": "string"}
TEXT_OR_NULL: Json = {"type": ["string", "null"]}
TEXTS: Json = {"type": "array", "items": TEXT}
COUNT: Json = {"type": "integer", "minimum": 0}
NUMBER: Json = {"type": ["number", "null"]}
FLAG: Json = {"type": "boolean"}
LEVEL: Json = {"enum": list(LEVELS)}
VERDICT: Json = {"enum": list(VERDICTS)}


class Field(NamedTuple):
    """A key of a record: the JSON Schema of its value, what it means, and how the value is made of the run's."""

    name: str
    json: Json
    meaning: str
    of: Callable[[Report, Any], Any]


class Record(NamedTuple):
    """A kind of record: its name in the schema and its fields, in the order in which they are written."""

    name: str
    fields: tuple[Field, ...]

    def make(self, report: Report, value: Any) -> dict[str, Any]:
        """The record of one value."""
        return {field.name: field.of(report, value) for field in self.fields}

    @property
    def ref(self) -> Json:
        """How other records' schemas point to this one."""
        return {"$ref": f"#/$defs/{self.name}"}

    @property
    def list(self) -> Json:
        """The schema of a list of such records."""
        return {"type": "array", "items": self.ref}


_PLACE = (
    Field("doc", TEXT, "name of the document", lambda r, c: c.doc),
    Field("start", COUNT, "first character: code points of the text as read", lambda r, c: c.start),
    Field("end", COUNT, "first character behind it", lambda r, c: c.end),
    Field("line", COUNT, "line, from 1", lambda r, c: c.line),
    Field("column", COUNT, "character in the (repaired) line, from 1", lambda r, c: c.column),
    Field("place", TEXT, "where the file's own program shows it; empty: at line and column", lambda r, c: c.place),
    Field("text", TEXT, "the words as written", lambda r, c: c.text),
)  # fmt: skip
_READING = (
    Field("kind", TEXT, "count, percentage, money, duration, date, ...", lambda r, c: c.quantity.kind),
    Field("value", NUMBER, "the value in `unit`", lambda r, c: as_number(c.quantity.value)),
    Field("low", NUMBER, "lowest value that the words allow", lambda r, c: as_number(c.quantity.interval.low)),
    Field("high", NUMBER, "highest value that they allow", lambda r, c: as_number(c.quantity.interval.high)),
    Field("low_open", FLAG, "whether `low` itself is left out", lambda r, c: c.quantity.interval.low_open),
    Field("high_open", FLAG, "whether `high` itself is left out", lambda r, c: c.quantity.interval.high_open),
    Field("unit", TEXT, "pint name, ISO 4217 code, percent, or the counted noun", lambda r, c: c.quantity.unit),
    Field("hedge", TEXT, "exact, about, almost, more_than, at_least, ...", lambda r, c: c.quantity.hedge),
    Field("interval", TEXT, "the values that it allows, as people see them", lambda r, c: value_of(c)),
    Field("date_low", TEXT_OR_NULL, "first moment, ISO", lambda r, c: c.date_low),
    Field("date_high", TEXT_OR_NULL, "first moment behind, ISO", lambda r, c: c.date_high),
    Field("subject", TEXT, "whose number it is", lambda r, c: c.subject),
    Field("measure", TEXT, "what is measured or counted", lambda r, c: c.measure),
    Field("qualifier", TEXT, "current, target, demanded, forecast, previous; may be empty", lambda r, c: c.qualifier),
    Field("sentence", TEXT, "the sentence around it", lambda r, c: c.sentence),
)  # fmt: skip
_ROLE = Field(
    "role", {"enum": ["draft", "source", "other"]}, "the part it plays in the finding", lambda r, pair: pair[1]
)


def _of_first(field: Field) -> Field:
    return field._replace(of=lambda r, pair: field.of(r, pair[0]))


CLAIM = Record("claim", (*_PLACE, *_READING))
FINDING_CLAIM = Record("finding_claim", (*map(_of_first, _PLACE), _ROLE, *map(_of_first, _READING)))
FACT = Record(
    "fact",
    (
        Field("name", TEXT, "what the fact is about", lambda r, f: f.name),
        Field("value", TEXT, "as the rule file gives it", lambda r, f: f.value),
        Field("source", TEXT, "where the rule's author has it from", lambda r, f: f.source),
        Field("place", TEXT, "line of the rule file", lambda r, f: f.place),
    ),
)
FIX = Record(
    "fix",
    (
        Field("doc", TEXT, "name of the document to change", lambda r, f: document_name(r, f.doc_index)),
        Field("start", COUNT, "first character to replace: code points of the text as read", lambda r, f: f.start),
        Field("end", COUNT, "first character behind", lambda r, f: f.end),
        Field("text", TEXT, "what would stand there", lambda r, f: f.text),
        Field("safe", FLAG, "whether it may be applied unasked", lambda r, f: f.safe),
    ),
)
SUPPRESSION = Record(
    "suppression",
    (
        Field("kind", TEXT, "allowed (by a person, with a reason) or baseline (known before)", lambda r, s: s.kind),
        Field("reason", TEXT, "why, in a person's words", lambda r, s: s.reason),
        Field("place", TEXT, "where that is written", lambda r, s: s.place),
    ),
)
FINDING = Record(
    "finding",
    (
        Field("rule", TEXT, "id of the rule", lambda r, f: f.rule),
        Field("level", LEVEL, "how grave it is", lambda r, f: f.level),
        Field("verdict", VERDICT, "what came of the comparison", lambda r, f: f.verdict),
        Field("confidence", {"enum": ["low", "medium", "high"]}, "how sure the checker is", lambda r, f: f.confidence),
        Field("message", TEXT, "one line for people", lambda r, f: f.message),
        Field("why", TEXT, "the computation or the values", lambda r, f: f.why),
        Field(
            "claims",
            FINDING_CLAIM.list,
            "what speaks against each other, the draft's first",
            lambda r, f: [FINDING_CLAIM.make(r, pair) for pair in zip(f.claims, roles_of(f), strict=True)],
        ),
        Field("suggestion", TEXT, "what would be right, where that is known", lambda r, f: f.suggestion),
        Field("fingerprint", TEXT, "the same for the same values wherever they stand", lambda r, f: f.fingerprint),
        Field("key", TEXT, "under what the claims were compared", lambda r, f: f.key),
        Field("error_kind", TEXT, "value, unit, magnitude, entity, period, ...", lambda r, f: f.error_kind),
        Field("notes", TEXTS, "what was left out of the comparison, and why", lambda r, f: list(f.notes)),
        Field("facts", FACT.list, "lines of fact sheets", lambda r, f: [FACT.make(r, x) for x in f.facts]),
        Field("fixes", FIX.list, "changes that would settle it", lambda r, f: [FIX.make(r, x) for x in f.fixes]),
        Field(
            "suppression",
            {"anyOf": [SUPPRESSION.ref, {"type": "null"}]},
            "why it is not shown to people; null for findings that are",
            lambda r, f: SUPPRESSION.make(r, f.suppression) if f.suppression else None,
        ),
    ),
)
EVIDENCE = Record(
    "evidence",
    (
        Field("name", TEXT, "what was compared: subject, measure, unit, ...", lambda r, x: x.name),
        Field("grade", TEXT, "exact, alias, related, missing, clash", lambda r, x: x.grade),
        Field("detail", TEXT, "on what", lambda r, x: x.detail),
    ),
)
COMPARISON = Record(
    "comparison",
    (
        Field("verdict", VERDICT, "what came of it", lambda r, c: c.verdict),
        Field("claims", CLAIM.list, "what was compared", lambda r, c: [CLAIM.make(r, x) for x in c.claims]),
        Field("key", TEXT, "under what", lambda r, c: c.key),
        Field("why", TEXT, "the reason for the verdict", lambda r, c: c.why),
        Field("rule", TEXT, "id of the rule", lambda r, c: c.rule),
        Field("levels", EVIDENCE.list, "evidence", lambda r, c: [EVIDENCE.make(r, x) for x in c.levels]),
    ),
)
DOCUMENT = Record(
    "document",
    (
        Field("name", TEXT, "path as given", lambda r, d: d[0].name),
        Field("role", {"enum": ["draft", "source"]}, "draft or source", lambda r, d: d[0].role),
        Field("outlet", TEXT_OR_NULL, "who published it", lambda r, d: d[0].outlet),
        Field("date", TEXT_OR_NULL, "ISO date or date-time", lambda r, d: d[0].date),
        Field("date_source", TEXT, "given, manifest, front matter, dateline, none", lambda r, d: d[0].date_source),
        Field("claims", COUNT, "how many numbers and dates were read in it", lambda r, d: d[1].get("claims", 0)),
        Field("notes", TEXTS, "what the reader did", lambda r, d: list(d[1].get("notes", d[0].notes))),
    ),
)
COVERAGE = Record(
    "coverage",
    (
        Field("read", COUNT, "numbers and dates read in the drafts", lambda r, c: c.read),
        Field("compared", COUNT, "of these, compared with something", lambda r, c: c.compared),
        Field("no_counterpart", COUNT, "about which nothing else speaks", lambda r, c: c.no_counterpart),
        Field(
            "skipped",
            {"type": "object", "additionalProperties": COUNT},
            "how many were left out, by reason",
            lambda r, c: dict(c.skipped),
        ),
        Field("rules", COUNT, "rules in force", lambda r, c: c.rules),
        Field("capped", TEXTS, "groups too large to be compared whole", lambda r, c: list(c.capped)),
    ),
)
SUMMARY = Record(
    "summary",
    (
        *(Field(f"{n}s", COUNT, f"findings of level {n} listed", lambda r, _, n=n: r.count(n)) for n in LEVELS),  # type: ignore[misc]
        Field("hidden", COUNT, "findings below `level`, not listed", lambda r, _: r.hidden),
        Field("suppressed", COUNT, "findings allowed or in the baseline", lambda r, _: len(r.suppressed)),
        Field("level", LEVEL, "the lowest level listed", lambda r, _: r.level),
    ),
)
REPORT = Record(
    "report",
    (
        Field(
            "schema_version",
            {"type": "string", "pattern": r"^[0-9]+\.[0-9]+$"},
            "of this format; a changed meaning of a key raises the first number, a new key the second",
            lambda r, _: SCHEMA_VERSION,
        ),
        Field("summary", SUMMARY.ref, "how many", lambda r, _: SUMMARY.make(r, None)),
        Field(
            "problems", TEXTS, "inputs that could not be read: the result is not whole", lambda r, _: list(r.problems)
        ),
        Field("coverage", COVERAGE.ref, "what became of what was read", lambda r, _: COVERAGE.make(r, r.coverage)),
        Field("documents", DOCUMENT.list, "what was read", lambda r, _: documents(r)),
        Field("findings", FINDING.list, "what was found", lambda r, _: [FINDING.make(r, f) for f in r.findings]),
        Field(
            "suppressed",
            FINDING.list,
            "what was found and is not shown to people: each with its suppression",
            lambda r, _: [FINDING.make(r, f) for f in r.suppressed],
        ),
        Field(
            "comparisons",
            COMPARISON.list,
            "everything that was compared, finding or not",
            lambda r, _: [COMPARISON.make(r, c) for c in r.comparisons],
        ),
    ),
)
RECORDS = (SUMMARY, COVERAGE, DOCUMENT, CLAIM, FINDING_CLAIM, FACT, FIX, SUPPRESSION, FINDING, EVIDENCE, COMPARISON)


def report_record(report: Report) -> dict[str, Any]:
    """The whole report."""
    return REPORT.make(report, None)


def documents(report: Report) -> list[dict[str, Any]]:
    """One record a document, in the order given."""
    rows = report.coverage.documents
    return [
        DOCUMENT.make(report, (document, rows[i] if i < len(rows) else {}))
        for i, document in enumerate(report.documents)
    ]


def document_name(report: Report, index: int) -> str:
    """The name of a document by its number; "" where the run does not know it."""
    return report.documents[index].name if index < len(report.documents) else ""


def all_findings(report: Report) -> tuple[Finding, ...]:
    """What machine formats list: the findings shown, then those that are suppressed, each marked as such."""
    return report.findings + report.suppressed
