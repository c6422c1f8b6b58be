"""The made archive is the same for the same seed, and findings are judged by the spans that are known to be wrong."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from bench.archive import archive
from bench.calibration import judged

SOURCE = {
    "name": "source",
    "text": "The fire at the Dunmore mill killed 14 people on Tuesday, police said.",
    "date": None,
}
WRONG = "The fire at the Dunmore mill killed 17 people, police said."
SPAN = {"doc": 0, "start": WRONG.index("17"), "end": WRONG.index("17") + 2, "text": "17"}


def test_one_seed_makes_one_archive() -> None:
    first, second, other = (list(archive(20, seed)) for seed in (1, 1, 2))
    assert first == second
    assert [d.text for d in first] != [d.text for d in other]
    assert len({d.name for d in first}) == len({d.text for d in first}) == 20


JUDGED: dict[str, tuple[str, list[dict[str, Any]], str, str]] = {
    "right on the wrong span": ("conflict", [SPAN], WRONG, "right"),
    "wrong in a consistent document": ("consistent", [], WRONG, "wrong"),
    "apart from the wrong span": ("conflict", [{**SPAN, "start": 0, "end": 3}], WRONG, "apart"),
}


@pytest.mark.parametrize(("label", "spans", "draft", "worth"), JUDGED.values(), ids=JUDGED)
def test_a_finding_is_worth(label: str, spans: list[dict[str, Any]], draft: str, worth: str) -> None:
    docs = [{"name": "draft", "text": draft, "date": None}, SOURCE]
    found = judged({"id": "1", "dataset": "d", "task": "draft_vs_source", "docs": docs, "label": label, "spans": spans})
    assert Counter(j.worth for j in found) == {worth: 1}
