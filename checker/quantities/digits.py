"""Dates written in digits alone: "2025-03-04", "3/4/2025", "04.03.2025", "9/11"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.quantities.calendar import Found, is_year
from checker.quantities.clock import clock_behind
from checker.timex import Timex

if TYPE_CHECKING:
    from checker.text.tokens import Tokens


def numeric_date(t: Tokens, i: int) -> Found:
    """ISO and other dates in digits; "3/4/2025" is read month first, unless only day first is possible."""
    words = t.words
    w = words[i]
    if w.count(".") == 2:
        parts = w.split(".")
        if not is_year(parts[2]) or max(len(parts[0]), len(parts[1])) > 2:
            return None
        return in_order(t, i + 1, parts[2], parts[1], parts[0])
    mark = words[i + 1]
    if mark not in ("-", "/") or not t.touch(i + 1) or not t.touch(i + 2):
        return None
    second, third = words[i + 2], words[i + 4]
    if words[i + 3] != mark or not (t.touch(i + 3) and t.touch(i + 4)):
        if mark == "/" and (w, second) == ("9", "11") and words[i + 3] != "/" and words[i - 1] != "/":
            return i + 3, Timex("calendar", 2001, 9, 11)  # the attacks
        return None
    if is_year(w):
        return in_order(t, i + 5, w, second, third)
    if mark == "/" and len(third) == 2 and third.isdigit():
        third = four_digits(third)
    if not is_year(third):
        return None
    if w.isdigit() and len(w) <= 2 and int(w) > 12:
        return in_order(t, i + 5, third, second, w)
    return in_order(t, i + 5, third, w, second)


def in_order(t: Tokens, stop: int, year: str, month: str, day: str) -> Found:
    """The date that three numbers name, with a time of day behind token `stop`; None for months beyond 12."""
    digits = month + day
    if not (month and day and digits.isdigit() and digits.isascii()):
        return None
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return None
    timex = Timex("calendar", int(year), int(month), int(day))
    if t.words[stop] == "t" and t.touch(stop) and t.touch(stop + 1):
        stop += 1
    clock = clock_behind(t, stop)
    return (clock[0], timex._replace(clock=clock[1])) if clock else (stop, timex)


def four_digits(year: str) -> str:
    """A year of two digits lies in this century up to 50, as spreadsheets have it."""
    return year if len(year) == 4 else ("19" if year > "50" else "20") + year
