"""The day on which a quotation was spoken, and the day to which a time of day belongs."""

from __future__ import annotations

from bisect import bisect_right
from datetime import datetime

from checker.claims.tense import SPEECH, tense
from checker.claims.told import Told
from checker.model import Quantity
from checker.timex import Timex, resolve


def day_of_speech(told: Told, n: int) -> datetime | None:
    """The day on which the quotation around a quantity was spoken, where a date beside its verb of speech says so."""
    quotes, start = told.prepared.quotes, told.quantities[n].start
    at = bisect_right(quotes, start, key=lambda span: span.start) - 1
    if at < 0 or quotes[at].end <= start or told.day is None:
        return None
    quote = quotes[at]
    for other in (*range(n - 1, max(n - 4, -1), -1), *range(n + 1, min(n + 5, len(told.quantities)))):
        near = told.quantities[other]
        if not isinstance(near.timex, Timex) or not is_day(near.timex) or quote.start <= near.start < quote.end:
            continue
        if _spoken_beside(told, near, quote.start, quote.end):
            resolved = resolve(near.timex, told.day, "past")
            return datetime.fromisoformat(resolved.low) if resolved.low else None
    return None


def _spoken_beside(told: Told, near: Quantity, start: int, end: int) -> bool:
    """Whether a date outside a quotation stands with the verb that introduces it or follows it."""
    tokens = told.prepared.tokens
    words = tokens.words
    if near.start >= end:
        between = words[tokens.index_at(end) : near.first]
        if len(between) > 14 or "." in between or '"' in between[1:]:
            return False
        return any(w in SPEECH for w in between) or words[near.stop] in SPEECH
    between = words[near.stop : tokens.index_at(start)]
    if (
        len(between) > 14
        or "." in between[:-1]
        or '"' in between
        or (between and between[-1] == "." and len(between) > 1)
    ):
        return False
    return any(w in SPEECH for w in (*words[max(near.first - 4, 0) : near.first], *between))


def day_beside(told: Told, n: int) -> datetime | None:
    """The day that the sentence of a time of day names."""
    sentences, start = told.prepared.sentences, told.quantities[n].start
    sentence = bisect_right(sentences, start)
    for other in (n - 1, n + 1, n - 2, n + 2):
        if not 0 <= other < len(told.quantities):
            continue
        quantity = told.quantities[other]
        timex = quantity.timex
        if (
            isinstance(timex, Timex)
            and bisect_right(sentences, quantity.start) == sentence
            and is_day(timex)
            and timex.base == "now"
        ):
            resolved = resolve(timex, told.day, tense(told.prepared.tokens, quantity.first, quantity.stop))
            if resolved.low:
                return datetime.fromisoformat(resolved.low)
    return None


def is_day(timex: Timex) -> bool:
    return (
        timex.form == "weekday"
        or (timex.form == "calendar" and timex.day is not None)
        or (timex.form == "shift" and timex.unit == "day")
    )
