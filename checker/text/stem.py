"""A light stemmer: enough to see that "injured", "injuring" and "injures" are one word."""

from __future__ import annotations

from functools import lru_cache

_VOWELS = frozenset("aeiouy")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of a folded English word; short words stay as they are.

    >>> [stem(w) for w in ("killed", "killing", "kills", "stories", "boxes", "committed", "bus")]
    ['kill', 'kill', 'kill', 'story', 'box', 'commit', 'bus']
    """
    if len(word) < 4:
        return word
    if word.endswith("'s"):
        word = word[:-2]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    for ending in ("sses", "shes", "ches", "xes", "zes"):
        if word.endswith(ending):
            return word[:-2]
    if word.endswith("s") and word[-2] not in "su":
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and _has_vowel(word[: -len(ending)]) and len(word) - len(ending) > 2:
            word = word[: -len(ending)]
            if word[-1] == word[-2] and word[-1] not in "lsz":
                return word[:-1]
            break
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


def _has_vowel(text: str) -> bool:
    return any(c in _VOWELS for c in text)
