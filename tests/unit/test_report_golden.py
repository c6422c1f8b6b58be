"""The committed reports of the demo are what the tool makes of it today."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.cli import main
from checker.report import RENDERERS
from checker.report.golden import FILES, arguments

ROOT = Path(__file__).resolve().parents[2]


def test_every_renderer_has_a_golden_file() -> None:
    assert set(FILES) == set(RENDERERS)


@pytest.mark.parametrize("name", FILES)
def test_a_fresh_report_is_the_committed_one(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert main(arguments(name, tmp_path)) == 1
    fresh, committed = (folder / FILES[name] for folder in (tmp_path, ROOT / "reports"))
    assert fresh.read_bytes() == committed.read_bytes(), "the demo's report has changed: look at it, then make reports"
