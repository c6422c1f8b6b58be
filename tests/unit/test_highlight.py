"""The text of a document with what was read marked in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import checker
from checker.cli import main
from checker.cli.highlight import STYLES, coloured, marked, pieces, visible
from checker.model import KINDS

ANSI = re.compile(r"\x1b\[[0-9;]*m")
MARKUP = ("[", "]", "[[", "]]", "|", "\\", "\x1b[31m", "\x9b2J", "\u202e", "\x00", "\r\n", "\n", "\t", " ")
CLAIMS = ("5 people", "$3 million", "[90 minutes]", "[[5|money 5 USD]]", "March 4, 2025")
HOSTILE = st.lists(st.sampled_from(MARKUP) | st.sampled_from(CLAIMS), max_size=12).map("".join)


def read(text: str) -> tuple[checker.Document, list[checker.Claim]]:
    """A document with its claims."""
    document = checker.Document(text=text, name="a.txt", date="2025-03-05")
    return document, list(checker.extract(document))


def unmarked(page: str) -> str:
    """The text behind the marks, as the legend of the plain form tells how to find it."""
    text = re.sub(r"(?<!\\)((?:\\\\)*)\[\[((?:[^\\|]|\\.)*)\|(?:[^\\\]]|\\.)*\]\]", r"\1\2", page, flags=re.DOTALL)
    return re.sub(r"\\(.)", r"\1", text)


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("It took 90 minutes.", "It took [[90 minutes|duration 90 minute]]."),
        ("About 400 workers left.", "[[About 400|count about 400 worker]] workers left."),
        ("Nothing.", "Nothing."),
        ("a [[b]] | c", r"a \[\[b\]\] \| c"),
        ("", ""),
    ],
)
def test_the_plain_form(text: str, page: str) -> None:
    assert marked(*read(text)) == page


@given(HOSTILE)
def test_every_mark_is_the_tool_s_and_the_text_can_be_had_back(text: str) -> None:
    document, claims = read(text)
    page = marked(document, claims)
    assert unmarked(page) == visible(text)
    assert len(re.findall(r"(?<!\\)(?:\\\\)*\[\[", page)) == len(claims)


@given(HOSTILE)
def test_nothing_of_a_text_acts_and_colours_change_no_letter(text: str) -> None:
    document, claims = read(text)
    page = coloured(document, claims)
    body = ANSI.sub("", page).rpartition("\n\n")[0]
    assert body == visible(text).rstrip("\n")
    assert not re.search(r"[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f\u202a-\u202e]", page)
    assert page.count("\x1b") == len(ANSI.findall(page))


@given(HOSTILE)
def test_pieces_are_the_whole_text(text: str) -> None:
    document, claims = read(text)
    assert "".join(piece.text for piece in pieces(document, claims)) == text


def test_every_kind_has_a_colour() -> None:
    assert set(STYLES) == set(KINDS)


def test_colour_only_where_it_is_wanted(
    newsroom: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def shown() -> str:
        assert main(["extract", "draft.txt", "--format", "highlight"]) == 0
        return capsys.readouterr().out

    assert "[[$3.2 million|money 3,200,000 USD]]" in shown()
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "[[" not in shown()
    assert "\x1b[" in shown()
    assert main(["extract", "draft.txt", "--format", "highlight", "-o", "draft.marked"]) == 0
    assert "\x1b" not in Path("draft.marked").read_text(encoding="utf-8")


def test_several_documents_stand_under_their_names(newsroom: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", "draft.txt", "agrees.txt", "--format", "highlight"]) == 0
    out = capsys.readouterr().out
    assert [line for line in out.splitlines() if line.endswith("|document]]")] == [
        "[[draft.txt|document]]",
        "[[agrees.txt|document]]",
    ]
