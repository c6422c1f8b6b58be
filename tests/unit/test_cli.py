"""What a person types and gets: exit codes, one clear line for a mistake, reports where they were asked for."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from checker.cli import main
from checker.cli.check import FORMATS as CHECK_FORMATS
from checker.cli.extract import FORMATS as EXTRACT_FORMATS
from checker.table import CLAIM_COLUMNS

HEAVY = ("pandas", "numpy", "pint", "dateparser", "rich", "yaml", "ftfy", "regex")
ERROR = "check wrong.txt --against agrees.txt"


class Typed(NamedTuple):
    """A command line, its exit code, and what stands on stderr (each on one line) and stdout."""

    line: str
    code: int
    stderr: tuple[str, ...] = ()
    stdout: str = ""


MISTAKES = {
    "no command": Typed("", 2, ("name a command: check, extract",)),
    "command misspelt": Typed("chek draft.txt", 2, ("'chek' (did you mean check?)",)),
    "option misspelt": Typed(
        "check draft.txt --agianst agrees.txt", 2, ("'--agianst' (did you mean --against?); see checker check --help",)
    ),
    "option of another command": Typed("explain draft.txt:1 --fix", 2, ("'--fix'", "see checker explain --help")),
    "no draft": Typed("check", 2, ("name a draft",)),
    "draft eaten by --against": Typed("check --against agrees.txt draft.txt", 2, ("name the draft before it",)),
    "format misspelt": Typed("check draft.txt --format markdwon", 2, ("'markdwon' (did you mean markdown?)",)),
    "level misspelt": Typed("check draft.txt --level eror", 2, ("'eror' (did you mean error?)",)),
    "fail-on misspelt": Typed("check draft.txt --fail-on nevr", 2, ("'nevr' (did you mean never?)",)),
    "format of the other command": Typed("extract draft.txt --format json", 2, ("'json' (did you mean jsonl?)",)),
    "day that does not exist": Typed("check draft.txt --as-of 2025-02-30", 2, ("2025-02-30", "2025-03-05")),
    "missing file": Typed("check gone.txt", 2, ("gone.txt",)),
    "missing file of extract": Typed("extract gone.txt", 2, ("gone.txt",)),
    "folder as a draft": Typed("check sources", 2, ("sources", "folder")),
    "folder to extract": Typed("extract sources", 2, ("sources", "folder")),
    "binary file": Typed("check photo.txt", 2, ("photo.txt",)),
    "two bad files, both named": Typed("check gone.txt photo.txt", 2, ("gone.txt", "photo.txt")),
    "bad source beside a bad draft": Typed("check gone.txt --against photo.txt", 2, ("gone.txt", "photo.txt")),
    "pattern that matches nothing": Typed("check draft.txt --against none*.txt", 2, ("none*.txt",)),
    "no source could be read": Typed("check draft.txt --against photo.txt", 2, ("photo.txt",)),
    "unknown kind of file": Typed("check rules.yaml", 2, ("rules.yaml",)),
    "manifest missing": Typed("check draft.txt --manifest none.yaml", 2, ("none.yaml",)),
    "manifest is a folder": Typed("check draft.txt --manifest sources", 2, ("sources",)),
    "manifest broken": Typed("check draft.txt --manifest broken.yaml", 2, ("broken.yaml:",)),
    "manifest names a missing file": Typed("check draft.txt --manifest lost.yaml", 2, ("lost.yaml:3", "gone.txt")),
    "manifest broken and a file missing": Typed(
        "check gone.txt --manifest broken.yaml", 2, ("broken.yaml:", "gone.txt")
    ),
    "rule mistake": Typed("check draft.txt --rules rules.yaml", 2, ("rules.yaml:4", "agre", "did you mean")),
    "rule file missing": Typed("check draft.txt --rules none.yaml", 2, ("none.yaml",)),
    "pack misspelt": Typed("check draft.txt --rules defualt", 2, ("'defualt' (did you mean default?)",)),
    "output is a folder": Typed("check draft.txt -o sources", 2, ("sources", "folder")),
    "output into no folder": Typed("check draft.txt -o nowhere/report.md", 2, ("nowhere",)),
    "output of a kind that no format is": Typed(
        "check draft.txt -o report.pdf", 2, ("no format has the ending .pdf (write -o FORMAT=report.pdf", ".html")
    ),
    "table of a kind that no format is": Typed("extract draft.txt -o claims.xlsx", 2, (".xlsx", "--format", ".csv")),
    "output onto the draft": Typed("check draft.txt -o ./draft.txt", 2, ("draft.txt", "input")),
    "output onto a source": Typed("check draft.txt --against sources -o sources/agrees.txt", 2, ("input",)),
    "output onto the manifest": Typed(
        "extract draft.txt --format csv --manifest manifest.yaml -o manifest.yaml", 2, ("input",)
    ),
}

ANSWERS = {
    "a dash is standard output": Typed("extract draft.txt -o - --format jsonl", 0, stdout='"doc": "draft.txt"'),
    "nothing wrong": Typed("check draft.txt --against agrees.txt --format concise", 0, stdout="1 source"),
    "an error": Typed(f"{ERROR} --format concise", 1, stdout="wrong.txt:1:"),
    "an error, nothing fails": Typed(f"{ERROR} --fail-on never --format concise", 0, stdout="wrong.txt:1:"),
    "an error without sources": Typed("check wrong.txt draft.txt --format concise", 1, stdout="wrong.txt:1:"),
    "options before the draft": Typed("check --format concise --against agrees.txt -- wrong.txt", 1, stdout="1 source"),
    "paths around an option": Typed("check draft.txt --format concise wrong.txt", 1, stdout="wrong.txt:1:"),
    "against twice": Typed("check wrong.txt --against agrees.txt --against draft.txt", 1, stdout="2 sources"),
    "against a folder": Typed("check draft.txt --against sources --format concise", 0, stdout="1 source"),
    "against a quoted pattern": Typed("check draft.txt --against agr*.txt --format concise", 0, stdout="1 source"),
    "a draft among its sources": Typed(
        "check draft.txt --against *gr*.txt dra*.txt --format concise", 0, stdout="1 source"
    ),
    "the default pack by its name": Typed(f"{ERROR} --rules default", 1, stdout="wrong.txt:1:"),
    "empty draft": Typed("check empty.txt --against agrees.txt --format concise", 0),
    "empty file to extract": Typed("extract empty.txt", 0, stdout="0 claims"),
    "one file of two is bad": Typed("check wrong.txt photo.txt --format concise", 2, ("photo.txt",), "wrong.txt:1:"),
    "one file of two to extract": Typed("extract draft.txt gone.txt", 2, ("gone.txt",), "$3.2 million"),
    "into a file": Typed(f"{ERROR} -o report.md", 1, ("wrote report.md: 1 error",)),
    "piped": Typed(ERROR, 1, ("--format full",), "wrong.txt:1:"),
    "full": Typed(f"{ERROR} --format full", 1, stdout="--> wrong.txt:1:"),
    "version": Typed("--version", 0, stdout="checker 0."),
    "help": Typed("check --help", 0, stdout="--against"),
}


def run(line: str) -> int:
    """The exit code of a command line."""
    try:
        return main(line.split())
    except SystemExit as stop:  # --help and --version
        return int(stop.code or 0)


@pytest.mark.parametrize("typed", MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_told_in_clear_lines_and_nothing_else(
    typed: Typed, newsroom: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in newsroom.rglob("*") if path.is_file()}
    assert run(typed.line) == typed.code
    out, err = capsys.readouterr()
    assert not [words for words in typed.stderr if words not in err], err
    assert "Traceback" not in err
    assert "internal error" not in err
    assert out == ""
    assert {path: path.read_bytes() for path in newsroom.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("typed", ANSWERS.values(), ids=ANSWERS.keys())
def test_exit_code_and_report(typed: Typed, newsroom: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = run(typed.line)
    out, err = capsys.readouterr()
    assert code == typed.code, out + err
    assert typed.stdout in out
    assert not [words for words in typed.stderr if words not in err], err


def test_what_an_author_should_mend_is_told_in_a_line_each(newsroom: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The rules hold all the same; the default packs, which nobody named, are not judged."""
    Path("bare.yaml").write_text(
        "version: 1\nrules:\n  - {id: one, check: calendar, level: {error: '> 1 day'}}\n  - {id: two, check: agree}\n",
        encoding="utf-8",
    )
    assert run("check draft.txt --against agrees.txt --rules bare.yaml --format json") == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["findings"] == []
    assert [line.split(" ", 2)[:2] for line in err.splitlines()] == [
        ["bare.yaml:3:10:", "warning[R101]"],
        ["bare.yaml:3:39:", "warning[R103]"],
        ["bare.yaml:4:10:", "warning[R101]"],
    ]
    assert run("check draft.txt --against agrees.txt --format json") == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("name", CHECK_FORMATS)
def test_a_report_in_a_file_is_the_report_on_screen(
    name: str, newsroom: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(f"{ERROR} --format {name}") == 1
    shown = capsys.readouterr().out
    assert run(f"{ERROR} --format {name} -o report.out") == 1
    assert capsys.readouterr().out == ""
    assert Path("report.out").read_text(encoding="utf-8") == shown


@pytest.mark.parametrize(("suffix", "start"), [(".json", "{"), (".md", "#")])
def test_the_name_of_a_report_chooses_its_format(suffix: str, start: str, newsroom: Path) -> None:
    assert run(f"{ERROR} -o report{suffix}") == 1
    assert Path(f"report{suffix}").read_text(encoding="utf-8").startswith(start)


def test_level_hides_what_lies_below_but_not_from_the_exit_code(newsroom: Path) -> None:
    assert run(f"{ERROR} --format json -o all.json --fail-on suggestion") == 1
    assert run(f"{ERROR} --format json -o errors.json --level error --fail-on suggestion") == 1
    every, errors = (json.loads(Path(name).read_text(encoding="utf-8")) for name in ("all.json", "errors.json"))
    assert [f for f in every["findings"] if f["level"] == "error"] == errors["findings"]


def test_the_same_input_gives_the_same_bytes(newsroom: Path) -> None:
    for name in ("one.json", "two.json"):
        run(f"{ERROR} --manifest manifest.yaml -o {name}")
    assert Path("one.json").read_bytes() == Path("two.json").read_bytes()


def test_the_manifest_gives_date_and_outlet(newsroom: Path) -> None:
    run("check draft.txt --against agrees.txt --manifest manifest.yaml -o report.json")
    documents = json.loads(Path("report.json").read_text(encoding="utf-8"))["documents"]
    assert [(d["outlet"], d["date"], d["date_source"]) for d in documents] == [
        ("The Bell", "2025-03-05", "manifest"),
        ("The Gong", "2025-03-04", "manifest"),
    ]


def test_claims_are_the_same_in_csv_and_json_lines(newsroom: Path) -> None:
    assert run("extract draft.txt agrees.txt -o claims.csv") == 0
    assert run("extract draft.txt agrees.txt -o claims.jsonl") == 0
    rows = list(csv.DictReader(io.StringIO(Path("claims.csv").read_text(encoding="utf-8"))))
    records = [json.loads(line) for line in Path("claims.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [list(record) for record in records] == [[column.name for column in CLAIM_COLUMNS]] * len(rows)
    assert [row["start"] for row in rows] == [str(record["start"]) for record in records]
    assert "3.2 million" in rows[-1]["text"]
    assert len(rows) == 4


def test_a_binary_table_is_the_same_in_a_pipe_and_in_a_file(
    newsroom: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    pytest.importorskip("pyarrow")
    assert run("extract draft.txt --format parquet") == 0
    piped = capsysbinary.readouterr().out
    assert run("extract draft.txt -o claims.parquet") == 0
    assert piped == Path("claims.parquet").read_bytes()
    assert piped[:4] == piped[-4:] == b"PAR1"


@pytest.mark.parametrize("name", [name for name in EXTRACT_FORMATS if name != "parquet"])  # never shown as text
def test_document_text_cannot_run_in_a_terminal_or_a_spreadsheet(
    name: str, newsroom: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("evil.txt").write_text("=1+1 dollars and \x1b[31m5 people\x1b[0m paid -$3 million.\n", encoding="utf-8")
    assert run(f"extract evil.txt --format {name}") == 0
    out = capsys.readouterr().out
    if name != "csv":
        assert "\x1b" not in out
    else:
        cells = [cell for row in csv.reader(io.StringIO(out)) for cell in row]
        assert not [cell for cell in cells if cell[:1] in ("=", "@", "\t") or cell[:2] in ("-$", "+$")]


def test_an_existing_report_survives_a_failed_run(newsroom: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("report.md").write_text("yesterday's report", encoding="utf-8")

    def full_disk(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    assert run(f"{ERROR} -o report.md") == 2
    assert Path("report.md").read_text(encoding="utf-8") == "yesterday's report"
    assert not list(newsroom.glob(".report.md.*"))


def test_a_link_stays_a_link_and_permissions_stay(newsroom: Path) -> None:
    Path("real.json").write_text("{}", encoding="utf-8")
    Path("real.json").chmod(0o640)
    Path("link.json").symlink_to("real.json")
    assert run(f"{ERROR} -o link.json") == 1
    assert Path("link.json").is_symlink()
    assert Path("real.json").stat().st_mode & 0o777 == 0o640
    assert "findings" in json.loads(Path("real.json").read_text(encoding="utf-8"))


def test_an_internal_error_is_one_line_unless_debug_is_asked_for(
    newsroom: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fall_over(*_: object) -> None:
        raise ZeroDivisionError("three\nlines\nlong")

    monkeypatch.setattr("checker.pipeline.check", fall_over)
    assert run(ERROR) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert "internal error: ZeroDivisionError: three lines long" in err
    with pytest.raises(ZeroDivisionError):
        run(f"{ERROR} --debug")


def shell(newsroom: Path, line: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A real shell's view of the command, `$checker` being its name."""
    values = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "checker": f"{sys.executable} -m checker"}
    return subprocess.run(
        ["bash", "-c", line],
        cwd=newsroom,
        env=values | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
@pytest.mark.parametrize(
    ("line", "code", "stderr"),
    [
        pytest.param(f"$checker {ERROR} --format json > /dev/full", 2, "No space left", id="the disk is full"),
        pytest.param(f"$checker {ERROR} --format full -o /dev/stdout", 1, "", id="a device is written directly"),
        pytest.param("$checker extract draft.txt", 0, "", id="a stream that knows only ASCII"),
    ],
)
def test_streams(line: str, code: int, stderr: str, newsroom: Path) -> None:
    done = shell(newsroom, line, PYTHONIOENCODING="ascii")
    assert done.returncode == code, done.stderr
    assert stderr in done.stderr
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


@pytest.mark.parametrize(
    "line",
    [
        "--help",
        "check --help",
        "rules --help",
        "rules test --help",
        "config --help",
        "--version",
        "check --format no x",
    ],
)
def test_help_and_usage_load_nothing_heavy(line: str) -> None:
    """Asserts what is imported, not how long it takes."""
    code = (
        "import sys\nfrom checker.cli import main\n"
        "try: main(sys.argv[1:])\nexcept SystemExit: pass\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *line.split()], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"
