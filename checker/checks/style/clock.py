"""Times of day as they are written: "3 p.m.", "3.30pm", "15:30"."""

from __future__ import annotations

import re

from checker.checks.style.form import Form

_CLOCK = re.compile(r"(\d{1,2})(?:([:.])(\d{2}))?(\s*)([ap]\.?\s?m\b\.?)?(.*)", re.IGNORECASE | re.DOTALL)
_MARKS = {"xm": "{}m", "x.m.": "{}.m.", "XM": "{}M", "X.M.": "{}.M."}
_EVEN_IN_24 = "15:00 keeps its minutes"


def read_clock(text: str) -> Form | None:
    """The form of a time of day; None for "noon" and what has neither minutes nor a.m. or p.m.

    >>> sorted(read_clock("3:00 p.m.").traits.items())
    [('even hour', 'long'), ('gap', ' '), ('hours', '12'), ('mark', 'x.m.'), ('separator', ':')]
    """
    found = _CLOCK.fullmatch(text)
    if not found or not (found[5] or found[2]) or int(found[1]) > 24 or any(map(str.isdigit, found[6])):
        return None
    hour, separator, minute, gap, mark, rest = found.groups()
    if not mark:
        gap, rest = "", gap + rest
    traits = {"hours": "12" if mark else "24"}
    if mark:
        traits |= {"mark": _mark(mark), "gap": " " if gap else "", "even hour": ""}
        traits["even hour"] = "short" if minute is None else "long"
        if minute not in (None, "00"):
            del traits["even hour"]
    if separator:
        traits["separator"] = separator
    parts = {"hour": hour, "minute": minute or "", "gap": gap, "half": (mark or "")[:1].lower(), "rest": rest}
    return Form("clock", traits, {}, parts)


def _mark(mark: str) -> str:
    letter = "X" if mark[0].isupper() else "x"
    return f"{letter}.{letter.replace('x', 'm').replace('X', 'M')}." if "." in mark else letter + mark[-1]


def write_clock(form: Form, wanted: dict[str, str]) -> str:
    """A time of day with the wanted traits.

    >>> write_clock(read_clock("15:30"), {"hours": "12", "mark": "xm", "gap": "", "separator": "."})
    '3.30pm'
    """
    traits = {"mark": "xm", "gap": "", "separator": ":", "even hour": "short", **form.traits, **wanted}
    hour, minute, half = int(form.parts["hour"]), form.parts["minute"] or "00", form.parts["half"]
    if traits["hours"] == "24":
        if half:
            hour = hour % 12 + (12 if half == "p" else 0)
        return f"{hour:02}{traits['separator']}{minute}{form.parts['rest']}"
    if not half:
        half, hour = "p" if hour % 24 >= 12 else "a", (hour - 1) % 12 + 1
    letter = half.upper() if traits["mark"].startswith("X") else half
    minutes = "" if minute == "00" and traits["even hour"] == "short" else traits["separator"] + minute
    return f"{hour}{minutes}{traits['gap']}{_MARKS[traits['mark']].format(letter)}{form.parts['rest']}"
