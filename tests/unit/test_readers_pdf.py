"""PDFs: reading order, paragraphs and words put together, running heads set apart, each line at its page and number."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.errors import InputError
from checker.model import Document
from checker.readers import read_file
from checker.readers.file import File, Options
from checker.readers.limits import LIMITS
from tests.documents import Words, pdf

pytest.importorskip("pypdfium2", reason="PDFs need pypdfium2")
WELL = "a well-known man and a well-known woman in the town"
LEFT = ("The council said it would spend", "2.5 million on the harbour wall", "and much of it was from a loan.")
RIGHT = ("Another part of the story tells", "of 12 ferries that run each day", "from the first of May this year.")


def read(*pages: list[Words]) -> Document:
    (document,) = read_file(File(pdf(*pages), "a.pdf"))
    return document


def blocks(document: Document) -> list[tuple[str, str, str]]:
    """Words, kind or reason, and place of each block."""
    text = document.text
    return [(text[b.start : b.end], b.reason or b.kind, document.place(b.start)) for b in document.blocks or ()]


def column(x: float, y: float, lines: tuple[str, ...]) -> list[Words]:
    return [Words(x, y - 13 * n, line) for n, line in enumerate(lines)]


def texts(*pages: list[Words]) -> list[str]:
    return [text for text, kind, _ in blocks(read(*pages)) if kind in ("paragraph", "list", "heading")]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_columns_are_read_one_after_the_other_whatever_the_order_in_the_file(order: tuple[int, int]) -> None:
    both = [column(50, 700, LEFT), column(300, 700, RIGHT)]
    title = [Words(50, 760, "A headline that goes across both columns of text", 16)]
    got = read([*both[order[0]], *title, *both[order[1]]])
    assert blocks(got) == [
        (title[0].text, "heading", "page 1, line 1"),
        (" ".join(LEFT), "paragraph", "page 1, line 2"),
        (" ".join(RIGHT), "paragraph", "page 1, line 5"),
    ]
    assert got.place(got.text.index("12 ferries")) == "page 1, line 6"


def test_columns_in_one_row_of_the_file_are_told_apart() -> None:
    rows = [w for pair in zip(column(50, 700, LEFT), column(300, 700, RIGHT), strict=True) for w in pair]
    assert texts(rows) == [" ".join(LEFT), " ".join(RIGHT)]


def test_a_sentence_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    halves = (*LEFT[:2], "and on the quay, which is to be"), ("400 metres long when it is ready", *RIGHT[1:])
    assert texts([*column(50, 700, halves[0]), *column(300, 700, halves[1])]) == [" ".join((*halves[0], *halves[1]))]
    assert texts(column(50, 700, halves[0]), column(50, 700, halves[1])) == [" ".join((*halves[0], *halves[1]))]


def test_rows_of_a_table_stay_rows() -> None:
    rows = [("Town", "Cost", "Share"), ("Oda", "£1.5m", "35%"), ("Ume", "£2.7m", "65%"), ("Luleå", "£3.1m", "70%")]
    cells = [Words(50 + 90 * c, 700 - 15 * n, text) for n, row in enumerate(rows) for c, text in enumerate(row)]
    assert texts(cells) == [" | ".join(row) for row in rows]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("There were the represen-", "tatives of 5 towns here."), "There were the representatives of 5 towns here."),
        (("There were some twenty-", "five towns of the coast."), "There were some twenty-five towns of the coast."),
        (("It was a loan over 40-", "year terms for the town."), "It was a loan over 40-year terms for the town."),
        (("It held from 2024 to 2024-", "25 in the whole of it"), "It held from 2024 to 2024-25 in the whole of it"),
        (("a well-known man and a well-", "known woman in the town"), WELL),
    ],
)  # fmt: skip
def test_words_parted_at_the_end_of_a_line(lines: tuple[str, str], text: str) -> None:
    assert texts(column(50, 700, lines)) == [text]


def test_paragraphs_end_at_gaps_and_where_the_next_word_would_have_fitted() -> None:
    long = "This line is as long as the column of this page is wide, 5."
    lines = [*column(50, 700, (long, "It ends here.", long, long)), *column(50, 600, (long,))]
    assert texts(lines) == [f"{long} It ends here.", f"{long} {long}", long]


def test_page_numbers_and_running_heads_are_furniture() -> None:
    def page(n: int) -> list[Words]:
        body = column(50, 700, tuple(f"{'abc'[n - 1]} {line}" for line in (*LEFT, *RIGHT)))
        return [Words(50, 800, f"Annual report 2024 | {n}"), *body, Words(290, 40, f"- {n} -")]

    found = [(text, why) for text, why, _ in blocks(read(page(1), page(2), page(3))) if why.startswith("page")]
    heads = [(f"Annual report 2024 | {n}", "page header") for n in (1, 2, 3)]
    assert sorted(found) == sorted([*heads, *((f"- {n} -", "page number") for n in (1, 2, 3))])


def test_a_raised_figure_is_no_part_of_the_number_before_it() -> None:
    note = [Words(50, 700, "It rose by 5"), Words(104.6, 704, "12", 6), Words(114, 700, "and stayed there for long.")]
    assert texts(note)[0].replace(" ¹²", "¹²") == "It rose by 5¹² and stayed there for long."


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (pdf([]), "has no text: it is a scan, a picture of each page (put it through text recognition (OCR) first)"),
        (pdf([Words(50, 700, "5")])[:60], "is no PDF that can be opened: it is damaged or cut off"),
        (b"%PDF-1.7\n" + bytes(5000), "is no PDF that can be opened"),
        (Path(__file__).parents[1].joinpath("files/locked.pdf").read_bytes(), "is encrypted: it needs a password"),
    ],
)
def test_what_cannot_be_read_is_one_clear_line(data: bytes, said: str) -> None:
    with pytest.raises(InputError) as error:
        read_file(File(data, "a.pdf"))
    assert said in str(error.value)


def test_pages_beyond_the_limit_and_pages_without_text_are_told() -> None:
    one = [Words(50, 700, "It rose by 5 percent.")]
    with pytest.raises(InputError, match=r"has 3 pages \(at most 2 are read\)"):
        read_file(File(pdf(one, one, one), "a.pdf", Options(limits=LIMITS._replace(pages=2))))
    assert read(one, [], one).notes == ("no text on page 2 (empty, or a picture)",)
