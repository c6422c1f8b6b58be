"""Reads transcripts with times, SubRip (.srt) and WebVTT (.vtt): words joined across cues, by speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from checker.errors import InputError
from checker.model import Document, Span
from checker.readers.decode import Raw
from checker.readers.written import Piece, Written

_TIME = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
_CUE = re.compile(rf"\s*{_TIME}\s*-->\s*{_TIME}")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]{1,100})>")
_MARKUP = re.compile(r"<[^<>\n]{0,200}>|\{\\[^{}\n]{0,200}\}")
_SPEAKER = re.compile(r"(?:[-\u2013>]+\s*)?([A-Z][\w.'\u2019-]*(?: [A-Z0-9(][\w.'\u2019()-]*){0,4}):(?=\s|$)\s*")
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&nbsp;": "\u00a0", "&lrm;": "", "&rlm;": ""}
_PAUSE = 2.0  # seconds after which a sentence that has ended ends its paragraph
_LONGEST = 1500  # characters of a paragraph that goes on past the end of a sentence
_ENDS = (".", "!", "?", "\u2026", '."', ".\u201d", '?"', "?\u201d")


class _Cue(NamedTuple):
    start: float  # seconds
    end: float
    label: str  # its time as a player shows it
    speaker: str
    text: str


def from_subtitles(raw: Raw) -> Document:
    """A transcript; a place is the time of the cue, "00:01:02". Cue numbers and times are no part of the text.

    Raises InputError for a file without any cue.

    >>> first, second = "00:01,000 --> 00:02,000\\nANN: Up 5", "00:02,000 --> 00:03,000\\npercent."
    >>> got = from_subtitles(Raw(f"1\\n{first}\\n\\n2\\n{second}", "a.srt"))
    >>> got.text, got.place(got.text.index("percent"))
    ('ANN: Up 5 percent.', '00:00:02')
    """
    cues = list(_cues(raw.text))
    if not cues and raw.text.strip():
        raise InputError(raw.name, "holds no cue with a time", hint="a cue starts with 00:00:01,000 --> 00:00:04,000")
    written = Written()
    markup: list[Span] = []
    voices: list[tuple[int, str]] = []
    turn: list[_Cue] = []
    for cue in (*cues, None):
        if turn and (cue is None or _new_turn(turn, cue)):
            voices.append((written.next_start, turn[0].speaker.strip("\u2013")))
            _write(turn, written, markup)
            turn = []
        if cue is not None:
            turn.append(cue)
    return Document(
        text=written.text,
        name=raw.name,
        path=raw.name,
        notes=raw.notes,
        blocks=written.blocks,
        markup=tuple(markup),
        voices=tuple(voices) if any(name for _, name in voices) else (),
        anchors=written.anchors,
    )


def _cues(text: str) -> Iterator[_Cue]:
    """The cues in order, each with the lines under its time up to a blank one."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    n = 0
    while n < len(lines):
        time = _CUE.match(lines[n])
        n += 1
        if time is None:
            continue
        first = n
        while n < len(lines) and lines[n].strip() and not _CUE.match(lines[n]):
            n += 1
        if n < len(lines) and _CUE.match(lines[n]) and lines[n - 1].strip().isdigit():
            shown = lines[first : n - 1]  # no blank line before the next cue's number
        else:
            shown = lines[first:n]
        yield from _said(time, shown)


def _said(time: re.Match[str], lines: list[str]) -> Iterator[_Cue]:
    """What a cue says, a piece for each speaker in it."""
    start, end = _seconds(time.groups()[:4]), _seconds(time.groups()[4:])
    whole = int(start)
    label = f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"
    speaker = ""
    words: list[str] = []
    for line in lines:
        voice = _VOICE.search(line)
        text = _MARKUP.sub("", line)
        for entity, sign in _ENTITIES.items():
            text = text.replace(entity, sign)
        text = " ".join(text.split(" ")).strip()
        named = _SPEAKER.match(text)
        name = voice[1].strip() if voice else named[1] if named else ""
        dash = text[:1] in "-\u2013" and text[1:2].isspace()
        if (name or dash) and words:
            yield _Cue(start, end, label, speaker, " ".join(words))
            words = []
        if name or dash:
            speaker = name or "\u2013"
            text = text[named.end() :] if named and not voice else text.lstrip("-\u2013 ")
        if text:
            words.append(text)
    if words or speaker:
        yield _Cue(start, end, label, speaker, " ".join(words))


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, rest = (part or "0" for part in parts)
    return int(hours) * 3600 + int(minutes) * 60 + int(seconds) + int(rest.ljust(3, "0")) / 1000


def _new_turn(turn: list[_Cue], cue: _Cue) -> bool:
    """Whether a cue begins a new paragraph: another speaks, or a sentence ended before a pause."""
    if cue.speaker:
        return cue.speaker != turn[0].speaker or cue.speaker == "\u2013"
    last = turn[-1]
    if not last.text.endswith(_ENDS):
        return False
    return cue.start - last.end >= _PAUSE or sum(len(c.text) for c in turn) > _LONGEST


def _write(turn: list[_Cue], written: Written, markup: list[Span]) -> None:
    """One paragraph; a speaker's name leads it, and is not read where it holds a number ("Speaker 1")."""
    pieces: list[Piece] = []
    speaker = turn[0].speaker
    if speaker not in ("", "\u2013"):
        pieces.append(Piece(f"{speaker}: ", turn[0].label))
        if any(c.isdigit() for c in speaker):
            start = written.next_start
            markup.append(Span(start, start + len(speaker) + 1))
    said = [cue for cue in turn if cue.text]
    for n, cue in enumerate(said):
        following = said[n + 1].text if n + 1 < len(said) else ""
        parted = cue.text[-1:] == "-" and cue.text[-2:-1].isalnum() and following[:1].isalnum()  # twenty-/five
        pieces.append(Piece(cue.text + " " * bool(following and not parted), cue.label))
    if said:
        written.add_pieces(pieces)
    elif markup and speaker and any(c.isdigit() for c in speaker):
        markup.pop()
