"""Turns names, folders and quoted patterns into paths."""

from __future__ import annotations

import glob
from collections.abc import Iterator, Sequence
from pathlib import Path

from checker.errors import InputError


def expand_patterns(patterns: Sequence[str], suffixes: frozenset[str]) -> list[Path]:
    """The files that the patterns stand for, each once, in the order named; see `checker.readers.expand`."""
    found: dict[Path, Path] = {}
    for pattern in patterns:
        for path in _expand(str(pattern), suffixes):
            found.setdefault(path.resolve(), path)
    return list(found.values())


def _expand(pattern: str, suffixes: frozenset[str]) -> list[Path]:
    path = Path(pattern)
    if _exists(path):
        return _below(path, suffixes) if path.is_dir() else [path]
    if not glob.has_magic(pattern):
        return [path]
    matches = sorted(_matches(pattern))
    files = [match for match in matches if match.is_file()]
    if not files:
        what = "matches only folders" if matches else "matches no file"
        raise InputError(pattern, what, hint="check the pattern, and the folder it starts from")
    return files


def _matches(pattern: str) -> Iterator[Path]:
    """What a pattern matches; `**` goes into no linked folder, so that links in a ring end."""
    path = Path(pattern)
    if "**" not in path.parts:
        yield from map(Path, glob.glob(pattern))
        return
    anchored = bool(path.anchor)
    for match in Path(path.anchor or ".").glob(str(path.relative_to(path.anchor)) if anchored else pattern):
        if not any(part.startswith(".") and part not in path.parts for part in match.parts):
            yield match


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _below(folder: Path, suffixes: frozenset[str]) -> list[Path]:
    """Files with a reader below a folder; hidden files and folders, and links that lead out of it, are left out."""
    try:
        root = folder.resolve()
        inside = sorted(
            path
            for path in folder.rglob("*")
            if path.suffix.lower() in suffixes and path.is_file() and path.resolve().is_relative_to(root)
        )
    except OSError as error:
        raise InputError(folder.as_posix(), f"cannot be listed: {error.strerror}") from None
    shown = [path for path in inside if not any(part.startswith(".") for part in path.relative_to(folder).parts)]
    if not shown:
        raise InputError(
            folder.as_posix(), "holds no file that can be read", hint=f"supported: {', '.join(sorted(suffixes))}"
        )
    return shown
