"""`checker rules new`: a commented start of a rule file that holds as it is."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from checker.errors import UsageError

EXAMPLE = """\
examples:
  checker rules new rules/city-desk.yaml
  checker rules new > rules/city-desk.yaml"""


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of `checker rules new`."""
    about = "the file to write, which must not be there yet (default: standard output)"
    parser.add_argument("paths", nargs="*", metavar="FILE", help=about)


def run(options: argparse.Namespace) -> int:
    """Writes and returns 0. Raises UsageError for a file that is there already."""
    from checker.cli.output import save_new, say, show
    from checker.rules.starter import starter

    if len(options.paths) > 1:
        raise UsageError(f"{len(options.paths)} files, but one at a time is begun")
    if not options.paths or options.paths[0] == "-":
        show(starter())
        return 0
    path = Path(options.paths[0])
    if path.suffix not in (".yaml", ".yml"):
        raise UsageError(
            f"{path.as_posix()}: a rule file ends in .yaml (name it {path.with_suffix('.yaml').as_posix()})"
        )
    save_new(path, starter(_pack_name(path.stem)))
    say(f"checker: wrote {path.as_posix()}; try it with `checker rules test {path.as_posix()}`")
    return 0


def _pack_name(stem: str) -> str:
    """A pack's name made of a file's: small letters, digits and single hyphens, beginning with a letter.

    >>> _pack_name("City Desk_2025"), _pack_name("2025")
    ('city-desk-2025', 'pack-2025')
    """
    name = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")
    return name if re.match("[a-z]", name) else f"pack-{name}".rstrip("-")
