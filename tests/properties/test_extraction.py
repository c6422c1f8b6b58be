"""Laws of extraction: paragraphs do not read each other's numbers, claims stand in order, spans quote the text."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

import checker

SENTENCES = (
    "The bloc spent $1.2bn in March.",
    "Almost 400 people of Norway left within 90 minutes.",
    "It rose from 2.1% to 2.5 percent of GDP",
    "Ann Lee, 43, said on Monday that half of the 32 members paid.",
    "“About 3.2 million of them,” he said, “or one in five.”",
    "A third of workers, between 20 and 30, walked 5 to 6 miles at 30 mph",
    "In 2024",
    "From 1990",
    "The deal was signed on 4 March 2025 at 5 p.m.",
    "Two days later the price was up by 40 cents to",
    "They counted more than",
    "No. 5",
    "May 2025 and",
    "100",
    "3.",
    "$",
    "percent of them went.",
    "million dollars were lost.",
    "to 40 people.",
    "years ago nobody came.",
    "and a half",
    "Table 7 (12)",
    "1. Costs of £5 a head",
    "– 20 of them came home",
)
paragraph = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(" ".join)


def read(text: str) -> list[dict[str, Any]]:
    return checker.extract(checker.Document(text=text, name="t.txt", date="2025-03-05")).to_records()


def reading(records: list[dict[str, Any]], shift: int = 0) -> list[tuple[Any, ...]]:
    """What was read, and where; subjects and dates may hang on what the document says elsewhere."""
    return [(r["start"] + shift, r["end"] + shift, r["text"], r["kind"], r["value"], r["unit"]) for r in records]


@given(paragraph, paragraph)
@example("They counted more than", "100 people.")
@example("It rose to 5", "million dollars were lost.")
@example("In March", "2025 people came.")
@example("Between 20", "and 30 people came.")
@example("Half", "a million people came.")
@example("A hundred", "and five people came.")
@example("They paid $", "5 and left.")
def test_paragraphs_do_not_read_each_others_numbers(first: str, second: str) -> None:
    whole = reading(read(f"{first}\n\n{second}"))
    assert whole == reading(read(first)) + reading(read(second), len(first) + 2)


@given(st.lists(paragraph, max_size=4).map("\n\n".join))
def test_claims_stand_in_order_at_the_words_that_they_quote(text: str) -> None:
    done = 0
    for r in read(text):
        assert done <= r["start"] < r["end"]
        assert r["text"] == text[r["start"] : r["end"]]
        assert (r["line"], r["column"]) == (
            text.count("\n", 0, r["start"]) + 1,
            r["start"] - text.rfind("\n", 0, r["start"]),
        )
        done = r["end"]


@given(st.lists(paragraph, max_size=4).map("\n\n".join))
def test_the_same_input_gives_the_same_bytes(text: str) -> None:
    assert json.dumps(read(text)).encode() == json.dumps(read(text)).encode()


@given(st.lists(paragraph, min_size=1, max_size=3).map("\n\n".join))
def test_the_sentence_of_a_claim_holds_its_words(text: str) -> None:
    assert all(r["text"] in r["sentence"] for r in read(text))
