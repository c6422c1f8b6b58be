"""Word files: what a reader of the page sees, before or after tracked changes, and what is left out."""

from __future__ import annotations

import pytest

from checker.errors import InputError
from checker.model import Document
from checker.readers import read_file
from checker.readers.file import File, Options
from checker.readers.limits import LIMITS
from tests.documents import docx, p, package, r

NOTES = (
    '<w:footnote w:id="-1"><w:p/></w:footnote><w:footnote w:id="7">{}</w:footnote><w:footnote w:id="2">{}</w:footnote>'
)
STYLES = (
    '<w:style w:styleId="T"><w:name w:val="Title"/></w:style>'
    '<w:style w:styleId="H"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:styleId="S"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:styleId="S2"><w:name w:val="More"/><w:basedOn w:val="S"/></w:style>'
    '<w:style w:styleId="R"><w:basedOn w:val="R"/></w:style>'
)
SOFT = "<w:t>95 co</w:t><w:softHyphen/>"
CHANGED = p("It cost ", f"<w:del>{r('5', tag='delText')}</w:del><w:ins>{r('6')}</w:ins>", " million.")


def word(body: str, tracked: str = "after", **parts: str) -> Document:
    (document,) = read_file(File(docx(body, parts), "a.docx", Options(tracked)))
    return document


def blocks(document: Document) -> list[tuple[str, str, str]]:
    """Words, kind or reason, and place of each block."""
    text = document.text
    return [(text[b.start : b.end], b.reason or b.kind, document.place(b.start)) for b in document.blocks or ()]


def table(rows: str) -> str:
    return f"<w:tbl>{rows}</w:tbl>"


def row(cells: str, properties: str = "") -> str:
    return f"<w:tr>{properties}{cells}</w:tr>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc>{properties}{p(text)}</w:tc>"


def styled(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


def test_paragraphs_headings_and_lists_count_as_seen() -> None:
    body = (
        p("Costs", properties=styled("T")) + p() + p("Wall", properties=styled("H")) + p("Up 5%.")
        + p("five", properties='<w:numPr><w:numId w:val="1"/></w:numPr>') + p("x", properties=styled("R"))
    )  # fmt: skip
    assert blocks(word(body, styles=STYLES)) == [
        ("Costs", "title", "paragraph 1"),
        ("Wall", "heading", "paragraph 2"),
        ("Up 5%.", "paragraph", "paragraph 3"),
        ("five", "list", "paragraph 4"),
        ("x", "paragraph", "paragraph 5"),
    ]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (r("4") + r("2%"), "42%"),
        (r("5") + r("1", '<w:vertAlign w:val="superscript"/>') + r(" km"), "5¹ km"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>5</w:t><w:br/><w:t>b</w:t></w:r>", "a\t5\nb"),
        (r("1990") + f"<w:r><w:noBreakHyphen/>{SOFT}</w:r>" + r("ordi\u00adnate"), "1990\u201195 coordinate"),
        (f'<w:hyperlink w:anchor="x">{r("5 links")}</w:hyperlink>', "5 links"),
        (f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{r('5 boxes')}</w:sdtContent></w:sdt>", "5 boxes"),
        ('<w:fldSimple w:instr=" PAGE 9 ">' + r("3") + "</w:fldSimple>", "3"),
        ("{begin}" + r(" REF 77 ", tag="instrText") + r("88") + "{separate}" + r("5") + "{end}" + r(" ends"), "5 ends"),
        ("{begin}{begin}" + r("9") + "{separate}" + r("8") + "{end}{separate}" + r("5") + "{end}", "5"),
        (r("66", "<w:vanish/>") + r("5", '<w:vanish w:val="0"/>'), "5"),
        (r("66", '<w:rStyle w:val="S2"/>') + r("5"), "5"),
        ('<w:commentRangeStart/>' + r("5") + '<w:r><w:commentReference w:id="1"/></w:r>', "5"),
        (f"<w:ruby><w:rt>{r('66')}</w:rt><w:rubyBase>{r('5')}</w:rubyBase></w:ruby>", "5"),
    ],
)  # fmt: skip
def test_the_visible_text_of_a_paragraph(inside: str, text: str) -> None:
    for mark in ("begin", "separate", "end"):
        inside = inside.replace(f"{{{mark}}}", f'<w:r><w:fldChar w:fldCharType="{mark}"/></w:r>')
    assert word(p(inside), styles=STYLES).text == text


@pytest.mark.parametrize(
    ("body", "after", "before"),
    [
        (CHANGED, "It cost 6 million.", "It cost 5 million."),
        (p(f"<w:moveFrom>{r('5')}</w:moveFrom>", "x") + p(f"<w:moveTo>{r('5')}</w:moveTo>", "y"), "x\n5y", "5x\ny"),
        (p("One 1", properties="<w:rPr><w:del/></w:rPr>") + p("two"), "One 1two", "One 1\ntwo"),
        (p("One 1", properties="<w:rPr><w:ins/></w:rPr>") + p("two"), "One 1\ntwo", "One 1two"),
        (table(row(cell("5"), "<w:trPr><w:del/></w:trPr>") + row(cell("6"))), "6", "5\n6"),
        (table(row(cell("5") + cell("6", "<w:tcPr><w:cellIns/></w:tcPr>"))), "5 | 6", "5"),
    ],
)  # fmt: skip
def test_tracked_changes(body: str, after: str, before: str) -> None:
    assert word(body).text == after
    assert word(body, "before").text == before


def test_tracked_changes_are_told() -> None:
    assert word(CHANGED).notes == ("tracked changes read as accepted (1 insertion, 1 deletion)",)
    assert word(CHANGED, "before").notes == ("tracked changes read as before them (1 insertion, 1 deletion)",)
    assert word(p("It cost 5.")).notes == ()


def test_tables_row_by_row_and_each_cell_at_its_place() -> None:
    inner = "<w:tbl><w:tr><w:tc>" + p("8 in") + "</w:tc></w:tr></w:tbl>"
    cells = ["<w:tc>" + p("Oda") + "</w:tc>", "<w:tc>" + p("£5m") + p("or 6") + inner + "</w:tc>"]
    got = word(p("Up") + f"<w:tbl><w:tr>{''.join(cells)}</w:tr></w:tbl>" + p("Down 7"))
    assert [text for text, _, _ in blocks(got)] == ["Up", "Oda | £5m or 6", "8 in", "Down 7"]
    assert got.place(got.text.index("£5m")) == "table 1, row 1, cell 2"
    assert got.place(got.text.index("8 in")) == "table 2, row 1, cell 1"
    assert got.place(got.text.index("Down")) == "paragraph 2"


def test_notes_stand_at_the_end_numbered_as_the_text_refers_to_them() -> None:
    body = p("Up 5%", '<w:r><w:footnoteReference w:id="2"/></w:r>') + p(
        "Down", '<w:r><w:footnoteReference w:id="7"/></w:r>'
    )
    got = word(body, footnotes=NOTES.format(p("Note 70"), p("Note 20")))
    assert blocks(got)[2:] == [("Note 20", "paragraph", "footnote 1"), ("Note 70", "paragraph", "footnote 2")]


def test_headers_and_footers_are_furniture_and_text_boxes_are_read_once() -> None:
    box = f"<w:txbxContent>{p('Box 9')}</w:txbxContent>"
    choice = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    shape = f"<w:r><mc:AlternateContent>{choice}</mc:AlternateContent></w:r>"
    assert blocks(word(p("Up 5%", shape), header1=p("Draft 12"), footer1=p("Page 3"), comments=p("Sure? 66"))) == [
        ("Up 5%", "paragraph", "paragraph 1"),
        ("Box 9", "paragraph", "text box 1"),
        ("Draft 12", "page header", "page header"),
        ("Page 3", "page footer", "page footer"),
    ]


def test_the_day_of_saving_is_a_note_and_no_date() -> None:
    core = b'<p xmlns:d="http://purl.org/dc/terms/"><d:modified>2025-03-05T10:00:00Z</d:modified></p>'
    main = b'<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>5</w:t></w:r></w:p></w:body></w:document>'
    data = package({"word/document.xml": main, "docProps/core.xml": core})
    (got,) = read_file(File(data, "a.docx"))
    assert (got.text, got.date) == ("5", None)
    assert got.notes == ("the file was last saved on 2025-03-05 (not taken for its date)",)


BOMB = '<!DOCTYPE d [<!ENTITY a "99"><!ENTITY b "&a;&a;&a;">]><d>&b;</d>'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (package({"word/document.xml": BOMB.encode()}), "declares entities"),
        (package({"word/document.xml": BOMB.encode("utf-16")}), "declares entities"),
        (package({"word/document.xml": b"<w:document>"}), "is damaged XML in word/document.xml"),
        (package({"word/document.xml": b"<a>" * 5000 + b"</a>" * 5000}), "nested too deeply"),
        (docx("<w:p>" + "<w:ins>" * 900 + r("5") + "</w:ins>" * 900 + "</w:p>"), "nested too deeply"),
        (docx("<w:tbl><w:tr><w:tc>" * 90 + p("5") + "</w:tc></w:tr></w:tbl>" * 90), "nested too deeply"),
        (docx(p("5"))[:-30], "is no .docx file"),
        (docx(p("5")).replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"), "encrypted"),
    ],
)  # fmt: skip
def test_a_damaged_file_is_one_clear_line(data: bytes, said: str) -> None:
    with pytest.raises(InputError) as error:
        read_file(File(data, "a.docx"))
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_a_file_that_unpacks_to_too_much_is_refused() -> None:
    many = docx(p("5") * 500)
    with pytest.raises(InputError, match="too many elements"):
        read_file(File(many, "a.docx", Options(limits=LIMITS._replace(tags=1_000))))
    data = package({"word/document.xml": b"<a/>", "word/styles.xml": bytes(200_000)})
    with pytest.raises(InputError, match="unpacks to more than is read"):
        read_file(File(data, "a.docx", Options(limits=LIMITS._replace(expanded_bytes=100_000))))
