"""YAML as a tree of nodes that know where they stand, where every scalar is still the text that was written.

In plain YAML `NO` is false, `1:30` is 90, `2.30` is 2.3 and 2025-02-30 no text at all. So nothing is resolved here:
who reads the tree says what a scalar means.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from checker.errors import InputError

if TYPE_CHECKING:
    from yaml.nodes import Node

_CORE = "tag:yaml.org,2002:"
_TAGS = {"scalar": _CORE + "str", "sequence": _CORE + "seq", "mapping": _CORE + "map"}
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})  # YAML 1.1, null
_DEEPEST = 200  # levels; the parser in C has no limit of its own and would end the process at some tens of thousands
_NOT_PRINTABLE = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)  # YAML 1.1, c-printable


_HINTS = (  # part of the parser's message -> what usually lies behind it
    ("mapping values are not allowed", "put a text that holds a colon in quotes"),
    ("expected <block end>", "check the indentation, and quotes inside the line"),
    ("cannot start any token", "put a text that starts with this character in quotes"),
    ("while scanning a quoted scalar", "a closing quote is missing"),
    ("expected ',' or", "a comma or a closing bracket is missing"),
    ("expected node content", "a bracket before this place is not closed"),
)


class YamlFault(Exception):  # noqa: N818 - not an error of its own: who asked for the tree says whose mistake it is
    """Why a text is no YAML, and where: line and column count from 1, line 0 means the text as a whole."""

    def __init__(self, what: str, line: int = 0, column: int = 0, context: str = "") -> None:
        super().__init__(what)
        self.what, self.line, self.column, self.context = what, line, column, context

    def hint(self, text: str) -> str:
        """What probably lies behind it, in the words of an author; "" where that is not known."""
        line = text.split("\n")[self.line - 1 :][:1] if self.line else []
        if line and line[0][self.column - 1 :].startswith("\t"):
            return "indent with spaces, not with tabs"
        message = f"{self.context} {self.what}"
        return next((hint for sign, hint in _HINTS if sign in message), "")


def tree(text: str) -> Node | None:
    """The root node of a YAML text, None for one without content. Raises YamlFault.

    >>> [(key.value, value.value) for key, value in tree("is: NO\\nat: 1:30").value]
    [('is', 'NO'), ('at', '1:30')]
    """
    import yaml

    if strange := _NOT_PRINTABLE.search(text):
        line, before = text.count("\n", 0, strange.start()) + 1, text.rfind("\n", 0, strange.start())
        raise YamlFault(f"it holds the control character U+{ord(strange[0]):04X}", line, strange.start() - before)
    loader = None
    try:
        _refuse_depth(text)
        loader = _loader()(text)
        root: Node | None = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        line, column = _spot(error.problem_mark or error.context_mark)
        raise YamlFault(str(error.problem or error.context), line, column, str(error.context or "")) from None
    except (yaml.YAMLError, ValueError) as error:
        raise YamlFault((str(error).splitlines() or [type(error).__name__])[0]) from None
    finally:
        if loader is not None:
            loader.dispose()
    return root


def _refuse_depth(text: str) -> None:
    import yaml

    depth = 0
    for event in yaml.parse(text, Loader=_loader()):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _DEEPEST:
                line, column = _spot(event.start_mark)
                raise YamlFault("nested too deeply", line, column)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _spot(mark: Any) -> tuple[int, int]:
    return (mark.line + 1, mark.column + 1) if mark else (0, 0)


def compose(text: str, name: str, first_line: int = 0) -> Node | None:
    """The same for a file that a person named; `first_line` lines of the file stand before the text.

    Raises InputError with file:line:column.
    """
    try:
        return tree(text)
    except YamlFault as fault:
        spot = f":{fault.line + first_line}:{fault.column}" if fault.line else ""
        raise InputError(f"{name}{spot}", f"is not YAML: {fault.what}", fault.hint(text)) from None


def kind(node: Node) -> str:
    """scalar, sequence or mapping."""
    return str(getattr(node, "id", ""))


def tagged(node: Node) -> bool:
    """Whether the text gives the node a tag of its own: `!!str 5`."""
    return bool(node.tag != _TAGS[kind(node)])


def empty(node: Node) -> bool:
    """Whether a scalar stands for no value: nothing, `~` or `null`, without quotes."""
    return kind(node) == "scalar" and not getattr(node, "style", None) and node.value in _NULLS


def place(name: str, node: Node, first_line: int = 0) -> str:
    """file:line:column of a node."""
    return f"{name}:{node.start_mark.line + 1 + first_line}:{node.start_mark.column + 1}"


@cache
def _loader() -> Any:
    import yaml

    return type(
        "_Loader",
        (getattr(yaml, "CSafeLoader", yaml.SafeLoader),),
        {"resolve": lambda self, kind, value, implicit: _TAGS[kind.id], "check_resolver_prefix": lambda *_: None},
    )
