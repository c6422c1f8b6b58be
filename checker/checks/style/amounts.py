"""Numbers and amounts as they are written: "$841bn", "five per cent", "7,000 km", "a 5-mile walk", "third"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from functools import cache

from checker.checks.style.form import Form
from checker.checks.style.spelled import in_words, numbers, ordinal_in_digits, ordinal_in_words, ordinals
from checker.vocab.load import vocabulary
from checker.vocab.units import names as unit_names

_DIGITS = r"\d{1,3}(?:[,\u00a0\u202f\u2009 ]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
_AMOUNT = re.compile(
    rf"(?P<before>[A-Za-z.]{{0,4}}[$£€¥₹₩₽₴₺₪₦₫฿₸₾₡₵]|[A-Z]{{3}}|Rs\.?|aged?)?(?P<lead>\s*)"
    rf"(?P<number>{_DIGITS})(?P<gap>[\s-]*)(?P<rest>.*)",
    re.DOTALL,
)
_WORD = re.compile(r"[A-Za-z]+\.?")
_SEPARATORS = {",": "comma", " ": "space", "\u00a0": "space", "\u202f": "space", "\u2009": "space"}
_PERCENT = {"%": "%", "percent": "percent", "per cent": "per cent", "pct": "pct", "pc": "pc", "per-cent": "per cent"}
_POINTS = re.compile(r"(?:(percentage|percent|%)[ -])?points?", re.IGNORECASE)
_SCALE_OF = {3: "thousand", 6: "million", 9: "billion", 12: "trillion"}
_SHORT = {3: "k", 6: "m", 9: "bn", 12: "tn"}
_SPELLED_OUT = {"digits", "words"}
_MILLION, _GROUPED = Decimal(10**6), 1000
Traits = dict[str, str]


class _Read(dict[str, str]):
    """The pieces of an amount: before, lead, number, gap, scale, gap2, unit; words of numbers in small letters."""

    def __missing__(self, key: str) -> str:
        return ""


def read_amount(text: str, kind: str = "", unit: str = "") -> Form | None:
    """The form of a number or an amount; None for a range, "a dozen" and all else that is more than one number.

    >>> read_amount("US$841bn").traits["currency"], read_amount("five per cent").traits["numeral"]
    ('prefixed', 'words')
    """
    pieces = _pieces(text.strip(), kind)
    canonical = unit.partition("/")[0]
    if pieces is None or (kind == "money" and canonical not in _codes()):  # pence and cents have their own ways
        return None
    family, traits, special = _of_unit(pieces, kind)
    value = _value(pieces["number"])
    if value is None or not family:
        return None
    scale = pieces["power"]
    spelled = pieces["number"][:1].isalpha()
    if scale:
        traits["scaled numeral"] = "words" if spelled else "digits"
        traits["scale"] = "word" if pieces["scale"].lower() in _SCALE_OF.values() else "short"
        traits["gap before the scale"] = " " if pieces["gap"] else ""
        special["scale"] = (scale, pieces["scale"])
    elif value == value.to_integral_value():
        traits["numeral"] = "words" if spelled else "digits"
        if not spelled and _large_and_round(value):
            traits["scale"] = "in full"
    if not spelled and not scale and value >= _GROUPED:
        separator = next((name for sign, name in _SEPARATORS.items() if sign in pieces["number"]), "none")
        traits["thousands"] = separator
        special["thousands"] = ("four" if value < 10 * _GROUPED else "more", separator)
    return Form(family, traits, special, {**pieces, "canonical": canonical, "value": str(value)})


def _pieces(text: str, kind: str) -> _Read | None:
    """A text cut into its pieces; None where it has no number in front or its number has words of another kind."""
    found = _AMOUNT.fullmatch(text)
    if found:
        pieces = _Read({k: v or "" for k, v in found.groupdict().items()})
    else:
        taken = _spelled(text)
        if taken is None:
            return None
        pieces = taken
    rest = pieces.pop("rest", "")
    pieces["unit"] = rest
    word = _WORD.match(rest)
    power = _power(word[0], pieces, rest, kind) if word else 0
    if power < 0:
        return None
    if word and power:
        pieces["power"], pieces["scale"] = str(power), word[0]
        behind = rest[word.end() :]
        pieces["gap2"], pieces["unit"] = (
            behind[: len(behind) - len(behind.lstrip(" -\u00a0"))],
            behind.lstrip(" -\u00a0"),
        )
    else:
        pieces["gap2"], pieces["gap"] = pieces["gap"], ""
    return pieces


def _spelled(text: str) -> _Read | None:
    """A number in words in front of its unit: the longest that there is."""
    lead = re.match(r"(aged?)(\s+)", text)
    before, gap_before = lead.groups() if lead else ("", "")
    text = text[len(before) + len(gap_before) :]
    words = re.split(r"(\s+|-)", text)
    for stop in range(min(len(words), 9), 0, -2):
        number = "".join(words[:stop]).lower()
        if number in numbers() or number in ordinals():
            rest = "".join(words[stop:])
            gap = rest[: len(rest) - len(rest.lstrip(" -\u00a0"))]
            capital = "1" if text[0].isupper() else ""
            return _Read(before=before, lead=gap_before, number=number, gap=gap, rest=rest[len(gap) :], capital=capital)
    return None


def _power(word: str, pieces: Mapping[str, str], rest: str, kind: str) -> int:
    """The power of ten of a scale word: 9 for "billion", "bn", and "b" against the digits of money.

    0 for another word, -1 for a scale that the house styles here do not know (crore).
    """
    data = vocabulary("numerals")
    folded = word.lower()
    known = data["scales"].get(folded.removesuffix(".")) or data["short_scales"].get(folded)
    close = not pieces["gap"]
    if known is None and close and (pieces["before"] or kind == "money"):
        known = data["money_scales"].get(folded)
    elif known is None and close and (kind in ("count", "number") or rest[len(word) :].strip()):
        known = data["count_scales"].get(word) or data["money_scales"].get(
            folded if kind in ("count", "number") else ""
        )
    if not known:
        return 0
    power = len(str(known)) - 1
    return power if known == 10**power and power in _SCALE_OF else -1


def _value(number: str) -> Decimal | None:
    if number[:1].isalpha():
        words = numbers().get(number, ordinals().get(number))
        return None if words is None else Decimal(words)
    try:
        return Decimal(re.sub(r"[,\s]", "", number))
    except InvalidOperation:
        return None


def _large_and_round(value: Decimal) -> bool:
    """Whether a number in full could be a short one with a scale word: 5,000,000, not 5,123,000."""
    scale = max((s for s in (Decimal(10**12), Decimal(10**9), _MILLION) if value >= s), default=None)
    return scale is not None and value * 10 % scale == 0


def _of_unit(pieces: _Read, kind: str) -> tuple[str, Traits, dict[str, tuple[str, str]]]:
    """The family of an amount with the traits of its unit; "" for a currency sign before and words behind."""
    before, unit, gap = pieces["before"], pieces["unit"], pieces["gap2"]
    space = " " if gap.strip("-") else ""
    folded = unit.lower()
    if before[:3].lower() == "age":
        return "unit", {}, {}
    if before or kind == "money" or folded in _currency_words() or unit in _codes():
        return _money(pieces, space)
    if folded in _PERCENT:
        return "percent", {"sign": _PERCENT[folded], "gap before the sign": space}, {}
    if _POINTS.fullmatch(unit) or folded == "pp":
        return "points", {"sign": "pp" if folded == "pp" else re.sub(r"s$", "", folded.replace("-", " "))}, {}
    if pieces["number"] in ordinals() and pieces["number"] not in numbers():
        return "ordinal", {}, {}
    if folded in ("st", "nd", "rd", "th") and not gap:
        return "ordinal", {}, {}
    if not unit:
        return "number", {}, {}
    if kind in ("count", "number"):
        return ("number" if unit[0].isalpha() else ""), {}, {}
    sign = "symbol" if unit in unit_names().symbols and folded not in unit_names().words else "word"
    return "unit", {"unit": sign, **({} if "-" in gap else {"gap before the unit": space})}, {}


def _money(pieces: _Read, space: str) -> tuple[str, Traits, dict[str, tuple[str, str]]]:
    before, unit = pieces["before"], pieces["unit"]
    if before and unit:  # "£5 a month": what it is per stays as it is
        pieces["tail"], pieces["unit"], unit = pieces["gap2"] + unit, "", ""
    written = before or unit
    if written.upper().startswith("US$"):
        how = "prefixed"
    elif written in _codes():
        how = "code"
    else:
        how = "word" if written.isalpha() or " " in written else "symbol"
    traits = {"currency": how, "side": "before" if before else "after"}
    traits["gap beside the currency"] = (" " if pieces["lead"] else "") if before else space
    return "money", traits, {}


@cache
def _codes() -> frozenset[str]:
    return frozenset(vocabulary("currencies")["currency"])


@cache
def _currency_words() -> frozenset[str]:
    data = vocabulary("currencies")
    return frozenset(n for entry in data["currency"].values() for n in entry.get("names", ())) | frozenset(data["bare"])


def write_amount(form: Form, wanted: Mapping[str, str], house: Sequence[Form]) -> str | None:
    """An amount with the wanted traits; None where it cannot be written so.

    >>> write_amount(read_amount("$841bn", "money", "USD"), {"scale": "word", "gap before the scale": " "}, ())
    '$841 billion'
    """
    traits, parts = {**form.traits, **wanted}, form.parts
    number = _number(form, traits, wanted, house)
    if number is None:
        return None
    if form.family == "ordinal":
        return number
    if form.family == "money":
        return _with_currency(number, form, traits, wanted)
    if form.family == "percent":
        gap = traits["gap before the sign"] if "-" not in parts["gap2"] or "sign" in wanted else parts["gap2"]
        return f"{number}{gap}{traits['sign']}"
    if form.family == "points":
        return _with_points(number, traits, parts)
    unit = _unit(form, wanted)
    gap = traits.get("gap before the unit", parts["gap2"])
    if "-" in parts["gap2"]:
        gap = parts["gap2"]
    if unit is None:
        return None
    return f"{parts['before']}{parts['lead']}{number.rstrip()}{gap if unit else ''}{unit}"


def possible(form: Form, wanted: dict[str, str]) -> dict[str, str]:
    """The wanted traits without those that no vocabulary can give: the sign of a currency that has none.

    >>> possible(read_amount("5 million kroner", "money", "NOK"), {"currency": "symbol", "side": "before"})
    {}
    """
    out = dict(wanted)
    number = form.parts["number"]
    if "currency" in out and _currency(form.parts["canonical"], out["currency"], number) is None:
        for name in ("currency", "side", "gap beside the currency"):
            out.pop(name, None)
    if "unit" in out and _unit(form, out) is None:
        out.pop("unit")
    return out


def _number(form: Form, traits: Mapping[str, str], wanted: Mapping[str, str], house: Sequence[Form]) -> str | None:
    """The numeral with its scale."""
    parts = form.parts
    value = Decimal(parts["value"])
    own: str | None = parts["number"]
    if form.family == "ordinal":
        if traits["numeral"] == "words":
            return _cased(ordinal_in_words(int(value)), parts)
        return ordinal_in_digits(int(value))
    power = int(parts.get("power") or 0)
    if "scale" in wanted and not power:  # in full, and the house has a word for it
        power = max(p for p in (6, 9, 12) if value >= Decimal(10) ** p)
        value = value / Decimal(10) ** power
        own = f"{value.normalize():f}"
    if power:
        return _scaled(own or "", value, power, form, traits, wanted, house)
    if "numeral" in wanted:
        own = _cased(in_words(int(value)), parts) if wanted["numeral"] == "words" else f"{value:,}"
    elif "thousands" in wanted:
        own = f"{value:,}".replace(",", {"comma": ",", "space": "\u00a0", "none": ""}[wanted["thousands"]])
    return own


def _cased(words: str | None, parts: Mapping[str, str]) -> str | None:
    return words[0].upper() + words[1:] if words and parts.get("capital") else words


def _scaled(
    own: str, value: Decimal, power: int, form: Form, traits: Mapping[str, str], wanted: Mapping[str, str],
    house: Sequence[Form],
) -> str | None:  # fmt: skip
    how = traits["scale"] if traits["scale"] != "in full" else "word"
    if power == 3 and "scale" in wanted and how == "word":
        return f"{value * 1000:,f}".removesuffix(".0")  # nobody writes "5 thousand"
    if "scaled numeral" in wanted:
        words = in_words(int(value)) if value == int(value) else None
        own = f"{value:f}" if wanted["scaled numeral"] == "digits" else words or own
    spelled = next((f.special["scale"][1] for f in house if f.special.get("scale", ("",))[0] == str(power)), "")
    if not spelled or "scale" not in wanted:
        spelled = form.parts.get("scale") or (_SCALE_OF[power] if how == "word" else _SHORT[power])
    if "scale" in wanted and how == "word":
        spelled = _SCALE_OF[power]
    elif "scale" in wanted and spelled.lower() in _SCALE_OF.values():
        spelled = _SHORT[power]
    gap = traits.get("gap before the scale", " " if how == "word" else "")
    return f"{own}{gap}{spelled}"


def _with_currency(number: str, form: Form, traits: Mapping[str, str], wanted: Mapping[str, str]) -> str | None:
    parts = form.parts
    code, own = parts["canonical"], parts["before"] or parts["unit"]
    if "currency" in wanted or "side" in wanted:
        found = _currency(code, traits["currency"], number)
        if found is None:
            return None
        own = found
    gap = traits["gap beside the currency"]
    text = f"{own}{gap}{number}" if traits["side"] == "before" else f"{number}{gap}{own}"
    return text + parts.get("tail", "")


def _currency(code: str, how: str, number: str) -> str | None:
    """A currency as its sign, its code or its word; None for one without."""
    if how == "code":
        return code or None
    if how == "word":
        words = vocabulary("currencies")["currency"].get(code, {}).get("names", ())
        bare = [word for word, of in vocabulary("currencies")["bare"].items() if of == code]
        one = number in ("1", "one")
        plural = [w for w in (*bare, *words) if w.endswith("s") != one]
        return next(iter([*plural, *bare, *words]), None)
    sign = vocabulary("symbols")["currencies"].get(code)
    return f"US{sign}" if how == "prefixed" and sign == "$" else sign


def _with_points(number: str, traits: Mapping[str, str], parts: Mapping[str, str]) -> str:
    sign = traits["sign"]
    many = "" if sign == "pp" or "-" in parts["gap2"] or number in ("1", "one") else "s"
    gap = parts["gap2"] or ("" if sign == "pp" else " ")
    return f"{number}{gap}{sign}{many}"


def _unit(form: Form, wanted: Mapping[str, str]) -> str | None:
    """The unit as a symbol or a word; "kilometre" where the text has no word of its own."""
    own, canonical = form.parts["unit"], form.parts["canonical"]
    if "unit" not in wanted:
        return own
    if wanted["unit"] == "symbol":
        found: str | None = vocabulary("symbols")["units"].get(canonical.replace(" ", "_"))
        return found
    singular = "-" in form.parts["gap2"] or form.parts["value"] == "1"
    return (
        canonical
        if singular or canonical.endswith("s")
        else {"foot": "feet", "inch": "inches"}.get(canonical, f"{canonical}s")
    )
