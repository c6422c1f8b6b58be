"""Times of day: "10:30 a.m. ET", "7 pm", "noon", "0200 GMT", "5 o'clock", and parts of the day."""

from __future__ import annotations

from checker.quantities.calendar import DAYPARTS, DEICTIC, WEEKDAYS, ZONES
from checker.text.tokens import Tokens
from checker.timex import Clock

NAMED = {"noon": 12, "midday": 12, "midnight": 0}
BEHIND_HOUR = frozenset(
    (":", "am", "pm", "a", "p", "o", "in", "at", "-", "to", "h", "on", *DEICTIC, *WEEKDAYS)
)  # what can make an hour of one or two digits
_BEFORE = frozenset(
    ("at", "by", "until", "till", "from", "to", "around", "about", "before", "after", "since", "past", "between", "@")
)
_PRICED = frozenset(("stood", "closed", "ended", "traded", "stands", "remained", "priced", "settled", "finished", "up"))
_LINKS = frozenset(("at", "around", "about", "by", ",", "from", "before", "after"))


def clock_at(t: Tokens, i: int, sure: bool = False) -> tuple[int, Clock] | None:
    """A time of day at token i as (stop, Clock). A bare "10:30" counts where `sure` or behind a preposition of time."""
    words = t.words
    w = words[i]
    if w in NAMED:
        return i + 1, Clock(NAMED[w], 0)
    if not w.isascii() or not w[:1].isdigit():
        return None
    if len(w) == 4 and w.isdigit():
        return _military(t, i)
    if "." in w:
        return _dotted(t, i)
    if len(w) > 2 or not w.isdigit():
        return None
    hour: int | None = int(w)
    minute, second, j = None, None, i + 1
    if words[j] == ":" and t.touch(j) and len(words[j + 1]) == 2 and words[j + 1].isdigit() and t.touch(j + 1):
        minute, j = int(words[j + 1]), j + 2
        if words[j] == ":" and len(words[j + 1]) == 2 and words[j + 1].isdigit() and t.touch(j + 1):
            second, j = int(words[j + 1]), j + 2
    elif words[j] == "h" and len(words[j + 1]) == 2 and words[j + 1].isdigit() and t.touch(j) and t.touch(j + 1):
        minute, j, sure = int(words[j + 1]), j + 2, True  # "19h30"
    if words[j] == "o" and words[j + 1] == "'clock":
        j += 2
        sure = True
    half = half_day(t, j) or _spoken_half(t, j)
    if half and hour is not None:
        j, hour = half[0], twelve(hour, half[1])
    elif minute is None and words[j - 1] != "'clock":
        return None
    zone = zone_at(t, j)
    if not (half or zone or sure or words[i - 1] in _BEFORE or words[j] in ("hrs", "hours")):
        return None
    if hour is None or hour > 24 or (minute or 0) > 59 or (second or 0) > 59:
        return None
    j = zone[0] if zone else j + (words[j] in ("hrs", "hours"))
    return j, Clock(hour, minute, second, zone[1] if zone else "")


def bare_hour(t: Tokens, i: int) -> tuple[int, Clock] | None:
    """The hour of "at 9 on Monday", where a day must follow; a price stands at a number too ("closed at 9")."""
    words = t.words
    w = words[i]
    if words[i - 1] != "at" or words[i - 2] in _PRICED or not (w.isdigit() and w.isascii()) or not 1 <= int(w) <= 12:
        return None
    return i + 1, Clock(int(w))


def clock_span(t: Tokens, i: int) -> tuple[int, Clock, Clock] | None:
    """ "4 to 6 p.m.", "9-11am" at token i, (stop, start, end); the start is the latest hour before the end."""
    words = t.words
    w = words[i]
    if words[i + 1] not in ("-", "to") or not (w.isdigit() and w.isascii() and len(w) <= 2 and 1 <= int(w) <= 12):
        return None
    end = clock_at(t, i + 2) if half_day(t, i + 3) or half_day(t, i + 5) else None
    if end is None or end[1].hour is None:
        return None
    start = max((hour for hour in (int(w) % 12, int(w) % 12 + 12) if hour < end[1].hour), default=None)
    return None if start is None else (end[0], Clock(start, 0, None, end[1].zone), end[1])


def half_day(t: Tokens, j: int) -> tuple[int, str] | None:
    """ "am", "p.m.", "a. m." at token j, as (stop, "am" or "pm")."""
    words = t.words
    w = words[j]
    if w in ("am", "pm"):
        return j + 1, w
    if w in ("a", "p") and words[j + 1] == "." and words[j + 2] == "m":
        return j + 3 + (words[j + 3] == "." and t.touch(j + 3)), w + "m"
    return None


def _spoken_half(t: Tokens, j: int) -> tuple[int, str] | None:
    """ "3 in the morning", "9 at night"."""
    words = t.words
    if words[j] == "in" and words[j + 1] == "the" and words[j + 2] in ("morning", "afternoon", "evening"):
        return j + 3, "am" if words[j + 2] == "morning" else "pm"
    return (j + 2, "pm") if words[j] == "at" and words[j + 1] == "night" else None


def zone_at(t: Tokens, j: int) -> tuple[int, str] | None:
    """A time zone at token j as (stop, name): "ET", "GMT", "local time", "Eastern time"."""
    words = t.words
    w = words[j]
    if w in ZONES and t.text[t.starts[j] : t.ends[j]].isupper():
        return j + 1, w.upper()
    if words[j + 1] == "time" and (w == "local" or t.capital(j)):
        return j + 2, w
    if words[j + 1] in ("standard", "daylight", "european") and words[j + 2] == "time":
        return j + 3, w
    return None


def twelve(hour: int, half: str) -> int | None:
    """The hour of the day that "am" or "pm" makes of a clock's hour."""
    if not 1 <= hour <= 12:
        return hour if half == "pm" and 13 <= hour <= 23 else None
    return hour % 12 + (12 if half == "pm" else 0)


def _military(t: Tokens, i: int) -> tuple[int, Clock] | None:
    words, j = t.words, i + 1
    hour, minute = int(words[i][:2]), int(words[i][2:])
    zone = zone_at(t, j)
    told = (
        zone or words[j] == "hrs" or (words[j] == "hours" and words[i][0] == "0")
    )  # "1500 hours" is a stretch of time
    if not told or hour > 24 or minute > 59:
        return None
    return (zone[0], Clock(hour, minute, None, zone[1])) if zone else (j + 1, Clock(hour, minute))


def _dotted(t: Tokens, i: int) -> tuple[int, Clock] | None:
    """British "3.30pm"."""
    head, _, tail = t.words[i].partition(".")
    half = half_day(t, i + 1)
    if not half or len(tail) != 2 or not (head + tail).isdigit() or len(head) > 2 or int(tail) > 59:
        return None
    hour = twelve(int(head), half[1])
    if hour is None:
        return None
    zone = zone_at(t, half[0])
    return (zone[0], Clock(hour, int(tail), None, zone[1])) if zone else (half[0], Clock(hour, int(tail)))


def clock_behind(t: Tokens, j: int) -> tuple[int, Clock] | None:
    """A time of day that belongs to the date that ends before token j: "at 5 p.m.", ", 1:17 pm ET", "morning"."""
    words = t.words
    w = words[j]
    if w in DAYPARTS:
        part = Clock(part=DAYPARTS[w])
        later = clock_behind(t, j + 1) if words[j + 1] == "at" else None
        return later or (j + 1, part)
    k = j + 1 if w in _LINKS else j
    if words[k] in ("around", "about"):
        k += 1
    head = words[k]
    if (head[:1].isdigit() and head.isascii()) or (head in NAMED and k > j):
        return clock_at(t, k, sure=(k > j and words[j] == "at") or words[k + 1] == ":")
    return None
