"""What a web page says of itself: when it was published, by which outlet, at which address."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from checker.readers.html_source import Source, read_attributes
from checker.readers.stamps import iso
from checker.vocab.load import vocabulary


class Head(NamedTuple):
    """The day and where it stood, the outlet, the canonical address."""

    date: str | None = None
    date_source: str = ""
    outlet: str | None = None
    address: str = ""


def read_head(source: Source) -> Head:
    """What JSON-LD says, else what meta and link elements say."""
    words = vocabulary("webpage")["meta"]
    metas: dict[str, str] = {}
    address = ""
    for tag, given in source.heads:
        found = read_attributes(given)
        if tag == "link":
            if "canonical" in found.get("rel", "").lower().split():
                address = address or found.get("href", "").strip()
            continue
        key = found.get("property") or found.get("name") or found.get("itemprop") or ""
        metas.setdefault(key.strip().lower(), found.get("content", "").strip())
    articles = sorted(_articles(source.data), key=lambda thing: not _is_article(thing))
    date, date_source = _date(articles, metas, words["dates"])
    named = (_publisher(thing) for thing in articles)
    outlet = next((metas[key] for key in words["outlets"] if metas.get(key)), "") or next(filter(None, named), "")
    address = address or next((metas[key] for key in words["addresses"] if metas.get(key)), "")
    return Head(date, date_source, " ".join(outlet.split())[:200] or None, " ".join(address.split())[:500])


def _date(articles: Sequence[dict[str, Any]], metas: dict[str, str], names: Sequence[str]) -> tuple[str | None, str]:
    for thing in articles:
        if found := iso(_text(thing.get("datePublished"))):
            return found, "JSON-LD"
    for name in names:
        if found := iso(metas.get(name)):
            return found, f"meta {name}"
    return None, ""


def _articles(scripts: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Every object of the page's JSON-LD; what is no JSON is passed over."""
    for script in scripts:
        try:
            heap = [json.loads(script)]
        except (ValueError, RecursionError):
            continue
        while heap:
            thing = heap.pop()
            if isinstance(thing, dict):
                yield thing
                heap += reversed(thing.values())
            elif isinstance(thing, list):
                heap += reversed(thing)


def _is_article(thing: dict[str, Any]) -> bool:
    kinds = thing.get("@type")
    return any(
        "Article" in str(kind) or "Posting" in str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def _publisher(thing: dict[str, Any]) -> str:
    if not _is_article(thing):
        return ""
    publisher = thing.get("publisher")
    if isinstance(publisher, list):
        publisher = publisher[0] if publisher else None
    return _text(publisher.get("name") if isinstance(publisher, dict) else publisher)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
