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
  checker rules validate styles/ --each         alternatives, of which one at a time is in force
  checker rules validate                        the rules that the project's configuration names"""


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of `checker rules validate`."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="rule files, folders, or names of packs")
    add_each(parser)
    add_configuration(parser)


def add_each(parser: argparse.ArgumentParser) -> None:
    """--each."""
    about = "take every file by itself, for alternatives that are never in force together and may share ids"
    parser.add_argument("--each", action="store_true", help=about)


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


def groups(options: argparse.Namespace) -> list[list[str]]:
    """What is loaded together: all that is named, or with --each every file by itself."""
    from checker.config import rule_paths
    from checker.rules.packs import files_of

    named = named_rules(options)
    if not options.each:
        return [named]
    return [[str(file)] for path in rule_paths(tuple(named)) for file in files_of(path)] or [named]


def run(options: argparse.Namespace) -> int:
    """Validates and returns 0; mistakes raise RuleError. Warnings are told and do not fail."""
    from checker.api import load_rules
    from checker.cli.output import say, show
    from checker.errors import RuleError

    loaded, wrong = [], []
    for paths in groups(options):
        try:
            loaded.append(load_rules(paths))
        except RuleError as error:
            wrong.append(str(error))
    if wrong:
        raise RuleError("\n\n".join(wrong))
    warnings = list(dict.fromkeys(warning for rules in loaded for warning in rules.warnings))
    for warning in warnings:
        say(f"{warning}\n")
    every = {rule.place: rule for rules in loaded for rule in (*rules.rules, *rules.idle)}.values()
    files = {change.place.rpartition(":")[0] for rule in every for change in rule.history}
    are = "is" if len(every) == 1 else "are"
    text = f"{counted(len(every), 'rule')} in {counted(max(1, len(files)), 'file')} {are} right"
    show(f"{text}; {counted(len(warnings), 'warning')}" if warnings else text)
    return 0
