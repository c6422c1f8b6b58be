"""Finds every quantity of a text in one pass from left to right.

A token is a hit when it is in the union of the dimensions' leads or starts with a digit; what stands there is decided
by dictionary look-ups. Around a number the order is fixed: numeral, unit, range, hedge. The longer reading wins, on a
tie the earlier row of DIMENSIONS; readings never overlap. A reading may begin before its hit: with an article, a sign,
a currency's letters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import compress, count

from checker.model import Quantity
from checker.quantities.bounds import finish
from checker.quantities.dimensions import DIMENSIONS
from checker.quantities.dimensions.count import SKIP, bare
from checker.quantities.names import glued, title
from checker.quantities.numberwords import DENOMINATORS, NUMBER_WORDS, PARTS
from checker.quantities.numeral import numeral_around
from checker.quantities.paragraph import numbered, paragraphs
from checker.quantities.quakes import strengths
from checker.quantities.ranges import CONNECTORS, join, join_bare
from checker.quantities.reading import Numeral, Reading, apart
from checker.text.tokens import Tokens

_AGED = frozenset(("year", "month", "week", "day"))  # "two 88-year-old men": a number of its own
_MARKS = frozenset(("'", '"'))
Lead = Callable[[Tokens, int], "Reading | None"]
Follow = Callable[[Tokens, Numeral], "Reading | None"]


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, tuple[Lead, ...]], tuple[Lead, ...], dict[str, tuple[Follow, ...]]]:
    """Leads by word, leads at digits, follows by word: DIMENSIONS turned round once."""
    leads: dict[str, list[Lead]] = {word: [] for word in NUMBER_WORDS}
    follows: dict[str, list[Follow]] = {}
    digits: list[Lead] = []
    for d in DIMENSIONS:
        for word in d.leads:
            if d.lead is not None:
                leads.setdefault(word, []).append(d.lead)
        if d.digits and d.lead is not None:
            digits.append(d.lead)
        for word in d.follows:
            if d.follow is not None:
                follows.setdefault(word, []).append(d.follow)
    return {w: tuple(f) for w, f in leads.items()}, tuple(digits), {w: tuple(f) for w, f in follows.items()}


def scan(tokens: Tokens) -> list[Quantity]:
    """The quantities of a text, in order, without overlap.

    >>> from checker.text.tokens import tokenise
    >>> [(q.kind, int(q.value), q.unit, q.hedge) for q in scan(tokenise("The 32-member bloc paid almost $1.2bn."))]
    [('count', 32, 'member', 'exact'), ('money', 1200000000, 'USD', 'almost')]
    """
    leads, words = _tables()[0], tokens.words
    telling = {
        w for w in set(words) if w in leads or "0" <= w < ":"
    }  # each word is looked at once, however often it stands
    hits = list(compress(count(), map(telling.__contains__, words)))
    out: list[Quantity] = []
    for first, part, inside in paragraphs(tokens, hits):
        found = strengths(part, _scan(part, inside))
        out += [numbered(q, first) for q in found] if first else found
    return out


def _scan(tokens: Tokens, hits: Iterable[int]) -> list[Quantity]:
    """The quantities of one paragraph."""
    leads, at_digits, follows = _tables()
    words = tokens.words
    out: list[Quantity] = []
    done = noun = 0
    for i in hits:
        if i < done or (i < noun and "0" <= words[i] < ":" and words[i + 2] not in _AGED):
            continue  # digits inside a counted noun phrase are a name: "two new 737 Max jets"
        if words[i - 1] in _MARKS or words[i - 2] in _MARKS:
            ended = title(tokens, i)
            if ended:
                done = ended
                continue
        reading = _read(tokens, i, done, at_digits if "0" <= words[i] < ":" else leads[words[i]], follows)
        if reading is None:
            continue
        if reading.kind == SKIP:
            done = reading.stop
            continue
        quantity = finish(tokens, reading, done)
        out.append(quantity)
        done, noun = quantity.stop, quantity.noun[1]
    return out


def _read(
    tokens: Tokens, i: int, done: int, leads: tuple[Lead, ...], follows: dict[str, tuple[Follow, ...]]
) -> Reading | None:
    """The longest reading at a hit."""
    best: Reading | None = None
    length = 0
    for lead in leads:
        r = lead(tokens, i)
        if r is not None and r.first >= done and r.stop - r.first > length and r.stop > i:
            best, length = r, r.stop - r.first
    words = tokens.words
    word = words[i]
    if "0" <= word < ":" or word in NUMBER_WORDS or word in PARTS:
        n = numeral_around(tokens, i)
        if best is None and n is not None and n.first and tokens.touch(n.first) and glued(tokens, n.first):
            return Reading(n.first, n.stop, SKIP)  # "H5N1", "a C-130J"
        if n is not None and n.first >= done:
            r = united(tokens, n, follows)
            if r is not None and r.stop - r.first > length:
                best = r
            elif best is None:
                best = _alone(tokens, n, follows)
            elif best.kind == "date" and length == 1 and best.timex.bound != "from" and words[best.stop] in CONNECTORS:
                ranged = join_bare(tokens, n, lambda m: united(tokens, m, follows))
                if ranged is not None and ranged.unit:  # "2000 - 2500 calories" is no year
                    return ranged
    if best is not None and best.timex is None and tokens.words[best.stop] in CONNECTORS:
        return join(tokens, best, lambda n: united(tokens, n, follows))
    return best


def united(tokens: Tokens, n: Numeral, follows: dict[str, tuple[Follow, ...]]) -> Reading | None:
    """The numeral with the unit behind it, or None."""
    words, stop = tokens.words, n.stop
    word = words[stop]
    if words[n.first][0] == "0" and words[n.first].isdecimal() and len(words[n.first]) > 1:
        return None  # "06F"
    if apart(tokens, stop):
        return None
    if word == "-" and tokens.touch(stop) == tokens.touch(stop + 1):
        word = words[stop + 1]  # "90-minute", and the "90 - minute" of spaced-out text
    best: Reading | None = None
    for follow in follows.get(word, ()):
        r = follow(tokens, n)
        if r is not None and (best is None or r.stop > best.stop):
            best = r
    if best is None and (
        n.form == "fraction"
        or words[stop - 1] in DENOMINATORS
        or (word == "of" and words[stop + 1] == "a" and n.value is not None and 0 < n.value < 1)
    ):  # "half a mile", "two thirds of an hour"
        at = stop + (words[stop] == "of")
        at += words[at] in ("a", "an")
        if at > stop:
            for follow in follows.get(words[at], ()):
                r = follow(tokens, n._replace(stop=at))
                if r is not None and (best is None or r.stop > best.stop):
                    best = r
    return best


def _alone(tokens: Tokens, n: Numeral, follows: dict[str, tuple[Follow, ...]]) -> Reading | None:
    """A numeral without a unit of its own: the first end of a range, or a bare number."""
    if tokens.words[n.stop] in CONNECTORS:
        ranged = join_bare(tokens, n, lambda m: united(tokens, m, follows))
        if ranged is not None:
            return ranged
    return bare(tokens, n)
