"""Output that is not text, and what a person sees while a long run goes on."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

import checker
from checker.cli import main
from checker.cli.progress import Progress


def test_parquet_holds_the_frame(newsroom: Path) -> None:
    pytest.importorskip("pyarrow")
    import pandas as pd

    assert main(["extract", "draft.txt", "agrees.txt", "-o", "claims.parquet"]) == 0
    frame = checker.extract("draft.txt", "agrees.txt").to_frame()
    pd.testing.assert_frame_equal(pd.read_parquet("claims.parquet"), frame)


def test_the_same_parquet_twice(newsroom: Path) -> None:
    pytest.importorskip("pyarrow")
    for name in ("one.parquet", "two.parquet"):
        assert main(["extract", "draft.txt", "-o", name]) == 0
    assert Path("one.parquet").read_bytes() == Path("two.parquet").read_bytes()


def test_without_pyarrow_one_line_says_what_to_install(
    newsroom: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert main(["extract", "draft.txt", "-o", "claims.parquet"]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert "checker[parquet]" in err
    assert "pip install" in err
    assert not Path("claims.parquet").exists()


class Terminal(io.StringIO):
    """A stream that a person looks at."""

    def isatty(self) -> bool:
        return True


def long_work(patience: float, monkeypatch: pytest.MonkeyPatch, stream: io.StringIO) -> str:
    """What stands on standard error after work that takes longer than the patience."""
    from threading import Event

    monkeypatch.setattr("checker.cli.progress.PATIENCE", patience)
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("CI", raising=False)
    documents = [checker.Document(text="5 people", name="[red]a.txt[/]")] * 3
    appeared = Event()
    with Progress() as progress:
        for _ in progress.watch(documents):
            appeared.wait(0.2 if patience < 1 else 0)
    return stream.getvalue()


def test_a_bar_stands_on_a_terminal_and_is_wiped_away(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = long_work(0.0, monkeypatch, Terminal())
    assert "reading 2 of 3" in shown
    assert shown.rstrip().endswith("\x1b[2K")


def test_short_work_shows_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    assert long_work(60.0, monkeypatch, Terminal()) == ""


def test_piped_work_shows_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    assert long_work(0.0, monkeypatch, io.StringIO()) == ""


def test_the_command_line_knows_every_writer() -> None:
    """It names them itself, so that --help loads none."""
    from checker.cli.claims_text import WRITERS
    from checker.cli.extract import FORMAT_OF_SUFFIX, FORMATS

    assert set(FORMATS) == set(WRITERS)
    assert set(FORMAT_OF_SUFFIX.values()) <= set(FORMATS)
