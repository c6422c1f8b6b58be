"""Loads rule files: reads all, joins all, and gives either a rule set or every mistake."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from checker.checks.base import RuleSet
from checker.errors import RuleError
from checker.rules.compile import compile_rules
from checker.rules.draft import read_file
from checker.rules.packs import load_library
from checker.rules.problems import Problem, render
from checker.words import counted


def load(paths: Sequence[str | Path]) -> RuleSet:
    """See `checker.rules.load_rules`."""
    # A load makes many small values and no cycles; the collector would go through them again and again.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _load(paths)
    finally:
        if collecting:
            gc.enable()


def _load(paths: Sequence[str | Path]) -> RuleSet:
    library = load_library(paths)
    drafts = [read_file(file) for file in library.files]
    rules = compile_rules(drafts, library.problems)
    order = {name: n for n, name in enumerate(library.texts)}
    problems = sorted(set(library.problems), key=lambda p: (order.get(p.place.file, -1), p.place.line, p.place.column))
    lines = {name: text.split("\n") for name, text in library.texts.items()} if problems else {}
    errors = [p for p in problems if p.severity == "error"]
    if errors:
        raise RuleError(_all(errors, lines))
    return replace(rules, warnings=tuple(render(p, lines) for p in problems))


def _all(errors: Sequence[Problem], lines: dict[str, list[str]]) -> str:
    files = len({p.place.file for p in errors})
    found = f"{counted(len(errors), 'mistake')} in {counted(files, 'rule file')}"
    return "\n\n".join([*(render(p, lines) for p in errors), f"{found}; nothing was checked"])
