"""Excerpts: the marks stand under the words that are meant, whatever else stands in the line."""

from __future__ import annotations

import pytest

from checker.report.excerpt import excerpt
from checker.report.safe import safe, shorten, width, wrap

CASES = [
    # line, marked words, cells, what is shown
    (
        "The 76-year-old alliance faces its test.", "76-year-old", 60,
        """
The 76-year-old alliance faces its test.
    ^^^^^^^^^^^
""",
    ),
    (
        "\tSpending:\t2.3% of income", "2.3%", 60,
        """
    Spending:   2.3% of income
                ^^^^
""",
    ),
    (  # each of the two wide letters takes two cells
        "東京 pays 2.3% of income", "2.3%", 60,
        """
東京 pays 2.3% of income
          ^^^^
""",
    ),
    (  # an accent of its own takes no cell
        "The cafe\u0301 sold 40 cups", "40", 60,
        """
The cafe\u0301 sold 40 cups
              ^^
""",
    ),
    (
        "a\x1b[31m red 40 cups\u202e", "40", 60,
        """
a␛[31m red 40 cups[U+202E]
           ^^
""",
    ),
    (
        "In a year of long debates about money the country spent 2.3% of all that it earned on arms.", "2.3%", 40,
        """
…the country spent 2.3% of all that it…
                   ^^^^
""",
    ),
    (
        "It spent 2.3% of all that it earned on arms, on ships and on men.", "2.3%", 30,
        """
It spent 2.3% of all that it…
         ^^^^
""",
    ),
    (
        "Of all that it earned on arms, on ships and on men it paid 2.3%", "2.3%", 30,
        """
…ships and on men it paid 2.3%
                          ^^^^
""",
    ),
    (  # marked words longer than the page: their beginning counts
        "between two thousand and three thousand", "two thousand and three thousand", 20,
        """
…two thousand and t…
 ^^^^^^^^^^^^^^^^^^
""",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("line", "words", "cells", "shown"), CASES, ids=[c[0][:20] for c in CASES])
def test_marks_stand_under_the_words(line: str, words: str, cells: int, shown: str) -> None:
    at = line.index(words)
    view = excerpt(line, [(at, at + len(words))], cells)
    assert f"\n{view.text}\n{view.underline(0)}\n" == shown


def test_several_marks_share_one_view() -> None:
    line = "Spending goes from 2.3% to 2.5%."
    view = excerpt(line, [(19, 23), (27, 31)], 40)
    assert [view.text[a : a + n] for a, n in view.marks] == ["2.3%", "2.5%"]


def test_a_line_of_a_megabyte_is_cut_on_both_sides() -> None:
    line = "word " * 200_000 + "40 cups " + "word " * 200_000
    view = excerpt(line, [(1_000_000, 1_000_002)], 40)
    start, cells = view.marks[0]
    assert view.text[start : start + cells] == "40"
    assert (view.text[0], view.text[-1]) == ("…", "…")
    assert width(view.text) <= 40


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("two\nlines\r\nof\u2028text", "two lines  of text"),
        ("nul\x00 bell\x07 escape\x1b", "nul␀ bell␇ escape␛"),
        ("c1\x9b31m", "c1\ufffd31m"),
        ("over\u202eride and \u2066isolate", "over[U+202E]ride and [U+2066]isolate"),
        ("zero\u200bwidth\ufeff soft\u00adhyphen", "zerowidth softhyphen"),
        ("lone \ud800 surrogate", "lone \ufffd surrogate"),
        ("12\u00a0000\u202f€", "12 000 €"),
    ],
)
def test_nothing_of_a_document_acts(text: str, shown: str) -> None:
    assert safe(text) == shown


def test_wide_text_is_cut_by_cells() -> None:
    assert shorten("東京東京東京", 7) == "東京東…"
    assert wrap("東京東京 東京", 6) == ["東京東", "京", "東京"]
    assert wrap("", 10) == [""]
