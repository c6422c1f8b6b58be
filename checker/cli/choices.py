"""Values of options that come from a fixed list or must be a day."""

from __future__ import annotations

from argparse import ArgumentTypeError
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from checker.errors import UsageError
from checker.words import nearest

PLAIN = ("", ".txt", ".text", ".log", ".out")  # ends of names that ask for no format


def one_of(what: str, names: Sequence[str]) -> Callable[[str], str]:
    """An argparse type that takes one of the names, and says which was probably meant.

    >>> one_of("level", ("error", "warning"))("error")
    'error'
    """

    def choose(value: str) -> str:
        if value not in names:
            raise ArgumentTypeError(f"unknown {what} {value!r}{nearest(value, names)}")
        return value

    choose.names = tuple(names)  # type: ignore[attr-defined]  # shell completion offers them
    return choose


def day(value: str) -> date:
    """An argparse type for a day in ISO form."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ArgumentTypeError(f"{value!r} is not a day of the calendar (write it as 2025-03-05)") from None


def format_by_name(path: str, of_suffix: Mapping[str, str], plain: str, hint: str) -> str:
    """The format that a file's name asks for; `plain` where it asks for none.

    Raises UsageError for the ending of another kind of file: text in a `report.pdf` would open nowhere.

    >>> endings = {".sarif.json": "sarif", ".json": "json"}
    >>> [format_by_name(name, endings, "full", "") for name in ("a/b.SARIF.json", "b.json", "b.txt", "of-2025.03")]
    ['sarif', 'json', 'full', 'full']
    """
    name = Path(path).name.lower()
    for ending, form in of_suffix.items():
        if name.endswith(ending):
            return form
    suffix = Path(name).suffix
    if suffix in PLAIN or not suffix[1:].isalpha():
        return plain
    known = ", ".join(of_suffix)
    raise UsageError(f"-o {path}: no format has the ending {suffix} ({hint}, or end the name in {known})")
