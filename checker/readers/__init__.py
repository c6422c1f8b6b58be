"""Reads files into documents: `read` one, `read_all` of one file, `expand` the names on a command line into paths.

READERS is the table of formats: a suffix and what makes documents of such a file. A new format is one file and one
line here. Most files are one document; a feed, or records in JSON, are several, named `feed.xml#3`.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from checker.collector import collector_resting
from checker.errors import InputError
from checker.readers import archive
from checker.readers.decode import Raw, raw_text
from checker.readers.file import OPTIONS, File, Options, check_size, load_file
from checker.readers.from_docx import from_docx
from checker.readers.from_eml import from_eml
from checker.readers.from_feed import from_feed
from checker.readers.from_html import from_html
from checker.readers.from_json import from_json, from_json_lines
from checker.readers.from_markdown import from_markdown
from checker.readers.from_pdf import from_pdf
from checker.readers.from_subtitles import from_subtitles
from checker.readers.from_text import from_text
from checker.readers.patterns import expand_patterns
from checker.readers.sniff import INSTEAD, check_suffix
from checker.readers.tables.csv_file import from_csv
from checker.readers.tables.parquet_file import from_parquet
from checker.readers.tables.xlsx_file import from_xlsx

if TYPE_CHECKING:
    from checker.model import Document

Reader = Callable[[File], "Document | Sequence[Document]"]


def of_text(reader: Callable[[Raw], Document | Sequence[Document]]) -> Reader:
    """A reader of text, given bytes: the encoding is found first."""
    return lambda file: reader(raw_text(file))


READERS: dict[str, Reader] = {
    ".txt": of_text(from_text),
    ".md": of_text(from_markdown),
    ".markdown": of_text(from_markdown),
    ".docx": from_docx,
    ".pdf": from_pdf,
    ".html": from_html,
    ".htm": from_html,
    ".xhtml": from_html,
    ".eml": from_eml,
    ".xml": from_feed,
    ".rss": from_feed,
    ".atom": from_feed,
    ".srt": of_text(from_subtitles),
    ".vtt": of_text(from_subtitles),
    ".json": from_json,
    ".jsonl": from_json_lines,
    ".ndjson": from_json_lines,
    ".csv": from_csv,
    ".tsv": from_csv,
    ".xlsx": from_xlsx,
    ".parquet": from_parquet,
}
SUFFIXES = frozenset((*READERS, archive.SUFFIX))  # what is read


def read(
    path: str | os.PathLike[str],
    *,
    date: str | datetime.date | None = None,
    outlet: str | None = None,
    options: Options = OPTIONS,
) -> Document:
    """Reads a file that is one document; a date or an outlet given here wins over what the file says of itself.

    Raises InputError, in one clear line, for a path that does not exist, is a folder, may not be read, is too large,
    has a suffix without a reader, is damaged, or holds several documents. An empty file is a document without claims.
    """
    documents = read_all(path, date=date, outlet=outlet, options=options)
    if len(documents) != 1:
        raise InputError(
            Path(path).as_posix(), f"holds {len(documents)} documents", hint="read_all gives them one by one"
        )
    return documents[0]


def read_all(
    path: str | os.PathLike[str],
    *,
    date: str | datetime.date | None = None,
    outlet: str | None = None,
    options: Options = OPTIONS,
) -> tuple[Document, ...]:
    """All documents of a file: one, or those of a feed, of an archive. Raises InputError as `read` does."""
    name = os.fspath(path)
    if name.startswith(("http:/", "https:/", "ftp:/")) and not os.path.lexists(name):
        hint = "save the page from your browser as .html and name that file"
        raise InputError(name, "is an address, and nothing is fetched", hint=hint)
    return tuple(
        document for file in files_of(Path(path), options) for document in read_file(file, date=date, outlet=outlet)
    )


def files_of(path: Path, options: Options = OPTIONS) -> list[File]:
    """A file as it lies on the disk, or the files in a zip archive. Raises InputError."""
    if path.suffix.lower() == archive.SUFFIX:
        return archive.members(load_file(path, options), READERS)
    _reader_for(path)  # a wrong suffix is told before a large file is read
    return [load_file(path, options)]


def read_file(
    file: File, *, date: str | datetime.date | None = None, outlet: str | None = None, suffix: str = ""
) -> tuple[Document, ...]:
    """The documents of bytes; the suffix, or else that of their name, tells the format. Raises InputError."""
    suffix = suffix or Path(file.name).suffix.lower()
    reader = READERS.get(suffix) or _reader_for(Path(file.name))
    check_size(len(file.data), file.name, file.options.limits, suffix)
    check_suffix(file.data, suffix, file.name)
    with collector_resting():
        made = reader(file)
    documents = tuple(made) if isinstance(made, Sequence) else (made,)
    if date is None and outlet is None:
        return documents
    from dataclasses import replace

    if date is not None:
        day = date if isinstance(date, str) else date.isoformat()
        documents = tuple(replace(document, date=day, date_source="given") for document in documents)
    return documents if outlet is None else tuple(replace(document, outlet=outlet) for document in documents)


def _reader_for(path: Path) -> Reader:
    name = path.as_posix()
    suffix = path.suffix.lower()
    reader = READERS.get(suffix)
    if reader is not None:
        return reader
    if path.is_dir():
        raise InputError(name, "is a folder", hint="name a file, or a pattern such as 'articles/*.txt'")
    if not os.path.lexists(path):
        raise InputError(name, "no such file", hint="check the path")
    what = f"no reader for {path.suffix} files" if path.suffix else "a file without suffix has no reader"
    raise InputError(name, what, hint=INSTEAD.get(suffix) or f"supported: {', '.join((*READERS, archive.SUFFIX))}")


def expand(patterns: Sequence[str]) -> list[Path]:
    """The files that names, folders and quoted patterns stand for, each once, in the order named.

    A folder gives the files below it that have a reader, sorted; a pattern what it matches, sorted.
    Raises InputError for a pattern or a folder that gives nothing; a plain name is passed on, for `read` to judge.
    """
    return expand_patterns(patterns, SUFFIXES)
