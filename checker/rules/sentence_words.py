"""Selections, tolerances, values and lists in words, for the sentence of a rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from checker.checks.base import Amount, Rule, Select, Tolerance, Validity
from checker.shown import day, number

_KINDS = {
    "percentage_point": "percentage points", "money": "sums of money", "date": "dates", "time": "times of day",
    "elapsed": "times since or until an event", "frequency": "frequencies", "measure": "measurements",
}  # fmt: skip
_UNITS = {"percent": "%", "percentage_point": "percentage points", "basis_point": "basis points"}
_FORMS = {"percentage": "percentages", "century": "centuries"}


def about(select: Select, before: str) -> str:
    """ " for UK's defence share": what a selection names; "" when it names nothing."""
    names = [name.replace("_", " ") for name in select.measure]
    what = listed_or(names)
    kinds = listed_or([_KINDS.get(kind) or _FORMS.get(kind) or f"{kind}s" for kind in select.kind])
    thing = f"{what} ({kinds})" if what and kinds else what or kinds
    if what and select.kind == ("count",):
        thing = f"number of {listed_or([_plural(name) for name in names])}"
    whom = listed_or(select.entity)
    if whom:
        thing = f"{whom}’s {thing}".replace("s’s ", "s’ ") if thing and len(select.entity) == 1 else thing
        thing = f"{thing} of {whom}" if thing and len(select.entity) > 1 else thing or f"anything about {whom}"
    extra = [f"in {listed_or([unit.replace('_', ' ') for unit in select.unit])}"] if select.unit else []
    extra += [f"meant as {listed_or(select.qualifier)}"] if select.qualifier else []
    extra += [f"as {listed_or(select.role)}"] if select.role else []
    extra += [f"of the {listed_or(select.predicate)}"] if select.predicate else []
    if select.phrase and not thing and not extra:
        thing = "what stands"
    extra += [f"in phrases like {few_of(select.phrase)}"] if select.phrase else []
    extra += [f"in the {select.within}" if select.within == "draft" else "in sources"] if select.within else []
    words = " ".join([thing or ("values" if extra else ""), *extra]).strip()
    return f"{before} {words}".replace("’", "'") if words else ""


def _plural(noun: str) -> str:
    """A counted noun, which rules name in the singular, as a sentence wants it.

    >>> _plural("member"), _plural("country"), _plural("church")
    ('members', 'countries', 'churches')
    """
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return noun if noun == "people" else f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"


def further(tolerance: Tolerance) -> str:
    if tolerance.kind == "exact":
        return "that are not exactly the same"
    if tolerance.kind == "rounding":
        return "that cannot both be true, however they were rounded"
    return f"further apart than {_shown(tolerance)}"


def within(rule: Rule) -> str:
    if rule.tolerance.kind == "margin":
        return f" by more than {_shown(rule.tolerance)}"
    return " even slightly" if rule.tolerance.kind == "exact" and rule.check == "sum" else ""


def _shown(tolerance: Tolerance) -> str:
    from checker.rules.amounts import read_amount

    found = read_amount(tolerance.shown)
    return amount_text(found) if found else tolerance.shown


def amount_text(amount: Amount) -> str:
    unit = _UNITS.get(amount.unit, amount.unit.replace("_", " "))
    if amount.value == 1 and amount.unit in _UNITS:
        unit = unit.removesuffix("s")
    plain = not unit or amount.unit in _UNITS or unit.isupper() or amount.value == 1 or unit.endswith("s")
    return f"{number(amount.value)} {unit if plain else unit + 's'}".rstrip()


def validity_text(value: Validity) -> str:
    since = f" from {day(value.since)}" if value.since else ""
    until = f" until {day(value.until)}" if value.until else ""
    return f"{value.value}{since}{until}"


def keys_text(keys: Sequence[str], before: str) -> str:
    return f"{before if before[0] == ';' else ' ' + before.strip()} {listed_and(list(map(_key, keys)))}" if keys else ""


def _key(name: str) -> str:
    base, _, part = name.replace("as_of", "as-of date").replace("_", " ").partition(".")
    return f"{part} of {base}" if part else base


def value_text(value: Any) -> str:
    if isinstance(value, Amount):
        return amount_text(value)
    if isinstance(value, Mapping):
        return listed_and([f"{key} {value_text(item)}".rstrip() for key, item in value.items()])
    if isinstance(value, tuple):
        return listed_and([value_text(item) for item in value])
    return str(value).lower() if isinstance(value, bool) else str(value).replace("_", " ")


def listed_or(words: Sequence[str]) -> str:
    return _joined(words, "or")


def listed_and(words: Sequence[str]) -> str:
    return _joined(words, "and")


def _joined(words: Sequence[str], last: str) -> str:
    return f" {last} ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def few_of(texts: Sequence[str]) -> str:
    """The first two of some patterns."""
    return " or ".join(f"“{text}”" for text in texts[:2])
