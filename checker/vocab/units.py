"""What the words and symbols for units mean, and what each converts to; the only module that may ask pint.

`data/units.toml` is written by hand; `data/factors.toml` is made from it by ``python -m checker.vocab.units``, so that
no run loads pint. Factors are exact decimals where the definition is (1 mile = 1609.344 metre).
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from checker.vocab.load import vocabulary

_DATA = vocabulary("units")
_PREFIXES: dict[str, str] = _DATA["prefixes"]
PER_SECONDS: dict[str, str] = _DATA["per_seconds"]


class Names(NamedTuple):
    """How units are written: from what stands in a text to the unit's name.

    `words` are keyed by their first word and hold (further words, name), longest first; `symbols` are keyed as written,
    `folded` in lower case; `per` names what an amount can be per; `article` are the units of which there can be "a".
    """

    words: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    symbols: dict[str, str]
    folded: dict[str, str]
    per: dict[str, str]
    article: frozenset[str]
    shortened: frozenset[
        str
    ]  # units of which there can be "a" only where they are abbreviated: "a lb", for "a pound" is money


def _members() -> dict[str, dict[str, Any]]:
    """Every unit with the members that prefixes make of it: name -> words, symbols, pint name, base."""
    out: dict[str, dict[str, Any]] = {}
    for name, unit in _DATA["unit"].items():
        pint_name = unit.get("pint", name.replace(" ", "_"))
        out[name] = {**unit, "pint": pint_name}
        for prefix in unit.get("prefixes", ()):
            sign = _PREFIXES[prefix]
            symbols = [sign + s for s in unit.get("symbols", ())[:2] if s not in ("gs",)]
            if prefix == "micro":
                symbols += ["u" + s for s in unit.get("symbols", ())[:1]]
            out[prefix + name] = {
                "words": [prefix + stem for stem in unit.get("stems", ())],
                "symbols": symbols,
                "pint": prefix + pint_name,
                "base": unit.get("base", name),
                "article": unit.get("article", False),
            }
    return out


@lru_cache(maxsize=1)
def names() -> Names:
    """The vocabulary of units, made once."""
    words: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    symbols: dict[str, str] = {}
    folded: dict[str, str] = {}
    article: set[str] = set()
    shortened: set[str] = set()
    members = _members()
    for name, unit in members.items():
        for form in unit.get("words", ()):
            first, *rest = form.replace("-", " ").split()
            words.setdefault(first, []).append((tuple(rest), name))
        for symbol in unit.get("symbols", ()):
            symbols.setdefault(symbol, name)
        if unit.get("article"):
            (shortened if unit["article"] == "abbreviated" else article).add(name)
    for name, unit in members.items():
        for form in unit.get("folded", ()):
            first, *rest = form.replace("-", " ").replace("/", " / ").split()
            if rest:
                words.setdefault(first, []).append((tuple(rest), name))
                continue
            made = next((n for s, n in symbols.items() if s.lower() in (form, form.removesuffix("s"))), None)
            folded[form] = made if unit.get("prefixes") and made else name
    per = {form: name for name, forms in _DATA["per"].items() for form in forms}
    ordered = {first: tuple(sorted(forms, key=lambda f: -len(f[0]))) for first, forms in words.items()}
    return Names(ordered, symbols, folded, per, frozenset(article), frozenset(shortened))


@lru_cache(maxsize=4096)
def to_base(unit: str) -> tuple[Decimal, Decimal, str] | None:
    """Factor, offset and name of the base unit: base = value * factor + offset; None for what does not convert.

    Compound names are taken apart: "square mile", "cubic metre per second", "USD/barrel".

    >>> to_base("mile")
    (Decimal('1609.344'), Decimal('0'), 'metre')
    >>> to_base("kilometre per hour")[2], to_base("cent")
    ('metre per second', (Decimal('0.01'), Decimal('0'), 'USD'))
    >>> to_base("worker") is None
    True
    """
    known = _TABLE.get(unit)
    if known is not None:
        return known
    amount, slash, per = unit.partition("/")
    if slash:
        found = to_base(amount)
        return None if found is None else (found[0], found[1], f"{found[2]}/{per}")
    parts = unit.split(" per ")
    if len(parts) == 1:
        return _power(unit)
    factor, base = Decimal(1), []
    for k, part in enumerate(parts):
        found = _power(part) or to_base(part)
        if found is None or found[1]:
            return None
        factor = factor / found[0] if k else found[0]
        base.append(found[2])
    return factor, Decimal(0), " per ".join(base)


def _power(unit: str) -> tuple[Decimal, Decimal, str] | None:
    word, _, plain = unit.partition(" ")
    exponent = {"square": 2, "cubic": 3}.get(word)
    found = _TABLE.get(plain) if exponent else _TABLE.get(unit)
    if found is None or not exponent:
        return found
    return found[0] ** exponent, Decimal(0), f"{word} {found[2]}"


def _table() -> dict[str, tuple[Decimal, Decimal, str]]:
    zero, one = Decimal(0), Decimal(1)
    out = {name: (Decimal(f), Decimal(o), base) for name, (f, o, base) in vocabulary("factors")["factor"].items()}
    for name, seconds in (PER_SECONDS | vocabulary("durations")["seconds"]).items():
        out.setdefault(name, (Decimal(seconds), zero, "second"))
    out["percent"], out["percentage_point"] = (one, zero, "percent"), (one, zero, "percentage_point")
    out["basis_point"] = (Decimal("0.01"), zero, "percentage_point")
    money = vocabulary("currencies")
    for code in money["currency"]:
        out[code] = (one, zero, code)
    for name, part in money["parts"].items():
        out[name] = (Decimal(part["factor"]), zero, part["of"])
    return out


_TABLE = _table()


def generate() -> str:
    """The text of `data/factors.toml`, computed with pint; a test compares it with the file."""
    from fractions import Fraction

    import pint

    registry: Any = pint.UnitRegistry(non_int_type=Fraction)
    lines = ["# Made by: python -m checker.vocab.units. Do not edit; unit = [factor, offset, base]", "", "[factor]"]
    for name, unit in sorted(_members().items()):
        if " per " in name and "pint" not in _DATA["unit"][name]:
            continue  # `to_base` takes it apart
        base = unit.get("base", name)
        factor, offset = Fraction(1), Fraction(0)
        if base != name and unit["pint"]:
            target = registry.parse_units(_pint_of(base))
            zero, one = (registry.Quantity(Fraction(n), unit["pint"]).to(target).magnitude for n in (0, 1))
            factor, offset = (one - zero) * unit.get("times", 1), zero
        lines.append(f'"{name}" = ["{_decimal(factor)}", "{_decimal(offset)}", "{base}"]')
    return "\n".join(lines) + "\n"


def _pint_of(base: str) -> str:
    member = _members().get(base)
    if member is not None:
        return str(member["pint"])
    words = base.replace(" per ", " / ").split()
    powers = {"square": "**2", "cubic": "**3"}
    return " ".join(w if w not in powers else "" for w in words) + "".join(powers.get(w, "") for w in words)


def _decimal(value: Any) -> str:
    """Sixteen digits of a fraction, without an exponent."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return (
        format((+exact).normalize(), "f") if len(str(exact)) < 28 else format(Decimal(f"{exact:.16g}").normalize(), "f")
    )


if __name__ == "__main__":
    from pathlib import Path

    Path(__file__).with_name("data").joinpath("factors.toml").write_text(generate(), encoding="utf-8")
