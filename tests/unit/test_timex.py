"""Resolving: the same words on different days, and arithmetic of the calendar."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

import checker
from checker.claims.time import resolve_dates
from checker.model import Document
from checker.quantities.scan import scan
from checker.text.prepare import prepare
from checker.timex import (
    Clock,
    Timex,
    described,
    easter,
    resolve,
    seconds,
    weekday_name,
    years_between,
)
from checker.vocab.units import to_base

WEDNESDAY = date(2025, 3, 5)
DAYS = {"Monday": 0, "Tuesday": 1, "Wednesday": 2, "Thursday": 3, "Friday": 4, "Saturday": 5, "Sunday": 6}


def day(text: str) -> str:
    return text + "T00:00:00"


@pytest.mark.parametrize(
    ("timex", "low", "high"),
    [
        (Timex("shift", unit="day", number=-1), "2025-03-04", "2025-03-05"),
        (Timex("shift", unit="week", number=0), "2025-03-03", "2025-03-10"),
        (Timex("shift", unit="week", number=-1), "2025-02-24", "2025-03-03"),
        (Timex("shift", unit="month", number=-3), "2024-12-01", "2025-01-01"),
        (Timex("shift", unit="quarter", number=-1), "2024-10-01", "2025-01-01"),
        (Timex("shift", unit="year", number=1), "2026-01-01", "2027-01-01"),
        (Timex("shift", unit="decade", number=-1), "2010-01-01", "2020-01-01"),
        (Timex("shift", unit="weekend", number=0), "2025-03-01", "2025-03-03"),
        (Timex("shift", unit="weekend", number=1), "2025-03-08", "2025-03-10"),
        (Timex("shift", unit="year", number=0, part="end"), "2025-09-01", "2026-01-01"),
        (Timex("calendar", month=10, part="early"), "2024-10-01", "2024-10-17"),
        (Timex("calendar", month=12), "2024-12-01", "2025-01-01"),
        (Timex("calendar", month=12, direction="next"), "2025-12-01", "2026-01-01"),
        (Timex("calendar", month=3, direction="last"), "2024-03-01", "2024-04-01"),
        (Timex("calendar", 2024, unit="quarter", number=3), "2024-07-01", "2024-10-01"),
        (Timex("calendar", unit="quarter", number=4), "2024-10-01", "2025-01-01"),
        (Timex("calendar", 2024, unit="season", number=12), "2024-12-01", "2025-03-01"),
        (Timex("calendar", 80, unit="decade", offset=0), "1980-01-01", "1990-01-01"),
        (Timex("calendar", 2024, 11, weekday=3, number=4, unit="nth"), "2024-11-28", "2024-11-29"),
        (Timex("calendar", 2024, 5, weekday=0, number=-1, unit="nth"), "2024-05-27", "2024-05-28"),
        (Timex("holiday", 2025, name="easter"), "2025-04-20", "2025-04-21"),
        (Timex("holiday", 2025, name="memorial day"), "2025-05-26", "2025-05-27"),
        (Timex("ago", unit="year", number=75), "1949-03-06", "1950-03-06"),
        (Timex("ago", unit="week", number=1), "2025-02-20", "2025-02-27"),
    ],
)
def test_an_expression_means_an_interval(timex: Timex, low: str, high: str) -> None:
    assert resolve(timex, WEDNESDAY) == (day(low), day(high), "")


@pytest.mark.parametrize(
    ("name", "hint", "expected"),
    [
        ("Wednesday", "", "2025-03-05"),
        ("Wednesday", "future", "2025-03-05"),
        ("Thursday", "", "2025-02-27"),
        ("Thursday", "past", "2025-02-27"),
        ("Thursday", "future", "2025-03-06"),
        ("Tuesday", "future", "2025-03-11"),
    ],
)
def test_a_weekday_looks_back_unless_the_sentence_looks_ahead(name: str, hint: str, expected: str) -> None:
    assert resolve(Timex("weekday", weekday=DAYS[name]), WEDNESDAY, hint).low == day(expected)


@pytest.mark.parametrize(
    ("timex", "note"),
    [
        (Timex("weekday", weekday=3), "no reference date"),
        (Timex("shift", unit="month", number=-1), "no reference date"),
        (Timex("calendar", month=3, day=4), "no reference date"),
        (Timex("calendar", 2025, 6, 31), "no such date"),
        (Timex("calendar", -43), "before year 1"),
        (Timex("shift", unit="year", number=99999, name="counted"), "no reference date"),
    ],
)
def test_what_cannot_be_resolved_says_why(timex: Timex, note: str) -> None:
    assert resolve(timex) == (None, None, note)


def test_numbers_beyond_the_calendar_are_no_error() -> None:
    for unit in ("second", "day", "month", "year", "century", "nanosecond"):
        for form in ("ago", "shift"):
            low, high, note = resolve(Timex(form, unit=unit, number=999_999, name="counted"), WEDNESDAY)
            assert (low is None and high is None and note) or (low and high)


def test_a_deadline_ahead_has_no_start_and_a_past_one_is_its_day() -> None:
    assert resolve(Timex("calendar", 2027, bound="by"), WEDNESDAY) == (None, day("2028-01-01"), "open start")
    assert resolve(Timex("calendar", 1949, bound="since"), WEDNESDAY).low == day("1949-01-01")
    assert resolve(Timex("calendar", 1945, bound="by"), WEDNESDAY).low == day("1945-01-01")


def test_a_range_runs_over_the_turn_of_the_year() -> None:
    winter = Timex("range", low=Timex("calendar", 2024, 12), high=Timex("calendar", 2025, 2))
    assert resolve(winter, WEDNESDAY)[:2] == (day("2024-12-01"), day("2025-03-01"))


def test_a_clock_cuts_a_day_to_a_minute() -> None:
    clock = Clock(13, 17, None, "ET")
    timex = Timex("calendar", 2025, 3, 3, clock=clock)
    assert resolve(timex)[:2] == ("2025-03-03T13:17:00", "2025-03-03T13:18:00")
    assert resolve(Timex("weekday", weekday=1, clock=Clock(part="night")), WEDNESDAY)[:2] == (
        "2025-03-04T18:00:00",
        day("2025-03-05"),
    )


@pytest.mark.parametrize(
    ("timex", "fits", "words"),
    [
        (Timex("calendar", 2025, 3, 4, weekday=1), True, ""),
        (Timex("calendar", 2025, 3, 4, weekday=2), False, "2025-03-04 is a Tuesday"),
        (Timex("calendar", month=3, day=4, weekday=2), None, ""),
        (Timex("calendar", 2025, 6, 31, weekday=2), None, "the calendar has no such date"),
        (Timex("calendar", 2023, 2, 29), None, "the calendar has no such date"),
        (Timex("calendar", month=2, day=29), None, ""),
    ],
)
def test_a_weekday_beside_a_date_can_be_checked(timex: Timex, fits: bool | None, words: str) -> None:
    assert timex.weekday_fits is fits
    assert described(timex) == words


@pytest.mark.parametrize(
    ("start", "end", "years"),
    [
        (date(1949, 4, 4), date(2025, 3, 3), 75),
        (date(1949, 4, 4), date(2025, 4, 3), 75),
        (date(1949, 4, 4), date(2025, 4, 4), 76),
        (date(2024, 2, 29), date(2025, 2, 28), 0),
        (date(2025, 3, 3), date(2025, 3, 3), 0),
        (date(2025, 3, 3), date(2020, 3, 3), -5),
    ],
)
def test_completed_years_are_counted_as_birthdays_are(start: date, end: date, years: int) -> None:
    assert years_between(start, end) == years


@pytest.mark.parametrize(
    ("year", "month", "sunday"), [(1818, 3, 22), (1943, 4, 25), (2000, 4, 23), (2024, 3, 31), (2038, 4, 25)]
)
def test_easter_falls_where_church_tables_have_it(year: int, month: int, sunday: int) -> None:
    assert easter(year).date() == date(year, month, sunday)


def test_seconds_order_dates_and_times() -> None:
    assert seconds("2025-03-02") == seconds("2025-03-02T00:00:00") < seconds("2025-03-02T00:00:01+02:00")
    assert seconds("2025-03-03") - seconds("2025-03-02") == Decimal(86400)


def test_an_anchor_with_a_time_keeps_it_for_hours() -> None:
    noon = datetime.fromisoformat("2025-03-05T12:00:00")
    assert resolve(Timex("ago", unit="hour", number=2), noon).low == "2025-03-05T10:00:00"
    assert weekday_name(noon.date()) == "Wednesday"


def told(text: str, on: str | None = "2025-03-05") -> list[str]:
    """The first day of every date in a text, "?" where it is open or unknown."""
    prepared = prepare(Document(text=text, name="x", date=on))
    resolved = resolve_dates(prepared, scan(prepared.tokens))
    return [(r.low or "?")[:10] for r in resolved if r is not None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A quotation is told from the day on which it was spoken.
        ('"But yesterday changed it," she said Saturday.', ["2025-02-28", "2025-03-01"]),
        ('The minister said Saturday. "But yesterday changed it."', ["2025-03-01", "2025-02-28"]),
        ('She said, "Yesterday changed it."', ["2025-03-04"]),
        # The verb of the sentence tells whether it looks ahead.
        ("Leaders will gather on Thursday.", ["2025-03-06"]),
        ("On Thursday, leaders will gather.", ["2025-03-06"]),
        ("He said Thursday he will go.", ["2025-02-27"]),
        ("The plan was to be announced on Thursday.", ["2025-03-06"]),
        ("Payment is due by Friday.", ["?"]),
        # A date without year lies near, unless its sentence names a year or looks ahead.
        ("The fair opens on November 20.", ["2025-11-20"]),
        ("It opened on November 20.", ["2024-11-20"]),
        ("In 2014 they signed on April 3.", ["2014-01-01", "2014-04-03"]),
        ("It rained in May and July 2024.", ["2024-05-01", "2024-07-01"]),
        ("It rained from December 28 to January 3, 2025.", ["2024-12-28", "2025-01-03"]),
        # The end of a span lies behind its start.
        ("It is shut from Monday to Friday.", ["2025-03-03", "2025-03-07"]),
        ("It snows between October and March.", ["2024-10-01", "2025-03-01"]),
        # What the text named last is what its next expression refers to.
        ("They met on May 4, 1998. The next day they signed.", ["1998-05-04", "1998-05-05"]),
        ("Sales rose in the third quarter of 2024 from a year earlier.", ["2024-07-01", "2023-07-01"]),
        # A time of day belongs to the day of its sentence.
        ("On Monday the doors opened at 7 a.m. sharp.", ["2025-03-03", "2025-03-03"]),
    ],
)
def test_a_text_decides_from_which_day_its_dates_are_told(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_a_narrative_keeps_the_year_it_named_last() -> None:
    text = (
        "In 1861 the war began. In 1862 they marched. On May 4 they stopped. In 1863 it went on. On June 1 it rained. "
        "In December they rested; in February they rose. By 1865 it was over."
    )
    days = [
        "1861-01-01",
        "1862-01-01",
        "1862-05-04",
        "1863-01-01",
        "1863-06-01",
        "1863-12-01",
        "1864-02-01",
        "1865-01-01",
    ]
    assert told(text) == days


def test_without_a_date_of_its_own_a_text_leaves_its_days_open() -> None:
    assert told("They met on Monday. Last week it rained. In 2024 it was dry.", on=None) == ["?", "?", "2024-01-01"]
    assert told("On March 4, 2024 they met. On Friday they signed.", on=None) == ["2024-03-04", "?"]


@pytest.mark.parametrize(
    ("say", "dates"),
    [
        ("the war of 1939-45", ["1939-01-01", "1945-01-01"]),
        ("Diem era, 1955\u20131963", ["1955-01-01", "1963-01-01"]),
        ("in the 1975-1976 dry season", ["1975-01-01", "1976-01-01"]),
        ("It came on 2 March 1950. On the 15th, it left.", ["1950-03-02", "1950-03-15"]),
        ("It came on 28 August 1950. On the 2nd, it left.", ["1950-08-28", "1950-09-02"]),
        ("It came on 2 March 1950. On the 28th of that month it left.", ["1950-03-02", "1950-03-28"]),
        ("It fell on 2 March 1950. The day after, it rained.", ["1950-03-02", "1950-03-03"]),
        ("It fell on 2 March 1950. The night before, it had rained.", ["1950-03-02", "1950-03-01"]),
        ("the May-August 1950 drive", ["1950-05-01", "1950-08-01"]),
    ],
)
def test_a_text_names_these_days(say: str, dates: list[str]) -> None:
    claims = checker.extract(checker.Document(text=say, name="text.txt", date="1950-06-01"))
    assert [(c.date_low or "")[:10] for c in claims if c.quantity.kind == "date"] == dates


@pytest.mark.parametrize("say", ["the 499-493 BC revolt", "from 264 to 241 BC", "490 and 480 BC"])
def test_both_years_before_christ_are_read(say: str) -> None:
    claims = checker.extract(checker.Document(text=say, name="text.txt"))
    assert [c.quantity.kind for c in claims] == ["date", "date"]
    assert all(c.quantity.timex.year < 0 for c in claims)


@pytest.mark.parametrize(
    ("unit", "seconds"), [("fortnight", 1209600), ("quarter", 7889400), ("weekend", 172800), ("millisecond", "0.001")]
)
def test_every_unit_of_time_has_a_length(unit: str, seconds: int | str) -> None:
    assert to_base(unit) == (Decimal(seconds), Decimal(0), "second")


def test_a_year_named_ahead_does_not_carry_the_tale_with_it() -> None:
    tale = (
        "The war began on 5 May 1950. In June 1950 the city fell, and in July 1950 the port. "
        "The chiefs planned a drive for 1951. On 3 August the river was crossed. In 1950 all was lost."
    )
    claims = checker.extract(checker.Document(text=tale, name="text.txt", date="1999-01-01"))
    assert [(c.date_low or "")[:10] for c in claims if c.text == "3 August"] == ["1950-08-03"]


def test_words_quoted_in_a_tale_leave_it_a_tale() -> None:
    tale = (
        "It began in 1935. In 1936 it grew, and in 1937 it fell. In 1938 he said: "
        "\u201cToday we fight, and tomorrow too.\u201d On October 5 the town fell."
    )
    claims = checker.extract(checker.Document(text=tale, name="text.txt", date="2009-12-19"))
    assert [(c.date_low or "")[:10] for c in claims if c.text == "October 5"] == ["1938-10-05"]
