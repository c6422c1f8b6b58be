"""Gives the blocks of a document places of another kind, where the lines of its source are none that a person sees."""

from __future__ import annotations

from dataclasses import replace

from checker.model import Anchor, Document


def by_paragraph(document: Document, where: str) -> Document:
    """The document with "entry 3, paragraph 2" as the place of each block.

    >>> from checker.model import Block
    >>> made = Document("Up 5%", "a.eml", blocks=(Block(0, 5),), anchors=(Anchor(0, line=7, column=2),))
    >>> by_paragraph(made, "message").place(3)
    'message, paragraph 1'
    """
    blocks = document.blocks or ()
    labels = tuple(Anchor(block.start, f"{where}, paragraph {n}") for n, block in enumerate(blocks, 1))
    return replace(document, anchors=labels)
