"""A draft in Word against a web page, a PDF and a workbook (seeds/formats), held against the answer key."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

import checker
from checker.model import Claim, Document
from checker.report import Report

for _library in ("selectolax", "pypdfium2", "openpyxl"):
    pytest.importorskip(_library, reason="reading the case needs checker[all]")

CASE = Path(__file__).resolve().parents[1] / "seeds" / "formats"
KEY = yaml.safe_load((CASE / "expected.yaml").read_text(encoding="utf-8"))


@cache
def documents() -> dict[str, Document]:
    entries = yaml.safe_load((CASE / "manifest.yaml").read_text(encoding="utf-8"))["documents"]
    return {e["path"]: checker.read(CASE / e["path"], date=str(e["date"]), outlet=e["outlet"]) for e in entries}


@cache
def report() -> Report:
    draft, *sources = documents().values()
    return checker.check(draft, against=sources)


@cache
def found() -> list[list[Claim]]:
    """The draft's claims of each error and warning."""
    draft = documents()["draft.docx"].name
    return [[c for c in f.claims if c.doc == draft] for f in report().findings if f.level != "suggestion"]


def touches(claim: Claim, entry: dict[str, Any]) -> bool:
    """Whether a claim of the draft overlaps the quote of an entry."""
    text = documents()["draft.docx"].text
    assert text.count(entry["quote"]) == 1
    start = text.index(entry["quote"])
    return claim.place == entry["place"] and claim.start < start + len(entry["quote"]) and start < claim.end


def of_id(entry: dict[str, Any]) -> str:
    return str(entry["id"])


@pytest.mark.parametrize("entry", KEY["errors"], ids=of_id)
def test_a_planted_error_is_reported(entry: dict[str, Any]) -> None:
    assert any(touches(claim, entry) for claims in found() for claim in claims), entry["why"]


@pytest.mark.parametrize("entry", KEY["true_statements"], ids=of_id)
def test_a_true_statement_is_left_alone(entry: dict[str, Any]) -> None:
    assert not any(touches(claim, entry) for claims in found() for claim in claims), entry["why"]


def test_nothing_else_is_reported() -> None:
    errors = KEY["errors"]
    assert [c for c in found() if not any(touches(claim, e) for claim in c for e in errors)] == []


@pytest.mark.parametrize("entry", [*KEY["errors"], *KEY["true_statements"]], ids=of_id)
def test_the_key_names_a_number_of_the_source(entry: dict[str, Any]) -> None:
    source = entry["source"]
    assert source["place"] in {claim.place for claim in checker.extract(documents()[source["doc"]])}
