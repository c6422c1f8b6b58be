"""The named things of all files taken together: names that do not exist, names that mean two things, old rates."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from itertools import combinations

from checker.checks.base import Validity
from checker.rules.draft import FileDraft
from checker.rules.nodes import Reference
from checker.rules.problems import Place, Problem, did_you_mean
from checker.rules.types import Item

_MOST_DAYS = 30  # a rate older than this on the pack's day is stale


def check_names(references: Iterable[Reference], known: Mapping[str, Collection[str]], problems: list[Problem]) -> None:
    """Notes every name that nothing defines."""
    for kind, name, place in references:
        if name not in known[kind]:
            help_ = did_you_mean(name, known[kind]) or f"define it under `{_SECTION[kind]}`"
            problems.append(Problem(place, "R005", f"unknown {kind} `{name}`", help_))


_SECTION = {"entity": "entities", "measure": "measures", "fact": "facts", "rate": "rates", "rule": "rules"}


def check_things(
    entities: Mapping[str, Item], facts: Mapping[str, Item], rates: Mapping[str, Item], drafts: Iterable[FileDraft]
) -> None:
    """Names that mean two entities, facts with two values on one day, rates that are old on the pack's day."""
    last: FileDraft | None = None
    for last in drafts:
        day = last.items["pack"].value.get("as_of") if "pack" in last.items else None
        for name, item in last.items["rates"].value.items() if day and "rates" in last.items else ():
            age = (day - item.value.on).days
            if age > _MOST_DAYS:
                what = f"the rate {name} is {age} days older than the pack's day {day}"
                last.file.reading.problems.append(Problem(item.place, "R102", what, "look up a newer one", "warning"))
    if last is None:
        return
    reading = last.file.reading
    owner: dict[str, str] = {}
    for name, item in entities.items():
        for form in item.value.names:
            if owner.setdefault(form, name) != name:
                place = reading.narrowed(item.place, form) if item.place.file == reading.file else item.place
                reading.error(
                    place, "R006", f"the name `{form}` means both {owner[form]} and {name}", "leave it to one of them"
                )
    for name, item in facts.items():
        check_days(item.value, item.place, f"the fact {name}", reading.problems)


def check_days(values: Iterable[Validity], place: Place, what: str, problems: list[Problem]) -> None:
    """Values that hold on the same day, and values that end before they start."""
    for value in values:
        if value.since and value.until and value.since > value.until:
            text = f"{what}: {value.value} ends on {value.until}, before it starts on {value.since}"
            problems.append(Problem(_at(value, place), "R010", text, "swap `from` and `to`"))
    for a, b in combinations(values, 2):
        starts = max(a.since or date.min, b.since or date.min)
        if a.value != b.value and starts <= min(a.until or date.max, b.until or date.max):
            day = f"on {starts}" if starts > date.min else "on every day"
            text = f"{what}: both {a.value} and {b.value} hold {day}"
            problems.append(Problem(_at(b, place), "R006", text, "give the days on which each holds: from, to"))


def _at(value: Validity, place: Place) -> Place:
    file, _, line = value.place.rpartition(":")
    return Place(file, int(line), 1, 10_000) if line.isdigit() and file == place.file else place
