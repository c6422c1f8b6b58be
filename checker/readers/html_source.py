"""Cuts the source of a web page into tags and text, each at its offset in the file.

lexbor builds the tree as browsers do, but keeps no offsets. So it is given the page's skeleton: its tags, each with a
number for its attributes, and in place of every text the number of that text. The tree that comes back says where each
text belongs; the text itself, and its offset, stay here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from checker.errors import InputError
from checker.model import Span

_ATTRIBUTES = r"(?:[^>=]++|=\s*(?:\"[^\"]*\"|'[^']*')?)*+"
# A comment, a script or another element whose content is no markup, a tag, a declaration; what does not end runs on.
_TAG = re.compile(
    r"<(?:!--.*?(?:--!?>|\Z)"
    r"|(?P<raw>(?i:script|style|iframe|noembed|noframes|noscript|xmp|textarea|title))(?=[\s/>])"
    rf"(?P<raw_attributes>{_ATTRIBUTES})>(?P<body>[^<]*+(?:<(?!/(?P=raw)[\s/>])[^<]*+)*+)(?:</[^>]*+>?)?"
    rf"|(?P<name>[a-zA-Z][^\s/>]*)(?P<attributes>{_ATTRIBUTES})(?:>|\Z)"
    r"|/(?P<end>[a-zA-Z][^\s/>]*)[^>]*(?:>|\Z)"
    r"|!\[CDATA\[(?P<data>.*?)(?:\]\]>|\Z)"
    r"|[!?/][^>]*(?:>|\Z))",
    re.DOTALL | re.IGNORECASE,
)
_TO_US = re.compile(r"<!--\s*check", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([^\s\"'>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+)))?")
_PLAIN_NAME = re.compile(r"[a-z][a-z0-9-]*\Z")
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
# The parser opens these anew in every paragraph that follows; they say nothing of structure, so they go as plain names.
_FORMATTING = frozenset(
    ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "span", "strike", "strong", "tt", "u"]
)
_IMPLIED = frozenset(
    ["p", "li", "dt", "dd", "option", "tr", "td", "th", "tbody", "thead", "tfoot"]
)  # end by themselves


class Source(NamedTuple):
    """A page's skeleton, the offsets of its texts and the attributes of its elements by their numbers."""

    skeleton: str
    texts: list[Span]
    attributes: list[str]
    heads: list[tuple[str, str]]  # the meta and link elements: name, attributes
    data: list[str]  # JSON-LD
    comments: list[tuple[Span, int]]  # those that may speak to the checker, with how many texts stand before


def cut(text: str, name: str, nesting: int, tells: Callable[[str, str], bool]) -> Source:
    """The parts of a page. Raises InputError for elements nested deeper than a browser would show.

    An inline element whose name and attributes tell nothing, as `tells` says, is left out: most of a page's are so.
    """
    cutter = _Cutter(text, name, nesting, tells)
    comments: list[tuple[Span, int]] = []
    done = 0
    for m in _TAG.finditer(text):
        cutter.text(done, m.start())
        done = m.end()
        kind = m.lastgroup
        if kind == "attributes":
            cutter.start(m["name"].lower(), m["attributes"])
        elif kind == "end":
            cutter.end(m["end"].lower())
        elif kind == "data":
            cutter.text(*m.span("data"))
        elif kind == "body" and m["raw"].lower() == "script" and "ld+json" in m["raw_attributes"]:
            cutter.data.append(m["body"])
        elif kind is None and _TO_US.match(text, *m.span()):
            comments.append((Span(*m.span()), len(cutter.texts)))
    cutter.text(done, len(text))
    return Source("".join(cutter.skeleton), cutter.texts, cutter.attributes, cutter.heads, cutter.data, comments)


class _Cutter:
    """Collects the parts of a page in one pass."""

    def __init__(self, source: str, name: str, nesting: int, tells: Callable[[str, str], bool]) -> None:
        self.skeleton: list[str] = []
        self.texts: list[Span] = []
        self.attributes: list[str] = []
        self.heads: list[tuple[str, str]] = []
        self.data: list[str] = []
        self._source = source
        self._name = name
        self._nesting = nesting
        self._open: Counter[str] = Counter()
        self._depth = self._inline = 0
        self._tells = tells
        self._kept: dict[str, list[bool]] = {}  # of the inline elements that are open: whether they were told

    def text(self, start: int, end: int) -> None:
        if start < end and not self._source[start:end].isspace():
            self.skeleton.append(f"{len(self.texts)} ")
            self.texts.append(Span(start, end))

    def start(self, tag: str, given: str) -> None:
        if tag in _VOID:
            if tag in ("meta", "link"):
                self.heads.append((tag, given))
            elif tag in ("br", "hr"):
                self.skeleton.append(f"<{tag}>")
            return
        if given.endswith("/") and (self._open["svg"] or self._open["math"]):
            return
        inline = tag in _FORMATTING
        tag = _plain(tag)
        if inline:
            kept = self._inline < self._nesting and self._tells(tag, given)
            self._kept.setdefault(tag, []).append(kept)
            if not kept:
                return
            self._inline += 1
        if tag not in _IMPLIED:
            self._open[tag] += 1
            self._depth += tag[:2] != "x-"
            if self._depth > self._nesting:
                hint = f"at most {self._nesting} inside each other are read"
                raise InputError(self._name, "its elements are nested too deeply", hint=hint)
        if given and not given.isspace():
            self.skeleton.append(f"<{tag} i={len(self.attributes)}>")
            self.attributes.append(given)
        else:
            self.skeleton.append(f"<{tag}>")

    def end(self, tag: str) -> None:
        inline = tag in _FORMATTING
        tag = _plain(tag)
        if inline:
            kept = self._kept.get(tag)
            if not kept or not kept.pop():
                return
            self._inline -= 1
        if tag not in _IMPLIED:
            if not self._open[tag]:
                return
            self._open[tag] -= 1
            self._depth -= tag[:2] != "x-"
        self.skeleton.append(f"</{tag}>")


@lru_cache(maxsize=1024)
def _plain(tag: str) -> str:
    """The name under which an element goes to the parser."""
    if tag in _FORMATTING:
        return f"x-{tag}"
    return tag if _PLAIN_NAME.match(tag) and not tag.startswith("x-") else "other"


def read_attributes(given: str) -> dict[str, str]:
    """Attributes by their names in lower case; the first of a name counts.

    >>> read_attributes(' class="a &amp; b" hidden data-x=5')
    {'class': 'a & b', 'hidden': '', 'data-x': '5'}
    """
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(given):
        value = double or single or bare
        found.setdefault(name.lower(), unescape(value) if "&" in value else value)
    return found
