"""Between a document's text and the bytes of its file: only files of which every byte is known are written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from checker.errors import InputError
from checker.model import Document
from checker.text.repair import repair

KINDS = (".txt", ".md", ".markdown")


class Written(NamedTuple):
    """How a file turns its text into bytes."""

    path: Path
    mark: bytes
    codec: str

    def data(self, text: str) -> bytes:
        """The bytes of a file with this text. Raises InputError for a sign that its encoding does not have."""
        try:
            return self.mark + text.encode(self.codec)
        except UnicodeEncodeError as error:
            sign = text[error.start]
            raise InputError(
                self.path.as_posix(), f"its encoding, {self.codec}, has no {sign!r}", "save it as UTF-8"
            ) from None


def unwritable(document: Document) -> str:
    """Why a document's file must not be rewritten, by what is known of the document; "" where it may."""
    if document.path is None:
        return f"{document.name}: is no file"
    if Path(document.path).suffix.lower() not in KINDS or document.anchors:
        return f"{document.name}: only text and Markdown files are rewritten"
    if "\ufffd" in document.text or repair(document.text).offsets.at:
        return f"{document.name}: its encoding is damaged (repair it first, and save it as UTF-8)"
    return ""


def written(document: Document) -> Written:
    """How a document's file is written. Raises InputError, with the reason, where it must not be rewritten."""
    from checker.readers.decode import decode, written_in

    if why := unwritable(document):
        raise InputError(*why.split(": ", 1))
    name, path = document.name, Path(str(document.path))
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(name, f"cannot be read: {error.strerror or error}") from None
    found = written_in(data, name)
    if found is None:
        raise InputError(name, "its encoding is damaged", "repair it first, and save it as UTF-8")
    if decode(data, name)[0] != document.text:
        raise InputError(name, "it has changed since it was read", "check again")
    return Written(path, *found)


def reread(document: Document, text: str) -> Document:
    """The document that its file would give with another text; what was said of it beside the file stays."""
    from checker.readers import read_file
    from checker.readers.file import File

    suffix = Path(document.path or document.name).suffix.lower()
    (new,) = read_file(File(text.encode(), document.name), suffix=suffix)
    new = replace(new, notes=document.notes)
    if document.date_source in ("given", "manifest"):
        new = replace(new, date=document.date, date_source=document.date_source)
    return replace(new, outlet=document.outlet, role=document.role)
