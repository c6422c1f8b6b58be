"""Checks formulas and the patterns under `bind` and `phrase`, and says where in them the mistake stands."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from checker.checks.base import Select
from checker.checks.binding import DATED, PARTS, PatternError, always_named, named_in, parts_of, pattern
from checker.checks.formula import FormulaError, parse
from checker.rules.context import Context
from checker.rules.names import literal
from checker.rules.problems import Place, did_you_mean

BUILT_IN = ("old", "new", "said")  # what an arithmetic rule without `bind` finds by itself


def check_parts(c: Context) -> None:
    """Patterns under `bind`: what cannot be read, unknown parts, patterns without a number."""
    for name, item in c.value("bind", {}).items():
        for text in item.value:
            try:
                found = parts_of(pattern(text))
            except PatternError as wrong:
                _error(c, "bind", text, wrong.start, wrong.stop, "R004", f"`{name}`: {wrong.what}", wrong.help)
                continue
            for part in found:
                if part not in PARTS:
                    help_ = did_you_mean(part, PARTS)
                    c.error("bind", "R005", f"unknown part `{{{part}}}` in `{name}`", help_, "{" + part)
            if not found:
                c.error("bind", "R010", f"`{name}` has no number to bind", "write {number}, {percent}, {money} …", text)
    if "phrase" in c.rule.items:
        _phrases(c)
    _selected(c)
    equals, bound = c.value("equals"), c.value("bind") or names_in_phrases(c) or BUILT_IN
    if c.rule.check == "arithmetic" and equals is not None and equals not in bound:
        c.error("equals", "R005", f"`{equals}` is not bound", did_you_mean(equals, bound))


def _selected(c: Context) -> None:
    """Phrases under `select`, of which the first part is what the rule looks at."""
    for text in c.value("select", Select()).phrase:
        try:
            parts = parts_of(pattern(text))
        except PatternError as wrong:
            c.error("select", "R004", wrong.what, wrong.help, text)
            continue
        if unknown := [part for part in parts if part not in PARTS]:
            c.error("select", "R005", f"unknown part `{{{unknown[0]}}}`", did_you_mean(unknown[0], PARTS), text)
        if not parts:
            c.error("select", "R010", "the phrase has no number", "write {number}, {percent}, {money} …", text)


def _phrases(c: Context) -> None:
    """Phrases that cannot be read, with unknown parts, or that leave out a part that another names."""
    if "bind" in c.rule.items:
        c.error("phrase", "R010", "`phrase` and `bind` both name the parts", "keep one of them")
    wanted = names_in_phrases(c)
    for text in c.value("phrase"):
        try:
            steps = pattern(text)
        except PatternError as wrong:
            _error(c, "phrase", text, wrong.start, wrong.stop, "R004", wrong.what, wrong.help)
            continue
        for part in parts_of(steps):
            if part not in PARTS:
                c.error("phrase", "R005", f"unknown part `{{{part}}}`", did_you_mean(part, PARTS), part + "}")
        missing = [name for name in wanted if name not in always_named(steps)]
        if missing:
            what = f"the phrase may stand without `{missing[0]}`"
            c.error("phrase", "R010", what, f"give it a part {{{missing[0]}:number}} outside of (…)?", text)
    if not wanted:
        c.error("phrase", "R010", "no part has a name", 'write "{won:count} of {all:count} seats"')


def names_in_phrases(c: Context) -> dict[str, frozenset[str]]:
    """The names that the phrases of a rule give, each with the parts that it may stand for."""
    out: dict[str, frozenset[str]] = {}
    for text in c.value("phrase", ()):
        try:
            found = named_in(pattern(text))
        except PatternError:
            continue
        for name, parts in found.items():
            out[name] = out.get(name, frozenset()) | parts
    return out


def check_formulas(c: Context) -> None:
    """Formulas that cannot be read, with names or functions that nobody knows, or of values that do not go together."""
    if c.rule.check == "derive" and "value" in c.rule.items:
        _formula(c, "value", {**_facts(c), "as_of": "date"}, ("number",))
    elif c.rule.check == "arithmetic":
        _arithmetic(c)


def _arithmetic(c: Context) -> None:
    types = _bound(c)
    types["as_of"] = "date"
    given = {key: _formula(c, key, types, ("number", "truth")) for key in ("formula",) if key in c.rule.items}
    if "when" in c.rule.items:
        _formula(c, "when", types, ("truth",))
    if given.get("formula") == "truth" and "equals" in c.rule.items:
        c.error("formula", "R004", "`equals` wants a formula that gives a number, and this is a condition")
    elif given.get("formula") == "number" and not {"equals", "when"} & c.rule.items.keys():
        c.error("formula", "R010", "the formula is held against nothing", "give `equals`, or `when` a finding is due")
    elif "equals" in c.rule.items and "formula" not in c.rule.items:
        c.error("equals", "R010", "`equals` without `formula` holds nothing against it", "give the formula")
    elif {"bind", "phrase"} & c.rule.items.keys() and not {"formula", "when"} & c.rule.given:
        c.error(
            "bind" if "bind" in c.rule.items else "phrase",
            "R010",
            "nothing is computed from the parts",
            "give `formula` and `equals`, or `when`",
        )


def _bound(c: Context) -> dict[str, str]:
    """The types of the names under `bind`, or in phrases."""
    if "phrase" in c.rule.items:
        return {name: "date" if parts <= DATED else "number" for name, parts in names_in_phrases(c).items()}
    if "bind" not in c.rule.items:
        return dict.fromkeys(BUILT_IN, "number")
    types = {}
    for name, item in c.value("bind").items():
        kinds = {part for text in item.value for part in _parts(text)}
        types[name] = "date" if kinds and kinds <= DATED else "number"
    return types


def _parts(text: str) -> tuple[str, ...]:
    try:
        return parts_of(pattern(text))
    except PatternError:
        return ()


def _facts(c: Context) -> dict[str, str]:
    """The types of the facts of a derive rule."""
    types: dict[str, str] = {}
    for name, item in c.value("facts", {}).items():
        text = getattr(item, "value", item)
        sheet = c.facts.get(text, ())
        if len(sheet) > 1:
            c.error("facts", "R004", f"the fact `{text}` has several values", "derive wants one; write the value", text)
        sample = _sample(literal(text, c.facts))
        if sample is None:
            help_ = did_you_mean(text, c.facts)
            help_ = help_ or "write a number, a date such as 1949-04-04, or define it under `facts`"
            c.error("facts", "R005", f"`{text}` is neither a number, a date nor a known fact", help_, text)
        types[name] = "date" if sample is None or isinstance(sample, date) else "number"
    return types


def _sample(text: str) -> Decimal | date | None:
    try:
        return date.fromisoformat(text) if "-" in text[1:] else Decimal(text)
    except (ValueError, ArithmeticError):
        return None


def _formula(c: Context, key: str, types: Mapping[str, str], wanted: tuple[str, ...]) -> str:
    """Notes the mistakes of a formula; the type of its value, "" where a mistake hides it."""
    from checker.checks.formula.types import type_of

    text = c.value(key)
    try:
        formula = parse(text)
    except FormulaError as wrong:
        _formula_error(c, key, text, wrong)
        return ""
    mistakes = formula.mistakes(dict(types))
    for mistake in mistakes:
        _formula_error(c, key, text, mistake)
    if mistakes:
        return ""
    given = type_of(formula.root, types)
    if given not in wanted:
        asked = " or ".join({"number": "a number", "truth": "a condition"}[w] for w in wanted)
        _error(c, key, text, 0, len(text), "R004", f"`{key}` wants {asked}, and this gives a {given}", "")
    return given


def _formula_error(c: Context, key: str, text: str, wrong: FormulaError) -> None:
    code = "R005" if wrong.what.startswith("unknown") else "R004"
    _error(c, key, text, wrong.start, wrong.stop, code, f"{wrong.what} in the formula", wrong.help)


def _error(c: Context, key: str, text: str, start: int, stop: int, code: str, what: str, help_: Any) -> None:
    """Notes a mistake at a stretch of a text, or at the whole where the file folds the text over lines."""
    reading = c.rule.reading
    whole = reading.narrowed(c.rule.items[key].place, text) if text else c.rule.items[key].place
    place = whole
    if text and whole.width == len(text):
        place = Place(whole.file, whole.line, whole.column + start, max(1, stop - start))
    reading.error(place, code, what, help_)
