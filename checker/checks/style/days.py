"""Dates as they are written: "March 5, 2025", "5 March 2025", "Sept. 5", "the 5th of March"."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence

from checker.checks.style.form import Form
from checker.timex import WEEKDAYS
from checker.vocab.load import vocabulary

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_FIGURES = re.compile(r"\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})")
_WEEKDAY = r"(?P<weekday>[A-Za-z]+\.?)(?P<wcomma>,?)\s+"
_MONTH = r"(?P<month>[A-Za-z]+\.?)"
_DAY = r"(?P<day>\d{1,2})(?P<suffix>st|nd|rd|th)?"
_YEAR = r"(?:(?P<ycomma>,?)\s+(?P<year>\d{4}))?"
_DAY_MONTH = re.compile(rf"(?:{_WEEKDAY})?(?:the\s+)?{_DAY}\s+(?P<of>of\s+)?{_MONTH}{_YEAR},?", re.IGNORECASE)
_MONTH_DAY = re.compile(rf"(?:{_WEEKDAY})?{_MONTH}\s+(?:the\s+)?{_DAY}{_YEAR},?", re.IGNORECASE)
_MONTH_YEAR = re.compile(rf"{_MONTH}(?P<ycomma>,?)\s+(?P<year>\d{{4}}),?", re.IGNORECASE)
_SHORT = {9: "Sept"}


def read_day(text: str) -> Form | None:
    """The form of a date that gives a day and a month, or a month and its year; None for any other.

    >>> sorted(read_day("Sept. 5, 2024").traits.items())
    [('comma', ','), ('month with a day', 'stopped'), ('order', 'month day'), ('suffix', ''), ('zero', '')]
    """
    if _ISO.fullmatch(text):
        year, month, day = text.split("-")
        return Form("date", {"order": "iso"}, {}, {"year": year, "month": str(int(month)), "day": str(int(day))})
    if _FIGURES.fullmatch(text):
        return Form("date", {"order": "figures"})
    for order, grammar in (("day month", _DAY_MONTH), ("month day", _MONTH_DAY), ("", _MONTH_YEAR)):
        found = grammar.fullmatch(text)
        if found:
            return _form(found.groupdict(), order)
    return None


def _form(given: dict[str, str | None], order: str) -> Form | None:
    spelled = given["month"] or ""
    month = vocabulary("calendar")["months"].get(spelled.lower().rstrip("."))
    weekday = vocabulary("calendar")["weekdays"].get((given.get("weekday") or "").lower().rstrip("."))
    if month is None or (given.get("weekday") and weekday is None):
        return None
    traits: dict[str, str] = {}
    name = "month with a day" if order else "month alone"
    if calendar.month_name[month] != "May":  # May is its own short form
        stopped = "stopped" if spelled.endswith(".") else "short"
        traits[name] = "full" if spelled.lower() == calendar.month_name[month].lower() else stopped
    if order:
        traits |= {"order": order, "suffix": "suffix" if given["suffix"] else ""}
        traits["zero"] = "zero" if (given["day"] or "").startswith("0") else ""
        if order == "day month":
            traits["of"] = "of" if given["of"] else ""
    if given["year"] and order != "day month":
        traits["comma" if order else "comma without a day"] = given["ycomma"] or ""
    if weekday is not None:
        full = (given.get("weekday") or "").lower() == WEEKDAYS[weekday].lower()
        traits["weekday"] = "full" if full else "stopped" if "." in (given["weekday"] or "") else "short"
        traits[f"comma behind the weekday, {order}"] = given["wcomma"] or ""
    parts = {"month": str(month), "day": str(int(given.get("day") or 0) or ""), "year": given["year"] or ""}
    parts |= {"spelled": spelled, "weekday": "" if weekday is None else WEEKDAYS[weekday], "order": order}
    parts["weekday spelled"] = given.get("weekday") or ""
    return Form("date", traits, {name: (str(month), spelled)} if name in traits else {}, parts)


def write_day(form: Form, wanted: dict[str, str], house: Sequence[Form]) -> str | None:
    """A date with the wanted traits; None for one in figures, whose day and month only its country tells apart.

    >>> write_day(read_day("March 5th, 2025"), {"order": "day month", "suffix": ""}, ())
    '5 March 2025'
    """
    if not form.parts:
        return None
    traits = {**form.traits, **wanted}
    day, year = form.parts["day"], form.parts["year"]
    order = traits.get("order", "") if day else ""
    if order == "iso":
        return f"{year}-{int(form.parts['month']):02}-{int(day):02}" if year else None
    month = _month(form, traits, order, house)
    if not order:
        return f"{month}{traits.get('comma without a day', '')} {year}"
    weekday = _weekday(form, traits)
    behind = traits.get(f"comma behind the weekday, {order}", _comma(order, house)) if weekday else ""
    number = day + _suffix(int(day)) * (traits.get("suffix") == "suffix")
    if order == "month day":
        text = f"{month} {number}" + (f"{traits.get('comma', ',')} {year}" if year else "")
    else:
        of = "of " if traits.get("of") else ""
        text = f"{number} {of}{month}" + (f" {year}" if year else "")
    return f"{weekday}{behind} {text}" if weekday else text


def _comma(order: str, house: Sequence[Form]) -> str:
    name = f"comma behind the weekday, {order}"
    return next((f.traits[name] for f in house if name in f.traits), "," if order == "month day" else "")


def _month(form: Form, traits: dict[str, str], order: str, house: Sequence[Form]) -> str:
    number = form.parts["month"]
    name = "month with a day" if order else "month alone"
    same = [f.special[name][1] for f in house if f.special.get(name, ("",))[0] == number]
    if same:
        return same[0]
    kind, full = traits.get(name), calendar.month_name[int(number)]
    if kind in (None, "full"):
        return full
    if kind == form.traits.get(name):
        return form.parts["spelled"]
    return _SHORT.get(int(number), full[:3]) + "." * (kind == "stopped")


def _weekday(form: Form, traits: dict[str, str]) -> str:
    kind, full = traits.get("weekday"), form.parts.get("weekday", "")
    if kind == form.traits.get("weekday"):
        return form.parts.get("weekday spelled", "")
    return full if kind == "full" else full[:3] + "." * (kind == "stopped") if full else ""


def _suffix(day: int) -> str:
    return "th" if day in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
