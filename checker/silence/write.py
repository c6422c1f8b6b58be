"""Writes an allowance for a person: a comment into a Markdown text, or an entry into a sidecar file."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import NamedTuple

from checker.errors import InputError, UsageError
from checker.model import Claim, Document
from checker.silence.entries import entries_of
from checker.silence.values import SHORTEST
from checker.text.offsets import line_starts
from checker.yamlnodes import kind, tree

MARKDOWN = (".md", ".markdown")
_ACTING = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufffe\uffff]")
_TABLE_END = re.compile(r"\|[ \t]*$")
_HASHES_END = re.compile(r"(?<=[ \t])#+[ \t]*$")  # of a heading that is closed: "## Title ##"


class Order(NamedTuple):
    """What a person allows: one finding of a rule, the words that are marked, until when, and why."""

    rule: str
    fingerprint: str
    text: str
    until: dt.date | None
    reason: str


def reason_of(words: str) -> str:
    """A reason in one line. Raises UsageError for one that says nothing or would end the comment that holds it."""
    reason = " ".join(words.split())
    if not any(c.isalnum() for c in reason):
        raise UsageError('give a reason in words: checker allow 3 "the ministry\'s newer figure" …')
    if "-->" in reason or "--!>" in reason or _ACTING.search(reason):
        raise UsageError("a reason must not hold `-->` or control characters")
    return reason


def comment(order: Order) -> str:
    """The comment that allows one finding.

    >>> comment(Order("nato-age", "3f2a9c01aa55aa55", "76", None, "as printed"))
    '<!-- checker: allow nato-age#3f2a9c01: as printed -->'
    """
    until = f" until {order.until}" if order.until else ""
    return f"<!-- checker: allow {order.rule}#{order.fingerprint[:SHORTEST]}{until}: {order.reason} -->"


def with_comment(document: Document, claim: Claim, order: Order) -> str | None:
    """The document's text with a comment at the end of the claim's line, None where a comment cannot stand there.

    A comment cannot stand in front matter; in a row of a table it stands in the last cell, in a heading
    before the hashes that close it.
    """
    text = document.text
    if claim.start < _front_end(document):
        return None
    starts = [*line_starts(text), len(text) + 1]
    stop = next(at for at in starts if at > max(claim.start, claim.end - 1))
    first = max(at for at in starts if at <= max(claim.start, claim.end - 1))
    line = text[first : min(stop, len(text))].rstrip("\r\n")
    body = line.rstrip()
    row = (_TABLE_END.search(body) if "|" in body[:-1] else None) or _HASHES_END.search(body)
    at = first + (row.start() if row else len(body))
    before = text[first:at].rstrip() if row else text[first:at]
    at = first + len(before)
    return f"{text[:at]} {comment(order)}{text[at:]}"


def _front_end(document: Document) -> int:
    from checker.silence.entries import front_matter

    return front_matter(document.text, document.name)[1]


def with_entry(sidecar: str, name: str, order: Order) -> str:
    """A sidecar's text with one more entry at the end of its list; all that stood there stays as it was.

    Raises InputError where the file is written in a way that an entry cannot be added to.
    """
    rows = [
        ("fingerprint", order.fingerprint),
        ("rule", order.rule),
        ("text", _quoted(" ".join(order.text.split()))),
        *([("until", str(order.until))] if order.until else []),
        ("reason", _quoted(order.reason)),
    ]
    old = entries_of(sidecar, name)
    indent, head = _list(sidecar, bool(old))
    entry = "".join(f"{indent}{'- ' if i == 0 else '  '}{key}: {value}\n" for i, (key, value) in enumerate(rows))
    body = sidecar if not sidecar or sidecar.endswith("\n") else sidecar + "\n"
    new = body + head + entry
    try:
        whole = entries_of(new, name)
    except InputError:
        whole = ()
    if [e._replace(place="") for e in whole[:-1]] != [e._replace(place="") for e in old] or len(whole) != len(old) + 1:
        raise InputError(name, "is not written as a list that an entry can be added to", f"add by hand: {entry!r}")
    return new


def _list(sidecar: str, filled: bool) -> tuple[str, str]:
    """How far the list's entries are indented, and what has to stand before the first."""
    root = tree(sidecar) if sidecar.strip() else None
    for key, value in root.value if root is not None and kind(root) == "mapping" else ():
        if key.value == "allow" and filled:
            return " " * (value.value[0].start_mark.column - 2), ""
    return "  ", "" if root is not None and any(k.value == "allow" for k, _ in root.value) else "allow:\n"


def _quoted(text: str) -> str:
    """A scalar in double quotes: JSON's escapes are YAML's."""
    return _ACTING.sub(lambda m: f"\\u{ord(m[0]):04x}", json.dumps(text, ensure_ascii=False))
