"""Laws of time: what holds for every date, every text and every anchor."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.claims.tense import tense
from checker.claims.time import resolve_dates
from checker.model import Document
from checker.quantities.scan import scan
from checker.text.prepare import prepare
from checker.text.tokens import tokenise
from checker.timex import Timex, moved, resolve, seconds, years_between

MONTHS = tuple(date(2000, month, 1).strftime("%B") for month in range(1, 13))
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
days = st.dates(date(1500, 1, 1), date(2150, 12, 31))
modern = st.dates(date(1900, 1, 1), date(2099, 12, 31))
HEAP = """last next this that early late mid end of the in on at by since until May March 5 31 2024 '90 s - , . : /
10 30 a m p pm ago later years year month an half and quarter third first Monday Fri weekend Christmas 1990 BC Q 3 aged
old 40 twenty nineteen century spring fall to from today o'clock GMT fiscal every \u00b2 \u0663 \u2014"""
words = st.sampled_from(HEAP.split())


def ways(day: date) -> list[str]:
    month = MONTHS[day.month - 1]
    return [
        f"{month} {day.day}, {day.year}",
        f"{day.day} {month} {day.year}",
        f"{month[:3]}{'.' if len(month) > 3 else ''} {day.day}, {day.year}",  # May takes no stop
        f"{WEEKDAYS[day.weekday()]}, {month} {day.day}, {day.year}",
        day.isoformat(),
        f"{day.month}/{day.day}/{day.year}",
    ]


def read(text: str, on: date | None = None) -> list[tuple[str | None, str | None]]:
    prepared = prepare(Document(text=text, name="x", date=on.isoformat() if on else None))
    return [(r.low, r.high) for r in resolve_dates(prepared, scan(prepared.tokens)) if r is not None]


@given(modern, st.sampled_from(range(6)))
def test_every_way_to_write_a_day_reads_as_that_day(day: date, way: int) -> None:
    low, high = (
        datetime.combine(day, datetime.min.time()),
        datetime.combine(day + timedelta(days=1), datetime.min.time()),
    )
    assert read(f"It rained on {ways(day)[way]}.") == [(low.isoformat(), high.isoformat())]


@given(modern, modern)
def test_a_full_date_does_not_depend_on_the_document(day: date, on: date) -> None:
    text = f"On {ways(day)[0]} it rained."
    assert read(text, on) == read(text)


@given(days)
def test_a_weekday_is_one_of_the_last_seven_days(on: date) -> None:
    for weekday in range(7):
        low = resolve(Timex("weekday", weekday=weekday), on).low
        assert low is not None
        found = date.fromisoformat(low[:10])
        assert found.weekday() == weekday
        assert on - timedelta(days=6) <= found <= on


@given(days, st.integers(0, 300))
def test_years_ago_inverts_completed_years(on: date, years: int) -> None:
    """Every day that "n years ago" allows lies n completed years back, and so do its two ends."""
    resolved = resolve(Timex("ago", unit="year", number=years), on)
    assert resolved.low
    assert resolved.high
    first, last = date.fromisoformat(resolved.low[:10]), date.fromisoformat(resolved.high[:10]) - timedelta(days=1)
    if (on.month, on.day) != (2, 29):  # a leap day's anniversary is a matter of taste
        assert years_between(first, on) == years_between(last, on) == years


@given(days, st.sampled_from(("day", "week", "month", "year", "quarter", "decade")), st.integers(-50, 50))
def test_shifts_tile_the_calendar(on: date, unit: str, n: int) -> None:
    """Each period ends where the next one starts."""
    here = resolve(Timex("shift", unit=unit, number=n), on)
    there = resolve(Timex("shift", unit=unit, number=n + 1), on)
    assert here.high == there.low


@given(days, st.sampled_from(("day", "week", "month", "quarter", "year")), st.integers(0, 400))
def test_moving_forward_and_back_loses_at_most_the_end_of_a_month(on: date, unit: str, n: int) -> None:
    at = datetime.combine(on, datetime.min.time())
    back = moved(moved(at, unit, n), unit, -n)
    assert timedelta(0) <= at - back <= timedelta(days=3)


@given(st.datetimes(datetime(1, 1, 1), datetime(9999, 1, 1)), st.datetimes(datetime(1, 1, 1), datetime(9999, 1, 1)))
def test_seconds_keep_the_order_of_time(a: datetime, b: datetime) -> None:
    a, b = a.replace(microsecond=0), b.replace(microsecond=0)
    assert (seconds(a.isoformat()) < seconds(b.isoformat())) == (a < b)


@given(st.lists(words, max_size=40), st.one_of(modern, st.sampled_from((date(1, 1, 2), date(9999, 12, 30)))))
def test_any_heap_of_time_words_is_read_without_error(heap: list[str], on: date) -> None:
    """No text breaks the grammar, spans lie in order, and an interval never ends before it starts."""
    text = " ".join(heap).replace(" s ", "s ").replace(" - ", "-").replace("' ", "'")
    tokens = tokenise(text)
    stop = 0
    for quantity in scan(tokens):
        assert stop <= quantity.start < quantity.end <= len(text)
        stop = quantity.end
        assert tense(tokens, quantity.first, quantity.stop) in ("past", "future", "")
    for low, high in read(text, on):
        assert low is None or high is None or low < high


@pytest.mark.parametrize("filler", ["The plan is old.", "It cost $5 million.", "Ten people came."])
@given(modern)
def test_a_neighbouring_sentence_without_dates_changes_nothing(filler: str, on: date) -> None:
    text = "They met on Tuesday. The vote was last month."
    assert read(f"{filler} {text} {filler}", on) == read(text, on)
