"""The dimension of measures: length, area, volume, mass, speed, temperature, energy, power, data and what else `units.toml` names."""

from __future__ import annotations

from decimal import Decimal

from checker.quantities.bounds import allowed
from checker.quantities.numeral import numeral
from checker.quantities.per import per_what
from checker.quantities.reading import Dimension, Numeral, Reading
from checker.text.tokens import Tokens
from checker.vocab.units import names, to_base

_NAMES = names()
_WORDS, _SYMBOLS, _FOLDED = _NAMES.words, _NAMES.symbols, _NAMES.folded
_POWERS = {"square": "square ", "sq": "square ", "cubic": "cubic ", "cu": "cubic "}
_BEHIND = {"squared": "square ", "cubed": "cubic ", "2": "square ", "3": "cubic "}
_RAISED = {"²": "square ", "³": "cubic "}
_ARTICLE_WORDS = frozenset(
    w
    for w, forms in _WORDS.items()
    for rest, name in forms
    if not rest and name in _NAMES.article and not w.endswith("s")
)
_LEADS = _ARTICLE_WORDS | {"magnitude"}
_SIZES = frozenset(
    (
        "thick",
        "wide",
        "long",
        "high",
        "deep",
        "tall",
        "across",
        "by",
        "x",
        "diameter",
        "length",
        "height",
        "width",
        "from",
        "to",
        "of",
        "above",
        "below",
    )
)
_SHORT = frozenset(
    (
        "m",
        "t",
        "g",
        "l",
        "in",
        "b",
        "c",
        "f",
        "k",
        "r",
        "n",
        "v",
        "w",
        "j",
        "a",
        "h",
        "s",
        "am",
        "pm",
        "mm",
        "gs",
        "mi",
        "cal",
        "cd",
        "nm",
        "ha",
    )
)
_FINE = Decimal(1)


def follow(t: Tokens, n: Numeral) -> Reading | None:
    """A numeral and the unit behind it, with smaller units that continue it and with what it is per."""
    words = t.words
    at = n.stop
    at += words[at] == "-"
    if words[at] == "of" and n.form == "vague":
        at += 1
    found = unit_at(t, at, n)
    if found is None:
        return None
    stop, unit = found
    if n.value is None:
        vague = n.interval is not None and (n.interval.low or 0) < 10
        return Reading(
            n.first, stop, "measure", None, allowed(n), unit, rule="vague_measure", is_range=True, vague=vague
        )
    value, step = n.value, n.step
    value, step, unit, stop = _continued(t, value, step, unit, stop)
    stop, per = per_what(t, stop)
    if per:
        unit = f"{unit} per {per}"
    elif (
        unit in ("degree", "celsius", "fahrenheit")
        and words[stop] == "below"
        and words[stop + 1] in ("zero", "freezing")
        and value > 0
    ):
        stop, value = stop + 2, -value
    interval = allowed(Numeral(n.first, stop, value, step, n.form))
    return Reading(n.first, stop, "measure", value, interval, unit, rule="measure")


def unit_at(t: Tokens, at: int, n: Numeral) -> tuple[int, str] | None:
    """End and name of the unit at a token, with its power: "square miles", "km2", "cubic feet", "°C", "nautical miles"."""
    words = t.words
    word = words[at]
    power = _POWERS.get(word)
    if power:
        at += 1 + (words[at + 1] == "." and word in ("sq", "cu"))
        at += words[at] == "-"
        found = _plain(t, at, n, powered=True)
        return None if found is None else (found[0], power + found[1])
    if word == "below":
        return (at, "degree") if words[at + 1] in ("zero", "freezing") else None
    if word == "°" or word == "degrees" or word == "degree":
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
    for rest, name in _WORDS.get(word, ()):
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
    power = _RAISED.get(word[-1:])
    if power:
        base = _FOLDED.get(word[:-1]) or _SYMBOLS.get(word[:-1])
        return (at + 1, power + base) if base else None
    if not "0" <= words[at - 1] < ":" and n.form == "words" and word not in _FOLDED:
        return None
    written = t.text[t.starts[at] : t.ends[at]]
    name = _SYMBOLS.get(written) or _FOLDED.get(word)
    if name is None or not (powered or _sure(t, at, n, word)):
        return None
    return at + 1 + (
        words[at + 1] == "." and t.touch(at + 1) and words[at + 2].isalpha() and not t.capital(at + 2)
    ), name


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
    """Whether a short symbol is a unit here: "5m" is five metres, "5m people" five million, "2 in" an inch only before a size."""
    words = t.words
    if word not in _SHORT:
        return True
    behind, touching = words[at + 1], t.touch(at)
    if word == "in":
        return behind in ("", ".", ",", ")", ";") or behind in _SIZES or (n.form == "fraction" and behind != "the")
    if word == "m":
        return not (touching and behind.endswith("s") and behind not in ("across", "this")) and behind not in (
            "people",
            "men",
            "women",
        )
    if word in ("am", "pm"):
        return "." in words[n.stop - 1] and len(words[n.stop - 1].rpartition(".")[2]) != 2
    if word in ("c", "f", "a", "k", "b", "n", "s", "h"):
        return touching and word != "a" and word != "k" and word != "b" and word != "s"
    if word == "t":
        return behind not in ("-", "'", ".") or behind == "."
    return True


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


def _continued(
    t: Tokens, value: Decimal, step: Decimal | None, unit: str, stop: int
) -> tuple[Decimal, Decimal | None, str, int]:
    """Adds smaller units: "5 ft 11", "7 feet, 10 inches", "6 pounds 4 ounces"; the sum is told in the smallest."""
    words = t.words
    for _ in range(3):
        at = stop + (words[stop] in (",", "and"))
        at += at > stop and words[at] == "and"
        if not ("0" <= words[at] < ":" or words[at].isalpha()) or value % 1 or value < 0:
            break
        m = numeral(t, at)
        if m is None or m.value is None or m.form == "fraction":
            break
        found = unit_at(t, m.stop + (words[m.stop] == "-"), m)
        if found is None:
            if (
                unit == "foot"
                and at == stop
                and m.value < 12
                and m.form == "digits"
                and words[m.stop] in (".", ",", "", "tall", ")", "and")
                and "." not in words[at]
            ):
                return value * 12 + m.value, _FINE, "inch", m.stop
            break
        own, other = to_base(unit), to_base(found[1])
        if (
            own is None
            or other is None
            or own[2] != other[2]
            or own[1]
            or other[0] >= own[0]
            or m.value * other[0] >= own[0] * (4 if unit == "yard" else 1)
        ):
            break
        value, step, unit, stop = value * own[0] / other[0] + m.value, m.step, found[1], found[0]
    return value, step, unit, stop


def lead(t: Tokens, i: int) -> Reading | None:
    """ "a litre", "a magnitude 6.5 quake"."""
    words = t.words
    if words[i] == "magnitude":
        at = i + 1 + (words[i + 1] in ("of", "-", "a"))
        n = numeral(t, at) if "0" <= words[at] < ":" else None
        if n is None or n.value is None or not 0 < n.value < 11:
            return None
        return Reading(i, n.stop, "measure", n.value, allowed(n), "magnitude", rule="magnitude")
    before = words[i - 1] if i else ""
    if before not in ("a", "an") or (
        i > 1
        and (
            "0" <= words[i - 2] < ":"
            or words[i - 2] in ("-", "half", "quarter", "of", "third", "times", "once", "twice")
        )
    ):
        return None
    if i > 1 and (words[i - 2] in _NOT_A_MEASURE or words[i + 1] == "-"):
        return None
    n = Numeral(i - 1, i, Decimal(1), Decimal(1), "words")
    return follow(t, n)


_NOT_A_MEASURE = frozenset(
    ("dollars", "dollar", "cents", "pounds", "euros", "pence", "people", "such", "quite", "what", "many")
)
_SIGNS = frozenset(("°", "'", '"', "degrees", "degree", "of", "below"))
_FOLLOWS = (
    frozenset(_WORDS) | frozenset(_FOLDED) | frozenset(s.lower() for s in _SYMBOLS) | frozenset(_POWERS) | _SIGNS
    | frozenset(s.lower() + r for s in [*_SYMBOLS, *_FOLDED] for r in _RAISED)
)  # fmt: skip
MEASURE = Dimension("measure", _LEADS, lead, _FOLLOWS, follow)
