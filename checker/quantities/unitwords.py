"""Which unit stands at a token: words, symbols, powers, degrees and primes, told apart from what is written alike."""

from __future__ import annotations

from checker.quantities.nouns import counted_noun, is_plural
from checker.quantities.reading import Numeral
from checker.text.tokens import Tokens
from checker.vocab.load import vocabulary
from checker.vocab.units import names

_AMBIGUOUS = vocabulary("units")["ambiguous"]
_NAMES = names()
WORDS, SYMBOLS, FOLDED = _NAMES.words, _NAMES.symbols, _NAMES.folded
POWERS = {"square": "square ", "sq": "square ", "cubic": "cubic ", "cu": "cubic "}
_BEHIND = {"squared": "square ", "cubed": "cubic ", "2": "square ", "3": "cubic "}
RAISED = {"²": "square ", "³": "cubic "}
_SIZES = frozenset(_AMBIGUOUS["sizes"])
_SHORT = frozenset(_AMBIGUOUS["short"])
_LIVING = frozenset(_AMBIGUOUS["living"])
_SIZED = frozenset(_AMBIGUOUS["sized"])


def unit_at(t: Tokens, at: int, n: Numeral) -> tuple[int, str] | None:
    """End and name of the unit at a token, with its power: "square miles", "km2", "°C", "nautical miles"."""
    words = t.words
    word = words[at]
    power = POWERS.get(word)
    if power:
        at += 1 + (words[at + 1] == "." and word in ("sq", "cu"))
        at += words[at] == "-"
        found = _plain(t, at, n, powered=True)
        return None if found is None else (found[0], power + found[1])
    if word == "on":
        scale = words[at + 1 : at + 4] in (["the", "richter", "scale"], ["the", "moment", "magnitude"])
        return (at + 4, "magnitude") if scale else None
    if word == "below":
        return (at, "degree") if words[at + 1] in ("zero", "freezing") else None
    if word in ("°", "degrees", "degree"):
        return _degrees(t, at, n)
    if word in ("'", '"', "''"):
        return _primes(t, at, n)
    found = _plain(t, at, n, powered=False)
    if found is None:
        return None
    stop, unit = found
    behind = words[stop]
    if behind in _BEHIND and unit.endswith(("metre", "foot", "inch", "mile", "yard", "second")):
        if behind.isalpha() or t.touch(stop):
            return stop + 1, _BEHIND[behind] + unit
    elif behind == "^" and t.touch(stop) and words[stop + 1] in ("2", "3"):
        return stop + 2, _BEHIND[words[stop + 1]] + unit
    return stop, unit


def _plain(t: Tokens, at: int, n: Numeral, powered: bool) -> tuple[int, str] | None:
    words = t.words
    word = words[at]
    for rest, name in WORDS.get(word, ()):
        if rest:
            k = at + 1
            for w in rest:
                k += words[k] == "-"
                if words[k] != w:
                    break
                k += 1
            else:
                return k, name
        elif not _misleading(t, at, n, word):
            return at + 1, name
    power = RAISED.get(word[-1:])
    if power:
        base = FOLDED.get(word[:-1]) or SYMBOLS.get(word[:-1])
        return (at + 1, power + base) if base else None
    if not "0" <= words[at - 1] < ":" and n.form == "words" and word not in FOLDED:
        return None
    written = t.text[t.starts[at] : t.ends[at]]
    symbol = SYMBOLS.get(written) or FOLDED.get(word)
    if symbol is None or not (powered or _sure(t, at, n, word)):
        return None
    return at + 1 + (
        words[at + 1] == "." and t.touch(at + 1) and words[at + 2].isalpha() and not t.capital(at + 2)
    ), symbol


def _misleading(t: Tokens, at: int, n: Numeral, word: str) -> bool:
    """Words for units that mostly are something else where they stand."""
    behind = t.words[at + 1]
    if word in ("stone", "kilo", "magnitude", "point"):
        return n.form == "words" and word == "stone" and n.value == 1
    if word in ("bit", "bits"):
        return n.form == "words" or behind == "of"
    if word in ("foot", "yard", "pound", "ounce", "cup") and n.value == 1 and n.form == "words":
        return behind in ("in", "on", "-", "soldiers")
    if word in ("cups", "amps", "knots") and n.form == "words":
        return behind != "of" and word != "knots"
    return word in ("carat", "nits") and n.form == "words"


def _sure(t: Tokens, at: int, n: Numeral, word: str) -> bool:
    """Whether a short symbol is a unit here: "5m people" are five million, "2 in" is an inch only before a size."""
    words = t.words
    if word not in _SHORT:
        return True
    behind, touching = words[at + 1], t.touch(at)
    if word == "in":
        return (
            behind in ("", ".", ",", ")", ";")
            or (touching and not "0" <= behind < ":")
            or behind in _SIZES
            or (n.form == "fraction" and not words[n.stop - 1].isalpha() and behind != "the")
        )
    if word == "m":
        return not _counts_millions(t, at, n)
    if word == "st":
        return touching and n.value is not None and (n.value % 10 != 1 or n.value == 11)  # 21st is a rank
    if word in ("am", "pm"):
        return "." in words[n.stop - 1] and len(words[n.stop - 1].rpartition(".")[2]) != 2
    if word in ("c", "f", "a", "k", "b", "n", "s", "h"):
        return touching and word not in ("a", "k", "b", "s")
    if word == "t":
        return behind not in ("-", "'", ".") or behind == "."
    return True


def _counts_millions(t: Tokens, at: int, n: Numeral) -> bool:
    """Whether "m" is a scale: "5m people", "90m Easter eggs"; "the 100m hurdles" and "3m waves" have a length."""
    if t.touch(at) and t.words[at + 1] in _LIVING:
        return True
    if not t.words[at + 1].isalpha() or (not t.touch(at) and not is_plural(t.words[at + 1])):
        return False
    noun = counted_noun(t, at + 1)
    head = t.words[noun.stop - 1] if noun.unit else ""
    if not is_plural(head) or head in _SIZED or (n.value is not None and n.value >= 1000):
        return False
    return t.touch(at) or head in ("people", "men", "women", "children")


def _degrees(t: Tokens, at: int, n: Numeral) -> tuple[int, str] | None:
    words = t.words
    sign = words[at] == "°"
    behind = words[at + 1]
    scale = {
        "c": "celsius",
        "celsius": "celsius",
        "centigrade": "celsius",
        "f": "fahrenheit",
        "fahrenheit": "fahrenheit",
    }.get(behind)
    if scale and (len(behind) > 1 or t.capital(at + 1) or sign):
        return at + 2, scale
    if not sign and (behind in ("in", "from", "of") or words[at - 1] == "one") and n.form == "words":
        return None  # a university's
    return at + 1, "degree"


def _primes(t: Tokens, at: int, n: Numeral) -> tuple[int, str] | None:
    """Feet and inches by their signs; a plain quotation mark counts only where no quotation is open."""
    words, text = t.words, t.text
    if not t.touch(at) or n.form not in ("digits", "fraction"):
        return None
    sign = text[t.starts[at]]
    if words[at] == "'":
        if words[at + 1] == "'" and t.touch(at + 1) and not _in_quotes(t, at):
            return at + 2, "inch"
        if sign == "\u2032" or ("0" <= words[at + 1] < ":" and t.touch(at + 1) and words[at + 2] in ('"', "'")):
            return at + 1, "foot"
        return None
    if words[at] == '"' and (sign == "\u2033" or (sign == '"' and not _in_quotes(t, at))):
        return at + 1, "inch"
    return None


def _in_quotes(t: Tokens, at: int) -> bool:
    start = t.starts[at]
    line = t.low.rfind("\n", max(0, start - 400), start)
    return t.low.count('"', max(line, start - 400, 0), start) % 2 == 1
