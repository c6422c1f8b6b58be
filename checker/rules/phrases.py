"""Phrases under `ignore`: words to be found in a claim's sentence, in which {n} stands for a number."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import regex

from checker.model import Claim
from checker.vocab.load import vocabulary

TIMEOUT = (
    0.5  # seconds for one phrase on one sentence; phrases have no nested repeats, so this is a second lock on the door
)
_PIECE = regex.compile(r"\{[a-z]\}|\s+|[^{\s]+|\{")
_NUMBER = r"(?:\d+(?:[.,]\d+)*|\L<numerals>)"
_APOSTROPHES = "['\u2019\u02bc]"


def left_alone(claim: Claim, phrases: Sequence[str]) -> bool:
    """Whether a phrase stands in the claim's sentence; one with {n} must cover the claim itself.

    A phrase that takes too long counts as absent: the finding is shown.
    """
    return any(_stands(phrase, claim) for phrase in phrases)


def _stands(phrase: str, claim: Claim) -> bool:
    start = claim.quantity.start - claim.sentence_start
    end = start + claim.quantity.end - claim.quantity.start
    within = 0 <= start < end <= len(claim.sentence)
    try:
        for found in _compiled(phrase).finditer(claim.sentence, timeout=TIMEOUT):
            if "{" not in phrase or not within or (found.start() < end and start < found.end()):
                return True
    except TimeoutError:
        return False
    return False


@lru_cache(maxsize=1024)
def _compiled(phrase: str) -> regex.Pattern[str]:
    parts = [_piece(piece) for piece in _PIECE.findall(phrase.strip())]
    return regex.compile(rf"(?<!\w){''.join(parts)}(?!\w)", regex.IGNORECASE, ignore_unused=True, numerals=_numerals())


def _piece(piece: str) -> str:
    if len(piece) == 3 and piece[0] == "{":
        return _NUMBER
    if piece.isspace():
        return r"\s+"
    return "".join(_APOSTROPHES if c in "'\u2019\u02bc" else regex.escape(c) for c in piece)


@lru_cache(maxsize=1)
def _numerals() -> list[str]:
    data = vocabulary("numerals")
    return [word for table in ("small", "tens") for word in data[table]]
