"""What an amount is per: "a month", "per barrel", "/hour", "an hour", "a-year"."""

from __future__ import annotations

from checker.text.tokens import Tokens
from checker.vocab.load import vocabulary
from checker.vocab.units import names

_PER = names().per
_WORDS = names().words
_SYMBOLS = {**names().symbols, **names().folded}
_POWERS = {"2": "square ", "3": "cubic "}
_ARTICLES = frozenset(("a", "an", "each", "every"))
_TIMES = frozenset(("second", "minute", "hour", "day", "night", "week", "month", "quarter", "year"))
_RATE_WORDS = frozenset(("a", "an", "per"))
_ASIDE = 10  # tokens of an amount in brackets
_PRICED = frozenset(vocabulary("units")["ambiguous"]["priced"])


_POINTS_IN_TIME = frozenset(vocabulary("units")["ambiguous"]["points_in_time"])


def per_what(t: Tokens, stop: int) -> tuple[int, str]:
    """The end and the name of what the amount before token `stop` is per; (stop, "") without.

    "a" and "an" make a rate only before a time or a thing that is priced by the piece: "$5 a share".
    """
    word = t.words[stop]
    if word == "-" and t.words[stop + 1] == "per":
        return _what(t, stop, stop + 2 + (t.words[stop + 2] == "-"), any_noun=True)
    if word == "per" or (word == "/" and t.touch(stop)):
        return _what(t, stop, stop + 1, any_noun=word == "per")
    if word == "/" and not t.touch(stop + 1) and t.words[stop + 1] in ("h", "s", "hr"):
        return _what(t, stop, stop + 1, any_noun=False)  # "km / h" of spaced-out text
    if word in _ARTICLES or (word == "-" and t.words[stop + 1] in _ARTICLES):
        at = stop + 1 + (word == "-")
        end, name = _what(t, stop, at + (t.words[at] == "-"), any_noun=False)
        return (end, name) if name in _TIMES or name in _PRICED else (stop, "")
    return stop, ""


def per_behind(t: Tokens, stop: int) -> tuple[int, str]:
    """As `per_what`, and past a second currency in brackets: "1,015 francs ($162) a share"; the end is then `stop`."""
    found = per_what(t, stop)
    words = t.words
    if found[1] or words[stop] not in ("(", ")"):
        return found
    close = stop
    if words[stop] == "(":
        close = next((k for k in range(stop + 1, stop + _ASIDE) if words[k] == ")"), -1)
        if close < 0 or not any("0" <= w < ":" for w in words[stop + 1 : close]):
            return stop, ""
    return stop, per_what(t, close + 1)[1] if words[close + 1] in _RATE_WORDS else ""


def _what(t: Tokens, stop: int, at: int, any_noun: bool) -> tuple[int, str]:
    words = t.words
    word = words[at]
    if word == "s" and words[at + 1] == "2" and t.touch(at + 1):
        return at + 2, "square second"
    if word in _PER and (len(word) > 2 or words[stop] in ("/", "per", "-")):
        if words[stop] not in ("/", "per") and words[at + 1] in _POINTS_IN_TIME and _PER[word] in _TIMES:
            return stop, ""  # "$6bn a year earlier"
        return at + 1, _PER[word]
    for rest, name in _WORDS.get(word, ()):
        if all(words[at + 1 + k] == w for k, w in enumerate(rest)):
            return at + 1 + len(rest), name
    power = {"square": "square ", "sq": "square ", "cubic": "cubic "}.get(word)
    if power:
        for rest, name in _WORDS.get(words[at + 1], ()) or (((), _SYMBOLS.get(words[at + 1], "")),):
            if name and all(words[at + 2 + k] == w for k, w in enumerate(rest)):
                return at + 2 + len(rest), power + name
    symbol = _SYMBOLS.get(t.text[t.starts[at] : t.ends[at]]) or _SYMBOLS.get(word)
    if symbol and (words[stop] == "/" or len(word) > 1):
        power = _POWERS.get(words[at + 1]) if t.touch(at + 1) else None
        return (at + 2, power + symbol) if power else (at + 1, symbol)
    if any_noun and word.isalpha() and len(word) > 2 and word not in ("cent", "se", "capita", "the"):
        return at + 1, word
    return stop, ""
