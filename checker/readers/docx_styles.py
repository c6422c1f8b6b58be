"""What the styles of a Word file say: which paragraphs are headings, lists or captions, and which text is hidden."""

from __future__ import annotations

from typing import NamedTuple
from xml.etree.ElementTree import Element

from checker.readers.xml_tree import local


class Style(NamedTuple):
    """A style: the kind of block that it makes ("" for none of its own), and whether its text is hidden."""

    kind: str = ""
    hidden: bool = False


Styles = dict[str, Style]


def read_styles(root: Element | None) -> Styles:
    """The styles of a file by their names in it; what one does not say, the one that it is based on says."""
    own: dict[str, Style] = {}
    based: dict[str, str] = {}
    for style in root if root is not None else ():
        key = attribute(style, "styleId")
        if local(style) != "style" or not key:
            continue
        name, kind, hidden = "", "", False
        for child in style:
            tag = local(child)
            if tag == "name":
                name = attribute(child, "val").lower()
            elif tag == "basedOn":
                based[key] = attribute(child, "val")
            elif tag == "pPr":
                kind = kind or ("heading" if child_of(child, "outlineLvl") is not None else "")
                kind = kind or ("list" if child_of(child, "numPr") is not None else "")
            elif tag == "rPr":
                hidden = is_on(child, "vanish")
        own[key] = Style(_kind_of(name) or kind, hidden)
    return {key: _whole(key, own, based) for key in own}


def _kind_of(name: str) -> str:
    if name == "title":
        return "title"
    if name.startswith(("heading", "subtitle", "toc heading")):
        return "heading"
    return "caption" if name == "caption" else "list" if name.startswith("list") else ""


def _whole(key: str, own: Styles, based: dict[str, str]) -> Style:
    kind, hidden, seen = "", False, set()
    while key in own and key not in seen:
        seen.add(key)  # styles may be based on each other in a ring
        kind, hidden = kind or own[key].kind, hidden or own[key].hidden
        key = based.get(key, "")
    return Style(kind, hidden)


def attribute(element: Element, name: str) -> str:
    """An attribute by its name without namespace."""
    for key, value in element.items():
        if key.rpartition("}")[2] == name:
            return value
    return ""


def child_of(element: Element, name: str) -> Element | None:
    """The first child of a name without namespace."""
    return next((child for child in element if local(child) == name), None)


def is_on(properties: Element | None, name: str) -> bool:
    """Whether a property stands there and is not switched off."""
    found = child_of(properties, name) if properties is not None else None
    return found is not None and attribute(found, "val").lower() not in ("0", "false", "off", "none")
