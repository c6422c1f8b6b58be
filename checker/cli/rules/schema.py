"""`checker rules schema`: the JSON Schema with which editors complete and check rule files."""

from __future__ import annotations

import argparse
import json

EXAMPLE = """\
examples:
  checker rules schema > rules.schema.json

The first line of a rule file tells an editor where it is:
  # yaml-language-server: $schema=./rules.schema.json"""


def add_options(parser: argparse.ArgumentParser) -> None:
    """`checker rules schema` has none."""


def run(options: argparse.Namespace) -> int:
    """Prints and returns 0."""
    from checker.cli.output import show
    from checker.rules.schema import json_schema

    show(json.dumps(json_schema(), indent=1, ensure_ascii=False))
    return 0
