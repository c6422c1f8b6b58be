"""Writes raised and lowered figures with the signs that Unicode has for them, so that "5<sup>1</sup>" is no 51."""

from __future__ import annotations

_SHIFTED = {
    "sup": str.maketrans("0123456789+-", "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u207a\u207b"),
    "sub": str.maketrans("0123456789", "\u2080\u2081\u2082\u2083\u2084\u2085\u2086\u2087\u2088\u2089"),
}


def shifted(text: str, shift: str) -> str:
    """The text raised (`sup`), lowered (`sub`) or as it is (""), at the same length.

    >>> shifted("km2", "sup"), shifted("2", "sub"), shifted("2", "")
    ('km\u00b2', '\u2082', '2')
    """
    return text.translate(_SHIFTED[shift]) if shift else text
