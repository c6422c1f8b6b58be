"""Reads the YAML block that may stand at the top of a Markdown file: its date, outlet and title."""

from __future__ import annotations

import re
from datetime import datetime
from typing import NamedTuple

from checker.errors import InputError
from checker.model import Span
from checker.text.dating import read_dateline
from checker.yamlnodes import compose, empty, kind, place

_FRONT = re.compile(r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)


class FrontMatter(NamedTuple):
    """What the block says, where it ends, and the span of the title's text, which is read like any title."""

    end: int = 0
    date: str | None = None
    outlet: str | None = None
    title: Span | None = None


def read_front_matter(text: str, name: str) -> FrontMatter:
    """The front matter of a text, empty when there is none.

    Raises InputError with file:line:column for broken YAML or a bad date.

    >>> read_front_matter("---\\ndate: 2025-03-05\\n---\\nText", "a.md").date
    '2025-03-05'
    """
    block = _FRONT.match(text)
    if block is None:
        return FrontMatter()
    root = compose(block[1], name, first_line=1)
    found = FrontMatter(block.end())
    if root is None or kind(root) != "mapping":
        return found if root is None else FrontMatter()  # a text between two rules is no front matter
    for key, value in root.value:
        if kind(value) != "scalar" or not value.value.strip() or empty(value):
            continue
        if key.value == "date":
            found = found._replace(date=_date(value.value.strip(), place(name, value, first_line=1)))
        elif key.value == "outlet":
            found = found._replace(outlet=value.value.strip())
        elif key.value == "title" and value.style in (None, "", '"', "'"):  # not a block of several lines
            quoted = bool(value.style)
            start = block.start(1) + value.start_mark.index + quoted
            found = found._replace(title=Span(start, block.start(1) + value.end_mark.index - quoted))
    return found


def _date(text: str, where: str) -> str:
    """ISO text of a date, which may be written out."""
    try:
        datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        read = read_dateline(text)
        if read is None:
            raise InputError(where, f"{text!r} is not a date", hint="write it as 2025-03-05") from None
        return read.day.isoformat()
    return text
