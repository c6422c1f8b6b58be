"""What a number is about: sentence, the words of the number, and what is expected of its context."""

from __future__ import annotations

import pytest

import checker
from checker.model import Claim


def claim(text: str, words: str) -> Claim:
    """The claim whose words contain the given ones."""
    claims = checker.extract(checker.Document(text=text, name="t.txt", date="2025-03-05"))
    found = [c for c in claims if words in c.text]
    assert found, f"{words!r} is not among {[c.text for c in claims]}"
    return found[0]


@pytest.mark.parametrize(
    ("text", "words", "subject"),
    [
        ("The UK spends 2.3% of its GDP on defence.", "2.3%", "United Kingdom"),
        ("The British Government will spend 2.5% of GDP on defence.", "2.5%", "United Kingdom"),
        ("France spends 2.1% of GDP on its military, just above NATO's 2 percent target.", "2.1%", "France"),
        ("France spends 2.1% of GDP on its military, just above NATO's 2 percent target.", "2 percent", "NATO"),
        ("A third of NATO members still miss the target.", "third", "NATO"),
        (
            "At one point 55 percent of voice traffic in Saudi Arabia was down, and 52 percent in Egypt.",
            "52 percent",
            "Egypt",
        ),
        ("Sixty-five per cent of traffic to India was lost.", "Sixty-five", "India"),
        ("Some 500 million Europeans live there.", "500 million", "Europe"),
        ("NATO met in Brussels. The 32-member alliance agreed on little.", "32", "NATO"),
        ("Pope Francis spoke. He was 88 years old.", "88", "Francis"),
        ("It rained for 40 days.", "40 days", ""),
    ],
)
def test_subject(text: str, words: str, subject: str) -> None:
    found = claim(text, words).subject
    assert found.split()[-1:] == subject.split()[-1:], found


@pytest.mark.parametrize(
    ("text", "words", "measure"),
    [
        ("The UK spends 2.3% of its GDP on defence.", "2.3%", "defence spending"),
        ("Britain's defence budget is 2.3% of GDP.", "2.3%", "defence spending"),
        ("The call lasted 90 minutes.", "90 minutes", "call"),
        ("Trump spent 90 minutes on the phone with Putin.", "90 minutes", "call"),
        ("Turnout reached 61 percent.", "61 percent", "turnout"),
        ("The company reported revenue of $4.2 billion.", "$4.2 billion", "revenue"),
        ("Inflation slowed to 2.9%.", "2.9%", "inflation"),
        ("Three undersea cables were damaged.", "Three", "cable"),
    ],
)
def test_measure(text: str, words: str, measure: str) -> None:
    assert claim(text, words).measure == measure


@pytest.mark.parametrize(
    ("text", "words", "predicate"),
    [
        ("A quake killed four people, injuring 19 and destroying 135 homes.", "four", "killed"),
        ("A quake killed four people, injuring 19 and destroying 135 homes.", "19", "injured"),
        ("A quake killed four people, injuring 19 and destroying 135 homes.", "135", "destroyed"),
        ("At least five people were killed, 250 others injured.", "250", "injured"),
        ("At least five people were killed, 250 others injured.", "five", "killed"),
        ("The army said 12 died and 70 were wounded.", "12", "killed"),
        ("The army said 12 died and 70 were wounded.", "70", "injured"),
    ],
)
def test_predicate(text: str, words: str, predicate: str) -> None:
    assert claim(text, words).predicate == predicate


@pytest.mark.parametrize(
    ("text", "words", "qualifier"),
    [
        ("Spending will rise from the current 2.3% to 2.5% of GDP.", "2.3%", "current"),
        ("Spending will rise from the current 2.3% to 2.5% of GDP.", "2.5%", "target"),
        ("Two percent is not enough; Trump has called for 5 percent.", "5 percent", "demanded"),
        ("NATO's target is 2 percent of GDP.", "2 percent", "target"),
        ("The UK currently spends 2.3% of GDP.", "2.3%", "current"),
    ],
)
def test_qualifier(text: str, words: str, qualifier: str) -> None:
    assert claim(text, words).qualifier == qualifier


@pytest.mark.parametrize(
    ("text", "words", "speaker", "quoted"),
    [
        ('"We lost 40 houses," said Maria Lopez on Monday.', "40", "Maria Lopez", True),
        ('Maria Lopez told reporters: "We lost 40 houses."', "40", "Maria Lopez", True),
        ("Maria Lopez said that 40 houses were lost.", "40", "Maria Lopez", False),
        ("Forty houses were lost.", "Forty", "", False),
    ],
)
def test_speaker(text: str, words: str, speaker: str, quoted: bool) -> None:
    found = claim(text, words)
    assert (found.speaker, found.quoted) == (speaker, quoted)


def test_a_goal_without_a_deadline_says_so() -> None:
    text = "Britain will raise spending from 2.3% to 2.5% of GDP without specifying a time frame."
    assert claim(text, "2.5%").as_of == "unspecified"
    assert claim("Britain will raise spending to 2.5% of GDP by 2027.", "2.5%").as_of[:4] in ("2027", "")
