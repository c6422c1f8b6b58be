"""Tables as newsrooms get them: what each cell states, and what drafts about them may say without an alarm."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import checker
from checker.model import Document
from checker.readers.file import File
from checker.readers.tables.csv_file import from_csv
from checker.report import Report

HOMELESS = """\
"Table 3: Homelessness applications by region, England [note 1]",,,,
"Source: Ministry of Housing, statutory returns",,,,
Area code,Region,Applications 2022/23,Applications 2023/24,Percentage change
E12000001,North East,"14,320","15,610",9.0
E12000002,North West [note 3],"41,050","45,220",10.2
E12000003,Yorkshire and The Humber,"28,470","30,110 (r)",5.8
E12000009,South West,[c],"24,990",[x]
"1. Figures are rounded to the nearest 10.",,,,
"""
ACCOUNTS = """\
Brightwater plc,,
Consolidated income statement for the year ended 31 March 2025,,
,2025,2024
£ million,,
Revenue,"1,204.6","1,131.2"
Cost of sales,(811.3),(790.4)
Operating profit,125.3,89.1
Taxation,(27.8),(19.1)
Profit for the year,83.3,57.1
Average number of employees,"6,120","5,987"
"""
POLL = """\
"Q2. If a referendum were held tomorrow, how would you vote?",,,
"Base: 1,842 adults, fieldwork 3-5 March 2025",,,
,Total,18-34,35-54
Unweighted base,1842,502,640
Yes,44%,58%,45%
No,41%,27%,40%
Don't know,9%,8%,9%
"""
ELECTION = """\
Constituency,Party,Candidate,Votes,Share (%),Change (pp),Majority,Turnout (%)
Ashby Vale,Labour,R. Okoro,"18,204",43.1,+5.2,"3,310",61.4
Ashby Vale,Conservative,J. Pell,"14,894",35.2,-9.8,,61.4
Ashby Vale,Green,L. Marr,"9,166",21.7,+4.6,,61.4
Brock North,Conservative,T. Hurst,"20,118",48.9,-3.3,"6,031",66.0
Brock North,Labour,A. Fenn,"14,087",34.2,+1.9,,66.0
"""
LEAGUE = """\
Pos,Team,P,W,D,L,GF,GA,GD,Pts
1,Northgate United,38,27,6,5,84,31,+53,87
2,Port Albion,38,25,8,5,79,35,+44,83
"""
TRADE = """\
,Exports,,,Imports,,
Country,2022,2023,2024,2022,2023,2024
,US$ bn,US$ bn,US$ bn,US$ bn,US$ bn,US$ bn
Tesland,12.4,13.9,15.1,11.0,12.2,12.9
Norvia,8.2,7.7,8.8,9.1,9.4,10.3
Total,20.6,21.6,23.9,20.1,21.6,23.2
"""
TRANSPOSED = """\
Indicator,Unit,Tesland,Norvia
Population,million,8.4,5.1
Unemployment rate,%,5.6,7.2
GDP,US$ bn,412,207
"""
CASES = """\
Date,New cases,Deaths,Hospital beds occupied
1 March 2025,120,3,412
2 March 2025,95,1,405
3 March 2025,143,4,421
4 March 2025,150,2,433
"""
STAFF = """\
Department,Staff,Budget (£m)
North office,40,1.2
South office,52,1.6
Subtotal offices,92,2.8
Depot A,20,0.4
Depot B,30,0.7
Total,142,3.9
"""
SITES = """\
Region,Site,Fee,Visitors
North,Harbour,£12.50,12000
,Castle,£15.00,30000
South,Gardens,£9.00,22000
,Mill,£7.25,9000
"""


def table(text: str) -> Document:
    return from_csv(File(text.encode(), "t.csv"))


def against(draft: str, text: str) -> Report:
    return checker.check(Document(draft, "draft.md", date="2025-06-05"), against=[table(text)])


@pytest.mark.parametrize(
    ("text", "cell", "sentence"),
    [
        (HOMELESS, "C5", "North West: 41,050 applications in 2022/23."),
        (HOMELESS, "D6", "Yorkshire and The Humber: 30,110 applications in 2023/24."),
        (HOMELESS, "E4", "North East: applications rose by 9.0%."),
        (ACCOUNTS, "B6", "cost of sales was -£811.3 million in 2025."),
        (ACCOUNTS, "C9", "profit was £57.1 million in 2024."),
        (ACCOUNTS, "B10", "6,120 employees on average in 2025."),
        (POLL, "B5", "Yes: 44%."),
        (POLL, "C6", "18-34, No: 27%."),
        (ELECTION, "F3", "Ashby Vale, Conservative, J. Pell: share fell by 9.8 percentage points."),
        (LEAGUE, "C2", "Northgate United: P was 38."),
        (TRADE, "G5", "Norvia: imports was US$10.3 billion in 2024."),
        (TRANSPOSED, "D3", "Norvia: unemployment rate was 7.2%."),
        (TRANSPOSED, "C2", "Tesland: population was 8.4 million."),
        (CASES, "C3", "1 death on 2 March 2025."),
        (CASES, "D2", "412 hospital beds occupied on 1 March 2025."),
        (SITES, "D3", "North, Castle: 30,000 visitors."),
        ('"Deaths by town, March 2025",\nHull,12\nLeeds,7\n', "B2", "Hull: 12 deaths in March 2025."),
    ],
)
def test_a_cell_states(text: str, cell: str, sentence: str) -> None:
    document = table(text)
    lines = {document.place(c.start): document.text[: c.end].count("\n") for c in document.cells}
    assert document.text.split("\n")[lines[cell]] == sentence


@pytest.mark.parametrize(
    ("text", "cell", "subject", "measure"),
    [
        (ACCOUNTS, "B6", "", "cost"),
        (ELECTION, "F2", "Ashby Vale, Labour, R. Okoro", "share"),
        (TRADE, "B6", "", "exports"),
        (STAFF, "B4", "", "worker"),
    ],
)
def test_a_claim_is_about(text: str, cell: str, subject: str, measure: str) -> None:
    (claim,) = (c for c in checker.extract(table(text)) if c.place == cell and c.quantity.kind != "date")
    assert (claim.subject, claim.measure, claim.qualifier) == (subject, measure, "")


def test_an_end_row_that_is_the_sum_of_the_others_is_a_total() -> None:
    rows = "Region,Beds,Nurses\nNorth,12,40\nEast,9,31\nSouth,14,52\nWest,3,8\nTessary,38,131\n"
    assert [cell.label for cell in table(rows).cells if cell.total] == ["Tessary", "Tessary"]
    assert not any(cell.total for cell in table(rows.replace("38,131", "39,140")).cells)


@pytest.mark.parametrize(
    ("text", "draft"),
    [
        (ACCOUNTS, "Revenue was £1.2 billion in 2025, up 6.5 percent from £1.13 billion in 2024."),
        (ACCOUNTS, "Operating profit rose 41 percent to £125.3 million in 2025."),
        (ACCOUNTS, "Taxation was £27.8 million in 2025."),
        (POLL, "44 percent would vote yes and 41 percent no."),
        (POLL, "58 percent of 18- to 34-year-olds would vote yes."),
        (ELECTION, "Labour won Ashby Vale with 18,204 votes, a majority of 3,310."),
        (ELECTION, "Turnout in Brock North was 66 percent."),
        (ELECTION, "In Ashby Vale 42,264 votes were cast in total."),
        (LEAGUE, "Northgate United won 27 of their 38 games."),
        (STAFF, "The offices have a total of 92 staff."),
        (STAFF, "The average department has 35.5 staff."),
        (CASES, "There were a total of 508 new cases in the first four days of March."),
        (CASES, "Ten people died in all."),
        (TRADE, "Norvia's exports fell by $0.5 billion in 2023."),
        (TRADE, "Tesland accounted for 63 percent of all exports in 2024."),
        (HOMELESS, "Homelessness applications in the North West rose 10.2 percent to 45,220 in 2023/24."),
        (SITES, "Altogether the four sites had 73,000 visitors."),
        (TRANSPOSED, "Unemployment in Norvia is 7.2 percent."),
    ],
)
def test_a_draft_that_is_right_is_left_alone(text: str, draft: str) -> None:
    assert [f.message for f in against(draft, text).findings] == []


@pytest.mark.parametrize(
    ("text", "draft", "cells"),
    [
        (ACCOUNTS, "Operating profit was £152.3 million in 2025.", ["B7"]),
        (ELECTION, "Turnout in Brock North was 60 percent.", ["H5", "H6"]),
        (STAFF, "The offices and depots have a total of 150 staff.", ["B7"]),
        (STAFF, "The total budget is £4.9m.", ["C7"]),
        (CASES, "On 3 March there were 153 new cases.", ["B4"]),
        (TRADE, "Exports of both countries together were $24.9 billion in 2024.", ["D6"]),
        (SITES, "The fee for the castle is £25.", ["C3"]),
        (TRANSPOSED, "Unemployment in Norvia is 7.8 percent.", ["D3"]),
    ],
)
def test_a_wrong_number_is_held_against_its_own_cell(text: str, draft: str, cells: list[str]) -> None:
    (finding,) = against(draft, text).findings
    assert (finding.verdict, [claim.place for claim in finding.claims[1:]]) == ("conflict", cells)


@pytest.mark.parametrize(
    ("text", "draft", "why"),
    [
        (SITES, "Altogether the sites had 83,000 visitors.", "t.csv:D2:D5 add up to 73,000"),
        (STAFF, "The average department has 45 staff.", "the mean of t.csv:B2:B6 is 35.5"),
        (
            TRADE,
            "Tesland accounted for 73 percent of all exports in 2024.",
            "is 63.18 % of the $23.9 billion that t.csv",
        ),
        (TRADE, "Norvia's exports fell by $0.9 billion in 2023.", "(t.csv:C5) is a difference of $500 million"),
    ],
)
def test_a_wrong_computation_names_the_right_one(text: str, draft: str, why: str) -> None:
    (finding,) = against(draft, text).findings
    assert (finding.verdict, why in finding.why) == ("unsupported", True), finding.why


def test_a_percent_format_keeps_the_decimals_that_it_shows(tmp_path: Path) -> None:
    openpyxl: Any = pytest.importorskip("openpyxl", reason="reading .xlsx needs openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["Ward", "Share"])
    book.active.append(["Cardiology", 0.42])
    book.active["B2"].number_format = "0.0%"
    book.save(tmp_path / "wards.xlsx")
    (claim,) = checker.extract(tmp_path / "wards.xlsx")
    assert (claim.text, claim.where.partition(":")[2]) == ("42.0%", "Sheet!B2")
