"""What a pipeline runs: the action's shell lines, the hook, and the snippets and commands of the documentation."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.cli.delivery import FORMATS
from checker.cli.options import parse

ROOT = Path(__file__).resolve().parents[2]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
INSTALL, CHECK = ACTION["runs"]["steps"]
CI = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
needs_bash = pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")


def test_no_input_is_put_into_a_script() -> None:
    """An expression in a script would let a pull request's file name run as a command."""
    for step in (INSTALL, CHECK):
        assert "${{" not in step["run"]
        assert step["shell"] == "bash"
    given = " ".join(CHECK["env"].values()) + " ".join(INSTALL["env"].values())
    assert set(re.findall(r"inputs\.([\w-]+)", given)) == set(ACTION["inputs"])


def test_the_action_needs_no_token() -> None:
    assert not re.search(r"token|secrets", json.dumps(ACTION), re.IGNORECASE)


CHECKER = f'exec {shlex.quote(sys.executable)} "$@"'
STUB = 'printf "%s\\n" "$@"; exit {code}'


def stepped(newsroom: Path, python: str, **inputs: str) -> tuple[subprocess.CompletedProcess[str], dict[str, str], str]:
    """The check step with inputs, its outputs and the job's summary; `python` is the shell line that plays Python."""
    home = newsroom / "home" / "bin"
    home.mkdir(parents=True, exist_ok=True)
    (home / "python").write_text(f"#!/bin/sh\n{python}\n", encoding="utf-8")
    (home / "python").chmod(0o755)
    defaults = {
        f"CHECKER_{name.replace('-', '_').upper()}": x.get("default", "") for name, x in ACTION["inputs"].items()
    }
    files = {"GITHUB_OUTPUT": "output", "GITHUB_STEP_SUMMARY": "summary"}
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", CHECK["run"]],
        cwd=newsroom,
        env={
            **os.environ, "PYTHONPATH": str(ROOT), **defaults, **inputs, "CHECKER_HOME": str(newsroom / "home"),
            **{name: str(newsroom / file) for name, file in files.items()},
        },
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    output, summary = (
        (newsroom / name).read_text(encoding="utf-8") if (newsroom / name).exists() else "" for name in files.values()
    )
    return done, dict(line.split("=", 1) for line in output.splitlines()), summary


@needs_bash
def test_the_action_annotates_sums_up_and_writes_sarif(newsroom: Path) -> None:
    done, outputs, summary = stepped(
        newsroom,
        CHECKER,
        CHECKER_DRAFTS="wrong.txt\n",
        CHECKER_AGAINST="agrees.txt\n\nsources/",
        CHECKER_MANIFEST="manifest.yaml",
        CHECKER_REPORTS="out.html\njunit=out.xml",
    )
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("::error file=wrong.txt,line=1,")
    assert outputs == {"exit-code": "1", "sarif": "checker.sarif"}
    assert summary.startswith("### Number check: `wrong.txt`: 1 error")
    assert json.loads((newsroom / "checker.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert (newsroom / "out.html").exists()
    assert (newsroom / "out.xml").read_text(encoding="utf-8").startswith("<?xml")


@needs_bash
@pytest.mark.parametrize("code", [0, 1, 2])
def test_the_action_ends_as_the_checker_does(code: int, newsroom: Path) -> None:
    done, outputs, _ = stepped(newsroom, STUB.format(code=code), CHECKER_DRAFTS="draft.txt", CHECKER_SARIF="")
    assert (done.returncode, outputs) == (code, {"exit-code": str(code)}), done.stderr


@needs_bash
@pytest.mark.parametrize(("extras", "last"), [("", "/src"), ("html,pdf", "/src[html,pdf]")])
def test_the_action_installs_the_pinned_requirements_and_the_extras(extras: str, last: str, tmp_path: Path) -> None:
    """Python is played by a script that prints its arguments, and makes the folder of a virtual environment."""
    stub = tmp_path / "python"
    stub.write_text(
        '#!/bin/sh\necho "$@"\n[ "$2" != venv ] || { mkdir -p "$3/bin"; cp "$0" "$3/bin/python"; }\n', "utf-8"
    )
    stub.chmod(0o755)
    given = {"PYTHON": str(stub), "SOURCE": "/src", "HOME": str(tmp_path / "home"), "EXTRAS": extras}
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", INSTALL["run"]],
        env={**os.environ, **{f"CHECKER_{name}": value for name, value in given.items()}},
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[1].endswith("install --require-hashes -r /src/requirements/runtime.txt")
    assert lines[-1].endswith(f" {last}")


HOSTILE = ("$(touch pwned)", "`touch pwned`", "; touch pwned", "--help")


@needs_bash
def test_inputs_become_words_of_the_command_line_and_nothing_else(newsroom: Path) -> None:
    done, _, _ = stepped(
        newsroom,
        STUB.format(code=0),
        CHECKER_DRAFTS="\n".join(HOSTILE),
        CHECKER_AGAINST="agrees.txt\r\n\r\nmy sources/",
        CHECKER_FAIL_ON="never",
        CHECKER_STRICT="true",
    )
    module, name, *words = done.stdout.splitlines()
    assert (module, name) == ("-m", "checker")
    options = parse(words)
    assert (options.against, options.fail_on, options.strict) == (["agrees.txt", "my sources/"], "never", True)
    assert options.output == ["github=-", "sarif=checker.sarif"]
    assert tuple(options.paths) == HOSTILE
    assert not (newsroom / "pwned").exists()


def test_the_hook_takes_no_files_of_the_commit() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert (hook["pass_filenames"], hook["require_serial"], hook["entry"]) == (False, True, "checker check")


SNIPPETS = re.findall(r"^```yaml\n(.*?)^```", CI, re.MULTILINE | re.DOTALL)


def test_snippets_are_yaml_and_name_inputs_that_exist() -> None:
    read = [yaml.safe_load(snippet) for snippet in SNIPPETS]
    steps = [step for one in read for step in one.get("jobs", {}).get("numbers", {}).get("steps", [])]
    ours = [step for step in steps if step["uses"].startswith("OWNER/checker@")]
    assert len(ours) == 2
    assert all(set(step["with"]) <= set(ACTION["inputs"]) for step in ours)
    outputs = re.findall(r"steps\.numbers\.outputs\.([\w-]+)", CI)
    assert outputs
    assert set(outputs) <= set(ACTION["outputs"])


def commands() -> list[str]:
    """Every command line of the page, a GitLab script's among them."""
    joined = re.sub(r"\\\n\s+", " ", CI)
    lines = re.findall(r"^ {4}(checker check .*)$", joined, re.MULTILINE)
    script = [line for snippet in SNIPPETS for line in (yaml.safe_load(snippet).get("numbers") or {}).get("script", ())]
    return [line.partition(" | ")[0] for line in (*lines, *script) if line.startswith("checker")]


def test_every_command_of_the_page_is_understood() -> None:
    assert len(commands()) == 3
    for line in commands():
        options = parse(shlex.split(line)[1:])
        assert options.against


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"full", "concise", "markdown", "html"}))
def test_the_page_tells_of_every_machine_format(name: str) -> None:
    assert f"| `{name}` |" in CI
