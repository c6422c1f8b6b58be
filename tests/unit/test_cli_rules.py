"""What a rule's author types and gets: the table of rules, one rule's portrait, mistakes, examples that fail."""

from __future__ import annotations

import json
import re
from pathlib import Path
from textwrap import dedent

import pytest

from checker.checks.base import Rule, RuleSet, Threshold
from checker.cli import main
from checker.cli.rules import COMMANDS
from checker.rules import load_rules
from checker.rules.kinds import KINDS_OF_CHECK
from checker.rules.levels import Wanted, with_levels
from checker.rules.schema import json_schema
from checker.rules.sentence import sentence

CLINIC = """\
version: 1
pack: {name: clinic}
entities: {Elbtal Clinic: {is: organisation, names: [Elbtal Clinic, the clinic]}}
measures: {bed: {unit: beds, words: [beds]}}
rules:
- id: beds-known
  check: expect
  select: {entity: Elbtal Clinic, measure: bed, kind: count}
  expect: [{value: 640, source: annual report}]
  level: error
  match: [{draft: The clinic has 604 beds.}]
  no_match: [{draft: The clinic has 640 beds.}]
"""
DESK = """\
version: 1
extends: [clinic.yaml]
off: [beds-known]
rules:
- id: waits-agree
  check: agree
  about: Waiting times agree.
  select: {kind: duration}
"""


@pytest.fixture
def desk(newsroom: Path) -> Path:
    (newsroom / "clinic.yaml").write_text(CLINIC, encoding="utf-8")
    (newsroom / "desk.yaml").write_text(DESK, encoding="utf-8")
    return newsroom


def answer(line: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    """The exit code, standard output and standard error of a command line."""
    code = main(line.split())
    out, err = capsys.readouterr()
    return code, out, err


def test_list_shows_what_is_in_force_and_counts_what_is_off(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = answer("rules list --rules desk.yaml", capsys)
    assert code == 0
    assert re.search(r"^waits-agree +warning +agree +desk\n    Waiting times agree\.$", out, re.MULTILINE)
    assert "1 rule of 1 pack in force\nturned off: beds-known\n" in out
    (record,) = json.loads(answer("rules list --rules desk.yaml --format json", capsys)[1])
    assert (record["id"], record["level"], record["sentence"], record["place"]) == (
        "waits-agree", "warning", "Waiting times agree.", "desk.yaml:5",
    )  # fmt: skip


def test_list_heeds_the_project(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "checker.yaml").write_text(
        "packs: []\nrules: [desk.yaml]\nlevels: {waits-agree: error}\n", encoding="utf-8"
    )
    assert re.search(r"^waits-agree +error +agree +desk$", answer("rules list", capsys)[1], re.MULTILINE)
    assert "level     checker.yaml:3" in answer("rules show waits-agree", capsys)[1]


def test_show_tells_the_rule_its_examples_and_every_place_that_set_it(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    override = "\n- {id: beds-known, override: true, level: warning, ignore: [bunk beds]}\n"
    (desk / "desk.yaml").write_text(DESK.replace("off: [beds-known]\n", "") + override, encoding="utf-8")
    _, out, _ = answer("rules show beds-known --rules desk.yaml", capsys)
    told = " ".join(out.split())
    assert "where a text gives a value for Elbtal Clinic's number of beds other than 640" in told
    assert "; sentences with “bunk beds” are left alone" in told
    assert "set clinic.yaml:6 changed desk.yaml:9 by desk: level, ignore must be found" in told
    assert "must be found draft The clinic has 604 beds. must stay silent draft The clinic has 640 beds." in told
    (desk / "desk.yaml").write_text(DESK, encoding="utf-8")
    _, out, _ = answer("rules show beds-known --rules desk.yaml", capsys)
    assert out.startswith("beds-known  (turned off)\n")
    assert "  off       desk.yaml:3 by desk\n" in out


def test_show_names_the_rule_that_was_meant(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = answer("rules show bed-known --rules desk.yaml", capsys)
    assert (code, out) == (2, "")
    assert "no rule 'bed-known' (did you mean beds-known?)" in err


def test_validate_counts_what_is_right_and_tells_all_mistakes_of_all_files(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert answer("rules validate clinic.yaml", capsys) == (0, "1 rule in 1 file is right\n", "")
    code, out, err = answer("rules validate clinic.yaml desk.yaml", capsys)
    assert (code, out) == (0, "2 rules in 2 files are right; 1 warning\n")
    assert "desk.yaml:5:7: warning[R101]" in err
    (desk / "clinic.yaml").write_text(CLINIC.replace("expect:", "expct:"), encoding="utf-8")
    (desk / "desk.yaml").write_text(DESK.replace("check: agree", "check: agre"), encoding="utf-8")
    code, out, err = answer("rules validate clinic.yaml desk.yaml", capsys)
    assert (code, out) == (2, "")
    assert "clinic.yaml:9:3: error[R002] unknown key `expct`" in err
    assert "desk.yaml:6:10: error[R005] unknown check `agre`" in err


def test_alternatives_may_share_ids_where_each_is_taken_by_itself(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "styles").mkdir()
    for name in ("one", "two"):
        (desk / "styles" / f"{name}.yaml").write_text(CLINIC, encoding="utf-8")
    code, _, err = answer("rules validate styles", capsys)
    assert code == 2
    assert "the rule `beds-known` is given twice" in err
    assert answer("rules validate styles --each", capsys) == (0, "2 rules in 2 files are right\n", "")
    assert answer("rules test styles --each", capsys)[:2] == (
        0, "".join(f"styles/{name}.yaml: 2 examples of 1 rule: as written\n" for name in ("one", "two")),
    )  # fmt: skip
    for name in ("one", "two"):
        (desk / "styles" / f"{name}.yaml").write_text(CLINIC.replace("expect:", "expct:"), encoding="utf-8")
    code, out, err = answer("rules validate styles --each", capsys)
    assert (code, out, err.count("unknown key `expct`")) == (2, "", 2)


def test_test_shows_what_was_read_and_why_the_rule_passed_it_over(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert answer("rules test clinic.yaml --strict", capsys) == (0, "2 examples of 1 rule: as written\n", "")
    (desk / "clinic.yaml").write_text(
        CLINIC.replace("604 beds", "604 rooms").replace("640 beds", "641 beds"), encoding="utf-8"
    )
    code, out, _ = answer("rules test clinic.yaml", capsys)
    assert code == 1
    loud, silent, summary = out.split("\n\n")
    assert loud.startswith("clinic.yaml:11: beds-known: match fails\n    draft   The clinic has 604 rooms.\n")
    assert "  but     nothing was found\n  read in the draft\n" in loud
    assert "“604” count: value 604 · subject Elbtal Clinic · measure room" in loud
    assert "not selected: its measure is “room”, the rule wants bed" in loud
    assert "  wanted  no finding\n  but     1 finding where none is wanted" in silent
    assert "not selected" not in silent
    assert summary == "2 of 2 examples of 1 rule fail\n"


@pytest.mark.parametrize(
    ("old", "new", "lenient", "strict", "words"),
    [
        ("", "", 0, 0, "as written"),
        ("  no_match: [{draft: The clinic has 640 beds.}]\n", "", 0, 1, "beds-known has no no_match examples"),
        ("604 beds.}", "604 beds., todo: later}", 0, 1, "passes now: take `todo` out (later)"),
        ("604 beds.}", "604 rooms., todo: rooms are no beds}", 0, 0, "1 still to do"),
        ("604 beds.}", "604 beds., expect: {level: warning}}", 1, 1, "level is 'error', not 'warning'"),
        ("level: error", "level: eror", 2, 2, ""),
    ],
)
def test_strict_asks_for_both_kinds_and_that_no_todo_passes(
    desk: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, lenient: int, strict: int, words: str
) -> None:
    (desk / "clinic.yaml").write_text(CLINIC.replace(old, new) if old else CLINIC, encoding="utf-8")
    assert answer("rules test clinic.yaml", capsys)[0] == lenient
    code, out, _ = answer("rules test clinic.yaml --strict", capsys)
    assert code == strict
    assert words in out


def test_test_tries_the_rules_of_the_files_named_not_those_that_they_extend(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "desk.yaml").write_text(DESK.replace("clinic.yaml", "default"), encoding="utf-8")
    (desk / "desk.yaml").write_text("version: 1\nextends: [default, clinic.yaml]\n", encoding="utf-8")
    assert answer("rules test desk.yaml", capsys)[1] == "0 examples of 0 rules: as written\n"
    assert answer("rules test desk.yaml clinic.yaml", capsys)[1] == "2 examples of 1 rule: as written\n"


def test_validate_and_test_take_the_rules_of_the_project(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "checker.yaml").write_text("packs: []\nrules: [clinic.yaml]\n", encoding="utf-8")
    assert answer("rules validate", capsys)[1] == "1 rule in 1 file is right\n"
    assert answer("rules test --strict", capsys)[1] == "2 examples of 1 rule: as written\n"


def test_a_new_file_is_right_as_it_is_and_overwrites_nothing(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert answer("rules new City_Desk.yaml", capsys)[0] == 0
    assert "name: city-desk " in Path("City_Desk.yaml").read_text(encoding="utf-8")
    assert answer("rules test City_Desk.yaml --strict", capsys)[:2] == (0, "3 examples of 1 rule: as written\n")
    assert load_rules(["City_Desk.yaml"]).warnings == ()
    before = Path("clinic.yaml").read_bytes()
    for name in ("clinic.yaml", "gone/x.yaml", "x.txt"):
        code, out, err = answer(f"rules new {name}", capsys)
        assert (code, out, err.count("\n")) == (2, "", 1)
    assert Path("clinic.yaml").read_bytes() == before


def test_schema_is_the_one_of_the_declaration(capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(answer("rules schema", capsys)[1]) == json_schema()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("rules", "name a command of rules: list, show"),
        ("rules lits", "'rules lits' (did you mean list?)"),
        ("rules list --rulse x", "'--rulse' (did you mean --rules?)"),
        ("rules schema x", "'x' was not expected"),
        ("rules show", "which rule?"),
        ("rules validate", "which rules?"),
        ("rules test gone.yaml", "no such rule file: gone.yaml"),
        ("rules test defualt", "'defualt' (did you mean default?)"),
        ("rules new a.yaml b.yaml", "2 files"),
    ],
)
def test_a_mistake_is_one_clear_message(desk: Path, capsys: pytest.CaptureFixture[str], line: str, words: str) -> None:
    code, out, err = answer(line, capsys)
    assert (code, out) == (2, "")
    assert words in err
    assert "internal error" not in err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_completes_the_commands_of_the_group(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = answer(f"completion {shell}", capsys)
    assert " ".join(COMMANDS) in out
    assert "rules list" not in out  # no shell sees two words as one command


def rule_of(tmp_path: Path, text: str) -> Rule:
    path = tmp_path / "r.yaml"
    path.write_text("version: 1\n" + dedent(text), encoding="utf-8")
    (rule,) = load_rules([path]).rules
    return rule


SENTENCES = {
    "{check: agree, select: {entity: UK, kind: percentage}, tolerance: 0.05 pp, level: error}": (
        "Reports at level error where two texts, or two places of one, give values further apart than "
        "0.05 percentage points for United Kingdom's percentages."
    ),
    '{check: agree, select: {kind: duration}, level: {error: "> 15 minutes", warning: ">= 5 minutes"}}': (
        "Reports at level error (differences above 15 minutes) or warning (differences from 5 minutes on) where two "
        "texts, or two places of one, give values that cannot both be true, however they were rounded for durations."
    ),
    "{check: expect, select: {kind: count}, expect: [{value: 32, from: 2024-03-07}]}": (
        "Reports at level warning where a text gives a value for counts other than 32 from 7 March 2024."
    ),
    "{check: expect, select: {entity: NATO, kind: count, measure: member}, expect: [{value: 32}]}": (
        "Reports at level warning where a text gives a value for NATO's number of members other than 32."
    ),
    "{check: derive, select: {kind: age}, facts: {born: 1992-05-01}, value: 'years_between(born, as_of)'}": (
        "Reports at level warning where a text gives a value for ages other than years_between(born, as_of), "
        "with born = 1992-05-01."
    ),
    "{check: supported, select: {in: draft, kind: money}, ignore: [so far]}": (
        "Reports at level warning where the draft gives a number for sums of money that no source gives; "
        "sentences with “so far” are left alone."
    ),
    "{check: sum, select: {kind: percentage}, min_parts: 3, equals: 100 %}": (
        "Reports at level warning where 3 or more parts do not add up to 100 % for percentages."
    ),
    "{check: calendar, require: [order]}": (
        "Reports at level warning where events stand in an order that cannot be."
    ),
    "{check: bounds, select: {kind: percentage}, between: [0 %, 100 %]}": (
        "Reports at level warning where a value for percentages lies outside 0 % to 100 %."
    ),
    '{check: format, select: {kind: money}, prefer: "{symbol}{number} {scale}", avoid: ["$3bn"], fix: safe}': (
        "Reports at level warning where sums of money are written like “$3bn” instead of like "
        "“{symbol}{number} {scale}”; the draft may be changed unasked."
    ),
    "{check: stale, select: {kind: count}, max_age: 18 months}": (
        "Reports at level warning where a figure for counts is older than 18 months on the story's day."
    ),
}  # fmt: skip


@pytest.mark.parametrize("rule", SENTENCES)
def test_a_rule_is_one_english_sentence(tmp_path: Path, rule: str) -> None:
    assert sentence(rule_of(tmp_path, f"rules:\n- {{id: x, {rule[1:]}\n")) == SENTENCES[rule]


@pytest.mark.parametrize("check", KINDS_OF_CHECK)
def test_a_key_that_the_words_do_not_know_is_told_all_the_same(check: str) -> None:
    rule = Rule("x", check, params={"new_key": ("one_way", True)})
    assert sentence(rule).endswith("; new key: one way and true.")


def test_levels_from_outside_change_rules_turn_them_off_and_on_again() -> None:
    rules = RuleSet(
        (Rule("a", "agree", "error", levels=(Threshold("error", ">", None),)), Rule("b", "agree")),  # type: ignore[arg-type]
        digest="before",
        idle=(Rule("c", "agree"), Rule("d", "agree")),
    )
    assert with_levels(rules, {}) is rules
    new = with_levels(
        rules, {"a": Wanted("warning", "x:1"), "b": Wanted("off"), "c": Wanted("error"), "z": Wanted("off")}
    )
    assert [(r.id, r.level, r.levels) for r in new.rules] == [("a", "warning", ()), ("c", "error", ())]
    assert [r.id for r in new.idle] == ["b", "d"]
    assert new.rules[0].history[-1].place == "x:1"
    assert new.digest != rules.digest
