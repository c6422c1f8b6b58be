"""The benchmark's own gold and scorer; no time and no peer's figure is asserted."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from bench import extraction
from bench.extraction_peers import PEERS, Found, Peer, digits
from bench.extraction_score import Score, load, right, score
from checker.model import KINDS

FORTY = {"start": 0, "end": 2, "kind": "count", "value": 40, "unit": "goat"}
RANGE = {"start": 0, "end": 5, "kind": "count", "low": 40, "high": 50, "unit": "goat"}
DAY = {"start": 0, "end": 9, "kind": "date", "date_low": "2025-03-04", "date_high": "2025-03-05"}
HALF = {"start": 0, "end": 8, "kind": "duration", "value": 1.5, "unit": "hour", "or": {"value": 90, "unit": "minute"}}


@pytest.mark.parametrize("name", extraction.OWN)
def test_the_gold_lies_in_its_sentences(name: str) -> None:
    for row in load(name):
        done = 0
        for gold in row["gold"]:
            assert done <= gold["start"] < gold["end"] <= len(row["text"]), row["id"]
            assert row["text"][gold["start"] : gold["end"]].strip() == row["text"][gold["start"] : gold["end"]]
            done = gold["end"]


def test_the_gold_has_every_kind_and_sentences_without_any() -> None:
    rows = [row for name in extraction.OWN for row in load(name)]
    assert {gold["kind"] for row in rows for gold in row["gold"]} == set(KINDS)
    assert sum(not row["gold"] for row in rows) >= 5
    assert len({row["id"] for row in rows}) == len(rows)


@pytest.mark.parametrize(
    ("gold", "found", "is_right"),
    [
        (FORTY, Found(0, 2, 40), True),
        (FORTY, Found(0, 2, 41), False),
        (FORTY, Found(0, 2), False),
        (RANGE, Found(0, 5, None, 40, 50), True),
        (RANGE, Found(0, 5, 45, 45, 45), False),
        (HALF, Found(0, 8, 90), True),
        (HALF, Found(0, 8, 60), False),
        (DAY, Found(0, 9, date_low="2025-03-04T00:00:00", date_high="2025-03-05T00:00:00"), True),
        (DAY, Found(0, 9, date_low="2025-03-04T00:00:00", date_high="2025-03-06T00:00:00"), False),
        (DAY, Found(0, 9, point="2025-03-04T12:00:00"), True),
        (DAY, Found(0, 9, point="2025-03-05T00:00:00"), False),
    ],
)
def test_what_counts_as_right(gold: dict[str, Any], found: Found, is_right: bool) -> None:
    assert right(gold, found) is is_right


@pytest.mark.parametrize(
    ("found", "want"),
    [
        ([Found(0, 2, 40)], Score(100.0, 100.0)),
        ([Found(0, 2, 41)], Score(100.0, 0.0)),
        ([Found(3, 5, 40)], Score(0.0, 0.0)),
        ([Found(0, 2, 40), Found(3, 5, 7)], Score(100 * 2 / 3, 100 * 2 / 3)),
        ([Found(0, 1, 4), Found(1, 2, 0)], Score(100 * 2 / 3, 0.0)),
        ([Found(0, 2, 40), Found(3, 5, temporal=True)], Score(100.0, 100.0)),
        ([], Score(0.0, 0.0)),
    ],
)
def test_scores(found: list[Found], want: Score) -> None:
    assert score([{"gold": [FORTY]}], [found], temporal=False) == pytest.approx(want)


def test_sets_without_gold_have_no_score() -> None:
    assert str(score([{"gold": []}], [[]], temporal=False)) == "– / –"


def test_the_project_reads_its_own_sentences_better_than_the_floor() -> None:
    table = extraction.own_sets({name: PEERS[name].make() for name in ("checker", "digits")})
    spans = {name: float(cell.split(" / ")[1]) for name, cell in table["own quantities"].items()}
    assert spans["checker"] > 90 > spans["digits"]


def test_a_peer_that_is_not_installed_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "quantulum3", None)
    monkeypatch.setattr(extraction, "PEERS", {name: PEERS[name] for name in ("quantulum3", "digits")})
    monkeypatch.setattr(extraction, "_FLOOR", 0.0)
    extraction.main(["--own"])
    out = capsys.readouterr().out
    assert "quantulum3 is absent" in out
    assert "| own quantities" in out
    assert "| MB per CPU second" in out


def test_sets_beside_the_checkout_come_with_their_own_scorer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "extraction").mkdir()
    result = json.dumps({"news": {"overlap": None, "value": {"f1": 0.5}}})
    program = (
        "import os, pathlib\n"
        "folder = pathlib.Path(os.environ['BENCH_OUT'], 'results')\n"
        "folder.mkdir()\n"
        f"(folder / 'floor.json').write_text({result!r})\n"
    )
    (tmp_path / "extraction" / "run.py").write_text(program, encoding="utf-8")
    monkeypatch.setattr(extraction, "PEERS", {"floor": Peer(digits, ())})
    assert extraction.shared_sets(["floor"], tmp_path) == {"news": {"floor": "– / 50.0"}}
