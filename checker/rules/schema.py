"""The one declaration of the rule language: every key of a rule file with its type and what it means.

The loader, its messages and the JSON Schema that editors use are made from these tables. What belongs to one kind of
check stands in `kinds.py`.
"""

from __future__ import annotations

from typing import Any

from checker.checks.base import Entity, Example, Measure, Rate, Select, Validity
from checker.model import KINDS, VERDICTS
from checker.rules import scalars as s
from checker.rules.amounts import read_amount
from checker.rules.types import Key, Keys, Type, choice, either, list_of, named, object_json, record, reference
from checker.vocab.load import vocabulary

VERSION = "1"
_KINDS = choice("kind of claim", KINDS, {"percent": "percentage"})
_TEXTS = list_of(s.TEXT)
_ENTITY_KINDS = (
    "country", "region", "place", "organisation", "company", "party", "team", "person", "event", "product", "metonym",
    "thing",
)  # fmt: skip


def _select(given: dict[str, Any], place: str) -> Select:
    return Select(within=given.pop("in", ""), **given)


def _validity(given: dict[str, Any], place: str) -> Validity:
    value = given["value"]
    return Validity(value, given.get("source", ""), given.get("from"), given.get("to"), place, read_amount(value))


def _entity(given: dict[str, Any], place: str) -> Entity:
    return Entity("", given.get("is", ""), given["names"], given.get("not", ()))


def _measure(given: dict[str, Any], place: str) -> Measure:
    unit, shown = given.get("unit", ("", ""))
    return Measure("", unit, given["words"], given.get("near", ()), shown)


def _rate(given: dict[str, Any], place: str) -> Rate:
    return Rate("", "", given["value"], given["on"], given.get("source", ""), place)


def _example(given: dict[str, Any], place: str) -> Example:
    expect, todo = given.get("expect", {}), given.get("todo", "")
    return Example(given["draft"], given.get("source", ()), given.get("as_of"), expect, place, todo)


SELECT_FIELDS: Keys = {
    "entity": Key(
        list_of(reference("entity"), single=True),
        "whom or what the claim is about, each for itself; agree takes a sentence that names nobody as well, where its "
        "text is about it",
    ),
    "measure": Key(list_of(reference("measure"), single=True), "what is measured"),
    "kind": Key(list_of(_KINDS, single=True), "kinds of claim"),
    "unit": Key(list_of(s.TEXT, single=True), "units, by their names in the claims table"),
    "qualifier": Key(list_of(s.TEXT, single=True), "in which sense: current, target, previous"),
    "role": Key(
        list_of(choice("role", ("share", "part", "total", "from", "to", "by")), single=True),
        "the part it plays beside others",
    ),
    "predicate": Key(
        list_of(choice("predicate", tuple(vocabulary("context")["predicate"])), single=True),
        "what happens, by the verb or noun that governs the number: killed, injured, infected",
    ),
    "phrase": Key(
        list_of(s.TEXT, single=True),
        "phrases in which the number stands as the first part, as under `bind`: {percent} contained",
    ),
    "in": Key(choice("place", ("draft", "source")), "only claims of the draft, or only of sources"),
}
SELECT = record("a selection of claims", SELECT_FIELDS, _select)

VALIDITY_FIELDS: Keys = {
    "value": Key(s.FACT, "the value, in the digits that hold", required=True),
    "from": Key(s.DATE, "the first day on which it holds"),
    "to": Key(s.DATE, "the last day on which it holds"),
    "source": Key(s.TEXT, "who says so"),
    "url": Key(s.TEXT, "where to look it up"),
}
VALIDITY = record("a value with its days and source", VALIDITY_FIELDS, _validity)

EXPECTED_FIELDS: Keys = {
    "fix": Key(s.TEXT, "the suggestion of the finding"),
    "value": Key(s.TEXT, "a number that the finding's message, reason or suggestion gives"),
    "verdict": Key(choice("verdict", VERDICTS), "the finding's verdict"),
    "level": Key(choice("level", ("error", "warning", "suggestion")), "the finding's level"),
    "message": Key(s.TEXT, "words of the finding's message"),
    "text": Key(s.TEXT, "the words of the draft that are marked"),
}
EXAMPLE_FIELDS: Keys = {
    "draft": Key(s.TEXT, "the text that is checked", required=True),
    "source": Key(list_of(s.TEXT, single=True), "the texts that it is checked against"),
    "as_of": Key(s.DATE, "the draft's date"),
    "expect": Key(record("what the finding says", EXPECTED_FIELDS, lambda given, _: given), "what it must say"),
    "todo": Key(s.TEXT, "why this example fails today; the test tells when it no longer does"),
}
EXAMPLES = list_of(record("an example", EXAMPLE_FIELDS, _example))

COMMON_FIELDS: Keys = {
    "id": Key(s.ID, "the rule's name in reports", required=True),
    "check": Key(s.TEXT, "the kind of check: each has a section below"),
    "about": Key(s.TEXT, "one sentence that says what the rule is for"),
    "select": Key(SELECT, "which claims the rule looks at"),
    "level": Key(s.LEVEL, 'error, warning or suggestion; or a level for each size: {error: "> 15 minutes"}'),
    "message": Key(s.TEXT, "what a person reads; {claim.raw} and the like are filled in"),
    "suggest": Key(s.TEXT, "what would be right"),
    "ignore": Key(_TEXTS, "phrases; a claim in whose sentence one stands is left alone; {n} stands for a number"),
    "match": Key(EXAMPLES, "texts in which the rule must find something"),
    "no_match": Key(EXAMPLES, "texts in which it must find nothing"),
    "override": Key(s.BOOLEAN, "true: this changes the rule of the same id in a pack that was loaded before"),
}

ENTITY = record(
    "an entity",
    {
        "is": Key(choice("kind of entity", _ENTITY_KINDS, {"org": "organisation"}), "what it is"),
        "names": Key(_TEXTS, "the names that mean it", required=True),
        "not": Key(_TEXTS, "longer names that only look like it"),
    },
    _entity,
)
MEASURE = record(
    "a measure",
    {
        "unit": Key(s.UNIT, "its unit: %, minutes, EUR, or the noun that is counted"),
        "words": Key(_TEXTS, "words that name it", required=True),
        "near": Key(_TEXTS, "words one of which must stand in the same sentence"),
    },
    _measure,
)
RATE = record(
    "an exchange rate",
    {
        "value": Key(s.POSITIVE, "what one unit of the first currency costs in the second", required=True),
        "on": Key(s.DATE, "the day of the rate", required=True),
        "source": Key(s.TEXT, "who says so"),
        "url": Key(s.TEXT, "where to look it up"),
    },
    _rate,
)
FACT_SHEET: Type = either("a value, or a list of values with their days", VALIDITY, list_of(VALIDITY, single=True))
PACK = record(
    "a pack's description",
    {
        "name": Key(s.ID, "the name by which other files extend it"),
        "owner": Key(s.TEXT, "who looks after it"),
        "as_of": Key(s.DATE, "the day for which it was last looked through"),
        "about": Key(s.TEXT, "one sentence that says what it is for"),
    },
    lambda given, _: given,
)

FILE_FIELDS: Keys = {
    "version": Key(choice("version", (VERSION,)), "the version of the rule language: 1", required=True),
    "pack": Key(PACK, "the pack's name, owner and day"),
    "extends": Key(list_of(s.TEXT), "packs or files that hold before this one"),
    "off": Key(list_of(reference("rule")), "ids of rules that are turned off"),
    "entities": Key(named("entities", s.NAME, ENTITY), "named things and the names that mean them"),
    "measures": Key(named("measures", s.NAME, MEASURE), "what is measured, and the words for it"),
    "facts": Key(named("facts", s.WORD, FACT_SHEET), "known values, with the days on which they hold"),
    "rates": Key(named("rates", s.RATE_NAME, RATE), "dated exchange rates"),
}


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 7) of a rule file, for completion in editors; kept in rules/rules.schema.json."""
    from checker.rules.kinds import KINDS_OF_CHECK

    every = {name: f for kind in KINDS_OF_CHECK.values() for name, f in kind.fields.items()}
    common = object_json(COMMON_FIELDS)["properties"]
    common["check"] = {"description": COMMON_FIELDS["check"].about, "enum": list(KINDS_OF_CHECK)}
    branches = []
    for name, kind in KINDS_OF_CHECK.items():
        own = object_json(kind.fields)
        required = [*own.get("required", ()), *(["select"] if kind.needs_select else [])]
        then = {
            "description": kind.about,
            "properties": {**dict.fromkeys(common, True), **own["properties"]},
            "additionalProperties": False,
        }
        if required:
            then["if"], then["then"] = {"not": {"required": ["override"]}}, {"required": required}
        branches.append({"if": {"properties": {"check": {"const": name}}, "required": ["check"]}, "then": then})
    rule = {
        "type": "object",
        "required": ["id"],
        "anyOf": [{"required": ["check"]}, {"required": ["override"]}],
        "properties": {**dict.fromkeys(every, True), **common},
        "additionalProperties": False,
        "allOf": branches,
    }
    whole = object_json(FILE_FIELDS)
    whole["properties"]["version"] = {"description": FILE_FIELDS["version"].about, "enum": [int(VERSION), VERSION]}
    whole["properties"]["rules"] = {"description": "the rules", "type": "array", "items": rule}
    return {"$schema": "http://json-schema.org/draft-07/schema#", "title": "Rules of the checker", **whole}


def main() -> None:
    """Writes the schema into the packs' folder: python -m checker.rules.schema."""
    import json

    from checker.config import pack_dir

    text = json.dumps(json_schema(), indent=1, ensure_ascii=False) + "\n"
    (pack_dir() / "rules.schema.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
