"""Tables as sources: a sheet is laid out, and each numeric cell becomes one sentence that says what it is about."""

from __future__ import annotations

from checker.readers.tables.document import document_of

__all__ = ["document_of"]
