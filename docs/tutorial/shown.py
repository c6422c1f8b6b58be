"""Runs the commands of docs/tutorial-rules.md and writes below each what it shows: python docs/tutorial/shown.py

A test compares the page with what the commands show today.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
PAGE = FOLDER.parent / "tutorial-rules.md"
_BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)


def page() -> str:
    """The tutorial with fresh answers, its commands typed in docs/tutorial/."""
    text = PAGE.read_text(encoding="utf-8")
    before = Path.cwd()
    os.chdir(FOLDER)
    try:
        return _BLOCK.sub(lambda block: f"```console\n{_answered(block[1])}```", text)
    finally:
        os.chdir(before)


def _answered(block: str) -> str:
    commands = [line for line in block.split("\n") if line.startswith("$ checker ")]
    return "\n".join(f"{command}\n{answer(command.removeprefix('$ checker '))}" for command in commands)


def answer(line: str) -> str:
    """What a command shows on both of its streams, ending with one newline."""
    from checker.cli import main

    shown = io.StringIO()
    with contextlib.redirect_stdout(shown), contextlib.redirect_stderr(shown):
        main(line.split())
    return "\n".join(line.rstrip() for line in shown.getvalue().split("\n")).strip("\n") + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
