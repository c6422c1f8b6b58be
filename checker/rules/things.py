"""The named things of all files taken together: names that do not exist, names that mean two things, old rates."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations

from checker.checks.base import Validity
from checker.rules.aliases import check_aliases
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
    entities: Mapping[str, Item], facts: Mapping[str, Item], rates: Mapping[str, Item], drafts: Sequence[FileDraft]
) -> None:
    """Names that mean two entities, facts with two values on one day, rates that are old on the pack's day."""
    if not drafts:
        return
    readings = {draft.file.reading.file: draft.file.reading for draft in drafts}
    check_aliases(entities, readings)
    for name, item in facts.items():
        check_days(item.value, item.place, f"the fact {name}", readings[item.place.file].problems)
    for draft in drafts:
        day = draft.items["pack"].value.get("as_of") if "pack" in draft.items else None
        if day is None or "rates" not in draft.items:
            continue
        for name, item in draft.items["rates"].value.items():
            if told := old_rate(name, item.value.on, day, "the pack's day "):
                draft.file.reading.problems.append(Problem(item.place, "R102", told, "look up a newer one", "warning"))


def old_rate(name: str, on: date, day: date, which: str = "") -> str:
    """What is wrong with a rate of one day that is used on another; "" where it is recent enough.

    >>> old_rate("EUR_USD", date(2025, 1, 3), date(2025, 3, 5))
    'the rate EUR_USD is 61 days older than 2025-03-05'
    """
    age = (day - on).days
    return f"the rate {name} is {age} days older than {which}{day}" if age > _MOST_DAYS else ""


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
