"""Where sentences end, and what counts as quoted: tables of text cut with | at the boundaries."""

from __future__ import annotations

import pytest

from checker.model import Document
from checker.text.prepare import prepare

WRAPPED = """\
The council of the town said on Monday that it would
spend more on roads, on schools, on docks and on old
bridges."""


def cut(text: str) -> list[str]:
    prepared = prepare(Document(text=text, name="a.txt", date="2025-03-05"))
    starts = prepared.sentences
    return [text[a:b].strip() for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]


@pytest.mark.parametrize(
    "marked",
    [
        "Profits rose 2.5%.| They fell later.",
        "Mr. Li met Dr. Ray and Gen. Ito.| Then Mrs. Obi left.",
        "It left the U.S. in May.| The U.K. followed.",
        "It is built by the U.S.| The rest comes from the U.K.| He knows.",
        "They depend on the U.S.| Leaders of the bloc met.",
        "The U.S. Army and U.S. President Ann Lee agreed.",
        "The U.S. Geological Survey said so.",
        "It opens at 5 p.m. Monday.| It closes at 9 p.m.| Guests stay.",
        "At 1:17 p.m. ET it rose.",
        "On Sept. 11, 2001, it began.| In Oct. 2001 it ended.",
        "No. 5 won.| She said no.| He said yes.",
        "See Art. 5 and p. 12.| See also Fig. 3.",
        "J. R. Smith and Mary K. Jones paid.| They left.",
        "Referee: C. Pawson.| The rest left.",
        "Plan B.| The other plan failed.",
        "Acme Inc. shares rose.| Acme Inc. Chief Executive Ann Lee left.| She sold Acme Inc.| The rest is known.",
        "“We will pay.”| She left.",
        '"Why?" he asked.| "Because."| She left.',
        "It fell… and rose.| It fell...| Then it rose.",
        "Is it true?| Yes!| It is.",
        "He paid $5.| It was $5.50 more.",
        "Costs (see below.)| They rose.",
        "They met in 2024.| In 2025 they did not.",
        "It was rethought.Then it ended.",
        "Ann: we paid 5 . | Bob: no .",
        "1. First they paid.",
        "Visit example.com today.| It is free.",
        "The firm, e.g. Acme, paid approx. 5 percent, i.e. too much.",
        "She earned a Ph.D. in 1999.| He did not.",
        "They paid 5, 6, etc.| Later they paid 7.",
        "World War II.| It ended.",
        "He asked for 12 in.| She gave 10.",
    ],
)
def test_sentences_end_where_the_bars_stand(marked: str) -> None:
    want = [part.strip() for part in marked.split("|")]
    if "rethought.Then" in marked:
        want = ["It was rethought.", "Then it ended."]
    assert cut(marked.replace("|", "")) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Costs rise\nThe council paid 5%.", ["Costs rise", "The council paid 5%."]),
        ("- five towns\n- six villages", ["- five towns", "- six villages"]),
        ("Ann: we paid five\nBob: I paid six", ["Ann: we paid five", "Bob: I paid six"]),
        (
            WRAPPED + " It did.",
            [
                WRAPPED,
                "It did.",
            ],
        ),
        (
            "The council of the northern town said that it paid the\nsum of 300",
            ["The council of the northern town said that it paid the\nsum of 300"],
        ),
        ("First.\r\nSecond.\r\n\r\nThird.", ["First.", "Second.", "Third."]),
    ],
)
def test_line_breaks_end_sentences_except_in_wrapped_text(text: str, want: list[str]) -> None:
    assert cut(text) == want


def quoted(text: str) -> list[str]:
    return [text[a:b] for a, b in prepare(Document(text=text, name="a.txt", date="2025-03-05")).quotes]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ('"We paid," she said. "It\'s done."', ['"We paid,"', '"It\'s done."']),
        (
            "“We paid,” she said. “It’s done.”",
            ["“We paid,”", "“It’s done.”"],
        ),
        ("The mayor's plan and the towns' money", []),
        ("They called it 'a joke', the towns' last", ["'a joke'"]),
        (
            "He said ‘the members’ plans are five’ and left",
            ["‘the members’ plans are five’"],
        ),
        ("in the '90s and 'tis so", []),
        ("“the ‘old’ plan”", ["“the ‘old’ plan”"]),
        ("«We paid» and „yes“", ["«We paid»", "„yes“"]),
        ("He is 6'2\" tall and 5'10\" wide", []),
        ('"We paid.\n\n"And left," she said.', ['"We paid.', '"And left,"']),
        ('"We paid and left.\n\nThe rest is told.', ['"We paid and left.']),
        ('She said: "We paid, and then "we left".', ['"We paid, and then ', '"we left"']),
        ('the plan ("the deal") and—"more"', ['"the deal"', '"more"']),
        ("The U.S. 'screw' remark", ["'screw'"]),
    ],
)
def test_quotations(text: str, want: list[str]) -> None:
    assert quoted(text) == want
