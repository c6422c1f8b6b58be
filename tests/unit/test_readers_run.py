"""Runs with many kinds of input: a damaged file is one clear line and exit 2, and the others are still reported."""

from __future__ import annotations

import io
import sys
import warnings
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.cli import main
from checker.errors import InputError
from checker.model import Document
from checker.readers import READERS, read_file
from checker.readers.file import File
from tests.documents import docx, p, package, r

FILES = Path(__file__).resolve().parents[1] / "files"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STORY = FILES / "story.txt"
BOOK = (Path(__file__).resolve().parents[2] / "seeds" / "formats" / "figures.xlsx").read_bytes()
DAMAGED = {
    "cut.pdf": (FILES / "story-chromium.pdf").read_bytes()[:300],
    "cut.docx": (FILES / "story-pandoc.docx").read_bytes()[:5000],
    "wrong.docx": (FILES / "story-chromium.pdf").read_bytes(),
    "locked.pdf": (FILES / "locked.pdf").read_bytes(),
    "empty.pdf": b"",
    "empty.docx": b"",
    "zeros.txt": bytes(5000),
    "zeros.html": bytes(5000),
    "bomb.docx": b"",  # made when it is needed
    "deep.html": b"<div>" * 200_000,
    "deep.xml": b"<a>" * 200_000,
    "deep.json": b"[" * 200_000,
    "cut.xlsx": BOOK[:3000],
    "wrong.xlsx": (FILES / "story-pandoc.docx").read_bytes(),
    "locked.xlsx": bytes.fromhex("d0cf11e0a1b11ae1") + bytes(3000),  # how Office writes what has a password
    "empty.xlsx": b"",
    "renamed.csv": BOOK,
    "noise.xlsx": BOOK[:200] + bytes(range(256)) * 8 + BOOK[2248:],
    "wrong.parquet": b"PAR1" + bytes(500),
    "cut.parquet": b"PAR1" + bytes(range(200)),
    "empty.parquet": b"",
    "zeros.csv": bytes(5000),
    "open.csv": b'Town,Beds\nHull,"12\nLeeds,7\n',
    "long.csv": b"Town,Beds\n" + b"x" * 200_000 + b",7\n",
    "wide.csv": b"," * 3_000_000,
    "many.tsv": b"1\t2\t3\t4\t5\t6\n" * 50_000,
    "many.xlsx": b"",  # made when they are needed
    "bomb.xlsx": b"",
    "lists.json": b"[" + b"[]," * 2_100_000 + b"[]]",
    "tags.html": b"<p>" * 450_000,
    "laughs.xml": b'<!DOCTYPE a [<!ENTITY a "ha">' + b'<!ENTITY b "&a;&a;&a;&a;">' * 30 + b"]><rss>&b;</rss>",
}  # fmt: skip


def bomb_in_word() -> bytes:
    return package({"word/document.xml": bytes(120_000_000)})


def bomb_in_a_book() -> bytes:
    """A workbook whose sheet unpacks to 200 MB of zeros."""
    return rebuilt(lambda name, data: bytes(200_000_000) if "sheet1" in name else data)


def many_cells() -> bytes:
    """A workbook whose sheet has a row more than are read, each cell as short as can be."""
    rows = "<row>" + "<c><v>1</v></c>" * 1000 + "</row>"
    sheet = f'<worksheet xmlns="{SHEET}"><sheetData>{rows * 251}</sheetData></worksheet>'
    return rebuilt(lambda name, data: sheet.encode() if "sheet1" in name else data)


def rebuilt(change: Callable[[str, bytes], bytes]) -> bytes:
    """The workbook with its parts changed."""
    with ZipFile(io.BytesIO(BOOK)) as book:
        return package({name: change(name, book.read(name)) for name in book.namelist()})


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_file_among_sound_ones(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    made = {"bomb.docx": bomb_in_word, "bomb.xlsx": bomb_in_a_book, "many.xlsx": many_cells}
    Path(name).write_bytes(made[name]() if name in made else DAMAGED[name])
    assert main(["extract", name, str(STORY)]) == 2
    out, err = capsys.readouterr()
    assert "34 claims read" in out
    assert err.startswith(f"checker: {name}:")
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("suffix", READERS)
def test_an_empty_file_never_ends_in_a_crash(suffix: str) -> None:
    with suppress(InputError):  # of a PDF it is damage, of a text it is not
        assert [document.text for document in read_file(File(b"", f"a{suffix}"))] == [""]


@pytest.mark.parametrize(
    ("library", "name", "hint"),
    [
        ("pypdfium2", "story-chromium.pdf", "PDFs need the library pypdfium2 (python3 -m pip install pypdfium2;"),
        ("selectolax.lexbor", "story.html", "need the library selectolax (python3 -m pip install selectolax;"),
    ],
)  # fmt: skip
def test_a_missing_library_is_named_with_the_command_that_installs_it(
    library: str, name: str, hint: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    assert main(["extract", str(FILES / name), str(STORY)]) == 2
    out, err = capsys.readouterr()
    assert "34 claims read" in out
    assert hint in err


class Piped:
    """Standard input with bytes in it."""

    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)


@pytest.mark.parametrize(
    ("options", "data", "place"),
    [
        (["--stdin-name", "draft.md"], b"# Costs\n\nUp **5%**.", "draft.md:3:6"),
        (["--stdin-name", "draft.docx"], docx(p("Up 5%.")), "draft.docx:paragraph 1"),
        ([], b"Up 5%.", "stdin:1:4"),
        ([], b"<!doctype html><p>Up 5%.", "stdin:1:22"),
        (["--stdin-name", "draft"], docx(p("Up 5%.")), "draft:paragraph 1"),
    ],
)
def test_standard_input(
    options: list[str], data: bytes, place: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", Piped(data))
    assert main(["extract", "-", *options]) == 0
    assert f"{place} " in capsys.readouterr().out


def test_standard_input_is_checked_against_files_but_read_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", Piped(STORY.read_bytes()))
    assert main(["check", "-", "--stdin-name", "draft.txt", "--against", str(FILES / "story.html")]) == 0
    assert "draft.txt" in capsys.readouterr().out
    assert main(["check", "-", "--against", "-"]) == 2
    assert "only once" in capsys.readouterr().err


@pytest.mark.parametrize(("state", "value"), [("after", "£6 million"), ("before", "£5 million")])
def test_tracked_changes_are_read_as_asked(
    state: str, value: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changed = p("It cost £", f"<w:del>{r('5', tag='delText')}</w:del><w:ins>{r('6')}</w:ins>", " million.")
    (tmp_path / "a.docx").write_bytes(docx(changed))
    assert main(["extract", str(tmp_path / "a.docx"), "--tracked", state]) == 0
    assert value in capsys.readouterr().out


def test_an_unknown_state_of_tracked_changes_names_the_known(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(STORY), "--tracked", "befor"]) == 2
    assert "did you mean before?" in capsys.readouterr().err


LIMITED = {
    "file_size: 2 KB": ("a.txt", b"It cost 5 pounds. " * 200, "(3,600 bytes) (at most 2,048 bytes are read)"),
    "markup_size: 1 KB": ("a.md", b"It cost 5 pounds. " * 200, "(3,600 bytes) for a .md file (at most 1,024 bytes"),
    "cells: 5": ("a.csv", b"Town,Beds\nHull,4\nLeeds,7\n", "has more than 5 cells"),
    "elements: 5": ("a.html", b"<p>5" * 6, "has 6 tags (at most 5 are read)"),
    "tags: 3": ("a.json", b'[{"text": "5"}, {}, {}, {}]', "has too many lists and objects (at most 3 are read)"),
    "pages: 1": ("a.pdf", (FILES / "columns-chromium.pdf").read_bytes(), ""),
    "nesting: 3": ("a.html", b"<div><div><div><div>5", "nested too deeply"),
    "documents: 1": ("a.jsonl", b'{"text": "5"}\n{"text": "6"}\n', "has too many records (at most 1 are read)"),
    "expanded_size: 1 KB": ("a.docx", (FILES / "story-pandoc.docx").read_bytes(), "at most 1,024 bytes"),
}  # fmt: skip


@pytest.mark.parametrize("command", ["check a --against s.txt", "extract a", "explain a:1 --against s.txt"])
@pytest.mark.parametrize("limit", LIMITED)
def test_a_limit_that_a_project_sets_holds_in_every_command(
    command: str, limit: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    name, data, said = LIMITED[limit]
    monkeypatch.chdir(tmp_path)
    Path("s.txt").write_text("It cost 7 pounds.", encoding="utf-8")
    Path(name).write_bytes(data)
    Path("checker.yaml").write_text(f"limits: {{{limit}}}\n", encoding="utf-8")
    words = [name + word[1:] if word[:1] == "a" and word in ("a", "a:1") else word for word in command.split()]
    done = main(words)
    err = capsys.readouterr().err
    assert (done == 2 and said in err) if said else "too" not in err, err
    assert len(err.splitlines()) <= 1


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        ("file_size: 5 apples", "`5 apples` is no size"),
        ("pages: none", "`none` is no number from 1 on"),
        ("page: 3", "unknown key `page`"),
        ("cells: 0", "`0` is no number from 1 on"),
    ],
)
def test_a_mistaken_limit_is_told_at_its_line(
    limit: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("s.txt").write_text("It cost 7 pounds.", encoding="utf-8")
    Path("checker.yaml").write_text(f"limits:\n  {limit}\n", encoding="utf-8")
    assert main(["extract", "s.txt"]) == 2
    err = capsys.readouterr().err
    assert said in err
    assert "checker.yaml:2:" in err


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("suffix", [".html", ".csv", ".txt"])
def test_utf_16_without_a_byte_order_mark_is_read(codec: str, suffix: str) -> None:
    page = '<!doctype html><meta charset="utf-16"><p>It cost £5 million in 2024.' if suffix == ".html" else ""
    text = page or "Town,Cost\nHull,£5 million\n"
    (document,) = read_file(File(text.encode(codec), f"a{suffix}"))
    assert "£5 million" in document.text
    assert document.notes == ("read as UTF-16, which has no byte order mark here",)


SHEETS = {path.suffix: path.read_bytes() for path in sorted(FILES.glob("sheet.*"))}


@pytest.mark.parametrize("suffix", SHEETS)
@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_a_table_with_other_bytes_in_it_is_read_or_refused_in_one_line(suffix: str, data: st.DataObject) -> None:
    sound = SHEETS[suffix]
    at = data.draw(st.integers(0, len(sound)))
    cut = data.draw(st.integers(0, 60))
    changed = sound[:at] + data.draw(st.binary(max_size=60)) + sound[at + cut :]
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # a library's warning would be a second line
        try:
            (document,) = read_file(File(changed, f"a{suffix}"))
        except InputError as error:
            document = Document("", str(error))
    assert "\n" not in document.name
    assert all(0 <= cell.start < cell.end <= len(document.text) for cell in document.cells)
