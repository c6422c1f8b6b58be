"""Reads XML without what makes it dangerous: no entities of its own, nothing fetched, no endless nesting."""

from __future__ import annotations

import re
from typing import NoReturn
from xml.etree.ElementTree import Element, ParseError, XMLParser
from xml.parsers import expat

from checker.errors import InputError
from checker.readers.limits import LIMITS, Limits

_NAMED = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);)([a-zA-Z][a-zA-Z0-9]{1,31});")


class _PrologEnds(Exception):  # noqa: N818 - no error: it stops the parser
    pass


def parse_xml(data: bytes, name: str, limits: Limits = LIMITS, what: str = "XML") -> Element:
    """The root of a document. Raises InputError for broken XML, one that declares entities, and one of too many tags.

    >>> parse_xml(b"<a><b>5&nbsp;%</b></a>", "a.xml")[0].text
    '5\\xa0%'
    """
    if data.count(b"<") > limits.tags:
        raise InputError(name, f"its {what} has too many elements", hint=f"at most {limits.tags:,} tags are read")
    _refuse_entities(data, name, what)
    parser = XMLParser()
    try:
        parser.feed(_NAMED.sub(_character, data) if b"&" in data else data)
        root: Element = parser.close()
    except (ParseError, ValueError, LookupError) as error:
        raise InputError(name, f"is damaged {what}: {_told(error)}", hint="save it again") from None
    return root


def _refuse_entities(data: bytes, name: str, what: str) -> None:
    def entity(*_: object) -> NoReturn:
        raise InputError(name, f"its {what} declares entities of its own, which are not read", hint="save it again")

    def element(*_: object) -> NoReturn:
        raise _PrologEnds

    parser = expat.ParserCreate()
    parser.EntityDeclHandler = entity
    parser.StartElementHandler = element
    try:
        parser.Parse(data, True)
    except _PrologEnds:
        return
    except (expat.ExpatError, ValueError, LookupError):
        return  # the real parser says what is wrong


def _character(m: re.Match[bytes]) -> bytes:
    """A name that HTML has and XML has not, as a number."""
    from html.entities import html5

    sign = html5.get(m[1].decode() + ";")
    return "".join(f"&#{ord(c)};" for c in sign).encode() if sign else m[0]


def _told(error: Exception) -> str:
    return " ".join(str(error).split())[:120]


def local(element: Element) -> str:
    """The name of an element without its namespace; "" for comments and instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
