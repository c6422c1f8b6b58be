"""Laws of the interval algebra that decides whether two figures exclude each other."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from checker.model import Interval

numbers = st.decimals(min_value=-1000, max_value=1000, places=2)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Any interval that holds at least one value."""
    low = draw(st.none() | numbers)
    high = draw(st.none() | numbers)
    if low is not None and high is not None:
        low, high = min(low, high), max(low, high)
        if low == high:
            return Interval(low, high)
    return Interval(low, high, draw(st.booleans()), draw(st.booleans()))


@given(intervals(), intervals())
def test_meeting_is_symmetric(a: Interval, b: Interval) -> None:
    assert a.meets(b) == b.meets(a)


@given(intervals(), intervals(), numbers)
def test_a_value_in_both_makes_them_meet(a: Interval, b: Interval, value: Decimal) -> None:
    if a.contains(value) and b.contains(value):
        assert a.meets(b)


@given(intervals(), intervals())
def test_of_two_that_do_not_meet_one_lies_below(a: Interval, b: Interval) -> None:
    assert a.meets(b) != (a.below(b) or b.below(a))
    assert not (a.below(b) and b.below(a))


@given(intervals(), intervals(), numbers)
def test_an_interval_that_holds_another_contains_its_values(a: Interval, b: Interval, value: Decimal) -> None:
    if a.holds(b) and b.contains(value):
        assert a.contains(value)


@given(intervals(), numbers, numbers, st.decimals(min_value="0.5", max_value=20, places=1))
def test_scaling_keeps_what_is_inside(a: Interval, value: Decimal, offset: Decimal, factor: Decimal) -> None:
    for f in (factor, -factor):
        assert a.times(f, offset).contains(value * f + offset) == a.contains(value)


@given(intervals(), intervals(), st.decimals(min_value=0, max_value=50, places=2))
def test_widening_never_parts_two_intervals(a: Interval, b: Interval, by: Decimal) -> None:
    if a.meets(b):
        assert a.widened(by).meets(b)
