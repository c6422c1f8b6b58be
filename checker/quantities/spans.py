"""Years that lean on what stands beside them: "1939-45", "1914-1918", "499-493 BC", "in '89".

Both ends of a span are dates of their own. Two points say more than one stretch: a draft's 1939-44 against a source's
1939-45 is wrong in its second year alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.quantities.calendar import BEFORE_YEAR, COUNTED, Found, era, is_year, year_at
from checker.timex import Timex

if TYPE_CHECKING:
    from checker.text.tokens import Tokens

_CLOSING = frozenset(("'", "s", "'s", "%", "-"))
_MARKS = frozenset(("-", "/"))
_BEFORE_ERA = frozenset(("-", "to", "and", "or"))


def last_year(t: Tokens, i: int) -> int | None:
    """The year that ends the span begun by the year at token i; None where digits and a dash are something else.

    >>> from checker.text.tokens import tokenise
    >>> last_year(tokenise("the war of 1939-45"), 3), last_year(tokenise("2024-03-05"), 0)
    (1945, None)
    """
    words = t.words
    last = words[i + 2]
    if words[i + 1] not in _MARKS or not (last.isdigit() and last.isascii() and t.touch(i + 2)):
        return None
    if words[i + 3] in _MARKS and t.touch(i + 3):
        return None  # a date in digits, a serial number
    if words[i + 3] in COUNTED or words[i + 3] == "%" or not is_year(words[i]):
        return None
    year = int(words[i])
    if words[i + 1] == "-" and is_year(last) and int(last) > year:
        if (year, int(last)) == (round(year, -2), round(int(last), -2)) and words[i + 3].endswith("s"):
            return None  # "1500-2000 rebels"
        return int(last)
    if len(last) == 2 and int(last) > year % 100 and t.touch(i + 1):
        return year // 100 * 100 + int(last)
    return None


def opening_year(t: Tokens, i: int) -> Found:
    """The first year of a span."""
    return (i + 1, Timex("calendar", int(t.words[i]), bound="from")) if last_year(t, i) else before_era(t, i)


def closing_year(t: Tokens, i: int) -> Found:
    """The second year of a span: the "45" of "1939-45"."""
    if t.words[i - 1] not in _MARKS or not is_year(t.words[i - 2]):
        return None
    year = last_year(t, i - 2)
    return (i + 1, Timex("calendar", year, bound="to")) if year else None


def before_era(t: Tokens, i: int) -> Found:
    """A year whose era stands behind the next one: "499-493 BC", "264 to 241 BC"; years before Christ count down."""
    words = t.words
    w, last = words[i], words[i + 2]
    if words[i + 1] not in _BEFORE_ERA or len(w) > 4 or not (last.isdigit() and last.isascii()):
        return None
    if era(t, i + 3, int(last))[1] > 0 or int(w) <= int(last):
        return None
    return i + 1, Timex("calendar", 1 - int(w))


def short_year(t: Tokens, i: int) -> Found:
    """The digits of "in '89", "the class of '15", where the apostrophe stands for a century and opens no quotation."""
    words = t.words
    found = year_at(t, i - 1)
    if found is None or words[i - 2] not in BEFORE_YEAR or t.touch(i - 1) or words[i + 1] in _CLOSING:
        return None
    return (found[0], Timex("calendar", found[1])) if words[i + 1] not in COUNTED else None
