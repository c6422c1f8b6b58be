"""Reads saved mail: subject, date and sender from its headers, the words of the message, attachments only by name."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr

from checker.errors import InputError
from checker.model import Document
from checker.readers.decode import decode
from checker.readers.file import File
from checker.readers.from_html import from_html
from checker.readers.relabel import by_paragraph
from checker.readers.stamps import iso
from checker.readers.written import Written
from checker.text.offsets import line_starts
from checker.text.paragraphs import paragraphs

_HEADERS = frozenset(["from", "date", "subject", "received", "message-id"])
_PARTS = 100  # multiparts of a message; each costs the parser a look at every line
_LONGEST = 2000  # characters of a header that are read


def from_eml(file: File) -> Document:
    """A message: its text part, or its HTML part where it has no other; quoted mail and signatures are furniture.

    A place is "message, line 12" as a mail program shows it. Raises InputError for a file that is no message.

    >>> mail = b"Subject: Costs\\nDate: Wed, 5 Mar 2025 10:00:00 +0000\\nFrom: The Bell <b@x.org>\\n\\nUp 5%."
    >>> got = from_eml(File(mail, "a.eml"))
    >>> got.date, got.outlet, [(got.text[b.start : b.end], b.kind) for b in got.blocks]
    ('2025-03-05T10:00:00+00:00', 'The Bell', [('Costs', 'title'), ('Up 5%.', 'paragraph')])
    """
    if file.data.lower().count(b"boundary=") > _PARTS:
        raise InputError(file.name, "its parts are nested too deeply", hint="save the message's text")
    try:
        message = message_from_bytes(file.data)
        parts = list(_leaves(message, file))
    except RecursionError:
        raise InputError(file.name, "its parts are nested too deeply", hint="save the message's text") from None
    if _HEADERS.isdisjoint(key.lower() for key in message):
        raise InputError(file.name, "is no mail message: it has no headers", hint="save the message as .eml again")
    body = next((p for p in parts if _is_text(p, "plain") and _bytes(p).strip()), None)
    if body is None:
        body = next((p for p in parts if _is_text(p, "html")), None)
    attached = [name for p in parts if p is not body and (name := _header(p.get_filename()))]
    notes = (f"not read, attached: {', '.join(attached)}",) if attached else ()
    date = iso(_header(message["Date"]))
    sender, address = parseaddr(_header(message["From"]))
    made = _body(body, _header(message["Subject"]), file)
    return replace(
        made,
        date=date,
        date_source="Date header" if date else "none",
        outlet=sender or address.rpartition("@")[2] or None,
        notes=(*made.notes, *notes),
    )


def _leaves(message: Message, file: File) -> Iterator[Message]:
    """The parts without parts, in order; attached messages stay closed."""
    heap = [(message, 0)]
    while heap:
        part, depth = heap.pop()
        if depth > file.options.limits.nesting:
            raise InputError(file.name, "its parts are nested too deeply", hint="save the message's text")
        inside = part.get_payload() if part.is_multipart() else None  # a part without parts would be decoded here
        if isinstance(inside, list) and part.get_content_type() != "message/rfc822":
            heap += [(child, depth + 1) for child in reversed(inside) if isinstance(child, Message)]
        else:
            yield part


def _is_text(part: Message, kind: str) -> bool:
    shown = str(part.get("Content-Disposition", "")).strip().lower()
    return part.get_content_type() == f"text/{kind}" and not shown.startswith("attachment")


def _bytes(part: Message) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _header(value: object) -> str:
    """A header's words, encoded ones decoded."""
    text = str(value or "")[:_LONGEST]
    with suppress(MessageError, LookupError, ValueError):  # an encoding that does not exist, bytes that do not fit
        text = str(make_header(decode_header(text)))
    return " ".join(text.split())


def _charset(part: Message) -> str:
    """The encoding that a part names; "" for a name that is none, which `decode` then finds out by itself."""
    try:
        return str(part.get_content_charset() or "")
    except (LookupError, ValueError):  # a name with a null character in it
        return ""


def _body(part: Message | None, subject: str, file: File) -> Document:
    written = Written()
    written.add(subject, kind="title", label="subject")
    if part is None:
        return Document(written.text, file.name, path=file.name, blocks=written.blocks, anchors=written.anchors)
    data = _bytes(part)
    charset = _charset(part)
    if part.get_content_subtype() == "html":
        from html import escape

        page = from_html(
            File(f"<h1>{escape(subject)}</h1>".encode("ascii", "xmlcharrefreplace") + data, file.name, file.options)
        )
        return by_paragraph(page, "message")
    text, notes = decode(data, file.name, charset)
    lines = line_starts(text)
    signature = text.find("\n-- \n")
    number = 0
    for start, end in paragraphs(text, lines):
        while number < len(lines) and lines[number] <= start:
            number += 1
        block = text[start:end]
        reason = "quoted message" if block[0] == ">" else "signature" if 0 <= signature < start else ""
        written.add(block, "furniture" if reason else "paragraph", reason, f"message, line {number}")
    return Document(
        written.text, file.name, path=file.name, notes=notes, blocks=written.blocks, anchors=written.anchors
    )
