"""The committed reports of the demo are what the tool makes of it today, all formats in one run."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.cli import main
from checker.report import RENDERERS
from checker.report.golden import FILES, arguments

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the reports of one run."""
    folder = tmp_path_factory.mktemp("reports")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        patch.setenv("GITHUB_STEP_SUMMARY", str(folder / "summary.md"))
        assert main([*arguments(folder), "--quiet"]) == 1
    return folder


def test_every_renderer_has_a_golden_file() -> None:
    assert set(FILES) == set(RENDERERS)


@pytest.mark.parametrize("name", FILES)
def test_a_fresh_report_is_the_committed_one(name: str, fresh: Path) -> None:
    made, committed = (folder / FILES[name] for folder in (fresh, ROOT / "reports"))
    assert made.read_bytes() == committed.read_bytes(), "the demo's report has changed: look at it, then make reports"


def test_the_summary_of_a_job_is_the_markdown_report(fresh: Path) -> None:
    assert (fresh / "summary.md").read_bytes() == (fresh / FILES["markdown"]).read_bytes()
