"""Gathers the allowances of a run: comments and front matter from the documents' texts, entries from beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from checker.model import Document, Span
from checker.silence.comments import read_comment
from checker.silence.entries import front_matter, sidecar_of
from checker.silence.markdown import comments
from checker.silence.reach import lines_of, reach
from checker.silence.values import Allowance, Entry
from checker.text.offsets import line_starts, position

_PLAIN = (".txt", ".text")  # files in which a comment is printed like any other words
_PAGES = (".html", ".htm", ".xhtml")  # their readers give the comments
_ADDRESSED = re.compile(r"<!--\s*check", re.IGNORECASE)


def allowances(
    documents: Sequence[Document], mine: frozenset[int], sidecars: Mapping[str, tuple[Entry, ...]]
) -> list[Allowance]:
    """Those of the documents whose numbers are in `mine`, in the order of the documents and of the places in them."""
    found: list[Allowance] = []
    for i in sorted(mine):
        document = documents[i]
        found += _written(document, i)
        found += _left_out(document, i)
        entries = sidecars.get(document.path or "", ())
        found += [_allowance(entry, i, Span(0, 0)) for entry in entries]
    return found


def without_comments(document: Document) -> Document:
    """The document with its comments to the checker taken for markup, also where no reader has told them from text."""
    if not _counts(document) or document.markup or _ADDRESSED.search(document.text) is None:
        return document
    return replace(document, markup=tuple(comments(document.text)))


def _left_out(document: Document, index: int) -> Iterator[Allowance]:
    """The comments that the reader of a web page kept beside the text."""
    for comment in document.comments:
        said = read_comment(comment.text)
        if said is not None:
            start, _ = comment.reach
            yield Allowance(
                index, Span(start, start), f"{document.name}:{comment.line}", said.rules, said.reason, said.until, "",
                comment.reach, said.fault, said.told,
            )  # fmt: skip


def _counts(document: Document) -> bool:
    """Whether comments count in a document: its text must be the file's own, and not printed as it stands."""
    return not document.anchors and not _plain(document)


def _plain(document: Document) -> bool:
    return document.path is not None and document.path.lower().endswith(_PLAIN)


def _page(document: Document) -> bool:
    return document.name.lower().endswith(_PAGES)


def _written(document: Document, index: int) -> Iterator[Allowance]:
    """The comments in a text and the entries in its front matter."""
    text = document.text
    marked = _ADDRESSED.search(text) is not None
    plain = _plain(document) or bool(document.anchors)
    if (document.anchors and (not marked or _page(document))) or (not marked and not text.startswith("---")):
        return  # the text is not the file's own; what a web page shows of a comment, it shows on purpose
    entries, start = ((), 0) if plain else front_matter(text, document.name)
    for entry in entries:
        starts, line = [*line_starts(text), len(text)], int(entry.place.rsplit(":", 1)[1])
        written = text[starts[line - 1] : starts[line]].rstrip()
        yield _allowance(entry, index, Span(starts[line - 1], starts[line - 1] + len(written)))
    if not marked:
        return
    spans = comments(text, start)
    lines = lines_of(document, spans)
    for span in spans:
        said = read_comment(text[span.start : span.end])
        if said is None:
            continue
        place = f"{document.name}:{position(lines.starts, span.start)[0]}"
        if plain:
            kind = "plain text" if _plain(document) else "such a file"
            told = f"{kind} has no comments (write it into {sidecar_of(document.name).as_posix()})"
            yield Allowance(index, span, place, fault="place", told=told)
        else:
            yield Allowance(
                index, span, place, said.rules, said.reason, said.until, "", reach(lines, span), said.fault, said.told
            )


def _allowance(entry: Entry, index: int, span: Span) -> Allowance:
    return Allowance(
        index,
        span,
        entry.place,
        entry.rules,
        entry.reason,
        entry.until,
        entry.text,
        None,
        entry.fault,
        entry.told,
        False,
    )
