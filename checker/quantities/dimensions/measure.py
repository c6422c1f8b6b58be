"""The dimension of measures: length, area, mass, speed, temperature, energy and what else `units.toml` names."""

from __future__ import annotations

from decimal import Decimal

from checker.quantities.bounds import allowed, hedge_words
from checker.quantities.numeral import numeral
from checker.quantities.per import per_what
from checker.quantities.reading import Dimension, Numeral, Reading
from checker.quantities.unitwords import FOLDED, POWERS, RAISED, SYMBOLS, WORDS, unit_at
from checker.text.tokens import Tokens
from checker.vocab.units import names, to_base

_NAMES = names()
_ARTICLE_WORDS = frozenset(
    w
    for w, forms in WORDS.items()
    for rest, name in forms
    if not rest and name in _NAMES.article and not w.endswith("s")
)
_WITH_ARTICLE = _NAMES.article | _NAMES.shortened
_ARTICLE_SYMBOLS = frozenset(s for s, name in FOLDED.items() if name in _WITH_ARTICLE and len(s) == 2)
_LEADS = _ARTICLE_WORDS | _ARTICLE_SYMBOLS | {"magnitude"}
_FINE = Decimal(1)
_HEDGE_WORDS = hedge_words()


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


def _continued(
    t: Tokens, value: Decimal, step: Decimal | None, unit: str, stop: int
) -> tuple[Decimal, Decimal | None, str, int]:
    """Adds smaller units: "5 ft 11", "7 feet, 10 inches", "6 pounds 4 ounces"; the sum is told in the smallest."""
    words = t.words
    for _ in range(3):
        at = stop + (words[stop] in (",", "and"))
        at += at > stop and words[at] == "and"
        if not ("0" <= words[at] < ":" or words[at].isalpha()) or value != value.to_integral_value() or value < 0:
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
        return _magnitude(t, i)
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


def _magnitude(t: Tokens, i: int) -> Reading | None:
    """The strength of a quake: "magnitude 6.5", "a magnitude of 6.5", "magnitude over 5" without the word itself."""
    words = t.words
    at = i + 1 + (words[i + 1] in ("of", "-", "a"))
    first = i
    for _ in range(3):
        if words[at] not in _HEDGE_WORDS:
            break
        first = at = at + 1
    n = numeral(t, at) if "0" <= words[at] < ":" else None
    if n is None or n.value is None or not 0 < n.value < 11 or words[n.stop] in ("%", "percent"):
        return None
    return Reading(first, n.stop, "measure", n.value, allowed(n), "magnitude", rule="magnitude")


_NOT_A_MEASURE = frozenset(
    ("dollars", "dollar", "cents", "pounds", "euros", "pence", "people", "such", "quite", "what", "many")
)
_SIGNS = frozenset(("°", "'", '"', "degrees", "degree", "of", "below", "on"))
_FOLLOWS = (
    frozenset(WORDS) | frozenset(FOLDED) | frozenset(s.lower() for s in SYMBOLS) | frozenset(POWERS) | _SIGNS
    | frozenset(s.lower() + r for s in [*SYMBOLS, *FOLDED] for r in RAISED)
)  # fmt: skip
MEASURE = Dimension("measure", _LEADS, lead, _FOLLOWS, follow)
