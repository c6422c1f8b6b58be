"""Tells for one number how it was read, with what it was compared and on what evidence, and why it was reported."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from checker.align.block import blocking_keys
from checker.align.features import Features, Kinship, extract_features, weighed, weights
from checker.align.inside import Inside
from checker.align.levels import ACROSS, WEIGHTS, compare, strength
from checker.align.sentences import HOPELESS, in_context
from checker.checks.base import RuleSet
from checker.checks.weigh import SAME_VALUE
from checker.errors import UsageError
from checker.explain_places import claims_at, spot_of
from checker.model import Claim, Comparison, Document, Finding, Level, RunResult
from checker.outcomes import At, Fate, outcomes
from checker.pipeline import read_claims, run, vocabulary_of
from checker.silence.values import Silence


class Meeting(NamedTuple):
    """The evidence that another claim is about the same thing, attribute by attribute, and what came of it."""

    other: Claim
    keys: tuple[str, ...]  # the blocking keys that both have
    levels: tuple[tuple[Level, float], ...]  # with the bits that each adds to the prior
    strength: float
    verdict: str  # "" where the pair was too weak to be judged
    why: str


class Explanation(NamedTuple):
    """What there is to tell about one claim; meetings stand by their strength, the strongest first."""

    claim: Claim
    keys: tuple[str, ...]  # under which other claims were looked for; none where the claim is not compared
    meetings: tuple[Meeting, ...]
    comparisons: tuple[Comparison, ...]  # by checks that do not compare aligned pairs: sums, changes, support
    findings: tuple[Finding, ...]
    fate: Fate
    decision: str  # why it was or was not reported, in a sentence


class Place(NamedTuple):
    """What was asked: a document's line, its text, and the claims on it; `near` are the closest where none fits."""

    document: str
    line: int
    column: int | None
    text: str
    explanations: tuple[Explanation, ...]
    near: tuple[Claim, ...]
    place: str = ""  # what was asked, in a file that has places of its own


def explain(
    draft: Document,
    against: Sequence[Document],
    rules: RuleSet,
    line: int,
    column: int | None = None,
    as_of: date | None = None,
    silence: Silence | None = None,
    place: str = "",
) -> Place:
    """Explains every number on a line of the draft (1-based), or the one at a column of it.

    In a file with places of its own line and column are those of its place: page and line of a PDF, line and column of
    a web page's source, the paragraph of a Word file; or `place` is the place as reports give it ("Sheet1!B7").
    Without sources the draft is explained as it is checked by itself. Raises UsageError for a place that is not there.
    """
    if place and not draft.anchors:
        raise UsageError(f"'{draft.name}:{place}' is not a place (write it as draft.md:12 or draft.md:12:45)")
    result = run([draft], against, rules, as_of, silence=silence)
    claims = [c for c in result.claims if c.doc_index == 0]
    if draft.anchors:
        spot = spot_of(draft, line, column, place)
        asked, near, text = claims_at(spot, claims, result.lines[0])
        place = spot.shown
    else:
        text = _line(draft.name, result.lines[0], line, column)
        on_line = [c for c in claims if c.line == line]
        asked = [c for c in on_line if column is None or c.column <= column < c.column + max(1, c.end - c.start)]
        near = on_line or [*[c for c in claims if c.line < line][-1:], *[c for c in claims if c.line > line][:1]]
    if not asked:
        return Place(draft.name, line, column, text, (), tuple(near), place)
    against_all = _Alignment([draft, *against], rules)
    findings = [f for f in result.findings if f.error_kind != "allowance"]  # those are about comments
    fates = outcomes(result.claims, result.comparisons, findings)
    told = tuple(_explanation(c, against_all, result, fates[c.doc_index, c.start]) for c in asked)
    return Place(draft.name, line, column, text, told, (), place)


def _line(name: str, lines: Sequence[str], line: int, column: int | None) -> str:
    if not 0 < line <= len(lines):
        raise UsageError(f"{name}:{line}: there is no such line (the last is {len(lines)})")
    text = lines[line - 1]
    if column is not None and not 0 < column <= max(1, len(text)):
        raise UsageError(f"{name}:{line}:{column}: there is no such column (the line has {len(text)} characters)")
    return text


class _Alignment:
    """The evidence of the aligner, computed again for one claim at a time, blocked or not, strong or weak."""

    def __init__(self, documents: Sequence[Document], rules: RuleSet) -> None:
        words = vocabulary_of(rules)
        readings = [read_claims(document, i, words) for i, document in enumerate(documents)]
        by_document = [extract_features(r.scope, r.claims, 0) for r in readings]
        self._inside = Inside([r.scope for r in readings], by_document)
        features = [f for found in by_document for f in found]
        self._telling = weights(features)
        features = [weighed(f, self._telling) for f in features]
        self._at: Mapping[At, Features] = {(f.claim.doc_index, f.claim.start): f for f in features}
        self._sentences: dict[At, list[Features]] = defaultdict(list)
        for f in features:
            self._sentences[f.claim.doc_index, f.claim.sentence_start].append(f)
        self._kin = Kinship(features, self._telling)
        self._sources = len(documents) > 1

    def keys(self, claim: Claim) -> tuple[str, ...]:
        """The blocking keys of a claim; none for furniture and vague amounts, which are not compared."""
        f = self._at.get((claim.doc_index, claim.start))
        return tuple(sorted(set(blocking_keys(f, self._telling)))) if f else ()

    def meetings(self, claim: Claim) -> list[tuple[Features, tuple[str, ...], tuple[Level, ...]]]:
        """Every other claim that shares a key, with the levels that both reach."""
        own = self._at.get((claim.doc_index, claim.start))
        if own is None:
            return []
        keys = set(self.keys(claim))
        found = []
        for other in self._at.values():
            shared = keys & set(self.keys(other.claim)) if other.family == own.family and other is not own else None
            if shared:
                found.append((other, tuple(sorted(shared)), self._levels(own, other)))
        return found

    def _levels(self, own: Features, other: Features) -> tuple[Level, ...]:
        """The levels of two claims, given what else their two sentences say."""
        a, b = sorted((own, other), key=lambda f: (f.claim.doc_index, f.claim.start))
        others = [(x, y) for x in self._around(a) for y in self._around(b) if (x, y) != (a, b) and x.family == y.family]
        beside = [(a, b), *((x, y) for x, y in others if set(self.keys(x.claim)) & set(self.keys(y.claim)))]
        features = [f for pair in beside for f in pair]
        graded = [(2 * n, 2 * n + 1, self._compared(x, y)) for n, (x, y) in enumerate(beside)]
        graded = [g for g in graded if not g[0] or strength(g[2]) >= HOPELESS]
        return next(in_context(features, graded))

    def _compared(self, a: Features, b: Features) -> tuple[Level, ...]:
        """The levels of two claims by themselves."""
        first, second = a.claim.doc_index, b.claim.doc_index
        repeats = self._inside.level(a, b, first) if first == second else ACROSS
        return compare(a, b, self._telling, self._kin.of(first, second), repeats)

    def _around(self, f: Features) -> list[Features]:
        """The claims of one sentence."""
        return self._sentences[f.claim.doc_index, f.claim.sentence_start]


def _explanation(claim: Claim, alignment: _Alignment, result: RunResult, fate: Fate) -> Explanation:
    own = _same(claim)
    judged: dict[At, Comparison] = {}
    others = []
    for comparison in result.comparisons:
        if not any(_same(c) == own for c in comparison.claims):
            continue
        if comparison.levels and len(comparison.claims) == 2:
            other = next((c for c in comparison.claims if _same(c) != own), claim)
            judged.setdefault(_same(other), comparison)
        else:
            others.append(comparison)
    meetings = sorted(
        (_meeting(claim, *met, judged.get(_same(met[0].claim))) for met in alignment.meetings(claim)),
        key=lambda m: (-m.strength, m.other.doc_index, m.other.start),
    )
    findings = tuple(f for f in result.findings if any(_same(c) == own for c in f.claims))
    decision = _decision(claim, findings, fate, meetings)
    return Explanation(
        claim, alignment.keys(claim), tuple(meetings), tuple(dict.fromkeys(others)), findings, fate, decision
    )


def _meeting(
    claim: Claim, other: Features, keys: tuple[str, ...], levels: tuple[Level, ...], comparison: Comparison | None
) -> Meeting:
    power = strength(levels)
    weighed = tuple((level, WEIGHTS[level.name][level.grade]) for level in levels)
    if comparison is not None:
        return Meeting(other.claim, keys, weighed, power, comparison.verdict, comparison.why)
    if power < SAME_VALUE:
        why = f"not judged: the strength is below {SAME_VALUE:g}, so this is taken for something else"
    elif (claim.doc_index, claim.sentence_start) == (other.claim.doc_index, other.claim.sentence_start):
        why = "not judged: both stand in one sentence, whose writer means two things"
    else:
        why = "not judged: no rule looks at this pair"
    return Meeting(other.claim, keys, weighed, power, "", why)


def _decision(claim: Claim, findings: Sequence[Finding], fate: Fate, meetings: Sequence[Meeting]) -> str:
    quiet = [f.suppression for f in findings if f.suppression]
    if quiet and len(quiet) == len(findings):
        return f"not shown: {quiet[0].kind} at {quiet[0].place}: {quiet[0].reason}"
    if findings:
        rules = ", ".join(dict.fromkeys(f"{f.rule} ({f.level}, confidence {f.confidence})" for f in findings))
        return f"reported by {rules}"
    if fate.name == "furniture":
        return f"not compared: page furniture ({claim.furniture})"
    if fate.name in ("agree", "compatible"):
        return f"not reported: a source {'agrees' if fate.name == 'agree' else 'allows it'}: {fate.why}"
    if fate.name == "superseded":
        return f"not reported: superseded: {fate.why}"
    if fate.name == "not_comparable":
        return f"not reported: not comparable: {fate.why}"
    if fate.name != "no_counterpart":
        return f"not reported: its rule is told to ignore it: {fate.why}"
    if not meetings:
        return "not reported: no counterpart: no other claim shares a key with it"
    best = meetings[0]
    reach = f"reaches a strength of {best.strength:.2f} only"
    return f"not reported: no counterpart: the nearest claim, {best.other.text!r}, {reach}"


def _same(claim: Claim) -> At:
    return claim.doc_index, claim.start
