"""Each renderer on one small run, input and page on one screen."""

from __future__ import annotations

import json

import pytest

from checker.errors import UsageError
from checker.model import Coverage, Fact
from checker.report import RENDERERS, Report
from tests.report_factory import document, finding, quantity, run


def percent(value: str, low: str, high: str):  # type: ignore[no-untyped-def]
    return quantity("percentage", value, low, high, unit="percent")


DRAFT, D = document(
    "The ⟦76-year-old⟧ alliance meets.\n\nBritain spends ⟦2.1%⟧ of its income on arms.\n"
    "It goes from ⟦2.3%⟧ to ⟦2.5%⟧, a ⟦0.2 percent⟧ rise.\n",
    [quantity("age", "76", unit="year"), percent("2.1", "2.05", "2.15"), percent("2.3", "2.25", "2.35"),
     percent("2.5", "2.45", "2.55"), percent("0.2", "0.15", "0.25")],
    role="draft", name="draft.md", date="2025-03-05", date_source="front matter",
)  # fmt: skip
SOURCE, S = document(
    "News.\nBritain now spends ⟦2.3 percent⟧ of its income on arms.",
    [percent("2.3", "2.25", "2.35")],
    index=1, name="news/wire.txt", outlet="Wire", date="2025-03-04", date_source="manifest",
    notes=("encoding repaired",),
)  # fmt: skip
SHARE = finding(
    [D[1], S[0]], "UK share: draft says 2.1%, Wire says 2.3%", rule="uk-share", suggestion="2.3%", fingerprint="ab12",
    key="UK · defence spending · percent", why="2.1 is outside 2.3 ± 0.05",
    notes=("2.5% is the target and was not compared",),
)  # fmt: skip
AGE = finding(
    [D[0]], "NATO is 75, not 76", rule="nato-age",
    facts=(Fact("founded", "1949-04-04", "nato.int", "rules/default.yaml:12"),),
)  # fmt: skip
CHANGE = finding(D[2:], "From 2.3% to 2.5% are points", rule="change", level="warning", roles=("draft",) * 3)
COVERAGE = Coverage(5, 4, 0, {"page furniture: reading time": 1}, ({"claims": 5}, {"claims": 1}), 12)
REPORT = Report(run([DRAFT, SOURCE], D + S, [CHANGE, SHARE, AGE], coverage=COVERAGE))

FULL = """\
✖ 2 errors, 1 warning in draft.md  (checked against 1 source, 12 rules)
  5 numbers read: 4 compared · 0 with no counterpart · 1 skipped (page
  furniture)

coverage
  numbers  5 read = 4 compared + 0 with no counterpart + 1 skipped
  skipped  1 page furniture: reading time
  draft.md       draft · 5 numbers · 2025-03-05 (front matter)
  news/wire.txt  Wire · 1 number · 2025-03-04 (manifest)
      note: encoding repaired

error[nato-age] NATO is 75, not 76   confidence: high
 --> draft.md:1:5
  |
1 | The 76-year-old alliance meets.
  |     ^^^^^^^^^^^ draft: 76 years
  |
  = fact: founded: 1949-04-04 (nato.int, rules/default.yaml:12)
  = allow: checker allow 1 "reason" …

error[uk-share] UK share: draft says 2.1%, Wire says 2.3%   confidence: high
 --> draft.md:3:16
  |
3 | Britain spends 2.1% of its income on arms.
  |                ^^^^ draft: 2.1 % [2.05, 2.15)
 ::: news/wire.txt:2:20
2 | Britain now spends 2.3 percent of its income on arms.
  |                    ----------- Wire: 2.3 % [2.25, 2.35)
  |
  = key:  UK · defence spending · percent
  = why:  2.1 is outside 2.3 ± 0.05
  = note: 2.5% is the target and was not compared
  = fix:  2.3%
  = allow: checker allow 2 "reason" …

warning[change] From 2.3% to 2.5% are points   confidence: high
 --> draft.md:4:14
  |
4 | It goes from 2.3% to 2.5%, a 0.2 percent rise.
  |              ^^^^ draft: 2.3 % [2.25, 2.35)
  |                      ^^^^ draft: 2.5 % [2.45, 2.55)
  |                              ^^^^^^^^^^^ draft: 0.2 % [0.15, 0.25)
  |
  = allow: checker allow 3 "reason" …

✖ 2 errors, 1 warning
"""

CONCISE = """\
draft.md:1:5: error[nato-age] NATO is 75, not 76
draft.md:3:16: error[uk-share] UK share: draft says 2.1%, Wire says 2.3%
draft.md:4:14: warning[change] From 2.3% to 2.5% are points
2 errors, 1 warning in draft.md (checked against 1 source, 12 rules)
5 numbers read: 4 compared · 0 with no counterpart · 1 skipped (page furniture)
"""

MARKDOWN = """\
### Number check: `draft.md`: 2 errors

| # | Where | Text says | Against it | Gap | Suggested | Rule |
|--:|---|---|---|---|---|---|
| 1 | line 1 | **76-year-old** | **1949-04-04** founded |  |  | `nato-age` ✖ |
| 2 | line 3 | **2.1%** | **2.3 percent** Wire | 0.2 pp | 2.3% | `uk-share` ✖ |

<details><summary><b>1. NATO is 75, not 76</b> (error, confidence high)</summary>

> **draft**, `draft.md:1:5`: The **76-year-old** alliance meets.  → `76 years`

- Fact: founded: 1949-04-04 (nato.int, rules/default.yaml:12)
- Rule: `nato-age`

</details>
<details><summary><b>2. UK share: draft says 2.1%, Wire says 2.3%</b> (error, confidence high)</summary>

> **draft**, `draft.md:3:16`: Britain spends **2.1%** of its income on arms.  → `2.1 % [2.05, 2.15)`
>
> **Wire**, `news/wire.txt:2:20`: Britain now spends **2.3 percent** of its income on arms.  → `2.3 % [2.25, 2.35)`

- Why: 2.1 is outside 2.3 ± 0.05
- Note: 2.5% is the target and was not compared
- Suggested: 2.3%
- Compared as: UK · defence spending · percent
- Rule: `uk-share`

</details>

<sub>5 numbers read: 4 compared · 0 with no counterpart · 1 skipped (page furniture) · checked against 1 source, \
12 rules</sub>
<sub>1 finding below level error not shown</sub>
"""


def test_full() -> None:
    assert RENDERERS["full"](REPORT, show_coverage=True) == FULL


def test_concise() -> None:
    assert RENDERERS["concise"](REPORT) == CONCISE


def test_markdown() -> None:
    assert REPORT.at_level("error").to_markdown() == MARKDOWN


def test_json_is_the_dict() -> None:
    text = RENDERERS["json"](REPORT)
    assert json.loads(text) == REPORT.to_dict()
    assert next(iter(REPORT.to_dict())) == "schema_version"


def test_a_finding_in_json() -> None:
    record = REPORT.to_dict()["findings"][1]
    claims = record.pop("claims")
    assert record == {
        "rule": "uk-share",
        "level": "error",
        "verdict": "conflict",
        "confidence": "high",
        "message": "UK share: draft says 2.1%, Wire says 2.3%",
        "why": "2.1 is outside 2.3 ± 0.05",
        "suggestion": "2.3%",
        "fingerprint": "ab12",
        "key": "UK · defence spending · percent",
        "error_kind": "",
        "notes": ["2.5% is the target and was not compared"],
        "facts": [],
        "fixes": [],
        "suppression": None,
    }
    assert claims[1] == {
        "doc": "news/wire.txt", "start": 25, "end": 36, "line": 2, "column": 20, "place": "",
        "text": "2.3 percent", "role": "source",
        "kind": "percentage", "value": 2.3, "low": 2.25, "high": 2.35, "low_open": False, "high_open": True,
        "unit": "percent", "hedge": "exact", "interval": "2.3 % [2.25, 2.35)", "date_low": None, "date_high": None,
        "subject": "UK", "measure": "defence spending", "qualifier": "",
        "sentence": "Britain now spends 2.3 percent of its income on arms.",
    }  # fmt: skip


def test_comparisons_carry_the_same_claims_without_roles() -> None:
    comparison = REPORT.to_dict()["comparisons"][1]
    claims = [dict(c) for c in REPORT.to_dict()["findings"][1]["claims"]]
    assert comparison["claims"] == [{k: v for k, v in c.items() if k != "role"} for c in claims]


def test_findings_come_by_level_then_by_place() -> None:
    assert [f.rule for f in REPORT.findings] == ["nato-age", "uk-share", "change"]


@pytest.mark.parametrize(
    ("fail_on", "code"), [("error", 0), ("warning", 1), ("suggestion", 1), ("never", 0)]
)  # fmt: skip
def test_exit_code_of_a_warning(fail_on: str, code: int) -> None:
    report = Report(run([DRAFT], D, [CHANGE]))
    assert report.exit_code(fail_on) == code
    assert report.at_level("error").exit_code(fail_on) == code  # what is not shown counts all the same


def test_an_unreadable_input_is_never_a_pass() -> None:
    report = Report(run([DRAFT], D, problems=("notes.txt: no such file (check the path)",)))
    assert report.exit_code("never") == 2
    for name in ("full", "concise", "markdown"):
        text = RENDERERS[name](report)
        assert "notes.txt: no such file" in text
        assert "✔" not in text
    assert RENDERERS["full"](report).startswith("✖ 1 input could not be read")


@pytest.mark.parametrize("level", ["", "Error", "note"])
def test_an_unknown_level_is_told(level: str) -> None:
    with pytest.raises(UsageError, match="choose error, warning, suggestion"):
        REPORT.at_level(level)
    with pytest.raises(UsageError, match="choose error, warning, suggestion"):
        REPORT.exit_code(level)


SILENCE = [
    (Coverage(5, 4, 1, rules=3), True, "4 of 5 numbers were compared; nothing was found against them"),
    (Coverage(5, 0, 5, rules=3), False, "Nothing was compared"),
    (Coverage(0, 0, 0, rules=3), False, "nothing was read"),
]


@pytest.mark.parametrize(("coverage", "passed", "said"), SILENCE)
@pytest.mark.parametrize("name", ["full", "concise", "markdown"])
def test_silence_differs_from_blindness(name: str, coverage: Coverage, passed: bool, said: str) -> None:
    text = RENDERERS[name](Report(run([DRAFT, SOURCE], D, coverage=coverage)))
    assert said in text
    assert ("✔" in text) == (passed and name == "full")


def test_findings_below_the_level_are_counted() -> None:
    report = Report(run([DRAFT, SOURCE], D, [CHANGE])).at_level("error")
    for name in ("full", "concise", "markdown"):
        text = RENDERERS[name](report)
        assert "1 finding below level error not shown" in text
        assert "✔" not in text


def test_documents_without_a_draft_are_said_to_meet_each_other() -> None:
    text = RENDERERS["concise"](Report(run([SOURCE, SOURCE, SOURCE], S)))
    assert "in 3 documents (checked with each other and each with itself, 3 rules)" in text


def test_markdown_holds_in_one_comment_and_tells_what_it_cut() -> None:
    long = finding([D[1], S[0]] * 20, "m" * 3000, why="w" * 5000, key="k" * 5000, notes=("n " * 3000,) * 2)
    text = Report(run([DRAFT, SOURCE], D + S, [long] * 400)).to_markdown()
    assert len(text) < 65_000
    assert "further findings not shown here" in text
    assert text.count("\n| ") == 11  # the head and ten rows


def test_markdown_shows_every_finding_where_there_is_room() -> None:
    text = Report(run([DRAFT, SOURCE], D + S, [SHARE] * 12)).to_markdown()
    assert text.count("<details>") == 12
    assert "The first 10; 2 more below." in text


def test_a_narrow_page_keeps_its_width() -> None:
    lines = RENDERERS["full"](REPORT, width=40, show_coverage=True).splitlines()
    assert max(len(line) for line in lines) <= 40


def test_colour_adds_nothing_but_escapes() -> None:
    import re

    painted = RENDERERS["full"](REPORT, color=True)
    assert "\x1b[" in painted
    assert re.sub(r"\x1b\[[\d;]*m", "", painted) == RENDERERS["full"](REPORT)
