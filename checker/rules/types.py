"""The types of values in a rule file: each reads a node, says in words what it wants, and gives its JSON Schema."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from checker.rules.nodes import Reading, Reference, entries
from checker.rules.problems import Place, closest, did_you_mean

BAD: Final = object()  # what reading gives for a value with a mistake, once the mistake is noted


class ScalarError(ValueError):
    """A scalar that its type refuses: what is wrong, how to mend it, and the code of the mistake."""

    def __init__(self, what: str, help_: str = "", code: str = "R004") -> None:
        self.what, self.help, self.code = what, help_, code
        super().__init__(what)


@dataclass(frozen=True)
class Type:
    """A type: `says` completes the sentence "… wants"; `read` gives the value or BAD; `json` is its JSON Schema.

    `form` and `parts` say what it is made of, for the reference page: a list or a mapping by name of one type, a choice
    between types; `keys` are those of a mapping with fixed keys.
    """

    says: str
    read: Callable[[Node, Reading], Any]
    json: Mapping[str, Any]
    form: str = "scalar"  # scalar, list, one or list, named, either, record
    parts: tuple[Type, ...] = ()
    keys: Mapping[str, Key] = field(default_factory=dict)


class Key(NamedTuple):
    """A key of a mapping: its type, a sentence about it, and whether it must be there."""

    type: Type
    about: str
    required: bool = False


class Item(NamedTuple):
    """A value as read, with its places."""

    value: Any
    node: Node
    place: Place


Keys = Mapping[str, Key]


def scalar(says: str, convert: Callable[[str], Any], json: Mapping[str, Any]) -> Type:
    """A type of one text; `convert` raises ScalarError for a text that is none of it."""

    def read(node: Node, reading: Reading) -> Any:
        if not isinstance(node, ScalarNode):
            reading.error(node, "R004", f"{says} is wanted here, not {_shape(node)}")
            return BAD
        if not node.value.strip() and node.style in (None, ""):
            reading.error(node, "R004", f"a value is missing: {says} is wanted here")
            return BAD
        try:
            return convert(node.value)
        except ScalarError as wrong:
            reading.error(node, wrong.code, wrong.what, wrong.help)
            return BAD

    return Type(says, read, json)


def choice(says: str, options: tuple[str, ...], also: Mapping[str, str] | None = None) -> Type:
    """One of some words; `also` maps other spellings to them."""
    known = {**{option: option for option in options}, **(also or {})}

    def convert(text: str) -> str:
        if text not in known:
            raise ScalarError(f"unknown {says} `{text}`", did_you_mean(text, known))
        return known[text]

    return scalar(f"a {says}", convert, {"enum": list(known)})


def pattern(says: str, regex: str, help_: str) -> Type:
    """A text of a certain form."""
    form = re.compile(regex)

    def convert(text: str) -> str:
        if not form.fullmatch(text):
            raise ScalarError(f"`{text}` is not {says}", help_)
        return text

    # Editors read patterns as JavaScript does, where \w knows no é: a pattern with classes is left to the loader.
    json = {"type": "string"} if "\\" in regex else {"type": "string", "pattern": f"^(?:{regex})$"}
    return scalar(says, convert, json)


def reference(kind: str) -> Type:
    """The name of something that the files define; whether it exists is looked up once all files are read."""

    def read(node: Node, reading: Reading) -> Any:
        name = base.read(node, reading)
        if name is not BAD:
            reading.references.append(Reference(kind, name, reading.place(node)))
        return name

    base = scalar(f"the name of {'an' if kind[0] in 'aeiou' else 'a'} {kind}", str, {"type": "string"})
    return Type(base.says, read, base.json)


def list_of(member: Type, *, least: int = 1, most: int | None = None, single: bool = False) -> Type:
    """A list, given as a tuple; with `single` one value may stand without the list around it."""

    def read(node: Node, reading: Reading) -> Any:
        if not isinstance(node, SequenceNode):
            if not single:
                reading.error(
                    node,
                    "R004",
                    f"a list is wanted here, not {_shape(node)}",
                    f"write `- ` or [ ] around {member.says}",
                )
            value = member.read(node, reading)
            return (value,) if value is not BAD else BAD
        if len(node.value) < least:
            reading.error(node, "R004", "the list is too short" if node.value else "the list is empty", _wants(least))
            return BAD
        if most is not None and len(node.value) > most:
            reading.error(node, "R004", "the list is too long", f"{most} at most")
            return BAD
        return tuple(value for value in [member.read(child, reading) for child in node.value] if value is not BAD)

    json: dict[str, Any] = {"type": "array", "items": member.json, "minItems": least}
    if most is not None:
        json["maxItems"] = most
    schema = {"anyOf": [member.json, json]} if single else json
    return Type(f"a list of {member.says}", read, schema, "one or list" if single else "list", (member,))


def record(says: str, fields: Keys, build: Callable[[dict[str, Any], str], Any]) -> Type:
    """A mapping with fixed keys; `build` makes the value of what was read and its place (rules/default.yaml:12)."""

    def read(node: Node, reading: Reading) -> Any:
        before = len(reading.problems)
        items = read_fields(node, fields, reading, says)
        if items is None or len(reading.problems) > before:
            return BAD
        return build({name: item.value for name, item in items.items()}, str(reading.place(node)))

    return Type(says, read, object_json(fields), "record", (), fields)


def named(says: str, name_type: Type, member: Type) -> Type:
    """A mapping from names that the author chooses to values of one type; given as dict of name to Item."""

    def read(node: Node, reading: Reading) -> Any:
        if not isinstance(node, MappingNode):
            reading.error(node, "R004", f"a mapping from name to value is wanted here, not {_shape(node)}")
            return BAD
        out: dict[str, Item] = {}
        for name, key, child in entries(node, reading):
            good_name, value = name_type.read(key, reading), member.read(child, reading)
            if good_name is not BAD and value is not BAD:
                out[name] = Item(value, child, reading.place(key))
        return out

    names = {"pattern": name_type.json["pattern"]} if "pattern" in name_type.json else {}
    json = {"type": "object", "additionalProperties": member.json, **({"propertyNames": names} if names else {})}
    return Type(says, read, json, "named", (member,))


def either(says: str, word: Type, mapping: Type) -> Type:
    """A type that is written as one text or as a mapping."""

    def read(node: Node, reading: Reading) -> Any:
        return (word if isinstance(node, ScalarNode) else mapping).read(node, reading)

    return Type(says, read, {"anyOf": [word.json, mapping.json]}, "either", (word, mapping))


def read_fields(
    node: Node, fields: Keys, reading: Reading, says: str, elsewhere: Mapping[str, str] | None = None
) -> dict[str, Item] | None:
    """The items of a mapping with fixed keys; unknown and missing keys are noted. None when the node is no mapping.

    `elsewhere` says of keys that are unknown here where they belong.
    """
    if not isinstance(node, MappingNode):
        reading.error(node, "R004", f"{says} is wanted here, not {_shape(node)}", f"keys: {', '.join(fields)}")
        return None
    out: dict[str, Item] = {}
    given = set()  # the keys that are there, and those that a misspelt one was meant to be: one mistake, one message
    for name, key, child in entries(node, reading):
        given.add(name if name in fields else closest(name, fields))
        known = fields.get(name)
        if known is None:
            help_ = (elsewhere or {}).get(name) or did_you_mean(name, fields)
            reading.error(key, "R002", f"unknown key `{name}`", help_)
            continue
        value = known.type.read(child, reading)
        if value is not BAD:
            out[name] = Item(value, child, reading.place(child))
    for name, known in fields.items():
        if known.required and name not in given:
            start = node.value[0][0] if node.value else node
            reading.error(start, "R003", f"{says} wants the key `{name}`", known.about)
    return out


def object_json(fields: Keys) -> dict[str, Any]:
    """The JSON Schema of a mapping with fixed keys."""
    out: dict[str, Any] = {
        "type": "object",
        "properties": {name: {"description": f.about, **f.type.json} for name, f in fields.items()},
        "additionalProperties": False,
    }
    required = [name for name, f in fields.items() if f.required]
    return {**out, "required": required} if required else out


def _shape(node: Node) -> str:
    if isinstance(node, MappingNode):
        return "a mapping"
    return "a list" if isinstance(node, SequenceNode) else f"`{node.value}`"


def _wants(least: int) -> str:
    return "name at least one, or leave the key out" if least == 1 else f"give at least {least}"
