"""YAML as a tree of nodes that know where they stand: scalars stay text, so that 2025-02-30 can be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.errors import InputError

if TYPE_CHECKING:
    from yaml.nodes import Node


def compose(text: str, name: str, first_line: int = 0) -> Node | None:
    """The root node, None for empty text; `first_line` lines of the file stand before the text.

    Raises InputError with file:line:column.
    """
    import yaml

    try:
        return yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        spot = f":{mark.line + 1 + first_line}:{mark.column + 1}" if mark else ""
        raise InputError(f"{name}{spot}", f"is not YAML: {error.problem or error.context}") from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise InputError(
            name, f"is not YAML: {str(error).splitlines()[0] if str(error) else 'nested too deeply'}"
        ) from None


def kind(node: Node) -> str:
    """scalar, sequence or mapping."""
    return str(getattr(node, "id", ""))


def place(name: str, node: Node, first_line: int = 0) -> str:
    """file:line:column of a node."""
    return f"{name}:{node.start_mark.line + 1 + first_line}:{node.start_mark.column + 1}"
