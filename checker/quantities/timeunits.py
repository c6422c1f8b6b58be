"""Units of time: their words, how long they are, and where they stand behind a number."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from checker.vocab.load import vocabulary

if TYPE_CHECKING:
    from checker.text.tokens import Tokens

_DATA = vocabulary("durations")
UNITS: dict[str, str] = _DATA["units"]
TOUCHING: dict[str, str] = _DATA["touching"]
SECONDS: dict[str, Decimal] = {unit: Decimal(n) for unit, n in _DATA["seconds"].items()}
_WORDS = _DATA["words"]
BETWEEN = frozenset(_WORDS["between"])
AGO = frozenset(_WORDS["ago"])
EARLIER = frozenset(_WORDS["earlier"])
LATER = frozenset(_WORDS["later"])
SET_OFF = AGO | EARLIER | LATER  # words that set a duration against a point in time
HEDGING = frozenset(_WORDS["hedging"])
BEFORE_ARTICLE = frozenset(_WORDS["before_article"])
BEFORE_PLURAL = frozenset(_WORDS["vague"])
PLURALS = frozenset(w for w in UNITS if (w.endswith("s") and len(w) > 4) or w == "days") - {"weekends", "quarters"}


def unit_at(t: Tokens, i: int) -> tuple[int, str] | None:
    """The unit of time behind a numeral that ends before token i, as (stop, unit): "-minute", "more weeks"."""
    words = t.words
    j = i + (words[i] == "-")
    unit = UNITS.get(words[j])
    if unit is None and words[j] in BETWEEN:
        j += 1 + (words[j + 1] in BETWEEN)
        j += words[j] == "-"
        unit = UNITS.get(words[j])
    if unit is None and words[j] in TOUCHING and not words[j + 1].isalpha():
        unit = TOUCHING[words[j]]
    return (j + 1, unit) if unit else None
