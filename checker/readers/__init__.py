"""Reads files into documents: `read` one, `expand` the names on a command line into paths.

READERS is the table of formats: a suffix and what makes a document of such a file. A new format is one file and one
line here.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import InputError
from checker.readers.decode import Raw, load
from checker.readers.from_markdown import from_markdown
from checker.readers.from_text import from_text
from checker.readers.patterns import expand_patterns

if TYPE_CHECKING:
    from checker.model import Document

READERS: dict[str, Callable[[Raw], Document]] = {
    ".txt": from_text,
    ".md": from_markdown,
    ".markdown": from_markdown,
}


def read(
    path: str | os.PathLike[str], *, date: str | datetime.date | None = None, outlet: str | None = None
) -> Document:
    """Reads one file; a date or an outlet given here wins over what the file says of itself.

    Raises InputError, in one clear line, for a path that does not exist, is a folder, may not be read, is too large,
    has a suffix without a reader, or does not hold text. An empty file is a document without claims.
    """
    file = Path(path)
    reader = READERS.get(file.suffix.lower())
    raw = load(file, known=reader is not None)
    if reader is None:
        what = f"no reader for {file.suffix} files" if file.suffix else "a file without suffix has no reader"
        raise InputError(file.as_posix(), what, hint=f"supported: {', '.join(READERS)}")
    document = reader(raw)
    if date is None and outlet is None:
        return document
    from dataclasses import replace

    if date is not None:
        document = replace(document, date=date if isinstance(date, str) else date.isoformat(), date_source="given")
    return document if outlet is None else replace(document, outlet=outlet)


def expand(patterns: Sequence[str]) -> list[Path]:
    """The files that names, folders and quoted patterns stand for, each once, in the order named.

    A folder gives the files below it that have a reader, sorted; a pattern what it matches, sorted.
    Raises InputError for a pattern or a folder that gives nothing; a plain name is passed on, for `read` to judge.
    """
    return expand_patterns(patterns, frozenset(READERS))
