"""A rule as one English sentence, made from its keys: what `checker rules show` tells a person about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from checker.checks.base import Rule, Select, Threshold
from checker.rules.sentence_words import (
    about,
    amount_text,
    few_of,
    further,
    keys_text,
    listed_and,
    listed_or,
    validity_text,
    value_text,
    within,
)
from checker.shown import number

_DATES = {
    "weekday_matches": "a weekday is not that of its date",
    "date_exists": "a date does not exist",
    "order": "events stand in an order that cannot be",
}


def sentence(rule: Rule) -> str:
    """What a rule reports, at which level and for which claims.

    >>> from decimal import Decimal
    >>> from checker.checks.base import Tolerance
    >>> print(sentence(Rule("x", "agree", "error", Select(entity=("UK",), measure=("defence_share",)),
    ...     Tolerance("margin", Decimal("0.05"), "percentage_point", "0.05 pp"))))
    Reports at level error where two texts, or two places of one, give values further apart than 0.05 percentage points
    for UK's defence share.
    """
    told, used = _SAYS.get(rule.check, _anything)(rule)
    parts = [f"Reports {_level(rule)} where {told}"]
    if rule.ignore:
        parts.append(f"; sentences with {listed_or([f'“{phrase}”' for phrase in rule.ignore])} are left alone")
    rest = {key: value for key, value in rule.params.items() if key not in used}
    if rest:
        parts.append("; " + "; ".join(f"{key.replace('_', ' ')}: {value_text(value)}" for key, value in rest.items()))
    return "".join(parts) + "."


def _level(rule: Rule) -> str:
    if not rule.levels:
        return f"at level {rule.level}"
    return "at level " + listed_or([f"{t.level} (differences {_threshold(t)})" for t in rule.levels])


def _threshold(threshold: Threshold) -> str:
    told = amount_text(threshold.amount)
    return f"from {told} on" if threshold.op == ">=" else f"above {told}"


# ---- each check: what is reported, and the keys that the words have used up


Told = tuple[str, set[str]]


def _agree(rule: Rule) -> Told:
    where = {"documents": "two texts", "inside": "two places of one text"}.get(
        rule.params.get("across", ""), "two texts, or two places of one,"
    )
    alike = keys_text(rule.params.get("group_by", ()), "of the same")
    apart = keys_text(rule.params.get("split_by", ()), "; claims are kept apart by")
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
    sense = f"; it tells apart the senses {listed_and(words)}" if words else ""
    told = f"{where} give values {further(rule.tolerance)}{about(rule.select, ' for')}{alike}{at}{apart}{sense}{later}"
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
    same = keys_text(require.get("same", ()), " with the same")
    skip = rule.params.get("skip", ())
    but = f", apart from {listed_or([word.replace('_', ' ') for word in skip])}" if skip else ""
    draft = Select(**{**vars(rule.select), "within": ""})
    strict = ", page furniture and small counts among them" if rule.params.get("strict") else ""
    accept = rule.params.get("accept")
    what = {"derived": "what follows from a source's figures", "digits": "the same digits in a source"}
    enough = listed_or([what[name] for name in accept or () if name in what])
    also = f"; {enough} counts as support as well" if enough else "; nothing else counts as support" if accept else ""
    told = f"the draft gives a number{about(draft, ' for')}{strict} that {lacking}{same}{but}{also}"
    return told + _sureness(rule), {"require", "skip", "strict", "accept", "confidence"}


def _expect(rule: Rule) -> Told:
    values = listed_or([validity_text(value) for value in rule.params.get("expect", ())])
    return f"a text gives a value{about(rule.select, ' for')} other than {values}{within(rule)}", {"expect", "fact"}


def _derive(rule: Rule) -> Told:
    facts = rule.params.get("facts", {})
    given = f", with {listed_and([f'{name} = {value}' for name, value in facts.items()])}" if facts else ""
    told = f"a text gives a value{about(rule.select, ' for')} other than {rule.params.get('value')}{given}"
    return told + within(rule), {"facts", "value"}


def _arithmetic(rule: Rule) -> Told:
    p = rule.params
    scope = f"in one {p.get('scope', 'sentence')}"
    if not {"formula", "when"} & p.keys():
        told = f"a figure before, a figure after and the change between them {scope} do not fit"
        return told + about(rule.select, " for"), {"scope"}
    formula, when = p.get("formula", ""), p.get("when", "")
    if "equals" in p:
        told = f"{scope} {formula} is not {p['equals']}{within(rule)}"
    elif _is_condition(formula) or not when:
        told = f"{scope} it cannot be that {formula}"
    else:  # the formula only gives the value that the message shows
        told, when = f"{scope} it is certain that {when}", ""
    if "bind" in p:
        told += f", with {listed_and([f'{name} = {few_of(texts)}' for name, texts in p['bind'].items()])}"
    if "phrase" in p:
        told += f", in phrases like {few_of(p['phrase'])}"
    if when:
        told += f", whenever {when}"
    return told + about(rule.select, " for"), {"scope", "formula", "bind", "phrase", "equals", "when"}


def _is_condition(formula: str) -> bool:
    return any(sign in formula for sign in ("<", ">", "==", "!=", "near("))


def _sum(rule: Rule) -> Told:
    least = rule.params.get("min_parts")
    parts = f"{least} or more parts" if least else "the parts of a whole"
    total = rule.params.get("equals")
    whole = amount_text(total) if total is not None else "the total that is given"
    alike = keys_text(rule.params.get("group_by", ()), " of the same")
    told = f"{parts}{alike} do not add up to {whole}{within(rule)}{about(rule.select, ' for')}"
    return told, {"min_parts", "equals", "group_by"}


def _calendar(rule: Rule) -> Told:
    wanted = rule.params.get("require", tuple(_DATES))
    told = listed_or([_DATES.get(name, name) for name in wanted])
    year = rule.params.get("year_from")
    from_ = {"as_of": "; a missing year is that of the document", "text": "; a date without a year is passed over"}
    return told + about(rule.select, " for") + from_.get(year or "", ""), {"require", "year_from"}


def _bounds(rule: Rule) -> Told:
    reasons = []
    if "between" in rule.params:
        low, high = rule.params["between"]
        reasons.append(f"lies outside {amount_text(low)} to {amount_text(high)}")
    if "slips" in rule.params:
        factors = listed_or([number(factor) for factor in rule.params["slips"]])
        reasons.append(f"differs from one elsewhere by a factor of {factors}")
    return f"a value{about(rule.select, ' for')} {listed_or(reasons)}", {"between", "slips"}


_SPOTS = {"start": "that open a sentence", "inside": "inside a sentence", "headline": "in a headline"}


def _format(rule: Rule) -> Told:
    p = rule.params
    avoid, prefer = _forms(p.get("avoid")), _forms(p.get("prefer"))
    told = about(rule.select, "").strip() or "numbers"
    told += "".join(f" {key} {number(p[key])}" for key in ("from", "below") if key in p)
    told += f" {listed_or([_SPOTS.get(spot, spot) for spot in p['at']])}" if "at" in p else ""
    told += f" are written like {avoid}" if avoid else " are written otherwise"
    if prefer:
        told += f" {'instead of' if avoid else 'than'} like {prefer}"
    fix = {"safe": "; the draft may be changed unasked", "ask": "; a person decides on the change"}
    return told + fix.get(p.get("fix", ""), ""), {"avoid", "prefer", "fix", "below", "from", "at"}


def _forms(given: str | tuple[str, ...] | None) -> str:
    return listed_or([f"“{text}”" for text in ((given,) if isinstance(given, str) else given or ())])


def _stale(rule: Rule) -> Told:
    age = rule.params.get("max_age")
    return f"a figure{about(rule.select, ' for')} is older than {value_text(age)} on the story's day", {"max_age"}


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
    return f"a comment or an entry that allows a finding {listed_or(told)}", {"must_have"}


def _anything(rule: Rule) -> Told:
    return f"the check {rule.check} finds something{about(rule.select, ' for')}", set()


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
