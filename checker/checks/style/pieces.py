"""A time of day and a date that one claim holds: "3:30 p.m. on Friday, March 7"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.model import Claim

_CLOCK = re.compile(r"\d{1,2}(?:[:.]\d{2})?\s*[ap]\.?\s?m\b\.?|(?<![\d/.-])\d{1,2}:\d{2}(?![\d/])", re.IGNORECASE)
_JOINS = re.compile(r"^[\s,]*(?:(?:on|at|of)\b)?[\s,]*|[\s,]*(?:\b(?:on|at|of))?[\s,]*$", re.IGNORECASE)


def pieces(claim: Claim) -> Iterator[Claim]:
    """The claim, or where a date carries a time of day, the time and the date each by itself.

    Both keep what they mean; only the words and their place differ. Text that was repaired is left whole.
    """
    clock = getattr(claim.quantity.timex, "clock", None)
    found = _CLOCK.search(claim.text) if clock is not None and claim.quantity.kind == "date" else None
    if found is None or claim.end - claim.start != claim.quantity.end - claim.quantity.start:
        yield claim
        return
    yield _part(claim, found.start(), found.end(), "time")
    for start, end in ((0, found.start()), (found.end(), len(claim.text))):
        text = claim.text[start:end]
        bare = _JOINS.sub("", text)
        if any(c.isalnum() for c in bare):
            at = start + text.index(bare)
            yield _part(claim, at, at + len(bare), "date")


def _part(claim: Claim, start: int, end: int, kind: str) -> Claim:
    q, length = claim.quantity, end - start
    at = q.start + start
    quantity = q._replace(kind=kind, start=at, end=at + length, core_start=at, core_end=at + length)
    text = claim.text[start:end]
    return claim._replace(
        start=claim.start + start, end=claim.start + end, column=claim.column + start, text=text, quantity=quantity
    )
