"""Where a quote of an answer key stands in a draft, and whether a finding touches it."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """Columns of a line of the draft, 1-based and half open."""

    line: int
    start: int
    end: int

    def touches(self, other: Place) -> bool:
        """Whether both share a character."""
        return self.line == other.line and self.start < other.end and other.start < self.end
