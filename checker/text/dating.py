"""Reads lines that are dates, and finds the one that says when a document was published."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from checker.vocab.load import vocabulary

if TYPE_CHECKING:
    from checker.model import Block

_WORD = re.compile(r"\d+|[^\W\d_]+(?:\.[a-z]\.?)*")
_DIGIT = re.compile(r"\d")
_NUMERIC = re.compile(r"\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})|\b(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\b")
_CLOCK = re.compile(r"\b\d{1,2}(?::\d{2}){1,2}|\b\d{1,2}(?:\.\d{2})?(?=\s?[ap]\.?m\b)", re.IGNORECASE)
_PARTED = re.compile(r"\s+[|\u00b7\u2022\u2014\u2013-]\s+|[|\u00b7\u2022]|\s{3,}")
_PLACED = re.compile(
    r"([A-Z][A-Z.' -]{2,30}(?:, [A-Z][A-Za-z. ]{1,20})?), "
    r"([A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]{2,8} \d{4})\b"
)
_LONGEST = 120  # characters of a dateline
_TOP = 14  # blocks among which a dateline without "Published" is looked for


class Dateline(NamedTuple):
    """A date that a line gives: the day, what kind of line ("published", "updated", "printed", "plain", "byline")."""

    day: date
    kind: str


class _Words(NamedTuple):
    months: dict[str, int]
    beside: frozenset[str]
    prefixes: frozenset[str]
    printed: frozenset[str]


@cache
def _words() -> _Words:
    data = vocabulary("furniture")["dateline"]
    calendar = vocabulary("calendar")
    beside = frozenset([*data["words"], *calendar["weekdays"]])
    return _Words(dict(calendar["months"]), beside, frozenset(data["prefixes"]), frozenset(data["printed"]))


def read_dateline(line: str) -> Dateline | None:
    """The date of a line that is nothing else: "Updated March 3, 2025 1:17 pm ET", "Anna Berg | 3 March 2025".

    >>> read_dateline("Updated March 3, 2025 1:17 pm ET")
    Dateline(day=datetime.date(2025, 3, 3), kind='updated')
    >>> read_dateline("Today: March 18, 2025").kind
    'printed'
    >>> read_dateline("The attacks of Sept. 11, 2001")
    """
    if len(line) > _LONGEST or line[-1:] in "?!;" or not _DIGIT.search(line):
        return None
    whole = _read(line)
    if whole is not None:
        return whole
    parts = _PARTED.split(line)
    for part in parts if len(parts) > 1 else ():
        read = _read(part)
        if read is not None:
            return read if read.kind != "plain" else Dateline(read.day, "byline")
    return None


def _read(line: str) -> Dateline | None:
    words = _words()
    line = _CLOCK.sub(" ", line)
    numeric = _NUMERIC.search(line)
    day = month = year = 0
    if numeric:
        day, month, year = _numbers(numeric)
        line = line[: numeric.start()] + " " + line[numeric.end() :]
    kind = "plain"
    numbers = []
    for token in _WORD.findall(line.lower()):
        word = token.rstrip(".")
        if word in words.months:
            month = month or words.months[word]  # a second date may follow ("Posted ..., updated ...")
        elif token.isdecimal():  # isdigit also takes "²", which int() refuses
            numbers.append(int(token))
        elif word in words.prefixes and month:
            continue
        elif word in words.prefixes:
            kind = "published" if "published" in (word, kind) else "updated" if word == "updated" else kind
        elif word in words.printed:
            kind = "printed"
        elif word not in words.beside and token not in words.beside:
            return None
    if not numeric:
        year = next((n for n in numbers if 1900 <= n <= 2100), 0)
        day = next((n for n in numbers if 1 <= n <= 31), 0)
    try:
        return Dateline(date(year, month, day), kind) if day and len(numbers) <= 9 else None
    except ValueError:
        return None


def _numbers(m: re.Match[str]) -> tuple[int, int, int]:
    """Day, month and year of a date in figures; 0 where day and month could change places."""
    if m[1]:
        return int(m[3]), int(m[2]), int(m[1])
    a, b = int(m[4]), int(m[5])
    if a > 12 or a == b:
        return a, b, int(m[6])
    return (b, a, int(m[6])) if b > 12 else (0, 0, 0)


def read_foreign(line: str) -> date | None:
    """The date of a short line in another language ("le 3 mars 2025"), by dateparser; None when it says more."""
    words = line.split()
    if not (2 < len(words) <= 6 and any(w.strip(",.").isdigit() and len(w.strip(",.")) == 4 for w in words)):
        return None
    if sum(w.strip(",.").isdigit() for w in words) != 2 or (line.isascii() and len(words) > 4):
        return None
    import warnings

    import dateparser  # lazy: it takes a quarter of a second to load

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = dateparser.parse(line.strip(" .,"), settings=_settings())
    return found.date() if found else None


def _settings() -> dict[str, object]:
    """Nothing is filled in from the clock: every part of the date must be written."""
    return {
        "STRICT_PARSING": True,
        "REQUIRE_PARTS": ["day", "month", "year"],
        "PARSERS": ["absolute-time"],
        "DATE_ORDER": "DMY",
        "RETURN_AS_TIMEZONE_AWARE": False,
    }


class Dated(NamedTuple):
    """The document's day and how it was found, for people."""

    day: date | None
    note: str


def find_date(text: str, blocks: Sequence[Block]) -> Dated:
    """The day that the text itself gives: "Published" before a plain date line before "Updated", a page header never.

    The published day wins over an updated one, as words like "yesterday" were written then.
    """
    found: dict[str, tuple[date, str]] = {}
    top = (block for block in blocks if block.kind != "furniture")
    for n, (start, end, kind, reason) in enumerate(top):
        line = text[start:end]
        if kind in ("dateline", "byline"):
            read = read_dateline(line)
            if read and (n < _TOP or read.kind in ("published", "updated")):
                found.setdefault(read.kind, (read.day, line))
            elif kind == "dateline" and n < _TOP and not read and (foreign := read_foreign(line)):
                found.setdefault("plain", (foreign, line))
        elif n < _TOP and not reason and "placed" not in found and (m := _PLACED.match(line)) and (read := _read(m[2])):
            found["placed"] = (read.day, m.group())
    for kind in ("published", "plain", "byline", "placed", "updated"):
        if kind in found:
            day, line = found[kind]
            return Dated(day, f'date {day.isoformat()} taken from the line "{" ".join(line.split())}"')
    return Dated(None, 'no date found: relative dates such as "yesterday" stay unresolved')
