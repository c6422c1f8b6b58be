"""One reader of numbers and dates per system, for `bench/extraction.py`: a text and its date in, what was found out.

PEERS is the table of systems: which sets of the corpus they can be asked about, and what makes their reader. A reader
that cannot be made (its package is not installed) is named as absent in the table of results.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

_TEMPORAL = ("date", "time")


class Found(NamedTuple):
    """What a system says of characters [start, end): a number, the ends of a range, ISO dates, or a `point` in time."""

    start: int
    end: int
    value: float | None = None
    low: float | None = None
    high: float | None = None
    date_low: str | None = None
    date_high: str | None = None
    point: str | None = None
    temporal: bool = False


Reader = Callable[[str, str | None], list[Found]]


class Peer(NamedTuple):
    """One member of PEERS; `home` names the set that is the system's own test data."""

    make: Callable[[], Reader]
    sets: tuple[str, ...]
    home: str = ""


def checker() -> Reader:
    """This project, through its public API."""
    import checker as tool

    def read(text: str, date: str | None) -> list[Found]:
        return [
            Found(r["start"], r["end"], temporal=True, date_low=r["date_low"], date_high=r["date_high"])
            if r["kind"] in _TEMPORAL
            else Found(r["start"], r["end"], r["value"], r["low"], r["high"])
            for r in tool.extract(tool.Document(text=text, name="bench.txt", date=date)).to_records()
        ]

    return read


def quantulum3() -> Reader:
    """A public extractor of quantities, without its classifier of ambiguous units."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from quantulum3 import parser

    def read(text: str, date: str | None) -> list[Found]:
        out = []
        for q in parser.parse(text):
            low, high = (q.value - q.uncertainty, q.value + q.uncertainty) if q.uncertainty else (None, None)
            out.append(Found(q.span[0], q.span[1], None if q.uncertainty else q.value, low, high))
        return out

    return read


def dateparser() -> Reader:
    """A public parser of dates; it knows no numbers and gives one moment for each date."""
    from dateparser.search import search_dates

    def read(text: str, date: str | None) -> list[Found]:
        settings = {"RELATIVE_BASE": datetime.fromisoformat(date)} if date else {}
        out: list[Found] = []
        at = 0
        for said, when in search_dates(text, languages=["en"], settings=settings) or []:
            start = text.find(said, at)
            if start >= 0:
                at = start + len(said)
                out.append(Found(start, at, point=when.replace(tzinfo=None).isoformat(), temporal=True))
        return out

    return read


def digits() -> Reader:
    """The floor: every run of digits is a number."""
    number = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")

    def read(text: str, date: str | None) -> list[Found]:
        return [Found(*m.span(), float(m.group().replace(",", ""))) for m in number.finditer(text)]

    return read


PEERS: dict[str, Peer] = {
    "checker": Peer(checker, ("quantities", "times")),
    "quantulum3": Peer(quantulum3, ("quantities",), home="quantulum"),
    "dateparser": Peer(dateparser, ("times",)),
    "digits": Peer(digits, ("quantities",)),
}
