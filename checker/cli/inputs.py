"""Turns paths on a command line into documents, and names every input that cannot be read, not only the first."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from checker.errors import CheckerError, InputError

if TYPE_CHECKING:
    from checker.model import Document
    from checker.readers.manifest import Manifest


class Inputs(NamedTuple):
    """Documents read, in the order given, the paths behind them, and one line for each input that could not be read."""

    documents: tuple[Document, ...] = ()
    paths: tuple[Path, ...] = ()
    problems: tuple[str, ...] = ()


def manifest_of(path: str | None) -> tuple[Manifest | None, tuple[str, ...]]:
    """The manifest, and its mistakes: without it a document might be read under a wrong date."""
    if path is None:
        return None, ()
    from checker.readers.manifest import read_manifest

    try:
        return read_manifest(Path(path)), ()
    except CheckerError as error:
        return None, (str(error),)


def gather(
    patterns: Sequence[str], manifest: Manifest | None, *, folders: bool = False, apart_from: Sequence[Path] = ()
) -> Inputs:
    """Reads what paths, quoted patterns and, where `folders` is set, folders name; leaves out files in `apart_from`."""
    from checker.readers import expand

    seen = {path.resolve() for path in apart_from}
    paths: list[Path] = []
    problems: list[str] = []
    for pattern in patterns:
        try:
            if not folders and Path(pattern).is_dir():
                raise InputError(
                    pattern, "is a folder", hint=f"name its files, or quote a pattern: '{pattern.rstrip('/')}/*.txt'"
                )
            found = expand([pattern])
        except CheckerError as error:
            problems.append(str(error))
            continue
        paths += [path for path in found if path.resolve() not in seen]
        seen.update(path.resolve() for path in found)
    documents: list[Document] = []
    for path in paths:
        try:
            documents.append(_read(path, manifest))
        except CheckerError as error:
            problems.append(str(error))
    return Inputs(tuple(documents), tuple(paths), tuple(problems))


def _read(path: Path, manifest: Manifest | None) -> Document:
    from dataclasses import replace

    from checker.readers import read

    entry = manifest.entry(path) if manifest else None
    path = _from_here(path)
    if entry is None:
        return read(path)
    document = read(path, date=entry.date, outlet=entry.outlet)
    return replace(document, date_source="manifest") if entry.date else document


def _from_here(path: Path) -> Path:
    """The path as reports name it: what lies below the folder that we stand in is named from there.

    A report that names no folder of a machine is the same on all, and its places are those of the repository.
    """
    here = Path.cwd()
    return path.relative_to(here) if path.is_absolute() and path.is_relative_to(here) else path
