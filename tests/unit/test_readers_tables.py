"""Tables as sources: what each cell states, where it stands, and a draft's numbers against cells and what follows."""

from __future__ import annotations

import datetime as dt
import io
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import checker
from checker.errors import InputError
from checker.model import Document
from checker.readers.file import File
from checker.readers.tables.csv_file import from_csv
from checker.readers.tables.grid import cell_of
from checker.report import Report

DEFENCE = """\
Country,Defence spending (% of GDP),Soldiers (thousands),Budget (US$ bn)
United Kingdom,2.3,184,74.9
France,2.1,205,61.3
Total,,389,136.2
"""
PARTS = DEFENCE.replace("Total,,389", "Total,,")
TRUSTS = """\
Table 3: NHS waiting lists by trust,,,
Trust,2023,2024,Change %
Northern,"7,211","7,512",4.2%
Southern,"3,000","2,850",-5.0%
All trusts,"10,211","10,362",1.5%

Source: Department of Health,,,
"""
RESULTS = """\
Company results,,
£ million,,
,Q1 2025,Q1 2024
Revenue,120.5,110.2
Operating profit,12.5,13.1
Employees,1200,1190
Earnings per share (p),4.5,4.2
"""
QUAKES = "Date\tMagnitude\tDeaths\n2025-03-01\t6.1\t45\n2025-03-04\t5.4\t2\n"


def table(text: str, name: str = "table.csv") -> Document:
    return from_csv(File(text.encode(), name))


def stated(text: str) -> dict[str, str]:
    """What each cell with a number states, by its address."""
    document = table(text)
    return {document.place(cell.start): _line(document, cell.start) for cell in document.cells}


def _line(document: Document, at: int) -> str:
    start = document.text.rfind("\n", 0, at) + 1
    return document.text[start : document.text.index("\n", at)]


@pytest.mark.parametrize(
    ("text", "cell", "sentence"),
    [
        (DEFENCE, "B2", "United Kingdom: defence spending was 2.3% of GDP."),
        (DEFENCE, "C2", "United Kingdom: 184 thousand soldiers."),
        (DEFENCE, "D3", "France: budget was US$61.3 billion."),
        (TRUSTS, "C3", "Northern: 7,512 NHS waiting lists in 2024."),
        (TRUSTS, "D4", "Southern: NHS waiting lists fell by 5.0%."),
        (RESULTS, "B4", "revenue was £120.5 million in Q1 2025."),
        (RESULTS, "B6", "1,200 employees in Q1 2025."),
        (RESULTS, "C7", "earnings per share was 4.2 pence in Q1 2024."),
        (QUAKES, "C2", "45 deaths on 1 March 2025."),
        ("Land;Anteil;Kosten\nNord;1,5;1.200,50\nSüd;2,5;3.000,00\n", "C2", "Nord: kosten was 1,200.50."),
        ("Country,2023 (£ million)\nFrance,5\nItaly,7\n", "B2", "France: £5 million in 2023."),
        ("Item,Cost\nBridge,(45)\nTunnel,£1.50\n", "B2", "Bridge: cost was -45."),
        ("Item,Cost\nBridge,(45)\nTunnel,£1.50\n", "B3", "Tunnel: cost was £1.50."),
        ("Town,Note\nHull,about 40 homes lost\nLeeds,3\n", "B2", "Hull: note was about 40 homes lost."),
        ("ID,Town,Beds\n17,Hull,1950\n18,Leeds,2010\n", "C2", "Hull: 1,950 beds."),
        ("ID,Beds\n17,1950\n18,2010\n", "B2", "17: 1,950 beds."),
    ],
)
def test_a_cell_states(text: str, cell: str, sentence: str) -> None:
    assert stated(text)[cell] == sentence


def test_years_and_codes_are_labels() -> None:
    assert list(stated("ID,Year,Beds\n17,1950,3\n18,1951,4\n")) == ["C2", "C3"]


@pytest.mark.parametrize(
    ("text", "cell", "subject", "measure", "unit", "value"),
    [
        (DEFENCE, "B2", "United Kingdom", "defence spending", "percent", "2.3"),
        (DEFENCE, "D2", "United Kingdom", "budget", "USD", "74900000000"),
        (TRUSTS, "B3", "Northern", "list", "nhs list", "7211"),
        (RESULTS, "B5", "", "profit", "GBP", "12500000"),
    ],
)
def test_a_claim_knows_its_row_and_column(
    text: str, cell: str, subject: str, measure: str, unit: str, value: str
) -> None:
    (claim,) = (c for c in checker.extract(table(text)) if c.place == cell and c.quantity.kind != "date")
    assert (claim.subject, claim.measure, claim.base_unit) == (subject, measure, unit)
    assert claim.base_value == Decimal(value)
    assert claim.where == f"table.csv:{cell}"


def test_missing_cells_state_nothing() -> None:
    assert stated("Town,Beds,Nurses\nHull,n/a,..\nLeeds,-,12\n") == {"C3": "Leeds: 12 nurses."}


def against(draft: str, text: str) -> Report:
    return checker.check(Document(draft, "draft.md", date="2025-06-05"), against=[table(text)])


@pytest.mark.parametrize(
    ("draft", "text", "why"),
    [
        ("Together they have 389,000 soldiers.", PARTS, "table.csv:C2:C3 add up to 389,000"),
        ("France and Britain together have 389,000 soldiers.", PARTS, "table.csv:C2:C3 add up to 389,000"),
        ("The average budget is $68 billion.", DEFENCE, "the mean of table.csv:D2:D3 is $68.1 billion"),
        ("Northern's waiting list made up 72 percent of the total.", TRUSTS, "is 72.5 % of the 10,362 that"),
        ("Revenue rose 9 percent in the first quarter of 2025.", RESULTS, "(table.csv:B4) is a change of 9.35 %"),
        ("Operating profit fell by £600,000.", RESULTS, "is a difference of £600,000"),
    ],
)  # fmt: skip
def test_a_number_that_follows_from_cells_is_supported(draft: str, text: str, why: str) -> None:
    report = against(draft, text)
    assert [f.message for f in report.findings] == []
    assert any(why in c.why for c in report.comparisons)


@pytest.mark.parametrize(
    ("draft", "text", "place"),
    [
        ("Operating profit was £12.9m in the first quarter of 2025.", RESULTS, "B5"),
        ("France spends 2.7% of GDP on defence.", DEFENCE, "B3"),
    ],
)
def test_a_number_that_differs_from_its_cell_is_a_conflict(draft: str, text: str, place: str) -> None:
    (finding,) = (f for f in against(draft, text).findings if f.verdict == "conflict")
    assert place in [c.place for c in finding.claims]


def test_a_cell_bears_out_only_what_its_row_or_column_is_about() -> None:
    """Of a thousand cells one holds any number."""
    report = against(
        "The mayor spent 205,000 euros on flowers.", DEFENCE.replace("(thousands)", "").replace("205", "205000")
    )
    assert [f.verdict for f in report.findings] == ["unsupported"]
    assert [f.verdict for f in against("France has 205,000 soldiers.", DEFENCE).findings] == []


@given(
    st.lists(
        st.lists(st.sampled_from(["", "a", "2024", "3", "4.5%", "£7m", "(8)", "x y", "n/a"]), max_size=5), max_size=7
    )
)
def test_every_digit_of_a_sheet_stands_in_the_text_inside_a_block(rows: list[list[str]]) -> None:
    text = "\n".join(",".join(row) for row in rows)
    document = table(text)
    inside = "".join(document.text[block.start : block.end] + " " for block in document.blocks or ())
    for row in rows:
        for cell in row:
            found = cell_of(cell)
            digits = f"{abs(found.number):f}" if found.number is not None else found.text
            assert digits in inside.replace(",", "")


@given(st.text(max_size=200))
def test_any_text_is_a_table_or_a_clear_error(text: str) -> None:
    try:
        document = table(text)
    except InputError:
        return
    assert all(0 <= cell.start < cell.end <= len(document.text) for cell in document.cells)
    assert all(a.start < b.start for a, b in zip(document.anchors, document.anchors[1:], strict=False))


def workbook(tmp_path: Path, sheets: dict[str, list[list[Any]]], formats: dict[str, str] | None = None) -> Path:
    openpyxl = pytest.importorskip("openpyxl", reason="reading .xlsx needs openpyxl")
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for cell, shown in (formats or {}).items():
            sheet[cell].number_format = shown
    path = tmp_path / "book.xlsx"
    book.save(path)
    return path


def test_a_workbook_is_read_as_it_shows(tmp_path: Path) -> None:
    from checker.readers.tables.xlsx_file import from_xlsx

    rows = [["Country", "Share", "Cost", "Since"], ["France", 0.0214, 1250.5, dt.datetime(2024, 3, 7)]]
    path = workbook(tmp_path, {"Budget": rows}, {"B2": "0.0%", "C2": "£#,##0"})
    document = from_xlsx(File(path.read_bytes(), "book.xlsx"))
    assert {document.place(c.start): _line(document, c.start) for c in document.cells} == {
        "Budget!B2": "France: share was 2.14%.",
        "Budget!C2": "France: cost was £1,250.5.",
        "Budget!D2": "France: since was 7 March 2024.",
    }


def test_a_damaged_workbook_is_one_clear_line(tmp_path: Path) -> None:
    from checker.readers.tables.xlsx_file import from_xlsx

    good = workbook(tmp_path, {"A": [["x", "y"], ["z", 1]]}).read_bytes()
    for bad in (b"", b"PK\x03\x04", good[: len(good) // 2], good.replace(b"xl/workbook", b"xl/workbuch")):
        with pytest.raises(InputError) as raised:
            from_xlsx(File(bad, "book.xlsx"))
        assert "\n" not in str(raised.value)


def test_parquet_is_read(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow", reason="reading .parquet needs pyarrow")
    from pyarrow import parquet

    from checker.readers.tables.parquet_file import from_parquet

    out = io.BytesIO()
    parquet.write_table(pa.table({"town": ["Hull", "Leeds"], "beds": [120, None]}), out)
    document = from_parquet(File(out.getvalue(), "t.parquet"))
    assert [(document.place(c.start), _line(document, c.start)) for c in document.cells] == [("B2", "Hull: 120 beds.")]
    with pytest.raises(InputError):
        from_parquet(File(out.getvalue()[:-9], "t.parquet"))


@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".xlsx", ".parquet"])
def test_a_table_is_read_by_its_suffix(tmp_path: Path, suffix: str) -> None:
    pa = pytest.importorskip("pyarrow", reason="reading .parquet needs pyarrow")
    from pyarrow import parquet

    path = tmp_path / f"beds{suffix}"
    rows = [["town", "beds"], ["Hull", 120]]
    if suffix == ".xlsx":
        workbook(tmp_path, {"Sheet1": rows}).rename(path)
    elif suffix == ".parquet":
        parquet.write_table(pa.table({"town": ["Hull"], "beds": [120]}), path)
    else:
        sign = "\t" if suffix == ".tsv" else ","
        path.write_text("\n".join(sign.join(map(str, row)) for row in rows), encoding="utf-8")
    (claim,) = checker.extract(path)
    assert (claim.subject, claim.measure, claim.base_value) == ("Hull", "bed", Decimal(120))
    assert claim.place.removeprefix("Sheet1!") == "B2"
