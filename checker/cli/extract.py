"""`checker extract`: the claims table of documents, for people, spreadsheets and programs."""

from __future__ import annotations

import argparse
from pathlib import Path

from checker.cli import inputs
from checker.cli.choices import one_of
from checker.errors import UsageError

FORMATS = ("table", "html", "csv", "jsonl", "parquet", "highlight")
FORMAT_OF_SUFFIX = {".csv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet", ".html": "html"}
EXAMPLE = """\
examples:
  checker extract A.txt B.txt
  checker extract 'sources/*.txt' --manifest manifest.yaml -o claims.csv
  checker extract draft.md --format highlight      the text, with what was read marked in it"""


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of `checker extract`."""
    add = parser.add_argument
    add("paths", nargs="*", metavar="PATH", help="what to read: files, quoted patterns, - for standard input")
    add("--manifest", metavar="FILE", help="YAML that gives each document's outlet and date")
    inputs.add_options(add)
    add("--format", type=one_of("format", FORMATS), metavar="FORMAT", help=f"{', '.join(FORMATS)} (default: table)")
    add("-o", "--output", metavar="FILE", help="write the claims there; .csv, .jsonl and .parquet choose the format")


def run(options: argparse.Namespace) -> int:
    """Reads, writes the claims and returns the exit code: 0, or 2 when an input could not be read."""
    from checker.cli.claims_text import WRITERS, Extract
    from checker.cli.inputs import gather, how_of, manifest_of
    from checker.cli.output import complain, ready, save, screen, show, show_bytes
    from checker.cli.progress import Progress

    if not options.paths:
        raise UsageError("nothing to read: name a file")
    manifest, trouble = manifest_of(options.manifest)
    given = gather(options.paths, manifest, how=how_of(options))
    problems = (*trouble, *given.problems)
    ready(options.output, (*given.paths, *([Path(options.manifest)] if options.manifest else [])))
    if trouble or not given.documents:
        return complain(problems)
    from checker import pipeline

    with Progress() as progress:
        claims = pipeline.extract(given.documents, None, progress.watch)
    to_file = options.output not in (None, "-")
    suffix = Path(options.output or "").suffix.lower()
    name = options.format or FORMAT_OF_SUFFIX.get(suffix, "table")
    made = WRITERS[name](Extract(given.documents, claims, screen().color and not to_file))
    if to_file:
        save(options.output, made)
    elif isinstance(made, bytes):
        show_bytes(made)
    else:
        show(made)
    return complain(problems)
