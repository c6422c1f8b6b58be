"""How packs extend packs: what holds first, what is joined, what must be said to be changed."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from textwrap import dedent

import pytest

from checker.checks.base import RuleSet, Select
from checker.errors import RuleError
from checker.rules import load_rules


def write(folder: Path, **files: str) -> None:
    """Rule files from texts: the keyword is the stem."""
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text("version: 1\n" + dedent(text), encoding="utf-8")


def loaded(folder: Path, text: str) -> RuleSet:
    write(folder, rules=text)
    return load_rules([folder / "rules.yaml"])


def test_a_pack_that_is_extended_holds_first_and_once(tmp_path: Path) -> None:
    write(
        tmp_path,
        base="rules:\n- {id: first, check: agree}\n",
        middle="extends: [base]\nrules:\n- {id: second, check: agree}\n",
        mine="extends: [middle, base.yaml]\nrules:\n- {id: third, check: agree}\n",
    )
    assert [r.id for r in load_rules([tmp_path / "mine.yaml"]).rules] == ["first", "second", "third"]
    assert [r.id for r in load_rules([tmp_path]).rules] == ["first", "second", "third"]


def test_lists_extend_and_single_values_change_only_where_override_is_said(tmp_path: Path) -> None:
    write(
        tmp_path,
        base="""\
        entities: {Elbtal Clinic: {is: org, names: [the clinic]}}
        measures: {beds: {unit: beds, words: [beds]}}
        rules:
        - id: beds-agree
          check: agree
          select: {entity: Elbtal Clinic, kind: count}
          tolerance: 2
          level: error
          ignore: ["beds of nails"]
          match: [{draft: a}]
        """,
        mine="""\
        extends: [base]
        entities: {Elbtal Clinic: {names: [the hospital, the clinic]}}
        rules:
        - id: beds-agree
          override: true
          select: {measure: beds}
          level: warning
          ignore: ["bunk beds"]
          no_match: [{draft: b}]
        """,
    )
    rules = load_rules([tmp_path / "mine.yaml"])
    (rule,) = rules.rules
    assert rules.entities["Elbtal Clinic"].names == ("the clinic", "the hospital")
    assert rules.entities["Elbtal Clinic"].kind == "organisation"
    assert rule.select == Select(entity=("Elbtal Clinic",), measure=("beds",), kind=("count",))
    assert (rule.level, rule.check, rule.tolerance.margin) == ("warning", "agree", Decimal(2))
    assert rule.ignore == ("beds of nails", "bunk beds")
    assert [len(rule.match), len(rule.no_match)] == [1, 1]


def test_what_is_one_value_though_it_is_written_as_a_list_is_replaced(tmp_path: Path) -> None:
    """Bounds and a level for each size; lists of words would have been joined."""
    write(
        tmp_path,
        base="""\
        rules:
        - {id: share, check: bounds, select: {kind: percentage}, between: [0 %, 40 %]}
        - {id: call, check: agree, select: {kind: duration}, level: {error: "> 1 hour", warning: "> 5 minutes"}}
        """,
    )
    rules = loaded(
        tmp_path,
        """\
        extends: [base]
        rules:
        - {id: share, override: true, between: [0 %, 60 %]}
        - {id: call, override: true, level: {error: "> 30 minutes"}}
        """,
    )
    assert [amount.value for amount in rules.rules[0].params["between"]] == [0, 60]
    assert [(t.level, t.amount.value) for t in rules.rules[1].levels] == [("error", 30), ("warning", 5)]


def test_a_fact_goes_on_where_a_later_file_gives_the_next_value(tmp_path: Path) -> None:
    write(
        tmp_path,
        base="""\
        facts: {members: [{value: 31, from: 2023-04-04, to: 2024-03-06}, {value: 32, from: 2024-03-07}]}
        rules:
        - {id: members, check: expect, select: {kind: count}, expect: [{value: 32, from: 2024-03-07}]}
        """,
    )
    rules = loaded(
        tmp_path,
        """\
        extends: [base]
        facts: {members: {value: 33, from: 2026-05-01}}
        rules:
        - {id: members, override: true, expect: [{value: 33, from: 2026-05-01}]}
        """,
    )
    days = [(v.value, v.since and v.since.isoformat(), v.until and v.until.isoformat()) for v in rules.facts["members"]]
    assert days == [
        ("31", "2023-04-04", "2024-03-06"),
        ("32", "2024-03-07", "2026-04-30"),
        ("33", "2026-05-01", None),
    ]
    assert [v.value for v in rules.rules[0].params["expect"]] == ["32", "33"]
    with pytest.raises(RuleError, match="both 32 and 33 hold on 2024-03-07"):
        loaded(tmp_path, "extends: [base]\nfacts: {members: {value: 33}}\n")


def test_a_rule_knows_every_place_that_set_it(tmp_path: Path) -> None:
    write(
        tmp_path,
        base="rules:\n- {id: beds, check: agree}\n",
        desk="extends: [base]\nrules:\n- {id: beds, override: true, level: error}\n",
    )
    (rule,) = loaded(tmp_path, "extends: [desk]\noff: [beds]\n").idle
    places = [(change.how, change.place.rpartition("/")[2], change.keys) for change in rule.history]
    assert places == [
        ("given", "base.yaml:3", ("check",)),
        ("override", "desk.yaml:4", ("level",)),
        ("off", "rules.yaml:3", ()),
    ]


RULES = "extends: [base]\nrules:\n"
PACK_MISTAKES = [
    ("extends: [bse]\n", "rules.yaml:2:11: error[R005] no pack or file `bse`"),
    ("extends: [round]\n", "round.yaml:2:11: error[R000] packs extend each other in a circle: rules → round → rules"),
    (
        RULES + "- {id: beds, check: agree}\n",
        "rules.yaml:4:8: error[R006] the rule `beds`",
    ),
    (
        RULES + "- {id: beds, check: sum, override: true}\n",
        "the rule `beds` is of the check `agree`",
    ),
    (
        RULES + "- {id: beds, max_age: 1 day, override: true}\n",
        "`max_age` does not belong to `agree`",
    ),
    (
        "extends: [base]\nmeasures: {stay: {unit: hours, words: [stay]}}\n",
        "`stay` is defined before as day",
    ),
]


@pytest.mark.parametrize(("text", "message"), PACK_MISTAKES)
def test_what_packs_do_not_allow(tmp_path: Path, text: str, message: str) -> None:
    write(tmp_path, round="extends: [rules]\n")
    write(tmp_path, base="measures: {stay: {unit: days, words: [stay]}}\nrules:\n- {id: beds, check: agree}\n")
    with pytest.raises(RuleError) as caught:
        loaded(tmp_path, text)
    assert message in str(caught.value)


def test_rules_turned_off_do_not_run(tmp_path: Path) -> None:
    write(tmp_path, base="rules:\n- {id: beds, check: agree}\n- {id: stays, check: agree}\n")
    assert [r.id for r in loaded(tmp_path, "extends: [base]\noff: [beds]\n").rules] == ["stays"]


def test_shipped_packs_load_are_named_as_in_the_project_and_can_be_extended(tmp_path: Path) -> None:
    rules = loaded(tmp_path, "extends: [default]\n")
    assert rules.rules
    assert all(rule.place.startswith("rules/default.yaml:") and rule.pack == "default" for rule in rules.rules)
    assert not rules.warnings


def test_a_file_may_bear_the_name_of_the_shipped_pack_that_it_extends(tmp_path: Path) -> None:
    write(tmp_path, default="extends: [default]\nrules:\n- {id: mine, check: agree}\n")
    assert {rule.place.split(":")[0] for rule in load_rules([tmp_path / "default.yaml"]).rules} == {
        "rules/default.yaml",
        (tmp_path / "default.yaml").as_posix(),
    }


def test_a_rule_without_examples_and_an_old_rate_are_warnings(tmp_path: Path) -> None:
    rules = loaded(
        tmp_path,
        """\
        pack: {name: mine, as_of: 2025-03-05}
        rates:
          GBP_EUR: {value: 1.19, on: 2025-02-04}
          GBP_USD: {value: 1.29, on: 2025-02-03}
          USD_EUR: {value: 0.95, on: 2024-12-01}
        rules:
        - {id: beds, check: agree, match: [{draft: a}]}
        """,
    )
    assert [warning.split("\n")[0].partition(": ")[2] for warning in rules.warnings] == [
        "warning[R102] the rate USD_EUR is 94 days older than the pack's day 2025-03-05",
        "warning[R101] the rule `beds` has no no_match examples",
    ]


@pytest.mark.parametrize(
    ("check", "line", "idle"),
    [
        ("calendar", 'level: {error: "> 5 days", warning: "> 1 day"}', True),
        ("agree", 'level: {error: "> 5 %", warning: "> 1 %"}', False),
        ("agree", "split_by: [qualifier]", False),
        ("agree", "tolerance: 1 %", False),
        ("supported", "level: error", False),
    ],
)
def test_a_key_that_nothing_reads_yet_is_told(tmp_path: Path, check: str, line: str, idle: bool) -> None:
    rules = loaded(tmp_path, f"rules:\n- id: beds\n  check: {check}\n  select: {{kind: [count, date]}}\n  {line}\n")
    told = [warning for warning in rules.warnings if "[R103]" in warning]
    assert [line.split(":", maxsplit=1)[0] in warning for warning in told] == [True] * idle
