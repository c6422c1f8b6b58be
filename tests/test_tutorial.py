"""The tutorial shows what its commands show, and quotes the files as they are."""

from __future__ import annotations

import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from checker.cli import main


def test_every_command_of_the_tutorial_shows_what_the_page_says(root: Path) -> None:
    """When this fails, and what is shown now is right: python docs/tutorial/shown.py"""
    spec = spec_from_file_location("shown", root / "docs" / "tutorial" / "shown.py")
    assert spec is not None
    assert spec.loader is not None
    shown = module_from_spec(spec)
    spec.loader.exec_module(shown)
    text = (root / "docs" / "tutorial-rules.md").read_text(encoding="utf-8")
    assert text.count("$ checker ") == 9
    assert without_counts(shown.page()) == without_counts(text)


def without_counts(text: str) -> str:
    """The page without how many rules the packs hold today: that is not what it teaches."""
    return re.sub(r"\d+(?= rules\))|(?<=rules in force)  +\d+", "…", text)


def test_the_yaml_of_the_tutorial_stands_in_its_files(root: Path) -> None:
    text = (root / "docs" / "tutorial-rules.md").read_text(encoding="utf-8")
    files = [root / "docs/tutorial/waiting-lists.yaml", root / "docs/tutorial/desk/checker.yaml"]
    known = {re.sub(r"\s+#.*", "", line).rstrip() for file in files for line in file.read_text("utf-8").split("\n")}
    quoted = [line for block in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL) for line in block.split("\n") if line]
    assert quoted
    assert [line for line in quoted if line not in known] == []


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("rules test waiting-lists.yaml --strict", 0),
        ("check draft.md --against sources/ --rules waiting-lists.yaml", 1),
        ("check desk/corrected.md --against sources/", 0),
    ],
)
def test_the_rules_find_the_planted_slips_and_nothing_in_the_corrected_story(
    line: str, code: int, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root / "docs" / "tutorial")
    assert main(line.split()) == code
