"""Blanks what is markup, so that it neither breaks words nor moves offsets."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.model import Span
    from checker.text.offsets import OffsetMap

_TAG = re.compile(r"</?(?:a|abbr|b|br|cite|em|i|mark|p|q|s|small|span|strong|sub|sup|u)(?:\s[^<>\n]{0,300})?/?>")
_ENTITIES = {"&nbsp;": " ", "&amp;": "&", "&quot;": '"', "&#39;": "'", "&lt;": "<", "&gt;": ">"}


def blank_tags(text: str) -> str:
    """The text with inline HTML tags blanked and the commonest entities made characters, at the same length.

    >>> blank_tags("spent <u>5%</u> on R&amp;D")
    'spent    5%     on R&    D'
    """
    if "<" in text:
        text = _TAG.sub(lambda m: " " * len(m.group()), text)
    if "&" in text:
        for entity, sign in _ENTITIES.items():
            text = text.replace(entity, sign.ljust(len(entity)))
    return text


def blank_spans(text: str, spans: Iterable[Span], offsets: OffsetMap) -> str:
    """The text with spans of the original blanked; line breaks stay."""
    pieces: list[str] = []
    done = 0
    for span in spans:
        start, end = max(done, offsets.ahead(span.start)), offsets.ahead(span.end)
        if start >= end:
            continue
        hidden = text[start:end]
        pieces += text[done:start], "".join(c if c in "\r\n" else " " for c in hidden)
        done = end
    return "".join(pieces) + text[done:] if pieces else text
