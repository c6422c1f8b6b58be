"""Shows what fixes would change: safe ones as a unified difference, others as lines that no tool applies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import unified_diff

from checker.model import Fix
from checker.report.safe import safe
from checker.text.offsets import line_starts, position

_LINE = re.compile(r"\r\n|\n|\r")


def difference(name: str, before: str, after: str) -> list[str]:
    """A unified difference, line by line, in which nothing of the document acts; "" at its end where lines differ."""
    path = name.lstrip("/")
    lines = unified_diff(_LINE.split(before), _LINE.split(after), f"a/{path}", f"b/{path}", lineterm="")
    return ["\t".join(map(safe, line.split("\t"))) for line in lines]


def offer(name: str, text: str, fix: Fix, why: str) -> list[str]:
    """One fix as three lines: where it stands and why, the line as it is, and as it would be."""
    starts = line_starts(text)
    line, column = position(starts, fix.start)
    first = starts[line - 1]
    ends = [m.start() for m in _LINE.finditer(text, max(fix.end, first))]
    stop = ends[0] if ends else len(text)
    old, new = text[first:stop], text[first : fix.start] + fix.text + text[fix.end : stop]
    return [f"{safe(name)}:{line}:{column}: {safe(why)}", f"    - {safe(old)}", f"    + {safe(new)}"]


def offers(name: str, text: str, fixes: Sequence[tuple[Fix, str]]) -> list[str]:
    """The lines of several offers, in the order of the text."""
    found = sorted(fixes, key=lambda pair: (pair[0].start, pair[0].end, pair[0].text))
    return [line for fix, why in found for line in offer(name, text, fix, why)]
