"""What each machine format owes its reader: valid by its schema or parser, suppressed findings marked, places right."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from checker.model import Anchor, Claim, Coverage, Fix, RuleNote, Suppression
from checker.report import RENDERERS, Report
from checker.report.schema import json_schema
from tests.report_factory import document, finding, quantity, run

jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
ROOT = Path(__file__).resolve().parents[2]

# Britain's name in a script of three bytes a letter, then one of four: columns differ by what they count.
DRAFT, D = document(
    "First line.\r\n英国 𐐀 spends ⟦2.1%⟧, and ⟦2.4%⟧ later.\r\n",
    [quantity("percentage", x, unit="percent") for x in ("2.1", "2.4")],
    role="draft",
    name="./drafts/the summit #2.md",
)
SOURCE, S = document(
    "Britain spends ⟦2.3 percent⟧.", [quantity("percentage", "2.3", unit="percent")], index=1, name="../wire.txt",
    outlet="The [Wire](x)",
)  # fmt: skip
PAGE, P = document("Spent: ⟦2.2%⟧", [quantity("percentage", "2.2", unit="percent")], index=2, name="budget.pdf")
PAGE = replace(PAGE, anchors=(Anchor(0, "page 3, line 12"),))
P = [P[0]._replace(place="page 3, line 12")]
WEB, W = document("Spent: ⟦2.2%⟧", [quantity("percentage", "2.2", unit="percent")], index=3, name="page.html")
WEB = replace(WEB, anchors=(Anchor(0, line=40, column=9),))
W = [W[0]._replace(place="40:16")]

SHARE = finding(
    [D[0], S[0], P[0]], "draft says 2.1%, Wire says 2.3%", rule="uk-share", why="2.1 is outside 2.3 ± 0.05",
    suggestion="2.1% → 2.3%", key="UK", fingerprint="ab12",
    fixes=(Fix(0, D[0].start, D[0].end, "2.3%"), Fix(1, 0, 7, "The UK")),
)  # fmt: skip
PAGED = finding([P[0], S[0]], "the page says 2.2%", rule="uk-share", level="warning", fingerprint="cd34")
ONLINE = finding([W[0]], "the site says 2.2%", rule="site", level="suggestion", fixes=(Fix(3, 7, 11, "2.3%"),))
BARE = finding([], "something about the whole draft", rule="whole", level="suggestion")
ALLOWED = SHARE._replace(
    claims=(D[1], S[0]), roles=("draft", "source"), message="2.4% is allowed", fingerprint="ef56",
    suppression=Suppression("allowed", "the desk rounds", "./drafts/the summit #2.md:1"),
)  # fmt: skip
KNOWN = ALLOWED._replace(message="known", suppression=Suppression("baseline", "known before", "baseline.json"))
NOTES = (
    RuleNote(
        "uk-share", "agree", "error", "The share must agree.", "defence", "It is 2.1%. / It is 2.3%.", "It is 2%."
    ),
    RuleNote("silent", "sum", "warning"),
)
DOCUMENTS = [DRAFT, SOURCE, PAGE, WEB]
REPORT = Report(
    replace(run(DOCUMENTS, [*D, *S, *P, *W], [ONLINE, PAGED, KNOWN, SHARE, BARE, ALLOWED]), rules=NOTES),
)
BROKEN = Report(
    replace(
        run(DOCUMENTS, D, [SHARE], problems=("gone.txt: no such file",), coverage=Coverage(2, 2, capped=("UK",))),
        rules=NOTES,
    )
)
CLEAN = Report(run([DRAFT, SOURCE], D))
REPORTS = {
    "all sorts": REPORT,
    "an input is missing": BROKEN,
    "nothing found": CLEAN,
    "nothing read": Report(run([], [])),
}
each_report = pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS.keys())


def sarif(report: Report) -> dict[str, Any]:
    """The one run of the log."""
    log: dict[str, Any] = json.loads(RENDERERS["sarif"](report))
    return dict(log["runs"][0])


def errors(schema: Any, value: Any) -> list[str]:
    """What a value does against a schema, as path: message."""
    made = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    return [f"{'/'.join(map(str, e.absolute_path))}: {e.message}" for e in made.iter_errors(value)]


# --- JSON and its lines


def test_the_published_schema_is_made_from_the_records() -> None:
    published = json.loads((ROOT / "docs" / "report.schema.json").read_text(encoding="utf-8"))
    assert published == json_schema(), "python -m checker.report.schema > docs/report.schema.json"


@each_report
def test_json_is_valid_by_its_schema(report: Report) -> None:
    assert errors(json_schema(), json.loads(RENDERERS["json"](report))) == []


@pytest.mark.parametrize("key", ["schema_version", "findings"])
def test_the_schema_refuses_a_report_without_a_key(key: str) -> None:
    record = REPORT.to_dict()
    del record[key]
    assert errors(json_schema(), record)


def test_the_demo_is_valid_by_the_published_schema() -> None:
    assert errors(json_schema(), json.loads((ROOT / "reports" / "demo.json").read_text(encoding="utf-8"))) == []


@each_report
def test_every_line_of_jsonl_is_a_record_of_the_json_report(report: Report) -> None:
    lines = [json.loads(line) for line in RENDERERS["jsonl"](report).splitlines()]
    whole = report.to_dict()
    kinds = [line.pop("record") for line in lines]
    assert kinds == [
        "run",
        *["document"] * len(whole["documents"]),
        *["finding"] * (len(lines) - len(report.documents) - 1),
    ]
    assert lines[0] == {key: whole[key] for key in ("schema_version", "summary", "problems", "coverage")}
    assert lines[1:] == [*whole["documents"], *whole["findings"], *whole["suppressed"]]


def test_suppressed_findings_are_apart_in_json() -> None:
    record = REPORT.to_dict()
    assert [f["suppression"] for f in record["findings"]] == [None] * 4
    assert [f["suppression"]["kind"] for f in record["suppressed"]] == ["allowed", "baseline"]
    assert record["summary"]["suppressed"] == 2
    assert record["findings"][0]["fixes"][0] == {
        "doc": "./drafts/the summit #2.md", "start": D[0].start, "end": D[0].end, "text": "2.3%", "safe": False,
    }  # fmt: skip


# --- CSV


def rows(name: str, report: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(RENDERERS[name](report))))


def test_findings_have_a_row_for_each_claim() -> None:
    table = rows("csv", REPORT)
    said = [(r["n"], r["part"], r["rule"], r["role"], r["text"], r["place"], r["suppressed"]) for r in table]
    assert said == [
        ("1", "1", "uk-share", "draft", "2.1%", "", ""),
        ("1", "2", "uk-share", "source", "2.3 percent", "", ""),
        ("1", "3", "uk-share", "source", "2.2%", "page 3, line 12", ""),
        ("2", "1", "uk-share", "draft", "2.2%", "page 3, line 12", ""),
        ("2", "2", "uk-share", "source", "2.3 percent", "", ""),
        ("3", "1", "whole", "", "", "", ""),
        ("4", "1", "site", "draft", "2.2%", "40:16", ""),
        ("5", "1", "uk-share", "draft", "2.4%", "", "allowed"),
        ("5", "2", "uk-share", "source", "2.3 percent", "", "allowed"),
        ("6", "1", "uk-share", "draft", "2.4%", "", "baseline"),
        ("6", "2", "uk-share", "source", "2.3 percent", "", "baseline"),
    ]
    assert {len(r) for r in table} == {29}


def test_claims_have_a_row_each_with_what_became_of_them() -> None:
    table = rows("csv-claims", REPORT)
    assert [(r["text"], r["outcome"]) for r in table] == [
        ("2.1%", "conflict"), ("2.4%", "conflict"), ("2.3 percent", "conflict"), ("2.2%", "conflict"),
        ("2.2%", "conflict"),
    ]  # fmt: skip
    assert [r["outcome"] for r in rows("csv-claims", CLEAN)] == ["no_counterpart"] * 2


# --- SARIF

OASIS = os.environ.get("SARIF_SCHEMA", "")  # the schema of the standard, where somebody has it (CONTRIBUTING.md)
SCHEMAS = [ROOT / "tests" / "schemas" / "sarif-2.1.0-subset.json", *([Path(OASIS)] if OASIS else [])]


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda path: path.name)
@each_report
def test_sarif_is_valid(report: Report, schema: Path) -> None:
    log = json.loads(RENDERERS["sarif"](report))
    assert errors(json.loads(schema.read_text(encoding="utf-8")), log) == []


def test_the_demo_in_sarif_is_valid() -> None:
    log = json.loads((ROOT / "reports" / "demo.sarif").read_text(encoding="utf-8"))
    assert errors(json.loads(SCHEMAS[0].read_text(encoding="utf-8")), log) == []


def test_results_name_their_rules_and_rules_have_help() -> None:
    made = sarif(REPORT)
    rules = made["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["uk-share", "silent", "whole", "site"]
    assert all(rules[r["ruleIndex"]]["id"] == r["ruleId"] for r in made["results"])
    assert rules[0]["help"]["text"].splitlines() == [
        "The share must agree.",
        "Reported, for example: It is 2.1%. / It is 2.3%.",
        "Not reported: It is 2%.",
        "Kind of check: agree. Pack: defence.",
    ]


def physical(location: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    place = location["physicalLocation"]
    region = {key: value for key, value in place["region"].items() if key != "snippet"}
    return place["artifactLocation"]["uri"], region


def test_every_result_has_a_place_in_a_file() -> None:
    share, paged, bare, online = (physical(r["locations"][0]) for r in sarif(REPORT)["results"][:4])
    draft = "drafts/the%20summit%20%232.md"
    assert share == (draft, {"startLine": 2, "startColumn": 13, "endLine": 2, "endColumn": 17})
    assert paged == ("budget.pdf", {"startLine": 1})  # a page has no lines
    assert bare == (draft, {"startLine": 1})
    assert online == ("page.html", {"startLine": 40, "startColumn": 16, "endLine": 40, "endColumn": 20})


def test_a_page_is_told_where_a_line_cannot_be() -> None:
    result = sarif(REPORT)["results"][1]
    assert result["message"]["text"].startswith("page 3, line 12: the page says 2.2%")
    assert result["locations"][0]["logicalLocations"] == [{"name": "page 3, line 12", "kind": "member"}]


def test_sources_are_related_locations_and_the_message_links_to_them() -> None:
    result = sarif(REPORT)["results"][0]
    assert [(x["id"], physical(x)[0]) for x in result["relatedLocations"]] == [(1, "../wire.txt"), (2, "budget.pdf")]
    assert "uriBaseId" not in result["relatedLocations"][0]["physicalLocation"]["artifactLocation"]
    links = re.findall(r"(?<!\\)\[((?:[^\[\]\\]|\\.)*)\]\((.*?)\)", result["message"]["text"])
    assert links == [(r"The \[Wire\](x)", "1"), ("budget.pdf", "2")]


def test_fixes_are_changes_of_files_that_have_lines() -> None:
    fix = sarif(REPORT)["results"][0]["fixes"]
    (draft, source) = fix[0]["artifactChanges"]
    assert draft["replacements"] == [
        {
            "deletedRegion": {"startLine": 2, "startColumn": 13, "endLine": 2, "endColumn": 17},
            "insertedContent": {"text": "2.3%"},
        }
    ]
    assert source["artifactLocation"]["uri"] == "../wire.txt"
    assert "fixes" not in sarif(REPORT)["results"][3]  # offsets of a page's text are none of its file


def test_suppressed_results_say_so() -> None:
    told = [r.get("suppressions") for r in sarif(REPORT)["results"]]
    assert told[:4] == [None] * 4
    (allowed,), (known,) = told[4:]
    assert (allowed["kind"], allowed["justification"]) == ("inSource", "the desk rounds")
    assert physical(allowed["location"]) == ("drafts/the%20summit%20%232.md", {"startLine": 1})
    assert (known["kind"], known["justification"]) == ("external", "known before")
    assert "location" not in known


def test_an_input_that_could_not_be_read_is_no_success() -> None:
    (invocation,) = sarif(BROKEN)["invocations"]
    told = [(n["level"], n["message"]["text"]) for n in invocation["toolExecutionNotifications"]]
    assert not invocation["executionSuccessful"]
    assert told == [("error", "gone.txt: no such file"), ("warning", "too large to be compared whole: UK")]
    assert sarif(REPORT)["invocations"] == [{"executionSuccessful": True}]


# --- GitHub

COMMAND = re.compile(r"::(error|warning|notice|debug)(?: ((?:\w+=[^:,]*)(?:,\w+=[^:,]*)*))?::(.*)")


def commands(report: Report) -> list[tuple[str, dict[str, str], str]]:
    """Each command as GitHub reads it; lines of the log that are none are left out."""

    def plain(text: str) -> str:
        for code, sign in (("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
            text = text.replace(code, sign)
        return text

    found = [COMMAND.fullmatch(line) for line in RENDERERS["github"](report).splitlines()]
    return [
        (m[1], dict(tuple(map(plain, x.split("=", 1))) for x in (m[2] or "").split(",") if x), plain(m[3]))  # type: ignore[misc]
        for m in found
        if m
    ]


def test_annotations_stand_at_their_lines() -> None:
    (level, where, text), paged, bare, online, *debug = commands(REPORT)
    assert (level, where) == (
        "error",
        {"file": "drafts/the summit #2.md", "line": "2", "col": "13", "endColumn": "16", "title": "error[uk-share]"},
    )
    assert text.splitlines()[0] == "draft says 2.1%, Wire says 2.3%"
    assert "Why: 2.1 is outside 2.3 ± 0.05" in text
    assert paged[:2] == ("warning", {"file": "budget.pdf", "line": "1", "title": "warning[uk-share]"})
    assert bare[:2] == ("notice", {"title": "suggestion[whole]"})
    assert online[1]["line"] == "40"
    assert [(d[0], "the desk rounds" in d[2]) for d in debug] == [("debug", True), ("debug", False)]


def test_ten_of_a_level_are_annotated_and_the_rest_is_counted() -> None:
    many = [SHARE._replace(message=f"n {n}") for n in range(25)]
    report = Report(run([DRAFT, SOURCE], D, [*many, *[PAGED] * 11], problems=("gone.txt: no such file",)))
    said = commands(report)
    assert [c[0] for c in said] == ["error"] * 10 + ["warning"] * 10
    assert said[0][2] == "gone.txt: no such file"
    assert "… and 16 more errors" in said[9][2]
    last = RENDERERS["github"](report).splitlines()[-1]
    assert last.startswith("checker: not annotated: 16 more errors, 1 more warning")


# --- GitLab


def test_code_quality_entries_have_what_gitlab_needs() -> None:
    entries = json.loads(RENDERERS["gitlab"](REPORT))
    assert [(e["check_name"], e["severity"], e["location"]) for e in entries] == [
        ("uk-share", "major", {"path": "drafts/the summit #2.md", "lines": {"begin": 2}}),
        ("uk-share", "minor", {"path": "budget.pdf", "lines": {"begin": 1}}),
        ("whole", "info", {"path": "drafts/the summit #2.md", "lines": {"begin": 1}}),
        ("site", "info", {"path": "page.html", "lines": {"begin": 40}}),
    ]
    assert {frozenset(e) for e in entries} == {
        frozenset(("description", "check_name", "fingerprint", "severity", "location"))
    }


def test_no_two_entries_share_a_fingerprint_and_the_first_keeps_its_own() -> None:
    report = Report(run([DRAFT, SOURCE], D, [SHARE, SHARE, SHARE, BARE, BARE]))
    marks = [e["fingerprint"] for e in json.loads(RENDERERS["gitlab"](report))]
    assert len(set(marks)) == 5
    assert marks[0] == "ab12"


# --- JUnit


def junit(report: Report) -> ElementTree.Element:
    return ElementTree.fromstring(RENDERERS["junit"](report))  # our own output


@each_report
def test_junit_counts_what_it_holds(report: Report) -> None:
    for suite in (junit(report), *junit(report)):
        held = [len(suite.findall(f".//{tag}")) for tag in ("testcase", "failure", "error", "skipped")]
        assert held == [int(suite.attrib[name]) for name in ("tests", "failures", "errors", "skipped")]


def test_a_finding_is_a_failure_and_a_silent_rule_a_success() -> None:
    cases = junit(REPORT).findall(".//testcase")
    inside = [(c.attrib["classname"], [x.tag for x in c]) for c in cases]
    assert inside == [
        ("uk-share", ["failure"]), ("uk-share", ["failure"]), ("whole", ["failure"]), ("site", ["failure"]),
        ("uk-share", ["skipped"]), ("uk-share", ["skipped"]), ("silent", []),
    ]  # fmt: skip
    assert [x.attrib["type"] for x in junit(REPORT).iter("failure")] == ["error", "warning", "suggestion", "suggestion"]
    assert "the desk rounds" in next(junit(REPORT).iter("skipped")).attrib["message"]


def test_no_two_test_cases_share_a_name() -> None:
    cases = junit(Report(run([DRAFT, SOURCE], D, [SHARE, SHARE, SHARE]))).findall(".//testcase")
    assert len({(c.attrib["classname"], c.attrib["name"]) for c in cases}) == 3


# --- reviewdog


def utf8(claim: Claim, text: str) -> tuple[int, int]:
    """Columns of a claim counted in bytes, from its line of the text."""
    line = text.split("\r\n")[claim.line - 1]
    return tuple(len(line[:n].encode()) + 1 for n in (claim.column - 1, claim.column - 1 + len(claim.text)))  # type: ignore[return-value]


def test_ranges_count_bytes() -> None:
    said = json.loads(RENDERERS["rdjson"](REPORT))["diagnostics"]
    start, end = utf8(D[0], DRAFT.text)
    assert (start, end) == (20, 24)  # six bytes for two letters, four for one
    span = {"start": {"line": 2, "column": start}, "end": {"line": 2, "column": end}}
    assert said[0]["location"] == {"path": "drafts/the summit #2.md", "range": span}
    assert said[0]["suggestions"] == [{"range": span, "text": "2.3%"}]  # the other file has a comment of its own
    assert said[1]["location"] == {"path": "budget.pdf"}
    assert said[3]["location"]["range"] == {"start": {"line": 40}, "end": {"line": 40}}
    assert [d["severity"] for d in said] == ["ERROR", "WARNING", "INFO", "INFO"]


@pytest.mark.parametrize("name", ["gitlab", "rdjson"])
def test_formats_that_only_show_leave_out_what_is_suppressed(name: str) -> None:
    assert "2.4% is allowed" not in RENDERERS[name](REPORT)


@pytest.mark.parametrize("name", ["json", "jsonl", "csv", "sarif", "github", "junit"])
def test_formats_that_can_mark_it_keep_what_is_suppressed(name: str) -> None:
    text = RENDERERS[name](REPORT)
    assert "2.4% is allowed" in text.replace("%25", "%")
    assert "the desk rounds" in text


@pytest.mark.parametrize("name", ["json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson"])
def test_every_machine_learns_of_an_input_that_could_not_be_read(name: str) -> None:
    assert "gone.txt: no such file" in RENDERERS[name](BROKEN)


@pytest.mark.parametrize("name", RENDERERS)
def test_the_level_shown_is_that_of_every_format(name: str) -> None:
    if name != "csv-claims":  # it lists claims
        assert "the page says 2.2%" in RENDERERS[name](REPORT)
        assert "the page says 2.2%" not in RENDERERS[name](REPORT.at_level("error"))
