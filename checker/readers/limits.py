"""What a file may ask for at most: one value, so that a mistaken path or a hostile file ends in a clear line."""

from __future__ import annotations

from typing import NamedTuple


class Limits(NamedTuple):
    """The largest of everything that is read; an article needs a thousandth of each.

    Sizes are bytes; `expanded_bytes` counts what all parts of one archive (a .docx is one) unpack to.
    """

    file_bytes: int = 64 * 1024 * 1024
    expanded_bytes: int = 64 * 1024 * 1024
    tags: int = 2_000_000  # of one XML part; each takes some hundred bytes of memory
    pages: int = 2_000
    nesting: int = 400  # elements, lists or message parts inside each other
    cells: int = 2_000_000  # of one table
    documents: int = 20_000  # in one file: entries of a feed, lines of JSON


LIMITS = Limits()
