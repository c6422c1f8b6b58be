"""Accuracy and speed of reading numbers and dates beside public tools, in one run: ``make bench``.

Accuracy is F1 of spans and of values, in percent, on the sentences of bench/corpus and, where ../shared/bench is there,
on its sets by its own scorer. Speed is in megabytes per CPU second, on news articles where they are there, else on the
sentences of bench/corpus joined to a text. Every system runs in this process, one after the other, on the same texts.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
import warnings
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.extraction_peers import PEERS, Reader
from bench.extraction_score import Score, load, score

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "bench"
OWN = ("quantities", "times")
_PATIENCE = 10.0  # CPU seconds after which a slow system has shown its speed
_FLOOR = 0.2  # CPU seconds that a fast one is measured for at least
Table = dict[str, dict[str, str]]  # set -> system -> cell


def readers() -> dict[str, Reader]:
    """The readers that can be made here, by system; the first sentence loads what they load lazily."""
    made = {}
    for name, peer in PEERS.items():
        try:
            reader = peer.make()
            reader("On Monday 5 people paid $3.", "2025-03-05")
        except ImportError:
            continue
        made[name] = reader
    return made


def own_sets(made: dict[str, Reader]) -> Table:
    """The sets of bench/corpus."""
    table: Table = {}
    for name in OWN:
        rows = load(name)
        for system, reader in made.items():
            if name in PEERS[system].sets:
                found = [reader(row["text"], row["date"]) for row in rows]
                table.setdefault(f"own {name}", {})[system] = str(score(rows, found, name == "times"))
    return table


def shared_sets(systems: Iterable[str], shared: Path) -> Table:
    """The sets beside the checkout, scored by the program that comes with them."""
    table: Table = {}
    with TemporaryDirectory() as folder:
        paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
        subprocess.run(
            [sys.executable, "run.py", "--no-speed", "--systems", ",".join(systems)],
            cwd=shared / "extraction",
            env={**os.environ, "BENCH_OUT": folder, "PYTHONPATH": os.pathsep.join(paths)},
            stdout=subprocess.DEVNULL,
            check=True,
        )
        for path in sorted(Path(folder, "results").glob("*.json")):
            for name, got in json.loads(path.read_text(encoding="utf-8")).items():
                shares = [None if got.get(key) is None else 100 * got[key]["f1"] for key in ("overlap", "value")]
                own = "*" if PEERS[path.stem].home == name else ""
                table.setdefault(name, {})[path.stem] = f"{Score(*shares)}{own}"
    return table


def articles(shared: Path) -> list[str]:
    """Texts to measure speed on: news articles where they are there, else our own sentences."""
    news = shared / "discrepancy" / "summedits_news.jsonl"
    if not news.is_file():
        return ["\n\n".join(row["text"] for name in OWN for row in load(name)) * 5]
    with open(news, encoding="utf-8") as file:
        texts = [json.loads(line)["docs"][1]["text"] for line in file]
    seeds = sorted((shared.parent / "seeds").glob("*.txt"))
    return [*dict.fromkeys(texts), *(path.read_text(encoding="utf-8") for path in seeds)]


def speed(reader: Reader, texts: list[str]) -> float:
    """Megabytes per CPU second; slow systems are stopped early, fast ones go round again."""
    size, start = 0, time.process_time()
    while True:
        for text in texts:
            reader(text, "2025-03-05")
            size += len(text.encode())
            spent = time.process_time() - start
            if spent > _PATIENCE:
                return size / 1e6 / spent
        if spent > _FLOOR:
            return size / 1e6 / spent


def main(arguments: list[str] | None = None) -> None:
    """Prints one table: sets down, systems across."""
    parser = argparse.ArgumentParser(prog="python -m bench.extraction", description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--own", action="store_true", help="only the sets of bench/corpus")
    parser.add_argument("--shared", type=Path, default=SHARED, help="the folder of the other sets")
    options = parser.parse_args(arguments)
    warnings.filterwarnings("ignore")  # the peers'
    made = readers()
    shared = options.shared if (options.shared / "extraction" / "run.py").is_file() and not options.own else Path()
    table = own_sets(made)
    if shared != Path():
        table |= shared_sets(made, shared)
    texts = articles(shared)
    table["MB per CPU second"] = {name: f"{speed(reader, texts):.3g}" for name, reader in made.items()}
    print(render(table))
    for name in PEERS:
        if name not in made:
            print(f"{name} is absent: it is not installed here")
    print("F1 of spans / of values, in percent; empty: not what the system is for; *: the system's own test data")


def render(table: Table) -> str:
    """The table in Markdown, its columns aligned."""
    lines = [["set", *PEERS], *([name, *(row.get(peer, "") for peer in PEERS)] for name, row in table.items())]
    widths = [max(len(line[i]) for line in lines) for i in range(len(lines[0]))]
    lines.insert(1, ["-" * width for width in widths])
    return "\n".join("| " + " | ".join(c.ljust(w) for c, w in zip(line, widths, strict=True)) + " |" for line in lines)


if __name__ == "__main__":
    main()
