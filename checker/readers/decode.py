"""Turns the bytes of a file into text: which encoding, and what cannot be text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from checker.errors import InputError

if TYPE_CHECKING:
    from checker.readers.file import File

_WIDE = 4096  # bytes by which UTF-16 is recognised
_SAMPLE = 1_000_000  # bytes by which an encoding is recognised
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


def load(path: Path) -> Raw:
    """The text of a file. Raises InputError for what cannot be opened or is no text."""
    from checker.readers.file import load_file

    return raw_text(load_file(path))


def raw_text(file: File) -> Raw:
    """The text of a file's bytes. Raises InputError for what is no text."""
    text, notes = decode(file.data, file.name)
    return Raw(text, file.name, notes)


def decode(data: bytes, name: str, declared: str = "") -> tuple[str, tuple[str, ...]]:
    """Text and notes: a byte order mark decides, else UTF-8, else what the file declares, else what charset-normalizer
    finds. Text that is sound UTF-8 with other letters than ASCII is UTF-8, whatever it declares.

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
    if wide := _wide(data):
        try:
            return data.decode(wide), ("read as UTF-16, which has no byte order mark here",)
        except UnicodeDecodeError:
            raise InputError(name, "starts as UTF-16 but is not", hint="save it as UTF-8") from None
    if b"\x00" in data or _mostly_controls(data):
        raise InputError(name, "is binary, not text", hint="convert it to .txt or .md")
    if b"\x1b" in data and (text := _declared(data, declared)) is not None:  # such an encoding is ASCII to the eye
        return text, (f"read as {declared}, as it declares",)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        if (text := _declared(data, declared)) is not None:
            return text, (f"read as {declared}, as it declares",)
        return _guess(data, name, error)


def _wide(data: bytes) -> str:
    """The codec of UTF-16 without a byte order mark: of western text every second byte is zero; "" for all else.

    >>> _wide("<p>5 percent".encode("utf-16-be")), _wide(b"plain"), _wide(bytes(64))
    ('utf-16-be', '', '')
    """
    sample = data[:_WIDE]
    if b"\x00" not in sample or len(data) % 2:
        return ""
    even, odd, half = sample[::2].count(0), sample[1::2].count(0), len(sample) // 2
    if odd * 10 > half * 8 and not even:
        return "utf-16-le"
    return "utf-16-be" if even * 10 > half * 8 and not odd else ""


def _declared(data: bytes, declared: str) -> str | None:
    """The text in the encoding that the file declares; None where it is unknown or the bytes do not fit."""
    if not declared:
        return None
    name = declared.lower()
    if name in ("iso-8859-1", "latin1", "latin-1", "ascii", "us-ascii"):
        name = "cp1252"  # as browsers read these labels
    try:
        return data.decode(name)
    except (UnicodeError, LookupError):
        return None


def _mostly_controls(data: bytes) -> bool:
    sample = data[:65536]
    return sum(byte in _CONTROLS for byte in sample) > len(sample) // 50


def _guess(data: bytes, name: str, error: UnicodeDecodeError) -> tuple[str, tuple[str, ...]]:
    """The encoding that the bytes speak for; a few stray bytes in UTF-8 do not make a text another code page."""
    broken = data.decode("utf-8", "replace")
    lost = broken.count("\ufffd")
    if sum(sign >= "\x80" for sign in broken) > 4 * lost:  # another code page makes no sound sequences but by chance
        return broken, (
            f"read as UTF-8; {lost} byte{'s' * (lost > 1)} could not be read, the first at offset {error.start}",
        )
    from charset_normalizer import from_bytes  # lazy: UTF-8 needs no guess

    best = from_bytes(data[:_SAMPLE], cp_exclusion=_EXOTIC).best()
    if best is None:
        raise InputError(name, "is in no encoding that could be recognised", hint="save it as UTF-8")
    encoding = "cp1252" if _western(data) else best.encoding
    try:
        return data.decode(encoding), (f"not UTF-8: read as {encoding}",)
    except UnicodeDecodeError:
        raise InputError(name, "is in no encoding that fits all of it", hint="save it as UTF-8") from None


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
