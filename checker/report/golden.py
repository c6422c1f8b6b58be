"""Writes every format's report of the demo case: `python -m checker.report.golden [FOLDER]`, from the project's root.

The files in reports/ are what the README shows and what a test compares with a fresh run. They are made through the
command line, all in one run, as a reader of the README would make them.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

FILES = {
    "full": "demo.txt",
    "concise": "demo.concise.txt",
    "markdown": "demo.md",
    "html": "demo.html",
    "json": "demo.json",
    "jsonl": "demo.jsonl",
    "csv": "demo.csv",
    "csv-claims": "demo.claims.csv",
    "sarif": "demo.sarif",
    "github": "demo.github.txt",
    "gitlab": "demo.gitlab.json",
    "junit": "demo.junit.xml",
    "rdjson": "demo.rdjson.json",
}
DRAFT, SOURCES, MANIFEST = "seeds/draft.md", "seeds/sources", "seeds/manifest.yaml"


def arguments(folder: Path) -> list[str]:
    """What to say to `checker` for the reports of all formats in a folder."""
    given = ["check", DRAFT, "--against", SOURCES, "--manifest", MANIFEST]
    return [*given, *(word for name, file in FILES.items() for word in ("-o", f"{name}={folder / file}"))]


def main(folder: Path) -> int:
    """Writes all reports; 0 when the run ended with findings, as the demo's draft deserves."""
    done = subprocess.run([sys.executable, "-m", "checker", *arguments(folder), "--quiet"], check=False)
    if done.returncode != 1:
        print(f"checker.report.golden: ended with exit code {done.returncode}, not 1", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(*sys.argv[1:2] or ["reports"])))
