"""Repairs text that is UTF-8 read as another code page, run by run, so that offsets lead back to the text as given."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from checker.text.offsets import OffsetMap, Replacement, replace_runs
from checker.text.thai import thai_runs

_ODD_RUN = re.compile(r"[^\x00-\x7f]{2,}")
# What the first byte of a UTF-8 sequence looks like in the code pages that such text is read as, with another odd
# character behind it: Latin-1, 1252 and 1254 (C2 to F4), 1250, 1251, 1253, MacRoman, 437.
_SUSPECT = re.compile(
    "[\u00c2-\u00f4\u0102\u0103\u0412\u0432\u0420\u0421\u03b2\u201a\u221a\u00ac\u0393\u251c\u252c][^\\x00-\\x7f]"
)
_LOST_QUOTE = re.compile(
    "\u00e2\u20ac(?![^\\x00-\\x7f])"
)  # a closing quote whose third byte, 9D, has no character in 1252


class Repaired(NamedTuple):
    """A repaired text, the map back to the text as given, and one note for each kind of damage."""

    text: str
    offsets: OffsetMap
    notes: tuple[str, ...]


def repair(text: str) -> Repaired:
    """Undoes wrong decodings; sound text comes back as it is, at next to no cost.

    >>> repair("caf\\u00c3\\u00a9 for \\u00e2\\u201a\\u00ac5").text == "caf\\u00e9 for \\u20ac5"
    True
    """
    if text.isascii():
        return Repaired(text, OffsetMap(), ())
    runs: list[Replacement] = []
    notes: list[str] = []
    for name, find in REPAIRS:
        found = find(text)
        if found:
            runs += found
            count = sum(len(run.text) for run in found)
            notes.append(f"{count} character{'s' * (count > 1)} repaired: UTF-8 read as {name}")
    return Repaired(*replace_runs(text, sorted(runs)), tuple(notes))


def western_runs(text: str) -> list[Replacement]:
    """Runs that ftfy knows how to undo: Windows-1250 to 1257, Latin-1 and -2, MacRoman, 437, once or more often."""
    if not _SUSPECT.search(text):
        return []
    runs = []
    for m in _ODD_RUN.finditer(text):
        sound = _undone(m.group())
        if sound != m.group():
            runs += _by_character(m.start(), m.group(), sound)
    return runs


@lru_cache(maxsize=4096)
def _undone(run: str) -> str:
    from ftfy import fix_encoding  # lazy: most texts need no repair

    if not _SUSPECT.search(run):
        return run
    fixed = fix_encoding(run)
    if fixed == run and "\u00e2\u20ac" in run:
        fixed = fix_encoding(_LOST_QUOTE.sub("\u00e2\u20ac\u009d", run))
    return fixed if len(fixed) <= len(run) else run


def _by_character(start: int, run: str, sound: str) -> list[Replacement]:
    """One replacement a character where the damage was done once (a character a byte); else one for the whole run."""
    widths = [len(c.encode()) for c in sound]
    if sum(widths) != len(run):
        return [Replacement(start, start + len(run), sound)]
    pieces = []
    for c, width in zip(sound, widths, strict=True):
        pieces.append(Replacement(start, start + width, c))
        start += width
    return pieces


REPAIRS: tuple[tuple[str, Callable[[str], list[Replacement]]], ...] = (
    ("Windows-874", thai_runs),
    ("a Western code page", western_runs),
)
