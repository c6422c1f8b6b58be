"""Text of a document, made harmless for a line on a page or a screen, and the cells that it takes there.

A document decides what is quoted from it, so nothing of it may act: an escape sequence, a line break, a direction
override or a lone surrogate is replaced before a renderer sees it. Markup of a format is that renderer's business.
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import category, east_asian_width

_LINE_ENDS = frozenset("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")
_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_SHOWN_FORMATS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2")  # signs that print


def _harmless(code: int) -> str:
    """What is shown for one character."""
    c = chr(code)
    kind = category(c)
    if c == "\t" or c in _LINE_ENDS:
        return " "
    if kind == "Cc":
        return chr(0x2400 + code) if code < 0x20 else "\u2421" if code == 0x7F else "\ufffd"
    if kind == "Cs" or code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF:
        return "\ufffd"
    if c in _OVERRIDES:
        return f"[U+{code:04X}]"
    if kind == "Cf":
        return c if c in _SHOWN_FORMATS else ""
    if 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF:  # variation selectors: terminals disagree on their width
        return ""
    if kind == "Zs" and c != "\u3000":
        return " "
    return c


class _Table(dict[int, str]):
    def __missing__(self, code: int) -> str:
        shown = self[code] = _harmless(code)
        return shown


_TABLE = _Table()


def safe(text: str) -> str:
    r"""One line of text in which nothing acts: control characters and overrides are visible, invisible ones are gone.

    >>> safe("red\x1b[31m\nand\u202e back\u200b")
    'red␛[31m and[U+202E] back'
    """
    if text.isascii() and text.isprintable():
        return text
    return text.translate(_TABLE)


_COMMAND = re.compile(r"^([ \t]*):(?=:[a-z])|##(?:vso)?(?=\[)", re.MULTILINE | re.ASCII)


def inert(page: str) -> str:
    r"""A page that a build server's log may show: no line of it is a workflow command; the text keeps its width.

    GitHub obeys lines that begin with `::name` and `##[name]` anywhere in a line, Azure `##vso[name]`.

    >>> inert("why:\n  ::error::boo ##[error]boo")
    'why:\n  ∶:error::boo #♯[error]boo'
    """
    return _COMMAND.sub(lambda m: f"{m[1]}∶" if m[1] is not None else "#♯" + m[0][2:], page)


@lru_cache(maxsize=4096)
def _cells(c: str) -> int:
    if category(c) in ("Mn", "Me", "Cf") or "\u1160" <= c <= "\u11ff":  # the latter join the Hangul letter before them
        return 0
    return 2 if east_asian_width(c) in "WF" else 1


def width(text: str) -> int:
    """Terminal cells that a safe text takes: wide East Asian letters two, combining marks none.

    >>> width("cafe\u0301"), width("東京")
    (4, 4)
    """
    return len(text) if text.isascii() else sum(map(_cells, text))


def pad(text: str, cells: int) -> str:
    """The text with blanks behind it up to a number of cells."""
    return text + " " * (cells - width(text))


def shorten(text: str, cells: int) -> str:
    """The text cut to a number of cells, with “…” where something was cut.

    >>> shorten("Article 5 of the treaty", 12)
    'Article 5…'
    """
    if width(text) <= cells:
        return text
    room, kept = cells - 1, 0
    for c in text:
        room -= _cells(c)
        if room < 0:
            break
        kept += 1
    cut = text.rfind(" ", max(0, kept - 12), kept + 1)
    return text[: cut if cut > 0 else kept].rstrip() + "…"


def wrap(text: str, cells: int) -> list[str]:
    """The text broken at blanks into lines of at most so many cells; a longer word is broken inside.

    >>> wrap("2.1 is outside 2.3 ± 0.05", 12)
    ['2.1 is', 'outside 2.3', '± 0.05']
    """
    lines, line, used = [], "", 0
    for word in text.split():
        size = width(word)
        if line and used + 1 + size <= cells:
            line, used = f"{line} {word}", used + 1 + size
            continue
        if line:
            lines.append(line)
        *full, line = _pieces(word, cells)
        lines += full
        used = width(line)
    return [*lines, line] if line or not lines else lines


def _pieces(word: str, cells: int) -> list[str]:
    """A word in pieces that fit; the last may be empty, for an empty word."""
    pieces, used = [""], 0
    for c in word:
        size = _cells(c)
        if used + size > cells and pieces[-1]:
            pieces.append("")
            used = 0
        pieces[-1] += c
        used += size
    return pieces
