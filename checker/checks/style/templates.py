"""The forms that a rule gives: by an example ("$841 billion"), or by a template ("{symbol}{number} {scale}")."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from checker.checks.style.form import Form

SAMPLES = {
    "symbol": "$", "code": "USD", "number": "5", "scale": "billion", "unit": "km", "noun": "",
    "weekday": "Tuesday", "day": "5", "month": "March", "year": "2025",
}  # fmt: skip
_FIELD = re.compile(r"\{(\w+)\}")
_OPEN = {"{unit}": ("unit",), "{number}": ("numeral", "thousands")}  # what a field leaves open


class Template(NamedTuple):
    """One form of a rule as it was written, and as it is read."""

    text: str
    form: Form


@lru_cache(maxsize=512)
def template(text: str) -> Template | None:
    """A form by its example or its template; None for a text that is neither.

    >>> template("{symbol}{number} {scale}").form.traits["scale"]
    'word'
    """
    from checker.checks.style import read

    if "{" not in text:
        form = read(text.strip())
        return Template(text, form) if form else None
    sample = _FIELD.sub(lambda field: SAMPLES.get(field[1], ""), text).strip()
    form = read(sample)
    if form is None:
        return None
    free = {name for field, names in _OPEN.items() if field in text for name in names}
    traits = {name: trait for name, trait in form.traits.items() if name not in free}
    return Template(text, replace(form, traits=traits, special={}))
