"""The names of all entities of all files taken together: each must mean one thing, and be read as what it means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.rules.nodes import Reading
from checker.rules.problems import Place, Problem
from checker.rules.types import Item


def check_aliases(entities: Mapping[str, Item], readings: Mapping[str, Reading]) -> None:
    """Names that mean two entities, that their own entity leaves out, or that stand inside a name of another entity.

    Of two names that overlap the longer one is read: "London Stock Exchange" is no "London". That is told as a warning
    unless the entity with the shorter name says so under `not`.
    """
    owner: dict[str, str] = {}
    for name, item in entities.items():
        reading = readings[item.place.file]
        for form in item.value.names:
            if owner.setdefault(form, name) != name:
                what = f"the name `{form}` means both {owner[form]} and {name}"
                reading.error(reading.narrowed(item.place, form), "R006", what, "leave it to one of them")
        for form in item.value.exclude:
            if form in item.value.names:
                what = f"`{form}` is a name of {name} and left out under `not`: it would never be read as {name}"
                reading.error(reading.narrowed(item.place, form), "R010", what, "take it out of one of the lists")
    for form, name in owner.items():
        for inner in _inside(form):
            other = owner.get(inner, name)
            if other != name and form not in entities[other].value.exclude:
                _warn(inner, other, form, name, entities[other].place, readings)


def _inside(form: str) -> Iterator[str]:
    """Every shorter run of words in a name."""
    words = form.split()
    for start in range(len(words)):
        for stop in range(start + 1, len(words) + 1):
            if stop - start < len(words):
                yield " ".join(words[start:stop])


def _warn(inner: str, other: str, form: str, name: str, place: Place, readings: Mapping[str, Reading]) -> None:
    reading = readings[place.file]
    what = f"the name `{inner}` of {other} stands inside `{form}`, which is read as {name}"
    help_ = f"if that is meant, say so: give {other} the line `not: [{form}]`"
    reading.problems.append(Problem(reading.narrowed(place, inner), "R104", what, help_, "warning"))
