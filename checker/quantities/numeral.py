"""Reads one numeral at a token, in every form that English writes: digits, words, both, fractions, vague amounts.

A numeral has no unit and no hedge yet; `quantities.scan` finds what stands around it. What the words mean is data
(`vocab/data/numerals.toml`); how they combine is code here and in figures.py, spelled.py and amounts.py.
"""

from __future__ import annotations

from decimal import Decimal

from checker.quantities.amounts import after_article, half, plural, some
from checker.quantities.figures import in_digits, quotient
from checker.quantities.numberwords import FOR_ARTICLE, PLURAL, SIGNS, SPELLED
from checker.quantities.reading import Numeral
from checker.quantities.spelled import in_words
from checker.text.tokens import PAD, Tokens

_LARGEST = 26  # powers of ten: what is larger is data, and Decimals of 28 digits no longer tell its ones
_CELL = 4  # tokens of a text that is a number with its sign and unit, and nothing else
_COUNTED = frozenset(("of", "dozen", "hundred", "thousand"))  # behind "couple" where it is no pair of people


def numeral(tokens: Tokens, i: int) -> Numeral | None:
    """The numeral that starts at token i, read as far as it goes, or None.

    An article belongs to it ("a hundred", "half a million"); a sign in front does not (see `signed`). For a bare half
    or part ("half a mile", "two thirds of an hour") the form is fraction and the caller steps over "a", "of a".

    >>> from checker.text.tokens import tokenise
    >>> read = lambda text: numeral(tokenise(text), 0)
    >>> [int(read(t).value) for t in ("1,234", "twenty-one", "2.5 million", "half a dozen", "two and a half thousand")]
    [1234, 21, 2500000, 6, 2500]
    >>> read("tens of thousands").interval
    Interval(low=Decimal('10000'), high=Decimal('100000'), low_open=False, high_open=True)
    """
    found = _numeral(tokens, i)
    return None if found and found.value is not None and found.value.adjusted() > _LARGEST else found


def _numeral(tokens: Tokens, i: int) -> Numeral | None:
    word = tokens.words[i]
    if "0" <= word < ":":
        return in_digits(tokens, i, word)
    if word in SPELLED:
        return in_words(tokens, i)
    if word in ("a", "an"):
        return after_article(tokens, i)
    if word == "half":
        return half(tokens, i)
    if word in SIGNS:
        return Numeral(i, i + 1, quotient(SIGNS[word]), form="fraction")
    if word in PLURAL:
        return plural(tokens, i)
    if word in ("several", "few") or (
        word == "couple" and tokens.words[i + 1] in ("of", "dozen", "hundred", "thousand")
    ):
        return some(tokens, i, i)
    if word == "." and tokens.touch(i + 1) and not tokens.touch(i) and tokens.words[i + 1].isdecimal():
        return in_digits(tokens, i, "." + tokens.words[i + 1])
    if word == "quarter" and tokens.words[i + 1] in ("of", "-"):
        return Numeral(i, i + 1, Decimal("0.25"), form="fraction")
    return None


def numeral_around(tokens: Tokens, i: int) -> Numeral | None:
    """The numeral whose first plain token is i: an article, a decimal point or a sign in front of it is taken in.

    >>> from checker.text.tokens import tokenise
    >>> numeral_around(tokenise("fell to minus 5 degrees"), 3).value
    Decimal('-5')
    """
    words, start = tokens.words, i
    if i:
        before = words[i - 1]
        if before in ("a", "an"):
            if words[i] in FOR_ARTICLE:
                start = i - 1
        elif before == "." and tokens.touch(i) and _opens(tokens, i - 1) and words[i].isdecimal():
            start = i - 1
    found = numeral(tokens, start)
    if found is None:
        return None
    if words[found.stop] == "(":
        found = _twice(tokens, found)
    return signed(tokens, found)


def _twice(tokens: Tokens, n: Numeral) -> Numeral:
    """A number said in words and in digits: "ten (10)"."""
    again = numeral(tokens, n.stop + 1)
    if again is None or again.value is None or again.value != n.value or tokens.words[again.stop] != ")":
        return n
    return n._replace(stop=again.stop + 1)


def signed(tokens: Tokens, n: Numeral) -> Numeral:
    """The numeral with the minus in front of it taken in: "-5", "minus five", "negative 3"; else the numeral itself."""
    i = n.first - 1
    if i < 0 or n.value is None:
        return n
    sign = tokens.words[i]
    if sign in ("minus", "negative"):
        if i and tokens.words[i - 1] == "or":
            return n  # "plus or minus 2"
        if sign == "negative" and tokens.words[i - 1] in ("a", "the", "had", "was"):
            return n
    elif sign == "-" and tokens.touch(n.first):
        if tokens.words[i - 1] == "minus":
            i -= 1
        elif not _opens(tokens, i):
            return n
    elif sign == "-" and i == 0 and len(tokens.words) - PAD <= _CELL and "\n" not in tokens.text:
        pass  # a cell of a table: "- 1,200"
    else:
        return n
    return n._replace(first=i, value=-n.value)


def _opens(tokens: Tokens, i: int) -> bool:
    """Whether token i stands at the start of an expression rather than against a word or a number."""
    return i == 0 or not tokens.touch(i) or tokens.words[i - 1] in "($£€¥~<>=+[\"'\u2014"
