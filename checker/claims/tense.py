"""Whether the words around a date look back or ahead."""

from __future__ import annotations

from checker.text.tokens import Tokens
from checker.vocab.load import vocabulary

_TENSE = vocabulary("tense")
FUTURE = frozenset(_TENSE["future"])
INFINITIVES = frozenset(_TENSE["infinitives"])
PAST = frozenset(_TENSE["past"])
PLANS = frozenset(_TENSE["plans"])
NOT_PAST = frozenset(_TENSE["not_past"])
SPEECH = frozenset(_TENSE["speech"])
BEEN = frozenset(_TENSE["been"])
_REACH = 16  # tokens to look for a verb to either side
_STOPS = frozenset((".", "?", "!", ";", '"', "\u2014", ""))
_ABBREVIATED = frozenset(
    ("u", "s", "mr", "mrs", "ms", "dr", "st", "gen", "sen", "rep", "gov", "lt", "col", "no", "inc", "corp", "co")
)
_BEFORE_NOUN = frozenset(("a", "an", "the", "its", "his", "her", "their", "still", "most", "more", "of", "in", "for"))
_AUXILIARY = frozenset(("be", "being", "to"))


def tense(tokens: Tokens, first: int, stop: int) -> str:
    """Whether the verb nearest to the date at tokens [first, stop) looks back or ahead: past, future, or "".

    A verb before the date is nearer than one behind it, and a comma between keeps a verb away.

    >>> from checker.text.tokens import tokenise
    >>> tense(tokenise("Leaders will gather on Thursday."), 4, 5), tense(tokenise("He said Friday he will go."), 2, 3)
    ('future', 'past')
    >>> tense(tokenise("The plan is to be published in early November."), 8, 10)
    'future'
    """
    words = tokens.words
    if words[stop] == "'s" and words[stop + 1] in BEEN:
        return "past"
    before = after = ""
    cost = reach = 99
    commas = 0
    for j in range(first - 1, max(first - _REACH, -1), -1):
        w = words[j]
        if w in _STOPS and not (w == "." and words[j - 1] in _ABBREVIATED):
            break
        commas += w == ","
        before = _tense_of(words, j)
        if before:
            cost = first - j + 4 * commas
            break
    commas = 0
    for j in range(stop, stop + _REACH):
        w = words[j]
        if w in _STOPS:
            break
        commas += w == "," and j > stop
        after = _tense_of(words, j)
        if after and before and w in SPEECH and words[stop] == ",":
            return before  # "back by Sunday, the operator said"
        if after:
            reach = j - stop + 2 + 6 * commas
            break
    return before if cost <= reach else after


def _tense_of(words: list[str], j: int) -> str:
    w, before = words[j], words[j - 1]
    if w in FUTURE:
        return "past" if w in PLANS and before in ("was", "were", "had") else "future"
    if w in INFINITIVES and (before == "to" or (before == "be" and words[j - 2] == "to")):
        return "future"
    if before in _AUXILIARY or (before == "not" and words[j - 2] == "be"):
        return ""  # "will be held": the auxiliary tells
    if w == "set" and words[j + 1] in ("for", "to"):
        return "future"
    if w in PAST:
        return "past"
    return "past" if w.endswith("ed") and len(w) > 3 and not _is_adjective(words, j) else ""


def _is_adjective(words: list[str], j: int) -> bool:
    """Whether a word in -ed describes and tells no time: "an unspecified date", "untouched by it", "united"."""
    before = words[j - 1]
    return words[j] in NOT_PAST or before in _BEFORE_NOUN or before.endswith("ly") or words[j + 1] == "by"
