"""What is silenced in a run: by comments, front matter, a file beside the draft, a baseline; and what reopens it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

import checker
from checker.errors import InputError
from checker.model import Anchor, Document
from checker.report import RENDERERS
from checker.silence.baseline import joined, known_of, pruned, read_baseline, written

WRONG = "They met on Wednesday, March 4, 2025."
SOURCE = Document("France spends 2.1% of GDP on defence.", "source.txt", "2025-03-01")


def draft(folder: Path, name: str, text: str, sidecar: str = "") -> Path:
    """A draft in a folder, and the file beside it."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    if sidecar:
        path.with_name(f"{name}.checker.yaml").write_text(sidecar, encoding="utf-8")
    return path


def state(report: checker.Report) -> tuple[list[str], list[tuple[str, str]]]:
    """The rules of the findings shown, and kind and reason of those that are not."""
    quiet = [(f.suppression.kind, f.suppression.reason) for f in report.suppressed if f.suppression]
    return [f.rule for f in report.findings], quiet


ALLOWED = {
    "front matter, a line": ("a.md", '---\nchecker:\n  allow: ["weekday-matches-date: quoted"]\n---\n' + WRONG, ""),
    "front matter, a mapping": (
        "a.md",
        f"---\nchecker:\n  allow:\n    - rule: weekday-matches-date\n      reason: quoted\n---\n{WRONG}",
        "",
    ),
    "sidecar of a text": ("a.txt", WRONG, "allow:\n- {rule: weekday-matches-date, reason: quoted}\n"),
    "sidecar of Markdown": ("a.md", WRONG, "allow:\n- {rule: weekday-matches-date, reason: quoted}\n"),
    "sidecar, only these words": (
        "a.txt",
        WRONG,
        'allow:\n- {rule: weekday-matches-date, text: "Wednesday, March 4, 2025", reason: quoted}\n',
    ),
    "sidecar, as in a comment": ("a.txt", WRONG, 'version: 1\nallow:\n- "weekday-matches-date: quoted"\n'),
    "a comment in a file": ("a.md", f"{WRONG} <!-- checker: allow weekday-matches-date: quoted -->", ""),
}


@pytest.mark.parametrize(("name", "text", "sidecar"), ALLOWED.values(), ids=ALLOWED.keys())
def test_a_finding_is_allowed_and_kept(name: str, text: str, sidecar: str, tmp_path: Path) -> None:
    report = checker.check(draft(tmp_path, name, text, sidecar))
    assert state(report) == ([], [("allowed", "quoted")])
    assert report.exit_code() == 0
    for form in ("full", "concise", "markdown", "html"):
        assert "1 finding not shown: allowed (with a reason)" in RENDERERS[form](report)


PAGE = "<html><body><article><h1>Talks go on</h1>\n{}\n<p>Nobody knew when they would end.</p></article></body></html>"
COMMENT = "<!-- checker: allow weekday-matches-date: quoted -->"
ON_A_PAGE = {
    "inside the paragraph": f"<p>{WRONG} {COMMENT}</p>",
    "amid its words": f"<p>They {COMMENT} met on Wednesday, <b>March</b> 4, 2025.</p>",
    "before its first word": f"<p>{COMMENT}{WRONG}</p>",
    "on a line of its own at its end": f"<p>{WRONG}\n{COMMENT}\n</p>",
    "behind it on its line": f"<p>{WRONG}</p> {COMMENT}\n<p>Later.</p>",
    "on the line above": f"<p>Before.</p>\n{COMMENT}\n<p>{WRONG}</p>",
    "above the list": f"{COMMENT}<ul><li>{WRONG}</li></ul>",
}


@pytest.mark.parametrize("body", ON_A_PAGE.values(), ids=ON_A_PAGE.keys())
def test_a_comment_of_a_web_page_allows_what_its_paragraph_says(body: str, tmp_path: Path) -> None:
    assert state(checker.check(draft(tmp_path, "a.html", PAGE.format(body)))) == ([], [("allowed", "quoted")])


NOT_ON_A_PAGE = {
    "below another paragraph": (f"<p>{WRONG}</p>\n{COMMENT}\n<p>Later.</p>", ["allow-needed"]),
    "shown, not hidden": (f"<p>{WRONG} &lt;!-- checker: allow weekday-matches-date: quoted --&gt;</p>", []),
    "part of a script": (f"<script>{COMMENT}</script><p>{WRONG}</p>", []),
    "without a reason": (f"<p>{WRONG}<!-- checker: allow weekday-matches-date --></p>", ["allow-understood"]),
}


@pytest.mark.parametrize(("body", "others"), NOT_ON_A_PAGE.values(), ids=NOT_ON_A_PAGE.keys())
def test_elsewhere_on_a_web_page_it_allows_nothing(body: str, others: list[str], tmp_path: Path) -> None:
    report = checker.check(draft(tmp_path, "a.html", PAGE.format(body)))
    assert state(report) == (["weekday-matches-date", *others], [])
    assert [f.message.split(" allows")[0].split(" is not")[0] for f in report.findings[1:]] in (
        [],
        [f"The comment {report.documents[0].name}:{2 + body[: body.find('<!--')].count(chr(10))}"],
    )


def test_a_file_that_has_no_comments_says_where_an_allowance_counts() -> None:
    report = checker.check(Document(f"{WRONG} {COMMENT}", "a.docx", anchors=(Anchor(0, "paragraph 1"),)))
    assert [f.rule for f in report.findings] == ["weekday-matches-date", "allow-understood"]
    assert report.findings[1].message.endswith("such a file has no comments (write it into a.docx.checker.yaml)")


NOT_ALLOWED = {
    "other words": (
        "a.txt",
        'allow:\n- {rule: weekday-matches-date, text: "March 4", reason: quoted}\n',
        "is not needed",
    ),
    "no reason": ("a.txt", "allow:\n- {rule: weekday-matches-date}\n", "gives no reason"),
    "another fingerprint": (
        "a.txt",
        "allow:\n- {rule: weekday-matches-date, fingerprint: 0123456789abcdef, reason: x}\n",
        "is not needed: the finding 0123456789abcdef of `weekday-matches-date` is not in the document",
    ),
    "a bad day": ("a.txt", "allow:\n- {rule: weekday-matches-date, until: soon, reason: x}\n", "not a day"),
    "unknown rule": ("a.txt", "allow:\n- {rule: weekday, reason: x}\n", "no rule `weekday` is in force"),
    "the file of another document": ("b.txt", "allow:\n- {rule: weekday-matches-date, reason: x}\n", ""),
}


@pytest.mark.parametrize(("beside", "sidecar", "told"), NOT_ALLOWED.values(), ids=NOT_ALLOWED.keys())
def test_an_entry_that_does_not_fit_allows_nothing(beside: str, sidecar: str, told: str, tmp_path: Path) -> None:
    (tmp_path / f"{beside}.checker.yaml").write_text(sidecar, encoding="utf-8")
    report = checker.check(draft(tmp_path, "a.txt", WRONG))
    assert report.findings[0].rule == "weekday-matches-date"
    assert report.suppressed == ()
    others = [f.message for f in report.findings[1:]]
    assert [told in message for message in others] == [True] * bool(told)
    if told:
        assert f"{beside}.checker.yaml:2" in others[0]


DAMAGED = {
    "allow: [": "is not YAML",
    "allow: x\n": "list of entries",
    "- x\n": "mapping with the key `allow`",
    "alow: []\n": "unknown key 'alow'",
    "allow:\n- {rule: a, reson: b}\n": "did you mean reason?",
    "allow:\n- {rule: a, rule: b}\n": "given twice",
    "allow:\n- {rule: [a]}\n": "single value",
    "allow:\n- [a]\n": "an entry has the keys",
}


@pytest.mark.parametrize(("sidecar", "told"), DAMAGED.items())
def test_a_file_that_is_half_understood_stops_the_run(sidecar: str, told: str, tmp_path: Path) -> None:
    path = draft(tmp_path, "a.txt", WRONG, sidecar)
    with pytest.raises(InputError, match=r"a\.txt\.checker\.yaml:\d") as caught:
        checker.check(path)
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


def test_in_plain_text_a_comment_is_text_and_that_is_told(tmp_path: Path) -> None:
    report = checker.check(draft(tmp_path, "a.txt", f"{WRONG} <!-- checker: allow weekday-matches-date: quoted -->"))
    assert state(report) == (["weekday-matches-date", "allow-understood"], [])
    assert "a.txt.checker.yaml" in report.findings[1].message


@pytest.mark.parametrize("front", ["checker: Jane", "checker: {by: Jane}", "allow: all", "checker: {allow: }"])
def test_front_matter_of_other_tools_is_left_alone(front: str, tmp_path: Path) -> None:
    report = checker.check(draft(tmp_path, "a.md", f"---\n{front}\n---\n{WRONG}"))
    assert state(report) == (["weekday-matches-date"], [])


def test_the_days_are_those_of_the_run_never_of_the_clock() -> None:
    text = f"{WRONG} <!-- checker: allow weekday-matches-date until 2025-06-30: quoted -->"
    one = Document(text, "a", "2025-03-05")
    assert state(checker.check(one))[1] == [("allowed", "quoted")]
    assert state(checker.check(one, as_of="2025-07-01"))[0] == ["weekday-matches-date", "allow-in-force"]
    assert state(checker.check(Document(text, "a"), as_of="2025-06-30"))[1] == [("allowed", "quoted")]


def test_a_comment_that_names_the_finding_is_reopened_by_another_value() -> None:
    mark = checker.check(Document("France spends 2.7% of GDP on defence.", "a"), against=SOURCE).findings[0].fingerprint
    note = f"<!-- checker: allow figures-agree#{mark[:8]}: newer -->"
    again = "As everybody knows, France by now spends {} of GDP on defence. " + note
    assert state(checker.check(Document(again.format("2.7%"), "a"), against=SOURCE)) == ([], [("allowed", "newer")])
    shown, quiet = state(checker.check(Document(again.format("2.8%"), "a"), against=SOURCE))
    assert (shown, quiet) == (["figures-agree", "allow-needed"], [])
    other = Document(SOURCE.text.replace("2.1", "2.0"), "source.txt", "2025-03-01")
    assert state(checker.check(Document(again.format("2.7%"), "a"), against=other))[0] == [
        "figures-agree",
        "allow-needed",
    ]


def test_rules_about_comments_can_be_turned_off(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("version: 1\nextends: [default]\noff: [allow-understood]\n", encoding="utf-8")
    text = f"{WRONG} <!-- checker: allow weekday-matches-date -->"
    assert state(checker.check(Document(text, "a")))[0] == ["weekday-matches-date", "allow-understood"]
    assert state(checker.check(Document(text, "a"), rules=tmp_path / "mine.yaml"))[0] == ["weekday-matches-date"]


# ---- fingerprints


def marks(*drafts: Document, against: Sequence[Document] = ()) -> list[str]:
    return sorted(f.fingerprint for f in checker.check(*drafts, against=against).findings)


FRANCE = Document("France spends 2.7% of GDP on defence.", "draft.md", "2025-03-05")
HERE = marks(FRANCE, against=[SOURCE])


@pytest.mark.parametrize("name", ["./draft.md", "/build/7/draft.md", "drafts\\draft.md"])
def test_the_folder_of_a_draft_or_source_does_not_count(name: str) -> None:
    there = Document(SOURCE.text, f"elsewhere/{SOURCE.name}", SOURCE.date)
    assert marks(Document(FRANCE.text, name, FRANCE.date), against=[there]) == HERE
    assert marks(Document(FRANCE.text, "other.md", FRANCE.date), against=[SOURCE]) != HERE


def test_sources_that_agree_and_their_order_do_not_count() -> None:
    more = Document(
        "Paris puts 2.1 percent of the gross domestic product of France into defence.", "b.txt", "2025-03-02"
    )
    rain = Document("The rain stopped at noon.", "c.txt", "2025-03-02")
    assert marks(FRANCE, against=[SOURCE, more, rain]) == marks(FRANCE, against=[rain, more, SOURCE]) == HERE


def test_the_nearest_figure_of_an_unsupported_one_does_not_count() -> None:
    poland = Document("Poland spends 4.7% of GDP on defence.", "draft.md", "2025-03-05")
    alone = marks(poland, against=[Document("Ministers met in Warsaw.", "a.txt")])
    assert alone == marks(poland, against=[Document("Ministers met in Warsaw. Poland may grow by 3%.", "a.txt")])
    assert len(alone) == 1


# ---- baselines


def test_a_baseline_counts_the_same_slip() -> None:
    once = Document(WRONG, "a.md")
    twice = Document(f"{WRONG}\n\nAgain: {WRONG}", "a.md")
    known = known_of(checker.check(once).result.findings)
    assert [k.times for k in known] == [1]
    assert [k.times for k in known_of(checker.check(twice).result.findings)] == [2]


def test_only_new_findings_are_shown(tmp_path: Path) -> None:
    path = draft(tmp_path, "a.md", WRONG)
    base = tmp_path / "base.json"
    base.write_text(written(known_of(checker.check(path).result.findings)), encoding="utf-8")
    assert state(checker.check(path, baseline=base)) == ([], [("baseline", "it was there before")])
    path.write_text(f"A new beginning.\n\n{WRONG}\n\nThey left on Sunday, March 4, 2025. {WRONG}", encoding="utf-8")
    report = checker.check(path, baseline=base)
    assert state(report)[1] == [("baseline", "it was there before")]
    assert [(f.claims[0].text, f.claims[0].line) for f in report.findings] == [
        ("Sunday, March 4, 2025", 5),
        ("Wednesday, March 4, 2025", 5),
    ]


def test_an_allowed_finding_is_no_matter_of_the_baseline() -> None:
    text = f"{WRONG} <!-- checker: allow weekday-matches-date: quoted -->"
    assert known_of(checker.check(Document(text, "a")).result.findings) == ()


def test_a_baseline_is_written_the_same_from_any_order(tmp_path: Path) -> None:
    findings = checker.check(
        Document(f"{WRONG} June 31 came. They left on Sunday, March 4, 2025.", "a")
    ).result.findings
    text = written(known_of(findings))
    assert text == written(known_of(findings[::-1])) == written(joined(known_of(findings[:1]), known_of(findings)))
    (tmp_path / "b.json").write_text(text, encoding="utf-8")
    assert written(read_baseline(tmp_path / "b.json")) == text
    assert [entry["rule"] for entry in json.loads(text)["findings"]] == ["weekday-matches-date"] * 3


def test_pruning_drops_what_is_gone_from_the_documents_checked_and_adds_nothing() -> None:
    old = known_of(checker.check(Document(f"{WRONG} {WRONG} June 31 came.", "a")).result.findings)
    other = known_of(checker.check(Document(WRONG, "b")).result.findings)
    now = known_of(checker.check(Document(f"{WRONG} They left on Sunday, March 4, 2025.", "a")).result.findings)
    kept = pruned((*old, *other), now, frozenset({"a"}))
    assert sorted((k.documents, k.message[:12], k.times) for k in kept) == [
        (("a",), "4 March 2025", 1),
        (("b",), "4 March 2025", 1),
    ]


BROKEN = {
    "": "not JSON",
    "{": "not JSON",
    "[]": "no version",
    '{"version": 2, "findings": []}': "version 2",
    '{"version": true, "findings": []}': "version True",
    '{"version": 1}': "not a list",
    '{"version": 1, "findings": [1]}': "finding 1 is not an object",
    '{"version": 1, "findings": [{"fingerprint": "xy"}]}': "16 hex digits",
    '{"version": 1, "findings": [{"fingerprint": "0123456789abcdef", "count": 0}]}': "count of finding 1",
    '{"version": 1, "findings": [{"fingerprint": "0123456789abcdef"}, {"fingerprint": "0123456789abcdef"}]}': "twice",
    '{"version": 1, "findings": [{"fingerprint": "0123456789abcdef", "rule": 5}]}': "must be texts",
    '<<<<<<< HEAD\n{"version": 1}': "b.json:1:1",
    "[" * 100_000: "not readable",
}


@pytest.mark.parametrize(("text", "told"), BROKEN.items(), ids=list(BROKEN.values()))
def test_a_damaged_baseline_is_one_clear_line(text: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        checker.check(Document(WRONG, "a"), baseline=path)
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)
