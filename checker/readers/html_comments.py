"""Comments of a web page that speak to the checker, each with the block that it stands for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set

from checker.model import Block, Comment, Span
from checker.readers.html_source import Source

_TAG_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)")


def read_comments(
    source: str, page: Source, block_of: Mapping[int, Block], lines: Sequence[int], parting: Set[str]
) -> tuple[Comment, ...]:
    """The comments with what they are about: the paragraph in which one stands, or that ends on its line; else the
    next one.

    `block_of` gives the block of each text of the page by the text's number, `parting` the names of the elements that
    part paragraphs.
    """
    numbers = sorted(block_of)
    out = []
    for span, before in page.comments:
        i = bisect_left(numbers, before)
        above, below = (numbers[n] if 0 <= n < len(numbers) else None for n in (i - 1, i))
        gap_above = source[page.texts[above].end : span.start] if above is not None else "\n"
        gap_below = source[span.end : page.texts[below].start] if below is not None else "\n"
        inside_above = above is not None and not _parts(gap_above, parting)
        inside_below = below is not None and not _parts(gap_below, parting)
        upward = inside_above or (not inside_below and "\n" not in gap_above)
        number = above if above is not None and (upward or below is None) else below
        if number is None:
            continue
        block = block_of[number]
        line = bisect_left(lines, span.start + 1)
        out.append(Comment(source[span.start : span.end], line, Span(block.start, block.end)))
    return tuple(out)


def _parts(between: str, parting: Set[str]) -> bool:
    return any(name.lower() in parting for name in _TAG_NAME.findall(between))
