"""What belongs to an article and what the page has around it, and which line dates it."""

from __future__ import annotations

import pytest

from checker.model import Document
from checker.text.prepare import prepare

PAGE = """\
The Harbour Times
World Business Sports
Today: June 9, 2024

Harbour to cost 40 million more

By Anna Berg

By our harbour desk

Updated June 3, 2024 9:05 am ET

6 min read

Crews at the harbour in May. Photo: Ola Dahl/Harbour Times

The harbour will cost 40 million more, the council said on Monday. It expects 300 new jobs.

What comes next

Work starts within 3 weeks.

© 2024 Harbour Press, Inc. All rights reserved.

Related

Europe|Business

Ferry line to cut 12 jobs on Tuesday

Popular

Snow expected this weekend

Sign up for our newsletter, in your inbox twice a week.
We may send you 2 offers a month from our partners.
"""


def kinds(text: str) -> dict[str, tuple[str, str]]:
    prepared = prepare(Document(text=text, name="a.txt"))
    return {prepared.tokens.text[b.start : b.end]: (b.kind, b.reason) for b in prepared.blocks}


@pytest.mark.parametrize(
    ("line", "kind", "reason"),
    [
        ("World Business Sports", "furniture", "navigation"),
        ("Today: June 9, 2024", "furniture", "page header"),
        ("By Anna Berg", "byline", "byline"),
        ("By our harbour desk", "byline", "byline"),
        ("Updated June 3, 2024 9:05 am ET", "dateline", "dateline"),
        ("6 min read", "furniture", "reading time"),
        ("Crews at the harbour in May. Photo: Ola Dahl/Harbour Times", "caption", ""),
        ("What comes next", "heading", ""),
        ("Work starts within 3 weeks.", "paragraph", ""),
        ("© 2024 Harbour Press, Inc. All rights reserved.", "furniture", "copyright"),
        ("Europe|Business", "furniture", "category line"),
        ("Ferry line to cut 12 jobs on Tuesday", "furniture", "related headlines"),
        ("Snow expected this weekend", "furniture", "related headlines"),
        ("Sign up for our newsletter, in your inbox twice a week.", "furniture", "newsletter"),
        ("We may send you 2 offers a month from our partners.", "furniture", "newsletter"),
    ],
)
def test_kinds_of_lines_of_a_page(line: str, kind: str, reason: str) -> None:
    assert kinds(PAGE)[line] == (kind, reason)


@pytest.mark.parametrize(
    "body",
    [
        "The council can read 12 minutes of it in 3 minutes.",
        "It sold 5 million copies | a record.",
        "Copyright law changed in 2024, the minister said.",
        "The newsletter reached 40,000 readers in 2023.",
        "Today 5 people left.",
        "By 2027 the town will pay 2.5 percent.",
        "Popular support rose to 55 percent.",
        "Related costs rose by 5 percent.",
        "The message in her inbox came 3 days later.",
        "World sales rose 5%",
        "Share prices fell 3%",
    ],
)
def test_body_text_is_never_furniture(body: str) -> None:
    text = f"Harbour costs rise\n\nThe town will pay more, the council said.\n\n{body}\n\nThe mayor agreed."
    assert kinds(text)[body][1] == ""


def test_the_article_goes_on_behind_a_list_of_other_headlines() -> None:
    last = "The council will pay 7 million more next year, it said."
    text = f"The council paid 5 million.\n\nRelated\n\nFerry line cuts 12 jobs\n\n{last}\n"
    assert kinds(text)[last] == ("paragraph", "")


def test_every_visible_character_lies_in_one_block() -> None:
    prepared = prepare(Document(text=PAGE, name="a.txt"))
    covered = "".join(PAGE[b.start : b.end] for b in prepared.blocks)
    assert "".join(covered.split()) == "".join(PAGE.split())


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Updated March 3, 2025 1:17 pm ET", "2025-03-03"),
        ("February 12, 2025", "2025-02-12"),
        ("Wednesday, 12 February 2025", "2025-02-12"),
        ("Published: 12 Feb. 2025 at 09:30 GMT", "2025-02-12"),
        ("First published on Wed 12 Feb 2025 09.30 GMT", "2025-02-12"),
        ("2025-02-12", "2025-02-12"),
        ("Anna Berg | February 12th, 2025", "2025-02-12"),
        ("By Anna Berg — 12 February 2025", "2025-02-12"),
        ("13/02/2025", "2025-02-13"),
        ("Published 12:17 am, Monday, February 17, 2025", "2025-02-17"),
        ("Posted on July 13, 2009 at 10:50 AM, updated July 29, 2009 at 12:16 PM", "2009-07-13"),
        ("le 3 février 2025", "2025-02-03"),
        ("LONDON, Feb. 12, 2025 (Agency) - The council will pay more.", "2025-02-12"),
    ],
)
def test_the_line_that_dates_a_document(line: str, day: str) -> None:
    got = prepare(Document(text=f"Harbour costs rise\n\n{line}\n\nThe council paid on Monday.", name="a.txt")).document
    assert (got.date, got.date_source) == (day, "dateline")
    assert any(day in note for note in got.notes)


@pytest.mark.parametrize(
    "line",
    [
        "Today: March 18, 2025",
        "The attacks of Sept. 11, 2001, changed it.",
        "Remembering September 11, 2001",
        "03/04/2025",
        "February 30, 2025",
        "March 2025",
        "Accessed 3 March 2025",
        "5 things for 2025",
        "© 12 February 2025 Harbour Press",
    ],
)
def test_lines_that_do_not_date_a_document(line: str) -> None:
    got = prepare(Document(text=f"Harbour costs rise\n\n{line}\n\nThe council paid on Monday.", name="a.txt")).document
    assert (got.date, got.date_source) == (None, "none")
    assert any("unresolved" in note for note in got.notes)


def test_a_given_date_wins_over_the_dateline() -> None:
    got = prepare(Document(text="March 3, 2025\n\nIt rose.", name="a.txt", date="2025-03-09")).document
    assert (got.date, got.date_source) == ("2025-03-09", "given")


def test_the_published_day_wins_over_the_updated_one() -> None:
    text = "Harbour costs\n\nUpdated March 9, 2025\n\nPublished March 3, 2025\n\nIt rose on Monday."
    assert prepare(Document(text=text, name="a.txt")).document.date == "2025-03-03"


def test_a_date_far_below_the_top_does_not_date_a_document() -> None:
    text = "\n\n".join(["It rose by 5 percent."] * 30 + ["March 3, 2025"])
    assert prepare(Document(text=text, name="a.txt")).document.date is None
