"""What all tests share: Hypothesis settings, the folder of shared benchmarks if it is there, a newsroom on disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parents[1]

# Derandomised, so that a run tells the same tomorrow; no deadline, since machines share their cores.
settings.register_profile(
    "house", derandomize=True, deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("house")


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder beside the checkout with benchmarks and hand-made gold; tests that need it are skipped without it."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the folder ../shared is not there")
    return folder


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in: a draft, one with a wrong weekday, a source, files that are no text, manifests."""
    files = {
        "draft.txt": "The council met on Tuesday, March 4, 2025.\nThe repair will cost $3.2 million, she said.\n",
        "agrees.txt": "The council met on Tuesday, March 4, 2025, she said.\nThe repair will cost $3.2 million.\n",
        "wrong.txt": "The council met on Wednesday, March 4, 2025.\nThe repair will cost $3.2 million, she said.\n",
        "empty.txt": "",
        "manifest.yaml": 'documents:\n  - {path: draft.txt, date: "2025-03-05", outlet: The Bell, role: draft}\n'
        '  - {path: agrees.txt, date: "2025-03-04", outlet: The Gong}\n',
        "lost.yaml": "documents:\n  - {path: draft.txt}\n  - {path: gone.txt}\n",
        "broken.yaml": "documents:\n  - {path: draft.txt\n",
        "rules.yaml": "version: 1\nrules:\n  - id: one\n    check: agre\n    level: error\n    message: x\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\xff")
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "agrees.txt").write_text(files["agrees.txt"], encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path
