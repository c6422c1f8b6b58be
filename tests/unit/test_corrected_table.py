"""A claims table that a person corrected in a spreadsheet, on its way back into a check."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

import checker
from checker.cells import guarded, unguarded
from checker.cli import main
from checker.errors import TableError
from checker.model import Anchor, Claim
from checker.table_in import from_frame, from_records, read_csv

TEXT = (
    "France spent $841 billion last month, its minister said on Tuesday. The call lasted 90 minutes.\n\n"
    "About 400 workers, or 2.3% of the staff, left 75 years ago.\n"
)
DOCUMENT = checker.Document(text=TEXT, name="a.txt", date="2025-03-05")
SOURCE = checker.Document(text="The strike began in 1950. Nothing else is known.", name="b.txt", date="2025-03-05")


def records() -> list[dict[str, Any]]:
    """The table as `checker extract` makes it."""
    return checker.extract(DOCUMENT).to_records()


def claims_of(table: list[dict[str, Any]]) -> list[Claim]:
    """The claims of the document that a check works with."""
    report = checker.check(DOCUMENT, against=SOURCE, claims=table)
    return [claim for claim in report.result.claims if claim.doc == "a.txt"]


def at(words: str, table: list[dict[str, Any]]) -> dict[str, Any]:
    """The row whose text holds the words."""
    return next(row for row in table if words in row["text"])


def place(words: str) -> dict[str, Any]:
    """A row that a person adds by hand."""
    start = TEXT.index(words)
    return {"doc": "a.txt", "start": start, "end": start + len(words), "text": words}


class Change(NamedTuple):
    """Cells that a person changes in the row of some words, and what the check then works with."""

    words: str
    cells: dict[str, Any]
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    base: Decimal | None


CHANGES = {
    "another value keeps the fineness of the text": Change(
        "841", {"value": 852e9}, Decimal("852e9"), Decimal("851.5e9"), Decimal("852.5e9"), Decimal("852e9")
    ),
    "a value that was hedged stays so": Change(
        "400", {"value": 500}, Decimal(500), Decimal(450), Decimal(550), Decimal(500)
    ),
    "another hedge": Change(
        "400", {"hedge": "more_than"}, Decimal(400), Decimal(400), None, Decimal(400)
    ),
    "another unit": Change("90", {"unit": "second"}, Decimal(90), Decimal("89.5"), Decimal("90.5"), Decimal(90)),
    "a range by its ends": Change(
        "90", {"value": None, "low": 80, "high": 95, "range": True}, None, Decimal(80), Decimal(95), None
    ),
    "empty ends are computed anew": Change(
        "2.3%", {"value": 2.5, "low": "", "high": ""}, Decimal("2.5"), Decimal("2.45"), Decimal("2.55"), Decimal("2.5")
    ),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_changed_reading_is_computed_anew(change: Change) -> None:
    table = records()
    at(change.words, table).update(change.cells)
    (claim,) = [c for c in claims_of(table) if change.words in c.text]
    q = claim.quantity
    assert (q.value, q.interval.low, q.interval.high, claim.base_value) == (
        change.value,
        change.low,
        change.high,
        change.base,
    )


def test_a_table_as_it_was_written_changes_nothing() -> None:
    fresh, again = (checker.check(DOCUMENT, against=SOURCE, claims=table) for table in (None, records()))
    assert again.to_dict() == fresh.to_dict()
    assert again.result.claims == fresh.result.claims


def test_frame_and_csv_say_what_records_say(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    claims = checker.extract(path)
    assert main(["extract", str(path), "-o", str(tmp_path / "claims.csv")]) == 0
    tables = [from_records(claims.to_records()), from_frame(claims.to_frame()), read_csv(tmp_path / "claims.csv")]
    cells = [[dict(row.cells) for row in table.rows[claims[0].doc]] for table in tables]
    assert cells[0] == cells[1] == cells[2]


def test_deleted_rows_are_no_claims() -> None:
    table = [row for row in records() if row["kind"] != "date"]
    assert len(table) < len(records())
    assert [c.text for c in claims_of(table)] == [row["text"] for row in table]


def test_rows_of_other_documents_leave_a_document_as_read() -> None:
    source = checker.check(DOCUMENT, against=SOURCE, claims=records()).result.claims
    assert [c.text for c in source if c.doc == "b.txt"] == [c.text for c in checker.extract(SOURCE)]


def test_context_is_taken_as_written_under_canonical_names() -> None:
    table = records()
    at("841", table).update(subject="UK", measure="defence spending", qualifier="target", speaker="")
    (claim,) = [c for c in claims_of(table) if "841" in c.text]
    assert (claim.subject, claim.measure, claim.qualifier, claim.speaker) == (
        "United Kingdom",
        "defence spending",
        "target",
        "",
    )
    assert "United Kingdom" in claim.entities


def test_a_row_that_is_added_finds_its_context_in_the_text() -> None:
    added = place("its minister") | {"kind": "count", "value": 1, "unit": "minister"}
    (claim,) = [c for c in claims_of([*records(), added]) if c.text == "its minister"]
    assert (claim.quantity.value, claim.quantity.kind, claim.line) == (Decimal(1), "count", 1)
    assert claim.sentence.startswith("France spent")


def test_a_date_that_is_added_is_its_day() -> None:
    added = place("The call") | {"kind": "date", "date_low": "2025-03-04"}
    (claim,) = [c for c in claims_of([*records(), added]) if c.text == "The call"]
    assert (claim.date_low, claim.date_high) == ("2025-03-04T00:00:00", "2025-03-05T00:00:00")
    assert claim.quantity.timex.day == 4


def test_a_corrected_date_is_the_row_s() -> None:
    table = records()
    at("Tuesday", table).update(date_low="2025-02-25", date_high="2025-02-26")
    (claim,) = [c for c in claims_of(table) if "Tuesday" in c.text]
    assert (claim.date_low, claim.date_high) == ("2025-02-25T00:00:00", "2025-02-26T00:00:00")


def test_years_ago_move_their_days() -> None:
    table = records()
    at("75 years", table).update(value=76)
    (claim,) = [c for c in claims_of(table) if "75 years" in c.text]
    assert claim.date_low
    assert claim.date_low.startswith("1948")


def test_furniture_is_what_the_table_says() -> None:
    table = records()
    at("841", table).update(furniture=True)
    assert [bool(c.furniture) for c in claims_of(table)].count(True) == 1


MISTAKES = {
    "no number": ({"value": "ninety"}, "claims:2:value: 'ninety' is no number"),
    "a comma is not guessed": ({"value": "2,3"}, "claims:2:value: '2,3' is no number"),
    "no whole number": ({"start": "1.5"}, "claims:2:start: '1.5' is no whole number"),
    "unknown kind": ({"kind": "mony"}, "claims:2:kind: unknown kind 'mony' (did you mean money?)"),
    "unknown hedge": ({"hedge": "abuot"}, "claims:2:hedge: unknown hedge 'abuot' (did you mean about?)"),
    "no truth": ({"quoted": "perhaps"}, "claims:2:quoted: 'perhaps' is neither true nor false"),
    "no such day": ({"date_low": "2025-02-30"}, "claims:2:date_low: '2025-02-30' is no date"),
    "dates turned round": (
        {"date_low": "2025-03-05", "date_high": "2025-03-04"},
        "claims:2:date_high: 2025-03-04T00:00:00 lies before date_low",
    ),
    "ends turned round": ({"low": 5, "high": 4}, "claims:2:high: 4 is below low, 5"),
    "empty span": ({"start": 9, "end": 9}, "claims:2:end: 9 does not lie behind the start, 9"),
    "document empty": ({"doc": ""}, "claims:2:doc: is empty"),
    "unknown document": ({"doc": "a.text"}, "claims:2:doc: 'a.text' is not among the documents of this check (did you"),
    "behind the text": ({"end": 9999}, "claims:2:end: 9999 lies behind the end of a.txt"),
    "other words": ({"text": "$842 billion"}, "claims:2:text: a.txt has '$841 billion' at 13 to 25, not"),
    "currency by its name": ({"unit": "dollars"}, "claims:2:unit: 'dollars' is no currency (write its code"),
    "unit of time": ({"kind": "age", "unit": "months"}, "claims:2:unit: 'months' is no unit of time (did you mean"),
    "unit of measure": ({"kind": "measure", "unit": "metres"}, "claims:2:unit: 'metres' is no known unit"),
    "value outside": ({"value": 3, "low": 4, "high": 5}, "claims:2:value: 3 does not lie between low and high"),
    "a date without a day": ({"kind": "date"}, "claims:2:date_low: a date needs a day"),
    "column misspelt": ({"valeu": 3}, "claims:1:valeu: no such column (did you mean value?)"),
}  # fmt: skip


@pytest.mark.parametrize(("cells", "told"), MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_told_with_its_place_and_what_would_be_right(cells: dict[str, Any], told: str) -> None:
    table = records()
    table[0].update(cells)
    with pytest.raises(TableError) as caught:
        claims_of(table)
    assert [line for line in caught.value.mistakes if line.startswith(told)], caught.value.mistakes


def test_every_mistake_is_told() -> None:
    table = records()
    table[0]["value"], table[1]["kind"], table[2]["hedge"] = "x", "y", "z"
    with pytest.raises(TableError) as caught:
        claims_of(table)
    assert [line.split(":")[1] for line in caught.value.mistakes] == ["2", "3", "4"]


def test_a_row_twice_is_a_mistake() -> None:
    with pytest.raises(TableError, match=r"claims:3: the same doc, start, end, kind as in row 2"):
        from_records([records()[0], records()[0]])


def test_a_column_of_notes_is_left_alone() -> None:
    assert claims_of([row | {"checked by": "M."} for row in records()]) == claims_of(records())


class Sheet(NamedTuple):
    """What a spreadsheet makes of a file."""

    encoding: str = "utf-8"
    delimiter: str = ","
    line_end: str = "\n"


SHEETS = {
    "as written": Sheet(),
    "with a byte order mark": Sheet("utf-8-sig"),
    "parted by semicolons": Sheet(delimiter=";"),
    "parted by tabs": Sheet(delimiter="\t"),
    "with Windows line ends": Sheet(line_end="\r\n"),
}


@pytest.fixture
def sheet(newsroom: Path) -> Iterator[list[list[str]]]:
    """The cells of a table of the newsroom's draft."""
    assert main(["extract", "draft.txt", "-o", "claims.csv"]) == 0
    with open("claims.csv", encoding="utf-8", newline="") as file:
        yield list(csv.reader(file))


PLAIN = Sheet()


def save(rows: list[list[str]], sheet: Sheet = PLAIN) -> None:
    """Writes the table as a spreadsheet does."""
    with open("claims.csv", "w", encoding=sheet.encoding, newline="") as file:
        csv.writer(file, delimiter=sheet.delimiter, lineterminator=sheet.line_end).writerows(rows)


@pytest.mark.parametrize("kind", SHEETS.values(), ids=SHEETS.keys())
def test_tables_of_spreadsheets_are_read(kind: Sheet, sheet: list[list[str]]) -> None:
    value = sheet[0].index("value")
    assert sheet[-1][value] == "3200000"
    checked = "check draft.txt --against agrees.txt --fail-on warning --claims claims.csv"
    save(sheet, kind)
    assert main(checked.split()) == 0
    sheet[-1][value] = "4.7E+06"
    save(sheet, kind)
    assert main(checked.split()) == 1


def test_a_table_that_is_wrong_ends_with_2_and_names_all(
    sheet: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    sheet[1][sheet[0].index("kind")] = "dat"
    sheet[2][sheet[0].index("value")] = "3.2 million"
    save(sheet)
    assert main(["check", "draft.txt", "gone.txt", "--claims", "claims.csv"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert [line.split(" ")[1] for line in err.splitlines()] == [
        "gone.txt:",
        "claims.csv:2:kind:",
        "claims.csv:3:value:",
    ]


def test_a_draft_that_changed_since_is_refused(sheet: list[list[str]], capsys: pytest.CaptureFixture[str]) -> None:
    Path("draft.txt").write_text("Now: " + Path("draft.txt").read_text(encoding="utf-8"), encoding="utf-8")
    assert main(["check", "draft.txt", "--against", "agrees.txt", "--claims", "claims.csv"]) == 2
    err = capsys.readouterr().err
    assert "claims.csv:2:text: draft.txt has" in err
    assert "claims.csv: 1 more row" in err


@pytest.mark.parametrize(
    ("data", "told"),
    [
        pytest.param(b"\xff\xfe\x00", "not UTF-8", id="no UTF-8"),
        pytest.param(b"", "claims.csv:1:doc: the column is missing", id="empty"),
        pytest.param(b"doc,start\na.txt,1\n", "claims.csv:1:end: the column is missing", id="columns missing"),
        pytest.param(b'doc,start,end,kind\n"a.txt,1,2,date\n', "is no CSV table", id="a quote that never ends"),
        pytest.param(b"doc,start,end,kind\na,1,2,date,9\n", "claims.csv:2: 5 cells", id="too many cells"),
    ],
)
def test_what_is_no_table(data: bytes, told: str, newsroom: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("claims.csv").write_bytes(data)
    assert main(["check", "draft.txt", "--claims", "claims.csv"]) == 2
    assert told in capsys.readouterr().err


def test_the_table_is_never_overwritten(sheet: list[list[str]], capsys: pytest.CaptureFixture[str]) -> None:
    before = Path("claims.csv").read_bytes()
    assert main(["check", "draft.txt", "--claims", "claims.csv", "-o", "claims.csv"]) == 2
    assert "is one of the inputs" in capsys.readouterr().err
    assert Path("claims.csv").read_bytes() == before


@given(st.text(alphabet="'=+-@\t\r\nab 5", max_size=6))
def test_guarded_cells_come_back_and_never_act(cell: str) -> None:
    written = guarded(cell)
    assert unguarded(written) == cell
    assert written[:1] not in ("=", "+", "-", "@", "\t", "\r", "\n") or written == ""


def test_a_corrected_row_keeps_its_place_in_the_file() -> None:
    page = checker.Document("It cost $5m.", "a.pdf", anchors=(Anchor(0, "page 1, line 1"),))
    table = checker.extract(page).to_frame()
    report = checker.check(page, claims=table)
    assert [claim.where for claim in report.result.claims] == ["a.pdf:page 1, line 1"]
