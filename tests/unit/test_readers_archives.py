"""Zip archives of documents: every part is an input of its own, and a hostile archive ends in one clear line."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from checker.cli import main
from checker.errors import InputError
from checker.readers import READERS, read_all
from checker.readers.archive import members
from checker.readers.file import File, Options
from checker.readers.limits import Limits


def packed(**parts: str | bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return out.getvalue()


def test_each_part_with_a_reader_is_a_document(tmp_path: Path) -> None:
    path = tmp_path / "sources.zip"
    path.write_bytes(packed(b_txt="Up 5%.", in__a_md="Down 3%.", c_png=b"\x89PNG", MACOSX=b""))
    documents = read_all(path)
    assert [d.name.removeprefix(tmp_path.as_posix()) for d in documents] == [
        "/sources.zip/b.txt",
        "/sources.zip/in/a.md",
    ]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"PK\x03\x04", "is a damaged file"),
        (packed(a_png=b"x"), "holds no file that can be read"),
        (packed(a_zip=packed(b_txt="x")), "is an archive inside an archive"),
        (packed(a_txt=b"0" * 5000), "unpacks to more than is read"),
    ],
)
def test_a_bad_archive_is_one_clear_line(data: bytes, problem: str) -> None:
    options = Options(limits=Limits(expanded_bytes=2000))
    with pytest.raises(InputError) as raised:
        members(File(data, "a.zip", options), READERS)
    assert problem in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_bad_part_does_not_hide_the_good_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("draft.txt").write_text("The UK spends 2.1% of GDP on defence.", encoding="utf-8")
    Path("s.zip").write_bytes(packed(good_txt="The UK spends 2.3% of GDP on defence.", bad_pdf=b"%PDF-1.4 broken"))
    assert main(["check", "draft.txt", "--against", "s.zip"]) == 2
    out, err = capsys.readouterr()
    assert "2.3%" in out
    assert "s.zip/bad.pdf" in err
