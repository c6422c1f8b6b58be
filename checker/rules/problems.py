"""Mistakes in rule files as a person sees them: where, what, the line with a caret, and what would be right."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import NamedTuple

_WIDTH = 110  # columns of a quoted line before it is cut


class Place(NamedTuple):
    """A stretch of a rule file; line and column count from 1, line 0 means the file as a whole."""

    file: str
    line: int = 0
    column: int = 0
    width: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file


class Problem(NamedTuple):
    """One mistake. `code` groups mistakes of a kind (the table CODES); severity is error or warning."""

    place: Place
    code: str
    what: str
    help: str = ""
    severity: str = "error"


CODES = {
    "R000": "a rule file or pack that cannot be read",
    "R001": "text that is not YAML, or YAML that the rule language leaves out (tags, anchors)",
    "R002": "unknown key",
    "R003": "missing key",
    "R004": "a value of the wrong type or form",
    "R005": "unknown name",
    "R006": "something given twice, or twice differently",
    "R007": "a unit that does not fit what is compared",
    "R008": "a message that uses what its check does not give",
    "R009": "a date that does not exist",
    "R010": "a rule that can never fire",
    "R101": "a rule without examples",
    "R102": "an old exchange rate",
    "R103": "a key that has no effect yet",
    "R104": "a name that stands inside another",
}


def closest(word: str, known: Iterable[str]) -> str:
    """The known word that a misspelt one was probably meant to be; "" when none is near."""
    folded = {option.lower(): option for option in sorted(set(known), reverse=True)}
    near = get_close_matches(word.lower(), list(folded), n=1, cutoff=0.6)
    return folded[near[0]] if near else ""


def did_you_mean(word: str, known: Iterable[str], *, quote: str = "`") -> str:
    """The help for a misspelt word: the nearest known one, or all when they are few; "" when nothing helps.

    >>> did_you_mean("tolerence", ["tolerance", "level"])
    'did you mean `tolerance`?'
    >>> did_you_mean("x", ["draft", "source"])
    'write `draft` or `source`'
    """
    options = sorted(set(known))
    near = closest(word, options)
    if near:
        return f"did you mean {quote}{near}{quote}?"
    if not options or len(options) > 16:
        return ""
    shown = [f"{quote}{option}{quote}" for option in options]
    return "write " + (" or ".join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else shown[0])


def render(problem: Problem, lines_of: Mapping[str, Sequence[str]]) -> str:
    """One problem as text; `lines_of` holds the lines of each file by name.

    >>> place = Place("a.yaml", 2, 3, 9)
    >>> print(render(Problem(place, "R002", "unknown key `tolerence`", "did you mean `tolerance`?"),
    ...              {"a.yaml": ["- id: x", "  tolerence: 0.05 pp"]}))  # doctest: -NORMALIZE_WHITESPACE
    a.yaml:2:3: error[R002] unknown key `tolerence`
      |
    2 |   tolerence: 0.05 pp
      |   ^^^^^^^^^
      = help: did you mean `tolerance`?
    """
    place = problem.place
    head = f"{place}:{place.column}" if place.line else place.file
    out = [f"{head}: {problem.severity}[{problem.code}] {_plain(problem.what)}"]
    margin = " " * len(str(place.line)) if place.line else " "
    lines = lines_of.get(place.file, ())
    if 0 < place.line <= len(lines):
        line, caret = _excerpt(lines[place.line - 1].rstrip("\r"), place.column - 1, place.width)
        out += [f"{margin} |", f"{place.line} | {line}".rstrip(), f"{margin} | {caret}"]
    if problem.help:
        out.append(f"{margin} = help: {_plain(problem.help)}")
    return "\n".join(out)


def _excerpt(line: str, column: int, width: int) -> tuple[str, str]:
    """The line, cut around the column when long, and the caret line below it."""
    width = max(1, min(width, max(len(line), column + 1) - column))
    cut = column - _WIDTH // 2 if len(line) > _WIDTH and column > _WIDTH - 20 else 0
    shown = line[cut : cut + _WIDTH]
    lead = "…" if cut else ""
    tail = "…" if cut + _WIDTH < len(line) else ""
    before = _columns(_plain(lead + line[cut:column]))
    under = max(1, _columns(_plain(shown[column - cut : column - cut + width])))
    return _plain(lead + shown + tail), " " * before + "^" * under


def _plain(text: str) -> str:
    """The text without what moves a terminal's cursor or colours it; a tab becomes a space."""
    return "".join(c if c.isprintable() else " " if c == "\t" else "\ufffd" for c in text)


def _columns(text: str) -> int:
    """How wide a terminal shows the text: wide characters take two columns, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in "WF") for c in text)
