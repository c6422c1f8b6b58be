"""Who says the claims of a transcript: the one whose turn it is, unless the words name another."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.model import Claim, Document


def claims_of_voices(document: Document, claims: Sequence[Claim]) -> list[Claim]:
    """The claims with the speaker of their turn, where the transcript names one and the sentence nobody else."""
    out = []
    for claim in claims:
        at = bisect_right(document.voices, claim.start, key=lambda voice: voice[0]) - 1
        name = document.voices[at][1] if at >= 0 else ""
        out.append(claim._replace(speaker=name) if name and not claim.speaker else claim)
    return out
