"""Texts that nobody wrote, by what is odd about them: makers from a size in characters to a text."""

from __future__ import annotations

import random
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
