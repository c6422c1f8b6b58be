"""Applies fixes to a text, the first of two that overlap; what is not applied is told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from checker.model import Fix, Span


class Applied(NamedTuple):
    """The text with fixes applied, those applied in order, and those left out with the reason."""

    text: str
    done: tuple[Fix, ...] = ()
    left: tuple[tuple[Fix, str], ...] = ()


def apply(text: str, fixes: Iterable[Fix], markup: Sequence[Span] = ()) -> Applied:
    """Applies fixes in the order of the text.

    A fix that overlaps one before it, reaches outside the text or holds markup is left out; equal fixes count as one.

    >>> apply("It cost $841B.", [Fix(0, 8, 13, "$841 billion", True), Fix(0, 9, 13, "841", True)])[0]
    'It cost $841 billion.'
    """
    pieces: list[str] = []
    done: list[Fix] = []
    left: list[tuple[Fix, str]] = []
    at = 0
    for fix in sorted(set(fixes), key=lambda f: (f.start, f.end, f.text, f.safe)):
        if not 0 <= fix.start <= fix.end <= len(text):
            left.append((fix, "it does not fit the text"))
        elif text[fix.start : fix.end] == fix.text:
            continue
        elif done and (fix.start < at or (fix.start == fix.end == at) or fix.start == done[-1].start):
            left.append((fix, "it overlaps the fix before it"))
        elif any(span.start < fix.end and fix.start < span.end for span in markup):
            left.append((fix, "markup stands in it"))
        else:
            pieces += text[at : fix.start], fix.text
            done.append(fix)
            at = fix.end
    return Applied("".join(pieces) + text[at:], tuple(done), tuple(left))
