"""Turns paths on a command line into documents, and names every input that cannot be read, not only the first."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from checker.errors import CheckerError, InputError, UsageError

if TYPE_CHECKING:
    from checker.model import Document
    from checker.readers.file import Options
    from checker.readers.manifest import Entry, Manifest

STDIN = Path("-")


class Inputs(NamedTuple):
    """Documents read, in the order given, the paths behind them, and one line for each input that could not be read."""

    documents: tuple[Document, ...] = ()
    paths: tuple[Path, ...] = ()
    problems: tuple[str, ...] = ()


class How(NamedTuple):
    """How files are read: tracked changes (after, before), the name of standard input, limits that are set."""

    tracked: str = "after"
    stdin_name: str = ""
    limits: Mapping[str, int] = MappingProxyType({})  # fields of checker.readers.limits.Limits


AS_IS = How()


def how_of(options: argparse.Namespace) -> How:
    """What the command line says of it. Raises UsageError where standard input is named twice."""
    if [*options.paths, *getattr(options, "against", [])].count("-") > 1:
        raise UsageError("standard input (-) can be read only once")
    tracked = getattr(options, "tracked", None) or "after"
    return How(tracked, getattr(options, "stdin_name", None) or "", getattr(options, "limits", {}))


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
    patterns: Sequence[str],
    manifest: Manifest | None,
    *,
    folders: bool = False,
    apart_from: Sequence[Path] = (),
    how: How = AS_IS,
) -> Inputs:
    """Reads what paths, quoted patterns and, where `folders` is set, folders name; leaves out files in `apart_from`.

    The name "-" stands for standard input.
    """
    from checker.readers import expand

    seen = {path.resolve() for path in apart_from}
    paths: list[Path] = []
    problems: list[str] = []
    for pattern in patterns:
        if pattern == "-":
            paths.append(STDIN)
            continue
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
    if manifest is not None:
        paths.sort(key=manifest.trust)  # whom to believe first stands first; the sort keeps the order of equals
    for path in paths:
        try:
            if path is STDIN:
                documents += _stdin(manifest, how)
            else:
                documents += _read(path, manifest, how, problems)
        except CheckerError as error:
            problems.append(str(error))
    return Inputs(tuple(documents), tuple(path for path in paths if path is not STDIN), tuple(problems))


def _read(path: Path, manifest: Manifest | None, how: How, problems: list[str]) -> list[Document]:
    """The documents of a path; of an archive the good ones, the others are added to the problems."""
    from checker.readers import files_of, read_file

    entry = manifest.entry(path) if manifest else None
    date, outlet = (entry.date, entry.outlet) if entry else (None, None)
    documents: list[Document] = []
    for file in files_of(_from_here(path), _options(how)):
        try:
            documents += read_file(file, date=date, outlet=outlet)
        except CheckerError as error:
            problems.append(str(error))
    return list(_told_by(entry, tuple(documents))) if entry else documents


def _stdin(manifest: Manifest | None, how: How) -> tuple[Document, ...]:
    """What comes on standard input: its format is that of the name given to it, else what its first bytes look like."""
    import sys
    from dataclasses import replace

    from checker.readers import read_file
    from checker.readers.file import File, check_size
    from checker.readers.sniff import look

    options = _options(how)
    name = how.stdin_name or "stdin"
    data = sys.stdin.buffer.read(options.limits.file_bytes + 1)
    check_size(len(data), name, options.limits)
    suffix = Path(name).suffix.lower()
    if not suffix:
        seen = look(data)
        suffix = seen.suffixes[0] if seen else ".txt"
    entry = manifest.entry(name) if manifest and how.stdin_name else None
    if entry is None:
        found = read_file(File(data, name, options), suffix=suffix)
    else:
        given = read_file(File(data, name, options), suffix=suffix, date=entry.date, outlet=entry.outlet)
        found = _told_by(entry, given)
    return tuple(replace(document, path=None) for document in found)  # no file that could be mended


def _told_by(entry: Entry, documents: tuple[Document, ...]) -> tuple[Document, ...]:
    from dataclasses import replace

    return tuple(replace(d, date_source="manifest") for d in documents) if entry.date else documents


def _options(how: How) -> Options:
    from checker.readers.file import Options
    from checker.readers.limits import LIMITS

    return Options(how.tracked, LIMITS._replace(**how.limits))


def _from_here(path: Path) -> Path:
    """The path as reports name it: what lies below the folder that we stand in is named from there.

    A report that names no folder of a machine is the same on all, and its places are those of the repository.
    """
    here = Path.cwd()
    return path.relative_to(here) if path.is_absolute() and path.is_relative_to(here) else path
