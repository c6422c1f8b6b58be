"""Checks the small languages inside rules: parts of a sentence, formulas, phrases to ignore."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from checker.checks.formula import FUNCTIONS, FormulaError, compute
from checker.rules.context import Context
from checker.rules.kinds import PARTS
from checker.rules.names import literal
from checker.rules.problems import did_you_mean

_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z_0-9]*")
_PART = re.compile(r"\{([^{}]*)\}")
_OPEN_ENDED = re.compile(r"[*+\\\[\]^$.]|\{\d")
_SAMPLE_DAY = date(2024, 2, 29)


def check_parts(c: Context) -> None:
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


def check_formulas(c: Context) -> None:
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
            sample = _sample(literal(text, c.facts))
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
        return date.fromisoformat(text) if "-" in text[1:] else Decimal(text)
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


def check_phrases(c: Context) -> None:
    """Phrases under `ignore` with braces that stand for nothing."""
    for phrase in c.value("ignore", ()):
        for part in _PART.findall(phrase):
            if not re.fullmatch("[a-z]", part):
                help_ = "{n}, or {n} and {m}, stand for numbers"
                c.error("ignore", "R004", f"`{{{part}}}` stands for nothing in a phrase", help_, "{" + part)
        if not re.search(r"[\w%$€£]", _PART.sub("", phrase)):
            c.error("ignore", "R010", "the phrase has no words, so it would leave out every claim", words=phrase)
