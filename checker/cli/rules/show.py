"""`checker rules show`: one rule as a sentence, with its examples and every place that set it."""

from __future__ import annotations

import argparse

from checker.cli.common import add_configuration, add_rules
from checker.errors import UsageError
from checker.words import nearest

EXAMPLE = """\
examples:
  checker rules show figures-agree
  checker rules show waiting-time --rules rules/hospitals.yaml"""


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of `checker rules show`."""
    parser.add_argument("paths", nargs="*", metavar="ID", help="the rule's id, as reports give it in brackets")
    add_rules(parser)
    add_configuration(parser)


def run(options: argparse.Namespace) -> int:
    """Shows and returns 0. Raises UsageError for an id that no rule has."""
    from checker.cli.output import screen, show
    from checker.cli.project import heed, rules_in_force
    from checker.cli.rules.text import portrait

    if not options.paths:
        raise UsageError("which rule? name its id (checker rules list shows them)")
    heed(options, ())
    rules = rules_in_force(options)
    known = {rule.id: rule for rule in (*rules.rules, *rules.idle)}
    for name in options.paths:
        if name not in known:
            hint = nearest(name, known)
            raise UsageError(f"no rule {name!r}{hint if 'did you' in hint else ' (checker rules list shows them)'}")
    off = {rule.id for rule in rules.idle}
    cells = min(screen().width, 100)
    show("\n\n".join(portrait(known[name], cells, off=name in off) for name in options.paths))
    return 0
