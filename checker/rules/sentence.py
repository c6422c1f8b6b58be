"""A rule as one English sentence, made from its keys: what `checker rules show` tells a person about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from checker.checks.base import Amount, Rule, Select, Threshold, Tolerance, Validity
from checker.shown import day, number

_KINDS = {
    "percentage_point": "percentage points", "money": "sums of money", "date": "dates", "time": "times of day",
    "elapsed": "times since or until an event", "frequency": "frequencies", "measure": "measurements",
}  # fmt: skip
_UNITS = {"percent": "%", "percentage_point": "percentage points", "basis_point": "basis points"}
_FORMS = {"percentage": "percentages", "century": "centuries"}
_DATES = {
    "weekday_matches": "a weekday is not that of its date",
    "date_exists": "a date does not exist",
    "order": "events stand in an order that cannot be",
}


def sentence(rule: Rule) -> str:
    """What a rule reports, at which level and for which claims.

    >>> from decimal import Decimal
    >>> print(sentence(Rule("x", "agree", "error", Select(entity=("UK",), measure=("defence_share",)),
    ...     Tolerance("margin", Decimal("0.05"), "percentage_point", "0.05 pp"))))
    Reports at level error where two texts, or two places of one, give values further apart than 0.05 percentage points
    for UK's defence share.
    """
    told, used = _SAYS.get(rule.check, _anything)(rule)
    parts = [f"Reports {_level(rule)} where {told}"]
    if rule.ignore:
        parts.append(f"; sentences with {_or([f'“{phrase}”' for phrase in rule.ignore])} are left alone")
    rest = {key: value for key, value in rule.params.items() if key not in used}
    if rest:
        parts.append("; " + "; ".join(f"{key.replace('_', ' ')}: {_value(value)}" for key, value in rest.items()))
    return "".join(parts) + "."


def _level(rule: Rule) -> str:
    if not rule.levels:
        return f"at level {rule.level}"
    return "at level " + _or([f"{t.level} (differences {_threshold(t)})" for t in rule.levels])


def _threshold(threshold: Threshold) -> str:
    return f"from {_amount(threshold.amount)} on" if threshold.op == ">=" else f"above {_amount(threshold.amount)}"


# ---- each check: what is reported, and the keys that the words have used up


Told = tuple[str, set[str]]


def _agree(rule: Rule) -> Told:
    where = {"documents": "two texts", "inside": "two places of one text"}.get(
        rule.params.get("across", ""), "two texts, or two places of one,"
    )
    alike = _listed(rule.params.get("group_by", ()), "of the same")
    apart = _listed(rule.params.get("split_by", ()), "; claims are kept apart by")
    money = rule.params.get("convert")
    at = f", in {money['to']} at the rate {money['using']}" if money else ""
    later = {
        "superseded": "; a newer source supersedes an older one",
        "conflict": "; a newer source conflicts with an older one all the same",
        "ignore": "; a source that is newer is passed over",
    }.get(rule.params.get("when_later", ""), "")
    way = {"up": "higher", "down": "lower"}.get(rule.params.get("moves", ""))
    later += f"; a newer figure may only be {way}" if way else ""
    senses = rule.params.get("qualifiers", {})
    words = [f"{name} ({', '.join(s['words']) or 'all other claims'})" for name, s in senses.items()]
    sense = f"; it tells apart the senses {_and(words)}" if words else ""
    told = f"{where} give values {_apart(rule.tolerance)}{_about(rule.select, ' for')}{alike}{at}{apart}{sense}{later}"
    used = {"across", "group_by", "split_by", "convert", "when_later", "moves", "qualifiers"}
    return told + _sureness(rule), used | {"strength", "confidence", "when_unsure"}


def _sureness(rule: Rule) -> str:
    """How sure a rule wants to be before it speaks, and what becomes of its level where it is not."""
    p = rule.params
    told = f"; it must be sure to {p['strength']} of 1 that both are of the same thing" if "strength" in p else ""
    told += f"; only findings of {p['confidence']} confidence or more" if p.get("confidence", "low") != "low" else ""
    return told + ("; at its level even where it is unsure" if p.get("when_unsure") == "keep" else "")


def _supported(rule: Rule) -> Told:
    require = rule.params.get("require", {})
    least = require.get("sources", 1)
    lacking = "no source gives" if least == 1 else f"fewer than {least} sources give"
    same = _listed(require.get("same", ()), " with the same")
    skip = rule.params.get("skip", ())
    but = f", apart from {_or([word.replace('_', ' ') for word in skip])}" if skip else ""
    draft = Select(**{**vars(rule.select), "within": ""})
    strict = ", page furniture and small counts among them" if rule.params.get("strict") else ""
    accept = rule.params.get("accept")
    what = {"derived": "what follows from a source's figures", "digits": "the same digits in a source"}
    enough = _or([what[name] for name in accept or () if name in what])
    also = f"; {enough} counts as support as well" if enough else "; nothing else counts as support" if accept else ""
    told = f"the draft gives a number{_about(draft, ' for')}{strict} that {lacking}{same}{but}{also}"
    return told + _sureness(rule), {"require", "skip", "strict", "accept", "confidence"}


def _expect(rule: Rule) -> Told:
    values = _or([_validity(value) for value in rule.params.get("expect", ())])
    return f"a text gives a value{_about(rule.select, ' for')} other than {values}{_within(rule)}", {"expect", "fact"}


def _derive(rule: Rule) -> Told:
    facts = rule.params.get("facts", {})
    given = f", with {_and([f'{name} = {value}' for name, value in facts.items()])}" if facts else ""
    told = f"a text gives a value{_about(rule.select, ' for')} other than {rule.params.get('value')}{given}"
    return told + _within(rule), {"facts", "value"}


def _arithmetic(rule: Rule) -> Told:
    p = rule.params
    scope = f"in one {p.get('scope', 'sentence')}"
    if not {"formula", "when"} & p.keys():
        told = f"a figure before, a figure after and the change between them {scope} do not fit"
        return told + _about(rule.select, " for"), {"scope"}
    formula, when = p.get("formula", ""), p.get("when", "")
    if "equals" in p:
        told = f"{scope} {formula} is not {p['equals']}{_within(rule)}"
    elif _is_condition(formula) or not when:
        told = f"{scope} it cannot be that {formula}"
    else:  # the formula only gives the value that the message shows
        told, when = f"{scope} it is certain that {when}", ""
    if "bind" in p:
        told += f", with {_and([f'{name} = {_few(texts)}' for name, texts in p['bind'].items()])}"
    if "phrase" in p:
        told += f", in phrases like {_few(p['phrase'])}"
    if when:
        told += f", whenever {when}"
    return told + _about(rule.select, " for"), {"scope", "formula", "bind", "phrase", "equals", "when"}


def _is_condition(formula: str) -> bool:
    return any(sign in formula for sign in ("<", ">", "==", "!=", "near("))


def _few(texts: Sequence[str]) -> str:
    """The first two of some patterns."""
    return " or ".join(f"“{text}”" for text in texts[:2])


def _sum(rule: Rule) -> Told:
    least = rule.params.get("min_parts")
    parts = f"{least} or more parts" if least else "the parts of a whole"
    total = rule.params.get("equals")
    whole = _amount(total) if total is not None else "the total that is given"
    alike = _listed(rule.params.get("group_by", ()), " of the same")
    told = f"{parts}{alike} do not add up to {whole}{_within(rule)}{_about(rule.select, ' for')}"
    return told, {"min_parts", "equals", "group_by"}


def _calendar(rule: Rule) -> Told:
    wanted = rule.params.get("require", tuple(_DATES))
    told = _or([_DATES.get(name, name) for name in wanted])
    year = rule.params.get("year_from")
    from_ = {"as_of": "; a missing year is that of the document", "text": "; a date without a year is passed over"}
    return told + _about(rule.select, " for") + from_.get(year or "", ""), {"require", "year_from"}


def _bounds(rule: Rule) -> Told:
    reasons = []
    if "between" in rule.params:
        low, high = rule.params["between"]
        reasons.append(f"lies outside {_amount(low)} to {_amount(high)}")
    if "slips" in rule.params:
        factors = _or([number(factor) for factor in rule.params["slips"]])
        reasons.append(f"differs from one elsewhere by a factor of {factors}")
    return f"a value{_about(rule.select, ' for')} {_or(reasons)}", {"between", "slips"}


_SPOTS = {"start": "that open a sentence", "inside": "inside a sentence", "headline": "in a headline"}


def _format(rule: Rule) -> Told:
    p = rule.params
    avoid, prefer = _forms(p.get("avoid")), _forms(p.get("prefer"))
    told = _about(rule.select, "").strip() or "numbers"
    told += "".join(f" {key} {number(p[key])}" for key in ("from", "below") if key in p)
    told += f" {_or([_SPOTS.get(spot, spot) for spot in p['at']])}" if "at" in p else ""
    told += f" are written like {avoid}" if avoid else " are written otherwise"
    if prefer:
        told += f" {'instead of' if avoid else 'than'} like {prefer}"
    fix = {"safe": "; the draft may be changed unasked", "ask": "; a person decides on the change"}
    return told + fix.get(p.get("fix", ""), ""), {"avoid", "prefer", "fix", "below", "from", "at"}


def _forms(given: str | tuple[str, ...] | None) -> str:
    return _or([f"“{text}”" for text in ((given,) if isinstance(given, str) else given or ())])


def _stale(rule: Rule) -> Told:
    age = rule.params.get("max_age")
    return f"a figure{_about(rule.select, ' for')} is older than {_value(age)} on the story's day", {"max_age"}


def _silencing(rule: Rule) -> Told:
    faults = {
        "form": "cannot be understood",
        "place": "stands where it does not count",
        "rule": "names a rule that is not in force",
        "reason": "gives no reason",
        "date": "has run out",
        "effect": "silences nothing",
    }
    told = [faults.get(name, f"lacks its {name}") for name in rule.params.get("must_have", tuple(faults))]
    return f"a comment or an entry that allows a finding {_or(told)}", {"must_have"}


def _anything(rule: Rule) -> Told:
    return f"the check {rule.check} finds something{_about(rule.select, ' for')}", set()


_SAYS: Mapping[str, Callable[[Rule], Told]] = {
    "agree": _agree,
    "supported": _supported,
    "expect": _expect,
    "derive": _derive,
    "arithmetic": _arithmetic,
    "sum": _sum,
    "calendar": _calendar,
    "bounds": _bounds,
    "format": _format,
    "stale": _stale,
    "silencing": _silencing,
}

# ---- words for selections, values and lists


def _about(select: Select, before: str) -> str:
    """ " for UK's defence share": what a selection names; "" when it names nothing."""
    what = _or([name.replace("_", " ") for name in select.measure])
    kinds = _or([_KINDS.get(kind) or _FORMS.get(kind) or f"{kind}s" for kind in select.kind])
    thing = f"{what} ({kinds})" if what and kinds else what or kinds
    whom = _or(select.entity)
    if whom:
        thing = f"{whom}’s {thing}".replace("s’s ", "s’ ") if thing and len(select.entity) == 1 else thing
        thing = f"{thing} of {whom}" if thing and len(select.entity) > 1 else thing or f"anything about {whom}"
    extra = [f"in {_or([unit.replace('_', ' ') for unit in select.unit])}"] if select.unit else []
    extra += [f"meant as {_or(select.qualifier)}"] if select.qualifier else []
    extra += [f"as {_or(select.role)}"] if select.role else []
    extra += [f"of the {_or(select.predicate)}"] if select.predicate else []
    if select.phrase and not thing and not extra:
        thing = "what stands"
    extra += [f"in phrases like {_few(select.phrase)}"] if select.phrase else []
    extra += [f"in the {select.within}" if select.within == "draft" else "in sources"] if select.within else []
    words = " ".join([thing or ("values" if extra else ""), *extra]).strip()
    return f"{before} {words}".replace("’", "'") if words else ""


def _apart(tolerance: Tolerance) -> str:
    if tolerance.kind == "exact":
        return "that are not exactly the same"
    if tolerance.kind == "rounding":
        return "that cannot both be true, however they were rounded"
    return f"further apart than {_shown(tolerance)}"


def _within(rule: Rule) -> str:
    if rule.tolerance.kind == "margin":
        return f" by more than {_shown(rule.tolerance)}"
    return " even slightly" if rule.tolerance.kind == "exact" and rule.check == "sum" else ""


def _shown(tolerance: Tolerance) -> str:
    from checker.rules.amounts import read_amount

    found = read_amount(tolerance.shown)
    return _amount(found) if found else tolerance.shown


def _amount(amount: Amount) -> str:
    unit = _UNITS.get(amount.unit, amount.unit.replace("_", " "))
    if amount.value == 1 and amount.unit in _UNITS:
        unit = unit.removesuffix("s")
    plain = not unit or amount.unit in _UNITS or unit.isupper() or amount.value == 1 or unit.endswith("s")
    return f"{number(amount.value)} {unit if plain else unit + 's'}".rstrip()


def _validity(value: Validity) -> str:
    since = f" from {day(value.since)}" if value.since else ""
    until = f" until {day(value.until)}" if value.until else ""
    return f"{value.value}{since}{until}"


def _listed(keys: Sequence[str], before: str) -> str:
    return f"{before if before[0] == ';' else ' ' + before.strip()} {_and(list(map(_key, keys)))}" if keys else ""


def _key(name: str) -> str:
    base, _, part = name.replace("as_of", "as-of date").replace("_", " ").partition(".")
    return f"{part} of {base}" if part else base


def _value(value: Any) -> str:
    if isinstance(value, Amount):
        return _amount(value)
    if isinstance(value, Mapping):
        return _and([f"{key} {_value(item)}".rstrip() for key, item in value.items()])
    if isinstance(value, tuple):
        return _and([_value(item) for item in value])
    return str(value).lower() if isinstance(value, bool) else str(value).replace("_", " ")


def _or(words: Sequence[str]) -> str:
    return _joined(words, "or")


def _and(words: Sequence[str]) -> str:
    return _joined(words, "and")


def _joined(words: Sequence[str], last: str) -> str:
    return f" {last} ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
