"""The claims table: one schema for records and frame."""

from __future__ import annotations

import json

import checker
from checker.table import CLAIM_COLUMNS, to_record

TEXT = "On Monday France spent $841 billion, or 3-3.5 percent of GDP, on a 90-minute call 75 years ago."


def claims() -> checker.Claims:
    """Claims of many kinds."""
    return checker.extract(checker.Document(text=TEXT, name="t.txt", date="2025-03-05"))


def test_records_follow_the_schema() -> None:
    for claim in claims():
        assert to_record(claim) == {c.name: c.of(claim) for c in CLAIM_COLUMNS}


def test_records_are_json() -> None:
    records = claims().to_records()
    assert json.loads(json.dumps(records)) == records


def test_the_frame_has_the_columns_and_types_of_the_schema() -> None:
    for frame in (claims().to_frame(), checker.Claims().to_frame()):
        assert list(frame.columns) == [c.name for c in CLAIM_COLUMNS]
        assert {c.name: str(frame[c.name].dtype) for c in CLAIM_COLUMNS} == {
            c.name: c.dtype if c.dtype != "string" else str(frame["doc"].dtype) for c in CLAIM_COLUMNS
        }


def test_frame_and_records_say_the_same() -> None:
    frame, records = claims().to_frame(), claims().to_records()
    assert len(frame) == len(records) > 3
    assert frame["value"].dropna().tolist() == [r["value"] for r in records if r["value"] is not None]
    assert frame["text"].tolist() == [r["text"] for r in records]


def test_every_text_is_the_slice_of_its_document() -> None:
    for r in claims().to_records():
        assert r["text"] == TEXT[r["start"] : r["end"]]
