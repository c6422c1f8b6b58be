"""The demo case in seeds/ against its answer key: every planted error is reported, and nothing else.

A finding touches a quote when one of its claims in the draft overlaps the quote on its line. Only errors and warnings
count; suggestions tell an editor about style.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

import checker
from checker.text.prepare import prepare
from tests.places import Place

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT / "seeds"
ORIGINALS = ROOT.parent / "shared" / "seeds"
KEY = yaml.safe_load((SEEDS / "expected.yaml").read_text(encoding="utf-8"))
ERRORS, TRUE_STATEMENTS = KEY["errors"], KEY["true_statements"]
DAMAGE = (  # what the damaged file has for a character; longer sequences first
    ("โ€”", "—"), ("โ€™", "’"), ("โ€œ", "“"), ("โ€ฆ", "…"), ("โ€", "”"), ("ลซ", "ū"), ("โ„ข", "™"), ("ยฉ", "©"),
)  # fmt: skip


def of_id(entry: dict[str, Any]) -> str:
    """The name of an entry of the key in test reports."""
    return str(entry["id"])


def lines(path: str) -> list[str]:
    """The lines of a document of the case."""
    return (SEEDS / path).read_text(encoding="utf-8").split("\n")


def place(entry: dict[str, Any]) -> Place:
    """Where the quote of an entry stands in the draft."""
    column = lines("draft.md")[entry["line"] - 1].index(entry["quote"]) + 1
    return Place(entry["line"], column, column + len(entry["quote"]))


@pytest.fixture(scope="module")
def findings() -> list[tuple[Any, list[Place]]]:
    """Errors and warnings of the demo check, each with the places of its claims in the draft."""
    manifest = yaml.safe_load((SEEDS / "manifest.yaml").read_text(encoding="utf-8"))["documents"]
    read = {
        role: [
            replace(checker.read(SEEDS / e["path"], date=e["date"], outlet=e["outlet"]), date_source="manifest")
            for e in manifest
            if e["role"] == role
        ]
        for role in ("draft", "source")
    }
    report = checker.check(*read["draft"], against=read["source"])
    return [
        (f, [Place(c.line, c.column, c.column + len(c.text)) for c in f.claims if c.doc == read["draft"][0].name])
        for f in report.findings
        if f.level in ("error", "warning")
    ]


@pytest.mark.parametrize("entry", ERRORS, ids=of_id)
def test_every_planted_error_is_reported(entry: dict[str, Any], findings: list[tuple[Any, list[Place]]]) -> None:
    touching = [f for f, places in findings if any(place(entry).touches(p) for p in places)]
    assert touching, f"nothing reported for {entry['quote']!r}: {entry['why']}"
    assert entry["rule"] in {f.rule for f in touching}


@pytest.mark.parametrize("entry", TRUE_STATEMENTS, ids=of_id)
def test_nothing_is_reported_on_what_only_looks_wrong(
    entry: dict[str, Any], findings: list[tuple[Any, list[Place]]]
) -> None:
    touching = [f.message for f, places in findings if any(place(entry).touches(p) for p in places)]
    assert not touching, entry["why"]


def test_nothing_but_the_planted_errors_is_reported(findings: list[tuple[Any, list[Place]]]) -> None:
    planted = [place(entry) for entry in ERRORS]
    others = [f.message for f, places in findings if not any(p.touches(q) for p in places for q in planted)]
    assert others == []


@pytest.mark.parametrize("entry", [*ERRORS, *TRUE_STATEMENTS], ids=of_id)
def test_quotes_of_the_key_stand_at_their_lines(entry: dict[str, Any]) -> None:
    witness = entry["source"]
    assert lines("draft.md")[entry["line"] - 1].count(entry["quote"]) == 1
    assert witness["quote"] in lines(witness["doc"])[witness["line"] - 1]


def test_the_key_has_ten_errors_of_ten_kinds_and_as_many_true_statements() -> None:
    assert len({entry["kind"] for entry in ERRORS}) == len(ERRORS) == len(TRUE_STATEMENTS) == 10
    places = [place(entry) for entry in [*ERRORS, *TRUE_STATEMENTS]]
    assert not any(a.touches(b) for i, a in enumerate(places) for b in places[i + 1 :])
    error_lines = [entry["line"] for entry in ERRORS]
    assert len(set(error_lines)) == len(error_lines), "each error stands in its own sentence"


def test_the_damaged_file_is_read_with_its_quotation_marks() -> None:
    damaged = (SEEDS / "sources/la-post.txt").read_text(encoding="utf-8")
    assert damaged.count("โ€œ") == 14
    text = prepare(checker.read(SEEDS / "sources/la-post.txt")).tokens.text
    assert (text.count("“"), text.count("”"), "Sprūds" in text, "โ" in text) == (14, 14, True, False)


def word_runs(path: Path, length: int) -> Iterator[tuple[str, ...]]:
    """All runs of so many words in a file, without markup, case, possessives and punctuation; a figure is a word."""
    text = path.read_text(encoding="utf-8")
    for damaged, meant in DAMAGE:
        text = text.replace(damaged, meant)
    text = re.sub(r"</?u>", "", text.lower()).replace("’", "'").replace("'s", "")
    words = re.findall(r"[^\W_](?:[\w.,:%$'-]*\w%?)?", text)
    return zip(*(words[i:] for i in range(length)), strict=False)


@pytest.mark.skipif(not ORIGINALS.is_dir(), reason="the original articles are not beside this checkout")
def test_seeds_are_told_in_their_own_words() -> None:
    originals = {run for path in ORIGINALS.glob("*.txt") for run in word_runs(path, 8)}
    assert originals
    ours = {run for path in (SEEDS / "draft.md", *(SEEDS / "sources").glob("*.txt")) for run in word_runs(path, 8)}
    assert sorted(ours & originals) == []
