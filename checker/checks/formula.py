"""The formulas of rules: numbers, named dates, + - * / and a few functions, with a parser of its own and no eval."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal, DivisionByZero, InvalidOperation

from checker.errors import CheckerError
from checker.timex import calendar_years_between, years_between

Value = Decimal | date
_TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d+)?)|([A-Za-z_][A-Za-z_0-9.]*)|([-+*/(),]))")


class FormulaError(CheckerError):
    """A formula that cannot be read or computed; the text says where."""


def _dates(values: Sequence[Value]) -> tuple[date, date]:
    if len(values) != 2 or not all(isinstance(v, date) for v in values):
        raise FormulaError("this function takes two dates")
    first, second = values
    assert isinstance(first, date)
    assert isinstance(second, date)
    return first, second


def _numbers(values: Sequence[Value]) -> list[Decimal]:
    if not values or not all(isinstance(v, Decimal) for v in values):
        raise FormulaError("this function takes numbers")
    return [v for v in values if isinstance(v, Decimal)]


FUNCTIONS: Mapping[str, Callable[[Sequence[Value]], Value]] = {
    "years_between": lambda v: Decimal(years_between(*_dates(v))),
    "calendar_years_between": lambda v: Decimal(calendar_years_between(*_dates(v))),
    "days_between": lambda v: Decimal((_dates(v)[1] - _dates(v)[0]).days),
    "abs": lambda v: abs(_numbers(v)[0]),
    "min": lambda v: min(_numbers(v)),
    "max": lambda v: max(_numbers(v)),
}


def compute(text: str, names: Mapping[str, Value]) -> Value:
    """The value of a formula. Raises FormulaError for what it cannot read, unknown names and division by zero.

    >>> compute("years_between(founded, as_of) + 1", {"founded": date(1949, 4, 4), "as_of": date(2025, 3, 7)})
    Decimal('76')
    """
    tokens = _tokens(text)
    value, rest = _sum(tokens, 0, names)
    if rest != len(tokens):
        raise FormulaError(f"{text!r}: {tokens[rest]!r} was not expected")
    return value


def _tokens(text: str) -> list[str]:
    out, at = [], 0
    text = text.rstrip()
    while at < len(text):
        m = _TOKEN.match(text, at)
        if not m:
            raise FormulaError(f"{text!r}: cannot read {text[at:]!r}")
        out.append(m.group(m.lastindex or 0))
        at = m.end()
    if not out:
        raise FormulaError("a formula is empty")
    return out


def _sum(tokens: list[str], i: int, names: Mapping[str, Value]) -> tuple[Value, int]:
    value, i = _product(tokens, i, names)
    while i < len(tokens) and tokens[i] in "+-":
        sign = tokens[i]
        other, i = _product(tokens, i + 1, names)
        a, b = _numbers([value, other])
        value = a + b if sign == "+" else a - b
    return value, i


def _product(tokens: list[str], i: int, names: Mapping[str, Value]) -> tuple[Value, int]:
    value, i = _atom(tokens, i, names)
    while i < len(tokens) and tokens[i] in "*/":
        sign = tokens[i]
        other, i = _atom(tokens, i + 1, names)
        a, b = _numbers([value, other])
        try:
            value = a * b if sign == "*" else a / b
        except (DivisionByZero, InvalidOperation):
            raise FormulaError("a formula divides by zero") from None
    return value, i


def _atom(tokens: list[str], i: int, names: Mapping[str, Value]) -> tuple[Value, int]:
    if i >= len(tokens):
        raise FormulaError("a formula ends too early")
    token = tokens[i]
    if token == "(":
        value, i = _sum(tokens, i + 1, names)
        return value, _closed(tokens, i)
    if token == "-":
        value, i = _atom(tokens, i + 1, names)
        return -_numbers([value])[0], i
    if token[0].isdigit():
        return Decimal(token), i + 1
    if i + 1 < len(tokens) and tokens[i + 1] == "(":
        return _call(tokens, i, names)
    if token not in names:
        raise FormulaError(f"unknown name {token!r} (known: {', '.join(sorted(names)) or 'none'})")
    return names[token], i + 1


def _call(tokens: list[str], i: int, names: Mapping[str, Value]) -> tuple[Value, int]:
    function = FUNCTIONS.get(tokens[i])
    if function is None:
        raise FormulaError(f"unknown function {tokens[i]!r} (known: {', '.join(FUNCTIONS)})")
    values, i = [], i + 2
    while i < len(tokens) and tokens[i] != ")":
        value, i = _sum(tokens, i, names)
        values.append(value)
        if i < len(tokens) and tokens[i] == ",":
            i += 1
    return function(values), _closed(tokens, i)


def _closed(tokens: list[str], i: int) -> int:
    if i >= len(tokens) or tokens[i] != ")":
        raise FormulaError("a bracket is not closed")
    return i + 1
