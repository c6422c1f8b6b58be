"""Reads plain text: all of it is content, and its structure is found later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Document

if TYPE_CHECKING:
    from checker.readers.decode import Raw


def from_text(raw: Raw) -> Document:
    """A document of the whole file.

    >>> from checker.readers.decode import Raw
    >>> from_text(Raw("Sales rose 5%.", "a.txt")).name
    'a.txt'
    """
    return Document(text=raw.text, name=raw.name, path=raw.name, notes=raw.notes)
