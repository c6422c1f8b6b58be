"""Accuracy and speed of reading numbers and dates beside public tools, in one run: ``python -m bench.extraction``.

Accuracy is taken on the phrases of tests/corpus: `read` is the share of phrases in which something was found, `value`
the share whose value is right (numbers only), `quiet` the share of texts without a count in which nothing was found.
Speed is on those phrases, joined to a text, in megabytes per CPU second.
"""

from __future__ import annotations

import time
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

from bench.extraction_peers import PEERS, Reader

CORPORA = Path(__file__).resolve().parents[1] / "tests" / "corpus"
TEMPORAL = ("date", "time", "duration", "elapsed", "age")


class Score(NamedTuple):
    """One system's shares, in percent, and its megabytes per CPU second."""

    read: float
    value: float
    quiet: float
    speed: float


def phrases() -> tuple[list[tuple[str, dict[str, Any]]], list[str]]:
    """The phrases that hold a quantity, with what is expected, and the texts that hold none of any kind."""
    cases: list[tuple[str, dict[str, Any]]] = []
    empty: list[str] = []
    for path in sorted(CORPORA.glob("*.toml")):
        corpus = tomllib.loads(path.read_text(encoding="utf-8"))
        cases += [(say, entry) for entry in corpus.get("case", ()) for say in entry["say"]]
        empty += [say for entry in corpus.get("none", ()) if entry["kind"] == "count" for say in entry["say"]]
    return cases, empty


def score(reader: Reader, cases: list[tuple[str, dict[str, Any]]], empty: list[str], repeat: int = 5) -> Score:
    """Reads every phrase once for accuracy, and all of them as one text for speed."""
    numbers = [(say, float(e["value"])) for say, e in cases if "value" in e and e["kind"] not in TEMPORAL]
    found = [reader(say) for say, _ in cases]
    right = sum(any(near(value, v) for _, _, v in reader(say)) for say, value in numbers)
    quiet = sum(not reader(say) for say in empty)
    text = "\n\n".join(say for say, _ in cases) * repeat
    start = time.process_time()
    reader(text)
    seconds = max(time.process_time() - start, 1e-6)
    return Score(
        100 * sum(map(bool, found)) / len(found),
        100 * right / len(numbers),
        100 * quiet / len(empty),
        len(text.encode()) / 1e6 / seconds,
    )


def near(want: float, got: float | None) -> bool:
    """Equal within a millionth."""
    return got is not None and abs(want - got) <= 1e-6 * max(abs(want), 1e-9)


def main() -> None:
    """Prints the table."""
    cases, empty = phrases()
    print(f"{len(cases)} phrases, {len(empty)} texts without a number\n")
    print("| system | read % | value % | quiet % | MB per CPU s |\n|---|---|---|---|---|")
    for name, make in PEERS.items():
        try:
            reader = make()
            reader("On Monday 5 people paid $3.")
        except ImportError:
            print(f"| {name} | not installed | | | |")
            continue
        s = score(reader, cases, empty)
        print(f"| {name} | {s.read:.1f} | {s.value:.1f} | {s.quiet:.1f} | {s.speed:.3f} |")


if __name__ == "__main__":
    main()
