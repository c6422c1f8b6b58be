"""`checker rules validate`: every mistake of all files at once, or how many rules are right."""

from __future__ import annotations

import argparse

from checker.cli.common import add_configuration
from checker.errors import UsageError
from checker.words import counted

EXAMPLE = """\
examples:
  checker rules validate rules/hospitals.yaml
  checker rules validate rules/                 every rule file of a folder, taken together
  checker rules validate                        the rules that the project's configuration names"""


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of `checker rules validate`."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="rule files, folders, or names of packs")
    add_configuration(parser)


def named_rules(options: argparse.Namespace) -> list[str]:
    """The paths of the command line, else the rule files of the configuration. Raises UsageError where neither is."""
    from checker.cli.project import configuration_of

    if options.paths:
        return list(options.paths)
    settled = configuration_of(options, ())
    found = settled.rule_names() if settled else None
    if not found:
        raise UsageError("which rules? name a rule file, a folder or a pack")
    return found


def run(options: argparse.Namespace) -> int:
    """Validates and returns 0; mistakes raise RuleError. Warnings are told and do not fail."""
    from checker.api import load_rules
    from checker.cli.output import say, show

    rules = load_rules(named_rules(options))
    for warning in rules.warnings:
        say(f"{warning}\n")
    every = (*rules.rules, *rules.idle)
    files = {change.place.rpartition(":")[0] for rule in every for change in rule.history}
    are = "is" if len(every) == 1 else "are"
    text = f"{counted(len(every), 'rule')} in {counted(max(1, len(files)), 'file')} {are} right"
    show(f"{text}; {counted(len(rules.warnings), 'warning')}" if rules.warnings else text)
    return 0
