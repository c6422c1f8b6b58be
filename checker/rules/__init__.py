"""The rule language: what a standards desk writes in YAML, read against one schema into a rule set."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from checker.checks.base import RuleSet


def load_rules(paths: Sequence[str | Path]) -> RuleSet:
    """The rules of files and folders, with the packs that they extend, in the order in which they stand.

    Raises RuleError with all mistakes of all files, each as file:line:column with the line, a caret and help; then
    nothing holds. What does no harm but should be mended (a rule without examples) is in `RuleSet.warnings`.
    """
    from checker.rules.load import load

    return load(paths)


__all__ = ["load_rules"]
