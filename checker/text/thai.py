"""Tells UTF-8 that was read as Thai Windows-874 (mixed with 1252) from real Thai, and finds the runs to put right.

Such text shows a quotation mark as U+0E42 U+20AC U+0153: byte E2 is a Thai vowel, 9C has a character in Windows-1252
only. Bytes that neither code page knows are often lost, so that a closing quote keeps two of its three.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from checker.text.offsets import Replacement

_THAI = re.compile("[\u0e01-\u0e5b]")
_RUN = re.compile("[^\\x00-\\x7f]+")
_LEADING_O = "\u0e42"  # the vowel that byte E2 becomes; in Thai a consonant always follows it
_CONSONANTS = range(0x0E01, 0x0E2F)
_LOST_TAIL = {b"\xe2\x80": "\u201d"}  # 9D, the one common last byte that neither code page has
_SURE = 3  # so many sequences in a row that all decode do not happen in Thai by chance


class _Run(NamedTuple):
    start: int
    end: int
    pieces: list[Replacement]
    whole: bool  # all of it decodes
    sure: bool  # it holds what Thai cannot hold


def thai_runs(text: str) -> list[Replacement]:
    """Runs that decode back to UTF-8, none where the text is plausibly Thai.

    >>> thai_runs("\u0e42\u20ac\u0153Yes,\u0e42\u20ac she said")
    [Replacement(start=0, end=3, text='\u201c'), Replacement(start=7, end=9, text='\u201d')]
    >>> thai_runs("\u0e42\u0e23\u0e07\u0e40\u0e23\u0e35\u0e22\u0e19")
    []
    """
    if not _THAI.search(text):
        return []
    runs = [_decode(text, *m.span()) for m in _RUN.finditer(text) if _THAI.search(m.group())]
    words = sum(not run.whole for run in runs)  # Thai words, which do not decode
    sure = sum(run.sure for run in runs)
    found = []
    for run in runs:
        if run.whole and not words and (run.sure or sure or _inside_word(text, run)):
            found += run.pieces
        elif run.sure:
            found += [piece for piece in run.pieces if _impossible(text, piece.start)]
    return found


def _decode(text: str, start: int, end: int) -> _Run:
    """The sequences of one run of odd characters that are UTF-8 when turned back into bytes."""
    byte_of = _bytes()
    pieces, whole, at, steps = [], True, start, 0
    while at < end:
        lead = byte_of.get(text[at], 0)
        width = 2 if 0xC2 <= lead < 0xE0 else 3 if 0xE0 <= lead < 0xF0 else 4 if 0xF0 <= lead < 0xF5 else 0
        raw = bytes([lead]) if width else b""
        while raw and len(raw) < width and at + len(raw) < end and 0x80 <= byte_of.get(text[at + len(raw)], 0) < 0xC0:
            raw += bytes([byte_of[text[at + len(raw)]]])
        sound = _character(raw, width)
        if sound:
            pieces.append(Replacement(at, at + len(raw), sound))
            steps += 1
            at += len(raw)
        else:
            whole = whole and not _THAI.match(text[at])  # a sound dash or quote beside the damage is no Thai word
            at += 1
    sure = any(_impossible(text, piece.start) for piece in pieces) or (whole and steps >= _SURE)
    return _Run(start, end, pieces, whole, sure)


def _character(raw: bytes, width: int) -> str:
    if not width or len(raw) < width:
        return _LOST_TAIL.get(raw, "")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:  # overlong forms and surrogates
        return ""


def _impossible(text: str, at: int) -> bool:
    return text[at] == _LEADING_O and ord(text[at + 1 : at + 2] or " ") not in _CONSONANTS


def _inside_word(text: str, run: _Run) -> bool:
    """Whether the run stands inside a word of Latin letters, as a damaged letter does."""
    before, after = text[run.start - 1 : run.start], text[run.end : run.end + 1]
    return before.isascii() and before.isalpha() and after.isascii() and after.isalpha()


@cache
def _bytes() -> dict[str, int]:
    """The byte that each character stands for: Windows-874 first, then 1252, then the bare control character."""
    table: dict[str, int] = {}
    for page in ("cp874", "cp1252", "latin-1"):
        for byte in range(0x80, 0x100):
            if page != "latin-1" or byte < 0xA0:
                table.setdefault(bytes([byte]).decode(page, "ignore"), byte)
    table.pop("", None)
    return table
