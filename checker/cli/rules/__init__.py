"""`checker rules`: what holds, what a rule says, whether rule files are right and do what their examples promise."""

from __future__ import annotations

from checker.cli.command import Command, Group
from checker.cli.rules import listing, new, schema, show, tried, validate

COMMANDS: dict[str, Command] = {
    "list": Command("list the rules in force", listing.add_options, listing.run, listing.EXAMPLE),
    "show": Command("tell what one rule says and where it is set", show.add_options, show.run, show.EXAMPLE),
    "validate": Command("tell every mistake in rule files", validate.add_options, validate.run, validate.EXAMPLE),
    "test": Command("try the examples that stand in the rules", tried.add_options, tried.run, tried.EXAMPLE),
    "schema": Command("print the JSON Schema of rule files", schema.add_options, schema.run, schema.EXAMPLE),
    "new": Command("write a commented start of a rule file", new.add_options, new.run, new.EXAMPLE),
}
RULES = Group(
    "list, explain, validate and test rules",
    COMMANDS,
    """\
examples:
  checker rules list                        what holds in this project
  checker rules show figures-agree          one rule in a sentence, its examples, where it is set
  checker rules new rules/city-desk.yaml    a start that you change to your needs
  checker rules validate rules/             every mistake, each with its place and what would be right
  checker rules test rules/ --strict        do the rules find what their examples say?

The keys of rule files: docs/reference/rules.md. A first pack, step by step: docs/tutorial-rules.md.""",
)
