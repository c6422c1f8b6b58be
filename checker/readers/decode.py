"""Turns the bytes of a file into text: which encoding, and what cannot be text."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import NamedTuple

from checker.errors import InputError

LARGEST = 64 * 1024 * 1024  # bytes; an article has a few thousand, and a mistaken path must not fill the memory
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8", "UTF-8 with a byte order mark"),
    (b"\xff\xfe\x00\x00", "utf-32-le", "UTF-32"),
    (b"\x00\x00\xfe\xff", "utf-32-be", "UTF-32"),
    (b"\xff\xfe", "utf-16-le", "UTF-16"),
    (b"\xfe\xff", "utf-16-be", "UTF-16"),
)
_CONTROLS = frozenset(range(32)) - {9, 10, 11, 12, 13, 27}


class Raw(NamedTuple):
    """The text of a file as decoded, its name in reports and what a person should know of its encoding."""

    text: str
    name: str
    notes: tuple[str, ...] = ()


def load(path: Path, *, known: bool = True) -> Raw:
    """The text of a file; not `known` stops before decoding.

    Raises InputError for what cannot be opened or is no text.
    """
    name = path.as_posix()
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise InputError(name, "is a folder", hint="name a file, or a pattern such as 'articles/*.txt'")
        if not stat.S_ISREG(status.st_mode):
            raise InputError(name, "is not a regular file")
        if not known:
            return Raw("", name)
        if status.st_size > LARGEST:
            raise InputError(
                name, f"is too large ({status.st_size:,} bytes)", hint=f"at most {LARGEST:,} bytes are read"
            )
        data = path.read_bytes()
    except FileNotFoundError:
        raise InputError(name, "no such file", hint="check the path") from None
    except PermissionError:
        raise InputError(name, "may not be read", hint="check its permissions") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error)
        raise InputError(name, f"cannot be read: {reason}") from None
    text, notes = decode(data, name)
    return Raw(text, name, notes)


def decode(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """Text and notes: a byte order mark decides, else UTF-8, else what charset-normalizer finds.

    Raises InputError for bytes that are no text.

    >>> decode(b"plain", "a.txt")
    ('plain', ())
    """
    for mark, encoding, label in _BOMS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding), () if encoding == "utf-8" else (f"read as {label}",)
            except UnicodeDecodeError:
                raise InputError(name, f"starts as {label} but is not", hint="save it as UTF-8") from None
    if b"\x00" in data or _mostly_controls(data):
        raise InputError(name, "is binary, not text", hint="convert it to .txt or .md")
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        return _guess(data, name, error)


def _mostly_controls(data: bytes) -> bool:
    sample = data[:65536]
    return sum(byte in _CONTROLS for byte in sample) > len(sample) // 50


def _guess(data: bytes, name: str, error: UnicodeDecodeError) -> tuple[str, tuple[str, ...]]:
    """The encoding that the bytes speak for; a few stray bytes in UTF-8 do not make a text another code page."""
    broken = data.decode("utf-8", "replace")
    lost = broken.count("\ufffd")
    if lost * 20 < sum(byte >= 0x80 for byte in data):
        return broken, (
            f"read as UTF-8; {lost} byte{'s' * (lost > 1)} could not be read, the first at offset {error.start}",
        )
    from charset_normalizer import from_bytes  # lazy: UTF-8 needs no guess

    best = from_bytes(data, cp_exclusion=_EXOTIC).best()
    if best is None:
        raise InputError(name, "is in no encoding that could be recognised", hint="save it as UTF-8")
    encoding = "cp1252" if _western(data) else best.encoding
    return data.decode(encoding), (f"not UTF-8: read as {encoding}",)


_EXOTIC = ["utf_7", "cp037", "cp273", "cp424", "cp500", "cp875", "cp1026", "cp1140", "hp_roman8", "ptcp154", "kz1048"]
# Quotes, dashes, pound, euro, degree, accented letters of western Europe: in a mostly plain text they speak for 1252.
_WESTERN = frozenset(
    bytes.fromhex("80 85 91 92 93 94 96 97 a3 a7 a9 ae b0 b1 b2 b3 b7 ba bc bd be c4 c5 c6 c7 c9 d6 d8 dc df")
    + bytes.fromhex("e0 e1 e2 e4 e5 e6 e7 e8 e9 ea eb ed ee ef f1 f3 f4 f6 f8 fa fb fc")
)


def _western(data: bytes) -> bool:
    """Whether a mostly plain text has odd bytes only where Windows-1252 has the signs of English and its neighbours."""
    odd = [byte for byte in data if byte >= 0x80]
    return len(odd) * 4 < len(data) and all(byte in _WESTERN for byte in odd)


def written_in(data: bytes, name: str) -> tuple[bytes, str] | None:
    """Byte order mark and codec by which a file's bytes and text turn into each other; None where bytes were lost.

    Raises InputError for bytes that are no text.

    >>> written_in("It cost £5.".encode("cp1252"), "a.txt"), written_in(b"plain", "a.txt")
    ((b'', 'cp1252'), (b'', 'utf-8'))
    """
    text, notes = decode(data, name)
    mark, codec = next(((m, c) for m, c, _ in _BOMS if data.startswith(m)), (b"", "utf-8"))
    if not mark and notes:
        codec = notes[0].rpartition(" ")[2] if notes[0].startswith("not UTF-8: read as ") else ""
    try:
        return (mark, codec) if codec and mark + text.encode(codec) == data else None
    except UnicodeEncodeError:
        return None
