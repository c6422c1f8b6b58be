"""Computes the tree of a formula."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from checker.checks.formula.functions import FUNCTIONS, unit_name
from checker.checks.formula.syntax import FormulaError, Node
from checker.checks.formula.values import (
    Day,
    Number,
    Truth,
    Value,
    added,
    divided,
    equal,
    exact,
    less,
    multiplied,
    negated,
    opposite,
)


class Bound(NamedTuple):
    """A part of the text under a name: its value, its unit, its words."""

    value: Number | Day
    unit: str = ""
    raw: str = ""


Names = Mapping[str, Bound | Value]
ATTRIBUTES = {"value": "number", "low": "number", "high": "number", "unit": "text"}  # what can be asked of a name


def value_of(node: Node, names: Names) -> Value:
    """The value of a node. Raises FormulaError for names that are not there and values that do not go together."""
    if node.kind == "number":
        return exact(Decimal(node.word))
    if node.kind == "text":
        return unit_name(node.word)
    if node.kind == "name":
        return _named(node, names)
    if node.kind == "call":
        return _called(node, names)
    values = [value_of(part, names) for part in node.parts]
    if node.kind in ("and", "or", "not"):
        return _logic(node, values)
    if node.kind in ("==", "!=") and len(values) == 2:
        same = equal(values[0], values[1])
        return same if node.kind == "==" else opposite(same)
    if node.kind in ("<", "<=", ">", ">="):
        return _ordered(node, values)
    return _arithmetic(node, values)


def _named(node: Node, names: Names) -> Value:
    given = names.get(node.word)
    if given is None:
        raise FormulaError(f"unknown name `{node.word}`", node.start, node.stop)
    value = given.value if isinstance(given, Bound) else given
    if node.attribute in ("", "value"):
        return value
    if node.attribute == "unit":
        return unit_name(given.unit) if isinstance(given, Bound) else ""
    if node.attribute in ("low", "high") and isinstance(value, Number):
        end = value.low if node.attribute == "low" else value.high
        return Number(end, end, end if end.is_finite() else None)
    raise FormulaError(f"`{node.word}` has no `{node.attribute}`", node.start, node.stop)


def _called(node: Node, names: Names) -> Value:
    function = FUNCTIONS.get(node.word)
    if function is None:
        raise FormulaError(f"unknown function `{node.word}`", node.start, node.stop)
    if len(node.parts) < function.least or (function.most is not None and len(node.parts) > function.most):
        raise FormulaError(f"`{node.word}` takes other values", node.start, node.stop, f"write {function.written}")
    arguments: list[object] = []
    for n, part in enumerate(node.parts):
        wanted = function.takes[min(n, len(function.takes) - 1)]
        if wanted == "part":
            given = names.get(part.word) if part.kind == "name" else None
            if not isinstance(given, Bound):
                raise FormulaError(f"`{node.word}` takes a part of the text", part.start, part.stop)
            arguments.append(given)
            continue
        value = value_of(part, names)
        if not isinstance(value, Number if wanted == "number" else Day):
            raise FormulaError(f"`{node.word}` takes a {wanted} here", part.start, part.stop)
        arguments.append(value)
    return function.compute(arguments)


def _logic(node: Node, values: list[Value]) -> Truth:
    truths = [v for v in values if isinstance(v, Truth)]
    if len(truths) != len(values):
        raise FormulaError(f"`{node.kind}` joins conditions", node.start, node.stop)
    return opposite(truths[0]) if node.kind == "not" else min(truths) if node.kind == "and" else max(truths)


def _ordered(node: Node, values: list[Value]) -> Truth:
    a, b = values
    if (isinstance(a, Number) and isinstance(b, Number)) or (isinstance(a, Day) and isinstance(b, Day)):
        if node.kind in ("<", ">"):
            return less(a, b) if node.kind == "<" else less(b, a)
        return opposite(less(b, a)) if node.kind == "<=" else opposite(less(a, b))
    raise FormulaError(f"`{node.kind}` compares two numbers or two dates", node.start, node.stop)


def _arithmetic(node: Node, values: list[Value]) -> Number:
    numbers = [v for v in values if isinstance(v, Number)]
    if len(numbers) != len(values):
        raise FormulaError(f"`{node.kind}` takes numbers", node.start, node.stop)
    if node.kind == "neg":
        return negated(numbers[0])
    a, b = numbers
    if node.kind == "+":
        return added(a, b)
    if node.kind == "-":
        return added(a, negated(b))
    return multiplied(a, b) if node.kind == "*" else divided(a, b)
