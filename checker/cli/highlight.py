"""A document's text with what was read marked in it: in colour by kind, or between brackets with the reading.

The text is the document's and may hold anything. Nothing of it acts: control characters become visible signs, and in
the plain form what looks like a mark gets a backslash, so that every mark is the tool's and the text can be had back.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from checker.model import Claim, Document

STYLES = {  # one style a kind; money and shares, things counted, sizes, times
    "money": "bold green",
    "percentage": "bold cyan",
    "percentage_point": "bold cyan",
    "fraction": "cyan",
    "ratio": "cyan",
    "count": "bold yellow",
    "number": "yellow",
    "ordinal": "yellow",
    "frequency": "yellow",
    "measure": "bold magenta",
    "duration": "bold blue",
    "elapsed": "bold blue",
    "age": "blue",
    "date": "bold red",
    "time": "red",
}
_LIKE_A_MARK = re.compile(r"\[{2,}|\]{2,}|^[\[\]]|[\[\]]\Z|[\\|]")  # at its ends a bracket could touch a mark's


class Piece(NamedTuple):
    """A run of a document's text, with the claim that was read there if one was."""

    text: str
    claim: Claim | None = None


def pieces(document: Document, claims: Sequence[Claim]) -> Iterator[Piece]:
    """The whole text in order; a claim that overlaps an earlier one is left to that one."""
    done = 0
    for claim in claims:
        if claim.start < done:
            continue
        if claim.start > done:
            yield Piece(document.text[done : claim.start])
        yield Piece(document.text[claim.start : claim.end], claim)
        done = claim.end
    if done < len(document.text):
        yield Piece(document.text[done:])


def marked(document: Document, claims: Sequence[Claim]) -> str:
    r"""The text with marks: `[[90 minutes|duration 90 minute]]`.

    Elsewhere a backslash stands before what could be taken for a part of a mark: doubled brackets, brackets beside a
    mark, bars and backslashes.
    """
    from checker.cli.claims_text import reading
    from checker.table import to_record

    out: list[str] = []
    for text, claim in pieces(document, claims):
        words = _escaped(text)
        if claim is not None:
            words = f"[[{words}|{_escaped(f'{claim.quantity.kind} {reading(to_record(claim))}')}]]"
        out.append(words)
    return "".join(out)


def coloured(document: Document, claims: Sequence[Claim]) -> str:
    """The text in the colours of STYLES, and a line that explains them."""
    from rich.color import ColorSystem
    from rich.style import Style

    styles = {kind: Style.parse(f"{style} underline") for kind, style in STYLES.items()}

    def paint(kind: str, text: str) -> str:  # line by line: a pager forgets a colour at the end of a line
        lines = visible(text).split("\n")
        return "\n".join(styles[kind].render(line, color_system=ColorSystem.STANDARD) if line else "" for line in lines)

    body = "".join(
        visible(text) if claim is None else paint(claim.quantity.kind, text) for text, claim in pieces(document, claims)
    )
    counts = Counter(claim.quantity.kind for claim in claims)
    legend = "  ".join(f"{paint(kind, kind.replace('_', ' '))} {counts[kind]}" for kind in STYLES if counts[kind])
    return body.rstrip("\n") + "\n\n" + (legend or "nothing was read")


def to_highlight(documents: Sequence[Document], claims: Sequence[Claim], color: bool) -> str:
    """Every document in turn; where there are several, each under its name."""
    by_document: dict[int, list[Claim]] = {}
    for claim in claims:
        by_document.setdefault(claim.doc_index, []).append(claim)
    parts = []
    for n, document in enumerate(documents):
        found = by_document.get(n, [])
        text = coloured(document, found) if color else marked(document, found)
        head = f"\x1b[1m{visible(document.name)}\x1b[0m" if color else f"[[{_escaped(document.name)}|document]]"
        parts.append(f"{head}\n\n{text}" if len(documents) > 1 else text)
    return "\n\n".join(part.rstrip("\n") for part in parts) if len(parts) > 1 else "".join(parts)


def visible(text: str) -> str:
    """Text in which nothing acts but line breaks and tabs."""
    from checker.report.safe import safe

    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join("\t".join(safe(cell) for cell in line.split("\t")) for line in lines)


def _escaped(text: str) -> str:
    return _LIKE_A_MARK.sub(lambda m: "".join("\\" + c for c in m.group()), visible(text))
