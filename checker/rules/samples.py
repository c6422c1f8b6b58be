"""An example of every key, as it stands in samples.yaml or, failing that, in a rule pack."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from checker.config import pack_dir
from checker.rules.schema import COMMON_FIELDS
from checker.yamlnodes import tree

FILE = Path(__file__).with_name("samples.yaml")
Samples = Mapping[tuple[str, ...], str]  # path of a key -> "key: value"; below a rule its check, or nothing if common
_MOST = 130  # characters of an example that fits a table
_NAMED = frozenset({"entities", "measures", "facts", "rates", "qualifiers"})  # mappings from names of the author's own


def samples() -> Samples:
    """The shortest example of every key that the files use; those of samples.yaml go first."""
    out: dict[tuple[str, ...], str] = {}
    for path in (FILE, *sorted(pack_dir().glob("*.yaml"))):
        text = path.read_text(encoding="utf-8")
        for key, example in _of_file(text):
            out.setdefault(key, example)
    return out


def rule_text(check: str) -> str:
    """The sample rules of a check, as they stand in the file."""
    text = FILE.read_text(encoding="utf-8")
    lines = text.split("\n")
    return "\n".join(
        line.rstrip()
        for node in _rules(tree(text))
        if _value(node, "check") == check
        for line in lines[node.start_mark.line : _last_line(node) + 1]
    )


def _last_line(node: Node) -> int:
    if isinstance(node, ScalarNode) or not node.value:
        return int(node.end_mark.line)
    last = node.value[-1]
    return max(_last_line(part) for part in (last if isinstance(last, tuple) else (last,)))


def _rules(root: Node | None) -> Iterator[MappingNode]:
    if isinstance(root, MappingNode):
        for key, value in root.value:
            if key.value == "rules" and isinstance(value, SequenceNode):
                yield from (rule for rule in value.value if isinstance(rule, MappingNode))


def _value(node: MappingNode, name: str) -> str:
    return next((str(value.value) for key, value in node.value if key.value == name), "")


def _of_file(text: str) -> Iterator[tuple[tuple[str, ...], str]]:
    root = tree(text)
    if isinstance(root, MappingNode):
        rest = [(key, value) for key, value in root.value if key.value != "rules"]
        yield from _of_mapping(rest, (), text)
    for rule in _rules(root):
        check = _value(rule, "check")
        for key, value in rule.value:
            path = ("rules",) if key.value in COMMON_FIELDS else ("rules", check)
            yield from _of_mapping([(key, value)], path, text)


def _of_mapping(
    pairs: list[tuple[Node, Node]], path: tuple[str, ...], text: str
) -> Iterator[tuple[tuple[str, ...], str]]:
    for key, value in pairs:
        here = (*path, str(key.value))
        written = text[key.start_mark.index : value.end_mark.index].strip()
        if not _fits(written):
            written = _first(value, text)
        if _fits(written):
            yield here, written
        yield from _inside(value, here, text)


def _fits(written: str) -> bool:
    return bool(written) and "\n" not in written and len(written) <= _MOST


def _first(value: Node, text: str) -> str:
    """The first entry of a value that is too long to show."""
    if isinstance(value, MappingNode) and value.value:
        key, child = value.value[0]
        return text[key.start_mark.index : child.end_mark.index].strip()
    if isinstance(value, SequenceNode) and value.value:
        child = value.value[0]
        return f"- {text[child.start_mark.index : child.end_mark.index].strip()}"
    return ""


def _inside(value: Node, here: tuple[str, ...], text: str) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(value, SequenceNode):
        for child in value.value:
            yield from _inside(child, here, text)
    elif isinstance(value, MappingNode) and here[-1] in _NAMED:
        for _, child in value.value:
            yield from _inside(child, (*here, "NAME"), text)
    elif isinstance(value, MappingNode):
        yield from _of_mapping(value.value, here, text)
