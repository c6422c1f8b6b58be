"""How what a system found is held against the gold of `bench/corpus`: F1 of spans, and of values.

A span counts when it shares a character with the gold's; each is counted once. A value counts when its span does and
the number is the same within a millionth (both ends, for a range), whatever the unit is called; `or` holds the number
in another unit that is as good. A date counts when both ends of its interval are the gold's; for a system that gives
moments only, when its moment lies in the gold's interval.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from bench.extraction_peers import Found

CORPUS = Path(__file__).parent / "corpus"
Row = Mapping[str, Any]


class Score(NamedTuple):
    """F1 in percent; None where a set has nothing of the kind."""

    spans: float | None
    values: float | None

    def __str__(self) -> str:
        return " / ".join("–" if share is None else f"{share:.1f}" for share in self)


def load(name: str) -> list[Row]:
    """The sentences of a set with their gold."""
    with open(CORPUS / f"{name}.jsonl", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def score(rows: Iterable[Row], found: Iterable[Sequence[Found]], temporal: bool) -> Score:
    """The F1 of one system on one set; what it says of the other set's kinds is left out."""
    gold = said = spans = values = 0
    for row, every in zip(rows, found, strict=True):
        here = [f for f in every if f.temporal == temporal]
        pairs = _pairs(row["gold"], here)
        gold, said, spans = gold + len(row["gold"]), said + len(here), spans + len(pairs)
        values += sum(right(g, f) for g, f in pairs)
    return Score(_f1(spans, gold, said), _f1(values, gold, said))


def right(gold: Row, found: Found) -> bool:
    """Whether a system says of a span what the gold says."""
    if "date_low" in gold:
        low, high = gold["date_low"], gold["date_high"]
        if found.point is not None:
            return bool(low <= found.point < high)
        return (found.date_low or "")[: len(low)] == low and (found.date_high or "")[: len(high)] == high
    if "low" in gold:
        return _near(gold["low"], found.low) and _near(gold["high"], found.high)
    return _near(gold["value"], found.value) or bool("or" in gold and right(gold["or"], found))


def _pairs(gold: Sequence[Row], found: Sequence[Found]) -> list[tuple[Row, Found]]:
    """Gold and found that share characters, one to one, the most shared first."""
    shared = [
        (min(g["end"], f.end) - max(g["start"], f.start), i, k) for i, g in enumerate(gold) for k, f in enumerate(found)
    ]
    taken: set[tuple[str, int]] = set()
    pairs = []
    for size, i, k in sorted(shared, key=lambda s: (-s[0], s[1], s[2])):
        if size > 0 and not taken & {("gold", i), ("found", k)}:
            taken |= {("gold", i), ("found", k)}
            pairs.append((gold[i], found[k]))
    return pairs


def _near(want: float, got: float | None) -> bool:
    return got is not None and abs(want - got) <= 1e-6 * max(abs(want), 1e-9)


def _f1(hits: int, gold: int, said: int) -> float | None:
    return 100 * 2 * hits / (gold + said) if gold + said else None
