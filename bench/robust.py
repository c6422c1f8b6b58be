"""Time and memory of extraction on texts that nobody wrote: ``python -m bench.robust [megabytes]``.

Every kind of text is read at a size and at a quarter of it, each in a process of its own: `growth` is how many times
longer the four times larger one took (4 is linear), `memory` the peak beyond what the program itself needs, in
multiples of the text's bytes in UTF-8.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time

from tests.odd_texts import TEXTS


def seconds(text: str) -> float:
    """CPU seconds that reading a text takes."""
    import checker

    start = time.process_time()
    checker.extract(checker.Document(text=text, name="t.txt", date="2025-03-05")).to_records()
    return time.process_time() - start


def measured(name: str, size: int) -> tuple[float, float]:
    """CPU seconds, and megabytes of memory beyond those of a short text, of one kind of text in this process."""
    seconds("On Monday 5 people paid $3.")
    text = TEXTS[name](size)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    spent = seconds(text)
    return spent, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024


def _apart(name: str, size: int) -> tuple[float, float]:
    """The same in a process of its own, so that no text's memory hides another's."""
    command = [sys.executable, "-m", "bench.robust", "--one", name, str(size)]
    spent, memory = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return float(spent), float(memory)


def main(arguments: list[str]) -> None:
    """Prints one line for each kind of text."""
    if arguments[:1] == ["--one"]:
        print(*measured(arguments[1], int(arguments[2])))
        return
    size = int(float(arguments[0]) * 1e6) if arguments else 1_000_000
    names = arguments[1:] or list(TEXTS)
    print("| text | MB | CPU s | MB per s | growth | memory |\n|---|---|---|---|---|---|")
    for name in names:
        mb = len(TEXTS[name](size).encode()) / 1e6
        quarter, _ = _apart(name, size // 4)
        spent, memory = _apart(name, size)
        growth = spent / max(quarter, 1e-3)
        print(f"| {name} | {mb:.1f} | {spent:.2f} | {mb / spent:.2f} | {growth:.1f} | {memory / mb:.0f} |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
