"""Reads PDFs with PDFium: text in reading order, paragraphs rebuilt, each line at its page and number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.errors import InputError
from checker.model import Document
from checker.readers.file import File
from checker.readers.needs import need
from checker.readers.pdf_layout import Bit, Glyph, bits_of
from checker.readers.pdf_paragraphs import parts
from checker.readers.stamps import iso
from checker.readers.written import Written

_SOFT_HYPHENS = frozenset([0x02, 0xAD, 0xFFFE])  # what PDFium gives for a hyphen at a line's end
_TURNED = {1: lambda x, y: (y, -x), 2: lambda x, y: (-x, -y), 3: lambda x, y: (-y, x)}


def from_pdf(file: File) -> Document:
    """The text of all pages; a place is "page 3, line 12". Page numbers and running heads are furniture.

    Raises InputError for a file that is damaged, encrypted, too long, or a scan without text.
    """
    pdfium = need("pypdfium2", "pdf", "PDFs", file.name)
    try:
        document = pdfium.PdfDocument(file.data)
    except pdfium.PdfiumError as error:
        raise _unreadable(file.name, str(error)) from None
    try:
        count = len(document)
        limit = file.options.limits.pages
        if count > limit:
            raise InputError(file.name, f"has {count:,} pages", hint=f"at most {limit:,} are read")
        pages = [_bits(pdfium, document, n) for n in range(count)]
        made = iso(document.get_metadata_value("CreationDate"))
    except pdfium.PdfiumError as error:
        raise _unreadable(file.name, str(error)) from None
    finally:
        document.close()
    if not any(pages):
        what = "has no text: it is a scan, a picture of each page"
        raise InputError(file.name, what, hint="put it through text recognition (OCR) first")
    written = Written()
    for pieces, kind, reason in parts(pages):
        written.add_pieces(pieces, kind, reason)
    blank = [str(n) for n, bits in enumerate(pages, 1) if not bits]
    return Document(
        text=written.text,
        name=file.name,
        path=file.name,
        notes=(
            *((f"the file was made on {made[:10]} (not taken for its date)",) if made else ()),
            *((f"no text on page {', '.join(blank)} (empty, or a picture)",) if blank else ()),
        ),
        blocks=written.blocks,
        anchors=written.anchors,
    )


def _unreadable(name: str, told: str) -> InputError:
    if "password" in told.lower() or "security" in told.lower():
        return InputError(name, "is encrypted: it needs a password", hint="save it without one")
    return InputError(name, "is no PDF that can be opened: it is damaged or cut off", hint="save it again")


def _bits(pdfium: Any, document: Any, number: int) -> list[Bit]:
    page = document[number]
    text = page.get_textpage()
    try:
        return bits_of(list(_glyphs(pdfium.raw, text.raw, page.get_rotation() // 90)))
    finally:
        text.close()
        page.close()


def _glyphs(raw: Any, text: Any, turned: int) -> Iterator[Glyph]:
    """The characters of a page with their boxes, in the order of the file."""
    from ctypes import byref, c_double

    box, x, y = raw.FS_RECTF(), c_double(), c_double()
    where, at_x, at_y = byref(box), byref(x), byref(y)
    unicode_of, box_of, origin_of = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox, raw.FPDFText_GetCharOrigin
    turn = _TURNED.get(turned)
    for n in range(raw.FPDFText_CountChars(text)):
        code = unicode_of(text, n)
        if code in (10, 13):
            yield Glyph("\n", 0.0, 0.0, 0.0, 0.0)
            continue
        if code == 0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF or not box_of(text, n, where):
            continue
        origin_of(text, n, at_x, at_y)
        sign = "\u00ad" if code in _SOFT_HYPHENS else chr(code)
        if turn is None:
            yield Glyph(sign, box.left, box.bottom, box.right, box.top, y.value)
        else:
            (a, b), (c, d) = turn(box.left, box.bottom), turn(box.right, box.top)
            yield Glyph(sign, min(a, c), min(b, d), max(a, c), max(b, d), turn(x.value, y.value)[1])
