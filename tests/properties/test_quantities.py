"""Laws of the scan: what is written is what is read, wherever it stands; hedges only widen or cut; any text is read."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model import HEDGES, KINDS, Interval, Quantity
from checker.quantities.bounds import hedged
from checker.quantities.dimensions import DIMENSIONS
from checker.quantities.numeral import numeral
from checker.quantities.scan import scan
from checker.text.tokens import tokenise
from checker.vocab.load import vocabulary
from checker.vocab.units import generate, to_base

ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
PIECES = sorted({w for d in DIMENSIONS for w in [*d.leads, *d.follows]})
SHORT = st.sampled_from(
    [*"-–—/.,%$£€()[]'\"+~:#^½²", "1", "12", "2,000", "3.5", "2019", "to", "and", "of", "a", "per", "\n", " "]
)
PROSE = st.lists(st.one_of(st.sampled_from(PIECES), SHORT), max_size=40)


def spelled(n: int) -> str:
    """The number in words, written here a second time from the rules of English as an oracle."""
    for scale, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if n >= scale:
            rest = n % scale
            return f"{spelled(n // scale)} {name}" + ((" and " if rest < 100 else " ") + spelled(rest) if rest else "")
    return ONES[n] if n < 20 else TENS[n // 10] + (f"-{ONES[n % 10]}" if n % 10 else "")


def read(text: str) -> list[Quantity]:
    return scan(tokenise(text))


@given(st.integers(0, 10**12 - 1))
def test_words_mean_what_digits_mean(n: int) -> None:
    for text in (str(n), f"{n:,}", spelled(n)):
        found = numeral(tokenise(text), 0)
        assert found is not None
        assert found.value == n
        assert found.stop == len(tokenise(text).words) - 12, f"{text!r} is read in part"


@given(st.decimals(Decimal("0.001"), Decimal(10**9), allow_nan=False, allow_infinity=False, places=3))
def test_digits_lie_in_the_middle_of_what_they_allow(value: Decimal) -> None:
    (q,) = read(f"${value}")
    assert q.value == value
    assert q.interval.low is not None
    assert q.interval.high is not None
    assert q.interval.low + q.interval.high == 2 * value
    assert q.interval.high - q.interval.low == Decimal("0.001")


@given(
    st.integers(1, 999),
    st.sampled_from(["$", "£", "€"]),
    st.sampled_from([("m", 10**6), ("bn", 10**9), (" million", 10**6)]),
)
def test_a_scale_multiplies_value_and_interval_alike(n: int, sign: str, scale: tuple[str, int]) -> None:
    (plain,), (scaled,) = read(f"{sign}{n}"), read(f"{sign}{n}{scale[0]}")
    assert scaled.unit == plain.unit
    assert plain.value is not None
    assert scaled.value == plain.value * scale[1]
    assert scaled.interval == plain.interval.times(Decimal(scale[1]))


@given(st.integers(1, 10**6), st.sampled_from(HEDGES[1:]))
def test_a_hedge_never_denies_its_own_bound(n: int, hedge: str) -> None:
    value = Decimal(n)
    plain, bound = Interval(value, value), hedged(hedge, value, Interval(value, value))
    inside = {"about", "at_least", "at_most"}
    assert bound.contains(value) == (hedge in inside)
    assert not bound.contains(2 * value) or hedge in {"more_than", "at_least"}
    assert value in (bound.low, bound.high) or bound.holds(plain)


@given(st.integers(2, 10**6), st.integers(1, 10**6), st.sampled_from(["km", "%", " people", " tonnes"]))
def test_a_range_holds_both_ends_and_keeps_their_order(low: int, more: int, unit: str) -> None:
    found = read(f"between {low:,} and {low + more:,}{unit}")
    assert [(q.is_range, q.interval.low, q.interval.high) for q in found] == [(True, low, low + more)]


@given(st.lists(st.integers(1, 99), min_size=2, max_size=5), st.sampled_from(["percent", "%", "per cent"]))
def test_every_member_of_a_list_has_the_unit_behind_the_last(numbers: list[int], unit: str) -> None:
    text = f"rates of {', '.join(map(str, numbers[:-1]))} and {numbers[-1]} {unit} came up"
    assert [(int(q.value or 0), q.unit) for q in scan(tokenise(text))] == [(n, "percent") for n in numbers]


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.sampled_from(["±", "+/-", "plus or minus"]))
def test_a_margin_reaches_as_far_to_both_sides(n: int, by: int, sign: str) -> None:
    (found,) = scan(tokenise(f"a load of {n} {sign} {by} kg was seen"))
    assert (found.interval, found.unit, found.is_range) == (
        Interval(Decimal(n - by), Decimal(n + by)),
        "kilogram",
        True,
    )


@given(PROSE, PROSE)
def test_paragraphs_do_not_change_each_other(a: list[str], b: list[str]) -> None:
    first, second = " ".join(a) + ".\n\n", "The end came. " + " ".join(b)
    alone = [(q.kind, q.value, q.start + len(first)) for q in read(second)]
    together = [
        (q.kind, q.value, q.start) for q in read(first + "Then it was over.\n\n" + second) if q.start >= len(first) + 19
    ]
    assert together == [(kind, value, start + 19) for kind, value, start in alone]


@given(st.one_of(st.text(max_size=80), PROSE.map("".join), PROSE.map(" ".join)))
def test_any_text_is_read_into_ordered_spans(text: str) -> None:
    end = 0
    for q in read(text):
        assert end <= q.start <= q.core_start < q.core_end <= q.end <= len(text)
        assert q.kind in KINDS
        assert q.hedge in HEDGES
        assert q.is_range or q.timex is not None or q.value is not None or q.vague
        end = q.end


@pytest.mark.parametrize(
    "piece",
    ["7 ", "1-", "1,", "twenty-", "5 to ", "(", '5" ', "$", "1/", "5 feet 3 ", "000 ", "a half ", "1e", "٣ ", "½"],
)
def test_monotonous_text_takes_linear_time(piece: str) -> None:
    """Counted in calls, not in seconds: twice the text must not take more than about twice the calls."""

    def calls(times: int) -> int:
        tokens, count = tokenise(piece * times), 0

        def tick(frame: object, event: str, arg: object) -> None:
            nonlocal count
            count += event == "call"

        sys.setprofile(tick)
        try:
            scan(tokens)
        finally:
            sys.setprofile(None)
        return count

    calls(10)
    assert calls(400) <= 2.5 * calls(200) + 200


def test_factors_are_those_of_pint() -> None:
    pytest.importorskip("pint")
    made = generate().splitlines()
    kept = [f'"{n}" = ["{f}", "{o}", "{b}"]' for n, (f, o, b) in sorted(vocabulary("factors")["factor"].items())]
    assert kept == [line for line in made if line.startswith('"')], "run: python -m checker.vocab.units"


@pytest.mark.parametrize(
    ("unit", "factor", "base"),
    [
        ("mile", "1609.344", "metre"),
        ("square foot", "0.09290304", "square metre"),
        ("acre", "4046.87", "square metre"),
        ("kilometre per hour", "0.2777777778", "metre per second"),
        ("kilowatt hour", "3600000", "joule"),
        ("cent", "0.01", "USD"),
        ("USD/barrel", "1", "USD/barrel"),
        ("basis_point", "0.01", "percentage_point"),
        ("hour", "3600", "second"),
    ],
)
def test_a_unit_converts_to(unit: str, factor: str, base: str) -> None:
    found = to_base(unit)
    assert found is not None
    assert abs(found[0] / Decimal(factor) - 1) < Decimal("1e-5")
    assert found[1:] == (0, base)


def test_the_scan_loads_no_heavy_library() -> None:
    code = """
import sys
from checker.quantities.scan import scan
from checker.text.tokens import tokenise
scan(tokenise('5 miles'))
print(*sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"pint", "pandas", "dateparser", "rich"} & set(done.stdout.split())
