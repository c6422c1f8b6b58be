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
    """A unified difference, line by line, in which nothing of the document acts; nothing where both are equal."""
    path = name.lstrip("/")
    out = []
    for line in unified_diff(_lines(before), _lines(after), f"a/{path}", f"b/{path}", lineterm="\n"):
        body = line.rstrip("\r\n")
        out.append("\t".join(map(safe, body.split("\t"))))
        if body == line:
            out.append("\\ No newline at end of file")
    return out


def _lines(text: str) -> list[str]:
    """The lines of a text with their ends; a lone carriage return ends a line too."""
    starts = line_starts(text)
    return [line for a, b in zip(starts, [*starts[1:], len(text)], strict=True) if (line := text[a:b])]


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
