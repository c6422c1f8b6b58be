"""Reads a configuration: every mistake with its place, every value with the place that set it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from checker.config import DEFAULT_PACKS, pack_names
from checker.configuration.files import PYPROJECT, has_section, shown
from checker.configuration.settings import ELSEWHERE, SETTINGS
from checker.configuration.toml_tree import tree_of_section
from checker.errors import ConfigError, InputError
from checker.rules.levels import Wanted
from checker.rules.nodes import Reading, compose
from checker.rules.problems import Problem, did_you_mean, render
from checker.rules.types import Item, read_fields
from checker.words import counted


@dataclass(frozen=True)
class Configuration:
    """What a project sets; empty where it has no configuration. `file` is the file, seen from where one stands."""

    file: Path | None = None
    items: Mapping[str, Item] = field(default_factory=dict)
    reading: Reading = field(default_factory=lambda: Reading(""))

    def value(self, key: str, default: Any = None) -> Any:
        """What is set for a key; paths are those from where one stands."""
        if key not in self.items:
            return default
        value = self.items[key].value
        return self._from_here(value) if key == "manifest" else value

    def place(self, key: str, name: str = "") -> str:
        """Where a key, or a name below it, is set: checker.yaml:3; "" where it is not."""
        if key not in self.items:
            return ""
        item = self.items[key]
        return str(item.value[name].place if name else item.place)

    def rule_names(self) -> list[str] | None:
        """Packs by name and rule files by path, in the order in which they hold; None where neither is set."""
        if "packs" not in self.items and "rules" not in self.items:
            return None
        return [*self.value("packs", DEFAULT_PACKS), *map(self._from_here, self.value("rules", ()))]

    def levels(self) -> dict[str, Wanted]:
        """The levels of single rules by their ids."""
        return {name: Wanted(item.value, str(item.place)) for name, item in self.value("levels", {}).items()}

    def check_ids(self, known: Collection[str]) -> None:
        """Raises ConfigError where a level is set for a rule that is not there."""
        problems = [
            Problem(item.place, "R005", f"no rule `{name}`", did_you_mean(name, known) or "see `checker rules list`")
            for name, item in self.value("levels", {}).items()
            if name not in known
        ]
        _refuse(problems, self.reading)

    def _from_here(self, path: str) -> str:
        assert self.file is not None
        return shown(self.file.parent / path)


def load(path: Path) -> Configuration:
    """The configuration that a file holds. Raises ConfigError with all mistakes, InputError for one not readable."""
    name = shown(path)
    try:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except FileNotFoundError:
        raise InputError(name, "no such file", hint="check the path, or write one with `checker init`") from None
    except UnicodeDecodeError as error:
        raise InputError(name, f"is not UTF-8 text (byte {error.start})", hint="save the file as UTF-8") from None
    except OSError as error:
        raise InputError(name, f"cannot be read: {error.strerror}") from None
    if path.name == PYPROJECT and not has_section(path):
        raise InputError(name, "has no section [tool.checker]")
    reading = Reading(name, text)
    root = tree_of_section(text, reading) if path.name == PYPROJECT else _yaml_root(text, reading)
    items: dict[str, Item] = {}
    if root is not None:
        items = read_fields(root, SETTINGS, reading, "a configuration", ELSEWHERE) or {}
        _check_names(items, path, reading)
    _refuse(reading.problems, reading)
    return Configuration(Path(name), items, reading)


def _yaml_root(text: str, reading: Reading) -> Node | None:
    """The tree of checker.yaml; a file in which nothing is set, or all is commented out, is no mistake."""
    if all(not line.strip() or line.lstrip().startswith("#") for line in text.split("\n")):
        return None
    return compose(text, reading)


def _check_names(items: Mapping[str, Item], path: Path, reading: Reading) -> None:
    """Packs that are not installed, rule files and a manifest that are not there: told at their place."""
    for node in _scalars(items, "packs"):
        packs = pack_names()
        if node.value not in packs:
            file = node.value.endswith((".yaml", ".yml", "/"))
            help_ = "write files under `rules`" if file else did_you_mean(node.value, packs)
            reading.error(node, "R005", f"no pack `{node.value}`", help_ or f"packs: {', '.join(packs)}")
    for node in (*_scalars(items, "rules"), *_scalars(items, "manifest")):
        if not (path.parent / node.value).exists():
            help_ = f"write a pack under `packs`: [{node.value}]" if node.value in pack_names() else "check the path"
            reading.error(node, "R000", f"no such file: {shown(path.parent / node.value)}", help_)


def _scalars(items: Mapping[str, Item], key: str) -> list[ScalarNode]:
    if key not in items:
        return []
    node = items[key].node
    nodes = node.value if isinstance(node, SequenceNode | MappingNode) else [node]
    return [each for each in nodes if isinstance(each, ScalarNode)]


def _refuse(problems: list[Problem], reading: Reading) -> None:
    if problems:
        lines = {reading.file: reading.text.split("\n")}
        told = [render(problem, lines) for problem in sorted(problems, key=lambda p: (p.place.line, p.place.column))]
        raise ConfigError(
            "\n\n".join([*told, f"{counted(len(told), 'mistake')} in {reading.file}; nothing was checked"])
        )
