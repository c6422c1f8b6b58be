"""Reads allowances written as YAML: `checker: {allow: [...]}` in front matter, and the sidecar file of a document.

An entry is a line as in a comment (`figures-agree until 2025-12-31: reason`) or a mapping with `rule`, `reason` and,
where wanted, `fingerprint`, `text` and `until`. A file or an entry that cannot be read stops the run: half an
understood exception is none.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import InputError
from checker.silence.comments import Said, read_day, read_order, read_rule
from checker.silence.values import Entry, Named
from checker.words import nearest
from checker.yamlnodes import compose, empty, kind, place

if TYPE_CHECKING:
    from yaml.nodes import Node

SUFFIX = ".checker.yaml"
KEYS = ("rule", "reason", "fingerprint", "text", "until")
_FRONT = re.compile(r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)


def sidecar_of(path: str | Path) -> Path:
    """The file beside a document that holds its allowances.

    >>> sidecar_of("news/draft.docx").as_posix()
    'news/draft.docx.checker.yaml'
    """
    file = Path(path)
    return file.with_name(file.name + SUFFIX)


def read_sidecar(path: Path) -> tuple[Entry, ...]:
    """The entries of a sidecar file. Raises InputError with file:line:column for what cannot be read."""
    from checker.readers.decode import load

    raw = load(path)
    return entries_of(raw.text, raw.name)


def entries_of(text: str, name: str) -> tuple[Entry, ...]:
    """The entries of a sidecar's text: a mapping with the key `allow`, a list."""
    root = compose(text, name)
    if root is None:
        return ()
    if kind(root) != "mapping":
        raise InputError(place(name, root), "a sidecar is a mapping with the key `allow`")
    for key, _ in root.value:
        if key.value not in ("allow", "version"):
            raise InputError(place(name, key), f"unknown key {key.value!r}{nearest(str(key.value), ['allow'])}")
    found = [value for key, value in root.value if key.value == "allow"]
    return tuple(_entries(found[-1], name, 0)) if found else ()


def front_matter(text: str, name: str) -> tuple[tuple[Entry, ...], int]:
    """The entries in a document's front matter, and where the front matter ends."""
    block = _FRONT.match(text)
    if block is None:
        return (), 0
    if "allow" not in block[1]:
        return (), block.end()
    root = compose(block[1], name, first_line=1)
    if root is None or kind(root) != "mapping":
        return (), 0 if root is not None else block.end()
    for key, value in root.value:
        if key.value == "checker" and kind(value) == "mapping":  # other tools may keep a name there
            for inner, entries in value.value:
                if inner.value == "allow":
                    return tuple(_entries(entries, name, 1)), block.end()
    return (), block.end()


def _entries(node: Node, name: str, first_line: int) -> Iterator[Entry]:
    if kind(node) == "scalar" and empty(node):
        return
    if kind(node) != "sequence":
        raise InputError(place(name, node, first_line), "`allow` is a list of entries that each start with `- rule:`")
    for item in node.value:
        at = f"{name}:{item.start_mark.line + 1 + first_line}"
        if kind(item) == "scalar":
            said = read_order(item.value)
            yield Entry(at, said.rules, said.reason, said.until, "", said.fault, said.told)
        elif kind(item) == "mapping":
            yield _entry(item, at, name, first_line)
        else:
            raise InputError(place(name, item, first_line), f"an entry has the keys {', '.join(KEYS)}")


def _entry(node: Node, at: str, name: str, first_line: int) -> Entry:
    given: dict[str, str] = {}
    for key, value in node.value:
        where = place(name, key, first_line)
        if key.value not in KEYS:
            raise InputError(where, f"unknown key {key.value!r}{nearest(str(key.value), KEYS)}")
        if key.value in given:
            raise InputError(where, f"{key.value} is given twice")
        if kind(value) != "scalar":
            raise InputError(where, f"{key.value} must be a single value")
        given[key.value] = "" if empty(value) else value.value.strip()
    said = _said(given)
    return Entry(
        at,
        said.rules,
        said.reason,
        said.until,
        "" if "fingerprint" in given else given.get("text", ""),
        said.fault,
        said.told,
    )


def _said(given: dict[str, str]) -> Said:
    mark = given.get("fingerprint", "")
    named = read_rule(given.get("rule", "") + (f"#{mark}" if mark else ""))
    if not isinstance(named, Named):
        return Said(fault="form", told=named, reason=given.get("reason", ""))
    until: dt.date | None = None
    if "until" in given:
        until, told = read_day(given["until"])
        if told:
            return Said((named,), None, given.get("reason", ""), "form", told)
    reason = " ".join(given.get("reason", "").split())
    if not reason:
        return Said((named,), until, "", "reason", "it gives no reason (write it as `reason: ...`)")
    return Said((named,), until, reason)
