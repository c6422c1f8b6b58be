"""`checker init`: a commented configuration to begin with."""

from __future__ import annotations

import argparse
from pathlib import Path

from checker.errors import UsageError

EXAMPLE = """\
examples:
  checker init            writes checker.yaml into this folder; an existing file is never overwritten
  checker init newsroom   into another one"""


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of `checker init`."""
    parser.add_argument("paths", nargs="*", metavar="FOLDER", help="where to write checker.yaml (default: here)")


def run(options: argparse.Namespace) -> int:
    """Writes and returns 0. Raises UsageError where the folder has a configuration already."""
    from checker.cli.output import save_new, say
    from checker.configuration.files import NAMES, PYPROJECT, has_section
    from checker.configuration.starter import starter

    if len(options.paths) > 1:
        raise UsageError(f"{len(options.paths)} folders, but one at a time is configured")
    folder = Path(options.paths[0] if options.paths else ".")
    if not folder.is_dir():
        raise UsageError(f"{folder.as_posix()}: there is no such folder (make it first)")
    held = [folder / name for name in NAMES if (folder / name).exists()]
    if (folder / PYPROJECT).is_file() and has_section(folder / PYPROJECT):
        held.append(folder / PYPROJECT)
    if held:
        raise UsageError(f"{held[0].as_posix()}: configures this folder already and is not overwritten")
    path = folder / NAMES[0]
    save_new(path, starter())
    say(f"checker: wrote {path.as_posix()}; nothing is changed until you edit it")
    return 0
