"""Finds the HTML comments of a Markdown text: those that a renderer would hide, not those that it would show as code.

Follows CommonMark 0.31: fenced and indented code, code spans (a run of backticks and the next of the same length in the
paragraph), backslash escapes, HTML blocks that begin with a comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.model import Span
from checker.text.offsets import line_starts

_FENCE = re.compile(r"[ \t]*(?:>[ \t]?|(?:[-*+]|\d{1,9}[.)])[ \t]+)*[ \t]*(`{3,}|~{3,})")
_CLOSING = re.compile(r"[ \t]*(?:>[ \t]?)*[ \t]*(`{3,}|~{3,})[ \t]*$")
_INDENTED = re.compile(r"(?: {4}|\t)[ \t]*\S")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)")
_INLINE = re.compile(r"\\[!-/:-@\[-`{-~]|`+|<!--")
_QUOTES = {'"': '"', "'": "'", "“": "”", "‘": "’", "«": "»", "„": "“"}


def comments(text: str, start: int = 0) -> list[Span]:
    r"""The comments of a text from an offset on, with their marks.

    >>> [text[a:b] for text in ["a <!-- b --> `<!-- c -->`"] for a, b in comments(text)]
    ['<!-- b -->']
    >>> comments('write "<!-- checker: allow x: y -->" there')
    []
    """
    if "<!--" not in text:
        return []
    found: list[Span] = []
    at = start
    for first, end in _prose(text, start):
        if at < end:
            at = _inline(text, max(first, at), end, found)  # a comment may have run on into this stretch
    return [span for span in found if not _quoted(text, span)]


def _prose(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The stretches of lines that belong together and are no code: paragraphs, headings, list items."""
    starts = [at for at in line_starts(text) if at >= start]
    fence, blank, listed, first = "", True, False, -1
    hidden = start  # up to here a comment block reaches
    for at, stop in zip(starts, [*starts[1:], len(text)], strict=True):
        line = text[at:stop].rstrip("\r\n")
        if at < hidden:
            continue
        if fence:
            closing = _CLOSING.match(line)
            if closing and closing[1].startswith(fence):
                fence = ""
            continue
        opening = _FENCE.match(line)
        code = blank and not listed and bool(_INDENTED.match(line))
        if opening or code or not line.strip():
            if first >= 0:
                yield first, at
                first = -1
            fence = opening[1] if opening and not code else ""
            blank = True
            continue
        if line.lstrip(" >").startswith("<!--"):  # an HTML block: it ends with the comment, whatever stands between
            close = text.find("-->", at)
            hidden = len(text) if close < 0 else close
        if first < 0:
            first = at
        listed = bool(_ITEM.match(line)) or (listed and (not blank or line[:1] in " \t"))
        blank = False
    if first >= 0:
        yield first, len(text)


def _inline(text: str, at: int, end: int, found: list[Span]) -> int:
    """Adds the comments that begin between two offsets; the offset behind the last thing read."""
    open_runs: set[int] = set()  # lengths of backtick runs that nothing in this stretch closes: looked for once
    while (m := _INLINE.search(text, at, end)) is not None:
        at = m.end()
        if m[0] == "<!--":
            close = text.find("-->", m.end() - 2)
            if close < 0:
                return len(text)  # nothing behind it can be closed either
            found.append(Span(m.start(), close + 3))
            at = close + 3
        elif m[0][0] == "`" and len(m[0]) not in open_runs:
            run = re.compile(rf"(?<!`){m[0]}(?!`)").search(text, at, end)
            if run is None:
                open_runs.add(len(m[0]))
            else:
                at = run.end()
    return max(at, end)


def _quoted(text: str, span: Span) -> bool:
    """Whether a comment stands in quotation marks: then the text speaks of it."""
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    return bool(before) and _QUOTES.get(before) == after
