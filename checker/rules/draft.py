"""A rule file read by the schema but not yet joined with others: items with their places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from checker.checks.base import Change
from checker.rules.kinds import KINDS_OF_CHECK
from checker.rules.nodes import Reading
from checker.rules.packs import RuleFile
from checker.rules.problems import Place, did_you_mean
from checker.rules.schema import COMMON_FIELDS, FILE_FIELDS
from checker.rules.types import Item, Keys, read_fields

_EVERY: Keys = {**COMMON_FIELDS, **{n: f for kind in KINDS_OF_CHECK.values() for n, f in kind.fields.items()}}


def _table(check: str) -> Keys:
    kind = KINDS_OF_CHECK[check]
    return {**COMMON_FIELDS, **kind.fields, "select": COMMON_FIELDS["select"]._replace(required=kind.needs_select)}


def _loose(fields: Keys) -> Keys:
    """The same keys, none but the id required: a rule that overrides another says only what changes."""
    return {name: f._replace(required=name == "id") for name, f in fields.items()}


def foreign(check: str) -> dict[str, str]:
    """For each key that this kind of check does not know the help that says which does."""
    out = {}
    for name in _EVERY.keys() - _WHOLE[check].keys():
        owners = [k for k, kind in KINDS_OF_CHECK.items() if name in kind.fields]
        out[name] = f"`{name}` belongs to the check {' or '.join(owners)}"
    return out


_NAMING = frozenset({"id", "override"})
_WHOLE = {name: _table(name) for name in KINDS_OF_CHECK}
_PART = {"": _loose(_EVERY), **{name: _loose(fields) for name, fields in _WHOLE.items()}}
_FOREIGN = {"": {}, **{name: foreign(name) for name in KINDS_OF_CHECK}}


@dataclass(frozen=True)
class RuleDraft:
    """One entry under `rules`: its items and place; `check` is "" when unknown or left to the rule it overrides."""

    items: dict[str, Item]
    check: str
    place: Place
    reading: Reading
    pack: str
    given: frozenset[str] = frozenset()  # the keys as written, those with a mistake too
    history: tuple[Change, ...] = ()

    @property
    def id(self) -> str:
        return str(self.items["id"].value) if "id" in self.items else ""

    @property
    def overrides(self) -> bool:
        return "override" in self.items and self.items["override"].value is True


@dataclass(frozen=True)
class FileDraft:
    """One file: the items beside its rules, and its rules."""

    file: RuleFile
    items: dict[str, Item]
    rules: list[RuleDraft]


def read_file(file: RuleFile) -> FileDraft:
    """Reads a file's tree by the schema; mistakes are noted in its reading."""
    root, reading = file.root, file.reading
    if not isinstance(root, MappingNode):
        reading.error(root, "R004", "a rule file is a mapping", "start it with `version: 1` and `rules:`")
        return FileDraft(file, {}, [])
    nodes = [v for k, v in root.value if isinstance(k, ScalarNode) and k.value == "rules"]
    # The rules are read below, each by the table of its own check.
    others = [(k, v) for k, v in root.value if not (isinstance(k, ScalarNode) and k.value == "rules")]
    rest = MappingNode(root.tag, others, root.start_mark, root.end_mark)
    items = read_fields(rest, FILE_FIELDS, reading, "a rule file", {"rule": "did you mean `rules`?"}) or {}
    if len(nodes) > 1:
        reading.error(nodes[1], "R006", "`rules` is given twice")
    rules = [draft for node in nodes for draft in _read_rules(node, file)]
    return FileDraft(file, items, rules)


def _read_rules(node: Node, file: RuleFile) -> Iterator[RuleDraft]:
    if not isinstance(node, SequenceNode):
        file.reading.error(node, "R004", "`rules` is a list", "start each rule with `- id: …`")
        return
    for child in node.value:
        draft = _read_rule(child, file)
        if draft is not None:
            yield draft


def _read_rule(node: Node, file: RuleFile) -> RuleDraft | None:
    reading = file.reading
    check, overrides = _peek(node, "check"), _peek(node, "override")
    known = check.value if check is not None and check.value in KINDS_OF_CHECK else ""
    if check is not None and not known:
        help_ = did_you_mean(check.value, KINDS_OF_CHECK)
        reading.error(check, "R005", f"unknown check `{check.value}`", help_)
    says = f"a rule of the check {known}" if known else "a rule"
    loose = not known or (overrides is not None and overrides.value == "true")
    items = read_fields(node, (_PART if loose else _WHOLE)[known], reading, says, _FOREIGN[known])
    if items is None or not isinstance(node, MappingNode):
        return None
    given = frozenset(k.value for k, _ in node.value if isinstance(k, ScalarNode))
    place = reading.place(node.value[0][0] if node.value else node)
    draft = RuleDraft(items, known, place, reading, file.pack, given)
    told = Change(
        "override" if draft.overrides else "given",
        str(place),
        file.pack,
        tuple(name for name in items if name not in _NAMING),
    )
    draft = replace(draft, history=(told,))
    if check is None and not draft.overrides:
        reading.error(draft.place, "R003", "a rule wants the key `check`", f"checks: {', '.join(KINDS_OF_CHECK)}")
    return draft


def _peek(node: Node, key: str) -> ScalarNode | None:
    if isinstance(node, MappingNode):
        for k, v in node.value:
            if isinstance(k, ScalarNode) and k.value == key and isinstance(v, ScalarNode):
                return v
    return None
