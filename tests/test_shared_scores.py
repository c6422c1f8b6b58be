"""The scorer of the real articles, where it is beside this checkout: its own limits decide (see its docstring)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SCORER = ROOT.parent / "shared" / "tools" / "score_seeds.py"


@pytest.mark.skipif(not SCORER.is_file(), reason="the scorer of the real articles is not beside this checkout")
def test_the_real_articles_are_read_and_compared_as_by_hand() -> None:
    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    ran = subprocess.run(
        [sys.executable, str(SCORER), "--misses"],
        capture_output=True,
        check=False,
        cwd=ROOT,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONIOENCODING": "utf-8"},
        timeout=120,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
