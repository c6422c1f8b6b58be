"""Which file configures a project: the nearest one above a folder, not beyond the repository that holds it."""

from __future__ import annotations

import os
import re
from pathlib import Path

from checker.errors import InputError, UsageError

NAMES = ("checker.yaml", "checker.yml")
PYPROJECT = "pyproject.toml"
_ROOTS = (".git", ".hg", ".jj")  # what marks the top folder of a repository
_SECTION = re.compile(r"^[ \t]*\[+[ \t]*[\"']?tool[\"']?[ \t]*\.[ \t]*[\"']?checker\b", re.MULTILINE)


def find(folder: Path) -> Path | None:
    """The configuration for documents in a folder, None where there is none.

    Raises UsageError where two files of one folder would both configure, InputError for one that cannot be read.
    """
    start = Path(os.path.abspath(folder))  # a link is followed by its name: its folder is where the person put it
    for place in (start, *start.parents):
        # A link that leads nowhere counts: reading it tells what is wrong, passing it over would not.
        found = [path for path in (place / name for name in NAMES) if os.path.lexists(path) and not path.is_dir()]
        if (place / PYPROJECT).is_file() and has_section(place / PYPROJECT):
            found.append(place / PYPROJECT)
        if len(found) > 1:
            raise UsageError(f"{' and '.join(shown(path) for path in found)} both configure (keep one of them)")
        if found:
            return found[0]
        if any((place / root).exists() for root in _ROOTS):
            return None
    return None


def has_section(path: Path) -> bool:
    """Whether a pyproject.toml has a section of ours, however it writes it; whether that is right is asked later."""
    try:
        text = path.read_bytes().decode("utf-8-sig", "replace")
    except OSError as error:
        raise InputError(shown(path), f"cannot be read: {error.strerror}") from None
    if "checker" not in text:
        return False
    import tomllib

    try:
        tool = tomllib.loads(text.replace("\r\n", "\n")).get("tool")
    except tomllib.TOMLDecodeError:  # another tool's business, unless the section can be seen
        return bool(_SECTION.search(text))
    return isinstance(tool, dict) and "checker" in tool


def shown(path: Path) -> str:
    """A path as messages and reports give it: from where the person stands."""
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:  # on another drive
        return path.as_posix()
