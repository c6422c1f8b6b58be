"""What a run left out without an error: with --strict each of these makes the result one that is not whole (exit 2)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

OUR_OWN = frozenset((".yaml", ".yml", ".toml"))  # manifests, rules, lists of what is allowed: never sources

if TYPE_CHECKING:
    from checker.report import Report


def left_out(report: Report, sources: Sequence[str], apart_from: Iterable[Path]) -> tuple[str, ...]:
    """One line each: documents in which nothing was read, groups not compared whole, files that nothing reads.

    `sources` are the paths of the command line, whose folders are looked through. Hidden files, YAML and TOML, which
    are the checker's own, and files in `apart_from` (a table, a report) are not meant to be read.
    """
    empty = [
        f"{row['name']}: no number or date was read in it (--strict)"
        for row in report.coverage.documents
        if not row["claims"]
    ]
    capped = [f"{group}: too much to be compared whole (--strict)" for group in report.coverage.capped]
    return (*empty, *capped, *_without_reader(sources, apart_from))


def _without_reader(sources: Sequence[str], apart_from: Iterable[Path]) -> list[str]:
    from checker.readers import READERS

    known = {path.resolve() for path in apart_from}
    found = []
    for folder in (Path(name) for name in sources):
        inside = sorted(folder.rglob("*")) if folder.is_dir() else []
        for path in inside:
            hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
            meant = path.is_file() and not hidden and path.suffix.lower() not in OUR_OWN
            if not meant or path.suffix.lower() in READERS or path.resolve() in known:
                continue
            found.append(f"{path.as_posix()}: no reader for such files, it was left out (--strict)")
    return found
