"""The path of a claim from documents to a report: the only module that knows all steps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from checker.align import align
from checker.checks.base import Example, Outcome, Rule, RuleSet, Scene
from checker.claims.build import build_claims
from checker.claims.cells import claims_of_cells
from checker.claims.scope import Scope, lay_out
from checker.claims.time import resolve_dates
from checker.claims.voices import claims_of_voices
from checker.collector import collector_resting
from checker.model import Block, Claim, Coverage, Document, RuleNote, RunResult
from checker.outcomes import outcomes
from checker.quantities.scan import scan
from checker.table import Claims
from checker.text.numbered import NumberedName, in_scores, numbered_names
from checker.text.prepare import Prepared, prepare
from checker.vocab.lexicon import Lexicon, lexicon
from checker.words import nearest

if TYPE_CHECKING:
    from checker.report import Report
    from checker.silence.values import Silence
    from checker.table_in import ClaimTable

Watch = Callable[[Iterable[Document]], Iterable[Document]]  # gives the documents on as they are, one by one


class Reading(NamedTuple):
    """One document read: laid out, with its claims."""

    scope: Scope
    claims: list[Claim]


@collector_resting()
def extract(documents: Sequence[Document], rules: RuleSet | None = None, watch: Watch = iter) -> Claims:
    """All claims of the documents, in order."""
    words = vocabulary_of(rules)
    return Claims([claim for i, d in enumerate(watch(documents)) for claim in read_claims(d, i, words).claims])


def check(
    drafts: Sequence[Document],
    against: Sequence[Document],
    rules: RuleSet,
    as_of: date | None = None,
    table: ClaimTable | None = None,
    watch: Watch = iter,
    silence: Silence | None = None,
) -> Report:
    """Checks drafts against sources; without sources every document meets every other, and itself."""
    from checker.report import Report

    return Report(run(drafts, against, rules, as_of, table, watch, silence))


@collector_resting()
def run(
    drafts: Sequence[Document],
    against: Sequence[Document],
    rules: RuleSet,
    as_of: date | None = None,
    table: ClaimTable | None = None,
    watch: Watch = iter,
    silence: Silence | None = None,
) -> RunResult:
    """The result that a report is made of: a pure function of documents, rules and, where given, a claims table.

    The claims of documents that have rows in the table are the table's. `silence` is what silences findings beside the
    comments in the drafts; the findings stay in the result, marked. Raises TableError for rows that do not fit.
    """
    from checker.fixes.agreed import with_agreed_fixes
    from checker.rules.evaluate import evaluate
    from checker.silence.collect import without_comments
    from checker.silence.step import silenced
    from checker.silence.values import NOTHING

    words = vocabulary_of(rules)
    given = [replace(without_comments(d), role="draft" if against else "source") for d in drafts] + [
        replace(d, role="source") for d in against
    ]
    readings = [read_claims(d, i, words) for i, d in enumerate(watch(given))]
    if table is not None:
        readings = _corrected(readings, table)
    documents = tuple(_with_blocks(r.scope.prepared) for r in readings)
    claims = tuple(claim for r in readings for claim in r.claims)
    draft_numbers = frozenset(range(len(drafts))) if against else frozenset[int]()
    pairs, capped = align([r.scope for r in readings], [r.claims for r in readings], draft_numbers)
    topics = tuple(r.scope.prominent for r in readings)
    digits = tuple(frozenset(w for w in r.scope.tokens.words if "0" <= w < ":") for r in readings)
    names = tuple(_names(r.scope.prepared) for r in readings) if draft_numbers else ()
    scores = tuple(in_scores(r.scope.tokens) for r in readings) if draft_numbers else ()
    scene = Scene(documents, claims, pairs, draft_numbers, as_of, rules, topics, digits, names, scores)
    outcome = evaluate(rules, scene)
    findings = with_agreed_fixes(outcome.findings, outcome.comparisons, scene)
    return RunResult(
        documents=documents,
        claims=claims,
        comparisons=outcome.comparisons,
        findings=silenced(findings, scene, silence or NOTHING),
        coverage=_coverage(documents, claims, outcome, draft_numbers, capped, len(rules.rules)),
        lines=tuple(_lines(r.scope.prepared) for r in readings),
        rules=tuple(_note(rule) for rule in rules.rules),
    )


def _names(prepared: Prepared) -> tuple[NumberedName, ...]:
    """A document's numbered names, at their places in its text as given."""
    back = prepared.offsets
    found = numbered_names(prepared.tokens)
    return (
        tuple(n._replace(start=back.back(n.start), end=back.back_end(n.end)) for n in found) if back.at else (*found,)
    )


def read_claims(document: Document, index: int, words: Lexicon) -> Reading:
    """One document from text to claims."""
    with collector_resting():
        prepared = prepare(document)
        quantities = scan(prepared.tokens)
        scope = lay_out(prepared, words)
        claims = build_claims(scope, quantities, resolve_dates(prepared, quantities), index)
        if document.cells:
            claims = claims_of_cells(document, claims, words)
        if document.voices:
            claims = claims_of_voices(document, claims)
        if document.anchors:
            claims = [c._replace(place=document.place(c.start)) for c in claims]
        return Reading(scope, claims)


def _corrected(readings: Sequence[Reading], table: ClaimTable) -> list[Reading]:
    """The readings with the claims that the table has for them. Raises TableError with every mistake."""
    from checker.correct import corrected
    from checker.errors import TableError

    names = [r.scope.prepared.document.name for r in readings]
    mistakes = [
        f"{rows[0].where}:doc: {doc!r} is not among the documents of this check{_meant(doc, names)}"
        for doc, rows in table.rows.items()
        if doc not in names
    ]
    out = []
    for i, (name, reading) in enumerate(zip(names, readings, strict=True)):
        if name in table.rows:
            listed = read_claims(reading.scope.prepared.document, i, lexicon()).claims
            claims, wrong = corrected(reading.scope, reading.claims, listed, table.rows[name], i)
            mistakes += wrong
            document = reading.scope.prepared.document
            if document.anchors:
                claims = [c._replace(place=document.place(c.start)) for c in claims]
            reading = reading._replace(claims=claims)  # noqa: PLW2901
        out.append(reading)
    if mistakes:
        raise TableError(mistakes)
    return out


def _meant(name: str, names: list[str]) -> str:
    """The document that was probably meant; all of them only where they are few."""
    hint = nearest(name, names)
    return hint if len(names) <= 5 or "did you mean" in hint else ""


def vocabulary_of(rules: RuleSet | None) -> Lexicon:
    """The vocabulary in force: the built-in one, widened by the entities and measures that the rules name."""
    if rules is None:
        return lexicon()
    return lexicon(
        tuple((e.name, e.kind, e.names, e.exclude) for e in rules.entities.values()),
        tuple((m.name, m.words, m.near, m.unit, m.kinds, m.near_kinds) for m in rules.measures.values()),
    )


def _note(rule: Rule) -> RuleNote:
    """What reports tell of a rule: its sentence, and a text on each side of the line that it draws."""
    from checker.rules.kinds import KINDS_OF_CHECK

    kind = KINDS_OF_CHECK.get(rule.check)
    about = rule.about or (f"Finds {kind.about}." if kind else "")
    return RuleNote(rule.id, rule.check, rule.level, about, rule.pack, _example(rule.match), _example(rule.no_match))


def _example(examples: Sequence[Example]) -> str:
    return " / ".join((examples[0].draft, *examples[0].sources)) if examples else ""


def _with_blocks(prepared: Prepared) -> Document:
    """The document with its blocks as they were found or settled, for a report that shows the whole text."""
    back = prepared.offsets.back
    blocks = tuple(Block(back(b.start), back(b.end), b.kind, b.reason) for b in prepared.blocks)
    return replace(prepared.document, blocks=blocks)


def _lines(prepared: Prepared) -> tuple[str, ...]:
    """The repaired lines, cut where the line numbers of claims count them."""
    text, starts = prepared.tokens.text, prepared.lines
    return tuple(text[a:b].rstrip("\r\n") for a, b in zip(starts, [*starts[1:], len(text)], strict=True))


def _coverage(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    outcome: Outcome,
    drafts: frozenset[int],
    capped: Sequence[str],
    rules: int,
) -> Coverage:
    """Counts what became of every number of the drafts (of all documents where none is a draft)."""
    counted = [c for c in claims if not drafts or c.doc_index in drafts]
    fates = outcomes(counted, outcome.comparisons, outcome.findings)
    skipped: Counter[str] = Counter()
    compared = alone = 0
    for name, why, met in fates.values():
        if name == "furniture":
            skipped[f"page furniture: {why}"] += 1
        elif name in ("unsupported", "no_counterpart"):
            alone += 1
        elif met:
            compared += 1
        else:
            skipped[why] += 1
    per_document = Counter(c.doc_index for c in claims)
    return Coverage(
        read=len(fates),
        compared=compared,
        no_counterpart=alone,
        skipped=dict(sorted(skipped.items())),
        documents=tuple(
            {
                "name": d.name,
                "outlet": d.outlet,
                "role": d.role,
                "date": d.date,
                "date_source": d.date_source,
                "claims": per_document[i],
                "notes": list(d.notes),
            }
            for i, d in enumerate(documents)
        ),
        rules=rules,
        capped=tuple(capped),
        outcomes=dict(sorted(Counter(fate.name for fate in fates.values()).items())),
    )
