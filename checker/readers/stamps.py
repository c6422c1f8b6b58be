"""Reads the dates that programs write into files: ISO 8601, mail headers, PDF stamps."""

from __future__ import annotations

import re
from datetime import datetime

from checker.text.dating import read_dateline

_PDF = re.compile(r"D:(\d{4})(\d\d)(\d\d)")


def iso(stamp: str | None) -> str | None:
    """A stamp as ISO text, None where it is no date.

    >>> iso("Wed, 05 Mar 2025 10:00:00 +0100"), iso("2025-03-05T10:00Z"), iso("March 5, 2025"), iso("soon")
    ('2025-03-05T10:00:00+01:00', '2025-03-05T10:00+00:00', '2025-03-05', None)
    """
    text = (stamp or "").strip()[:100]
    if not text:
        return None
    plain = re.sub(r"(?<=\d)Z$", "+00:00", text)
    try:
        return plain if datetime.fromisoformat(plain) else None
    except ValueError:
        pass
    if m := _PDF.match(text):
        return iso("-".join(m.groups()))
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        read = read_dateline(text)
        return read.day.isoformat() if read else None
