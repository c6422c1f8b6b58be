"""What stands beside a date and belongs to it: a weekday before its brackets, "last year" behind it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from checker.checks.base import Scene
from checker.model import Claim


class Beside(NamedTuple):
    """The weekday that a neighbour gives, with its claim, and the day that the date is with the neighbour's year."""

    weekday: int | None = None
    claim: Claim | None = None
    day: date | None = None


def named_beside(claim: Claim, scene: Scene) -> Beside:
    """What the neighbours say of a date: "Tuesday (March 4)", "Monday, March 4, last year"."""
    before, behind = _neighbours(scene).get((claim.doc_index, claim.start), (None, None))
    text = scene.documents[claim.doc_index].text
    weekday, owner = None, None
    if before is not None and _form(before) == "weekday" and text[before.end : claim.start].strip() == "(":
        weekday, owner = before.quantity.timex.weekday, before
    day, timex = None, claim.quantity.timex
    if (
        behind is not None
        and not timex.year
        and _is_year(behind)
        and text[claim.end : behind.start].strip() in ("", ",")
    ):
        try:
            day = date(int((behind.date_low or "")[:4]), timex.month, timex.day)
        except (ValueError, TypeError):
            day = None
    return Beside(weekday, owner, day)


def _form(claim: Claim) -> str:
    return str(getattr(claim.quantity.timex, "form", ""))


def _is_year(claim: Claim) -> bool:
    """Whether a claim is "last year" or "this year"."""
    timex = claim.quantity.timex
    return _form(claim) == "shift" and timex.unit == "year" and timex.base == "now" and bool(claim.date_low)


@lru_cache(maxsize=1)
def _neighbours(scene: Scene) -> Mapping[tuple[int, int], tuple[Claim | None, Claim | None]]:
    """The claims of the same sentence before and behind every claim."""
    out = {}
    claims = scene.claims
    for n, claim in enumerate(claims):
        place = claim.doc_index, claim.sentence_start
        before = claims[n - 1] if n else None
        behind = claims[n + 1] if n + 1 < len(claims) else None
        out[claim.doc_index, claim.start] = (
            before if before and (before.doc_index, before.sentence_start) == place else None,
            behind if behind and (behind.doc_index, behind.sentence_start) == place else None,
        )
    return out
