"""Formulas of rules: what they compute in intervals, and what they refuse, with the place."""

from __future__ import annotations

import itertools
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.checks.formula import FUNCTIONS, Bound, Day, FormulaError, Number, Truth, day, exact, parse
from checker.checks.formula.types import type_of

D = Decimal


def between(low: str, high: str, point: str, unit: str = "percent") -> Bound:
    return Bound(Number(D(low), D(high), D(point)), unit)


NAMES = {
    "founded": day(date(1949, 4, 4)),
    "as_of": day(date(2025, 3, 7)),
    "spring": Day(date(2024, 3, 1), date(2024, 5, 31)),
    "old": between("2.25", "2.35", "2.3"),
    "new": between("2.45", "2.55", "2.5"),
    "said": between("0.15", "0.25", "0.2"),
    "cost": between("50", "50", "50", "EUR"),
    "more": Bound(Number(D(40), D("Infinity"))),
}
TYPES = {name: "date" if name in ("founded", "as_of", "spring") else "number" for name in NAMES}


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("years_between(founded, as_of)", "75"),
        ("calendar_years_between(founded, as_of)", "76"),
        ("months_between(founded, as_of)", "911"),
        ("days_between(founded, as_of)", "27,731"),
        ("2 + 3 * 4", "14"),
        ("(2 + 3) * 4", "20"),
        ("10 - 2 - 3", "5"),
        ("-cost + 1.5", "-48.5"),
        ("abs(old - new)", "0.2"),
        ("max(old, new) - min(old, new)", "0.2"),
        ("(new - old) / old * 100", "8.695652"),
        ("percent_change(old, new)", "8.695652"),
        ("points(new, old)", "0.2"),
        ("sum(old, new, said)", "5"),
        ("sqrt(2.25)", "1.5"),
        ("100 / sqrt(1000)", "3.162278"),
        ("round(2.5)", "3"),
        ("round(2.345, 2)", "2.35"),
        ("said.high * 4", "1"),
        ("1 / 3 * 3", "1"),
    ],
)
def test_computes(formula: str, value: str) -> None:
    found = parse(formula).value(NAMES)
    assert isinstance(found, Number)
    assert abs(found.point - D(value.replace(",", ""))) < D("0.000001")
    assert found.low <= found.point <= found.high


@pytest.mark.parametrize(
    ("formula", "truth"),
    [
        ("old < new", Truth.YES),
        ("old > new", Truth.NO),
        ("said < 0.2", Truth.MAYBE),
        ("said <= 0.25", Truth.YES),
        ("cost == 50", Truth.YES),
        ("sqrt(9) == 3", Truth.YES),
        ("sqrt(2) * sqrt(2) == 2", Truth.MAYBE),  # never surely wrong
        ("sqrt(old - new) > 5", Truth.MAYBE),  # below zero: no root
        ("said == 0.2", Truth.MAYBE),
        ("said != 3", Truth.YES),
        ("1 / 3 * 3 == 1", Truth.MAYBE),  # never surely wrong
        ("1 / 0 > 5", Truth.MAYBE),
        ("more > 39", Truth.YES),
        ("more < 50", Truth.MAYBE),
        ("founded < as_of", Truth.YES),
        ("spring < as_of and not spring < founded", Truth.YES),
        ('unit(said) == "%"', Truth.YES),
        ('unit(cost) == "%"', Truth.NO),
        ('said.unit == "per cent" and near(said, new - old)', Truth.YES),
        ("near(said, 0.4)", Truth.NO),
        ("near(said, 0.4, 0.2)", Truth.YES),
        ("old > new or said < 0.2", Truth.MAYBE),
        ("old > new and said < 0.2", Truth.NO),
        ("not said < 0.2", Truth.MAYBE),
    ],
)
def test_a_comparison_is_certain_possible_or_impossible(formula: str, truth: Truth) -> None:
    assert parse(formula).value(NAMES) is truth


def test_a_stretch_of_days_gives_a_stretch_of_years() -> None:
    found = parse("months_between(spring, as_of)").value(NAMES)
    assert isinstance(found, Number)
    assert (found.low, found.high, found.point) == (9, 12, None)


@pytest.mark.parametrize(
    ("formula", "at", "reason"),
    [
        ("", 0, "empty"),
        ("old +", 5, "ends too early"),
        ("(old", 0, "not closed"),
        ("old)", 3, "no partner"),
        ("old new", 4, "not expected"),
        ("min(1,)", 6, "missing behind the comma"),
        ("old = 2", 4, "`=` is not part"),
        ("5% * 3", 1, "`%` is not part"),
        ("0 < old < 3", 8, "two comparisons"),
        ('unit(said) == "%', 14, "no partner"),
        ("__import__('os').system('x')", 16, "`.` is not part"),
        ("old; new", 3, "`;` is not part"),
        ("(" * 60 + "1" + ")" * 60, 40, "nested too deeply"),
        ("-" * 60 + "1", 39, "nested too deeply"),
    ],
)
def test_refuses_what_it_cannot_read(formula: str, at: int, reason: str) -> None:
    with pytest.raises(FormulaError, match=reason) as refused:
        parse(formula)
    assert refused.value.start == at


@pytest.mark.parametrize(
    ("formula", "at", "reason", "help_"),
    [
        ("1 + oldd", 4, "unknown name `oldd`", "`old`"),
        ("yeers_between(founded, as_of)", 0, "unknown function `yeers_between`", "`years_between`"),
        ("abs", 0, "a function wants brackets", "abs"),
        ("years_between(old, as_of)", 14, "takes a date here", "years_between(start, end)"),
        ("min()", 0, "takes other values", "min(x, y, …)"),
        ("as_of - founded", 0, "takes numbers", "days_between"),
        ("founded < 3", 0, "a date is compared with a number", ""),
        ("old and new", 0, "joins conditions", ""),
        ("said.vlue", 5, "has no `vlue`", "`value`"),
        ("unit(3)", 5, "by its name", "unit(x)"),
        ('said < "x"', 0, "compared with a text", ""),
    ],
)
def test_says_before_it_is_used_what_does_not_go_together(formula: str, at: int, reason: str, help_: str) -> None:
    (mistake,) = parse(formula).mistakes(TYPES)
    assert reason in mistake.what
    assert help_ in mistake.help
    assert mistake.start == at


def test_all_mistakes_are_told_in_their_order() -> None:
    found = parse("oldd + mux(3) + founded").mistakes(TYPES)
    assert [m.start for m in found] == [0, 7, 16]


def test_every_function_is_told_in_one_line() -> None:
    for name, function in FUNCTIONS.items():
        assert function.written.startswith(f"{name}(")
        assert function.help
        assert "\n" not in function.help


number_texts = st.decimals(min_value=-1000, max_value=1000, places=2, allow_nan=False)


@given(st.lists(number_texts, min_size=3, max_size=3), st.lists(st.sampled_from("+-*/"), min_size=2, max_size=2))
def test_agrees_with_exact_fractions(numbers: list[Decimal], signs: list[str]) -> None:
    """The true value lies in the computed interval, whatever the divisions rounded."""
    a, b, c = numbers
    text = f"(({a}) {signs[0]} ({b})) {signs[1]} ({c})"
    found = parse(text).value({})
    assert isinstance(found, Number)
    x, y, z = (Fraction(n) for n in numbers)
    if (signs[0] == "/" and not y) or (signs[1] == "/" and not z):
        return
    apply = {"+": lambda p, q: p + q, "-": lambda p, q: p - q, "*": lambda p, q: p * q, "/": lambda p, q: p / q}
    true = apply[signs[1]](apply[signs[0]](x, y), z)
    assert found.low == D("-Infinity") or Fraction(found.low) <= true
    assert found.high == D("Infinity") or true <= Fraction(found.high)


intervals = st.tuples(number_texts, number_texts).map(lambda ends: Number(min(ends), max(ends)))


@given(
    intervals, intervals, st.sampled_from(["a + b", "a - b", "a * b", "a / b", "abs(a) + max(a, b)", "points(a, b)"])
)
def test_holds_what_every_value_inside_gives(a: Number, b: Number, formula: str) -> None:
    whole = parse(formula).value({"a": a, "b": b})
    assert isinstance(whole, Number)
    for x, y in itertools.product((a.low, (a.low + a.high) / 2, a.high), (b.low, (b.low + b.high) / 2, b.high)):
        if formula == "a / b" and not y:
            continue
        single = parse(formula).value({"a": exact(x), "b": exact(y)})
        assert isinstance(single, Number)
        assert whole.low <= single.high
        assert single.low <= whole.high


@given(intervals, intervals)
def test_opposites(a: Number, b: Number) -> None:
    names = {"a": a, "b": b}
    assert parse("a < b").value(names) is parse("b > a").value(names)
    assert parse("not a <= b").value(names) is parse("a > b").value(names)
    assert parse("a != b").value(names) is parse("not a == b").value(names)


def refusal(text: str) -> FormulaError | None:
    try:
        parse(text)
    except FormulaError as refused:
        return refused
    return None


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_with_a_place(text: str) -> None:
    refused = refusal(text)
    if refused is not None:
        assert 0 <= refused.start <= max(len(text), 1)
        assert refused.start < refused.stop
    elif not parse(text).mistakes(TYPES):
        assert type_of(parse(text).root, TYPES) in ("number", "date", "text", "truth")
