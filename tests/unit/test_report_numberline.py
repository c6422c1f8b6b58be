"""The numbers line: where bars lie, when there is none, and how it looks in letters."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

import checker
from checker.model import Claim
from checker.report.numberline import as_text, number_line
from checker.report.safe import width
from tests.report_factory import document, quantity


def claims(*ends: tuple[str | None, str | None, str | None], unit: str = "percent") -> list[Claim]:
    """Claims with a value and the ends of what it allows."""
    marked = " ".join("⟦x⟧" for _ in ends)
    return document(marked, [quantity("percentage", v, low, high, unit=unit) for v, low, high in ends])[1]


UK = claims(("2.1", "2.05", "2.15"), ("2.3", "2.25", "2.35"))


def test_bars_lie_in_the_order_of_their_values() -> None:
    line = number_line(UK, ["draft", "Wire"], [True])
    assert line
    draft, wire = line.bars
    assert 0 < draft.low < draft.high < wire.low < wire.high < 1
    assert draft.suspect
    assert not wire.suspect
    assert line.ends == ("2.05", "2.35")


def test_the_ends_of_the_axis_are_in_the_units_of_the_text() -> None:
    draft = checker.extract(checker.Document("The flight took 45 minutes.", "a.txt"))
    source = checker.extract(checker.Document("The flight took an hour and a half.", "b.txt"))
    line = number_line([*draft, *source], ["draft", "Wire"])
    assert line
    assert line.ends == ("44.5 min", "90.5 min")


def test_a_bound_runs_off_the_axis() -> None:
    line = number_line(claims(("2.1", "2.05", "2.15"), (None, "4", None)), ["draft", "Wire"])
    assert line
    assert line.bars[1].endless == (False, True)
    assert line.bars[1].high == 1


def test_values_far_apart_are_drawn_on_a_logarithmic_axis() -> None:
    line = number_line(claims(("841", "840", "842"), ("841000", "840000", "842000")), ["draft", "Wire"])
    assert line
    assert line.logarithmic
    assert line.bars[0].high - line.bars[0].low > 0


def test_there_is_no_line_without_two_values_of_one_unit() -> None:
    mixed = [*claims(("2", "1", "3")), *claims(("5", "4", "6"), unit="USD")]
    same = claims(("2", "2", "2"), ("2", "2", "2"))
    nothing = claims(("2", "1", "3"), (None, None, None))
    assert [number_line(group, ["a", "b"]) for group in (UK[:1], mixed, same, nothing)] == [None] * 4


def test_in_letters() -> None:
    line = number_line(UK, ["draft", "Wire"], [True])
    assert line
    assert as_text(line, 60) == [
        "draft    ├────●───┤                       2.1 % [2.05, 2.15)",
        "Wire                        ├───●────┤    2.3 % [2.25, 2.35)",
        "       2.05·························2.35",
    ]


@given(st.lists(st.tuples(*[st.decimals(-(10**9), 10**9, allow_nan=False, places=3)] * 2), min_size=2, max_size=6))
def test_no_bar_leaves_the_axis_or_the_page(ends: list[tuple[Decimal, Decimal]]) -> None:
    group = claims(*((None, str(min(pair)), str(max(pair))) for pair in ends))
    line = number_line(group, [f"paper {i}" for i in range(len(group))])
    if line is None:
        assert len({value for pair in ends for value in pair}) == 1
        return
    assert all(0 <= bar.low <= bar.high <= 1 for bar in line.bars)
    assert all(width(row) <= 100 for row in as_text(line, 100))
