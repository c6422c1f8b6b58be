"""What two sources say beside each other: series slot by slot, times of day, sentences that agree or differ."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import checker
from checker.align.series import slot
from checker.checks.clocks import clocks_exclude


def decimals(text: str) -> tuple[Decimal, ...]:
    return tuple(Decimal(word) for word in text.split())


@pytest.mark.parametrize(
    ("x", "y", "first", "second", "grade"),
    [
        ("7.4", "7.5", "7.6 7.4", "7.6 7.5", "rest"),
        ("7.4", "7.3", "7.6 7.4", "7.3 7.6", "rest"),  # told in another order
        ("7.6", "7.5", "7.6 7.4", "7.6 7.5", "clash"),  # 7.6 is met by 7.6
        ("7.4", "7.4", "7.6 7.4", "7.4 7.6", "exact"),
        ("3", "4", "3 5", "4 6", ""),  # nothing in common: by their order, which says no more than the words do
        ("3", "6", "3 5", "4 6", "clash"),
        ("3", "4", "3 5", "4 6 7", ""),
        ("7.5", "7.6", "7.6 7.5", "", "clash"),  # a single figure that the series holds is that member
        ("7.5", "7.7", "7.6 7.5", "", ""),
    ],
)
def test_the_slot_of_a_series(x: str, y: str, first: str, second: str, grade: str) -> None:
    assert slot(Decimal(x), Decimal(y), decimals(first), decimals(second)) == grade


FIGURES = st.lists(st.integers(1, 9).map(Decimal), min_size=2, max_size=4, unique=True).map(tuple)


@given(FIGURES, FIGURES)
def test_a_figure_has_at_most_one_slot_in_another_series(a: tuple[Decimal, ...], b: tuple[Decimal, ...]) -> None:
    if len(a) == len(b):
        for x in a:
            assert sum(slot(x, y, a, b) != "clash" for y in b) == 1


@pytest.mark.parametrize(
    ("first", "second", "exclude"),
    [
        ("about 10 a.m.", "around 10:30 a.m.", True),
        ("about 10 a.m.", "10:15 a.m.", False),
        ("10 a.m.", "10:20 a.m.", True),
        ("4:43 a.m.", "4:34 a.m.", True),
        ("7:48 a.m.", "7:50 a.m.", False),
        ("11:58 p.m.", "midnight", False),  # two minutes, across the day's end
        ("0800 GMT", "10 a.m.", None),  # perhaps one hour in two zones
        ("7 a.m.", "9:30 a.m.", True),
    ],
)
def test_times_of_day(first: str, second: str, exclude: bool | None) -> None:
    """Whatever the days of the documents are: a bare time is told of the day that the text is about."""
    texts = (f"The fire broke out at {first} in a warehouse." for first in (first, second))
    documents = [checker.Document(text=t, name=f"{n}.txt", date=f"2024-03-1{n}") for n, t in enumerate(texts)]
    a, b = (next(c for c in checker.extract(d) if c.quantity.kind == "time") for d in documents)
    assert clocks_exclude(a, b) is exclude
    assert clocks_exclude(b, a) is exclude


@pytest.mark.parametrize(
    ("text", "quote", "subject", "measure"),
    [
        (
            "Up to 55 percent of voice traffic in Oman, 52 percent in Egypt was lost.",
            "52 percent",
            "Egypt",
            "traffic",
        ),
        ("Up to 70 per cent of web services in Egypt were cut off.", "Up to 70 per cent", "Egypt", "services"),
        ("82 percent of India's voice traffic to Europe was lost.", "82 percent", "India", "traffic"),
        ("It killed 168,000 people in Indonesia's Aceh province.", "168,000", "Aceh", "person"),
        (
            "It left 220,000 people dead in Indonesia, Thailand and India.",
            "220,000",
            "Indonesia, Thailand, India",
            "person",
        ),
        ("It killed 230,000 people in 14 countries.", "230,000", "countries", "person"),
        ("Maria Ruiz won 44% of the vote and Pedro Vega 53%.", "44%", "Maria Ruiz", "vote share"),
        ("They hit Andora 75 kilometres (50 miles) west of Norby.", "75 kilometres", "Andora", "distance"),
    ],
)
def test_what_a_figure_is_said_of(text: str, quote: str, subject: str, measure: str) -> None:
    claim = next(c for c in checker.extract(checker.Document(text=text, name="a.txt")) if c.text == quote)
    assert (claim.subject, claim.measure) == (subject, measure)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Two quakes, measuring 7.6 and 7.4, struck.", ["7.6", "7.4"]),
        ("A 7.1 earthquake struck at a depth of 3.5 km.", ["7.1"]),
        ("The quake struck. Growth was 3.5 in May.", []),
        ("The quake sent prices up 2.5 percent; 3.5 million fled.", []),
        ("After the quake 12 of 40 houses stood.", []),
    ],
)
def test_magnitudes_without_the_word(text: str, values: list[str]) -> None:
    claims = checker.extract(checker.Document(text=text, name="a.txt"))
    assert [str(c.quantity.value) for c in claims if c.quantity.unit == "magnitude"] == values
