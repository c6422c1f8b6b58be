"""`checker rules list`: the rules in force, in one table."""

from __future__ import annotations

import argparse
import json

from checker.cli.choices import one_of
from checker.cli.common import add_configuration, add_rules

FORMATS = ("text", "json")
EXAMPLE = """\
examples:
  checker rules list
  checker rules list --rules default house-style-uk
  checker rules list --format json"""


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of `checker rules list`."""
    add_rules(parser)
    add_configuration(parser)
    formats = one_of("format", FORMATS)
    parser.add_argument("--format", type=formats, default="text", metavar="FORMAT", help="text (default) or json")


def run(options: argparse.Namespace) -> int:
    """Lists and returns 0."""
    from checker.cli.output import screen, show
    from checker.cli.project import heed, rules_in_force
    from checker.cli.rules.text import as_record, table

    heed(options, ())
    rules = rules_in_force(options)
    if options.format == "json":
        show(json.dumps([as_record(rule) for rule in rules.rules], ensure_ascii=False, indent=1))
    else:
        show(table(rules, min(screen().width, 110)))
    return 0
