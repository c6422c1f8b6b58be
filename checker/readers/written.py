"""Writes the text of a document block by block, with the place of every piece in the file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from checker.model import Anchor, Block


class Piece(NamedTuple):
    """Text that stands in the file from one place on: a label, or a line and a column (1-based)."""

    text: str
    label: str = ""
    line: int = 0
    column: int = 0


class Written:
    """A text that grows by blocks, a line break between them.

    >>> written = Written()
    >>> written.add("Costs rise", kind="title", label="paragraph 1")
    >>> written.add("By 5%.", label="paragraph 2")
    >>> written.text, written.blocks[1].start, written.anchors[1].label
    ('Costs rise\\nBy 5%.', 11, 'paragraph 2')
    """

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._anchors: list[Anchor] = []

    def add(self, text: str, kind: str = "paragraph", reason: str = "", label: str = "") -> None:
        """A block that has one place."""
        self.add_pieces((Piece(text, label),), kind, reason)

    def add_pieces(self, pieces: Iterable[Piece], kind: str = "paragraph", reason: str = "") -> Block | None:
        """A block of pieces that each have their place; one without visible text is left out, and None returned."""
        at = start = self.next_start
        texts: list[str] = []
        anchors: list[Anchor] = []
        for text, label, line, column in pieces:
            if label or line:
                anchors.append(Anchor(at, label, line, column))
            texts.append(text)
            at += len(text)
        whole = "".join(texts)
        if not whole or whole.isspace():
            return None
        if start:
            self._texts.append("\n")
        self._texts.append(whole)
        self._anchors += anchors
        self._length = at
        self._blocks.append(Block(start, at, kind, reason))
        return self._blocks[-1]

    @property
    def next_start(self) -> int:
        """Where the next block will start."""
        return self._length + bool(self._length)

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(self._texts)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks, in order."""
        return tuple(self._blocks)

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """The places, in order; a piece that goes on where the one before it stood needs none of its own."""
        kept: list[Anchor] = []
        for anchor in self._anchors:
            if kept and anchor.label and anchor.label == kept[-1].label:
                continue
            kept.append(anchor)
        return tuple(kept)
