"""How currencies and their hundredths are written, from `vocab/data/currencies.toml`, for the grammar of money."""

from __future__ import annotations

from decimal import Decimal

from checker.vocab.load import vocabulary

_DATA = vocabulary("currencies")
CURRENCIES = _DATA["currency"]
BARE: dict[str, str] = _DATA["bare"]
CAREFUL = frozenset(_DATA["ambiguous"]["careful"])
LOUD = frozenset(_DATA["ambiguous"]["loud"])
WEIGHT_BEFORE = frozenset(_DATA["ambiguous"]["weight_before"])
WEIGHT_AFTER = frozenset(_DATA["ambiguous"]["weight_after"])
SHY = frozenset(code.lower() for code in _DATA["shy_codes"]["codes"])
CODES = {code.lower(): code for code in CURRENCIES}
SIGNS: dict[str, str] = {}  # one sign: "$", "€"
MARKS: dict[str, str] = {}  # letters before digits: "rm", "rs"
PREFIXED: dict[tuple[str, str], str] = {}  # letters before a sign: ("us", "$")
NAMES: dict[str, list[tuple[tuple[str, ...], str]]] = {}
for _code, _c in CURRENCIES.items():
    for _symbol in _c.get("symbols", ()):
        if _symbol.isalpha():
            MARKS[_symbol] = _code
        elif len(_symbol) == 1:
            SIGNS[_symbol] = _code
        else:
            PREFIXED[(_symbol[:-1], _symbol[-1])] = _code
    for _name in _c["names"]:
        _first, *_rest = _name.replace(".", " . ").split()
        NAMES.setdefault(_first, []).append((tuple(_rest), _code))
for _name, _code in BARE.items():
    NAMES.setdefault(_name, []).append(((), _code))
for _forms in NAMES.values():
    _forms.sort(key=lambda f: -len(f[0]))
PARTS: dict[str, str] = {w: unit for unit, part in _DATA["parts"].items() for w in part["words"] if " " not in w}
NATIONAL: dict[tuple[str, ...], str] = {
    tuple(w.split()): unit for unit, part in _DATA["parts"].items() for w in part["words"] if " " in w
}  # "canadian cents"
NATIONS = frozenset(words[0] for words in NATIONAL)
FACTORS = {unit: Decimal(part["factor"]) for unit, part in _DATA["parts"].items()}
