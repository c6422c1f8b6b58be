"""Joins all files into one rule set: packs extend packs, rules override by name, names are looked up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any, NamedTuple

from checker.checks.base import Change, Entity, Measure, Rate, Rule, RuleSet, Select, Threshold, Validity
from checker.model import LEVELS
from checker.rules.crosscheck import check_rule
from checker.rules.draft import FileDraft, RuleDraft, foreign
from checker.rules.kinds_of_unit import kinds_of_near, kinds_of_unit
from checker.rules.names import as_in_claims, built_in_entities, built_in_measures, literal
from checker.rules.nodes import digest
from checker.rules.problems import Problem, did_you_mean
from checker.rules.schema import COMMON_FIELDS
from checker.rules.things import check_names, check_things
from checker.rules.types import Item

_THINGS = ("entities", "measures", "facts", "rates")


class Things(NamedTuple):
    """The named things of all files, each with the place of its name."""

    entities: dict[str, Item]
    measures: dict[str, Item]
    facts: dict[str, Item]
    rates: dict[str, Item]


def compile_rules(drafts: Sequence[FileDraft], problems: list[Problem]) -> RuleSet:
    """The rule set of files that were read; what does not fit together is added to `problems`."""
    things = _join_things(drafts)
    rules = _join_rules(drafts)
    off = {name: change for draft in drafts for name, change in _turned_off(draft)}
    check_names(
        [reference for draft in drafts for reference in draft.file.reading.references],
        {
            "entity": things.entities.keys() | built_in_entities().keys(),
            "measure": things.measures.keys() | built_in_measures(),
            "fact": things.facts.keys(),
            "rate": things.rates.keys(),
            "rule": rules.keys(),
        },
        problems,
    )
    check_things(things.entities, things.facts, things.rates, drafts)
    _let_names_be(things.entities)
    values = {kind: {name: item.value for name, item in getattr(things, kind).items()} for kind in _THINGS}
    compiled, idle = [], []
    for draft in rules.values():
        check_rule(draft, values["measures"], values["facts"])
        _check_conversion(draft, values["rates"])
        if not draft.check:
            continue
        rule = _rule(draft, values["entities"], values["facts"])
        if rule.id in off:
            idle.append(replace(rule, history=(*rule.history, off[rule.id])))
        else:
            compiled.append(rule)
    return RuleSet(
        tuple(compiled),
        values["entities"],
        values["measures"],
        values["facts"],
        values["rates"],
        digest=digest([draft.file.root for draft in drafts]),
        idle=tuple(idle),
    )


def _turned_off(draft: FileDraft) -> Iterator[tuple[str, Change]]:
    """The ids under `off` of a file, each with its place."""
    if "off" in draft.items:
        whole = draft.items["off"].place
        for name in draft.items["off"].value:
            yield name, Change("off", str(draft.file.reading.narrowed(whole, name)), draft.file.pack)


def _let_names_be(entities: dict[str, Item]) -> None:
    """A name that one entity leaves out and that is another's own stays that other's: longer names are read first."""
    owned = {form for item in entities.values() for form in (item.value.name, *item.value.names)}
    for name, item in entities.items():
        kept = tuple(form for form in item.value.exclude if form not in owned)
        if kept != item.value.exclude:
            entities[name] = item._replace(value=replace(item.value, exclude=kept))


def _join_things(drafts: Sequence[FileDraft]) -> Things:
    out = Things({}, {}, {}, {})
    for draft in drafts:
        for kind in _THINGS:
            if kind not in draft.items:
                continue
            known = getattr(out, kind)
            for name, item in draft.items[kind].value.items():
                new = _settled(kind, name, item)
                known[name] = _extended(kind, known[name], new, draft) if name in known else new
    return out


def _settled(kind: str, name: str, item: Item) -> Item:
    value = item.value
    if isinstance(value, Entity):
        return item._replace(value=replace(value, name=name))
    if isinstance(value, Measure):
        return item._replace(value=_with_kinds(replace(value, name=name)))
    if isinstance(value, Rate):
        base, _, quote = name.partition("_")
        return item._replace(value=replace(value, base=base, quote=quote))
    if kind == "facts" and isinstance(value, Validity):
        return item._replace(value=(value,))
    return item


def _with_kinds(measure: Measure) -> Measure:
    """The measure with the kinds of claim that its unit, and the units among its near words, belong to."""
    near = {kind for word in measure.near for kind in kinds_of_near(word)}
    return replace(measure, kinds=kinds_of_unit(measure.unit), near_kinds=tuple(sorted(near)))


def _extended(kind: str, old: Item, new: Item, draft: FileDraft) -> Item:
    """Two files that define one name: lists are joined; a single value must be the same in both."""
    if kind == "facts":
        return new._replace(value=succession(old.value, new.value))
    joined = merged(old.value, new.value)
    if isinstance(joined, Measure):
        joined = _with_kinds(joined)
    for field in fields(old.value):
        before, after = getattr(old.value, field.name), getattr(new.value, field.name)
        if (
            not isinstance(before, tuple)
            and before
            and after
            and before != after
            and field.name not in ("place", "shown", "kinds", "near_kinds")
        ):
            what = f"`{_name(new.value)}` is defined before as {before}"
            draft.file.reading.error(new.place, "R006", what, f"first defined at {old.place}")
            break
    return new._replace(value=joined)


def _name(value: Any) -> str:
    return f"{value.base}_{value.quote}" if isinstance(value, Rate) else str(value.name)


def succession(old: tuple[Validity, ...], new: tuple[Validity, ...]) -> tuple[Validity, ...]:
    """The values of two files: one without a last day ends on the day before a later file's value begins.

    >>> from datetime import date
    >>> known = (Validity("31", since=date(2023, 4, 4)),)
    >>> [(v.value, str(v.until)) for v in succession(known, (Validity("32", since=date(2024, 3, 7)),))]
    [('31', '2024-03-06'), ('32', 'None')]
    """
    starts = sorted(value.since for value in new if value.since)
    kept = []
    for value in old:
        later = next((day for day in starts if value.until is None and day > (value.since or date.min)), None)
        kept.append(replace(value, until=later - timedelta(days=1)) if later else value)
    return tuple(dict.fromkeys((*kept, *new)))


def _of_key(name: str, old: Any, new: Any) -> Any:
    """What an override makes of one key: lists are joined, a list that is one value (bounds) is the newer one."""
    if name == "expect":
        return succession(old, new)
    if name == "between":
        return new
    if name == "level":
        if isinstance(old, str) or isinstance(new, str):
            return new
        known = {threshold.level: threshold for threshold in (*old, *new)}
        return tuple(known[level] for level in LEVELS if level in known)
    return merged(old, new)


def merged(old: Any, new: Any) -> Any:
    """The newer of two values, with lists joined: nothing that a list held before is lost.

    >>> merged(("a", "b"), ("b", "c")), merged({"x": ("a",)}, {"y": "1"}), merged("error", "warning")
    (('a', 'b', 'c'), {'x': ('a',), 'y': '1'}, 'warning')
    """
    if isinstance(old, tuple) and isinstance(new, tuple) and not hasattr(new, "_fields"):
        return (*old, *(value for value in new if value not in old))
    if isinstance(old, dict) and isinstance(new, dict):
        return {**old, **{key: merged(old[key], value) if key in old else value for key, value in new.items()}}
    if isinstance(new, Select | Entity | Measure) and type(old) is type(new):
        pairs = {f.name: (getattr(old, f.name), getattr(new, f.name)) for f in fields(new)}
        return type(new)(**{name: merged(a, b) if b else a for name, (a, b) in pairs.items()})
    return new


def _join_rules(drafts: Sequence[FileDraft]) -> dict[str, RuleDraft]:
    out: dict[str, RuleDraft] = {}
    for draft in (rule for file in drafts for rule in file.rules):
        old = out.get(draft.id)
        if old is None or not draft.id:
            if draft.overrides:
                help_ = did_you_mean(draft.id, out) or "extend the pack that has it, or leave `override` out"
                draft.reading.error(draft.place, "R005", f"no rule `{draft.id}` to override", help_)
            out[draft.id or str(draft.place) + str(draft.place.column)] = draft
        elif not draft.overrides:
            help_ = f"first given at {old.place}; to change that rule, say `override: true`"
            draft.reading.error(draft.items["id"].place, "R006", f"the rule `{draft.id}` is given twice", help_)
            _keep_checking(out, draft)
        else:
            out[draft.id] = _overridden(old, draft)
    return out


def _keep_checking(out: dict[str, RuleDraft], draft: RuleDraft) -> None:
    out[f"{draft.id} at {draft.place}"] = draft  # a second rule of the id has mistakes of its own to report


def _overridden(old: RuleDraft, new: RuleDraft) -> RuleDraft:
    if new.check and old.check and new.check != old.check:
        what = f"the rule `{new.id}` is of the check `{old.check}`"
        new.reading.error(new.items["check"].place, "R006", what, "an override cannot change the kind of check")
    elif not new.check and old.check:
        for name, help_ in foreign(old.check).items():
            if name in new.items:
                new.reading.error(new.items[name].place, "R002", f"`{name}` does not belong to `{old.check}`", help_)
    items = dict(old.items)
    for name, item in new.items.items():
        items[name] = (
            item._replace(value=_of_key(name, _plain(items[name].value), _plain(item.value))) if name in items else item
        )
    return replace(new, items=items, check=old.check, history=(*old.history, *new.history))


def _rule(draft: RuleDraft, entities: Mapping[str, Entity], facts: Mapping[str, tuple[Validity, ...]]) -> Rule:
    values = {name: _plain(item.value) for name, item in draft.items.items()}
    own = {
        name: values[name]
        for name in ("tolerance", "message", "suggest", "about", "ignore", "match", "no_match")
        if name in values
    }
    level = values.get("level", "warning")
    levels: tuple[Threshold, ...] = () if isinstance(level, str) else level
    params = {name: value for name, value in values.items() if name not in COMMON_FIELDS and name != "tolerance"}
    if "fact" in params and params["fact"] in facts:
        params["expect"] = (*params.get("expect", ()), *facts[params["fact"]])
    if draft.check == "derive":
        params["facts"] = {name: literal(text, facts) for name, text in params.get("facts", {}).items()}
    return Rule(
        id=draft.id,
        check=draft.check,
        level=level if isinstance(level, str) else levels[0].level,
        levels=levels,
        select=as_in_claims(values.get("select", Select()), entities),
        params=params,
        place=str(draft.place),
        pack=draft.pack,
        history=draft.history,
        **own,
    )


def _check_conversion(draft: RuleDraft, rates: Mapping[str, Rate]) -> None:
    """A conversion into a currency that its rate does not have."""
    item = draft.items.get("convert")
    rate = rates.get(item.value["using"]) if item is not None else None
    if item is None or rate is None or item.value["to"] in (rate.base, rate.quote):
        return
    to, using = item.value["to"], item.value["using"]
    place = draft.reading.narrowed(item.place, to)
    draft.reading.error(place, "R007", f"the rate {using} gives no {to}", f"write `to: {rate.base}` or another rate")


def _plain(value: Any) -> Any:
    """A value without the places that cross-checks needed."""
    if isinstance(value, dict):
        return {name: _plain(v.value if isinstance(v, Item) else v) for name, v in value.items()}
    return value
