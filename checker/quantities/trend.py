"""Whether a number is the start, the end or the size of a change, and which way it goes."""

from __future__ import annotations

from checker.quantities.reading import Reading
from checker.text.tokens import Tokens
from checker.vocab.load import vocabulary

_DATA = vocabulary("trends")
UP = frozenset(_DATA["up"]["words"])
DOWN = frozenset(_DATA["down"]["words"])
CHANGE = UP | DOWN | frozenset(_DATA["other"]["words"])
_BETWEEN = frozenset(_DATA["between"]["words"])
_ENDS = frozenset((".", ";", ":", "!", "?", ""))
_KINDS = frozenset(
    ("percentage", "percentage_point", "money", "measure", "count", "number", "fraction", "ratio", "duration")
)
_AFTER = frozenset(_DATA["behind"]["words"])
_FEWER = frozenset(_DATA["behind"]["fewer"])
_CHANGED = frozenset(("percentage", "percentage_point", "fraction"))
_COMPARING = frozenset(("versus", "vs", "against"))
_REACH = 12  # tokens back to the word of change


def change_before(words: list[str], i: int) -> str:
    """The nearest word of change before token i in the same clause, or ""."""
    for k in range(i - 1, max(-1, i - 1 - _REACH), -1):
        word = words[k]
        if word in CHANGE:
            return word
        if word in _ENDS:
            return ""
    return ""


def lead_in(words: list[str], i: int) -> int:
    """Where "from", "to" or "by" stands before token i, the words between left out; -1 without."""
    for k in range(i - 1, max(-1, i - 6), -1):
        word = words[k]
        if word in ("from", "to", "by"):
            return k
        if word not in _BETWEEN:
            return -1
    return -1


def is_change(words: list[str], at: int) -> bool:
    """Whether the "from" at token `at` opens a change ("rose from") rather than a range ("children from 5 to 7")."""
    return "current" in words[at + 1 : at + 3] or bool(change_before(words, at))


def trend_of(tokens: Tokens, r: Reading, first: int) -> tuple[str, str]:
    """The part that a reading plays in a change (from, to, by or "") and its direction (up, down or "")."""
    if r.kind not in _KINDS:
        return r.trend, ""
    words = tokens.words
    word = words[first - 1] if first else ""
    if word in UP or word in DOWN:
        return ("by" if r.kind != "count" else ""), _direction(word)
    if (
        word == "of"
        and r.kind in _CHANGED
        and (words[first - 2] in UP or words[first - 2] in DOWN or words[first - 2] == "change")
    ):
        return "by", _direction(words[first - 2])  # "an increase of 12 percent"
    if _compared(words, first):
        return "from", ""
    at = lead_in(words, first) if word in _BETWEEN or word in ("from", "to", "by") else -1
    if at >= 0:
        change = change_before(words, at)
        if change:
            return words[at], _direction(change)
        if words[at] == "from" and "current" in words[at + 1 : first]:
            return "from", ""
    behind = words[r.stop + (words[r.stop] == "-")]
    if behind in _AFTER and r.kind in ("percentage", "percentage_point", "money"):
        return "by", "down" if behind in _FEWER else _direction(behind) or "up"
    return r.trend, ""


def _compared(words: list[str], i: int) -> bool:
    """Whether a value before the change is given behind token i: "up 12% to $8m, compared with $7m last year"."""
    for k in range(i - 1, max(-1, i - 8), -1):
        if words[k] in _COMPARING or (words[k] in ("to", "with") and words[k - 1] in ("compared", "relative")):
            return True
        if not words[k].isalpha():
            return False
    return False


def _direction(word: str) -> str:
    return "up" if word in UP else "down" if word in DOWN else ""
