"""Values of options that come from a fixed list or must be a day."""

from __future__ import annotations

from argparse import ArgumentTypeError
from collections.abc import Callable, Sequence
from datetime import date

from checker.words import nearest


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
