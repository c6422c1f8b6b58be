"""The five articles of ../shared, where they are there: columns, furniture and datelines as in the gold."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from checker.model import Document
from checker.text.prepare import Prepared, prepare

DAYS = {"000": "2025-03-03", "001": None, "002": "2025-02-12", "003": None, "004": "2025-03-06"}
ASIDE = ("page furniture", "page header", "dateline", "reading time")


@pytest.fixture(scope="module")
def articles(shared: Path) -> dict[str, Prepared]:
    files = sorted((shared / "seeds").glob("*.txt"))
    return {f.name: prepare(Document(text=f.read_bytes().decode(), name=f.name)) for f in files}


@pytest.fixture(scope="module")
def gold(shared: Path) -> list[dict[str, str]]:
    with (shared / "gold" / "seed_claims.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def offset(prepared: Prepared, row: dict[str, str]) -> int:
    return prepared.lines[int(row["line"]) - 1] + int(row["column"]) - 1


def test_every_gold_quote_stands_at_its_line_and_column(
    articles: dict[str, Prepared], gold: list[dict[str, str]]
) -> None:
    for row in gold:
        assert articles[row["doc"]].tokens.text.startswith(row["quote"], offset(articles[row["doc"]], row)), row


def test_furniture_is_what_the_gold_calls_so(articles: dict[str, Prepared], gold: list[dict[str, str]]) -> None:
    for row in gold:
        prepared = articles[row["doc"]]
        at = offset(prepared, row)
        (block,) = [b for b in prepared.blocks if b.start <= at < b.end]
        aside = any(word in row["note"] for word in ASIDE) and row["optional"] == "1"
        assert bool(block.reason) == aside, row


def test_datelines(articles: dict[str, Prepared]) -> None:
    assert {name[:3]: prepared.document.date for name, prepared in articles.items()} == DAYS


def test_the_damaged_article_is_repaired_whole(articles: dict[str, Prepared]) -> None:
    (prepared,) = [p for name, p in articles.items() if name.startswith("002")]
    assert "Sprūds" in prepared.tokens.text
    assert not [c for c in prepared.tokens.text if "\u0e00" <= c <= "\u0e7f"]
    assert prepared.document.notes[0].endswith("UTF-8 read as Windows-874")


def test_repaired_spans_lead_back_to_the_bytes_as_given(articles: dict[str, Prepared]) -> None:
    (prepared,) = [p for name, p in articles.items() if name.startswith("002")]
    text, raw, offsets = prepared.tokens.text, prepared.document.text, prepared.offsets
    for word in ("Wednesday’s", "90 minutes", "2.5%", "pre-2014"):
        at = text.index(word)
        piece = raw[offsets.back(at) : offsets.back_end(at + len(word))]
        assert (piece[0], piece[-1]) == (word[0], word[-1])
        assert piece.replace("โ€™", "’") == word
