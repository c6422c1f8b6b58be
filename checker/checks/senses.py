"""The senses of a rule: words of its own that tell a target from a current value, and a default."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from checker.checks.base import Rule
from checker.model import Claim

_MARKS = frozenset(";:()\u2014")
_CONTRASTS = frozenset({"but", "while", "whereas", "although", "though"})


class Sense(NamedTuple):
    """The sense of a claim; `said` when words of the rule gave it, not the default or the vocabulary."""

    name: str
    said: bool


def sense_of(rule: Rule, claim: Claim) -> Sense:
    """The sense whose words stand nearest to the number in its clause, else the rule's default or the vocabulary's.

    A rule without senses leaves the vocabulary's: current, target, demanded, forecast, previous, or "" for none.
    """
    senses = rule.params.get("qualifiers", {})
    if not senses:
        return Sense(claim.qualifier, False)
    words = tuple((name, sense["words"]) for name, sense in senses.items())
    start = claim.quantity.start - claim.sentence_start
    found = _nearest(claim.sentence, start, start + claim.quantity.end - claim.quantity.start, words)
    if found:
        return Sense(found, True)
    default = next((name for name, sense in senses.items() if sense["default"]), claim.qualifier)
    return Sense(default, False)


@lru_cache(maxsize=4096)
def _nearest(sentence: str, start: int, end: int, senses: tuple[tuple[str, tuple[str, ...]], ...]) -> str:
    text = sentence.casefold()
    if len(text) != len(sentence):  # a letter that folds into two would shift every place
        text = sentence.lower() if len(sentence.lower()) == len(sentence) else sentence
    best: tuple[int, str] | None = None
    for name, words in senses:
        for phrase in words:
            for at in _places(text, phrase.casefold()):
                away = max(at - end, start - at - len(phrase), 0)
                between = text[end:at] if at >= end else text[at + len(phrase) : start]
                if (best is None or away < best[0]) and not _parted(between):
                    best = away, name
    return best[1] if best else ""


def _parted(between: str) -> bool:
    """Whether another clause begins between a phrase and the number: "18 weeks; the target is 12"."""
    return not _MARKS.isdisjoint(between) or not _CONTRASTS.isdisjoint(between.split())


def _places(text: str, phrase: str) -> list[int]:
    """Where a phrase stands as whole words."""
    out, at = [], text.find(phrase)
    while at >= 0:
        stop = at + len(phrase)
        if not (text[at - 1 : at].isalnum() or text[stop : stop + 1].isalnum()):
            out.append(at)
        at = text.find(phrase, at + 1)
    return out
