"""The values of silencing: an allowance as a person wrote it, and all that a run is given to silence by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from checker.model import Span

SHORTEST = 8  # hex digits of a fingerprint that a person may write


class Named(NamedTuple):
    """A rule named in an allowance, and the one finding of it that is meant; "" means all in reach."""

    rule: str
    fingerprint: str = ""


class Allowance(NamedTuple):
    """One comment or entry: what it allows, why, until when, and where it holds.

    `fault` is the requirement that it fails as it stands (form, place, reason, date), with `told` in words; an
    allowance with a fault allows nothing.
    """

    doc_index: int
    span: Span  # of the comment in the document; (0, 0) for an entry of a sidecar
    place: str  # draft.md:12, draft.docx.checker.yaml:3
    rules: tuple[Named, ...] = ()
    reason: str = ""
    until: dt.date | None = None
    text: str = ""  # only claims that are written so
    reach: Span | None = None  # None: the whole document
    fault: str = ""
    told: str = ""
    comment: bool = True


class Entry(NamedTuple):
    """An allowance in YAML, not yet tied to a document of a run."""

    place: str
    rules: tuple[Named, ...] = ()
    reason: str = ""
    until: dt.date | None = None
    text: str = ""
    fault: str = ""
    told: str = ""


@dataclass(frozen=True)
class Silence:
    """What a run is silenced by beside the comments in its documents; nothing by default.

    `sidecars` are the entries beside a document, by its path as given; `known` the findings of a baseline with how
    often each was there, by fingerprint; `changed` the changed lines of each document by name, None for all of them.
    """

    sidecars: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    known: Mapping[str, int] | None = None
    known_from: str = ""  # the baseline's name
    changed: Mapping[str, frozenset[int] | None] | None = None
    since: str = ""  # the revision that `changed` counts from


NOTHING = Silence()
