"""Runs with many kinds of input: a damaged file is one clear line and exit 2, and the others are still reported."""

from __future__ import annotations

import io
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from checker.cli import main
from checker.errors import InputError
from checker.readers import READERS, read_file
from checker.readers.file import File
from tests.documents import docx, p, package, r

FILES = Path(__file__).resolve().parents[1] / "files"
STORY = FILES / "story.txt"
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
    "laughs.xml": b'<!DOCTYPE a [<!ENTITY a "ha">' + b'<!ENTITY b "&a;&a;&a;&a;">' * 30 + b"]><rss>&b;</rss>",
}  # fmt: skip


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_file_among_sound_ones(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    data = package({"word/document.xml": bytes(120_000_000)}) if name == "bomb.docx" else DAMAGED[name]
    Path(name).write_bytes(data)
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
