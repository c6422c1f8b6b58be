"""Why a number was or was not reported: `checker explain` as a person meets it, and its evidence added up again."""

from __future__ import annotations

import json
from math import log2
from pathlib import Path
from typing import NamedTuple

import pytest

import checker
from checker.align.levels import PRIOR
from checker.api import load_rules
from checker.cli import main
from checker.explain import explain
from checker.pipeline import run

DRAFT = """\
The council met on Tuesday, March 4, 2025.
The fire at the Dunmore mill killed 12 people and injured 40 others.
Nothing is counted here.
It rained for several weeks; the mill makes 77,000 crates a year.
It was warm.

Reading time: 4 minutes
"""
WIRE = """\
The fire at the Dunmore mill killed 14 people and injured 40 others, police said.
"""


class Told(NamedTuple):
    """What is asked, and what must stand in the answer, in this order."""

    place: str
    pieces: tuple[str, ...]


TOLD = {
    "a conflict with its waterfall": Told(
        "draft.txt:2:37",
        ("'12", "read as", "count, 12", "predicate", "killed", "keys", "outcome", "conflict", "decision   reported by",
         "1. wire.txt:1:37 '14", "police said", "prior", "-3.5", "sum", "bits = strength", "→ conflict"),
    ),
    "a claim that agrees": Told("draft.txt:2:59", ("'40", "outcome    agree", "not reported: a source agrees")),
    "every number of a line": Told("draft.txt:2", ("'12", "reported by", "'40", "not reported")),
    "a vague amount": Told("draft.txt:4:15", ("several weeks", "keys       none: it is not compared", "vague amount")),
    "furniture": Told("draft.txt:7", ("4 minutes", "furniture", "reading time", "not compared: page furniture")),
    "a number that no source has": Told("draft.txt:4:45", ("77,000", "outcome    unsupported", "reported by")),
    "a line without a number": Told(
        "draft.txt:3", ("No number or date was read on this line. The nearest are:", "draft.txt:2:", "draft.txt:4:")
    ),
    "a column without a number": Told(
        "draft.txt:2:2", ("No number or date was read at this column. The line has:", "draft.txt:2:37", ":2:59")
    ),
    "an empty line": Told("draft.txt:6", ("(an empty line)", "No number or date was read on this line")),
}  # fmt: skip

MISTAKES = {
    "no place": ("", "name one place, as draft.md:12"),
    "two places": ("draft.txt:1 draft.txt:2", "2 places"),
    "no line": ("draft.txt", "'draft.txt' is not a place (write it as draft.md:12"),
    "line in words": ("draft.txt:two", "'draft.txt:two' is not a place"),
    "line behind the end": ("draft.txt:99", "draft.txt:99: there is no such line (the last is"),
    "line nought": ("draft.txt:0", "draft.txt:0: there is no such line"),
    "column behind the end": ("draft.txt:3:99", "draft.txt:3:99: there is no such column (the line has 24 characters)"),
    "missing file": ("gone.txt:1", "gone.txt"),
    "missing source": ("draft.txt:1 --against gone.txt", "gone.txt"),
    "format misspelt": ("draft.txt:1 --format jsn", "'jsn' (did you mean json?)"),
}


@pytest.fixture
def mill(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in, with a draft and its source."""
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "wire.txt").write_text(WIRE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("told", TOLD.values(), ids=TOLD)
def test_an_explanation_tells(told: Told, mill: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["explain", told.place, "--against", "wire.txt"])
    page = capsys.readouterr().out
    at = 0
    for piece in told.pieces:
        found = page.find(piece, at)
        assert found >= 0, f"{piece!r} is not in what follows:\n{page[at:]}"
        at = found + len(piece)
    assert code == 0
    assert max(map(len, page.splitlines())) <= 80


@pytest.mark.parametrize(("line", "said"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_one_clear_line(line: str, said: str, mill: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", *line.split()]) == 2
    answer = capsys.readouterr()
    assert said in answer.err
    assert len(answer.err.splitlines()) == 1
    assert not answer.out


def test_json_holds_the_evidence_and_its_sum(mill: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "draft.txt:2:37", "--against", "wire.txt", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    (number,) = told["numbers"]
    best = number["pairs"][0]
    assert (number["outcome"], number["claim"]["value"], best["claim"]["value"]) == ("conflict", 12, 14)
    assert best["prior"] + sum(level["bits"] for level in best["levels"]) == pytest.approx(best["sum"])


def test_the_evidence_is_that_of_the_run() -> None:
    """An explanation computes the alignment anew: it must be the one that the findings rest on, to the last bit."""
    draft, wire = (checker.Document(text=t, name=n, date="2025-03-05") for t, n in ((DRAFT, "d.txt"), (WIRE, "w.txt")))
    rules = load_rules()
    place = explain(draft, [wire], rules, 2)
    aligned = [c for c in run([draft], [wire], rules).comparisons if c.levels and c.claims[0].line == 2]
    shown = {
        (told.claim.start, met.other.doc, met.other.start): tuple(level for level, _ in met.levels)
        for told in place.explanations
        for met in told.meetings
    }
    assert aligned
    for c in aligned:
        assert shown[c.claims[0].start, c.claims[1].doc, c.claims[1].start] == c.levels
    for told in place.explanations:
        for met in told.meetings:
            bits = PRIOR + sum(b for _, b in met.levels)
            assert log2(met.strength / (1 - met.strength)) == pytest.approx(bits)
