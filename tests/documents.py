"""Makes small PDFs and Word files for tests, part by part, so that a test shows what it reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


class Words(NamedTuple):
    """Text on a page: points from the left and from the bottom, the size of its letters."""

    x: float
    y: float
    text: str
    size: float = 10


def pdf(*pages: Sequence[Words]) -> bytes:
    """A PDF of pages in Helvetica."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    kids = []
    for words in pages:
        shown = "".join(f"BT /F {w.size} Tf {w.x} {w.y} Td ({_escaped(w.text)}) Tj ET\n" for w in words).encode(
            "cp1252"
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(shown), shown))
        resources = f"/Contents {len(objects)} 0 R/Resources<</Font<</F 3 0 R>>>>"
        page = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]{resources}>>"
        objects.append(page.encode())
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>".encode()
    out, places = b"%PDF-1.4\n", []
    for n, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (n, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def docx(body: str, parts: Mapping[str, str] | None = None) -> bytes:
    """A Word file: the content of its body and of further parts (footnotes, header1, styles) as WordprocessingML."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        spaces = f'xmlns:w="{W}" xmlns:mc="{MC}"'
        archive.writestr("word/document.xml", f"<w:document {spaces}><w:body>{body}</w:body></w:document>")
        for name, content in (parts or {}).items():
            archive.writestr(
                f"word/{name}.xml", f"<w:{name.rstrip('0123456789')} {spaces}>{content}</w:{name.rstrip('0123456789')}>"
            )
    return out.getvalue()


def p(*runs: str, properties: str = "") -> str:
    """A paragraph of runs; a run that is no element is its text."""
    inside = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' * bool(properties)}{inside}</w:p>"


def r(text: str, properties: str = "", tag: str = "t") -> str:
    """A run of text."""
    return (
        f'<w:r>{f"<w:rPr>{properties}</w:rPr>" * bool(properties)}<w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'
    )


def package(parts: Mapping[str, bytes]) -> bytes:
    """A zip archive of parts."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()
