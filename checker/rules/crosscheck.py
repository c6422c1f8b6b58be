"""What no single value shows: names that do not exist, units that do not fit, rules that can never fire."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from decimal import Decimal
from itertools import combinations, pairwise
from typing import Any, NamedTuple

from checker.checks.base import Measure, Select, Validity
from checker.checks.formula import FUNCTIONS, FormulaError, compute
from checker.rules.draft import FileDraft, RuleDraft
from checker.rules.fits import Compared, compared, contradiction, misfit
from checker.rules.kinds import CLAIM, KINDS_OF_CHECK, PARTS, STYLE_FIELDS
from checker.rules.messages import mistakes
from checker.rules.nodes import Reference
from checker.rules.problems import Place, Problem, did_you_mean
from checker.rules.types import Item

_MOST_DAYS = 30  # a rate older than this on the pack's day is stale
_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z_0-9]*")
_PART = re.compile(r"\{([^{}]*)\}")
_OPEN_ENDED = re.compile(r"[*+\\\[\]^$.]|\{\d")
_SAMPLE_DAY = date(2024, 2, 29)


class Context(NamedTuple):
    """One rule with what its checks look up."""

    rule: RuleDraft
    measures: Mapping[str, Measure]
    facts: Mapping[str, tuple[Validity, ...]]

    def value(self, key: str, default: Any = None) -> Any:
        return self.rule.items[key].value if key in self.rule.items else default

    def error(self, key: str, code: str, what: str, help_: str = "", words: str = "") -> None:
        place = self.rule.items[key].place if key in self.rule.items else self.rule.place
        if words:
            place = self.rule.reading.narrowed(place, words)
        self.rule.reading.error(place, code, what, help_)

    def compared(self) -> Compared:
        values = (*self.value("expect", ()), *self.facts.get(self.value("fact", ""), ()))
        return compared(self.value("select", Select()), self.measures, values)


def check_rule(rule: RuleDraft, measures: Mapping[str, Measure], facts: Mapping[str, tuple[Validity, ...]]) -> None:
    """Runs every cross-check on one rule; mistakes go to the reading of its file."""
    if not rule.check:
        return
    context = Context(rule, measures, facts)
    for check in RULE_CHECKS:
        check(context)


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
        _overlaps(item.value, item.place, f"the fact {name}", reading.problems)


def _overlaps(values: Iterable[Validity], place: Place, what: str, problems: list[Problem]) -> None:
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


def _tolerance(c: Context) -> None:
    """A tolerance in a unit that does not fit what is compared."""
    tolerance = c.value("tolerance")
    if tolerance is not None and tolerance.kind == "margin":
        wrong = misfit(tolerance.unit, c.compared())
        if wrong:
            c.error("tolerance", "R007", f"the tolerance `{tolerance.shown}` {wrong[0]}", wrong[1])


def _levels(c: Context) -> None:
    """Thresholds in a unit that does not fit, and a higher level that starts below a lower one."""
    levels = c.value("level", "")
    if isinstance(levels, str):
        return
    what = c.compared()
    for threshold in levels:
        wrong = misfit(threshold.amount.unit, what)
        if wrong:
            c.error("level", "R007", f"the threshold for {threshold.level} {wrong[0]}", wrong[1], threshold.level)
    for higher, lower in pairwise(levels):
        if higher.amount.unit == lower.amount.unit and higher.amount.value <= lower.amount.value:
            text = f"{lower.level} can never be given: {higher.level} holds from the same size or a smaller one"
            c.error("level", "R010", text, f"give {higher.level} the larger threshold", lower.level)


def _selection(c: Context) -> None:
    """A selection that selects nothing, or that nothing can meet."""
    select = c.value("select")
    if select is None:
        return
    if select == Select():
        c.error(
            "select", "R010", "the selection is empty", "name an entity, a measure or a kind, or leave `select` out"
        )
    elif text := contradiction(select, c.measures):
        c.error("select", "R010", f"the rule can never fire: {text}", "change the measure's unit or the kind")
    elif c.rule.check == "supported" and select.within == "source":
        c.error("select", "R010", "the rule can never fire: only a draft's claims need support", "write `in: draft`")


def _needed(c: Context) -> None:
    """Keys of which one must be there."""
    for group in KINDS_OF_CHECK[c.rule.check].one_of:
        if not any(key in c.rule.items for key in group) and not _misread(c.rule, group):
            keys = " or ".join(f"`{key}`" for key in group)
            c.error(
                "id",
                "R003",
                f"the check {c.rule.check} wants {keys}",
                KINDS_OF_CHECK[c.rule.check].fields[group[0]].about,
            )


def _misread(rule: RuleDraft, group: Iterable[str]) -> bool:
    return bool(set(group) & rule.given)


def _messages(c: Context) -> None:
    """Message fields that the check does not give."""
    gives = dict(KINDS_OF_CHECK[c.rule.check].gives)
    gives |= dict.fromkeys(c.value("bind", ()), CLAIM)
    gives |= {name: () for name in c.value("facts", ()) if c.rule.check == "derive"}
    if "convert" in c.rule.items:
        money = c.value("convert")["to"].lower()
        gives |= {"a": (*gives["a"], money), "b": (*gives["b"], money)}
    for key in ("message", "suggest"):
        for mistake in mistakes(c.value(key, ""), gives):
            c.error(key, "R008", mistake.what, mistake.help, mistake.at)
    style = dict.fromkeys(STYLE_FIELDS, ())
    for mistake in mistakes(c.value("prefer", ""), style):
        c.error(
            "prefer",
            "R008",
            mistake.what.replace("the check does not give", "no part of a number is"),
            mistake.help,
            mistake.at,
        )


def _expected(c: Context) -> None:
    """Expected values that contradict each other, or that are dates where a number is compared."""
    values = c.value("expect", ())
    place = c.rule.items["expect"].place if values else c.rule.place
    _overlaps(values, place, "the expected values", c.rule.reading.problems)


def _between(c: Context) -> None:
    """Bounds the wrong way round, or in units that do not fit."""
    bounds = c.value("between")
    if not bounds or len(bounds) != 2:
        return
    low, high = bounds
    if low.unit != high.unit:
        c.error("between", "R007", f"the bounds have different units: {low.unit or 'none'} and {high.unit or 'none'}")
    elif low.value >= high.value:
        c.error("between", "R010", "the lower bound is not below the upper one", "write the smaller value first")
    elif wrong := misfit(low.unit, c.compared(), relative=False):
        c.error("between", "R007", f"`between` {wrong[0]}", wrong[1])


def _parts(c: Context) -> None:
    """Patterns under `bind`: unknown parts, brackets without a partner, and signs of regular expressions."""
    for name, item in c.value("bind", {}).items():
        text = getattr(item, "value", item)
        for part in _PART.findall(text):
            if part not in PARTS:
                c.error("bind", "R005", f"unknown part `{{{part}}}` in `{name}`", did_you_mean(part, PARTS), "{" + part)
        plain = _PART.sub("", text)
        if _OPEN_ENDED.search(plain):
            help_ = "patterns are words, {parts}, and choices such as (rise|fall)"
            c.error("bind", "R004", f"`{name}`: regular expressions are not part of the language", help_, text)
        elif plain.count("(") != plain.count(")") or plain.find(")") < plain.find("("):
            c.error("bind", "R004", f"`{name}`: a bracket has no partner", "write (rise|fall)", text)
    equals, bound = c.value("equals"), c.value("bind", {})
    if c.rule.check == "arithmetic" and equals is not None and bound and equals not in bound:
        c.error("equals", "R005", f"`{equals}` is not bound", did_you_mean(equals, bound))


def _formulas(c: Context) -> None:
    """Formulas that cannot be read, tried on sample values."""
    if c.rule.check == "derive" and "value" in c.rule.items:
        names: dict[str, Decimal | date] = {"as_of": _SAMPLE_DAY}
        for name, item in c.value("facts", {}).items():
            text = getattr(item, "value", item)
            sheet = c.facts.get(text, ())
            if len(sheet) > 1:
                c.error(
                    "facts", "R004", f"the fact `{text}` has several values", "derive wants one; write the value", text
                )
            sample = _sample(sheet[0].value if sheet else text)
            if sample is None:
                help_ = (
                    did_you_mean(text, c.facts)
                    or "write a number, a date such as 1949-04-04, or define it under `facts`"
                )
                c.error("facts", "R005", f"`{text}` is neither a number, a date nor a known fact", help_, text)
            names[name] = _SAMPLE_DAY if sample is None else sample
        _try(c, "value", names)
    elif c.rule.check == "arithmetic" and "formula" in c.rule.items:
        bound = c.value("bind") or ("old", "new", "said")
        _try(c, "formula", {name: Decimal(n) for n, name in enumerate(bound, 2)})


def _sample(text: str) -> Decimal | date | None:
    try:
        return date.fromisoformat(text) if "-" in text[1:] else Decimal(text.replace(",", ""))
    except (ValueError, ArithmeticError):
        return None


def _try(c: Context, key: str, names: Mapping[str, Decimal | date]) -> None:
    text = c.value(key)
    try:
        compute(text, names)
    except FormulaError as error:
        if "divides by zero" in str(error):
            return
        known = {*names, *FUNCTIONS}
        unknown = [word for word in _IDENTIFIER.findall(text) if word not in known]
        if unknown:
            what = f"unknown name `{unknown[0]}` in the formula"
            c.error(key, "R005", what, did_you_mean(unknown[0], known), unknown[0])
        else:
            c.error(key, "R004", f"the formula cannot be read: {error}")


def _phrases(c: Context) -> None:
    """Phrases under `ignore` with braces that stand for nothing."""
    for phrase in c.value("ignore", ()):
        for part in _PART.findall(phrase):
            if not re.fullmatch("[a-z]", part):
                help_ = "{n}, or {n} and {m}, stand for numbers"
                c.error("ignore", "R004", f"`{{{part}}}` stands for nothing in a phrase", help_, "{" + part)
        if not re.search(r"[\w%$€£]", _PART.sub("", phrase)):
            c.error("ignore", "R010", "the phrase has no words, so it would leave out every claim", words=phrase)


def _examples(c: Context) -> None:
    """Rules without examples, of which nobody knows whether they work."""
    missing = [key for key in ("match", "no_match") if key not in c.rule.items]
    if missing:
        what = f"the rule `{c.rule.id}` has no {' and no '.join(missing)} examples"
        place = c.rule.items["id"].place if "id" in c.rule.items else c.rule.place
        c.rule.reading.problems.append(Problem(place, "R101", what, "give at least one of each", "warning"))


def _least_parts(c: Context) -> None:
    """A breakdown of fewer than two parts."""
    if c.value("min_parts", 2) < 2:
        c.error("min_parts", "R010", "a sum has at least two parts")


RULE_CHECKS: tuple[Callable[[Context], None], ...] = (
    _needed, _selection, _tolerance, _levels, _messages, _expected, _between, _parts, _formulas, _phrases, _least_parts,
    _examples,
)  # fmt: skip
