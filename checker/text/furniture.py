"""Names the kind of every block: what belongs to the article, and what the page has around it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from itertools import compress
from typing import Any, NamedTuple

from checker.model import Block, Span
from checker.text.dating import read_dateline, read_foreign
from checker.text.paragraphs import is_item
from checker.text.tokens import Tokens
from checker.vocab.load import vocabulary

_SHORT = 300  # characters of the longest block that may be furniture by its words
_TOP = 14  # blocks in which title, byline and a bare date are looked for
_FULL_STOPS = ".!?\u2026:;,"
_NO_MARKS = dict.fromkeys(map(ord, ".,:;!?()/"), " ")
_CLOSING = "\"'\u201d\u2019)]"


class _Words(NamedTuple):
    navigation: frozenset[str]
    heads: frozenset[str]
    leads: tuple[str, ...]
    buttons: frozenset[str]
    phrases: dict[str, tuple[tuple[str, str], ...]]  # the longest word of a phrase -> the phrase, what it tells
    newsletter: tuple[str, ...]
    marks: tuple[str, ...]


@cache
def _words() -> _Words:
    data: dict[str, Any] = vocabulary("furniture")
    return _Words(
        frozenset(data["navigation"]["words"]),
        frozenset(data["related"]["heads"]),
        tuple(data["related"]["leads"]),
        frozenset(data["buttons"]["lines"]),
        _by_word(
            [(phrase, "newsletter") for phrase in data["invitations"]["phrases"]]
            + [(phrase, "copyright") for phrase in data["copyright"]["phrases"]]
            + [(phrase, "caption") for phrase in data["captions"]["marks"]]
        ),
        tuple(data["invitations"]["newsletter_heads"]),
        tuple(data["copyright"]["marks"]),
    )


def _by_word(phrases: Sequence[tuple[str, str]]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Phrases by their longest word: a line without that word need not be searched for the phrase."""
    table: dict[str, tuple[tuple[str, str], ...]] = {}
    for phrase, what in phrases:
        word = max(phrase.translate(_NO_MARKS).split(), key=len)
        table[word] = (*table.get(word, ()), (phrase, what))
    return table


def _told(low: str) -> str:
    """What a phrase in a folded line tells: newsletter, copyright, caption; "" without one."""
    phrases = _words().phrases
    words = low.translate(_NO_MARKS).split()
    if phrases.keys().isdisjoint(words):
        return ""
    told = {what for word in words for phrase, what in phrases.get(word, ()) if phrase in low}
    return next((what for what in ("copyright", "newsletter", "caption") if what in told), "")


def classify(text: str, spans: Sequence[Span | Block], tokens: Tokens | None = None) -> tuple[Block, ...]:
    """Blocks with their kinds, in order; a block of known kind (a Markdown heading) keeps it unless it is furniture.

    A block that a reader gives with its reason (a page's navigation) stays as given and does not count as its top.

    The text's tokens, where they are at hand, spare the search for phrases in blocks that hold no word of them.

    >>> text = "7 min read\\nProfits rose by 5%.\\nRelated\\nBank cuts 40 jobs"
    >>> [b.reason or b.kind for b in classify(text, [Span(0, 10), Span(11, 30), Span(31, 38), Span(39, 56)])]
    ['reading time', 'paragraph', 'related headlines', 'related headlines']
    """
    blocks: list[Block] = []
    words = _words()
    hints = _hints(tokens) if tokens is not None else None
    titled = related = False
    n = -1  # counts blocks that may be the article's
    for span in spans:
        start, end = span[0], span[1]
        if isinstance(span, Block) and span.reason:  # the reader saw what the words alone do not tell
            related = False
            blocks.append(span)
            continue
        n += 1
        given = span.kind if isinstance(span, Block) else ""
        line = text[start:end] if end - start <= _SHORT else ""
        low = " ".join(line.lower().replace("\u2019", "'").split())
        if not low:
            related = False
            blocks.append(Block(start, end, given or "paragraph"))
            continue
        reason = _reason(low, n, hints is None or _lies_in(hints, start, end), words)
        if not reason and blocks and blocks[-1].reason == "newsletter" and _addresses_reader(low):
            reason = "newsletter"
        if reason == "related headlines" and low.rstrip(":") in words.heads:
            related = True
        elif not reason and related:
            related = _headline(line)
            reason = "related headlines" if related else ""
        if reason == "caption":
            blocks.append(Block(start, end, "caption"))
            continue
        if reason:
            blocks.append(Block(start, end, "furniture", reason))
            continue
        kind, reason = _kind(line, low, n, given)
        if kind == "heading" and not titled and n < _TOP:
            kind = "title"
        titled = titled or kind in ("title", "paragraph")
        blocks.append(Block(start, end, kind, reason))
    return tuple(blocks)


def _hints(tokens: Tokens) -> list[int]:
    """Where the words stand that a phrase is looked for at."""
    phrases, words = _words().phrases, tokens.words
    if phrases.keys().isdisjoint(words):
        return []
    return list(compress(tokens.starts, map(phrases.__contains__, words)))


def _lies_in(offsets: list[int], start: int, end: int) -> bool:
    at = bisect_left(offsets, start)
    return at < len(offsets) and offsets[at] < end


def _reason(low: str, n: int, hinted: bool, words: _Words) -> str:
    """Why a short block, folded, is furniture by itself, or that it is a caption; "" when it is neither."""
    if low.rstrip(":") in words.heads or low.startswith(words.leads):
        return "related headlines"
    if low in words.buttons:
        return "button"
    if _reading_time(low):
        return "reading time"
    told = _told(low) if hinted else ""
    if told == "copyright" or (low.startswith(words.marks) and _has_year(low)):
        return "copyright"
    if told:
        return told
    if "newsletter" in low and low.startswith(words.newsletter):
        return "newsletter"
    if low.startswith(("http://", "https://", "www.")) and " " not in low[: low.find("?") if "?" in low else len(low)]:
        return "web address"
    if low.endswith((".jpg)", ".png)", ".jpeg)", ".webp)")) and " " not in low:
        return "image"
    if low.startswith(("source:", "sources:")) and len(low) < 60 and not any(c.isdigit() for c in low):
        return "source line"
    if "|" in low and low[0] != "|" and _categories(low):
        return "category line"
    if low.split(" ", 1)[0] not in words.navigation:
        return ""
    parts = low.split()
    menu = words.navigation.issuperset(parts)
    return "navigation" if menu and (len(parts) > 2 or n < _TOP) else ""


def _addresses_reader(low: str) -> bool:
    """Whether a block speaks to the reader, outside quotation marks: the small print of an invitation does."""
    return low[0] not in "\"\u201c'\u2018" and not {"you", "your", "you."}.isdisjoint(low.split())


def _reading_time(low: str) -> bool:
    """7 min read, 7-minute read, reading time: 7 minutes, 12 mins."""
    if "min" not in low:
        return False
    words = low.replace("-", " ").replace(":", " ").split()
    if len(words) > 5 or not any(w.startswith("min") for w in words):
        return False
    return any(w.isdigit() for w in words) and bool({"read", "reading", "listen", "watch"} & set(words))


def _has_year(low: str) -> bool:
    """Whether a line names a year: near its start, or anywhere behind a copyright sign."""
    words = low.split()
    near = words if low[0] == "\u00a9" else words[:4]
    return any(word[:4].isdigit() and len(word.rstrip(".,")) in (4, 9) for word in near)


def _categories(low: str) -> bool:
    """A|B|C: short names with bars between them, no figures, no full stop."""
    parts = [part.strip() for part in low.split("|")]
    return low[-1] not in _FULL_STOPS and all(
        part and len(part) < 30 and not any(c.isdigit() for c in part) for part in parts
    )


def _headline(line: str) -> bool:
    """Whether a line in a list of other articles looks like one more headline rather than like the article going on."""
    bare = line.rstrip(_CLOSING)
    return len(line) < 160 and not (bare.endswith(".") and len(line.split()) > 8)


def _kind(line: str, low: str, n: int, given: str) -> tuple[str, str]:
    """The kind of a block that is not furniture by its words, and why it is not body text."""
    dated = read_dateline(line)
    if dated is not None:
        if dated.kind == "printed":
            return "furniture", "page header"
        return ("byline", "byline") if low.startswith("by ") else ("dateline", "dateline")
    by = low.startswith("by ") and len(line.split()) <= 8 and line[-1] not in _FULL_STOPS
    if by and (line[3:4].isupper() or (n < _TOP and not any(c.isdigit() for c in line))):
        return "byline", "byline"
    if given:
        return given, ""
    if is_item(line):
        return "list", ""
    if n < _TOP and not line.isascii() and read_foreign(line):
        return "dateline", "dateline"
    bare = line.rstrip(_CLOSING)
    if bare and bare[-1] not in ".!\u2026:;," and not line.startswith(('"', "\u201c")) and len(line.split()) <= 16:
        return "heading", ""
    return "paragraph", ""
