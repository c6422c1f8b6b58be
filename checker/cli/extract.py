"""`checker extract`: the claims table of documents, for people, spreadsheets and programs."""

from __future__ import annotations

import argparse
from pathlib import Path

from checker.cli.choices import format_by_name, one_of
from checker.cli.common import add_configuration, add_manifest, add_reading
from checker.errors import UsageError
from checker.words import counted

FORMATS = ("table", "markdown", "html", "csv", "jsonl", "parquet", "highlight")
FORMAT_OF_SUFFIX = {
    ".md": "markdown",
    ".html": "html",
    ".csv": "csv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
}
EXAMPLE = """\
examples:
  checker extract A.txt B.txt
  checker extract 'sources/*.txt' --manifest manifest.yaml -o claims.csv
  checker extract draft.md --rules mine.yaml       as a rule's author sees it: subjects, measures
  checker extract draft.md --format highlight      the text, with what was read marked in it"""


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of `checker extract`."""
    add = parser.add_argument
    add("paths", nargs="*", metavar="PATH", help="what to read: files, quoted patterns, - for standard input")
    add_manifest(parser)
    add_reading(parser)
    parser.add_argument(
        "--rules",
        nargs="+",
        action="extend",
        metavar="FILE",
        help="read with the names and measures of these rule files, as `checker check` does under them",
    )
    add_configuration(parser)
    add("--format", type=one_of("format", FORMATS), metavar="FORMAT", help=f"{', '.join(FORMATS)} (default: table)")
    add(
        "-o",
        "--output",
        metavar="FILE",
        help="write the claims there; .md, .html, .csv, .jsonl, .parquet choose the format",
    )


def run(options: argparse.Namespace) -> int:
    """Reads, writes the claims and returns the exit code: 0, or 2 when an input could not be read."""
    from checker.cli.claims_text import WRITERS, Extract
    from checker.cli.inputs import gather, how_of, manifest_of
    from checker.cli.output import complain, ready, save, say, screen, show, show_bytes
    from checker.cli.progress import Progress
    from checker.cli.project import heed

    if not options.paths:
        raise UsageError("nothing to read: name a file")
    to_file = options.output not in (None, "-")
    name = options.format or format_by_name(
        options.output if to_file else "", FORMAT_OF_SUFFIX, "table", "name the format with --format"
    )
    heed(options, options.paths)
    manifest, trouble = manifest_of(options.manifest)
    given = gather(options.paths, manifest, how=how_of(options))
    problems = (*trouble, *given.problems)
    ready(options.output, (*given.paths, *([Path(options.manifest)] if options.manifest else [])))
    if trouble or not given.documents:
        return complain(problems)
    from checker import pipeline
    from checker.api import load_rules

    rules = load_rules(options.rules) if options.rules else None
    with Progress() as progress:
        claims = pipeline.extract(given.documents, rules, progress.watch)
    made = WRITERS[name](Extract(given.documents, claims, screen().color and not to_file))
    if to_file:
        save(options.output, made)
        say(f"checker: wrote {options.output}: {counted(len(claims), 'claim')}")
    elif isinstance(made, bytes):
        show_bytes(made)
    else:
        show(made)
    return complain(problems)
