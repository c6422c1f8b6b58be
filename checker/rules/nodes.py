"""Reads a rule file into YAML's node tree, and notes what the rule language leaves out: tags, anchors, keys twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import NamedTuple

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from checker.rules.problems import Place, Problem
from checker.yamlnodes import YamlFault, tagged, tree

_SIGNS = frozenset("&*!")  # without one of these a text has no anchors, aliases or tags


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
    try:
        root = tree(text)
    except YamlFault as fault:
        place = Place(reading.file, fault.line, fault.column)
        reading.error(place, "R001", f"this is not YAML: {fault.what}", fault.hint(text))
        return None
    if root is None:
        reading.error(Place(reading.file), "R001", "the file is empty", "a rule file starts with `version: 1`")
        return None
    count = len(reading.problems)
    if _SIGNS.intersection(text):
        _refuse_tags_and_anchors(root, reading)
    return root if len(reading.problems) == count else None


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
        if tagged(node):
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
