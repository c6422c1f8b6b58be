"""`checker check`: compares drafts with sources, or all documents with each other."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cli import inputs
from checker.cli.choices import day, one_of
from checker.errors import CheckerError, TableError, UsageError
from checker.words import counted

if TYPE_CHECKING:
    from checker.checks.base import RuleSet
    from checker.cli.inputs import Inputs
    from checker.report import Report
    from checker.table_in import ClaimTable

FORMATS = ("full", "concise", "markdown", "html", "json")
LEVELS = ("error", "warning", "suggestion")
FORMAT_OF_SUFFIX = {".md": "markdown", ".html": "html", ".htm": "html", ".json": "json"}
EXAMPLE = """\
examples:
  checker check draft.md --against sources/*.txt --manifest manifest.yaml
  checker check draft.md --against a.txt --claims claims.csv    with a table that you have corrected
  checker check A.txt B.txt C.txt              every document with every other, and each with itself
  checker check draft.md --against notes/ 'archive/2025-*.txt' --format markdown -o report.md"""


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of `checker check`."""
    add = parser.add_argument
    add("paths", nargs="*", metavar="DRAFT", help="what to check: files, quoted patterns, - for standard input")
    add(
        "--against",
        nargs="+",
        action="extend",
        default=[],
        metavar="PATH",
        help="sources: files, folders, quoted patterns",
    )
    add("--manifest", metavar="FILE", help="YAML that gives each document's outlet and date")
    inputs.add_options(add)
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
    names = one_of("format", FORMATS)
    add("--format", type=names, metavar="FORMAT", help=f"{', '.join(FORMATS)} (full in a terminal, concise when piped)")
    add("-o", "--output", metavar="FILE", help="write the report there; .md, .html and .json choose the format")
    level = one_of("level", LEVELS)
    add("--level", type=level, default=LEVELS[-1], metavar="LEVEL", help=f"the lowest level shown: {', '.join(LEVELS)}")
    fails = one_of("level", (*LEVELS, "never"))
    add(
        "--fail-on",
        type=fails,
        default="error",
        metavar="LEVEL",
        help="exit 1 from this level on, or never (default: error)",
    )
    add("--show-coverage", action="store_true", help="list what was read in each document and what became of it")


def run(options: argparse.Namespace) -> int:
    """Checks, writes the report and returns the exit code."""
    from checker.cli.inputs import gather, how_of, manifest_of
    from checker.cli.output import complain, ready

    if not options.paths:
        hint = (
            " (--against takes every path up to the next option: name the draft before it)" if options.against else ""
        )
        raise UsageError(f"nothing to check: name a draft{hint}")
    manifest, trouble = manifest_of(options.manifest)
    how = how_of(options)
    drafts = gather(options.paths, manifest, how=how)
    beside = (*drafts.paths, *_maybe(options.manifest))
    sources = gather(options.against, manifest, folders=True, apart_from=beside, how=how)
    table, wrong = _table(options.claims)
    rules, mistakes = _rules(options.rules)
    if options.rules and rules is not None:
        _advise(rules)
    problems = (*trouble, *drafts.problems, *sources.problems)
    ready(options.output, (*beside, *sources.paths, *_maybe(options.claims), *map(Path, options.rules or ())))
    if trouble or wrong or mistakes or rules is None or _pointless(options, drafts, sources):
        return complain(problems, (*wrong, *mistakes))
    try:
        report = _checked(drafts, sources, rules, options, table, problems)
    except TableError as error:  # it shows only beside the documents
        return complain(problems, (error,))
    _deliver(report, options)
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

    with Progress() as progress:
        report = pipeline.check(drafts.documents, sources.documents, rules, options.as_of, table, progress.watch)
    return replace(report, result=replace(report.result, problems=(*report.result.problems, *problems)))


def _deliver(report: Report, options: argparse.Namespace) -> None:
    from checker.cli.output import complain, save, say, screen, show
    from checker.report import RENDERERS

    front = screen()
    to_file = options.output not in (None, "-")
    name = options.format or _natural_format(options.output if to_file else None, front.terminal)
    text = RENDERERS[name](
        report.at_level(options.level),
        width=80 if to_file else front.width,
        color=front.color and not to_file,
        show_coverage=options.show_coverage,
    )
    complain(report.problems)
    if to_file:
        save(options.output, text)
        counts = [counted(n, level) for level in LEVELS if (n := report.count(level))]
        say(f"checker: wrote {options.output}: {', '.join(counts) or 'no findings'}")
        return
    show(text)
    if options.format is None and name == "concise":
        say("checker: one line a finding, since the output is no terminal; --format full shows the evidence")


def _natural_format(output: str | None, terminal: bool) -> str:
    if output is None:
        return "full" if terminal else "concise"
    return FORMAT_OF_SUFFIX.get(Path(output).suffix.lower(), "full")
