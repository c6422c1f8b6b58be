"""The dimension of money: by symbol, code or name, in any currency of `currencies.toml`, and per something."""

from __future__ import annotations

from decimal import Decimal

from checker.quantities.bounds import allowed
from checker.quantities.moneywords import (
    BARE,
    CAREFUL,
    CODES,
    FACTORS,
    LOUD,
    MARKS,
    NAMES,
    NATIONAL,
    NATIONS,
    PARTS,
    PREFIXED,
    SHY,
    SIGNS,
    WEIGHT_AFTER,
    WEIGHT_BEFORE,
)
from checker.quantities.numberwords import MONEY_SCALES, TENS
from checker.quantities.numeral import numeral
from checker.quantities.per import per_behind
from checker.quantities.reading import Dimension, Numeral, Reading
from checker.text.tokens import Tokens

_CLAUSE_ENDS = frozenset(("", ".", ";", ")"))
_LETTER_PARTS = frozenset(("c", "p"))
_SCALES = frozenset(("million", "billion", "trillion"))
_ARTICLE = frozenset(("dollar", "euro", "penny", "cent", "pound", "dime"))
LEADS = frozenset(SIGNS) | frozenset(MARKS) | frozenset(CODES) | _ARTICLE | {"ringgit", "ringgits"}


def lead(t: Tokens, i: int) -> Reading | None:
    """Money whose unit stands first: "$5", "US $58.24", "$US160 million", "RM79", "EUR 20", and "a dollar"."""
    words = t.words
    word = words[i]
    if word in SIGNS:
        return _signed(t, i, word)
    if word in _ARTICLE and words[i - 1] in ("a", "an") and i:
        return _single(t, i)
    code = MARKS.get(word)
    if code is None:
        code = CODES.get(word)
        if code is not None and not t.text[t.starts[i] : t.ends[i]].isupper():
            code = None
    elif (word in LOUD and not t.text[t.starts[i] : t.ends[i]].isupper()) or (
        word in CAREFUL and not (t.touch(i + 1) or t.capital(i))
    ):
        return None
    if code is None:
        code = "MYR" if word.startswith("ringgit") else None
    at = i + 1
    if words[at] == "." and word in ("rs", "re"):
        at += 1
    if code is None or not ("0" <= words[at] < ":" or words[at] == "."):
        return None
    n = numeral(t, at)
    if n is None or n.value is None:
        return None
    if t.starts[at] - t.ends[at - 1] > 1 or (i and t.touch(i) and words[i - 1].isalnum()):
        return None
    return amount(t, n._replace(first=i), code)


def _signed(t: Tokens, i: int, sign: str) -> Reading | None:
    words = t.words
    first, at, code = i, i + 1, SIGNS[sign]
    if i:
        found = PREFIXED.get((words[i - 1], sign))
        if found is not None and (
            t.touch(i) or (t.text[t.starts[i - 1] : t.ends[i - 1]].isupper() and words[i - 1] != "a")
        ):
            first, code = i - 1, found
        elif words[i - 1] == "us" and t.touch(i):
            first = i - 1
        elif words[i - 1] == "." and words[i - 3 : i] == ["u", ".", "s"][:3] and i >= 4:
            first = i - 3
    if words[at] in ("us", "a", "nz", "c", "hk", "s") and t.touch(at) and t.touch(at + 1):
        code, at = PREFIXED.get((words[at], sign), code), at + 1
    negative = words[at] == "-" and t.touch(at)
    n = numeral(t, at + negative)
    if n is None or n.value is None or t.starts[n.first] - t.ends[n.first - 1] > 1:
        return _vague_sign(t, n, first, code)
    if words[n.first].isalpha():
        return None
    if negative or (
        first and words[first - 1] in ("-", "minus") and (words[first - 1] == "minus" or _free(t, first - 1))
    ):
        first -= not negative
        n = n._replace(value=-n.value)
    return amount(t, n._replace(first=first), code)


def _vague_sign(t: Tokens, n: Numeral | None, first: int, code: str) -> Reading | None:
    return None if n is None or n.interval is None or n.form != "vague" else _vague(n, first, n.stop, code)


def _free(t: Tokens, i: int) -> bool:
    return t.touch(i + 1) and (i == 0 or not t.touch(i) or t.words[i - 1] in "(")


def amount(t: Tokens, n: Numeral, code: str) -> Reading | None:
    """An amount in a known currency: takes in the scale ("bn", "million"), "and 43 cents", and what it is per."""
    words = t.words
    value, step, stop = n.value, n.step, n.stop
    if value is None:
        return None
    if n.form == "digits":
        scale = MONEY_SCALES.get(words[stop])
        if scale is not None and (t.touch(stop) or len(words[stop]) > 1):
            value, step, stop = value * scale, None if step is None else step * scale, stop + 1
    if words[stop] == "usd" or (
        words[stop] == "us"
        and words[stop + 1] not in ("$",)
        and t.text[t.starts[stop] : t.ends[stop]] == "US"
        and code == "USD"
    ):
        stop += words[stop] == "usd"
    if words[stop].isalpha() and t.touch(stop) and len(words[stop]) > 1 and words[stop] not in CODES:
        return None  # "£147notjustanumber"
    more = _hundredths(t, stop, code) or _spoken(t, n.first, stop, value)
    if more is not None and value == value.to_integral_value():
        stop, part = more
        value, step = value + part, Decimal("0.01")
    stop, per = per_behind(t, stop)
    interval = allowed(Numeral(n.first, stop, value, step, n.form))
    return Reading(n.first, stop, "money", value, interval, f"{code}/{per}" if per else code, rule="money")


def _hundredths(t: Tokens, stop: int, code: str) -> tuple[int, Decimal] | None:
    """ "and 43 cents", "43 pence" behind an amount of whole units."""
    words = t.words
    at = stop + (words[stop] == "and")
    word = words[at]
    if not ("0" <= word < ":" or word.isalpha()) or t.starts[at] - t.ends[at - 1] != 1:
        return None
    n = numeral(t, at)
    if n is None or n.value is None or not 0 < n.value < 100 or n.value % 1:
        return None
    part = PARTS.get(words[n.stop])
    if part is None or (words[n.stop] in _LETTER_PARTS and not t.touch(n.stop)):
        return None
    return n.stop + 1, n.value * FACTORS[part]


def _spoken(t: Tokens, first: int, stop: int, value: Decimal) -> tuple[int, Decimal] | None:
    """Hundredths without their name, "twenty dollars and 43", where nothing follows that they could count."""
    words = t.words
    at = stop + (words[stop] == "and")
    if not ("0" <= words[at] < ":" or words[at] in TENS) or value >= 1000 or t.starts[at] - t.ends[at - 1] != 1:
        return None
    n = numeral(t, at)
    if n is None or n.value is None or not 10 <= n.value < 100 or n.value % 1 or words[n.stop] not in _CLAUSE_ENDS:
        return None
    if any(w in ("between", "from") for w in words[max(0, first - 3) : first]):
        return None
    return n.stop, n.value / 100


def follow(t: Tokens, n: Numeral) -> Reading | None:
    """Money whose unit stands behind: "20 euros", "9 billion shekels", "10-dollar", "42 KWD", "19 cents", "20€"."""
    words = t.words
    at = n.stop
    if words[at] == "-":
        at += 1
    word = words[at]
    scale = None
    if (
        n.form == "digits"
        and t.touch(at)
        and word in MONEY_SCALES
        and (words[at + 1] in SIGNS or words[at + 1] in NAMES)
    ):
        scale, at = MONEY_SCALES[word], at + 1  # "10k$"
        word = words[at]
        n = n._replace(value=n.value * scale if n.value is not None else None, step=n.step * scale if n.step else None)
    part = PARTS.get(word)
    if part is not None:
        return _in_parts(t, n, at, part)
    if word in NATIONS:
        for size in (2, 3):
            part = NATIONAL.get(tuple(words[at : at + size]))
            if part is not None:
                return _in_parts(t, n, at + size - 1, part)
    found = _currency(t, n, at)
    if found is None:
        return None
    stop, code = found
    if n.value is None:
        return _vague(n, n.first, stop, code)
    return amount(t, Numeral(n.first, stop, n.value, n.step, "mixed" if n.form == "digits" else n.form), code)


def _vague(n: Numeral, first: int, stop: int, code: str) -> Reading:
    """ "hundreds of dollars", "$ several billion"."""
    return Reading(first, stop, "money", None, allowed(n), code, rule="vague_money", is_range=True)


def _currency(t: Tokens, n: Numeral, at: int) -> tuple[int, str] | None:
    """End and code of the currency named at a token."""
    words = t.words
    if words[at] == "of" and n.form == "vague":
        at += 1
    word = words[at]
    if word in SIGNS:
        behind = words[at + 1]
        if ("0" <= behind < ":" and t.touch(at + 1)) or not t.touch(at):
            return None  # "5 $10 bills"
        return at + 1, SIGNS[word]
    if (word, words[at + 1]) in PREFIXED and t.touch(at + 1) and not "0" <= words[at + 2] < ":":
        return at + 2, PREFIXED[(word, words[at + 1])]
    for rest, code in NAMES.get(word, ()):
        if all(words[at + 1 + k] == w for k, w in enumerate(rest)):
            if word in CAREFUL and not rest and n.form != "mixed" and (n.value is None or n.value < 1000):
                return None
            if word in ("pound", "pounds") and _is_weight(words, n.first, at):
                return None
            return at + 1 + len(rest), code
    written = t.text[t.starts[at] : t.ends[at]]
    if word in CODES and word not in SHY and written.isupper():
        return at + 1, CODES[word]
    if word in LOUD:
        return (at + 1, MARKS[word]) if written.isupper() else None
    if word in MARKS and (t.touch(at) or (written.isupper() and len(word) > 1)) and word in ("rm", "rs", "nis"):
        return at + 1, MARKS[word]
    return None


def _is_weight(words: list[str], first: int, at: int) -> bool:
    if words[at + 1] in WEIGHT_AFTER or (words[at] == "pound" and words[at + 1] not in ("", ".", ",")):
        return True
    if words[at - 1] in _SCALES:
        return False  # "they lost two million pounds"
    return any(w in WEIGHT_BEFORE for w in words[max(0, first - 5) : first])


def _in_parts(t: Tokens, n: Numeral, at: int, unit: str) -> Reading | None:
    word = t.words[at]
    if n.value is None or (
        word in _LETTER_PARTS and (n.form != "digits" or not t.touch(at) or t.text[t.starts[at]] != word)
    ):
        return None
    if word == "p" and t.words[at + 1] == "." and t.words[at + 2] == "m":
        return None
    stop, per = per_behind(t, at + 1)
    return Reading(n.first, stop, "money", n.value, allowed(n), f"{unit}/{per}" if per else unit, rule="money")


def _single(t: Tokens, i: int) -> Reading | None:
    """ "a dollar", "a dollar and 42 cents"; not "a dollar bill", "a pound of"."""
    word, behind = t.words[i], t.words[i + 1]
    if behind == "-" or (
        behind.isalpha()
        and behind not in ("and", "a", "an", "per", "each", "or", "for", "in", "on", "at", "to", "more", "less", "off")
    ):
        return None
    if t.words[i - 2] == "/" or "0" <= t.words[i - 2] < ":" or t.words[i - 2] in NAMES or t.words[i - 2] in PARTS:
        return None  # "12 cents a dollar"
    if word == "pound":
        return None
    part = PARTS.get(word)
    n = Numeral(i - 1, i + 1, Decimal(1), Decimal(1), "mixed")
    if part is not None:
        return Reading(i - 1, i + 1, "money", n.value, allowed(n), part, rule="money")
    return amount(t, n, BARE.get(word) or "EUR")


_FOLLOWS = (
    frozenset(NAMES)
    | frozenset(SIGNS)
    | frozenset(CODES)
    | frozenset(PARTS)
    | NATIONS
    | LOUD
    | {"rm", "rs", "k", "m", "of", "b", "bn", "us", "c", "a"}
)
MONEY = Dimension("money", LEADS, lead, _FOLLOWS, follow)
