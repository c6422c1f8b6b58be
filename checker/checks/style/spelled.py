"""Whole numbers in English words, for house styles that spell small ones out."""

from __future__ import annotations

from functools import cache

from checker.vocab.load import vocabulary

_IRREGULAR = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip
LARGEST = 999


def in_words(value: int) -> str | None:
    """A number in words; None for one that no house spells out.

    >>> in_words(7), in_words(27), in_words(340), in_words(12000)
    ('seven', 'twenty-seven', 'three hundred and forty', None)
    """
    if not 0 <= value <= LARGEST:
        return None
    small, tens = _words()
    if value < 20:
        return small[value]
    if value < 100:
        ten, one = divmod(value, 10)
        return tens[ten] + (f"-{small[one]}" if one else "")
    hundreds, rest = divmod(value, 100)
    return f"{small[hundreds]} hundred" + (f" and {in_words(rest)}" if rest else "")


def ordinal_in_words(value: int) -> str | None:
    """A rank in words.

    >>> ordinal_in_words(3), ordinal_in_words(20), ordinal_in_words(21)
    ('third', 'twentieth', 'twenty-first')
    """
    cardinal = in_words(value) if 0 < value < 100 else None
    if cardinal is None:
        return None
    head, dash, last = cardinal.rpartition("-")
    end = _IRREGULAR.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
    return head + dash + end


def ordinal_in_digits(value: int) -> str:
    """A rank in digits.

    >>> [ordinal_in_digits(n) for n in (1, 2, 3, 11, 21)]
    ['1st', '2nd', '3rd', '11th', '21st']
    """
    ending = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


@cache
def numbers() -> dict[str, int]:
    """Every number in words up to the largest, with and without "and"."""
    out = {}
    for value in range(LARGEST + 1):
        words = in_words(value) or ""
        out[words] = value
        out.setdefault(words.replace(" and ", " "), value)
    return out


@cache
def ordinals() -> dict[str, int]:
    """Every rank in words below a hundred."""
    return {ordinal_in_words(value) or "": value for value in range(1, 100)}


@cache
def _words() -> tuple[dict[int, str], dict[int, str]]:
    """The first word of the vocabulary for each number below twenty, and for each ten."""
    data = vocabulary("numerals")
    small: dict[int, str] = {}
    tens: dict[int, str] = {}
    for word, value in data["small"].items():
        small.setdefault(value, word)
    for word, value in data["tens"].items():
        tens.setdefault(value // 10, word)
    return small, tens
