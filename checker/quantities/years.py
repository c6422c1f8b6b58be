"""Years and what is made of them: "in 2017", "1939-45", "the 1990s", "20th century", "third quarter", "fiscal '20"."""

from __future__ import annotations

from checker.quantities.calendar import (
    BEFORE_YEAR,
    CENTURIES,
    COUNTED,
    DETERMINERS,
    HEDGES,
    NUMBERED,
    ORDINALS,
    PARTS,
    SEASONS,
    TENS,
    Found,
    era,
    is_year,
    year_at,
    year_behind,
)
from checker.quantities.spans import before_era, closing_year, opening_year
from checker.text.tokens import Tokens
from checker.timex import Timex

_MONEY = frozenset("$£€¥#")
_OPENERS = frozenset(("(", "[", '"'))
_ENDS = frozenset((",", ".", ")", "]", ";", ":", "?", "!", "", '"', "'s", "-", "\u2014", "/"))
_PERSONS = frozenset(("people", "men", "women", "troops", "soldiers"))  # counted through an adjective: "2000 young men"
_HALVES = {"first": 1, "second": 2, "1st": 1, "2nd": 2, "latter": 2}


def year_date(t: Tokens, i: int) -> Found:
    """A year that stands alone, where its surroundings say that it is no count: a preposition, brackets, a noun."""
    words = t.words
    w = words[i]
    if not is_year(w):
        return _short_year(t, i)
    before, behind = words[i - 1] if i else "", words[i + 1]
    if (
        behind in ("s", "'s")
        and t.touch(i + 1)
        and (behind == "s" or (w[3] == "0" and (before in PARTS or _of_decade(words, i))))
    ):
        return decade(t, i)
    if before in _MONEY or before in NUMBERED or behind == "%":
        return None
    if behind == "." and words[i + 2][:1].isdigit() and t.touch(i + 2):
        return None  # "1999.5.2" and the like
    if before in ("-", "/", ".", ":") and t.touch(i) and not (words[i - 2].isalpha() or is_year(words[i - 2])):
        return None
    stop, year = era(t, i + 1, int(w))
    if span := opening_year(t, i) or closing_year(t, i):
        return span
    if behind == "-" and words[i + 2][:1].isdigit() and t.touch(i + 1) and t.touch(i + 2):
        return None  # "2024-110-3"
    quarter = _quarter_of(t, stop, year)
    if quarter:
        return quarter
    if stop > i + 1:
        return stop, Timex("calendar", year)
    if behind in COUNTED or (words[i + 2] in _PERSONS and before not in BEFORE_YEAR and behind.isalpha()):
        return None
    return (stop, Timex("calendar", year)) if _is_dated(t, i, year) else None


def _of_decade(words: list[str], i: int) -> bool:
    """Whether "1990's" means the nineties and not something of the year 1990."""
    return words[i - 1] == "the" or (words[i - 1] in ("in", "during", "since") and not words[i + 2].isalpha())


def _short_year(t: Tokens, i: int) -> Found:
    """A year of one to three digits: only with its era ("490 BC"), or a decade ("'90s")."""
    words = t.words
    w = words[i]
    if not (w.isdigit() and w.isascii()):
        return None
    if len(w) == 2 and words[i + 1] == "s" and t.touch(i + 1):
        return decade(t, i)
    if words[i + 1] in ("bc", "bce", "b"):
        stop, year = era(t, i + 1, int(w))
        return (stop, Timex("calendar", year)) if stop > i + 1 else None
    if words[i + 1] in ("th", "st", "nd", "rd"):
        return century(t, i)
    if words[i + 1] == "s" and len(w) == 3 and w[2] == "0" and t.touch(i + 1):
        stop, year = era(t, i + 2, int(w))  # "the 470s BC" run from 479 to 470
        return (stop, Timex("calendar", year - 9, unit="decade")) if year < 0 else None
    return before_era(t, i)


def _is_dated(t: Tokens, i: int, year: int) -> bool:
    words = t.words
    before, behind = words[i - 1] if i else "", words[i + 1]
    plausible = 1900 <= year <= 2100
    early = year >= 1500 and year % 100 != 0
    if before in BEFORE_YEAR:
        return (
            plausible
            or (early and (before not in HEDGES or (before == "for" and behind in _ENDS)))
            or (before in ("in", "since", "by", "until") and behind in _ENDS)
        )
    if before in _OPENERS:
        return plausible or behind in (")", "]", ",", "-")
    if before in DETERMINERS:
        return (
            (plausible or early)
            and (behind.isalpha() or behind == '"')
            and (year % 100 != 0 or not behind.endswith("s"))
        )
    if (early and before == "," and behind in _ENDS) or (early and before in ("and", "or") and is_year(words[i - 2])):
        return True
    if not plausible or (year % 1000 == 0 and behind not in _ENDS):
        return False
    if before == "-" and words[i - 2] in ("pre", "post", "mid", "late", "early"):
        return True
    if before == "," or before in ("and", "or"):
        return is_year(words[i - 2]) or behind in _ENDS or not behind.endswith("s")
    if behind in _ENDS:
        return before.isalpha() or before in ("", '"', "\u2014", ":", ".", "'s")
    # "2024 election", "2024 Olympics", "2020 was", but not "2015 homes"
    return behind.isalpha() and (not behind.endswith("s") or t.capital(i + 1) or behind in ("was", "is", "has", "'s"))


def decade(t: Tokens, i: int) -> Found:
    """ "1990s", "'90s", "the 90s"; a bare "90s" needs more than itself ("in his 40s" is an age)."""
    words = t.words
    w = words[i]
    if is_year(w):
        if w[3] != "0":
            return None
        if w[2:] == "00":  # "the 1900s" is the century to most
            return i + 2, Timex("calendar", int(w), unit="century")
        return i + 2, Timex("calendar", int(w), unit="decade")
    tens = int(w)
    marked = words[i - 1] == "'" and t.touch(i)
    before = words[i - 2] if marked else words[i - 1]
    if tens % 10 or (not marked and not (tens >= 50 and before in ("the", "early", "late", "mid", "-"))):
        return None
    if before in ("his", "her", "their", "my", "your", "our"):
        return None
    return i + 2, Timex("calendar", tens, unit="decade", offset=0)


def tens_words(t: Tokens, i: int) -> Found:
    """ "the sixties", "the late nineteen nineties"; ages have "his" or "her" before."""
    words = t.words
    before = words[i - 1]
    if before in PARTS or before == "-":
        before = words[i - 2] if words[i - 2] != "-" else words[i - 3]
        before = words[i - 3] if before in PARTS else before
    if before != "the":
        return None
    return i + 1, Timex("calendar", TENS[words[i]], unit="decade", offset=0)


def century(t: Tokens, i: int) -> Found:
    """ "20th century", "nineteenth-century"; the 20th runs from 1900 here, as most writers mean it."""
    words = t.words
    w = words[i]
    j = i + 1
    if w in CENTURIES:
        n = CENTURIES[w]
    elif w.isdigit() and w.isascii() and len(w) <= 2:
        n, j = int(w), i + 2
    elif w == "twenty" and words[i + 1] == "-" and words[i + 2] == "first":
        n, j = 21, i + 3
    else:
        return None
    j += words[j] == "-"
    if words[j] != "century" or not 1 <= n <= 22:
        return None
    stop, year = era(t, j + 1, 100)
    return stop, Timex("calendar", (n - 1) * 100 if year > 0 else -n * 100, unit="century")


def _quarter_of(t: Tokens, j: int, year: int) -> Found:
    """ "1988 third quarter", "2024 Q3", "1988 quarter"."""
    words = t.words
    found = _part_of_year(t, j)
    if found:
        return found[0], Timex("calendar", year, unit=found[1], number=found[2])
    if words[j] in SEASONS and words[j] != "fall":
        return j + 1, Timex("calendar", year, unit="season", number=SEASONS[words[j]])
    if words[j] == "quarter":  # which one, the text around it tells
        return j + 1, Timex("calendar", year, unit="quarter")
    if words[j] == "fiscal" and words[j + 1] == "year":
        return j + 2, Timex("calendar", year, fiscal=True)
    return None


def _part_of_year(t: Tokens, i: int) -> tuple[int, str, int] | None:
    words = t.words
    w = words[i]
    if w in ORDINALS:
        j = i + 1 + (words[i + 1] == "-")
        if words[j] in ("quarter", "qtr") and w != "latter":
            return j + 1, "quarter", ORDINALS[w]
        if words[j] == "half" and w in _HALVES:
            return j + 1, "half", _HALVES[w]
        if words[j] == "quarters" and words[i - 1] in ("and", "or") and words[i - 2] in ORDINALS:
            return j + 1, "quarter", ORDINALS[w]
        if words[j] in ("and", "or") and words[j + 1] in ORDINALS and words[j + 2] in ("quarter", "quarters"):
            return i + 1, "quarter", ORDINALS[w]  # "the second and fourth quarters"
    elif w in ("q", "h") and words[i + 1] in ("1", "2", "3", "4") and t.touch(i + 1):
        if w == "q" or words[i + 1] < "3":
            return i + 2, "quarter" if w == "q" else "half", int(words[i + 1])
    elif (
        w in ("1", "2", "3", "4")
        and words[i + 1] in ("st", "nd", "rd", "th")
        and words[i + 2 + (words[i + 2] == "-")] in ("quarter", "qtr")
    ):
        return i + 3 + (words[i + 2] == "-"), "quarter", int(w)
    return None


def year_part(t: Tokens, i: int) -> Found:
    """ "third quarter", "Q3 2024", "first half of this year"; a half or "H1" needs its year, or it may be a game's."""
    words = t.words
    found = _part_of_year(t, i)
    if found is None:
        return None
    stop, unit, number = found
    year = year_behind(t, stop)
    if year:
        return year.stop, Timex("calendar", year.year, unit=unit, number=number, offset=year.offset, base=year.base)
    if words[stop] == "of" and words[stop + 1] == "the" and words[stop + 2] == "year":
        return stop + 3, Timex("calendar", unit=unit, number=number, offset=0)
    if unit == "half" or (words[stop] == "of" and words[stop + 1] in ("the", "a", "an")):
        return None
    return stop, Timex("calendar", unit=unit, number=number)


def fiscal_year(t: Tokens, i: int) -> Found:
    """ "fiscal 2024", "fiscal year 2024", "FY2024", "fiscal '20"."""
    words = t.words
    j = i + 1 + (words[i + 1] == "year")
    found = year_at(t, j)
    if found is None:
        return None
    return found[0], Timex("calendar", found[1], fiscal=True)
