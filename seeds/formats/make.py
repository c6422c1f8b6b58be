"""Makes the case of this folder: a draft in Word, and what it was written from: a web page, a PDF and a workbook.

    python3 seeds/formats/make.py

Needs pandoc, Chromium and openpyxl on the machine; the files are kept, so that the demo and the tests need none of the
programs. City, tramway and figures are invented, and the errors in the draft stand there on purpose (expected.yaml).
"""

from __future__ import annotations

import subprocess
import tempfile
from html import escape
from pathlib import Path

import openpyxl

HERE = Path(__file__).resolve().parent
TITLE = "More ride Larkhaven's trams, and the new line cost more than planned"
DRAFT = [
    "Trams in Larkhaven carried 8.42 million passengers in 2024, according to the city's figures. That is 12 percent more "
    "than in 2023.",
    "The Harbour line alone had 3.9 million passengers in 2024. Together the Harbour line and the Castle line had 6.2 "
    "million.",
    "Part of the growth is due to the branch to Millbank, which opened on 14 September 2024. The branch is 4.6 kilometres "
    "long and has nine stops.",
    "It cost £61.8 million, the city's auditors write, or £9.3 million more than planned. The works took 31 months, seven "
    "months more than planned.",
    "The state paid £24.1 million of the cost, and the city £27.4 million.",
    "Of 1,240 passengers whom the auditors asked, 68 percent were satisfied with the branch.",
    "The tramway employs 215 drivers.",
]
PAGE_TITLE = "Millbank branch opens to passengers"
PAGE = [
    "The first tram left Larkhaven Central for Millbank at 5.12 a.m. on Saturday, 14 September 2024.",
    "The new branch is 6.4 kilometres long and serves nine stops. A ride from end to end takes 17 minutes.",
    "“We have hired 28 drivers for it and now employ 215 drivers,” said Jo Amsel, who runs the tramway.",
]
REPORT_TITLE = "The Millbank branch: report of the city auditors"
REPORT = [
    "30 January 2025",
    "The branch cost £61.8 million, against the £52.5 million that the council had approved in March 2020. Higher prices "
    "of steel account for most of the difference.",
    "The works took 31 months instead of 24 months, since the bridge over the Lark had to be rebuilt.",
    "In November 2024 we asked 1,240 passengers about the branch. Satisfied with it were 86 percent of them; 9 percent "
    "were not, and 5 percent had no opinion.",
]
PASSENGERS = [
    ["Passengers by line (thousands)"],
    [],
    ["Line", 2022, 2023, 2024],
    ["Harbour line", 3105, 3320, 3610],
    ["Castle line", 1890, 2020, 2190],
    ["Airport line", 1710, 1845, 2020],
    ["Night trams", 310, 335, 600],
    ["Total", 7015, 7520, 8420],
]
COSTS = [
    ["Who paid for the Millbank branch"],
    ["£ million"],
    [],
    ["Source", "Amount", "Share"],
    ["City", 27.4, 0.443],
    ["State", 24.1, 0.390],
    ["Loans", 10.3, 0.167],
    ["Total", 61.8, 1],
]


def main() -> None:
    """Writes the four files."""
    (HERE / "page.html").write_text(page(), encoding="utf-8", newline="\n")
    workbook()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "draft.md").write_text(f"# {TITLE}\n\n" + "\n\n".join(DRAFT) + "\n", encoding="utf-8")
        run("pandoc", f"{folder}/draft.md", "-o", f"{HERE}/draft.docx")
        (folder / "report.html").write_text(report(), encoding="utf-8")
        run(
            "chromium",
            "--headless",
            "--no-sandbox",
            "--no-pdf-header-footer",
            f"--print-to-pdf={HERE}/report.pdf",
            f"{folder}/report.html",
        )


def page() -> str:
    """The operator's page, with what stands around its article."""
    body = "\n".join(f"<p>{escape(p)}</p>" for p in PAGE)
    return f"""<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{PAGE_TITLE} | Larkhaven Tramway</title>
<meta property="og:site_name" content="Larkhaven Tramway">
<meta property="article:published_time" content="2024-09-14T09:30:00+01:00"></head>
<body>
<nav><a href="/">Home</a> <a href="/fares">Fares from 2.40</a></nav>
<article>
<h1>{PAGE_TITLE}</h1>
{body}
</article>
<aside><h2>More news</h2><p>Night trams from 1 October: 40 more a week</p></aside>
<footer>&copy; 2024 Larkhaven Tramway</footer>
</body>
</html>
"""


def report() -> str:
    """The auditors' report, as it is printed."""
    body = "\n".join(f"<p>{escape(p)}</p>" for p in REPORT)
    style = "@page{size:A4;margin:24mm} body{font:11pt/1.4 'Liberation Serif',serif}"
    head = f"<meta charset=utf-8><title>{REPORT_TITLE}</title><style>{style}</style>"
    return f"<!doctype html><html lang=en>{head}<h1>{REPORT_TITLE}</h1>\n{body}</html>\n"


def workbook() -> None:
    """The city's figures on two sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in {"Passengers": PASSENGERS, "Costs": COSTS}.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for row in sheet.iter_rows(min_row=4):
            for cell in row[1:]:
                cell.number_format = (
                    "0.0%" if name == "Costs" and cell.column == 3 else "#,##0.0" if name == "Costs" else "#,##0"
                )
    book.save(HERE / "figures.xlsx")


def run(*command: str) -> None:
    """One program, its chatter unheard."""
    subprocess.run(command, check=True, capture_output=True, timeout=180)


if __name__ == "__main__":
    main()
