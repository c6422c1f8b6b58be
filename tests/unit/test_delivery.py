"""Where reports go: many in one run, all whole or none; --level, --strict and --quiet; the summary of a job."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from checker.cli import main
from checker.cli.delivery import FORMAT_OF_SUFFIX, FORMATS, READABLE, Target, _screen_format
from checker.cli.output import Screen
from checker.report import RENDERERS, Report
from tests.report_factory import document, finding, quantity, run

ERROR = "check wrong.txt --against agrees.txt"
GOOD = "yesterday's report"


def check(line: str) -> int:
    return main(line.split())


def files(folder: Path) -> dict[str, str]:
    """All files below a folder, new ones that were left behind among them."""
    return {p.relative_to(folder).as_posix(): p.read_text("utf-8", "replace") for p in folder.rglob("*") if p.is_file()}


def test_one_run_writes_many_reports(newsroom: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = " ".join(f"-o {name}=out.{name}" for name in FORMATS)
    assert check(f"{ERROR} {asked} -o report.md") == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        f"checker: wrote {name}: 1 error" for name in (*(f"out.{n}" for n in FORMATS), "report.md")
    ]
    for name in FORMATS:
        assert check(f"{ERROR} --format {name}") == 1
        assert Path(f"out.{name}").read_text(encoding="utf-8") == capsys.readouterr().out


@pytest.mark.parametrize(("suffix", "name"), FORMAT_OF_SUFFIX.items())
def test_the_suffix_chooses_the_format(suffix: str, name: str, newsroom: Path) -> None:
    assert check(f"{ERROR} -o report{suffix.upper()} -o {name}=same --quiet") == 1
    assert Path(f"report{suffix.upper()}").read_bytes() == Path("same").read_bytes()


def test_a_format_beside_files_goes_to_the_screen(newsroom: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(f"{ERROR} --format github -o sarif=out.sarif") == 1
    assert capsys.readouterr().out.startswith("::error file=wrong.txt,line=1")
    assert check(f"{ERROR} -o json=- -o sarif=out.sarif") == 1
    assert json.loads(capsys.readouterr().out)["summary"]["errors"] == 1
    assert check(f"{ERROR} --format github -o report.html -o out.sarif") == 1
    assert capsys.readouterr().out.startswith("::error")
    assert Path("report.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_name_with_an_equals_sign_is_written_as_a_path(newsroom: Path) -> None:
    assert check(f"{ERROR} -o ./a=b.json -o json=c=d") == 1
    assert Path("a=b.json").read_bytes() == Path("c=d").read_bytes()


MISTAKES = {
    "format misspelt": ("-o sarfi=out.sarif", "'sarfi' (did you mean sarif?)"),
    "no file behind the format": ("-o sarif=", "a file is missing"),
    "the same file twice": ("-o a.json -o markdown=./a.json", "named twice"),
    "the screen twice": ("-o json=- -o -", "named twice"),
    "a second report onto a source": ("-o a.json -o csv=agrees.txt", "one of the inputs"),
    "a second report into no folder": ("-o a.json -o csv=nowhere/a.csv", "there is no folder nowhere"),
}


@pytest.mark.parametrize(("asked", "told"), MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_told_before_anything_is_written(
    asked: str, told: str, newsroom: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(newsroom)
    assert check(f"{ERROR} {asked}") == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert told in err
    assert files(newsroom) == before


needs_full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")


@needs_full
@pytest.mark.parametrize("order", ["-o good.json -o csv=/dev/full", "-o csv=/dev/full -o good.json"])
def test_where_one_report_fails_none_is_written(order: str, newsroom: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("good.json").write_text(GOOD, encoding="utf-8")
    before = files(newsroom)
    assert check(f"{ERROR} {order}") == 2
    assert capsys.readouterr().err == "checker: /dev/full: cannot be written: No space left on device\n"
    assert files(newsroom) == before


@pytest.mark.parametrize("failing", ["fsync", "replace"])
def test_a_disk_that_fails_leaves_what_was_there(
    failing: str, newsroom: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whether it fails while the new files are written or when the first takes its place."""
    for name in ("one.json", "two.md"):
        Path(name).write_text(GOOD, encoding="utf-8")
    before = files(newsroom)

    def fail(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, failing, fail)
    assert check(f"{ERROR} -o one.json -o two.md") == 2
    assert "one.json: cannot be written: Input/output error" in capsys.readouterr().err
    assert files(newsroom) == before


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is closed to the superuser")
def test_a_folder_that_may_not_be_written(newsroom: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("shut").mkdir(mode=0o555)
    assert check(f"{ERROR} -o good.json -o shut/report.md") == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not Path("good.json").exists()


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
def test_a_closed_pipe_ends_with_one_clear_line(newsroom: Path) -> None:
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {sys.executable} -m checker {ERROR} --format json | true"],
        cwd=newsroom, env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (
        2, "checker: the output was closed before the report's end, so it is not whole\n",
    )  # fmt: skip


# --- what is shown


def many(n: int) -> Report:
    draft, claims = document("⟦1⟧", [quantity("number", "1")])
    return Report(run([draft], claims, [finding(claims, str(i)) for i in range(n)]))


@pytest.mark.parametrize(
    ("n", "terminal", "asked", "name", "told"),
    [
        (READABLE, True, "", "full", ""),
        (READABLE + 1, True, "", "concise", "there are 21 findings; --format full shows the evidence"),
        (READABLE + 1, True, "full", "full", ""),
        (1, False, "", "concise", "the output is no terminal"),
        (1, False, "markdown", "markdown", ""),
    ],
)
def test_the_format_of_a_screen(n: int, terminal: bool, asked: str, name: str, told: str) -> None:
    chosen, why = _screen_format(asked, many(n), Screen(terminal, False, 80))
    assert chosen == name
    assert told in why
    assert bool(why) == bool(told)


def test_quiet_says_nothing_beside_the_report(newsroom: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(f"{ERROR} --quiet") == 1
    out, err = capsys.readouterr()
    assert "wrong.txt:1:" in out
    assert err == ""
    assert check(f"{ERROR} --quiet -o report.md") == 1
    assert capsys.readouterr() == ("", "")
    assert check("check gone.txt --quiet") == 2
    assert "gone.txt" in capsys.readouterr().err


def test_what_is_shown_and_what_fails_are_chosen_apart(newsroom: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("loose.txt").write_text("The repair took 90 minutes.\n", encoding="utf-8")
    asked = "check loose.txt --against agrees.txt --format concise"
    assert check(f"{asked} --fail-on never") == 0
    shown = capsys.readouterr().out
    assert "warning[figures-supported]" in shown
    assert check(f"{asked} --level error --fail-on warning") == 1
    out = capsys.readouterr().out
    assert "warning[" not in out
    assert "1 finding below level error not shown" in out


# --- strict

STRICT = {
    "all is read": ("check draft.txt --against agrees.txt", ()),
    "a draft without a number": (
        "check bare.txt --against agrees.txt",
        ("bare.txt: no number or date was read in it",),
    ),
    "a source without a number": ("check draft.txt --against agrees.txt bare.txt", ("bare.txt: no number",)),
    "a file without a reader": ("check draft.txt --against sources", ("sources/chart.png: no reader for such files",)),
    "files that are no sources": ("check draft.txt --against notes", ()),
}


@pytest.mark.parametrize(("line", "told"), STRICT.values(), ids=STRICT.keys())
def test_strict_counts_what_was_left_out_as_a_failure(
    line: str, told: tuple[str, ...], newsroom: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("bare.txt").write_text("Nothing to count here.\n", encoding="utf-8")
    Path("sources/chart.png").write_bytes(b"\x89PNG")
    Path("notes").mkdir()
    for name in (".hidden.png", "manifest.yaml", "report.sarif"):
        Path("notes", name).write_text("", encoding="utf-8")
    Path("notes/agrees.txt").write_text(Path("agrees.txt").read_text(encoding="utf-8"), encoding="utf-8")
    assert check(f"{line} --format json") == 0
    capsys.readouterr()
    assert check(f"{line} --format json --strict -o json=- -o notes/report.sarif") == (2 if told else 0)
    out, err = capsys.readouterr()
    assert not [words for words in told if words not in err]
    problems = json.loads(out)["problems"]
    assert len(problems) == len(told)
    assert all(problem.endswith("(--strict)") for problem in problems)


# --- GitHub's summary, and names of files


@pytest.mark.parametrize("asked", ["--format github", "-o github=log.txt", "--format github -o sarif=out.sarif"])
def test_the_summary_of_a_job_is_added_to_what_is_there(
    asked: str, newsroom: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("summary.md").write_text("of a step before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(newsroom / "summary.md"))
    assert check(f"{ERROR} {asked} --quiet") == 1
    assert check(f"{ERROR} -o report.md --quiet") == 1
    summary, report = (Path(name).read_text(encoding="utf-8") for name in ("summary.md", "report.md"))
    assert summary == f"of a step before\n{report}"


def test_a_summary_that_cannot_be_written_is_told(
    newsroom: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(newsroom / "nowhere" / "summary.md"))
    assert check(f"{ERROR} --format github") == 2
    assert "summary.md: cannot be written: No such file" in capsys.readouterr().err


def test_no_report_names_the_folder_of_a_machine(newsroom: Path) -> None:
    def written(folder: str, drafts: str, more: str = "") -> dict[str, str]:
        Path(folder).mkdir()
        outputs = " ".join(f"-o {name}={folder}/{name}" for name in RENDERERS)
        line = f"{drafts}wrong.txt --against {drafts}agrees.txt --manifest {drafts}manifest.yaml"
        assert check(f"check {line} {outputs} {more}") == 1
        return {name: Path(folder, name).read_text(encoding="utf-8") for name in RENDERERS}

    relative = written("relative", "")
    assert written("absolute", f"{newsroom}/") == relative
    covered = written("covered", f"{newsroom}/", "--show-coverage")
    assert [name for name, report in (relative | covered).items() if str(newsroom) in report] == []


def test_targets_are_named_in_the_order_given() -> None:
    from argparse import Namespace

    from checker.cli.delivery import targets

    asked = Namespace(output=["sarif=a", "b.html", "-"], format=None)
    assert targets(asked) == (Target("sarif", "a"), Target("html", "b.html"), Target("", "-"))
    assert targets(Namespace(output=["b.html"], format="markdown")) == (Target("markdown", "b.html"),)
    assert targets(Namespace(output=["-"], format="markdown")) == (Target("markdown", "-"),)
