"""How the check of a whole archive grows with its size: ``python -m bench.archive [100 1000] [--memory] [--profile]``.

The archive is made from the sources in seeds/ by seeded variation: each event takes one story with all its outlets and
gives it other names, places, figures and years; here and there one outlet gives another figure. The same seed makes the
same archive.
Every size is run in a process of its own. Ten times the documents may take at most fifteen times the time.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import checker

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
SEED = 20250307
MOST = 15.0  # times the time for ten times the documents
_SLIPS = 0.02  # share of figures that one outlet gives differently
_SINCE, _UNTIL = 1960, 2030  # years of the seeds that are moved; older ones are history and stay

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November")
_KEPT = {
    *_MONTHS,
    "December",
    "I",
    "AM",
    "PM",
    "OK",
    "Prime",
    "Minister",
    "President",
    "Secretary",
    "General",
    "Defense",
}
_COUNTRIES = (
    "Britain", "France", "Germany", "Poland", "Spain", "Italy", "Sweden", "Norway", "Denmark", "Latvia", "Estonia",
    "Japan", "Ukraine", "Russia", "China", "India", "Brazil", "Canada", "Mexico", "Turkey", "Greece", "Portugal",
    "Ireland", "Austria",
)  # fmt: skip
_SYLLABLES = (
    "ba",
    "dor",
    "el",
    "fin",
    "gar",
    "hal",
    "in",
    "kes",
    "lo",
    "mar",
    "nel",
    "or",
    "pet",
    "rin",
    "sol",
    "tam",
    "ul",
    "ven",
)
_TOKEN = re.compile(r"\d+(?:,\d{3})+|\d+|[A-Z][a-z]+")
_LOWER = re.compile(r"\b[a-z]+\b")


def stories() -> list[list[str]]:
    """The texts of each story of the seeds, one an outlet."""
    folders = [SEEDS / "sources", *sorted((SEEDS / "stories").glob("*/sources"))]
    return [[p.read_text(encoding="utf-8") for p in sorted(folder.glob("*.txt"))] for folder in folders]


def archive(size: int, seed: int = SEED) -> Iterator[checker.Document]:
    """So many documents, event by event."""
    rng = random.Random(seed)
    told = stories()
    made = 0
    while made < size:
        texts = rng.choice(told)
        event = Event(texts, rng)
        for outlet, text in enumerate(texts[: size - made]):
            yield checker.Document(text=event.retell(text), name=f"{made:05}-{outlet}.txt", date=event.day(outlet))
            made += 1


class Event:
    """One story with names, figures and years of its own, the same in all its outlets."""

    def __init__(self, texts: list[str], rng: random.Random) -> None:
        self._rng = rng
        self._years = rng.randrange(-40, 1)
        self._weekdays = (dt.date(2025 + self._years, 3, 1) - dt.date(2025, 3, 1)).days % 7
        self._words: dict[str, str] = {}
        for name in sorted(_names(texts) - _KEPT):
            self._words[name] = rng.choice(_COUNTRIES) if name in _COUNTRIES else self._name()
        for i, weekday in enumerate(_WEEKDAYS):
            self._words[weekday] = _WEEKDAYS[(i + self._weekdays) % 7]

    def day(self, outlet: int) -> str:
        """The day on which an outlet publishes."""
        return (dt.date(2025 + self._years, 3, 1) + dt.timedelta(days=outlet)).isoformat()

    def retell(self, text: str) -> str:
        """The text with this event's names, figures and years."""
        return _TOKEN.sub(lambda m: self._other(m[0]), text)

    def _other(self, token: str) -> str:
        if token[0].isalpha():
            return self._words.get(token, token)
        if len(token) == 4 and _SINCE <= int(token) <= _UNTIL:
            return str(int(token) + self._years)
        digits = token.replace(",", "")
        if len(digits) < 2 or (len(digits) == 2 and int(digits) <= 31):
            return token  # may be a day or an hour
        if token not in self._words:
            self._words[token] = self._figure(digits, "," in token)
        return self._figure(digits, "," in token) if self._rng.random() < _SLIPS else self._words[token]

    def _figure(self, digits: str, grouped: bool) -> str:
        value = self._rng.randrange(10 ** (len(digits) - 1), 10 ** len(digits))
        return f"{value:,}" if grouped else str(value)

    def _name(self) -> str:
        return "".join(self._rng.choice(_SYLLABLES) for _ in range(3)).capitalize()


def _names(texts: list[str]) -> set[str]:
    """The capitalised words that no text of a story has in lower case."""
    lower = {word.capitalize() for text in texts for word in _LOWER.findall(text)}
    return {token for text in texts for token in _TOKEN.findall(text) if token[0].isalpha()} - lower


def run(size: int, memory: bool, profile: bool) -> None:
    """One size in this process: prints its documents, claims, pairs, findings, CPU seconds and peak memory."""
    import cProfile
    import pstats
    import resource
    import tracemalloc

    documents = list(archive(size))
    checker.check(documents[0], documents[1])  # vocabulary and pandas are loaded once, whatever the size
    if memory:
        tracemalloc.start()
    profiler = cProfile.Profile()
    start = time.process_time()
    report = profiler.runcall(checker.check, *documents) if profile else checker.check(*documents)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    text = sum(len(d.text.encode()) for d in documents) / 1e6
    print(
        f"{size} {text:.2f} {len(report.result.claims)} {len(report.comparisons)} {len(report.findings)} "
        f"{len(report.coverage.capped)} {seconds:.2f} {peak:.0f}",
        flush=True,
    )
    if memory:
        for line in tracemalloc.take_snapshot().statistics("lineno")[:12]:
            print(f"  {line}", file=sys.stderr)
    if profile:
        pstats.Stats(profiler, stream=sys.stderr).sort_stats("tottime").print_stats(30)


def main() -> int:
    """Prints a row a size, and how the time of the last compares with that of the first; 1 when it grows too fast."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=[100, 1000])
    parser.add_argument("--one", action="store_true", help="run the first size in this process")
    parser.add_argument("--memory", action="store_true", help="where the memory goes (slow)")
    parser.add_argument("--profile", action="store_true", help="where the time goes (slow)")
    options = parser.parse_args()
    if options.one or options.memory or options.profile:
        run(options.sizes[0], options.memory, options.profile)
        return 0
    print("| documents | MB | claims | comparisons | findings | capped | CPU s | peak MB |")
    print("|---|---|---|---|---|---|---|---|")
    seconds = []
    for size in options.sizes:
        row = subprocess.run(
            [sys.executable, "-m", "bench.archive", str(size), "--one"], check=True, capture_output=True, text=True
        ).stdout.split()
        seconds.append(float(row[6]))
        print("| " + " | ".join(row) + " |", flush=True)
    allowed = MOST * (options.sizes[-1] / options.sizes[0]) / 10
    ratio = seconds[-1] / seconds[0]
    grown = options.sizes[-1] / options.sizes[0]
    print(f"\n{ratio:.1f} times the time for {grown:g} times the documents (at most {allowed:g})")
    return int(ratio > allowed)


if __name__ == "__main__":
    sys.exit(main())
