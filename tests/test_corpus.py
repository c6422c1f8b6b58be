"""Reads every corpus: one value, many phrasings; the first reading of the kind in a phrase must be the value.

A file holds `[[case]]` tables with `kind`, `say` and what must come out: `value`, `unit`, `hedge`, `low` and `high`
(the interval in that unit), `range`, `vague`, `trend`, `direction`, `from` and `to` (first moment of a date and the
first one behind it). `[[none]]` holds texts in which nothing of that kind may be read; kind "any" means nothing at all.
`todo` lists phrases that still fail: they are strict, so a phrase that begins to work must leave the list. `on` at the
top is the document's date.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import checker
from checker.model import Claim

CORPORA = sorted((Path(__file__).parent / "corpus").glob("*.toml"))
CLOSE = Decimal("1e-9")


def phrases() -> Iterator[Any]:
    for path in CORPORA:
        corpus = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
        for section in ("case", "none"):
            for entry in corpus.get(section, ()):
                todo = set(entry.get("todo", ()))
                assert todo <= set(entry["say"]), f"{path.name}: not said: {todo - set(entry['say'])}"
                for say in entry["say"]:
                    marks = [pytest.mark.xfail(strict=True, reason="known gap, listed as todo")] if say in todo else []
                    yield pytest.param(
                        section, entry, say, corpus.get("on"), marks=marks, id=f"{path.stem}-{section}-{say[:60]}"
                    )


@pytest.mark.parametrize(("section", "entry", "say", "on"), list(phrases()))
def test_a_phrase_is_read_as(section: str, entry: dict[str, Any], say: str, on: str | None) -> None:
    claims = list(checker.extract(checker.Document(text=say, name="corpus.txt", date=entry.get("on", on))))
    found = [c for c in claims if entry["kind"] in ("any", c.quantity.kind)]
    if section == "none":
        assert not found, f"read {[c.text for c in found]}"
        return
    assert found, f"read only {[(c.text, c.quantity.kind) for c in claims]}"
    wrong = {key: got for key, got in seen(found[0]).items() if key in entry and not same(entry[key], got)}
    assert not wrong, f"{found[0].text!r} gives {wrong}"


def seen(claim: Claim) -> dict[str, Any]:
    q = claim.quantity
    return {
        "value": q.value,
        "unit": q.unit,
        "hedge": q.hedge,
        "low": q.interval.low,
        "high": q.interval.high,
        "range": q.is_range,
        "vague": q.vague,
        "trend": q.trend,
        "direction": q.direction,
        "text": claim.text,
        "from": claim.date_low,
        "to": claim.date_high,
    }


def same(want: Any, got: Any) -> bool:
    if isinstance(want, bool) or got is None or isinstance(got, bool):
        return bool(want == got)
    if isinstance(got, Decimal):
        want = Decimal(str(want))
        return abs(got - want) <= CLOSE * max(abs(want), 1)
    if isinstance(want, str) and isinstance(got, str) and want[:4].isdigit():
        return got.startswith(want) or (got[:10] == want[:10] and "T" not in want)
    return bool(want == got)


def test_every_case_says_what_it_expects() -> None:
    for path in CORPORA:
        corpus = tomllib.loads(path.read_text(encoding="utf-8"))
        known = {"kind", "say", "todo", "on", "text", *seen_keys()}
        for entry in [*corpus.get("case", ()), *corpus.get("none", ())]:
            assert set(entry) <= known, f"{path.name}: unknown keys {set(entry) - known}"
            assert len(entry["say"]) == len(set(entry["say"])), f"{path.name}: a phrase is said twice in {entry['say']}"


def seen_keys() -> set[str]:
    return {"value", "unit", "hedge", "low", "high", "range", "vague", "trend", "direction", "from", "to"}
