"""SARIF 2.1.0 (OASIS): the format of code scanning; viewers and editors show it beside the text.

Columns count code points, ends are exclusive; URIs are relative to the folder in which the checker ran. Every result
has a physical location: where a file has no lines (a page of a PDF, a cell of a sheet) it is line 1, with the place in
the message and as a logical location. Section numbers below are those of the standard.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from checker.model import RuleNote
from checker.report.jsontext import json_text
from checker.report.markup import markdown
from checker.report.model import roles_of
from checker.report.places import Places, Region, path_of, uri_of
from checker.report.plain import headline, place_label, says, speaker
from checker.report.records import all_findings, document_name
from checker.report.safe import safe
from checker.report.summary import fact_text
from checker.version import __version__

if TYPE_CHECKING:
    from checker.model import Claim, Finding, Fix, Suppression
    from checker.report.model import Report

LEVEL = {"error": "error", "warning": "warning", "suggestion": "note"}
RANK = {"high": 90.0, "medium": 60.0, "low": 30.0}
ROOT = "%SRCROOT%"
Json = dict[str, Any]


def render(report: Report, *, width: int = 80, color: bool = False, show_coverage: bool = False) -> str:
    """One log with one run; width, colour and coverage change nothing."""
    return json_text(sarif_log(report), spread=5)


def sarif_log(report: Report) -> Json:
    """The log as a dict of plain values."""
    rules = _rules(report)
    index = {rule["id"]: n for n, rule in enumerate(rules)}
    places = Places(report)
    run: Json = {
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "automationDetails": {"id": _category(report)},
        "originalUriBaseIds": {ROOT: {"description": {"text": "The folder in which the checker ran."}}},
        "tool": {"driver": {"name": "checker", "version": __version__, "semanticVersion": __version__, "rules": rules}},
        "invocations": [_invocation(report)],
        "artifacts": [
            {"location": _artifact(d.name), "roles": ["analysisTarget"], "properties": {"role": d.role}}
            for d in report.documents
        ],
        "results": [_result(report, places, f, index) for f in all_findings(report)],
    }
    return {
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }


def _category(report: Report) -> str:
    """What tells one draft's results from another's (3.17.3): "checker/drafts/summit.md/"."""
    drafts = [d for d in report.documents if d.role == "draft"] or list(report.documents)
    return f"checker/{path_of(drafts[0].name).lstrip('/')}/" if len(drafts) == 1 else "checker/"


def _rules(report: Report) -> list[Json]:
    """The rules in force, then those that only findings name."""
    known = {note.id: note for note in report.result.rules}
    for finding in all_findings(report):
        known.setdefault(finding.rule, RuleNote(finding.rule, "", finding.level))
    return [_rule(note) for note in known.values()]


def _rule(note: RuleNote) -> Json:
    words = safe(note.about or note.id.replace("-", " ").capitalize()).strip() or "A rule"
    sentence = words if words.endswith((".", "!", "?")) else f"{words}."
    examples = [("Reported, for example", note.finds), ("Not reported", note.leaves)]
    told = [(name, safe(text)) for name, text in examples if text.strip()]
    origin = f"Kind of check: {note.check}." if note.check else ""
    if note.pack:
        origin = f"{origin} Pack: {safe(note.pack)}.".strip()
    text = "\n".join(x for x in (sentence, *(f"{name}: {said}" for name, said in told), origin) if x)
    marked = [markdown(sentence), *(f"- {name}: {markdown(said)}" for name, said in told), markdown(origin)]
    return {
        "id": safe(note.id),
        "shortDescription": {"text": sentence},
        "fullDescription": {"text": sentence},
        "help": {"text": text, "markdown": "\n\n".join(x for x in marked if x)},
        "defaultConfiguration": {"level": LEVEL[note.level]},
        "properties": {"tags": ["numbers", *([note.check] if note.check else [])]},
    }


def _invocation(report: Report) -> Json:
    """Whether all inputs were read (3.20.14), and what was not; the clock and the command line are left out."""
    unreadable = [{"level": "error", "message": {"text": _text(problem)}} for problem in report.problems]
    capped = [
        {"level": "warning", "message": {"text": _text(f"too large to be compared whole: {group}")}}
        for group in report.coverage.capped
    ]
    told = [*unreadable, *capped]
    return {"executionSuccessful": not unreadable} | ({"toolExecutionNotifications": told} if told else {})


def _result(report: Report, places: Places, finding: Finding, rules: dict[str, int]) -> Json:
    rule = safe(finding.rule)
    beside = list(zip(finding.claims, roles_of(finding), strict=True))[1:]
    out: Json = {
        "ruleId": rule,
        "ruleIndex": rules[rule],
        "level": LEVEL[finding.level],
        "message": {"text": _message(report, finding, beside)},
        "locations": [_location(report, places, finding)],
    }
    if beside:
        out["relatedLocations"] = [
            {
                "id": n,
                **_at(places, claim),
                "message": {"text": _text(f"{speaker(report, claim, role)}: {says(claim)}")},
            }
            for n, (claim, role) in enumerate(beside, 1)
        ]
    if finding.fingerprint:
        out["partialFingerprints"] = {"checkerFinding/v1": finding.fingerprint}
    if fixes := _fixes(report, places, finding):
        out["fixes"] = fixes
    if finding.suppression:
        out["suppressions"] = [_suppression(report, finding.suppression)]
    return out | {"rank": RANK.get(finding.confidence, 50.0), "properties": _properties(finding)}


def _message(report: Report, finding: Finding, beside: Sequence[tuple[Claim, str]]) -> str:
    """The headline, who says otherwise as links to the related locations (3.11.6), the reason, what would be right."""
    parts = [_text(headline(finding))]
    if beside:
        links = [f"[{_link(report.label(c, role))}]({n}) {_text(says(c))}" for n, (c, role) in enumerate(beside, 1)]
        parts.append(f"Beside it: {'; '.join(links)}")
    parts += [
        _text(f"{name}: {text}") for name, text in (("Why", finding.why), ("Suggested", finding.suggestion)) if text
    ]
    return "\n".join([*parts, f"Confidence: {finding.confidence}"])


def _text(text: str) -> str:
    """Text in which nothing is a link: a bracket that would end a link's text is escaped (3.11.6)."""
    return safe(text).replace("](", "\\](")


def _link(text: str) -> str:
    return safe(text).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def _location(report: Report, places: Places, finding: Finding) -> Json:
    """Where the finding is shown; one that is about no claim stands at the beginning of the first document."""
    if finding.claims:
        return _at(places, finding.claims[0])
    name = report.documents[0].name if report.documents else ""
    return {"physicalLocation": {"artifactLocation": _artifact(name), "region": {"startLine": 1}}}


def _at(places: Places, claim: Claim) -> Json:
    region = places.of(claim)
    shown: Json = _region(region) if region else {"startLine": 1}
    if snippet := safe(claim.text).strip():
        shown["snippet"] = {"text": snippet}
    out: Json = {"physicalLocation": {"artifactLocation": _artifact(claim.doc), "region": shown}}
    if region is None and claim.place:
        out["logicalLocations"] = [{"name": safe(claim.place), "kind": "member"}]
    return out


def _region(region: Region) -> Json:
    return {
        "startLine": region.line,
        "startColumn": region.column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
    }


def _artifact(name: str) -> Json:
    """A file by its relative URI; one outside the folder is not resolved against it."""
    uri = uri_of(name)
    return {"uri": uri} if uri.startswith("..") else {"uri": uri, "uriBaseId": ROOT}


def _fixes(report: Report, places: Places, finding: Finding) -> list[Json]:
    """One fix with its changes by file (3.55); what stands in no lines of its own cannot be changed by a tool."""
    by_file: dict[int, list[Json]] = defaultdict(list)
    for fix in finding.fixes:
        if region := places.span(fix.doc_index, fix.start, fix.end):
            by_file[fix.doc_index].append({"deletedRegion": _region(region), "insertedContent": {"text": _exact(fix)}})
    if not by_file:
        return []
    changes = [
        {"artifactLocation": _artifact(document_name(report, index)), "replacements": replacements}
        for index, replacements in by_file.items()
    ]
    says_so = finding.suggestion or " · ".join(f"write {fix.text}" for fix in finding.fixes)
    return [{"description": {"text": _text(says_so)}, "artifactChanges": changes}]


def _exact(fix: Fix) -> str:
    return fix.text.encode("utf-8", "replace").decode()


def _suppression(report: Report, told: Suppression) -> Json:
    """In the text itself, or beside it: a sidecar file, a baseline (3.35.2)."""
    name, _, line = told.place.rpartition(":")
    in_text = told.kind == "allowed" and any(d.name == name for d in report.documents)
    out: Json = {
        "kind": "inSource" if in_text else "external",
        "status": "accepted",
        "justification": _text(told.reason),
    }
    if name and line.isascii() and line.isdigit() and int(line):
        out["location"] = {
            "physicalLocation": {"artifactLocation": _artifact(name), "region": {"startLine": int(line)}}
        }
    return out | {"properties": {"kind": safe(told.kind)}}


def _properties(finding: Finding) -> Json:
    """What SARIF has no place for; empty values are left out."""
    given = {
        "confidence": finding.confidence,
        "verdict": finding.verdict,
        "key": safe(finding.key),
        "errorKind": safe(finding.error_kind),
        "place": safe(place_label(finding).removesuffix(": ")),
        "facts": [safe(fact_text(fact)) for fact in finding.facts],
        "notes": [safe(note) for note in finding.notes],
    }
    return {name: value for name, value in given.items() if value}
