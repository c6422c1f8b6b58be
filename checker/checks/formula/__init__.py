"""The formulas of rules: numbers, dates, + - * /, comparisons, and, or, not, and a few named functions.

A formula has a parser of its own; nothing of it is run as Python. Every value is an interval: "2.3%" is anything from
2.25 to 2.35. So a comparison is certain, possible or impossible, and a finding wants certainty.

>>> formula = parse("years_between(founded, as_of) + 1")
>>> str(formula.value({"founded": day(date(1949, 4, 4)), "as_of": day(date(2025, 3, 7))}))
'76'
>>> [str(m) for m in parse("yeers_between(founded, 3)").mistakes({"founded": "date"})]
['unknown function `yeers_between`']
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from checker.checks.formula.evaluate import ATTRIBUTES, Bound, Names, value_of
from checker.checks.formula.functions import FUNCTIONS, Function
from checker.checks.formula.syntax import FormulaError, Node, parse_text
from checker.checks.formula.types import mistakes_in, names_in
from checker.checks.formula.values import Day, Number, Truth, Value, day, exact, number

__all__ = [
    "ATTRIBUTES", "FUNCTIONS", "Bound", "Day", "Formula", "FormulaError", "Function", "Names", "Number", "Truth",
    "Value", "date", "day", "exact", "number", "parse",
]  # fmt: skip


class Formula(NamedTuple):
    """A formula that was read: its text and its tree."""

    text: str
    root: Node

    def value(self, names: Names) -> Value:
        """What it comes to. Raises FormulaError for an unknown name and for values that do not go together."""
        return value_of(self.root, names)

    def names(self) -> frozenset[str]:
        """The names that it uses, functions left out."""
        return frozenset(names_in(self.root))

    def mistakes(self, types: dict[str, str]) -> list[FormulaError]:
        """What is wrong with it when its names are of these types: number, date, text or truth."""
        return mistakes_in(self.root, types)


@lru_cache(maxsize=1024)
def parse(text: str) -> Formula:
    """Reads a formula. Raises FormulaError, with the place in the text, for one that is none."""
    return Formula(text, parse_text(text))
