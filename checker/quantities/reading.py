"""What the grammars hand to each other: a numeral, then a reading of it in one dimension."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any, NamedTuple

from checker.model import Interval
from checker.text.tokens import Tokens


def apart(tokens: Tokens, i: int) -> bool:
    """Whether a line ends for good before token i: an empty line, or a new line that begins with a capital or a digit.

    A hard-wrapped line ends in the middle of a phrase, so a line break alone parts nothing.
    """
    end, start = tokens.ends[i - 1], tokens.starts[i]
    if i == 0 or start == end:
        return False
    gap = tokens.text[end:start]
    return "\n" in gap and (gap.count("\n") > 1 or not tokens.text[start : start + 1].islower())


class Numeral(NamedTuple):
    """A number as written, without unit: tokens [first, stop), its value with scale words applied, and how fine it is.

    `step` is what the last written digit stands for (3.2 million: 100,000; 32: 1), None for words ("three"), which are
    exact. `form`: digits, words, mixed ("2.5 million"), fraction ("two thirds", "1/3"), vague ("dozens", "several
    hundred": then `interval` says what it allows and value is None).
    """

    first: int
    stop: int
    value: Decimal | None
    step: Decimal | None = None
    form: str = "digits"
    interval: Interval | None = None


class Reading(NamedTuple):
    """One dimension's reading of tokens [first, stop), before hedge words are attached."""

    first: int
    stop: int
    kind: str
    value: Decimal | None = None
    interval: Interval = Interval()
    unit: str = ""
    noun: tuple[int, int] = (0, 0)
    timex: Any = None
    rule: str = ""
    is_range: bool = False
    vague: bool = False
    hedge: str = ""  # only where the grammar itself knows it ("tens of thousands": at_least)
    trend: str = ""  # from, to, by


class Dimension(NamedTuple):
    """One member of the DIMENSIONS table.

    `leads`: folded words at which `lead` is tried ("$", "monday", "half"). `follows`: folded words that, standing right
    behind a numeral, make `follow` the reader of that numeral ("percent", "miles"; a hyphen is stepped over). Either
    may be empty.
    `digits`: whether `lead` is also tried at every digit token (dates, times of day, scores).
    """

    name: str
    leads: frozenset[str]
    lead: Callable[[Tokens, int], Reading | None] | None = None
    follows: frozenset[str] = frozenset()
    follow: Callable[[Tokens, Numeral], Reading | None] | None = None
    digits: bool = False
