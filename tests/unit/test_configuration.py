"""What a project sets for itself: where it is found, what goes before what, and how its mistakes are told."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.cli import main
from checker.configuration.files import find
from checker.configuration.load import load
from checker.configuration.reference import PAGE, page
from checker.configuration.settings import SETTINGS
from checker.configuration.starter import starter
from checker.errors import CheckerError, ConfigError, InputError, UsageError


def write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")


TOML = '[project]\nname = "desk"\n\n[tool.checker]\nfail_on = "never"\n'


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({}, None),
        ({"checker.yaml": ""}, "checker.yaml"),
        ({"a/checker.yml": "", "checker.yaml": ""}, "a/checker.yml"),
        ({"a/b/pyproject.toml": TOML, "checker.yaml": ""}, "a/b/pyproject.toml"),
        ({"a/pyproject.toml": '[tool.checkers]\nx = "tool.checker"\n', "checker.yaml": ""}, "checker.yaml"),
        ({"a/pyproject.toml": 'tool = {checker = {level = "error"}}', "checker.yaml": ""}, "a/pyproject.toml"),
        ({"a/pyproject.toml": '[tool]\nchecker.level = "error"', "checker.yaml": ""}, "a/pyproject.toml"),
        ({"a/pyproject.toml": '[project]\nname = "checker', "checker.yaml": ""}, "checker.yaml"),  # broken, not ours
        ({"a/pyproject.toml": "[tool.checker]\nlevel =", "checker.yaml": ""}, "a/pyproject.toml"),
        ({"a/.git/config": "", "checker.yaml": ""}, None),  # the top of a repository
        ({"a/.git": "gitdir: elsewhere", "a/checker.yaml": ""}, "a/checker.yaml"),
    ],
)
def test_the_nearest_file_above_configures_but_not_beyond_the_repository(
    tmp_path: Path, files: dict[str, str], found: str | None
) -> None:
    write(tmp_path, {"top/a/b/draft.md": "", "top/.hg/x": "", **{f"top/{name}": text for name, text in files.items()}})
    assert find(tmp_path / "top/a/b") == (tmp_path / "top" / found if found else None)


def test_a_link_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    (tmp_path / "checker.yaml").symlink_to(tmp_path / "gone.yaml")
    assert find(tmp_path) == tmp_path / "checker.yaml"
    with pytest.raises(InputError, match="no such file"):
        load(tmp_path / "checker.yaml")


def test_two_files_of_one_folder_are_no_configuration(tmp_path: Path) -> None:
    write(tmp_path, {"checker.yaml": "", "pyproject.toml": TOML})
    with pytest.raises(UsageError, match=r"checker\.yaml and .*pyproject\.toml both configure"):
        find(tmp_path)


YAML_MISTAKES = """\
packs: [defualt, mine.yaml]  #! R005 R005 default
ruels: [x]  #! R002 rules
rules: [none/, default]  #! R000 R000 packs
levels:
  Figures Agree: off  #! R004 small
  figures-agree: eror  #! R004 error
as_of: 2025-02-30  #! R009
manifest: gone.yaml  #! R000
level: [error]  #! R004
fail_on: none  #! R004 never
fail_on: error  #! R006
version: 1  #! R002 rule
"""
TOML_MISTAKES = """\
[tool.other]
as_of = "soon"
[tool.checker]
packs = ["default", "defnce"]  #! R005 defence
as_of = 2025-03-05
leve = "error"  #! R002 level
fail_on = "nevr"  #! R004 never
rules = [  # two of them
  "error",  #! R000
  "gone/rules.yaml",  #! R000
]
[tool.checker.levels]
figures-agree = "of"  #! R004 off
"parts-add-up" = "off"
"""


@pytest.mark.parametrize(("name", "text"), [("checker.yaml", YAML_MISTAKES), ("pyproject.toml", TOML_MISTAKES)])
def test_every_mistake_is_told_at_its_line(tmp_path: Path, name: str, text: str) -> None:
    write(tmp_path, {name: text})
    with pytest.raises(ConfigError) as caught:
        load(tmp_path / name)
    wanted, helps = [], []
    for number, line in enumerate(text.split("\n"), 1):
        _, mark, expected = line.partition("#! ")
        wanted += [(number, code) for code in re.findall(r"R\d{3}", expected) if mark]
        helps += [word for word in expected.split() if mark and not re.fullmatch(r"R\d{3}", word)]
    found = re.findall(rf"{re.escape(name)}:(\d+):\d+: error\[(R\d+)\]", str(caught.value))
    assert sorted((int(line), code) for line, code in found) == sorted(wanted), str(caught.value)
    help_lines = "\n".join(line for line in str(caught.value).split("\n") if "= help:" in line)
    assert all(word in help_lines for word in helps), help_lines
    assert f"{len(wanted)} mistakes in " in str(caught.value)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('[tool.checker]\npacks = ["default"\n', "3:1"),
        ("[tool.checker]\nlevel = error\n", "2:9"),
        ("[[tool.checker]]\nlevel = 'error'\n", "1:"),
    ],
)
def test_what_is_no_toml_or_no_table_is_told_at_its_place(tmp_path: Path, text: str, place: str) -> None:
    write(tmp_path, {"pyproject.toml": text})
    with pytest.raises(ConfigError, match=rf"pyproject\.toml:{place}"):
        load(tmp_path / "pyproject.toml")


@pytest.mark.parametrize("content", ["", "# all of it is commented out\n", starter()])
def test_a_configuration_that_sets_nothing_is_right(tmp_path: Path, content: str) -> None:
    write(tmp_path, {"checker.yaml": content})
    assert load(tmp_path / "checker.yaml").items == {}


def test_the_start_that_init_writes_shows_every_setting_and_each_holds(tmp_path: Path) -> None:
    text = re.sub(r"^# (?=[a-z_]+:|  [a-z-]+: )", "", starter(), flags=re.MULTILINE)
    write(tmp_path, {"checker.yaml": text.replace(", house-style-uk", ""), "rules/x.yaml": "", "manifest.yaml": ""})
    assert set(load(tmp_path / "checker.yaml").items) == set(SETTINGS)


def test_both_kinds_of_file_set_the_same(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "mine.yaml": "",
            "a/checker.yaml": "packs: default\nrules: [../mine.yaml]\nlevels: {x: off}\nas_of: 2025-03-05\n",
            "b/pyproject.toml": """\
                [tool.checker]
                packs = "default"
                rules = ["../mine.yaml"]
                levels = {x = "off"}
                as_of = 2025-03-05
                """,
        },
    )
    one, two = load(tmp_path / "a/checker.yaml"), load(tmp_path / "b/pyproject.toml")
    for key in ("packs", "rules", "as_of"):
        assert one.value(key) == two.value(key)
    assert {name: level.level for name, level in one.levels().items()} == {"x": "off"}
    assert {name: level.level for name, level in two.levels().items()} == {"x": "off"}
    assert two.levels()["x"].place.endswith("b/pyproject.toml:4")


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "checker.yaml").write_bytes(b"packs: [Z\xfcrich]\n")
    for path in (tmp_path / "checker.yaml", tmp_path / "gone.yaml"):
        with pytest.raises(InputError, match=r"not UTF-8|no such file"):
            load(path)


WORDS = (
    "packs:",
    "levels:",
    "[tool.checker]",
    "[tool.checker.levels]",
    "=",
    "[",
    "]",
    "{",
    "}",
    "'",
    '"',
    "x",
    "off",
    "\\n",
)


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join), st.sampled_from(["checker.yaml", "pyproject.toml"]))
def test_whatever_a_file_holds_it_configures_or_is_refused(text: str, name: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_text(text.replace("\\n", "\n"), encoding="utf-8")
        assert_configures_or_refuses(path)


def assert_configures_or_refuses(path: Path) -> None:
    """Nothing but a clear message may come of a file that does not configure."""
    try:
        items = load(path).items
    except CheckerError as error:
        told = str(error)
    else:
        told = path.name if set(items) <= set(SETTINGS) else ""
    assert path.name in told


def test_a_project_without_a_section_of_ours_is_told_when_it_is_named(tmp_path: Path) -> None:
    write(tmp_path, {"pyproject.toml": "[project]\nname = 'x'\n"})
    with pytest.raises(InputError, match=r"has no section \[tool\.checker\]"):
        load(tmp_path / "pyproject.toml")


def test_a_rate_that_is_old_on_the_day_of_the_check_is_told(newsroom: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(
        newsroom,
        {
            "mine.yaml": "version: 1\nextends: [default]\nrates: {EUR_USD: {value: 1.05, on: 2025-03-04}}\n",
            "checker.yaml": "packs: []\nrules: [mine.yaml]\nas_of: 2025-04-30\n",
        },
    )
    assert run("check draft.txt --against agrees.txt --format concise") == 0
    assert "mine.yaml:3: warning[R102] the rate EUR_USD is 57 days older than 2025-04-30" in capsys.readouterr().err
    assert run("check draft.txt --against agrees.txt --format concise --as-of 2025-03-30") == 0
    assert "R102" not in capsys.readouterr().err


def run(line: str) -> int:
    return main(line.split())


WRONG_DAY = "check wrong.txt --against agrees.txt --format concise"


@pytest.mark.parametrize(
    ("settings", "line", "code"),
    [
        ("", WRONG_DAY, 1),
        ("fail_on: never\n", WRONG_DAY, 0),
        ("fail_on: never\n", f"{WRONG_DAY} --fail-on error", 1),
        ("fail_on: never\n", f"{WRONG_DAY} --no-config", 1),
        ("levels: {weekday-matches-date: off}\n", WRONG_DAY, 0),
        ("levels: {weekday-matches-date: off}\n", f"{WRONG_DAY} --no-config", 1),
        ("levels: {weekday-matches-date: warning}\n", f"{WRONG_DAY} --fail-on warning", 1),
        ("levels: {weekday-matches-date: warning}\n", WRONG_DAY, 0),
        ("levels: {nato-age: off}\n", f"{WRONG_DAY} --rules default", 1),  # no such rule is asked for: no matter
        ("packs: [defence]\n", WRONG_DAY, 0),
        ("packs: [defence]\n", f"{WRONG_DAY} --rules default", 1),
        ("manifest: broken.yaml\n", WRONG_DAY, 2),
        ("levels: {nato-aeg: off}\n", WRONG_DAY, 2),
        ("packs: []\n", WRONG_DAY, 2),  # nothing would be checked
    ],
)
def test_the_command_line_goes_before_the_configuration(newsroom: Path, settings: str, line: str, code: int) -> None:
    (newsroom / "checker.yaml").write_text(settings, encoding="utf-8")
    assert run(line) == code


def test_the_configuration_is_that_of_the_draft_wherever_one_stands(
    newsroom: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(newsroom, {"desk/checker.yaml": "fail_on: never\nmanifest: m.yaml\n", "desk/m.yaml": "documents: []\n"})
    (newsroom / "desk/today").mkdir()
    (newsroom / "wrong.txt").rename(newsroom / "desk/today/wrong.txt")
    assert run("check desk/today/wrong.txt --format concise") == 0
    assert run("check desk/*/wrong.txt --format concise") == 0
    assert run("explain desk/today/wrong.txt:1") == 0
    assert run("extract desk/today/wrong.txt") == 0
    monkeypatch.chdir(newsroom / "desk/today")
    assert run("check wrong.txt --format concise") == 0
    capsys.readouterr()
    assert run("config") == 0
    shown = capsys.readouterr().out
    assert re.search(r"^fail_on +never +\.\./checker\.yaml:1$", shown, re.MULTILINE)
    assert re.search(r"^manifest +\.\./m\.yaml +\.\./checker\.yaml:2$", shown, re.MULTILINE)
    assert re.search(r"^level +suggestion +built in$", shown, re.MULTILINE)
    assert str(newsroom) not in shown


def test_drafts_of_two_projects_are_not_checked_together(newsroom: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(newsroom, {"desk/checker.yaml": "fail_on: never\n", "desk/d.txt": "It cost $3."})
    assert run("check draft.txt desk/d.txt") == 2
    assert "different configurations: none, desk/checker.yaml" in capsys.readouterr().err
    assert run("check draft.txt desk/d.txt --config desk/checker.yaml --format concise") == 0


def test_the_configuration_is_never_overwritten(newsroom: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("init") == 0
    before = Path("checker.yaml").read_bytes()
    assert run("init") == 2
    assert "configures this folder already" in capsys.readouterr().err
    assert run("check draft.txt --against agrees.txt -o checker.yaml") == 2
    assert Path("checker.yaml").read_bytes() == before
    write(newsroom, {"py/pyproject.toml": TOML})
    assert run("init py") == 2
    assert run("init gone") == 2


def test_a_configuration_beside_its_rules_is_no_rule_file(newsroom: Path) -> None:
    write(
        newsroom, {"desk/checker.yaml": "rules: [.]\n", "desk/r.yaml": "version: 1\nrules: [{id: x, check: agree}]\n"}
    )
    assert run("rules validate desk --no-config") == 0
    assert run("rules list --config desk/checker.yaml") == 0


def test_documents_in_memory_look_at_no_disk(newsroom: Path) -> None:
    import checker

    write(newsroom, {"checker.yaml": "packs: [no-such-pack]\n"})
    assert checker.check(checker.Document("They met on Wednesday, March 4, 2025.", name="d")).findings


def test_the_committed_page_is_the_one_that_the_declaration_gives(root: Path) -> None:
    """When this fails: python -m checker.configuration.reference"""
    assert (root / PAGE).read_text(encoding="utf-8") == page()


def test_every_setting_has_an_example_on_the_page() -> None:
    lines = [line for line in page().split("\n") if line.startswith("| `")]
    assert [name for line in lines if "." not in (name := line.split("`")[1])] == list(SETTINGS)
    assert all(re.search(r"\| `\w+: .+` \|$", line) for line in lines)
