"""`checker rules test`: tries the examples of rules, and shows of one that fails what was read on both sides."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING

from checker.cli.common import add_configuration
from checker.cli.rules.validate import add_each, groups
from checker.words import counted

if TYPE_CHECKING:
    from checker.checks.base import RuleSet
    from checker.model import RunResult

EXAMPLE = """\
examples:
  checker rules test rules/hospitals.yaml
  checker rules test rules/ --strict     also asks for both kinds of example in every rule, and that no todo passes

exit codes: 0 every example comes out as written, 1 some do not, 2 mistakes in the rules"""


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of `checker rules test`."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="rule files, folders, or names of packs")
    about = "fail also where a rule has no match or no no_match examples, or where an example passes in spite of `todo`"
    parser.add_argument("--strict", action="store_true", help=about)
    add_each(parser)
    add_configuration(parser)


def run_example(draft: str, sources: tuple[str, ...], as_of: date | None, rules: RuleSet) -> RunResult:
    """One example as `checker check` would run it, all texts of the same day."""
    from checker import pipeline
    from checker.model import Document

    day = as_of.isoformat() if as_of else None
    beside = [Document(text=text, name=f"source {n}", date=day) for n, text in enumerate(sources, 1)]
    return pipeline.run([Document(text=draft, name="draft", date=day)], beside, rules, as_of)


def run(options: argparse.Namespace) -> int:
    """Tries and returns 0, or 1 where an example fails. Raises RuleError for mistakes in the rules."""
    return max(_tried(named, options) for named in groups(options))


def _tried(named: list[str], options: argparse.Namespace) -> int:
    """The examples of the rules that are named, with what they extend."""
    from dataclasses import replace

    from checker.api import load_rules
    from checker.cli.output import screen, show
    from checker.cli.rules.tried_text import failure_text, lacking
    from checker.rules.examples import run_examples
    from checker.rules.packs import names_of

    every = load_rules(named)
    files = names_of(named)
    own = tuple(r for r in every.rules if any(change.place.rpartition(":")[0] in files for change in r.history))
    rules = replace(every, rules=own)
    found = run_examples(rules, run_example)
    failures = [f for f in found if options.strict or not f.passes_now]
    bare = lacking(own) if options.strict else []
    cells = min(screen().width, 110)
    blocks = [failure_text(failure, rules, cells) for failure in failures] + bare
    summary = _summary(rules, len(failures), len(bare), [f.rule for f in found if f.passes_now])
    show("\n\n".join([*blocks, f"{', '.join(sorted(files))}: {summary}" if options.each else summary]))
    return 1 if blocks else 0


def _summary(rules: RuleSet, failures: int, bare: int, done: list[str]) -> str:
    examples = [example for rule in rules.rules for example in (*rule.match, *rule.no_match)]
    todo = sum(bool(example.todo) for example in examples) - len(done)
    of = f"{counted(len(examples), 'example')} of {counted(len(rules.rules), 'rule')}"
    parts = [f"{failures} of {of} fail{'s' * (failures == 1)}" if failures else f"{of}: as written"]
    if bare:
        parts.append(f"{counted(bare, 'rule')} without both kinds of example")
    if todo:
        parts.append(f"{todo} still to do")
    if done:
        parts.append(f"passes in spite of its todo: {', '.join(dict.fromkeys(done))}")
    return "; ".join(parts)
