"""One story in every format: the same claims from each, each at a place where its words stand, no figure lost."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

import checker
from checker.model import Claim, Document

FILES = Path(__file__).resolve().parents[1] / "files"
STORIES = sorted(path.name for path in FILES.glob("*") if path.name.startswith(("stor", "feed", "columns")))
SHEETS = sorted(path.name for path in FILES.glob("sheet.*"))
FIGURES = sorted(path.name for path in FILES.glob("figures*"))


def documents(name: str) -> tuple[Document, ...]:
    return checker.read_all(FILES / name)


def claims(name: str) -> list[Claim]:
    return [claim for document in documents(name) for claim in checker.extract(document) if not claim.furniture]


def told(name: str) -> Counter[tuple[str, object, str, str]]:
    """Kind, value, unit and words of every claim."""
    return Counter((c.quantity.kind, c.base_value, c.base_unit, " ".join(c.text.split())) for c in claims(name))


def test_the_story_holds_what_it_should() -> None:
    found = told("story.txt")
    assert sum(found.values()) == 33
    assert {"money", "percentage", "measure", "duration", "date", "count", "fraction"} <= {kind for kind, *_ in found}


@pytest.mark.parametrize("name", STORIES)
def test_the_story_says_the_same_in_every_format(name: str) -> None:
    assert told(name) == told("story.txt")


@pytest.mark.parametrize("name", FIGURES)
def test_lists_tables_and_notes_say_the_same_in_every_format(name: str) -> None:
    found = told(name)
    assert found == told("figures.md")
    assert {text for *_, text in found} >= {"£18.2m", "57.4%", "45", "£1.9 million"}


@pytest.mark.parametrize(
    ("name", "date", "source", "outlet"),
    [
        ("story.html", "2025-03-05T06:00:00+00:00", "JSON-LD", "The Harbour Bell"),
        ("story.md", "2025-03-05", "front matter", "The Harbour Bell"),
        ("story.json", "2025-03-05", "date field", "The Harbour Bell"),
        ("story.eml", "2025-03-05T06:00:00+00:00", "Date header", "The Harbour Bell"),
        ("feed.xml", "2025-03-05T06:00:00+00:00", "feed entry", "The Harbour Bell"),
        ("story-pandoc.docx", None, "none", None),
    ],
)
def test_the_date_says_where_it_stood(name: str, date: str | None, source: str, outlet: str | None) -> None:
    got = documents(name)[-1]
    assert (got.date, got.date_source, got.outlet) == (date, source, outlet)


# Where a person would look: each opener gives the text at a place, by means of its own.


def at_line(name: str, place: str) -> str:
    line, column = map(int, place.split(":"))
    lines = (FILES / name).read_text(encoding="utf-8").split("\n")
    text = "\n".join([lines[line - 1][column - 1 :], *lines[line : line + 3]])
    for entity, sign in {"&pound;": "£", "&#8364;": "€", "&ldquo;": "“", "&#x201D;": "”", "&nbsp;": " "}.items():
        text = text.replace(entity, sign)
    return "^" + re.sub(r"<[^>]*>", "", text)


def on_page(name: str, place: str) -> str:
    pdfium = pytest.importorskip("pypdfium2")
    page, line = map(int, re.fullmatch(r"page (\d+), line (\d+)", place).groups())  # type: ignore[union-attr]
    text = pdfium.PdfDocument(FILES / name)[page - 1].get_textpage().get_text_range()
    assert line <= len(text.split("\n")) + 1
    return str(text).replace("-\r\n", "-").replace("\ufffe", "")


def in_paragraph(name: str, place: str) -> str:
    with ZipFile(FILES / name) as archive:
        body = ElementTree.fromstring(archive.read("word/document.xml"))[0]
        notes = archive.read("word/footnotes.xml").decode() if "word/footnotes.xml" in archive.namelist() else ""
    texts = [words(p) for p in body if p.tag.endswith("}p") and words(p).strip()]
    if place.startswith("paragraph"):
        return texts[int(place.split()[1]) - 1]
    if place.startswith("footnote"):
        return re.sub(r"<[^>]*>", "", notes)
    table, row, cell = map(int, re.findall(r"\d+", place))
    return words(body.findall("{*}tbl")[table - 1].findall("{*}tr")[row - 1].findall("{*}tc")[cell - 1])


def words(element: ElementTree.Element) -> str:
    return "".join(e.text or "" for e in element.iter() if e.tag.endswith("}t"))


def in_cue(name: str, place: str) -> str:
    text = (FILES / name).read_text(encoding="utf-8")
    lines = [line for line in text[text.index(f"\n{place}") :].split("\n") if not re.search(r"-->|^\d*$", line)]
    return " ".join(lines).replace("- ", "-")


def in_paragraph_of(name: str, place: str) -> str:
    number = int(place.rsplit(" ", 1)[1])
    return told_paragraphs()[number - 1]


def in_line_of_text(name: str, place: str) -> str:
    if place.endswith("title") or place == "subject":
        return told_paragraphs()[0]
    return "\n\n".join(told_paragraphs()[1:]).split("\n")[int(place.rsplit(" ", 1)[1]) - 1]


def told_paragraphs() -> list[str]:
    title, _, *body = (FILES / "story.txt").read_text(encoding="utf-8").strip().split("\n\n")
    return [title, *body]


def in_message(name: str, place: str) -> str:
    return "\n".join(told_paragraphs())


OPENERS = {
    ".html": at_line,
    ".pdf": on_page,
    ".docx": in_paragraph,
    ".srt": in_cue,
    ".vtt": in_cue,
    ".xml": in_paragraph_of,
    ".json": in_line_of_text,
    ".jsonl": in_line_of_text,
    ".eml": in_message,
}


@pytest.mark.parametrize("name", [name for name in (*STORIES, *FIGURES) if Path(name).suffix in OPENERS])
def test_a_place_opens_on_the_words(name: str) -> None:
    opened = OPENERS[Path(name).suffix]
    for claim in claims(name):
        text = " ".join(opened(name, claim.place).split())
        wanted = " ".join(claim.text.split())
        assert text.startswith("^" + wanted) if text.startswith("^") else wanted in text, (claim.where, wanted)


@pytest.mark.parametrize("name", ["story.txt", "story.md"])
def test_lines_and_columns_of_plain_files_are_the_files_own(name: str) -> None:
    lines = (FILES / name).read_text(encoding="utf-8").split("\n")
    for claim in claims(name):
        assert claim.place == ""
        assert lines[claim.line - 1][claim.column - 1 :].startswith(claim.text)


def figures_seen(name: str) -> Counter[str]:
    """The runs of digits that the file shows, found without our readers."""
    path = FILES / name
    if path.suffix == ".pdf":
        pdfium = pytest.importorskip("pypdfium2")
        text = "\n".join(page.get_textpage().get_text_range() for page in pdfium.PdfDocument(path))
    elif path.suffix == ".docx":
        with ZipFile(path) as archive:
            parts = [n for n in archive.namelist() if re.match(r"word/(document|footnotes|endnotes|header|footer)", n)]
            roots = [ElementTree.fromstring(archive.read(part)) for part in parts if part.endswith(".xml")]
        text = "\n".join(
            words(paragraph) for root in roots for paragraph in root.iter() if paragraph.tag.endswith("}p")
        )
    else:
        lexbor = pytest.importorskip("selectolax.lexbor")
        tree = lexbor.LexborHTMLParser(path.read_text(encoding="utf-8"))
        for hidden in tree.css("script, style, title, [hidden]"):
            hidden.decompose()
        text = tree.root.text(separator="")
    return Counter(re.findall(r"\d+", text))


@pytest.mark.parametrize("name", [n for n in (*STORIES, *FIGURES) if Path(n).suffix in (".html", ".pdf", ".docx")])
def test_no_figure_of_the_visible_text_is_lost(name: str) -> None:
    (document,) = documents(name)
    blocks = "\n".join(document.text[b.start : b.end] for b in document.blocks or ())
    lost = figures_seen(name) - Counter(re.findall(r"\d+", blocks))
    assert lost == Counter()


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_says_the_same_in_every_format(name: str) -> None:
    found = [(c.subject, c.measure, c.quantity.kind, c.base_value, c.base_unit, c.sentence) for c in claims(name)]
    assert found == [
        (c.subject, c.measure, c.quantity.kind, c.base_value, c.base_unit, c.sentence) for c in claims("sheet.csv")
    ]
    assert len(found) == 15


@pytest.mark.parametrize("name", SHEETS)
def test_the_cell_at_a_place_holds_the_number(name: str) -> None:
    for claim in claims(name):
        column, row = re.fullmatch(r"(?:Costs!)?([A-E])([1-5])", claim.place).groups()  # type: ignore[union-attr]
        shown = cells_of(name)[int(row) - 1]["ABCDE".index(column)]
        q = claim.quantity
        digits = (
            str(claim.date_low)[:10]
            if q.kind == "date"
            else f"{float(claim.text.strip('£%').split()[0].replace(',', '')):g}"
        )
        assert digits == (shown if q.kind == "date" else f"{float(shown):g}"), claim.where


def cells_of(name: str) -> list[list[str]]:
    """The cells as text, by the format's own means."""
    if name.endswith(".xlsx"):
        book = pytest.importorskip("openpyxl").load_workbook(FILES / name)
        return [[str(cell)[:10] for cell in row] for row in book["Costs"].iter_rows(values_only=True)]
    if name.endswith(".parquet"):
        table = pytest.importorskip("pyarrow.parquet").read_table(FILES / name)
        rows = zip(*(column.to_pylist() for column in table.columns), strict=True)
        return [list(table.column_names), *([str(cell) for cell in row] for row in rows)]
    sign = "," if name.endswith(".csv") else "\t"
    return [line.split(sign) for line in (FILES / name).read_text(encoding="utf-8").split("\n")]
