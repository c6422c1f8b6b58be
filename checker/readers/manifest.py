"""Reads a manifest: which outlet each file is from, its date, and whether it is a draft or a source."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from checker.errors import InputError
from checker.readers.decode import load
from checker.words import nearest
from checker.yamlnodes import compose, empty, kind, place

if TYPE_CHECKING:
    from yaml.nodes import Node

_KEYS = ("path", "outlet", "date", "role")
_ROLES = ("draft", "source")


class Entry(NamedTuple):
    """What the manifest says of one file; None where it says nothing."""

    path: Path
    outlet: str | None = None
    date: str | None = None
    role: str | None = None


class Manifest(NamedTuple):
    """The entries of a manifest by resolved path."""

    name: str
    entries: Mapping[Path, Entry]

    def entry(self, path: Path | str) -> Entry | None:
        """What the manifest says of a file, None when it does not name it."""
        return self.entries.get(Path(path).resolve())


def read_manifest(path: Path | str) -> Manifest:
    """Reads `documents: [{path:, outlet:, date:, role:}]`; paths are relative to the manifest's folder.

    Raises one InputError that names every mistake with file:line:column.
    """
    file = Path(path)
    raw = load(file)
    root = compose(raw.text, raw.name)
    entries: dict[Path, Entry] = {}
    mistakes: list[str] = []
    if root is not None:
        for node in _documents(raw.name, root, mistakes):
            _add(raw.name, file.parent, node, entries, mistakes)
    if mistakes:
        where, what = mistakes[0].split(": ", 1)
        raise InputError(where, "\n".join([what, *mistakes[1:]]))
    return Manifest(raw.name, entries)


def _documents(name: str, root: Node, mistakes: list[str]) -> list[Node]:
    """The nodes of the list of documents."""
    if kind(root) != "mapping":
        mistakes.append(f"{place(name, root)}: a manifest is a mapping with the key documents")
        return []
    found: list[Node] = []
    for key, value in root.value:
        if key.value != "documents":
            mistakes.append(f"{place(name, key)}: unknown key {key.value!r}{nearest(str(key.value), ['documents'])}")
        elif kind(value) != "sequence":
            mistakes.append(f"{place(name, value)}: documents must be a list of entries that each start with '- path:'")
        else:
            found += value.value
    return found


def _add(name: str, folder: Path, node: Node, entries: dict[Path, Entry], mistakes: list[str]) -> None:
    """Adds one entry, or says what is wrong with it."""
    if kind(node) != "mapping":
        mistakes.append(f"{place(name, node)}: an entry is a mapping with the keys {', '.join(_KEYS)}")
        return
    given: dict[str, Node] = {}
    for key, value in node.value:
        if key.value not in _KEYS:
            mistakes.append(f"{place(name, key)}: unknown key {key.value!r}{nearest(str(key.value), _KEYS)}")
        elif key.value in given:
            mistakes.append(f"{place(name, key)}: {key.value} is given twice")
        elif kind(value) != "scalar":
            mistakes.append(f"{place(name, value)}: {key.value} must be a single value")
        else:
            given[key.value] = value
    texts = {key: value.value.strip() for key, value in given.items() if not empty(value)}
    if not texts.get("path"):
        if not any(key.value == "path" for key, _ in node.value):
            mistakes.append(f"{place(name, node)}: the entry has no path")
        elif "path" in given:
            mistakes.append(f"{place(name, given['path'])}: the path is empty")
        return
    _judge(name, given, texts, mistakes)
    file = folder / texts["path"]
    if not file.is_file():
        what = "is a folder, not a file" if file.is_dir() else "no such file"
        mistakes.append(f"{place(name, given['path'])}: {what}: {texts['path']} (paths are relative to the manifest)")
    elif file.resolve() in entries:
        mistakes.append(f"{place(name, given['path'])}: {texts['path']} is named twice")
    else:
        entries[file.resolve()] = Entry(
            file, texts.get("outlet") or None, texts.get("date") or None, texts.get("role") or None
        )


def _judge(name: str, given: Mapping[str, Node], texts: Mapping[str, str], mistakes: list[str]) -> None:
    """Says what is wrong with the date and the role of an entry."""
    if texts.get("date"):
        try:
            datetime.fromisoformat(texts["date"].replace("Z", "+00:00"))
        except ValueError:
            mistakes.append(f"{place(name, given['date'])}: {texts['date']!r} is not a date (write it as 2025-03-05)")
    if texts.get("role") and texts["role"] not in _ROLES:
        mistakes.append(f"{place(name, given['role'])}: unknown role {texts['role']!r}{nearest(texts['role'], _ROLES)}")
