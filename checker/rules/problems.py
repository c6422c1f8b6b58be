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


class Code(NamedTuple):
    """One kind of mistake: its name, and what an author does about it."""

    name: str
    mend: str
    severity: str = "error"


CODES: Mapping[str, Code] = {
    "R000": Code("a file or pack that cannot be read", "Check the path; save the file as UTF-8 text, below 5 MB."),
    "R001": Code(
        "text that is not YAML, or YAML that rule files leave out",
        "Mend the place that is shown. Tabs, tags (`!!str`), anchors and aliases (`&a`, `*a`) have no place in them.",
    ),
    "R002": Code("an unknown key", "Take the key that is proposed, or one of the check's table on this page."),
    "R003": Code("a missing key", "Add it; the help says what it is for."),
    "R004": Code("a value of the wrong type or form", "Write it as the help shows."),
    "R005": Code(
        "an unknown name",
        "Take the name that is proposed, or define it: entities, measures, facts and rates in any of the files.",
    ),
    "R006": Code(
        "something given twice, or twice differently",
        "Keep one. To change a rule of another file say `override: true`; to end a fact give it a last day, `to`. "
        "Files that are alternatives of each other are validated with `--each`.",
    ),
    "R007": Code("a unit that does not fit what is compared", "Take a unit of the measure; on a percentage, pp or %."),
    "R008": Code("a message field that the check does not give", "Take one that the check's section lists."),
    "R009": Code("a date that does not exist", "Write a day of the calendar as 2025-03-04."),
    "R010": Code("a rule, value or example that can never count", "Change what excludes it; the message says what."),
    "R101": Code("a rule without examples", "Give it `match` and `no_match`: untried rules are guesses.", "warning"),
    "R102": Code("an exchange rate older than 30 days", "Look up a newer one, with its day and source.", "warning"),
    "R103": Code("a key that has no effect yet", "Take it out, or wait for the version that reads it.", "warning"),
    "R104": Code(
        "a name that stands inside another",
        "The longer name is read. If that is meant, put the longer one under `not` of the entity with the shorter one.",
        "warning",
    ),
}  # the first digit behind the R tells mistakes, which stop everything, from warnings


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
