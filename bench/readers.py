"""How fast each reader reads, beside its library's bare extraction of text in the same run.

    python -m bench.readers

The material is the story of tests/files, repeated; each figure is the best of three. The bare extraction finds no
blocks, no furniture, no order and no places.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

from checker.readers import READERS, read_file
from checker.readers.file import File

FILES = Path(__file__).resolve().parents[1] / "tests" / "files"
PAGE = 3_000  # characters of a printed page


class Case(NamedTuple):
    """A file of a format, how much it holds in a unit, the least of it a second, and the library's bare way."""

    suffix: str
    data: bytes
    amount: float
    unit: str
    bare: Callable[[bytes], object] | None = None
    least: float = 0.0


def story() -> list[str]:
    """The paragraphs of the story."""
    return (FILES / "story.txt").read_text(encoding="utf-8").split("\n\n")[2:]


def web_page(scripts: bool) -> bytes:
    """A page of some three megabytes: text and markup alone, or a good half of scripts as pages have them."""
    body = "".join(f'<div class="story c-2"><p class="p">{p} <a href="/a/5?x=1">More</a></p></div>\n' for p in story())
    script = "<script>" + 'var x = {"a": 1, "b": "<p>"};\n' * 120 + "</script>\n"
    text = (body + script * scripts) * (400 if scripts else 1100)
    return f"<!doctype html><meta charset=utf-8><nav><a>Home</a></nav><article><h1>Port</h1>{text}</article>".encode()


def word_file(pages: int) -> bytes:
    """A Word file of so many pages, with the runs and properties that Word writes."""
    look = '<w:rPr><w:rFonts w:ascii="Calibri"/><w:sz w:val="22"/></w:rPr>'
    run = f'<w:r w:rsidR="00A1">{look}<w:t xml:space="preserve">{{}}</w:t></w:r>'
    one = "".join(
        '<w:p w:rsidR="00A1" w:rsidRDefault="00B2"><w:pPr><w:spacing w:after="160"/></w:pPr>'
        + "".join(run.format(piece + ". ") for piece in p.split(". "))
        + "</w:p>"
        for p in story()
    )
    times = pages * PAGE // sum(map(len, story())) + 1
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{one * times}</w:body></w:document>'
        )
    return out.getvalue()


def bare_word_file(data: bytes) -> str:
    """Every text element, by the parser of the standard library."""
    from xml.etree import ElementTree

    with ZipFile(BytesIO(data)) as archive:
        root = ElementTree.fromstring(archive.read("word/document.xml"))
    return "".join(e.text or "" for e in root.iter() if e.tag.endswith("}t"))


def pdf_of(pages: int) -> bytes:
    """The two-column print of the story, its page repeated."""
    import pypdfium2

    one = pypdfium2.PdfDocument(FILES / "columns-chromium.pdf")
    many = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        many.import_pages(one, [0])
    out = BytesIO()
    many.save(out)
    return out.getvalue()


def bare_pdf(data: bytes) -> list[str]:
    """The text of each page as PDFium gives it."""
    import pypdfium2

    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]


def bare_page(data: bytes) -> str:
    """All text of the tree that lexbor builds."""
    from selectolax.lexbor import LexborHTMLParser

    return LexborHTMLParser(data).text()


def cases() -> list[Case]:
    """What is measured."""
    dense, usual = web_page(False), web_page(True)
    simple = {s: (FILES / f"story{s}").read_bytes() for s in (".txt", ".md", ".srt", ".vtt")}
    sheet = "".join(",".join(map(str, row)) + "\n" for row in table_rows(100_000)).encode()
    lines = (FILES / "stories.jsonl").read_bytes() * 1000
    return [
        Case(".html", usual, len(usual) / 1e6, "MB", bare_page, 5),
        Case(".html", dense, len(dense) / 1e6, "MB", bare_page),
        Case(".docx", word_file(200), 200, "pages", bare_word_file, 200),
        Case(".pdf", pdf_of(100), 100, "pages", bare_pdf, 20),
        *(Case(s, data * 500, len(data) * 500 / 1e6, "MB", bytes.decode) for s, data in simple.items()),
        Case(".xlsx", workbook(100_000), 100, "kcell", bare_workbook, 12.5),  # 100,000 cells in 8 s
        Case(".csv", sheet, 100, "kcell", bare_csv),
        Case(".jsonl", lines, len(lines) / 1e6, "MB", bytes.decode),
    ]


def table_rows(cells: int) -> list[list[object]]:
    """A table of ten columns of numbers beside its labels."""
    heads = ["Town", *(f"{what} {year}" for what in ("Beds", "Nurses") for year in range(2019, 2024))]
    return [heads, *([f"Town {n}", *(n * k % 9973 + k for k in range(1, 11))] for n in range(cells // 10))]


def workbook(cells: int) -> bytes:
    """The table as a workbook."""
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Towns")
    for row in table_rows(cells):
        sheet.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def bare_workbook(data: bytes) -> int:
    """Every value, by openpyxl."""
    import openpyxl

    book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True)
    return sum(value is not None for row in book.active.iter_rows(values_only=True) for value in row)


def bare_csv(data: bytes) -> int:
    """Every cell, by the standard library."""
    import csv

    return sum(map(len, csv.reader(data.decode().splitlines())))


def best(work: Callable[[], object], times: int = 3) -> float:
    """Seconds of the fastest run."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return min(found)


def main() -> None:
    """Prints one line a case."""
    print(f"{'format':8}{'amount':>14}{'ours':>16}{'bare':>16}{'wanted':>12}")
    for suffix, data, amount, unit, bare, least in cases():
        assert suffix in READERS
        ours = amount / best(lambda d=data, s=suffix: read_file(File(d, f"a{s}")))  # type: ignore[misc]
        theirs = amount / best(lambda d=data, b=bare: b(d)) if bare else 0.0  # type: ignore[misc]
        wanted = f"{least:,.0f} {unit}/s" if least else ""
        print(f"{suffix:8}{amount:10,.1f} {unit:5}{ours:8,.1f} {unit}/s{theirs:10,.1f} {unit}/s{wanted:>14}")


if __name__ == "__main__":
    main()
