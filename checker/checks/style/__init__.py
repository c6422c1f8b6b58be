"""How numbers and dates are written: a short text is read into a form, and a value is written in another."""

from __future__ import annotations

from dataclasses import replace

from checker.checks.style.amounts import possible, read_amount, write_amount
from checker.checks.style.clock import read_clock, write_clock
from checker.checks.style.days import read_day, write_day
from checker.checks.style.form import Form, differences, is_like
from checker.checks.style.pieces import pieces
from checker.checks.style.templates import Template, template

__all__ = ["Form", "Template", "differences", "is_like", "pieces", "possible", "read", "template", "write"]


def read(text: str, kind: str = "", unit: str = "") -> Form | None:
    """The form of a number, an amount or a date; None for a text that is none of them.

    `kind` and `unit` are those of a claim and decide where the words alone do not: "10m" is a length or ten million.

    >>> read("$841B").traits["scale"], read("5 Sept 2024").family, read("3.30pm").traits["mark"]
    ('short', 'date', 'xm')
    """
    if kind == "time":
        return read_clock(text)
    if kind == "date":
        return read_day(text)
    if kind:
        return read_amount(text, kind, unit)
    return read_day(text) or read_clock(text) or read_amount(text)


def write(form: Form, wanted: dict[str, str], house: tuple[Form, ...]) -> str | None:
    """The same value with the wanted traits; None where it cannot be written so ("27,541" in words).

    `house` are the preferred forms: they settle what the text leaves open (15:30 has no p.m.), and where one says how a
    month or a scale is shortened, its spelling is taken.
    """
    settled: dict[str, str] = {}
    for example in reversed([f for f in house if f.family == form.family]):
        settled |= example.traits
    form = replace(form, traits={**settled, **form.traits})
    if form.family == "date":
        return write_day(form, wanted, house)
    return write_clock(form, wanted) if form.family == "clock" else write_amount(form, wanted, house)
