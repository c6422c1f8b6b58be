"""Times of day: "10:30 a.m. ET", "7 pm", "noon", "0200 GMT", "5 o'clock", and parts of the day."""

from __future__ import annotations

from checker.quantities.calendar import DAYPARTS, DEICTIC, WEEKDAYS, ZONES
from checker.text.tokens import Tokens
from checker.timex import Clock

NAMED = {"noon": 12, "midday": 12, "midnight": 0}
BEHIND_HOUR = frozenset(
    (":", "am", "pm", "a", "p", "o", "in", "at", "-", "to", "h", "on", "and", "until", "till", *DEICTIC, *WEEKDAYS)
)  # what can make an hour of one or two digits
_BEFORE = frozenset(
    ("at", "by", "until", "till", "from", "to", "around", "about", "before", "after", "since", "past", "between", "@")
)
_PRICED = frozenset(("stood", "closed", "ended", "traded", "stands", "remained", "priced", "settled", "finished", "up"))
_TO = frozenset(("-", "to", "until", "till"))
_AFTER_HOUR = frozenset((".", ",", "", ")", ";", "and", "in", "on", "to", "with", "for", '"'))
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
    """ "4 to 6 p.m.", "9-11am", "8 a.m. to 1 p.m.", "from 9:30 to 11:00" at token i, as (stop, start, end).

    A start without "am" or "pm" of its own is the latest such hour before the end.
    """
    words = t.words
    w = words[i]
    if not (w.isdigit() and w.isascii() and len(w) <= 2 and int(w) < 24):
        return None
    minute, j = _minutes(t, i + 1)
    half = half_day(t, j)
    j = half[0] if half else j
    if words[j] not in _TO and not (words[j] == "and" and words[i - 1] == "between"):
        return None
    told = minute is not None and words[i - 1] in _BEFORE
    end = clock_at(t, j + 1, sure=told)
    if end is None or end[1].hour is None or not t.words[j + 1][:1].isdigit():
        return None
    if half:
        hour = twelve(int(w), half[1])
    elif half_day(t, _minutes(t, j + 2)[1]):
        hour = max((h for h in (int(w) % 12, int(w) % 12 + 12) if _before(h, minute, end[1])), default=None)
    else:
        hour = int(w) if told and end[1].minute is not None and _before(int(w), minute, end[1]) else None
    return None if hour is None else (end[0], Clock(hour, minute or 0, None, end[1].zone), end[1])


def _minutes(t: Tokens, j: int) -> tuple[int | None, int]:
    """The minutes at token j, ":30", with the token behind them."""
    tail = t.words[j + 1]
    if t.words[j] == ":" and t.touch(j) and len(tail) == 2 and tail.isdigit() and t.touch(j + 1) and tail < "60":
        return int(tail), j + 2
    return None, j


def _before(hour: int, minute: int | None, end: Clock) -> bool:
    return (hour, minute or 0) < (end.hour or 0, end.minute or 0)


def hour_of_part(t: Tokens, i: int) -> tuple[int, Clock] | None:
    """The bare hour of "Saturday morning at 9", which the part of the day before it makes an hour."""
    w = t.words[i]
    alone = w.isdigit() and w.isascii() and 1 <= int(w) <= 12 and t.words[i + 1] in _AFTER_HOUR
    return (i + 1, Clock(int(w))) if alone else None


def in_part(clock: Clock, part: str) -> Clock:
    """An hour up to twelve as the part of the day has it: 5 in the afternoon is 17.

    >>> in_part(Clock(5), "afternoon").hour, in_part(Clock(9), "morning").hour, in_part(Clock(2), "night").hour
    (17, 9, 2)
    """
    late = part in ("afternoon", "evening") or (part == "night" and (clock.hour or 0) > 4)
    return clock._replace(hour=clock.hour + 12) if late and clock.hour is not None and clock.hour < 12 else clock


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
        later = clock_behind(t, j + 1) or hour_of_part(t, j + 2) if words[j + 1] == "at" else None
        return (later[0], in_part(later[1], part.part)) if later else (j + 1, part)
    k = j + 1 if w in _LINKS else j
    if words[k] in ("around", "about"):
        k += 1
    head = words[k]
    if (head[:1].isdigit() and head.isascii()) or (head in NAMED and k > j):
        return clock_at(t, k, sure=(k > j and words[j] == "at") or words[k + 1] == ":")
    return None
