"""`[tool.checker]` of a pyproject.toml as a tree of nodes with places, so that one schema reads both kinds of file."""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime
from typing import Any, NamedTuple

from yaml.error import Mark
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from checker.rules.nodes import Reading
from checker.rules.problems import Place

_AT = re.compile(r"\(at line (\d+), column (\d+)\)|\(at end of document\)")
_HEADER = re.compile(r"^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*checker[ \t]*((?:\.[^\]\n]*)?)\]", re.MULTILINE)
_ANY_HEADER = re.compile(r"^[ \t]*\[", re.MULTILINE)


class _Span(NamedTuple):
    start: int
    end: int


def tree_of_section(text: str, reading: Reading) -> Node | None:
    """The section as a mapping; None, with a problem noted, for text that is no TOML or a section that is no table.

    tomllib gives no places, so keys and values are looked for behind the section's header, in the order of the file;
    a value that cannot be found there is told at its key or its section.
    """
    try:
        section = tomllib.loads(text)["tool"]["checker"]
    except tomllib.TOMLDecodeError as error:
        found = _AT.search(str(error))
        line, column = (int(found[1]), int(found[2])) if found and found[1] else (text.count("\n") + 1, 1)
        what = _AT.sub("", str(error)).strip()
        reading.error(Place(reading.file, line, column), "R001", f"this is not TOML: {what[:1].lower()}{what[1:]}")
        return None
    headers = {m[1].strip(". \t\"'"): _Span(m.end(), _end_of_table(text, m.end())) for m in _HEADER.finditer(text)}
    whole = headers.get("") or next(iter(headers.values()), _Span(0, len(text)))
    return _Tree(text, headers).node(section, whole, top=True)


def _end_of_table(text: str, start: int) -> int:
    following = _ANY_HEADER.search(text, start)
    return following.start() if following else len(text)


class _Tree:
    """Builds nodes; `at` of each is where its text was found."""

    def __init__(self, text: str, headers: dict[str, _Span]) -> None:
        self.text, self.headers = text, headers

    def node(self, value: Any, within: _Span, *, top: bool = False) -> Node:
        """A node for a value whose text lies in a span."""
        if isinstance(value, dict):
            pairs = [self._entry(name, child, within, top=top) for name, child in value.items()]
            return MappingNode("map", pairs, self._mark(within.start), self._mark(within.end))
        if isinstance(value, list):
            children, rest = [], within
            for child in value:
                node = self.node(child, rest)
                children.append(node)
                rest = _Span(max(rest.start, node.end_mark.index), rest.end)
            return SequenceNode("seq", children, self._mark(within.start), self._mark(within.end))
        written = _written(value)
        at = self._value_span(written, within)
        return ScalarNode("str", written, self._mark(at.start), self._mark(at.end), style='"')

    def _entry(self, name: str, value: Any, within: _Span, *, top: bool) -> tuple[ScalarNode, Node]:
        table = self.headers.get(name) if top else None
        if table is not None:  # [tool.checker.levels]
            start = self.text.rfind(name, 0, table.start)
            key = _Span(start, start + len(name))
            return self._key(name, key), self.node(value, table)
        bare = re.escape(name)
        found = re.compile(rf"(?<![\w-])[\"']?({bare})[\"']?\s*[=.]").search(self.text, within.start, within.end)
        key = _Span(*found.span(1)) if found else _Span(within.start, within.start)
        rest = _Span(found.end() if found else within.start, within.end)
        if not isinstance(value, dict | list):
            stop = self.text.find("\n", rest.start)
            rest = _Span(rest.start, within.end if stop < 0 else min(stop, within.end))
        return self._key(name, key), self.node(value, rest)

    def _key(self, name: str, at: _Span) -> ScalarNode:
        return ScalarNode("str", name, self._mark(at.start), self._mark(at.end))

    def _value_span(self, written: str, within: _Span) -> _Span:
        at = self.text.find(written, within.start, within.end) if written else -1
        return _Span(at, at + len(written)) if at >= 0 else _Span(within.start, within.start)

    def _mark(self, at: int) -> Mark:
        line = self.text.count("\n", 0, at)
        return Mark("", at, line, at - (self.text.rfind("\n", 0, at) + 1), None, 0)


def _written(value: Any) -> str:
    """A scalar of TOML as the text that YAML would have for it."""
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, date | datetime) else str(value)
