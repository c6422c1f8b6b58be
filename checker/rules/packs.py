"""Which files hold: those named, those in named folders, and what they extend, each before what extends it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from checker.config import pack_dir, rule_paths
from checker.errors import UsageError
from checker.rules.nodes import Reading, compose
from checker.rules.problems import Place, Problem, did_you_mean

SUFFIXES = (".yaml", ".yml")
NO_RULES = frozenset({"checker.yaml", "checker.yml"})  # a project's configuration, wherever its rules lie
LARGEST = 5_000_000  # bytes; a rule file is written by people


@dataclass(frozen=True)
class RuleFile:
    """A rule file: its name in messages, its text, its tree, and what reading it noted."""

    name: str
    pack: str
    text: str
    root: Node
    reading: Reading


@dataclass
class Library:
    """All files of a load, in the order in which they hold."""

    files: list[RuleFile] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    _done: set[Path] = field(default_factory=set)
    _open: list[Path] = field(default_factory=list)

    def add(self, given: str | Path) -> None:
        """A file, or every rule file of a folder, with what it extends."""
        path = Path(given)
        if path.is_dir():
            found = files_of(path)
            if not found:
                self._note(Place(_shown(path)), "no rule files in this folder", "rule files end in .yaml or .yml")
            for each in found:
                self._load(each, Place(_shown(each)))
        else:
            self._load(path, Place(_shown(path)))

    def _load(self, path: Path, asked: Place) -> None:
        real = path.resolve()
        if real in self._open:
            chain = " → ".join(p.stem for p in [*self._open[self._open.index(real) :], real])
            self._note(asked, f"packs extend each other in a circle: {chain}", "leave one of them out")
            return
        if real in self._done:
            return
        self._done.add(real)
        text = self._text(path, asked)
        if text is None:
            return
        name = _shown(path)
        self.texts[name] = text
        reading = Reading(name, text, self.problems)
        root = compose(text, reading)
        if root is None:
            return
        self._open.append(real)
        for node in _extended(root):
            self._extend(node, path, reading)
        self._open.pop()
        self.files.append(RuleFile(name, _pack_name(root) or path.stem, text, root, reading))

    def _extend(self, node: ScalarNode, path: Path, reading: Reading) -> None:
        name, place = node.value, reading.place(node)
        beside = [path.parent / name] if name.endswith(SUFFIXES) else [path.parent / f"{name}{s}" for s in SUFFIXES]
        packs = _packs()
        found = next((p for p in beside if p.is_file() and p != path), None) or packs.get(name)
        if found is None:
            help_ = did_you_mean(name, packs) or f"packs: {', '.join(packs)}"
            reading.error(place, "R005", f"no pack or file `{name}`", help_)
            return
        self._load(found, place)

    def _text(self, path: Path, asked: Place) -> str | None:
        try:
            if path.stat().st_size > LARGEST:
                self._note(asked, f"{_shown(path)} is too large for a rule file", f"at most {LARGEST:,} bytes")
                return None
            data = path.read_bytes()
            return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        except FileNotFoundError:
            self._note(asked, f"no such rule file: {_shown(path)}", "check the path")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            column = error.start - data.rfind(b"\n", 0, error.start)
            wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
            kind = "it looks like UTF-16" if wide else f"byte 0x{data[error.start]:02X}"
            where = asked if wide else Place(_shown(path), line, column)
            self._note(where, f"{_shown(path)} is not UTF-8 text ({kind})", "save the file as UTF-8")
        except OSError as error:
            self._note(asked, f"{_shown(path)} cannot be read: {error.strerror}")
        return None

    def _note(self, place: Place, what: str, help_: str = "") -> None:
        self.problems.append(Problem(place, "R000", what, help_))


def files_of(path: Path) -> list[Path]:
    """The rule files of a folder and below, in order; a file is itself."""
    if not path.is_dir():
        return [path]
    return sorted(p for p in path.rglob("*") if p.suffix in SUFFIXES and p.name not in NO_RULES and p.is_file())


def load_library(paths: Sequence[str | Path]) -> Library:
    """The files of all paths with what they extend, each once; what cannot be read is noted in `problems`."""
    library = Library()
    for path in paths:
        library.add(path)
    return library


def names_of(paths: Sequence[str | Path]) -> set[str]:
    """The files that paths, folders and pack names stand for, by their names in messages; not what they extend."""
    out = set()
    for path in rule_paths(tuple(map(str, paths))):
        out |= {_shown(p) for p in path.rglob("*")} if path.is_dir() else {_shown(path)}
    return out


def _packs() -> Mapping[str, Path]:
    try:
        folder = pack_dir()
    except UsageError:  # a broken installation: its own command says so; here only `extends` of a pack fails
        return {}
    return {path.stem: path for path in sorted(folder.glob("*.yaml"))}


def _shown(path: Path) -> str:
    """The name in messages and reports: shipped packs by their place in the project, whatever the machine."""
    try:
        return "rules/" + path.resolve().relative_to(pack_dir()).as_posix()
    except (ValueError, UsageError):
        return path.as_posix()


def _value(root: Node, key: str) -> Node | None:
    if isinstance(root, MappingNode):
        return next((v for k, v in root.value if isinstance(k, ScalarNode) and k.value == key), None)
    return None


def _extended(root: Node) -> list[ScalarNode]:
    node = _value(root, "extends")
    return [n for n in node.value if isinstance(n, ScalarNode)] if isinstance(node, SequenceNode) else []


def _pack_name(root: Node) -> str:
    pack = _value(root, "pack")
    name = _value(pack, "name") if pack is not None else None
    return name.value if isinstance(name, ScalarNode) else ""
