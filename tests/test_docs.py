"""The pages that people read: their commands exist, their links lead somewhere, and every page is in the contents."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from checker.cli import main
from checker.cli.options import COMMANDS, parse
from checker.cli.rules import COMMANDS as RULES
from checker.errors import UsageError

ROOT = Path(__file__).resolve().parents[1]
MADE = {"docs/reference/packs.md", "docs/reference/claims-table.md"}  # docs/hooks.py makes them with the site
PAGES = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for path in (*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md")
    if "docs/tutorial/" not in path.as_posix()  # the files of the tutorial are data
}
ENDS = re.compile(r"\s(?:#|\||>|   |-> )")  # a comment, a pipe, or a remark in a column of its own


def blocks(text: str) -> Iterator[str]:
    """What stands in code: between fences, or indented by four after a blank line."""
    fenced = re.compile(r"^```[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
    yield from fenced.findall(text)
    yield from re.findall(r"(?:(?<=\n\n)|\A)(?: {4}.*\S.*\n(?:\n(?= {4}))?)+", fenced.sub("", text))


def commands() -> Iterator[tuple[str, str]]:
    """Every command line of a page, without its prompt, its comment and what it is piped into."""
    for name, text in PAGES.items():
        for block in blocks(text):
            for line in re.sub(r"\\\n\s+", " ", block).splitlines():
                if said := re.match(r"\s*(?:\$ )?(?:.*\| )?(checker [a-z].*)", line):
                    yield name, ENDS.split(said[1])[0].strip()


COMMAND_LINES = list(dict.fromkeys(commands()))


def test_commands_were_found() -> None:
    assert {name for name, _ in COMMAND_LINES} >= {"README.md", "docs/index.md", "docs/ci.md", "docs/silencing.md"}


@pytest.mark.parametrize(("page", "line"), COMMAND_LINES, ids=lambda x: str(x)[:60])
def test_a_command_of_the_documentation_is_understood(page: str, line: str) -> None:
    try:
        parse(shlex.split(line)[1:])
    except UsageError as error:
        pytest.fail(f"{page}: {line}: {error}")


def examples() -> Iterator[str]:
    """The command lines at the foot of every `--help`."""
    for command in (*COMMANDS.values(), *RULES.values()):
        for line in re.findall(r"^ +(checker .*)$", command.example, re.MULTILINE):
            yield ENDS.split(line)[0].strip()


@pytest.mark.parametrize("line", sorted(set(examples())))
def test_an_example_of_the_help_is_understood(line: str) -> None:
    parse(shlex.split(line)[1:])


RUN = ("README.md", "docs/index.md", "docs/editors.md", "docs/reports.md", "docs/ci.md", "docs/silencing.md")
ENDLESS = re.compile(r"--watch|--changed-lines|--format rdjson")  # these have tests of their own


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the pages speak of: the seeds under the names that they use."""
    draft = (ROOT / "seeds/draft.md").read_text(encoding="utf-8")
    source = (ROOT / "seeds/sources/trt.txt").read_text(encoding="utf-8")
    files = {
        "draft.md": draft, "drafts/a.md": draft, "sources/trt.txt": source, "morning.txt": source,
        "evening.txt": "The talks took 90 minutes.\n", "agency.txt": "The talks took 45 minutes.\n",
        "manifest.yaml": "documents:\n  - {path: draft.md, role: draft, date: 2025-03-07}\n",
    }  # fmt: skip
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("page", RUN)
def test_the_commands_of_a_page_do_one_after_the_other_what_it_says(
    page: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [line for name, line in COMMAND_LINES if name == page and not ENDLESS.search(line)]
    assert lines
    for line in lines:
        words = [
            found
            for word in shlex.split(line)[1:]
            for found in (sorted(map(str, Path().glob(word))) if word == "sources/*.txt" else [word])
        ]
        assert main(words) in (0, 1), f"{line}: {capsys.readouterr().err}"


@pytest.mark.parametrize("page", PAGES)
def test_commands_named_in_a_sentence_exist(page: str) -> None:
    named = re.findall(r"`checker ([a-z]+)(?: ([a-z]+))?[^`]*`", PAGES[page])
    assert [name for name, _ in named if name not in COMMANDS] == []
    assert [second for name, second in named if name == "rules" and second and second not in RULES] == []


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_to_files_and_headings_that_are_there(page: str) -> None:
    text = re.sub(r"```.*?```|`[^`\n]*`", "", PAGES[page], flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if ":" in target:
            continue
        path, _, anchor = target.partition("#")
        file = (ROOT / page).parent / path if path else ROOT / page
        inside = file.resolve().relative_to(ROOT).as_posix()
        assert file.exists() or inside in MADE, f"{page} leads to {target}"
        if anchor and file.exists():
            headings = re.findall(r"^#+ (.*)$", file.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor in {re.sub(r"[^\w\- ]", "", h).strip().lower().replace(" ", "-") for h in headings}, target


def test_every_page_stands_in_the_contents_of_the_site() -> None:
    listed = set(re.findall(r": (\S+\.md)$", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE))
    pages = {name.removeprefix("docs/") for name in (*PAGES, *MADE) if name.startswith("docs/")}
    assert pages == listed


def test_the_picture_shows_the_demo_as_it_is() -> None:
    """When this fails: make picture."""
    drawn = unescape(re.sub(r"<[^>]*>", "", (ROOT / "docs/report.svg").read_text(encoding="utf-8")))
    head, counts, *_ = (ROOT / "reports/demo.txt").read_text(encoding="utf-8").splitlines()
    for line in (head, counts):
        assert [words for words in re.split(r"\s{2,}", line.strip()) if words not in drawn.replace("\xa0", " ")] == []
