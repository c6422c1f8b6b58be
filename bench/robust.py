"""Time and memory of extraction on texts that nobody wrote: ``python -m bench.robust [megabytes]``.

Every kind of text is read at a size and at a quarter of it, each in a process of its own: `growth` is how many times
longer the four times larger one took (4 is linear), `memory` the peak beyond what the program itself needs, in
multiples of the text's bytes in UTF-8.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable

_SPREAD = 7919  # a prime step: it meets characters of every plane and of every script


def repeated(pattern: str) -> Callable[[int], str]:
    """A maker of texts of one pattern, cut at a size."""
    return lambda size: (pattern * (size // len(pattern) + 1))[:size]


def drawn(pieces: Iterable[str]) -> Callable[[int], str]:
    """A maker of texts of pieces drawn at random, always the same ones."""
    choices = tuple(pieces)
    mean = sum(map(len, choices)) / len(choices)
    return lambda size: "".join(random.Random(5).choices(choices, k=int(size / mean) + 1))[:size]


def planes(size: int) -> str:
    """Characters of every Unicode plane, with numbers between them."""
    points = (0x20 + k * _SPREAD % 0x10FFE0 for k in range(size))
    return "".join(chr(p) if k % 9 else f" {k % 97} " for k, p in enumerate(points) if not 0xD800 <= p < 0xE000)[:size]


NEWS = (
    "The alliance of 32 members spent $1.2bn on March 3, 2025, up from 2.1% a year earlier, Ms. Berg said on Monday. "
    '"We paid almost 400 workers," said Ann Lee of Norway; about half of them left within 90 minutes.\n\n'
)
ODDITIES = (
    *("a", "7", "2025", "1,000", ".", ",", ":", "-", "/", "%", "$", "(", "[", '"', "'", " ", " ", "\n", "\t", "\r"),
    *("may", "the", "of", "to", "and", "percent", "half", "billion", "Norway", "said", "Monday", "ago", "A.", "\u2019"),
)

TEXTS: dict[str, Callable[[int], str]] = {
    "news": repeated(NEWS),
    "news on one line": repeated(NEWS.replace("\n", " ")),
    "one sentence": repeated("and 5 men of Norway paid 3 percent of $4 million, "),
    "garbage": drawn(ODDITIES),
    "letters at random": drawn(map(chr, range(0x20, 0x7F))),
    "digits in one run": repeated("7"),
    "digits apart": repeated("7 "),
    "digits and stops": repeated("1.1,"),
    "digits and dashes": repeated("1-"),
    "digits and slashes": repeated("1/2/"),
    "words of numbers": repeated("one hundred and "),
    "articles": repeated("a "),
    "dates": repeated("March 3 to "),
    "weekdays": repeated("Monday "),
    "capitals": repeated("Norway of "),
    "opening brackets": repeated("("),
    "nested brackets": repeated("(5 [6 {7 "),
    "quotation marks": repeated('"5'),
    "single marks": repeated("'5 "),
    "curly marks": repeated("\u201c5 \u2018"),
    "marks that never close": repeated("\u201c5 million, "),
    "stops": repeated("."),
    "abbreviations": repeated("U.S. "),
    "bullets": repeated("- 5\n"),
    "empty lines": repeated("\n"),
    "carriage returns": repeated("5\r"),
    "blanks": repeated(" "),
    "tags": repeated("<b"),
    "entities": repeated("&amp;5"),
    "every plane": planes,
    "no plain letter": repeated("\u4e00"),
    "one Thai letter behind": lambda size: "\u4e00" * (size - 1) + "\u0e01",
    "wrong decoding": repeated("\u00e2\u20ac\u0153It paid \u00c2\u00a35m\u00e2\u20ac "),
    "wrong Thai decoding": repeated("\u0e42\u20ac\u0153It paid 5m\u0e42\u20ac "),
    "doubly wrong": repeated("\u00c3\u0192\u00c2\u00a9"),
    "combining marks": repeated("e\u0301\u0302\u0303"),
    "zero width": repeated("5\u200b\ufeff"),
    "null characters": repeated("5\x00"),
}


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
