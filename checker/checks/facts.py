"""Fact sheets: which value holds on a day, and the day that a claim is about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from checker.checks.base import Scene, Validity
from checker.model import Claim


def valid_on(values: Sequence[Validity], day: date | None) -> Validity | None:
    """The value of a fact sheet that holds on a day; without a day only a value that holds always."""
    for value in values:
        if day is None:
            if value.since is None and value.until is None:
                return value
        elif (value.since is None or value.since <= day) and (value.until is None or day <= value.until):
            return value
    return None


def day_of(claim: Claim, scene: Scene) -> date | None:
    """The day on which a claim must hold: --as-of, else the document's date."""
    return scene.as_of or scene.documents[claim.doc_index].day
