"""What a rule file says is what the checks get: texts as written, units canonical, packs joined."""

from __future__ import annotations

import json
import time
from datetime import date
from decimal import Decimal
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.checks.base import Amount, Rate, RuleSet, Select, Threshold, Tolerance, Validity
from checker.rules import load_rules
from checker.rules.amounts import canonical_unit, in_base, read_amount
from checker.rules.kinds import KINDS_OF_CHECK
from checker.rules.schema import json_schema


def write(folder: Path, **files: str) -> None:
    """Rule files from texts: the keyword is the stem."""
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text("version: 1\n" + dedent(text), encoding="utf-8")


def loaded(folder: Path, text: str) -> RuleSet:
    write(folder, rules=text)
    return load_rules([folder / "rules.yaml"])


def test_scalars_are_what_was_written(tmp_path: Path) -> None:
    rules = loaded(
        tmp_path,
        """\
        facts:
          founded: {value: 1949-04-04, source: NO}
          share: {value: 2.30 %}
          beds:
            - {value: 1,200, to: 2023-12-31}
            - {value: 0640, from: 2024-01-01}
        rates: {GBP_EUR: {value: 1.1900, on: 2025-03-04, source: ECB}}
        """.replace("1,200", '"1,200"'),
    )
    place = f"{(tmp_path / 'rules.yaml').as_posix()}"
    assert rules.facts == {
        "founded": (Validity("1949-04-04", "NO", place=f"{place}:3"),),
        "share": (Validity("2.30 %", place=f"{place}:4", amount=Amount(Decimal("2.30"), "percent")),),
        "beds": (
            Validity("1,200", "", None, date(2023, 12, 31), f"{place}:6", Amount(Decimal(1200))),
            Validity("0640", "", date(2024, 1, 1), None, f"{place}:7", Amount(Decimal(640))),
        ),
    }
    assert rules.rates == {"GBP_EUR": Rate("GBP", "EUR", Decimal("1.1900"), date(2025, 3, 4), "ECB", f"{place}:8")}


@pytest.mark.parametrize(
    ("written", "tolerance"),
    [
        ("exact", Tolerance("exact")),
        ("rounding", Tolerance("rounding")),
        ("0.05 pp", Tolerance("margin", Decimal("0.05"), "percentage_point", "0.05 pp")),
        ("20 basis points", Tolerance("margin", Decimal("0.20"), "percentage_point", "20 basis points")),
        ("1 %", Tolerance("margin", Decimal(1), "percent", "1 %")),
        ("1%", Tolerance("margin", Decimal(1), "percent", "1%")),
        ("5 minutes", Tolerance("margin", Decimal(300), "second", "5 minutes")),
        ("1.5 million EUR", Tolerance("margin", Decimal(1500000), "EUR", "1.5 million EUR")),
        ("2 km", Tolerance("margin", Decimal(2000), "metre", "2 km")),
    ],
)
def test_a_tolerance_is_given_in_the_base_unit_of_claims(tmp_path: Path, written: str, tolerance: Tolerance) -> None:
    rules = loaded(tmp_path, f"rules:\n- id: anything\n  check: agree\n  tolerance: {written}\n")
    assert rules.rules[0].tolerance == tolerance


def test_levels_by_threshold_come_highest_first(tmp_path: Path) -> None:
    level = 'level: {warning: "> 5 min", error: ">= 1 hour"}'
    rule = loaded(tmp_path, f"rules:\n- id: call\n  check: agree\n  select: {{kind: duration}}\n  {level}\n").rules[0]
    assert rule.level == "error"
    assert rule.levels == (
        Threshold("error", ">=", Amount(Decimal(1), "hour")),
        Threshold("warning", ">", Amount(Decimal(5), "minute")),
    )


def test_a_selection_names_entities_as_claims_do(tmp_path: Path) -> None:
    rules = loaded(
        tmp_path,
        """\
        entities:
          Blighty: {is: country, names: [Blighty, Britain]}
          Elbtal Clinic: {is: org, names: [the clinic], not: [the clinic's name]}
        measures: {occupancy: {unit: "% of beds", words: [beds]}}
        rules:
        - id: some-agree
          check: agree
          select: {entity: [Blighty, Elbtal Clinic, U.K.], measure: occupancy, kind: percent, in: draft}
        """,
    )
    assert rules.measures["occupancy"].unit == "percent"
    assert rules.rules[0].select == Select(
        entity=("United Kingdom", "Elbtal Clinic"), measure=("occupancy",), kind=("percentage",), within="draft"
    )


def test_a_fact_sheet_by_name_and_a_formula_with_a_fact_get_their_values(tmp_path: Path) -> None:
    rules = loaded(
        tmp_path,
        """\
        facts: {beds: {value: 640}, opened: {value: 1992-05-01}}
        rules:
        - {id: beds, check: expect, select: {kind: count}, fact: beds}
        - id: age
          check: derive
          select: {kind: age}
          facts: {opened: opened, by: 2}
          value: years_between(opened, as_of) * by
        """,
    )
    assert [v.value for v in rules.rules[0].params["expect"]] == ["640"]
    assert rules.rules[1].params["facts"] == {"opened": "1992-05-01", "by": "2"}


def test_the_shared_design_loads(shared: Path) -> None:
    rules = load_rules([shared / "design" / "rules.yaml"])
    checks = "agree derive agree agree expect calendar arithmetic sum arithmetic supported format bounds"
    assert [rule.check for rule in rules.rules] == checks.split()
    assert not [warning for warning in rules.warnings if "[R103]" not in warning]


def test_the_digest_is_of_the_content(tmp_path: Path) -> None:
    base = loaded(tmp_path, "rules:\n- {id: beds, check: agree, level: error}\n").digest
    assert loaded(tmp_path, "# why\nrules:\n- level: 'error'\n  check: agree\n  id: beds\n").digest == base
    assert loaded(tmp_path, "rules:\n- {id: beds, check: agree, level: warning}\n").digest != base
    assert len(base) == 6


def test_the_committed_schema_is_the_one_that_the_declaration_gives(root: Path) -> None:
    """When this fails: python -m checker.rules.schema"""
    assert json.loads((root / "rules" / "rules.schema.json").read_text(encoding="utf-8")) == json_schema()


def test_the_schema_lets_each_check_have_its_own_keys_only() -> None:
    rule = json_schema()["properties"]["rules"]["items"]
    branches = {branch["if"]["properties"]["check"]["const"]: branch["then"] for branch in rule["allOf"]}
    assert set(branches) == set(KINDS_OF_CHECK)
    assert "max_age" in branches["stale"]["properties"]
    assert "max_age" not in branches["agree"]["properties"]
    assert all(not branch["additionalProperties"] for branch in branches.values())


@given(st.decimals(0, 10**9, places=3), st.sampled_from(["%", "pp", "minutes", "hours", "EUR", "km", "people", ""]))
def test_an_amount_is_read_back_and_conversion_keeps_it_above_zero(value: Decimal, unit: str) -> None:
    found = read_amount(f"{value} {unit}")
    assert found is not None
    assert found == Amount(value, canonical_unit(unit) if unit else "")
    assert (in_base(found).value > 0) == (value > 0)


LINES = (
    "version: 1", "rules:", "- id: x", "  check: agree", "  select: {}", "  level: >", "{", "a: [", "\t", "- é: 1",
    "&a *a",
)  # fmt: skip


@given(st.lists(st.sampled_from(LINES)))
def test_whatever_a_file_holds_it_loads_or_is_refused(lines: list[str]) -> None:
    from checker.rules.compile import compile_rules
    from checker.rules.draft import read_file
    from checker.rules.nodes import Reading, compose
    from checker.rules.packs import RuleFile

    text = "\n".join(lines)
    reading = Reading("any.yaml", text)
    root = compose(text, reading)
    if root is None:
        assert reading.problems
        return
    compile_rules([read_file(RuleFile("any.yaml", "any", text, root, reading))], reading.problems)
    assert reading.problems or "version: 1" in lines


def test_five_hundred_rules_load_quickly(tmp_path: Path) -> None:
    """The bound is ten times what is measured, so that only a change of order fails it."""
    rule = (
        "  check: agree\n  select: {kind: count}\n  tolerance: 1 %\n  match: [{draft: a}]\n  no_match: [{draft: b}]\n"
    )
    write(tmp_path, many="rules:\n" + "".join(f"- id: beds-{n}\n{rule}" for n in range(500)))
    load_rules([tmp_path / "many.yaml"])
    start = time.process_time()
    assert len(load_rules([tmp_path / "many.yaml"]).rules) == 500
    assert time.process_time() - start < 1.5
