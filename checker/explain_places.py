"""Finds what is asked by a file's own places: "3:12" is page 3, line 12 of a PDF, "Sheet1!B7" a cell, "120" a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from checker.errors import UsageError
from checker.model import Claim, Document

_DIGITS = re.compile(r"\d+")


class Spot(NamedTuple):
    """What was asked: as it is shown, and the characters of `Document.text` that it covers."""

    shown: str
    ranges: tuple[tuple[int, int], ...]


def spot_of(document: Document, line: int, column: int | None, place: str) -> Spot:
    """The characters at a place of a file that has places of its own. Raises UsageError where it has no such place."""
    numbers = [line] if column is None else [line, column]
    asked = place or ":".join(map(str, numbers))
    ends = [anchor.start for anchor in document.anchors[1:]] + [len(document.text) + 1]
    ranges: list[tuple[int, int]] = []
    shown = ""
    for anchor, end in zip(document.anchors, ends, strict=True):
        if anchor.label:
            if not _meant(anchor.label, place, numbers):
                continue
            shown = shown or (anchor.label if column is not None or place else "")
            ranges.append((anchor.start, end))
        elif not place:
            found = _on_line(document.text, anchor.start, end, anchor.line, anchor.column, numbers)
            ranges += [found] if found else []
    if not ranges:
        first = document.anchors[0]
        like = first.label or f"{first.line}:{first.column}"
        raise UsageError(f"{document.name}:{asked}: there is no such place (its places are like {like!r})")
    return Spot(shown or asked, tuple(ranges))


def _meant(label: str, place: str, numbers: Sequence[int]) -> bool:
    """Whether a label is the place, or begins with its numbers: "page 3, line 12" is 3:12, and one of 3.

    >>> _meant("page 3, line 12", "", [3, 12]), _meant("Sheet1!B7", "b7", []), _meant("page 3, line 12", "", [1, 2])
    (True, True, False)
    """
    if place:
        return place.casefold() in (label.casefold(), label.rpartition("!")[2].casefold())
    return "!" not in label and list(map(int, _DIGITS.findall(label)))[: len(numbers)] == list(numbers)


def _on_line(text: str, start: int, end: int, line: int, column: int, numbers: Sequence[int]) -> tuple[int, int] | None:
    """The part of a piece of text that stands on a line of the file, at a column where one is given."""
    if numbers[0] != line:
        return None
    if len(numbers) == 1:
        return start, end
    at = start + numbers[1] - column
    return (at, at + 1) if start <= at < end else None


def claims_at(spot: Spot, claims: Sequence[Claim], lines: Sequence[str]) -> tuple[list[Claim], list[Claim], str]:
    """The claims at a place, else the nearest before and behind it; and the line of the text that holds them."""
    asked = [c for c in claims if any(c.start < end and start < c.end for start, end in spot.ranges)]
    first = spot.ranges[0][0]
    near = [*[c for c in claims if c.start < first][-1:], *[c for c in claims if c.start >= first][:1]]
    at = (asked or near)[:1]
    return asked, near, lines[at[0].line - 1] if at and asked and at[0].line <= len(lines) else ""
