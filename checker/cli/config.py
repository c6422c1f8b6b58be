"""`checker config`: every setting in force, and the file and line that set it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.cli.common import add_configuration

if TYPE_CHECKING:
    from checker.configuration.load import Configuration

BUILT_IN = "built in"
EXAMPLE = """\
examples:
  checker config                 what holds for drafts in this folder
  checker config desk/draft.md   what holds for this draft"""


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of `checker config`."""
    parser.add_argument("paths", nargs="*", metavar="DRAFT", help="a draft or a folder (default: this folder)")
    add_configuration(parser)


def run(options: argparse.Namespace) -> int:
    """Prints and returns 0; mistakes in the configuration raise ConfigError."""
    from checker.cli.output import show
    from checker.cli.project import heed, rules_in_force
    from checker.configuration.load import Configuration
    from checker.report.safe import inert, safe

    heed(options, options.paths)
    configuration: Configuration = options.settled or Configuration()
    rules = rules_in_force(options)
    rows = [("configuration", str(configuration.file.as_posix() if configuration.file else "none"), "")]
    rows += _rows(configuration)
    rows.append(("rules in force", str(len(rules.rules)), "checker rules list shows them"))
    widths = [max(len(row[i]) for row in rows) for i in (0, 1)]
    show(inert("\n".join(safe(f"{a:<{widths[0]}}  {b:<{widths[1]}}  {c}").rstrip() for a, b, c in rows)))
    return 0


def _rows(configuration: Configuration) -> Iterator[tuple[str, str, str]]:
    from checker.cli.project import BUILT_IN as VALUES
    from checker.config import DEFAULT_PACKS
    from checker.configuration.limits import FIELDS
    from checker.configuration.settings import SETTINGS

    built_in = {"packs": ", ".join(DEFAULT_PACKS), **VALUES, "limits": "docs/formats.md"}
    for key in SETTINGS:
        if key == "levels":
            for name, item in configuration.value("levels", {}).items():
                yield f"level of {name}", item.value, str(item.place)
        elif key == "limits" and configuration.place(key):
            names = {field: name for name, field in FIELDS.items()}
            for field, most in configuration.value(key).items():
                yield f"limit of {names[field]}", f"{most:,}", configuration.place(key)
        elif place := configuration.place(key):
            value = configuration.value(key)
            yield key, (", ".join(value) or "none") if isinstance(value, tuple) else str(value), place
        else:
            yield key, str(built_in.get(key, "none")), BUILT_IN if key in built_in else ""
