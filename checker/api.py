"""The Python API: what the command line does, as three functions over documents or paths."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from checker.config import rule_paths
from checker.errors import UsageError
from checker.model import Document

if TYPE_CHECKING:
    import pandas as pd

    from checker.checks.base import RuleSet
    from checker.report import Report
    from checker.table import Claims
    from checker.table_in import ClaimTable

Input = Document | str | os.PathLike[str]  # a text is a path here; words to read go into a Document
Rules = str | os.PathLike[str]
Table: TypeAlias = "ClaimTable | pd.DataFrame | Iterable[Mapping[str, Any]] | str | os.PathLike[str]"


def read(path: str | os.PathLike[str], *, date: str | date | None = None, outlet: str | None = None) -> Document:
    """Reads a file; a date given here goes before one found in the file. Raises CheckerError with one clear line."""
    from checker import readers

    when = date if date is None or isinstance(date, str) else date.isoformat()
    return readers.read(path, date=when, outlet=outlet)


def read_all(
    path: str | os.PathLike[str], *, date: str | date | None = None, outlet: str | None = None
) -> tuple[Document, ...]:
    """All documents of a file: one, or the entries of a feed and the records of a JSON file. Raises CheckerError."""
    from checker import readers

    when = date if date is None or isinstance(date, str) else date.isoformat()
    return readers.read_all(path, date=when, outlet=outlet)


def extract(*documents_or_paths: Input) -> Claims:
    """All numeric and temporal claims of the documents, in the order of the text.

    The result is iterable over `Claim`; `.to_frame()` gives a pandas table, `.to_records()` JSON-ready dicts.
    """
    from checker import pipeline

    return pipeline.extract(_documents(documents_or_paths))


def check(
    *drafts: Input,
    against: Input | Iterable[Input] = (),
    rules: RuleSet | Rules | Iterable[Rules] | None = None,
    as_of: str | date | None = None,
    claims: Table | None = None,
) -> Report:
    """Checks drafts against sources; without `against` every document with every other, and each with itself.

    `rules` are files, folders or names of packs (None: the default packs); `as_of` is the day on which facts must
    hold, in place of each document's own date. `claims` is a table that a person corrected (a CSV file, the frame or
    the records of `extract`): its rows are the claims of their documents. Raises CheckerError for unreadable input and
    for mistakes in rules and tables.
    """
    from checker import pipeline

    sources = [against] if isinstance(against, (Document, str, os.PathLike)) else against
    table = load_claims(claims)
    return pipeline.check(_documents(drafts), _documents(sources), load_rules(rules), as_day(as_of), table)


def load_rules(rules: RuleSet | Rules | Iterable[Rules] | None = None) -> RuleSet:
    """The rules in force: a RuleSet as it is, or what the named files, folders and packs say; read once per process."""
    from checker.checks.base import RuleSet

    if isinstance(rules, RuleSet):
        return rules
    if rules is None:
        return _default_rules()
    from checker.rules import load_rules as load

    names = [rules] if isinstance(rules, (str, os.PathLike)) else rules
    return load(rule_paths(tuple(os.fspath(name) for name in names)))


def load_claims(claims: Table | None) -> ClaimTable | None:
    """A corrected claims table from a CSV file, a pandas frame or records; None stays None."""
    if claims is None:
        return None
    from checker import table_in

    if isinstance(claims, table_in.ClaimTable):
        return claims
    if isinstance(claims, (str, os.PathLike)):
        return table_in.read_csv(Path(claims))
    frame: Any = claims  # a pandas frame tells itself by what it can do, so that pandas is not loaded for records
    return table_in.from_frame(frame) if hasattr(claims, "to_dict") else table_in.from_records(frame)


def as_day(value: str | date | None) -> date | None:
    """A day from ISO text or a date. Raises UsageError for text that is no day.

    >>> as_day("2025-03-05")
    datetime.date(2025, 3, 5)
    """
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise UsageError(f"{value!r} is not a day of the calendar (write it as 2025-03-05)") from None


@cache
def _default_rules() -> RuleSet:
    from checker.rules import load_rules as load

    return load(rule_paths(None))


def _documents(inputs: Iterable[Input]) -> list[Document]:
    from checker.readers import read_all

    return [d for item in inputs for d in ((item,) if isinstance(item, Document) else read_all(Path(item)))]
