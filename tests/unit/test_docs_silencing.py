"""The examples of docs/silencing.md: comments that are understood, YAML that is read, command lines that exist."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.api import load_rules
from checker.cli.options import parse
from checker.silence.comments import read_comment
from checker.silence.entries import entries_of, front_matter
from checker.silence.markdown import comments

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "silencing.md").read_text(encoding="utf-8")
RULES = {rule.id: rule.level for rule in load_rules().rules}


def blocks(kind: str) -> Iterator[str]:
    for found, body in re.findall(r"^```([a-z ]+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL):
        if found == kind:
            yield body


def test_every_kind_of_block_is_tried() -> None:
    kinds = set(re.findall(r"^```([a-z ]+)$", PAGE, re.MULTILINE))
    assert kinds == {"sh", "markdown", "yaml front matter", "yaml sidecar", "yaml rules"}


@pytest.mark.parametrize("body", list(blocks("markdown")))
def test_its_comments_are_understood_and_name_rules_of_the_default_packs(body: str) -> None:
    said = [read_comment(body[a:b]) for a, b in comments(body)]
    assert said
    assert all(one is not None and not one.fault and {n.rule for n in one.rules} <= RULES.keys() for one in said)


def test_its_entries_are_read() -> None:
    (front,), (beside,) = blocks("yaml front matter"), blocks("yaml sidecar")
    entries = [*front_matter(f"---\n{front}---\n", "a.md")[0], *entries_of(beside, "a.yaml")]
    assert [entry.fault for entry in entries] == ["", "", ""]
    assert {named.rule for entry in entries for named in entry.rules} <= RULES.keys()


def test_its_rule_file_holds(tmp_path: Path) -> None:
    (body,) = blocks("yaml rules")
    (tmp_path / "mine.yaml").write_text(body, encoding="utf-8")
    levels = {rule.id: rule.level for rule in load_rules(tmp_path / "mine.yaml").rules}
    assert levels["allow-understood"] == "error"
    assert "allow-needed" not in levels


@pytest.mark.parametrize("line", [line for body in blocks("sh") for line in body.splitlines()])
def test_its_command_lines_exist(line: str) -> None:
    name, *words = shlex.split(line)
    assert name == "checker"
    assert parse(words).paths


def test_the_page_itself_allows_nothing() -> None:
    assert comments(PAGE) == []


@pytest.mark.parametrize(("rule", "level"), re.findall(r"^\| `(allow-[a-z-]+)` \| (\w+) \|", PAGE, re.MULTILINE))
def test_its_table_gives_the_level_of_each_rule(rule: str, level: str) -> None:
    assert RULES[rule] == level
