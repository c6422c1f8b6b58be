"""Reads Markdown: the text stays as in the file; markup, front matter, code and comments are not read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.model import Block, Document, Span
from checker.readers.front_matter import read_front_matter
from checker.text.dating import read_dateline
from checker.text.offsets import line_starts

if TYPE_CHECKING:
    from checker.readers.decode import Raw

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}#{1,6}(?=[ \t]|$)[ \t]*")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*$")
_RULE = re.compile(r" {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)(?:\[[ xX]\][ \t]+)?")
_QUOTE_MARKS = re.compile(r"(?: {0,3}>[ \t]?)+")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)*$")
_DEFINITION = re.compile(r" {0,3}\[(?!\^)[^\]\n]{1,200}\]:[ \t]*\S*.*$")
_TARGET = r"\((?:[^()\n]|\([^()\n]{0,300}\)){0,1000}\)"
# Inside lines. Groups named keep_* are text between two pieces of markup; all else that matches is markup.
_INLINE = re.compile(
    rf"!\[[^\]\n]{{0,500}}\]{_TARGET}"
    rf"|\[(?P<keep_link>[^\]\n]{{1,500}})\]{_TARGET}"
    r"|\[\^[^\]\n]{1,100}\]:?"
    r"|\[(?P<keep_reference>[^\]\n]{1,500})\]\[[^\]\n]{0,200}\]"
    r"|<(?:https?://|mailto:)[^>\s]{1,1000}>"
    r"|</?[a-zA-Z][a-zA-Z0-9-]{0,20}(?:\s[^<>]{0,1000})?/?>"
    r"|\\(?=[!-/:-@\[-`{-~])"
    r"|`+|~~"
    r"|(?<!\d)\*{1,3}(?=\S)|(?<=\S)\*{1,3}(?!\d)"
    r"|(?<![\w])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![\w])"
)


def from_markdown(raw: Raw) -> Document:
    """A document with its blocks and its markup; date and outlet come from the front matter.

    >>> from checker.readers.decode import Raw
    >>> d = from_markdown(Raw("# Costs\\n\\nIt costs **5** [euros](http://x.org/1).", "a.md"))
    >>> [d.text[a:b] for a, b in d.markup]
    ['# ', '**', '**', '[', '](http://x.org/1)']
    >>> [b.kind for b in d.blocks]
    ['heading', 'paragraph']
    """
    text = raw.text
    front = read_front_matter(text, raw.name)
    hidden = _around(Span(0, front.end), front.title) if front.end else []
    comments = [Span(*m.span()) for m in _COMMENT.finditer(text, front.end)] if "<!--" in text else []
    blocks, marks = _scan(text, front.end, comments)
    if front.title:
        blocks.insert(0, Block(*front.title, "title"))
    markup = sorted({*hidden, *comments, *marks, *_inline(text, front.end)})
    return Document(
        text=text,
        name=raw.name,
        path=raw.name,
        date=front.date,
        date_source="front matter" if front.date else "",
        outlet=front.outlet,
        notes=raw.notes,
        blocks=tuple(blocks),
        markup=tuple(markup),
    )


def _around(whole: Span, kept: Span | None) -> list[Span]:
    return [Span(whole.start, kept.start), Span(kept.end, whole.end)] if kept else [whole]


def _inline(text: str, start: int) -> Iterator[Span]:
    """Markup inside lines: emphasis, links, images, code marks, escapes."""
    for m in _INLINE.finditer(text, start):
        kept = m.lastgroup
        yield from _around(Span(*m.span()), Span(*m.span(kept)) if kept else None)


def _scan(text: str, start: int, comments: list[Span]) -> tuple[list[Block], list[Span]]:
    """Blocks and the markup at the start of lines, line by line."""
    blocks: list[Block] = []
    marks: list[Span] = []
    fence, joinable, table = "", False, False
    starts = [at for at in line_starts(text) if at >= start]
    visible = _without(text, comments)
    for first, end in zip(starts, [*starts[1:], len(text)], strict=True):
        line = visible[first:end].rstrip("\r\n")
        stop = first + len(line)
        opening = _FENCE.match(line)
        if fence or opening:
            marks.append(Span(first, stop))
            if opening and (not fence or (opening[1].startswith(fence) and line.strip() == opening[1])):
                fence = "" if fence else opening[1]
            joinable = False
            continue
        quoted = _QUOTE_MARKS.match(line)
        if quoted:
            marks.append(Span(first, first + quoted.end()))
            line = line[quoted.end() :]
        at = stop - len(line)
        if not line.strip():
            joinable = table = False
        elif joinable and _UNDERLINE.match(line) and blocks[-1].kind == "paragraph":
            blocks[-1] = blocks[-1]._replace(kind="heading")
            marks.append(Span(at, stop))
            joinable = False
        elif _RULE.match(line) or _DEFINITION.match(line):
            marks.append(Span(at, stop))
            joinable = False
        elif heading := _HEADING.match(line):
            marks += [Span(at, at + heading.end()), *_closing_hashes(line, at)]
            blocks.append(Block(at + heading.end(), stop, "heading"))
            joinable = False
        elif "|" in line and _TABLE_RULE.match(line):
            marks.append(Span(at, stop))
            if blocks and blocks[-1].kind == "paragraph":
                blocks[-1] = blocks[-1]._replace(kind="list")
            joinable, table = False, True
        elif item := _ITEM.match(line):
            marks.append(Span(at, at + item.end()))
            blocks.append(Block(at + item.end(), stop, "list"))
            joinable, table = True, False
        elif joinable and not table:
            blocks[-1] = blocks[-1]._replace(end=stop)
            joinable = not line.endswith("  ")
        else:
            blocks.append(Block(at, stop, "list" if table else "paragraph"))
            joinable = not line.endswith("  ") and not (len(line) < 120 and read_dateline(line.strip(" *_")))
    return [block for block in blocks if block.start < block.end], marks


def _closing_hashes(line: str, at: int) -> list[Span]:
    bare = line.rstrip().rstrip("#")
    return (
        [Span(at + len(bare), at + len(line))] if bare.endswith((" ", "\t")) and len(bare) < len(line.rstrip()) else []
    )


def _without(text: str, comments: list[Span]) -> str:
    """The text with comments turned to blanks."""
    for start, end in comments:
        text = text[:start] + "".join(c if c in "\r\n" else " " for c in text[start:end]) + text[end:]
    return text
