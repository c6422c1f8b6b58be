"""The stories in seeds/stories against their answer keys: planted errors are reported, true statements are not.

The stories were written before the checker ran on them; CHANGELOG.md has the figures of that first run.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

import checker
from tests.places import Place

STORIES = Path(__file__).resolve().parents[1] / "seeds" / "stories"
NAMES = ("flood", "results", "election", "obituary")
UNREPORTED = {  # story, quote -> what is missing
    (
        "results",
        "about €7.1 billion",
    ): "an outlook that was raised is told in other words, and too little else is shared",
}


def key(story: str) -> dict[str, Any]:
    """The answer key of a story."""
    found: dict[str, Any] = yaml.safe_load((STORIES / story / "expected.yaml").read_text(encoding="utf-8"))
    return found


def place(story: str, entry: dict[str, Any]) -> Place:
    """Where the quote of an entry stands in the draft."""
    line = (STORIES / story / "draft.md").read_text(encoding="utf-8").split("\n")[entry["line"] - 1]
    column = line.index(entry["quote"]) + 1
    return Place(entry["line"], column, column + len(entry["quote"]))


@cache
def findings(story: str) -> list[list[Place]]:
    """The places in the draft of each error and warning."""
    folder = STORIES / story
    manifest = yaml.safe_load((folder / "manifest.yaml").read_text(encoding="utf-8"))
    documents = {
        d["path"]: checker.read(folder / d["path"], date=str(d["date"]), outlet=d["outlet"])
        for d in manifest["documents"]
    }
    draft = documents.pop("draft.md")
    report = checker.check(draft, against=list(documents.values())).to_dict()
    return [
        [Place(c["line"], c["column"], c["column"] + len(c["text"])) for c in f["claims"] if c["doc"] == draft.name]
        for f in report["findings"]
        if f["level"] != "suggestion"
    ]


def cases(part: str) -> list[Any]:
    """Every entry of a part of the keys as a test case, known gaps marked."""
    out = []
    for story in NAMES:
        for entry in key(story)[part]:
            reason = UNREPORTED.get((story, entry["quote"]))
            marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
            out.append(pytest.param(story, entry, id=f"{story}: {entry['quote'][:40]}", marks=marks))
    return out


@pytest.mark.parametrize(("story", "entry"), cases("errors"))
def test_a_planted_error_is_reported(story: str, entry: dict[str, Any]) -> None:
    wanted = place(story, entry)
    assert any(wanted.touches(p) for places in findings(story) for p in places), entry["why"]


@pytest.mark.parametrize(("story", "entry"), cases("true_statements"))
def test_a_true_statement_is_left_alone(story: str, entry: dict[str, Any]) -> None:
    errors = [place(story, e) for e in key(story)["errors"]]
    own = [places for places in findings(story) if not any(e.touches(p) for e in errors for p in places)]
    assert not any(place(story, entry).touches(p) for places in own for p in places), entry["why"]


@pytest.mark.parametrize("story", NAMES)
def test_nothing_else_is_reported(story: str) -> None:
    errors = [place(story, e) for e in key(story)["errors"]]
    stray = [places for places in findings(story) if not any(e.touches(p) for e in errors for p in places)]
    assert stray == []
