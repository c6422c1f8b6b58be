"""Where a claim stands in its file, as tools count: lines, columns, the path or URI of the file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from checker.report.safe import safe
from checker.text.offsets import line_starts, position

if TYPE_CHECKING:
    from checker.model import Claim, Document, Finding
    from checker.report.model import Report

_LINE_COLUMN = re.compile(r"([1-9]\d*):([1-9]\d*)")


class Region(NamedTuple):
    """A run of a file, 1-based, columns in code points, the end column behind the last one."""

    line: int
    column: int
    end_line: int
    end_column: int


class Places:
    """The places of one report's claims; a document's lines are counted once, and only where they are asked for."""

    def __init__(self, report: Report) -> None:
        self._documents = report.documents
        self._starts: dict[int, list[int]] = {}

    def of(self, claim: Claim) -> Region | None:
        """The claim's run in its file, before any repair; None where the file has no lines (a page, a cell)."""
        if claim.place:
            return self._of_anchored(claim)
        return self.span(claim.doc_index, claim.start, claim.end) or _beside(claim.line, claim.column, claim)

    def line(self, claim: Claim | None) -> int:
        """The line for a consumer that insists on one; 1 where the file has none."""
        region = self.of(claim) if claim else None
        return region.line if region else 1

    def span(self, index: int, start: int, end: int) -> Region | None:
        """Offsets of a document's text as a run of its file; None for what lies outside or has no lines of its own."""
        document = self._document(index)
        if document is None or document.anchors or not 0 <= start <= end <= len(document.text):
            return None
        return Region(*position(self._lines(index), start), *position(self._lines(index), end))

    def bytes_before(self, index: int, line: int, column: int) -> int | None:
        """How many bytes of UTF-8 stand in a line before a column; None where the file's own lines are not known."""
        document = self._document(index)
        if document is None or document.anchors or line > len(self._lines(index)):
            return None
        start = self._lines(index)[line - 1]
        return len(document.text[start : start + column - 1].encode("utf-8", "surrogatepass"))

    def _document(self, index: int) -> Document | None:
        return self._documents[index] if 0 <= index < len(self._documents) else None

    def _lines(self, index: int) -> list[int]:
        if index not in self._starts:
            self._starts[index] = line_starts(self._documents[index].text)
        return self._starts[index]

    def _of_anchored(self, claim: Claim) -> Region | None:
        start = _LINE_COLUMN.fullmatch(claim.place)
        if start is None:
            return None
        line, column = int(start[1]), int(start[2])
        document = self._document(claim.doc_index)
        last = _LINE_COLUMN.fullmatch(document.place(claim.end - 1)) if document else None
        if last and (line, column) <= (int(last[1]), int(last[2])):
            return Region(line, column, int(last[1]), int(last[2]) + 1)
        return _beside(line, column, claim)


def _beside(line: int, column: int, claim: Claim) -> Region:
    """A run on one line, as long as the claim's words on it."""
    line, column = max(1, line), max(1, column)
    return Region(line, column, line, column + max(1, len(claim.text.split("\n", 1)[0])))


def path_of(name: str) -> str:
    """A document's name as a path that tools compare with those of the repository.

    >>> path_of("./drafts/summit.md")
    'drafts/summit.md'
    """
    name = safe(name.replace("\\", "/"))
    while name.startswith("./"):
        name = name[2:]
    return name or "."


def uri_of(name: str) -> str:
    """The same as a relative URI reference; an absolute path is given from its root on.

    >>> uri_of("drafts/the summit #2.md"), uri_of("/drafts/a.txt"), uri_of("C:/a.txt")
    ('drafts/the%20summit%20%232.md', 'drafts/a.txt', 'C%3A/a.txt')
    """
    return quote(path_of(name).lstrip("/"), safe="/", errors="replace") or "."


def unique_fingerprints(findings: Sequence[Finding]) -> list[str]:
    """One fingerprint a finding, none twice: the same values in several places are told apart by their order."""
    seen: dict[str, int] = {}
    out = []
    for finding in findings:
        mark = finding.fingerprint or _digest(finding.rule, finding.key, finding.message)
        n = seen[mark] = seen.get(mark, 0) + 1
        out.append(mark if n == 1 else _digest(mark, str(n)))
    return out


def _digest(*parts: str) -> str:
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
