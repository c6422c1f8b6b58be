"""Errors that a person can act on: what is wrong, where, what would be right. The command line exits with code 2."""

from __future__ import annotations

from collections.abc import Sequence


class CheckerError(Exception):
    """Base of all errors that the tool reports in one clear line."""


class InputError(CheckerError):
    """A document that cannot be read, or that says something impossible.

    >>> print(InputError("notes.txt", "no such file", hint="check the path"))
    notes.txt: no such file (check the path)
    """

    def __init__(self, where: str, what: str, hint: str = "") -> None:
        self.where, self.what, self.hint = where, what, hint
        super().__init__(f"{where}: {what}" + (f" ({hint})" if hint else ""))


class RuleError(CheckerError):
    """Mistakes in rule files; `str` gives all of them, each with file:line:column, the line, a caret and help."""


class ConfigError(RuleError):
    """Mistakes in a project's configuration, told like those of rule files."""


class UsageError(CheckerError):
    """A command line or a configuration that asks for something that does not exist."""


class TableError(CheckerError):
    """Mistakes in a claims table; `mistakes` has one line each, `str` all of them, as file:row:column."""

    def __init__(self, mistakes: Sequence[str]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(self.mistakes))
