"""Tells what a file is by its first bytes, so that a wrong suffix is named instead of misread."""

from __future__ import annotations

from io import BytesIO
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile

from checker.errors import InputError


class Look(NamedTuple):
    """What bytes look like: in words, and the suffixes that such files have (the first is the one to rename to)."""

    what: str
    suffixes: tuple[str, ...]
    hint: str = ""


WEB_PAGE = Look("a web page", (".html", ".htm", ".xhtml"))
PDF = Look("a PDF", (".pdf",))
WORD = Look("a Word file", (".docx",))
WORKBOOK = Look("an Excel workbook", (".xlsx",))
PARQUET = Look("a Parquet table", (".parquet",))
# The part that only this kind of zip archive has.
_PARTS = (
    ("word/document.xml", WORD),
    ("word/document2.xml", WORD),  # some servers write it so
    ("xl/workbook.xml", WORKBOOK),
    ("ppt/presentation.xml", Look("a PowerPoint file", (".pptx",), "save it as .pdf")),
    ("META-INF/container.xml", Look("an EPUB book", (".epub",), "save its text as .html or .txt")),
    ("content.xml", Look("an OpenDocument file", (".odt",), "save it as .docx")),
)
_ZIP = Look("a zip archive", (".zip",))
_MAGIC = (
    (b"%PDF-", PDF),
    (b"{\\rtf", Look("a rich text file", (".rtf",), "save it as .docx")),
    (b"\xd0\xcf\x11\xe0", Look("an old or encrypted Office file", (".doc",), "save it as .docx, without a password")),
    (b"PAR1", PARQUET),
    (b"\x89PNG", Look("a picture", (".png",), "only text is read")),
    (b"\xff\xd8\xff", Look("a picture", (".jpg",), "only text is read")),
    (b"GIF8", Look("a picture", (".gif",), "only text is read")),
    (b"\x1f\x8b", Look("a gzip archive", (".gz",), "unpack it first")),
    (b"BZh", Look("a bzip2 archive", (".bz2",), "unpack it first")),
    (b"7z\xbc\xaf", Look("a 7z archive", (".7z",), "unpack it first")),
)
# Suffixes that people have but that no reader is for, and what to do instead.
INSTEAD = {
    ".doc": "save it as .docx",
    ".rtf": "save it as .docx",
    ".odt": "save it as .docx",
    ".pages": "export it as .docx or .pdf",
    ".epub": "save its text as .html or .txt",
    ".pptx": "save it as .pdf",
    ".xls": "save it as .xlsx or .csv",
    ".mht": "save the page as .html",
    ".mhtml": "save the page as .html",
    ".url": "save the page itself as .html",
    ".webloc": "save the page itself as .html",
}


def look(data: bytes) -> Look | None:
    """What the bytes look like; None for plain text and for what is not known.

    >>> look(b"%PDF-1.7").what, look(b"Sales rose")
    ('a PDF', None)
    """
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _archive(data)
    for magic, found in _MAGIC:
        if data.startswith(magic):
            return found
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")[:64].lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return WEB_PAGE
    return PDF if b"%PDF-" in data[:1024] and b"obj" in data[:4096] else None


def _archive(data: bytes) -> Look:
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (BadZipFile, ValueError, NotImplementedError, OSError, EOFError):
        return _ZIP
    return next((found for part, found in _PARTS if part in names), _ZIP)


# What each binary format must look like; a text format is whatever is no other.
_MUST = {".pdf": PDF, ".docx": WORD, ".xlsx": WORKBOOK, ".parquet": PARQUET}


def check_suffix(data: bytes, suffix: str, name: str) -> None:
    """Raises InputError where the bytes are plainly of another format than the suffix says. An empty file passes."""
    found = look(data)
    must = _MUST.get(suffix)
    if found is not None and suffix not in found.suffixes:
        if found is _ZIP and must is not None:
            raise InputError(name, f"is no {suffix} file: a zip archive that is damaged or holds something else")
        hint = found.hint or f"rename it to end in {found.suffixes[0]}"
        raise InputError(name, f"is no {suffix} file: it looks like {found.what}", hint=hint)
    if must is not None and found is None:
        what = "it is empty" if not data.strip(b"\0 \t\r\n") else "it is damaged, or of another kind"
        raise InputError(name, f"is no {suffix} file: {what}", hint="open it and save it again")
