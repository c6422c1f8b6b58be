"""The reference page says what the loader does: every key, every code, an example each."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checker.checks.formula import FUNCTIONS
from checker.rules import load_rules
from checker.rules.kinds import KINDS_OF_CHECK
from checker.rules.problems import CODES
from checker.rules.reference import PAGE, page
from checker.rules.samples import FILE
from checker.rules.schema import COMMON_FIELDS, FILE_FIELDS


def test_the_committed_page_is_the_one_that_the_schema_gives(root: Path) -> None:
    """When this fails: python -m checker.rules.reference"""
    assert (root / PAGE).read_text(encoding="utf-8") == page()


def rows(section: str) -> dict[str, list[str]]:
    """The rows of the tables below a heading, by their first cell."""
    body = page().split(f"\n## {section}\n", 1)[1].split("\n## ", 1)[0]
    cells = [[c.strip() for c in re.split(r"(?<!\\)\|", line)[1:-1]] for line in body.split("\n") if line[:2] == "| "]
    return {row[0]: row[1:] for row in cells[1:]}


SECTIONS = {
    "Keys of a rule file": FILE_FIELDS,
    "Keys of every rule": COMMON_FIELDS,
    **{f"check: {name}": kind.fields for name, kind in KINDS_OF_CHECK.items()},
}


@pytest.mark.parametrize("section", SECTIONS)
def test_every_key_has_its_meaning_its_type_and_an_example(section: str) -> None:
    """An example that is missing goes into checker/rules/samples.yaml."""
    found = rows(section)
    top = {re.sub(r"`|\W*\(must be given\)", "", key) for key in found}
    assert set(SECTIONS[section]) <= top
    assert [key for key, cells in found.items() if not key.endswith("…`") and not all(cells)] == []


def test_every_formula_function_is_told() -> None:
    assert {re.match(r"`(\w+)", row)[1] for row in rows("Formulas")} == set(FUNCTIONS)  # type: ignore[index]
    assert all(cells[0] for cells in rows("Formulas").values())


def test_every_code_that_the_loader_gives_is_explained_and_no_other(root: Path) -> None:
    sources = [*(root / "checker/rules").glob("*.py"), *(root / "checker/configuration").glob("*.py")]
    given = {code for path in sources for code in re.findall(r'"(R\d{3})"', path.read_text(encoding="utf-8"))}
    assert given == set(CODES) == set(rows("Mistakes and warnings"))
    assert {code for code in CODES if CODES[code].severity == "warning"} == {c for c in CODES if c.startswith("R1")}


def test_the_samples_load() -> None:
    assert {rule.check for rule in load_rules([FILE]).rules} == set(KINDS_OF_CHECK)
