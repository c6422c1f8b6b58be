"""A place as a file's own program shows it: what `checker explain` finds there, and what an excerpt's margin says."""

from __future__ import annotations

from pathlib import Path

import pytest

import checker
from checker.cli import main
from checker.report.to_terminal import render
from checker.table_in import parse_csv

for _library in ("selectolax", "pypdfium2", "openpyxl"):
    pytest.importorskip(_library, reason="reading the case needs checker[all]")

ROOT = Path(__file__).resolve().parents[2]
CASE, FILES = ROOT / "seeds" / "formats", ROOT / "tests" / "files"


@pytest.mark.parametrize(
    ("file", "place", "told"),
    [
        (CASE / "page.html", "11", ["'6.4 kilometres' at 11:22", "'nine' at 11:53", "'17 minutes' at 11:94"]),
        (CASE / "page.html", "11:25", ["'6.4 kilometres' at 11:22"]),
        (CASE / "report.pdf", "1:4", ["'£61.8 million' at page 1, line 4", "'March 2020' at page 1, line 4"]),
        (CASE / "figures.xlsx", "Passengers!D4", ["'3,610 thousand' at Passengers!D4"]),
        (CASE / "figures.xlsx", "passengers!d4", ["'3,610 thousand' at Passengers!D4"]),
        (CASE / "draft.docx", "4", ["'14 September 2024' at paragraph 4", "'4.6 kilometres' at paragraph 4"]),
        (CASE / "draft.docx", "paragraph 4", ["'4.6 kilometres' at paragraph 4"]),
        (CASE / "draft.docx", "1", ["No number or date was read there. The nearest are:", "paragraph 2"]),
        (FILES / "story.vtt", "00:00:00", ["'£4.2 million' at 00:00:00"]),
        (FILES / "story.html", "99", []),
    ],
)
def test_a_place_of_the_file_is_explained(
    file: Path, place: str, told: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    done = main(["explain", f"{file}:{place}"])
    answer = capsys.readouterr()
    if not told:
        assert (done, "there is no such place (its places are like" in answer.err) == (2, True)
    assert all(piece in answer.out for piece in told), answer.out


def test_another_column_of_a_line_is_not_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", f"{CASE / 'page.html'}:11:25"]) == 0
    assert "'nine' at" not in capsys.readouterr().out


def test_the_margin_of_a_quotation_shows_the_line_of_the_file_or_nothing() -> None:
    draft, *sources = (checker.read(CASE / f"{name}") for name in ("draft.docx", "page.html", "figures.xlsx"))
    report = checker.check(draft, against=sources)
    page = render(report, width=100, color=False, show_coverage=False)
    margins = {line.partition("|")[0].strip() for line in page.splitlines() if "|" in line and "│" not in line}
    assert margins <= {"", "11"}
    assert "11 | The new branch is" in page


def test_the_table_has_a_column_of_places_and_is_read_back_without_it() -> None:
    claims = checker.extract(checker.read(CASE / "figures.xlsx"))
    records = claims.to_records()
    assert records[0]["place"] == "Passengers!B4"
    names = [name for name in records[0] if name != "place"]
    old = (
        ",".join(names)
        + "\n"
        + ",".join(f'"{records[0][name]}"' if records[0][name] is not None else "" for name in names)
    )
    assert list(parse_csv(old).rows) == [claims[0].doc]
