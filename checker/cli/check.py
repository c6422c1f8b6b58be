"""`checker check`: compares drafts with sources, or all documents with each other."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cli.choices import day
from checker.cli.delivery import FORMATS, LEVELS, add_report_options, all_ready, deliver, targets
from checker.cli.strict import left_out
from checker.errors import CheckerError, TableError, UsageError

if TYPE_CHECKING:
    from checker.checks.base import RuleSet
    from checker.cli.inputs import Inputs
    from checker.report import Report
    from checker.table_in import ClaimTable

__all__ = ["EXAMPLE", "FORMATS", "LEVELS", "add_options", "run"]

EXAMPLE = """\
examples:
  checker check draft.md --against sources/*.txt --manifest manifest.yaml
  checker check draft.md --against a.txt --claims claims.csv    with a table that you have corrected
  checker check A.txt B.txt C.txt              every document with every other, and each with itself
  checker check draft.md --against notes/ 'archive/2025-*.txt' --format markdown -o report.md
  checker check draft.md --against sources/ -o sarif=out.sarif -o report.html    one run, several reports"""


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of `checker check`."""
    add = parser.add_argument
    add("paths", nargs="*", metavar="DRAFT", help="what to check: .txt or .md files, or quoted patterns")
    add(
        "--against",
        nargs="+",
        action="extend",
        default=[],
        metavar="PATH",
        help="sources: files, folders, quoted patterns",
    )
    add("--manifest", metavar="FILE", help="YAML that gives each document's outlet and date")
    add(
        "--rules",
        nargs="+",
        action="extend",
        metavar="FILE",
        help="rule files, or names of packs, in place of the default packs",
    )
    add(
        "--as-of", type=day, metavar="DATE", help="the day on which facts must hold (default: each document's own date)"
    )
    add(
        "--claims",
        metavar="FILE",
        help="a table of `checker extract` (CSV) that a person corrected: its rows are the claims of their documents",
    )
    add_report_options(parser)


def run(options: argparse.Namespace) -> int:
    """Checks, writes the report and returns the exit code."""
    from checker.cli.inputs import gather, manifest_of
    from checker.cli.output import complain

    if not options.paths:
        hint = (
            " (--against takes every path up to the next option: name the draft before it)" if options.against else ""
        )
        raise UsageError(f"nothing to check: name a draft{hint}")
    manifest, trouble = manifest_of(options.manifest)
    drafts = gather(options.paths, manifest)
    beside = (*drafts.paths, *_maybe(options.manifest))
    sources = gather(options.against, manifest, folders=True, apart_from=beside)
    table, wrong = _table(options.claims)
    rules, mistakes = _rules(options.rules)
    if options.rules and rules is not None:
        _advise(rules)
    problems = (*trouble, *drafts.problems, *sources.problems)
    apart = (*beside, *_maybe(options.claims), *map(Path, options.rules or ()))
    wanted = targets(options)
    all_ready(wanted, (*apart, *sources.paths))
    if trouble or wrong or mistakes or rules is None or _pointless(options, drafts, sources):
        return complain(problems, (*wrong, *mistakes))
    try:
        report = _checked(drafts, sources, rules, options, table, problems)
    except TableError as error:  # it shows only beside the documents
        return complain(problems, (error,))
    if options.strict:
        files = (Path(target.path) for target in wanted)
        report = _with_problems(report, left_out(report, options.against, (*apart, *files)))
    deliver(report, wanted, options)
    return report.exit_code(options.fail_on)  # 2 where the report carries problems


def _pointless(options: argparse.Namespace, drafts: Inputs, sources: Inputs) -> bool:
    """Nothing is left to check, or nothing to check it against: a report would look like a clean result."""
    return not drafts.documents or bool(options.against and sources.problems and not sources.documents)


def _maybe(path: str | None) -> tuple[Path, ...]:
    return (Path(path),) if path else ()


def _rules(names: list[str] | None) -> tuple[RuleSet | None, tuple[CheckerError, ...]]:
    from checker.api import load_rules

    try:
        return load_rules(names), ()
    except CheckerError as error:
        return None, (error,)


def _advise(rules: RuleSet) -> None:
    """One line for each thing that the author of the named rules should mend; the report stays as it is."""
    from checker.cli.output import say

    for warning in rules.warnings:
        say(warning.split("\n", 1)[0])


def _table(path: str | None) -> tuple[ClaimTable | None, tuple[CheckerError, ...]]:
    """The corrected claims table, or its mistakes."""
    if path is None:
        return None, ()
    from checker.table_in import read_csv

    try:
        return read_csv(Path(path)), ()
    except CheckerError as error:
        return None, (error,)


def _checked(
    drafts: Inputs,
    sources: Inputs,
    rules: RuleSet,
    options: argparse.Namespace,
    table: ClaimTable | None,
    problems: tuple[str, ...],
) -> Report:
    from checker import pipeline
    from checker.cli.progress import Progress

    with Progress(shown=False if options.quiet else None) as progress:
        report = pipeline.check(drafts.documents, sources.documents, rules, options.as_of, table, progress.watch)
    return _with_problems(report, problems)


def _with_problems(report: Report, problems: tuple[str, ...]) -> Report:
    return replace(report, result=replace(report.result, problems=(*report.result.problems, *problems)))
