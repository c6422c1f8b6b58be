"""`checker check`: compares drafts with sources, or all documents with each other."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from checker.cli.common import add_comparison, add_reading
from checker.cli.delivery import FORMATS, LEVELS, add_report_options, all_ready, deliver, targets
from checker.cli.strict import left_out
from checker.errors import CheckerError, TableError, UsageError

if TYPE_CHECKING:
    from checker.checks.base import RuleSet
    from checker.cli.inputs import Inputs
    from checker.model import Document
    from checker.report import Report
    from checker.silence.values import Silence
    from checker.table_in import ClaimTable

__all__ = ["EXAMPLE", "FORMATS", "LEVELS", "add_options", "run"]

EXAMPLE = """\
examples:
  checker check draft.md --against sources/*.txt --manifest manifest.yaml
  checker check --manifest manifest.yaml       the drafts and the sources that it names
  checker check draft.md --against a.txt --claims claims.csv    with a table that you have corrected
  checker check draft.docx --against page.html report.pdf --tracked before
  checker check A.txt B.txt C.txt              every document with every other, and each with itself
  checker check draft.md --against notes/ 'archive/2025-*.txt' --format markdown -o report.md
  checker check draft.md --against sources/ -o sarif=out.sarif -o report.html    one run, several reports"""


class Looked(NamedTuple):
    """What a run looked at, and its report."""

    report: Report
    drafts: Inputs
    apart: tuple[Path, ...]  # all files that were named but sources: the drafts, the manifest, rules, tables
    again: Callable[[Sequence[Document]], Report]  # the same check of the drafts as they would be


def add_inputs(parser: argparse.ArgumentParser) -> None:
    """What is checked, against what, by which rules: shared by the commands that run a check."""
    add = parser.add_argument
    add("paths", nargs="*", metavar="DRAFT", help="what to check: files, quoted patterns, - for standard input")
    add_comparison(parser)
    add_reading(parser)
    add(
        "--claims",
        metavar="FILE",
        help="a table of `checker extract` (CSV) that a person corrected: its rows are the claims of their documents",
    )


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of `checker check`."""
    add_inputs(parser)
    add_report_options(parser)
    silence = parser.add_argument_group("what is not shown (docs/silencing.md)").add_argument
    silence("--baseline", metavar="FILE", help="findings that were there before (`checker baseline` writes the file)")
    silence("--changed-lines", metavar="REV", help="only findings on the draft's lines changed since a git revision")
    mend = parser.add_argument_group("what can be mended").add_argument
    mend("--diff", action="store_true", help="show what --fix would change, and what is offered, in place of a report")
    mend("--fix", action="store_true", help="apply the safe fixes to the drafts, then check again and report the rest")
    mend("--watch", action="store_true", help="check again whenever a file changes, until Ctrl-C")


def run(options: argparse.Namespace) -> int:
    """Checks, writes the report and returns the exit code."""
    if options.watch:
        from checker.cli.watch import watch

        return watch(options, once)
    return once(options)


def once(options: argparse.Namespace) -> int:
    """One check with its report, or with what it would change."""
    if options.diff or options.fix:
        from checker.cli.mend import mend

        return mend(options)
    looked = look(options, lambda inputs: all_ready(targets(options), inputs))
    return looked if isinstance(looked, int) else finish(looked, options)


def finish(looked: Looked, options: argparse.Namespace) -> int:
    """Delivers a report and gives its exit code: 2 where it carries problems."""
    report, wanted = looked.report, targets(options)
    if options.strict:
        files = (Path(target.path) for target in wanted)
        report = with_problems(report, left_out(report, options.against, (*looked.apart, *files)))
    deliver(report, wanted, options)
    return report.exit_code(options.fail_on)


def look(options: argparse.Namespace, beforehand: Callable[[Sequence[Path]], None] | None = None) -> Looked | int:
    """Reads what the options name and checks it; the exit code where nothing could be checked, which is then told.

    `beforehand` is called with all files that are read, before the work begins: an output may be one of them.
    """
    from checker.cli.inputs import gather, how_of, manifest_of
    from checker.cli.output import complain
    from checker.cli.project import heed

    heed(options, options.paths or [options.manifest or "."])
    manifest, trouble = manifest_of(options.manifest)
    if not options.paths and manifest is not None:
        options.paths, options.against = manifest.paths("draft"), [*manifest.paths("source"), *options.against]
    if not options.paths and not trouble:
        hint = (
            " (--against takes every path up to the next option: name the draft before it)" if options.against else ""
        )
        raise UsageError(f"nothing to check: name a draft, or a manifest with one{hint}")
    how = how_of(options)
    drafts = gather(options.paths, manifest, how=how)
    beside = (*drafts.paths, *_maybe(options.manifest))
    sources = gather(options.against, manifest, folders=True, apart_from=beside, how=how)
    table, wrong = _table(options.claims)
    rules, mistakes = _rules(options)
    if rules is not None:
        _advise(rules, options)
    silence, unread = _silence(drafts, options)
    wrong = (*wrong, *unread)
    problems = (*trouble, *drafts.problems, *sources.problems)
    others = (
        *_maybe(options.claims),
        *_maybe(options.baseline),
        *_maybe(options.config),
        *map(Path, options.rules or ()),
    )
    if beforehand is not None:
        beforehand((*beside, *sources.paths, *others))
    if trouble or wrong or mistakes or rules is None or _pointless(options, drafts, sources):
        return complain(problems, (*wrong, *mistakes))
    try:
        report = _checked(drafts, sources, rules, options, table, problems, silence)
    except TableError as error:  # it shows only beside the documents
        return complain(problems, (error,))

    def again(documents: Sequence[Document]) -> Report:
        changed = drafts._replace(documents=tuple(documents))
        return _checked(changed, sources, rules, options, table, problems, silence)

    return Looked(report, drafts, (*beside, *others), again)


def _pointless(options: argparse.Namespace, drafts: Inputs, sources: Inputs) -> bool:
    """Nothing is left to check, or nothing to check it against: a report would look like a clean result."""
    return not drafts.documents or bool(options.against and sources.problems and not sources.documents)


def _maybe(path: str | None) -> tuple[Path, ...]:
    return (Path(path),) if path else ()


def _rules(options: argparse.Namespace) -> tuple[RuleSet | None, tuple[CheckerError, ...]]:
    from checker.cli.project import rules_in_force

    try:
        return rules_in_force(options), ()
    except CheckerError as error:
        return None, (error,)


def _advise(rules: RuleSet, options: argparse.Namespace) -> None:
    """One line for each thing that the author of the rules should mend; the report stays as it is."""
    from checker.cli.output import say
    from checker.cli.project import advice

    for line in advice(rules, options):
        say(line)


def _table(path: str | None) -> tuple[ClaimTable | None, tuple[CheckerError, ...]]:
    """The corrected claims table, or its mistakes."""
    if path is None:
        return None, ()
    from checker.table_in import read_csv

    try:
        return read_csv(Path(path)), ()
    except CheckerError as error:
        return None, (error,)


def _silence(drafts: Inputs, options: argparse.Namespace) -> tuple[Silence | None, tuple[CheckerError, ...]]:
    """What silences findings beside the comments in the drafts, or what is wrong with it."""
    from checker.silence.beside import silence_of

    try:
        silence = silence_of(drafts.documents, options.baseline)
        if options.changed_lines is not None:
            from checker.silence.changed import changed_lines

            changed = changed_lines(drafts.documents, options.changed_lines)
            silence = replace(silence, changed=changed, since=options.changed_lines)
    except CheckerError as error:
        return None, (error,)
    return silence, ()


def _checked(
    drafts: Inputs,
    sources: Inputs,
    rules: RuleSet,
    options: argparse.Namespace,
    table: ClaimTable | None,
    problems: tuple[str, ...],
    silence: Silence | None,
) -> Report:
    from checker import pipeline
    from checker.cli.progress import Progress

    with Progress(shown=False if getattr(options, "quiet", False) else None) as progress:
        given = (drafts.documents, sources.documents, rules, options.as_of, table, progress.watch, silence)
        report = pipeline.check(*given)
    return with_problems(report, problems)


def with_problems(report: Report, problems: tuple[str, ...]) -> Report:
    """The report with further inputs that could not be read: it is not whole."""
    return replace(report, result=replace(report.result, problems=(*report.result.problems, *problems)))
