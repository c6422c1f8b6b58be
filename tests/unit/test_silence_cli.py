"""What a person types: `checker allow`, `checker baseline`, --changed-lines, --watch, `checker completion`."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from checker.cli import main, watch
from checker.cli.options import COMMANDS, parse
from checker.cli.project import heed

TEXT = """\
---
date: 2025-03-05
---
# A week in spring

The council met on Wednesday, March 4.
It spoke for 45 minutes about the
bridge and went home.

| day | what |
|-----|------|
| Sunday, March 4 | rest |
"""
SOURCE = "The council's talk about the bridge took 45 minutes. It met on Tuesday, March 4, 2025.\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in, with a draft in Markdown, in plain text and a source."""
    (tmp_path / "a.md").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.txt").write_text("They met on Wednesday, March 4, 2025.\n", encoding="utf-8")
    (tmp_path / "s.txt").write_text(SOURCE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file() and ".git" not in path.parts}


def shown(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    """The exit code of a check, and its lines."""
    capsys.readouterr()
    code = main(["check", *words, "--format", "concise"])
    return code, capsys.readouterr().out


def test_a_comment_is_written_at_the_end_of_the_line_and_nothing_else(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(desk)
    assert main(["allow", "1", "as  the\nminister said", "a.md", "--until", "2025-12-31"]) == 0
    assert "allowed in a.md:6: weekday-matches-date" in capsys.readouterr().err
    after = files(desk)
    assert {name for name in after if after[name] != before.get(name)} == {"a.md"}
    old, new = TEXT.splitlines(), after["a.md"].decode().splitlines()
    changed = [(a, b) for a, b in zip(old, new, strict=True) if a != b]
    assert len(changed) == 1
    ((line, mended),) = changed
    assert mended.startswith(f"{line} <!-- checker: allow weekday-matches-date#")
    assert mended.endswith(" until 2025-12-31: as the minister said -->")
    code, out = shown(capsys, "a.md")
    assert (code, out.count("error["), "1 finding not shown" in out) == (1, 1, True)


def test_in_a_table_it_stands_in_the_last_cell(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["allow", "2", "a joke", "a.md"]) == 0
    row = Path("a.md").read_text(encoding="utf-8").splitlines()[-1]
    assert row.startswith("| Sunday, March 4 | rest <!-- checker: allow")
    assert row.endswith("--> |")
    assert shown(capsys, "a.md")[1].count("error[") == 1


def test_in_a_heading_it_stands_before_the_closing_hashes(desk: Path) -> None:
    Path("a.md").write_text("# They met on Wednesday, March 4, 2025 ##\n", encoding="utf-8")
    assert main(["allow", "1", "a quotation", "a.md"]) == 0
    assert Path("a.md").read_text(encoding="utf-8").endswith(": a quotation --> ##\n")


def test_in_front_matter_nothing_is_written(desk: Path) -> None:
    text = "---\ntitle: They met on Wednesday, March 4, 2025\n---\nIt rained.\n"
    Path("a.md").write_text(text, encoding="utf-8")
    assert main(["allow", "1", "a quotation", "a.md"]) == 0
    assert Path("a.md").read_text(encoding="utf-8") == text
    assert Path("a.md.checker.yaml").is_file()
    assert main(["check", "a.md"]) == 0


def test_line_ends_and_a_byte_order_mark_stay(desk: Path) -> None:
    data = b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode()
    Path("a.md").write_bytes(data)
    assert main(["allow", "1", "said so", "a.md"]) == 0
    new = Path("a.md").read_bytes()
    start = new.index(b" <!-- checker")
    end = new.index(b"-->", start) + 3
    assert new[:start] + new[end:] == data


def test_other_formats_get_the_file_beside_them(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(desk)
    assert main(["allow", "1", 'she said: "so" #1', "a.txt"]) == 0
    assert set(files(desk)) - set(before) == {"a.txt.checker.yaml"}
    assert {name: data for name, data in files(desk).items() if name in before} == before
    code, out = shown(capsys, "a.txt")
    assert (code, "1 finding not shown: allowed" in out) == (0, True)
    Path("a.txt").write_text("Later: they met on Wednesday, March 4, 2025, and on Sunday, March 4, 2025.\n", "utf-8")
    assert shown(capsys, "a.txt")[1].count("error[") == 1
    assert main(["allow", "1", "another", "a.txt"]) == 0
    text = Path("a.txt.checker.yaml").read_text(encoding="utf-8")
    assert text.startswith("allow:\n  - fingerprint: ")
    assert text.count("- fingerprint:") == 2
    assert shown(capsys, "a.txt")[0] == 0


def test_an_entry_is_added_to_a_file_that_a_person_wrote(desk: Path) -> None:
    own = "# ours\nversion: 1\nallow:   # why\n- rule: nato-age   # no\n  reason: x\n"
    Path("a.txt.checker.yaml").write_text(own, encoding="utf-8")
    assert main(["allow", "1", "said so", "a.txt"]) == 0
    assert Path("a.txt.checker.yaml").read_text(encoding="utf-8").startswith(own + "- fingerprint: ")


def test_a_fingerprint_names_the_finding_whatever_its_number(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "a.md", "--format", "json"]) == 1
    import json

    second = json.loads(capsys.readouterr().out)["findings"][1]
    assert main(["allow", second["fingerprint"][:8], "said so", "a.md"]) == 0
    assert "a.md:12" in capsys.readouterr().err


MISTAKES = {
    "no reason": (["allow", "1", "a.md"], "which finding, why"),
    "an empty reason": (["allow", "1", " ", "a.md"], "give a reason"),
    "a reason that ends the comment": (["allow", "1", "a --> b", "a.md"], "must not hold"),
    "a reason with a control character": (["allow", "1", "a \x1b[31m", "a.md"], "must not hold"),
    "too high a number": (["allow", "9", "why", "a.md"], "there is no finding 9: the report has 1 to 2"),
    "zero": (["allow", "0", "why", "a.md"], "there is no finding 0"),
    "neither number nor fingerprint": (["allow", "first", "why", "a.md"], "neither the number"),
    "an unknown fingerprint": (["allow", "0123456789abcdef", "why", "a.md"], "no finding has"),
    "a document that is not there": (["allow", "1", "why", "a.md", "gone.md"], "gone.md"),
    "a day that is none": (["allow", "1", "why", "a.md", "--until", "2025-02-30"], "not a day"),
    "a baseline that is not there": (["check", "a.md", "--baseline", "none.json"], "none.json: no such file"),
    "a damaged baseline": (["check", "a.md", "--baseline", "a.txt"], "a.txt:1:1: is no baseline"),
    "nothing to prune": (["baseline", "a.md", "--prune"], "no such baseline"),
    "a baseline onto the draft": (["baseline", "a.md", "-o", "a.md"], "is one of the inputs"),
    "a baseline of what cannot be read": (["baseline", "a.md", "gone.md"], "not written"),
    "no repository": (["check", "a.md", "--changed-lines", "HEAD"], "lies in no git repository"),
    "a difference into a report": (["check", "a.md", "--diff", "-o", "x.md"], "nothing for -o to write"),
    "no shell": (["completion"], "name one shell"),
    "an unknown shell": (["completion", "bsh"], "did you mean bash?"),
}


@pytest.mark.parametrize(("words", "told"), MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_told_and_nothing_is_written(
    words: list[str], told: str, desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(desk.parent))
    before = files(desk)
    assert main(words) == 2
    out, err = capsys.readouterr()
    assert told in err
    assert "Traceback" not in err
    assert out == ""
    assert files(desk) == before


def test_allowing_twice_is_told(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import json

    main(["check", "a.md", "--format", "json"])
    mark = json.loads(capsys.readouterr().out)["findings"][0]["fingerprint"]
    assert [main(["allow", mark, "why", "a.md"]) for _ in range(2)] == [0, 2]
    assert "allowed already, in a.md:6" in capsys.readouterr().err


def test_why_a_finding_is_not_shown_is_explained(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["allow", "1", "as printed", "a.txt"]) == 0
    assert main(["explain", "a.txt:1:20"]) == 0
    assert "not shown: allowed at a.txt.checker.yaml:2: as printed" in capsys.readouterr().out


# ---- checker baseline


def test_a_baseline_is_written_read_and_pruned(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["baseline", "a.md", "a.txt"]) == 0
    assert "wrote checker-baseline.json: 3 findings" in capsys.readouterr().err
    first = Path("checker-baseline.json").read_bytes()
    assert main(["baseline", "a.md", "a.txt"]) == 0
    assert Path("checker-baseline.json").read_bytes() == first
    given = ("--baseline", "checker-baseline.json")
    assert shown(capsys, "a.md", "a.txt", *given)[0] == 0
    Path("a.md").write_text(TEXT.replace("| Sunday, March 4 ", "| Tuesday, March 4 "), encoding="utf-8")
    Path("a.txt").unlink()
    assert main(["baseline", "a.md", "--prune"]) == 0
    assert "2 findings, 1 dropped; 1 entry of documents not checked here stay" in capsys.readouterr().err
    assert shown(capsys, "a.md", *given)[0] == 0
    Path("a.md").write_text(TEXT, encoding="utf-8")
    assert shown(capsys, "a.md", *given)[1].count("error[") == 1


# ---- --changed-lines


@pytest.fixture
def repository(desk: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same folder as a git repository with one commit, and a file whose name is hard to say."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    (desk / "a folder").mkdir()
    (desk / "a folder" / "-d :x.txt").write_text("They met on Wednesday, March 4, 2025.\nA line.\n", encoding="utf-8")
    git("init", "-q")
    git("add", "-A")
    git("-c", "user.name=n", "-c", "user.email=e@example.org", "commit", "-qm", "first")
    return desk


def git(*words: str) -> None:
    subprocess.run(["git", "-c", "commit.gpgsign=false", *words], check=True, capture_output=True)


SUNDAY = "They left on Sunday, March 4, 2025.\n"


def test_only_changed_lines_are_shown_and_the_rest_is_counted(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    awkward = "a folder/-d :x.txt"
    with open(awkward, "a", encoding="utf-8") as file:
        file.write(SUNDAY)
    code, out = shown(capsys, awkward, "--changed-lines", "HEAD")
    assert code == 1
    assert out.startswith(f"{awkward}:3:14: error[weekday-matches-date]")
    assert "1 finding not shown: on unchanged lines" in out
    assert shown(capsys, "a.md", "--changed-lines", "HEAD")[0] == 0


def test_a_renamed_file_is_compared_with_its_old_name_and_a_new_one_is_new(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git("mv", "a.txt", "b.txt")
    with open("b.txt", "a", encoding="utf-8") as file:
        file.write(SUNDAY)
    Path("new.txt").write_text(SUNDAY, encoding="utf-8")
    assert [line.split(" ")[0] for line in shown(capsys, "b.txt", "--changed-lines", "HEAD")[1].splitlines()][:1] == [
        "b.txt:2:14:"
    ]
    assert shown(capsys, "new.txt", "--changed-lines", "HEAD")[1].startswith("new.txt:1:14:")


@pytest.mark.parametrize("revision", ["nope", "--output=x", "-h", "HEAD:a.md", ""])
def test_a_revision_that_is_none(revision: str, repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(repository)
    assert main(["check", "a.md", f"--changed-lines={revision}"]) == 2
    assert "git knows no such revision" in capsys.readouterr().err
    assert files(repository) == before


# ---- --watch


def test_watching_checks_again_after_a_change_and_ends_with_the_last_exit_code(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = parse(["check", "a.txt", "--against", "s.txt", "--watch", "--format", "concise"])
    steps = iter(("same", "mended", "gone"))
    codes = []

    def once(given: object) -> int:
        from checker.cli.check import once as check

        codes.append(check(options))
        return codes[-1]

    def sleep(seconds: float) -> None:
        step = next(steps, None)
        if step is None:
            raise KeyboardInterrupt
        if step == "mended":
            Path("a.txt").write_text("They met on Tuesday, March 4, 2025, she said.\n", encoding="utf-8")
        elif step == "gone":
            Path("s.txt").unlink()

    assert watch.watch(options, once, sleep) == 2
    assert codes == [1, 0, 2]
    out, err = capsys.readouterr()
    assert "\x1b" not in out
    assert "s.txt" in err


def test_all_that_a_check_reads_is_watched(desk: Path) -> None:
    Path("sources").mkdir()
    Path("rules").mkdir()
    for name in ("sources/wire.txt", "rules/desk.yaml", "m.yaml"):
        Path(name).write_text("", encoding="utf-8")
    Path("checker.yaml").write_text("rules: [rules/]\nmanifest: m.yaml\n", encoding="utf-8")
    options = parse(["check", "a.txt", "--against", "sources/"])
    heed(options, options.paths)
    watched = {Path(path).resolve() for path in watch.snapshot(options)}
    wanted = ("a.txt", "a.txt.checker.yaml", "sources/wire.txt", "rules/desk.yaml", "m.yaml", "checker.yaml")
    assert watched >= {Path(name).resolve() for name in wanted}


# ---- completion


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_knows_every_command_and_option(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert not [name for name in (*COMMANDS, "against", "changed-lines", "prune", "until") if name not in script]
    if shutil.which(shell) is not None:
        done = subprocess.run([shell, "-n"], input=script.encode(), capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (0, b"")


ASKED = {
    "checker al": "allow",
    "checker check --format m": "markdown",
    "checker check --fail-on n": "never",
    "checker baseline --pr": "--prune",
    "checker check dr": "",
}


@pytest.mark.parametrize(("typed", "offered"), ASKED.items())
def test_bash_offers(typed: str, offered: str, capsys: pytest.CaptureFixture[str]) -> None:
    if shutil.which("bash") is None:
        pytest.skip("bash is not installed")
    main(["completion", "bash"])
    words = typed.split(" ")
    ask = f'COMP_WORDS=({" ".join(words)}); COMP_CWORD={len(words) - 1}; _checker; echo "${{COMPREPLY[@]}}"'
    script = capsys.readouterr().out + ask
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == offered
