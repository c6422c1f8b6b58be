"""Breakdowns that stand in the lines of a list or the rows of a table, one part a line, with or without a total."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import groupby

from checker.checks.parts import Breakdown, shares_out, tokens_of
from checker.model import Claim
from checker.vocab.load import vocabulary

_LABEL = 8  # words of a line beside its number; more is a sentence
_LEAST = 3  # lines of a list
_NEAR = (Decimal(90), Decimal(110))  # shares that nearly make a hundred are shares of one whole
_ADDED = ("count", "money", "number")


@cache
def _totals() -> frozenset[str]:
    return frozenset(vocabulary("parts")["total"])


def in_lists(claims: Sequence[Claim], text: str, least: int) -> Iterator[Breakdown]:
    """The breakdowns in the lists of one document, of claims in the order of the text.

    Shares count as parts of a hundred where their labels are answers or a rest, or where they nearly make a hundred;
    amounts where a line gives their total.
    """
    for run in _runs(claims, text):
        kinds = {c.quantity.kind for c in run}
        total = [c for c in run if _is_total(c, text)]
        parts = tuple(c for c in run if c not in total)
        if len(parts) < max(least, 2):
            continue
        if len(total) == 1 and kinds <= {*_ADDED, "percentage"} and _alike(run):
            yield Breakdown(total[0], parts, True)
        elif not total and kinds == {"percentage"} and len(parts) >= _LEAST and _of_one(parts, text):
            yield Breakdown(None, parts, True)


def _of_one(parts: Sequence[Claim], text: str) -> bool:
    words = {word for c in parts for word in tokens_of(_line(c, text))}
    known = sum((c.base_value or Decimal(0) for c in parts), Decimal(0))
    return shares_out(words, len(parts)) or (len(parts) > _LEAST and _NEAR[0] <= known <= _NEAR[1])


def _runs(claims: Sequence[Claim], text: str) -> Iterator[list[Claim]]:
    """Claims that stand alone in neighbouring short lines, blank lines and lines of a table's frame left out."""
    starts = [0, *(i + 1 for i, c in enumerate(text) if c == "\n")]
    lines = [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    row, rank = 0, list[int]()  # lines are counted without those that hold no word
    for line in lines:
        row += any(c.isalnum() for c in line)
        rank.append(row)
    last: int | None = None
    run: list[Claim] = []
    for at, group in groupby(claims, key=lambda c: bisect_right(starts, c.start) - 1):
        here = list(group)
        alone = len(here) == 1 and _short(here[0], lines[at])
        if run and not (alone and last is not None and rank[at] == rank[last] + 1 and _same(run[-1], here[0])):
            if len(run) >= _LEAST:
                yield run
            run = []
        if alone:
            run, last = [*run, here[0]], at
    if len(run) >= _LEAST:
        yield run


def _short(claim: Claim, line: str) -> bool:
    beside = line.replace(claim.text, " ", 1)
    return any(c.isalpha() for c in beside) and len(beside.split()) <= _LABEL and not line.rstrip().endswith((".", "!"))


def _same(a: Claim, b: Claim) -> bool:
    counted = a.quantity.kind in ("count", "number") and b.quantity.kind in ("count", "number")
    return counted or (a.quantity.kind, a.base_unit) == (b.quantity.kind, b.base_unit)


def _alike(run: Sequence[Claim]) -> bool:
    return all(_same(run[0], c) for c in run) and not any(c.quantity.is_range or c.quantity.vague for c in run)


def _line(claim: Claim, text: str) -> str:
    start = text.rfind("\n", 0, claim.start) + 1
    end = text.find("\n", claim.end)
    return text[start : claim.start] + " " + text[claim.end : end if end >= 0 else len(text)]


def _is_total(claim: Claim, text: str) -> bool:
    return not _totals().isdisjoint(tokens_of(_line(claim, text)))
