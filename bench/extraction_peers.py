"""One reader of numbers and dates per system, text -> [(start, end, value or None)], for `bench/extraction.py`.

A peer that is not installed is left out of the table.
"""

from __future__ import annotations

import re
from collections.abc import Callable

Found = list[tuple[int, int, float | None]]
Reader = Callable[[str], Found]


def checker() -> Reader:
    """This project, through its public API."""
    import checker as tool

    def read(text: str) -> Found:
        out: Found = []
        for r in tool.extract(tool.Document(text=text, name="bench.txt", date="2025-03-05")).to_records():
            value = r["value"] if r["value"] is not None else r["low"]
            out.append((r["start"], r["end"], None if value is None else float(value)))
        return out

    return read


def quantulum3() -> Reader:
    """The best known public extractor of quantities."""
    from quantulum3 import parser

    return lambda text: [(q.span[0], q.span[1], q.value) for q in parser.parse(text)]


def dateparser() -> Reader:
    """The best known public parser of dates; it has no numbers."""
    from dateparser.search import search_dates

    def read(text: str) -> Found:
        out: Found = []
        at = 0
        for said, _ in search_dates(text, languages=["en"]) or []:
            start = text.find(said, at)
            if start >= 0:
                at = start + len(said)
                out.append((start, at, None))
        return out

    return read


def digits() -> Reader:
    """The floor: every run of digits is a number."""
    number = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
    return lambda text: [(m.start(), m.end(), float(m.group().replace(",", ""))) for m in number.finditer(text)]


PEERS: dict[str, Callable[[], Reader]] = {
    "checker": checker,
    "quantulum3": quantulum3,
    "dateparser": dateparser,
    "digits": digits,
}
