"""The lines of files that changed since a revision of git, as `git diff` counts them in the files as they are now.

git is run without a shell, with fixed options, and with paths that it takes literally. What git cannot tell by lines
(a binary file, a file that it does not follow, lines that end in a lone carriage return) counts as changed.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

from checker.errors import InputError, UsageError
from checker.model import Document

_HUNK = re.compile(rb"^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@", re.MULTILINE)
_HOOK = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_EXTERNAL_DIFF", "GIT_DIFF_OPTS")
_PLAIN = ("--no-color", "--no-ext-diff", "--no-textconv", "-M")
_LIMIT = 120  # seconds


def changed_lines(documents: Iterable[Document], revision: str) -> dict[str, frozenset[int] | None]:
    """The changed lines of each document by its name, None for all of them.

    Raises UsageError for a revision that does not exist, InputError for a file that lies in no repository.
    """
    out: dict[str, frozenset[int] | None] = {}
    renamed: dict[tuple[Path, str], dict[str, str]] = {}
    for document in documents:
        if document.path is None or "\r" in document.text.replace("\r\n", ""):
            out[document.name] = None
        else:
            out[document.name] = _of_file(Path(document.path), revision, renamed)
    return out


def _of_file(path: Path, revision: str, renamed: dict[tuple[Path, str], dict[str, str]]) -> frozenset[int] | None:
    file = Path(os.path.realpath(path))
    inside = _git(file.parent, ["rev-parse", "--show-toplevel"])
    if inside.returncode:
        raise InputError(path.as_posix(), "lies in no git repository", "--changed-lines needs one")
    root = Path(os.fsdecode(inside.stdout.rstrip(b"\n")))
    named = _git(root, ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"])
    commit = named.stdout.decode("ascii", "replace").strip()
    if named.returncode or not commit:
        raise UsageError(f"--changed-lines {revision}: git knows no such revision")
    name = os.path.relpath(file, os.path.realpath(root)).replace(os.sep, "/")
    if _git(root, ["ls-files", "--error-unmatch", "--", name]).returncode:
        return None  # git does not follow the file: all of it is new
    if (root, commit) not in renamed:
        renamed[root, commit] = _renamed(root, commit)
    before = renamed[root, commit].get(name)
    names = [name] if before is None else [before, name]
    told = _git(root, ["diff", "-U0", *_PLAIN, commit, "--", *names])
    if told.returncode:
        raise InputError(path.as_posix(), f"git cannot compare it: {_first_line(told.stderr)}")
    if b"\nBinary files " in told.stdout:
        return None
    lines: set[int] = set()
    for start, count in _HUNK.findall(told.stdout):
        lines.update(range(int(start), int(start) + int(count or 1)))
    return frozenset(lines)


def _renamed(root: Path, commit: str) -> dict[str, str]:
    """The names that files had at a commit, by their names now."""
    told = _git(root, ["diff", "--name-status", "-z", "--diff-filter=R", *_PLAIN, commit, "--"])
    fields = told.stdout.split(b"\0")
    return {os.fsdecode(new): os.fsdecode(old) for _, old, new in zip(*[iter(fields)] * 3, strict=False)}


def _git(folder: Path, arguments: Sequence[str]) -> subprocess.CompletedProcess[bytes]:
    environment = {name: value for name, value in os.environ.items() if name not in _HOOK}
    environment |= {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_LITERAL_PATHSPECS": "1"}
    command = ["git", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false", *arguments]
    try:
        return subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, check=False, timeout=_LIMIT,
            stdin=subprocess.DEVNULL,
        )  # fmt: skip
    except FileNotFoundError:
        raise UsageError("--changed-lines needs git, which is not installed") from None
    except subprocess.TimeoutExpired:
        raise UsageError(f"--changed-lines: git did not answer within {_LIMIT} seconds") from None


def _first_line(text: bytes) -> str:
    lines = text.decode("utf-8", "replace").splitlines()
    return lines[0] if lines else "no reason given"
