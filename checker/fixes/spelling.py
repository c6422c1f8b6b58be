"""Writes a number the way another one is written: digits or words, grouped or not, with a scale word or without."""

from __future__ import annotations

import re
from decimal import Decimal

from checker.checks.style.spelled import in_words

_DIGITS = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d])|(?<![\d.,])\d+(?:\.\d+)?(?![\d,]*\d)")
_SCALES = tuple(
    {Decimal(10) ** power: name for power, name in row.items()}
    for row in (
        {3: "thousand", 6: "million", 9: "billion", 12: "trillion"},
        {6: "m", 9: "bn", 12: "tn"},
        {6: "mn", 9: "bn", 12: "tn"},
        {3: "K", 6: "M", 9: "B", 12: "T"},
    )
)  # the same words in one row are written alike
_MOST = 9  # digits of a number that a person would write
_GROUPED_FROM = 10_000  # without grouping in the text as it is, four digits stay together


def rewritten(text: str, old: Decimal, new: Decimal) -> str | None:
    """The text with the number `old` in it turned into `new`; None where it is not clear how.

    >>> d = Decimal
    >>> rewritten("$841 million", d(841_000_000), d(841_000_000_000)), rewritten("twenty-seven", d(27), d(32))
    ('$841 billion', 'thirty-two')
    >>> rewritten("1,200 people", d(1200), d(45000)), rewritten("76-year-old", d(76), d(75))
    ('45,000 people', '75-year-old')
    """
    if not new.is_finite() or new < 0 or len(new.normalize().as_tuple().digits) > _MOST:
        return None
    figures = list(_DIGITS.finditer(text))
    if not figures:
        return _in_words(text, old, new)
    if len(figures) > 1:
        return None
    (figure,) = figures
    digits = Decimal(figure[0].replace(",", ""))
    if not digits or old % digits:
        return None
    scale, tail = old / digits, text[figure.end() :]
    if scale != 1 and not Decimal(1) <= new / scale < 1000:
        return _rescaled(text[: figure.start()], figure[0], tail, scale, new)
    number = _number(new / scale, figure[0])
    return None if number is None else text[: figure.start()] + number + tail


def _rescaled(head: str, digits: str, tail: str, scale: Decimal, new: Decimal) -> str | None:
    """The number with another scale word: "841 million" becomes "1.2 billion"."""
    for row in _SCALES:
        word = re.match(rf"(\s*-?)({row.get(scale, '(?!)')})\b", tail)
        better = [s for s in row if Decimal(1) <= new / s < 1000]
        if word and better:
            number = _number(new / better[0], digits)
            return None if number is None else head + number + word[1] + row[better[0]] + tail[word.end() :]
    return None


def _number(value: Decimal, like: str) -> str | None:
    """A number in digits, grouped as the other is."""
    value = value.normalize()
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or -exponent > 4:
        return None
    grouped = "," in like or (value >= _GROUPED_FROM and len(like.partition(".")[0]) < 4)
    return f"{value:,f}" if grouped else f"{value:f}"


def _in_words(text: str, old: Decimal, new: Decimal) -> str | None:
    """A number in words; digits in their place where words would be long."""
    before = _spelled(old)
    if before is None:
        return None
    found = list(re.finditer(rf"(?<![\w-]){before.replace('-', '[- ]')}(?!\w)", text, re.IGNORECASE))
    if len(found) != 1 or new != new.to_integral_value():
        return None
    (word,) = found
    after = _spelled(new) or _number(new, "")
    if after is None:
        return None
    after = after.capitalize() if word[0][0].isupper() else after
    return text[: word.start()] + after + text[word.end() :]


def _spelled(value: Decimal) -> str | None:
    """A whole number below 100 in words, None for any other."""
    return in_words(int(value)) if value == value.to_integral_value() and 0 <= value < 100 else None
