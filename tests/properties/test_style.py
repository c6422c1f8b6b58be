"""Laws of house style: what is written anew means the same, and is from then on left alone."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.checks.style import differences, read, template, write
from checker.quantities.scan import scan
from checker.text.tokens import tokenise

WORDS = {10**6: ("million", "m"), 10**9: ("billion", "bn"), 10**12: ("trillion", "tn")}
HOUSES = {
    "American": ["$5 billion", "$5,000", "5%", "12", "5,000", "5 million", "March 5, 2025", "3 p.m.", "3:30 p.m."],
    "British": [
        "£5bn",
        "£5m",
        "£5tn",
        "£5,000",
        "5 per cent",
        "12",
        "5,000",
        "5m people",
        "5 March 2025",
        "3pm",
        "3.30pm",
    ],
    "spelt": ["five billion dollars", "five percent", "seven", "fifth"],
}
digits = st.integers(1, 999)
numbers = st.one_of(
    digits.map(str),
    st.integers(1000, 9_999_999).map(lambda n: f"{n:,}"),
    st.integers(1000, 9999).map(str),
    st.decimals(min_value=Decimal("0.1"), max_value=99, places=1).map(str),
)
scaled = st.tuples(digits, st.sampled_from(sorted(WORDS)), st.booleans())
money = st.one_of(
    st.tuples(st.sampled_from(["$", "£", "€", "US$", "A$"]), numbers).map("".join),
    scaled.map(lambda s: f"${s[0]} {WORDS[s[1]][0]}" if s[2] else f"£{s[0]}{WORDS[s[1]][1]}"),
    scaled.map(lambda s: f"{s[0]} {WORDS[s[1]][0]} euros"),
    numbers.map(lambda n: f"{n} dollars"),
)
percents = st.tuples(numbers, st.sampled_from(["%", " percent", " per cent"])).map("".join)
days = st.tuples(
    st.integers(1, 28), st.sampled_from(["March", "Sept.", "Sept", "December", "May", "Jan"]), st.integers(1990, 2030)
)
dates = st.one_of(
    days.map(lambda d: f"{d[1]} {d[0]}, {d[2]}"),
    days.map(lambda d: f"{d[0]} {d[1]} {d[2]}"),
    days.map(lambda d: f"{d[1]} {d[2]}"),
)
clocks = st.tuples(
    st.integers(1, 12),
    st.sampled_from(["", ":00", ":30", ".15"]),
    st.sampled_from(["am", "pm", " a.m.", " p.m.", "PM"]),
).map(lambda c: f"{c[0]}{c[1]}{c[2]}")
written = st.one_of(money, percents, dates, clocks)


def meaning(text: str) -> tuple[object, ...]:
    """What the scanner reads of a text: kind, value and unit, or what the date says."""
    (found,) = scan(tokenise(f"It was {text} then."))
    if found.timex is not None:
        timex = found.timex
        return (
            timex.form,
            timex.year,
            timex.month,
            timex.day,
            timex.clock and (timex.clock.hour, timex.clock.minute or 0),
        )
    return found.kind, found.value, found.unit


def unit_of(text: str) -> tuple[str, str]:
    (found,) = scan(tokenise(f"It was {text} then."))
    return found.kind, found.unit


@pytest.mark.parametrize("house", HOUSES)
@given(text=written)
def test_means_the_same_and_is_left_alone(house: str, text: str) -> None:
    forms = tuple(t.form for t in map(template, HOUSES[house]) if t)
    form = read(text, *unit_of(text))
    if form is None:
        return
    wanted = differences(form, forms)
    right = write(form, wanted, forms)
    if not wanted or right is None:
        return
    assert meaning(right) == meaning(text)
    again = read(right, *unit_of(right))
    assert again is not None
    assert differences(again, forms) == {}


@pytest.mark.parametrize("house", HOUSES)
def test_a_house_writes_its_own_examples_so(house: str) -> None:
    forms = tuple(t.form for t in map(template, HOUSES[house]) if t)
    assert len(forms) == len(HOUSES[house])
    assert [differences(form, forms) for form in forms] == [{}] * len(forms)
