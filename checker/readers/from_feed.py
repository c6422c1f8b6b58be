"""Reads RSS and Atom: each entry is a document of its own, with its own date, named feed.xml#3."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from html import escape
from xml.etree.ElementTree import Element, tostring

from checker.errors import InputError
from checker.model import Document
from checker.readers.file import File
from checker.readers.from_html import from_html
from checker.readers.relabel import by_paragraph
from checker.readers.stamps import iso
from checker.readers.xml_tree import local, parse_xml

_ROOTS = ("rss", "RDF", "feed")
_BODY = ("encoded", "content", "description", "summary")  # the fullest first
_DATES = ("pubDate", "published", "date", "issued", "updated", "modified")  # when it came out before when it changed


def from_feed(file: File) -> tuple[Document, ...]:
    """The entries, in the order of the feed; the outlet is the feed's title.

    Raises InputError for XML that is no feed, for a broken one, and for more entries than are read.

    >>> feed = b"<rss><channel><title>The Bell</title><item><title>Costs</title><description>Up 5%.</description>"
    >>> (one,) = from_feed(File(feed + b"<pubDate>2025-03-05</pubDate></item></channel></rss>", "a.xml"))
    >>> one.name, one.text, one.date, one.outlet, one.place(7)
    ('a.xml#1', 'Costs\\nUp 5%.', '2025-03-05', 'The Bell', 'entry 1, paragraph 2')
    """
    root = parse_xml(file.data, file.name, file.options.limits)
    if local(root) not in _ROOTS:
        raise InputError(
            file.name,
            f"is no feed: its root is <{local(root)}>",
            hint="RSS and Atom are read; save other pages as .html",
        )
    outlet = next((_text(e) for e in _top(root) if local(e) == "title"), "") or None
    entries = [e for e in _top(root) if local(e) in ("item", "entry")]
    limit = file.options.limits.documents
    if len(entries) > limit:
        raise InputError(file.name, f"has {len(entries):,} entries", hint=f"at most {limit:,} are read")
    return tuple(_entry(entry, n, outlet, file) for n, entry in enumerate(entries, 1))


def _top(root: Element) -> Iterator[Element]:
    """The elements of the feed itself and of its channel."""
    for element in root:
        yield element
        if local(element) == "channel":
            yield from element


def _entry(entry: Element, number: int, outlet: str | None, file: File) -> Document:
    parts: dict[str, Element] = {}
    for element in entry:
        parts.setdefault(local(element), element)
    body = next((_markup(parts[name]) for name in _BODY if name in parts and _markup(parts[name]).strip()), "")
    title = _text(parts["title"]) if "title" in parts else ""
    name = f"{file.name}#{number}"
    page = from_html(File(f"<h1>{escape(title)}</h1>\n{body}".encode(errors="replace"), name, file.options))
    date = next((found for key in _DATES if key in parts and (found := iso(parts[key].text))), None)
    return replace(
        by_paragraph(page, f"entry {number}"),
        path=file.name,
        date=date,
        date_source="feed entry" if date else "none",
        outlet=outlet,
    )


def _markup(element: Element) -> str:
    """The content of an element as HTML: escaped in RSS, as elements in Atom's xhtml, plain in its text."""
    if len(element):
        for inside in element.iter():
            inside.tag = local(inside) or "span"  # written without the names of their namespaces
        return "".join(tostring(child, encoding="unicode") for child in element)
    text = element.text or ""
    return escape(text) if element.get("type") == "text" else text


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())
