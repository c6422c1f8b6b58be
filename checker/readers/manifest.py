"""Reads a manifest: the outlet and date of each file, whether it is a draft or a source, whom to trust first."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from checker.errors import InputError
from checker.readers.decode import Raw, load
from checker.words import nearest
from checker.yamlnodes import compose, empty, kind, place

if TYPE_CHECKING:
    from yaml.nodes import Node

_KEYS = ("path", "outlet", "date", "role", "trust")
_ROLES = ("draft", "source")


class Entry(NamedTuple):
    """What the manifest says of one file; None where it says nothing."""

    path: Path
    outlet: str | None = None
    date: str | None = None
    role: str | None = None
    trust: int | None = None  # 1 for the source that is believed first; files without a number come last


class Manifest(NamedTuple):
    """The entries of a manifest by resolved path."""

    name: str
    entries: Mapping[Path, Entry]

    def entry(self, path: Path | str) -> Entry | None:
        """What the manifest says of a file, None when it does not name it."""
        return self.entries.get(Path(path).resolve())

    def trust(self, path: Path) -> int:
        """The place of a file in the order of trust; files without one come last."""
        entry = self.entry(path)
        return entry.trust if entry and entry.trust else sys.maxsize

    def paths(self, role: str) -> list[str]:
        """The files of one role in the order of the manifest; files without a role are sources."""
        return [entry.path.as_posix() for entry in self.entries.values() if (entry.role or "source") == role]


class Said(NamedTuple):
    """One entry as written: its own place, and each key's text and place."""

    place: str
    texts: Mapping[str, str]
    places: Mapping[str, str]


def read_manifest(path: Path | str) -> Manifest:
    """Reads `documents: [{path:, outlet:, date:, role:, trust:}]`, or a CSV with these columns.

    Paths are relative to the manifest's folder. Raises one InputError that names every mistake with its place.
    """
    file = Path(path)
    raw = load(file)
    entries: dict[Path, Entry] = {}
    mistakes: list[str] = []
    said: Iterable[Said] = _rows(raw, mistakes) if file.suffix.lower() == ".csv" else _nodes(raw, mistakes)
    for one in said:
        _add(file.parent, one, entries, mistakes)
    if mistakes:
        where, what = mistakes[0].split(": ", 1)
        raise InputError(where, "\n".join([what, *mistakes[1:]]))
    return Manifest(raw.name, entries)


def _rows(raw: Raw, mistakes: list[str]) -> list[Said]:
    """The entries of a CSV; its places are row and column: `manifest.csv:3:date`."""
    import csv

    rows = list(csv.reader(raw.text.splitlines()))
    heads = [head.strip().casefold() for head in rows[0]] if rows else []
    mistakes += [f"{raw.name}:1: unknown column {head!r}{nearest(head, _KEYS)}" for head in heads if head not in _KEYS]
    if rows and "path" not in heads:
        mistakes.append(f"{raw.name}:1: there is no column path")
    if mistakes:
        return []
    out = []
    for number, row in enumerate(rows[1:], 2):
        if any(cell.strip() for cell in row):
            texts = {head: cell.strip() for head, cell in zip(heads, row, strict=False) if cell.strip()}
            out.append(Said(f"{raw.name}:{number}", texts, {head: f"{raw.name}:{number}:{head}" for head in heads}))
    return out


def _nodes(raw: Raw, mistakes: list[str]) -> Iterator[Said]:
    """The entries of a YAML manifest that can be read; what cannot is added to the mistakes."""
    root = compose(raw.text, raw.name)
    nodes = _documents(raw.name, root, mistakes) if root is not None else []
    for node in nodes:
        if said := _said(raw.name, node, mistakes):
            yield said


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


def _said(name: str, node: Node, mistakes: list[str]) -> Said | None:
    """What one YAML entry says, or None with what is wrong with it."""
    if kind(node) != "mapping":
        mistakes.append(f"{place(name, node)}: an entry is a mapping with the keys {', '.join(_KEYS)}")
        return None
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
    if "path" not in given and any(key.value == "path" for key, _ in node.value):
        return None  # what is wrong with it has been said
    texts = {key: value.value.strip() for key, value in given.items() if not empty(value)}
    return Said(place(name, node), texts, {key: place(name, value) for key, value in given.items()})


def _add(folder: Path, said: Said, entries: dict[Path, Entry], mistakes: list[str]) -> None:
    """Adds one entry, or says what is wrong with it."""
    texts, places = said.texts, said.places
    if not texts.get("path"):
        mistakes.append(
            f"{places['path']}: the path is empty" if "path" in places else f"{said.place}: the entry has no path"
        )
        return
    _judge(said, mistakes)
    file = folder / texts["path"]
    if not file.is_file():
        what = "is a folder, not a file" if file.is_dir() else "no such file"
        mistakes.append(f"{places['path']}: {what}: {texts['path']} (paths are relative to the manifest)")
    elif file.resolve() in entries:
        mistakes.append(f"{places['path']}: {texts['path']} is named twice")
    else:
        entries[file.resolve()] = Entry(
            file,
            texts.get("outlet") or None,
            texts.get("date") or None,
            texts.get("role") or None,
            int(texts["trust"]) if texts.get("trust", "").isdecimal() else None,
        )


def _judge(said: Said, mistakes: list[str]) -> None:
    """Says what is wrong with the date, the role and the trust of an entry."""
    texts, places = said.texts, said.places
    if texts.get("date"):
        try:
            datetime.fromisoformat(texts["date"].replace("Z", "+00:00"))
        except ValueError:
            mistakes.append(f"{places['date']}: {texts['date']!r} is not a date (write it as 2025-03-05)")
    if texts.get("role") and texts["role"] not in _ROLES:
        mistakes.append(f"{places['role']}: unknown role {texts['role']!r}{nearest(texts['role'], _ROLES)}")
    if texts.get("trust") and not (texts["trust"].isdecimal() and int(texts["trust"]) > 0):
        mistakes.append(
            f"{places['trust']}: {texts['trust']!r} is no place in an order (write 1 for whom to believe first)"
        )
