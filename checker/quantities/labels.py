"""Digits that are a name or an address and no amount: "Article 5", "Boeing 777", scores, telephone and list numbers."""

from __future__ import annotations

from decimal import Decimal

from checker.quantities.names import between_names, in_name, opens_sentence
from checker.quantities.nouns import counted_noun
from checker.quantities.reading import Numeral
from checker.text.tokens import Tokens
from checker.vocab.load import vocabulary

_DATA = vocabulary("identifiers")
IDENTIFIERS = frozenset(_DATA["before"]["words"])
ADDRESS = frozenset("/_@#=&\\*|^")
_LINKS = frozenset("-/:.")
_DIALLED = frozenset(_DATA["dialled"]["numbers"])
_DIALLING = frozenset(_DATA["dialled"]["behind"])
_CALLS = frozenset(_DATA["dialled"]["before"])


def is_label(t: Tokens, n: Numeral) -> bool:
    """Whether the digits belong to a name, an address, a list or a version."""
    words, i = t.words, n.first
    word, before = words[i], words[i - 1] if i else ""
    if word[0] == "0" and len(word) > 1 and word.isdecimal():
        return True
    if len(word) > 15 and word.isdecimal():
        return True
    if i and t.touch(i):
        if before == "+" and i > 1 and t.touch(i - 1):
            return True
        if before in ADDRESS or (before.isalnum() and before != "c"):
            return True
        if before == "-" and i > 1 and t.touch(i - 1) and words[i - 2].isalnum() and words[i - 2] != "sub":
            return True
        if before == "." and t.touch(i - 1):
            return words[i - 2] not in ("c", "ca")  # "c.1,500 people"
        if before == ":" and t.touch(i - 1) and words[i - 2].isdecimal():
            return True
    behind, touching = words[n.stop], t.touch(n.stop)
    if touching and behind in ("-", "(") and len(words[n.stop + 1]) == 1 and words[n.stop + 1].isalpha():
        return True  # "Form 10-K", "a 401(k) plan"
    if touching and (
        behind in ADDRESS
        or (behind == "." and words[n.stop + 1].isalpha() and t.touch(n.stop + 1) and not t.capital(n.stop + 1))
    ):
        return True
    if touching and behind == ":" and t.touch(n.stop + 1) and "0" <= words[n.stop + 1] < ":":
        return True
    if (
        behind in (".", ")")
        and touching
        and (_opens_line(t, i, before) or (before in (".", "!", "?") and n.stop - i == 1))
    ):
        return True  # the number of a list
    if (before in _DIALLING and word in _DIALLED) or (word in _DIALLED and behind in _CALLS):
        return True
    if behind == "-" and not touching and not t.touch(n.stop + 1) and n.stop - i == 1 and opens_sentence(t, i):
        return True  # "11 - Javier Saviola", a row of a list
    if before in ("[", "(") and behind in ("]", ")") and len(word) < 3 and touching and t.touch(i) and n.stop - i == 1:
        return before == "[" or words[i - 2].isalpha() is False
    if before in IDENTIFIERS and not _is_count_after(t, n):
        return True
    if before == "." and words[i - 2] in ("no", "nos", "vol", "fig", "sec", "art", "op", "pp", "p") and t.touch(i - 1):
        return True
    return in_name(t, n, before)


def _opens_line(t: Tokens, i: int, before: str) -> bool:
    gap = t.text[t.ends[i - 1] : t.starts[i]] if i else "\n"
    return "\n" in gap or (before in ("(", "-", "*") and (i < 2 or "\n" in t.text[t.ends[i - 2] : t.starts[i - 1]]))


def _is_count_after(t: Tokens, n: Numeral) -> bool:
    return (n.value is not None and (n.value >= 10_000 or n.form == "mixed")) or t.words[n.first].count(",") > 0


def whole_label(t: Tokens, n: Numeral) -> int:
    """The end of a label: a telephone number takes its groups along."""
    words, at = t.words, n.stop
    if words[n.first][0] != "0" and words[n.first - 1] != "+":
        return at
    for _ in range(6):
        step = at + (words[at] in ("-", ")"))
        if not words[step].isdecimal():
            break
        at = step + 1
    return at


def _is_match(t: Tokens, n: Numeral, stop: int) -> bool:
    """Whether two small numbers stand between two names: "United 1-2 City"."""
    small = len(t.words[n.first]) <= 2 and len(t.words[stop - 1]) <= 2
    return small and between_names(t, n.first, stop)


def joined(t: Tokens, n: Numeral) -> int:
    """The end of a score, a telephone number, a ratio or a date-like chain that the numeral begins; 0 without."""
    words, at = t.words, n.stop
    links = 0
    if words[at] == "-" and not t.touch(at) and not t.touch(at + 1) and "0" <= words[at + 1] < ":":
        other = words[at + 1]  # a score in spaced-out text: "40 - 1"
        return at + 2 if other.isdecimal() and len(other) < 4 and n.value is not None and n.value > int(other) else 0
    while words[at] in _LINKS and t.touch(at) and t.touch(at + 1) and "0" <= words[at + 1] < ":":
        at, links = at + 2, links + 1
    if links > 1:
        return at
    if links == 1 and words[n.stop] == "-" and _is_match(t, n, at):
        return at
    if links == 1:
        high = words[n.stop + 1].replace(",", "")
        if words[n.stop] != "-" or n.value is None or not high.isdecimal() or len(high) > 6 or n.value >= Decimal(high):
            return at
        return at if not counted_noun(t, at).unit else 0
    return 0
