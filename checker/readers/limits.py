"""What a file may ask for at most: one value, so that a mistaken path or a hostile file ends in a clear line."""

from __future__ import annotations

from typing import NamedTuple


class Limits(NamedTuple):
    """The largest of everything that is read; an article needs a thousandth of each.

    Sizes are bytes; `expanded_bytes` counts what all parts of one archive (a .docx is one) unpack to. A project sets
    them under `limits` in its configuration. They are such that no file takes more than some seconds and 500 MB.
    """

    file_bytes: int = 64 * 1024 * 1024
    markup_bytes: int = 8 * 1024 * 1024  # of web pages, Markdown, mail, transcripts, which take 30 times that in memory
    expanded_bytes: int = 64 * 1024 * 1024
    elements: int = 400_000  # tags of a web page
    tags: int = 2_000_000  # of one part in XML; lists and objects of JSON
    pages: int = 2_000
    nesting: int = 400  # elements, lists or message parts inside each other
    cells: int = 250_000  # of one file of tables
    documents: int = 20_000  # in one file: entries of a feed, lines of JSON


LIMITS = Limits()
MARKUP = frozenset({".html", ".htm", ".xhtml", ".md", ".markdown", ".eml", ".srt", ".vtt"})
