"""What every member of the visible tables owes the reader; a failing line names what a new member still lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.checks import CHECKS
from checker.cli.check import FORMATS, LEVELS
from checker.cli.claims_text import WRITERS
from checker.cli.command import Group
from checker.cli.extract import FORMATS as CLAIM_FORMATS
from checker.cli.options import COMMANDS
from checker.config import DEFAULT_PACKS, pack_names
from checker.model import LEVELS as MODEL_LEVELS
from checker.quantities.dimensions import DIMENSIONS
from checker.readers import READERS
from checker.report import RENDERERS
from checker.report.golden import FILES
from checker.table import CLAIM_COLUMNS, to_record

ROOT = Path(__file__).resolve().parents[1]


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def debts() -> Iterator[tuple[str, bool]]:
    """Every promise in words, with whether it is kept."""
    for dimension in DIMENSIONS:
        yield f"tests/corpus/{dimension.name}.toml", (ROOT / "tests/corpus" / f"{dimension.name}.toml").is_file()
    for check in CHECKS:
        yield f"tests/rules/{check}.md with cases for the check", (ROOT / "tests/rules" / f"{check}.md").is_file()
        yield f"a mention of the check {check} in ARCHITECTURE.md", check in text("ARCHITECTURE.md")
        yield (
            f"a rule with `check: {check}` in a pack",
            any(
                re.search(rf"\bcheck: {check}\b", path.read_text(encoding="utf-8"))
                for path in (ROOT / "rules").glob("*.yaml")
            ),
        )
    for name, command in COMMANDS.items():
        yield (
            f"a row of the command `{name}` in README.md",
            bool(re.search(rf"^\|.*`{name}`.*\|", text("README.md"), re.M)),
        )
        for member in command.members if isinstance(command, Group) else ():
            yield f"the command `{name} {member}` in README.md", f"`{member}`" in text("README.md")
    for name in WRITERS:
        yield f"the format `{name}` of extract in README.md", f"| `{name}` |" in text("README.md")
    for name in RENDERERS:
        yield f"the format `{name}` in docs/reports.md", f"`{name}`" in text("docs/reports.md")
        yield f"a golden file of the renderer {name} in reports/", (ROOT / "reports" / FILES.get(name, name)).is_file()
        yield f"the format `{name}` in README.md", f"`{name}`" in text("README.md")
    unit_tests = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests/unit").glob("test_readers*.py"))
    for suffix in READERS:
        yield f"a test of the reader for {suffix} in tests/unit/test_readers*.py", suffix in unit_tests
        yield f"the suffix {suffix} in README.md", suffix in text("README.md")
    for path in sorted((ROOT / "checker").iterdir()):
        name = f"{path.name}/" if path.is_dir() else path.name
        if not name.startswith(("__pycache__", "py.typed")):
            yield f"{name} in ARCHITECTURE.md", name in text("ARCHITECTURE.md")


DEBTS = dict(debts())


@pytest.mark.parametrize("promise", DEBTS)
def test_a_member_has(promise: str) -> None:
    assert DEBTS[promise], f"missing: {promise} (recipes: CONTRIBUTING.md)"


def test_names_of_dimensions_are_unique() -> None:
    names = [dimension.name for dimension in DIMENSIONS]
    assert sorted(set(names)) == sorted(names)


def test_the_command_line_knows_every_renderer_and_level() -> None:
    """It names them itself, so that --help loads neither."""
    assert set(FORMATS) == set(RENDERERS)
    assert LEVELS == MODEL_LEVELS
    assert set(CLAIM_FORMATS) == set(WRITERS)


def test_the_default_packs_are_there() -> None:
    assert set(DEFAULT_PACKS) <= set(pack_names())


def test_a_record_has_the_columns_of_the_table() -> None:
    from checker import Document, extract

    (claim, *_) = extract(Document(text="It took 90 minutes on 4 March 2025.", name="a"))
    assert to_record(claim) == {column.name: column.of(claim) for column in CLAIM_COLUMNS}


@pytest.mark.parametrize("name", ["requirements/runtime.txt", "requirements/test.txt", "requirements/bench.txt"])
def test_pins_are_hashed_and_carry_no_address(name: str) -> None:
    pins = text(name)
    assert not re.search(r"://|^-|^ *--(?!hash=)", pins, re.MULTILINE)
    packages = re.split(r"\n(?=\S)", pins.strip())
    assert [package for package in packages if "==" not in package or "--hash=sha256:" not in package] == []


def test_every_dependency_is_pinned() -> None:
    import tomllib

    project = tomllib.loads(text("pyproject.toml"))["project"]
    pinned = {line.split("==")[0] for line in text("requirements/test.txt").splitlines() if "==" in line}
    wanted = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    assert {re.split(r"[<>=]", entry)[0].lower() for entry in wanted} <= pinned
