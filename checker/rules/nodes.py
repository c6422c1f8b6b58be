"""Reads a rule file into YAML's node tree, where every scalar is still the text that was written, with its place.

In plain YAML `NO` is false, `1:30` is 90, `2.30` is 2.3 and the first of two equal keys vanishes. So nothing is
resolved here: the schema alone says what a scalar means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, NamedTuple

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from checker.rules.problems import Place, Problem

_CORE = "tag:yaml.org,2002:"
_TAGS = {ScalarNode: _CORE + "str", SequenceNode: _CORE + "seq", MappingNode: _CORE + "map"}
_Loader: Any = type(
    "_Loader",
    (getattr(yaml, "CSafeLoader", yaml.SafeLoader),),
    {"resolve": lambda self, kind, value, implicit: _TAGS[kind], "check_resolver_prefix": lambda *_: None},
)
_SIGNS = frozenset("&*!")  # without one of these a text has no anchors, aliases or tags
_NOT_PRINTABLE = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)  # YAML 1.1, c-printable
_HINTS = (  # part of the parser's message -> what usually lies behind it
    ("mapping values are not allowed", "put a text that holds a colon in quotes"),
    ("expected <block end>", "check the indentation, and quotes inside the line"),
    ("cannot start any token", "put a text that starts with this character in quotes"),
    ("while scanning a quoted scalar", "a closing quote is missing"),
    ("expected ',' or", "a comma or a closing bracket is missing"),
)


class Reference(NamedTuple):
    """A name that must exist somewhere in the files: of an entity, a measure, a rate, a fact, a rule."""

    kind: str
    name: str
    place: Place


@dataclass
class Reading:
    """What reading one file collects: problems, and names that are looked up once all files are read."""

    file: str
    text: str = ""
    problems: list[Problem] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)

    def place(self, node: Node) -> Place:
        """Where a node stands; a node of several lines counts to the end of its first."""
        start, end = node.start_mark, node.end_mark
        width = end.column - start.column if end.line == start.line else 10_000
        return Place(self.file, start.line + 1, start.column + 1, max(1, width))

    def narrowed(self, place: Place, words: str) -> Place:
        """The first place of some words from the start of a longer place on; that place when they are not there."""
        lines = self.text.split("\n")[place.line - 1 :]
        for step, line in enumerate(lines[:40]):
            at = line.find(words, 0 if step else place.column - 1)
            if at >= 0:
                return Place(place.file, place.line + step, at + 1, len(words))
        return place

    def error(self, node: Node | Place, code: str, what: str, help_: str = "") -> None:
        """Notes a mistake at a node."""
        self.problems.append(Problem(node if isinstance(node, Place) else self.place(node), code, what, help_))


def compose(text: str, reading: Reading) -> Node | None:
    """The node tree of a YAML text; None, with a problem noted, when it is no YAML or uses tags or anchors."""
    if strange := _NOT_PRINTABLE.search(text):
        place = _place_at(reading.file, text, strange.start())
        reading.error(place, "R001", f"the control character U+{ord(strange[0]):04X} may not stand in a rule file")
        return None
    loader = None
    try:
        loader = _Loader(text)
        root: Node | None = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(reading.file, mark.line + 1, mark.column + 1) if mark else Place(reading.file)
        what = str(error.problem or error.context)
        reading.error(place, "R001", f"this is not YAML: {what}", _hint(f"{error.context or ''} {what}", text, place))
        return None
    except (yaml.YAMLError, RecursionError) as error:
        first = (str(error).splitlines() or [type(error).__name__])[0]
        reading.error(Place(reading.file), "R001", f"this is not YAML: {first}")
        return None
    finally:
        if loader is not None:
            loader.dispose()
    if root is None:
        reading.error(Place(reading.file), "R001", "the file is empty", "a rule file starts with `version: 1`")
        return None
    count = len(reading.problems)
    if _SIGNS.intersection(text):
        _refuse_tags_and_anchors(root, reading)
    return root if len(reading.problems) == count else None


def _hint(message: str, text: str, place: Place) -> str:
    line = text.split("\n")[place.line - 1 :][:1]
    if line and line[0][place.column - 1 :].startswith("\t"):
        return "indent with spaces, not with tabs"
    return next((hint for sign, hint in _HINTS if sign in message), "")


def _refuse_tags_and_anchors(root: Node, reading: Reading) -> None:
    # An alias is the same node object met a second time; refusing it also ends trees that contain themselves.
    seen: set[int] = set()
    todo = [root]
    while todo:
        node = todo.pop()
        if id(node) in seen:
            reading.error(node, "R001", "anchors and aliases are not part of the rule language", "write the value out")
            continue
        seen.add(id(node))
        if node.tag != _TAGS[type(node)]:
            reading.error(node, "R001", f"tags such as {node.tag} are not part of the rule language")
        elif isinstance(node, MappingNode):
            for key, value in node.value:
                todo += (key, value)
        elif isinstance(node, SequenceNode):
            todo += node.value


def entries(node: MappingNode, reading: Reading) -> Iterator[tuple[str, ScalarNode, Node]]:
    """The keys and values of a mapping; a key given twice or that is no text is noted and left out."""
    first: dict[str, int] = {}
    for key, value in node.value:
        if not isinstance(key, ScalarNode):
            reading.error(key, "R004", "a key must be a plain word")
        elif key.value in first:
            reading.error(key, "R006", f"`{key.value}` is given twice (first on line {first[key.value]})")
        else:
            first[key.value] = key.start_mark.line + 1
            yield key.value, key, value


def digest(roots: list[Node]) -> str:
    """6 hex digits of a SHA-256 over the content of files; comments, layout and the order of keys do not count."""
    return sha256("\x1e".join(map(_canonical, roots)).encode()).hexdigest()[:6]


def _canonical(node: Node) -> str:
    if isinstance(node, MappingNode):
        return "{" + "\x1f".join(sorted(_canonical(k) + "\x1d" + _canonical(v) for k, v in node.value)) + "}"
    if isinstance(node, SequenceNode):
        return "[" + "\x1f".join(map(_canonical, node.value)) + "]"
    return str(node.value)


def _place_at(file: str, text: str, offset: int) -> Place:
    line = text.count("\n", 0, offset)
    return Place(file, line + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1)
