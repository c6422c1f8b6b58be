"""Where the reports of one run go: which formats are asked for, and how each reaches its file or the screen."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from checker.cli.choices import format_by_name, one_of
from checker.errors import UsageError
from checker.words import counted, nearest

if TYPE_CHECKING:
    from checker.cli.output import Screen
    from checker.report import Report

FORMATS = (
    "full", "concise", "markdown", "html", "json", "jsonl", "csv", "csv-claims", "sarif", "github", "gitlab", "junit",
    "rdjson",
)  # fmt: skip
LEVELS = ("error", "warning", "suggestion")
FORMAT_OF_SUFFIX = {
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
    ".sarif.json": "sarif",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".sarif": "sarif",
    ".xml": "junit",
}
READABLE = 20  # findings of which a screen shows the evidence unasked
SUMMARY = "GITHUB_STEP_SUMMARY"  # names the file that GitHub shows on a job's page
_FORMAT_NAME = re.compile(r"[a-z][a-z-]*")


class Target(NamedTuple):
    """One report: its format, and the file that it goes to ("-" is standard output)."""

    format: str
    path: str


def add_report_options(parser: argparse.ArgumentParser) -> None:
    """The options that say what is reported, where, and what fails."""
    add = parser.add_argument
    names = one_of("format", FORMATS)
    add(
        "--format",
        type=names,
        metavar="FORMAT",
        help=f"{', '.join(FORMATS)} (full in a terminal, concise when piped or above {READABLE} findings)",
    )
    add(
        "-o",
        "--output",
        action="append",
        default=[],
        metavar="[FORMAT=]FILE",
        help="write a report there, as often as wanted; .md .html .json .jsonl .csv .sarif .xml choose their format",
    )
    level = one_of("level", LEVELS)
    add("--level", type=level, metavar="LEVEL", help=f"the lowest level shown: {', '.join(LEVELS)}")
    fails = one_of("level", (*LEVELS, "never"))
    add(
        "--fail-on",
        type=fails,
        metavar="LEVEL",
        help="exit 1 from this level on, shown or not, or never (default: error)",
    )
    add(
        "--strict",
        action="store_true",
        help="exit 2 also when something was left out: a document without a number, files without a reader in a folder",
    )
    add("--show-coverage", action="store_true", help="list what was read in each document and what became of it")
    add("--quiet", action="store_true", help="say nothing beside the report but what went wrong")


def targets(options: argparse.Namespace) -> tuple[Target, ...]:
    """The reports asked for with -o. Raises UsageError for an unknown format and for a file named twice.

    One -o FILE alone takes the format of --format; beside others every file has its own, and --format is the screen's.
    A name with an equals sign in it is written as ./a=b.md.
    """
    out = [_target(given, None if _for_the_screen(options) else options.format) for given in options.output]
    seen: set[str] = set()
    for target in out:
        place = os.path.realpath(target.path) if target.path != "-" else "-"
        if place in seen:
            raise UsageError(f"-o {target.path}: is named twice")
        seen.add(place)
    return tuple(out)


def _target(given: str, chosen: str | None) -> Target:
    name, sign, path = given.partition("=")
    if _names_format(given):
        if not path:
            raise UsageError(f"-o {given}: a file is missing behind the format")
        return Target(name, path)
    if sign and _FORMAT_NAME.fullmatch(name):
        raise UsageError(f"-o {given}: unknown format {name!r}{nearest(name, FORMATS)}")
    if not chosen and given != "-":
        chosen = format_by_name(given, FORMAT_OF_SUFFIX, "full", f"write -o FORMAT={given}")
    return Target(chosen or "", given)


def _for_the_screen(options: argparse.Namespace) -> bool:
    """Whether --format is meant for standard output, not for the one file that is named without a format."""
    return bool(options.format) and (len(options.output) != 1 or _names_format(options.output[0]))


def _names_format(given: str) -> bool:
    return given.partition("=")[0] in FORMATS and "=" in given


def all_ready(wanted: Sequence[Target], inputs: Iterable[Path]) -> None:
    """Fails before any work when a file cannot be written or is one of the inputs. Raises UsageError."""
    from checker.cli.output import ready

    known = tuple(inputs)
    for target in wanted:
        ready(target.path, known)


def deliver(report: Report, wanted: Sequence[Target], options: argparse.Namespace) -> None:
    """Writes all reports, files before the screen. Raises InputError when one could not be written."""
    from checker.cli.output import append, complain, save_all, say, screen, show

    front = screen()
    shown = report.at_level(options.level)
    files = [target for target in wanted if target.path != "-"]
    on_screen = [target.format or options.format or "" for target in wanted if target.path == "-"]
    if not on_screen and (not wanted or _for_the_screen(options)):
        on_screen = [options.format or ""]
    name, why = _screen_format(on_screen[0], shown, front) if on_screen else ("", "")
    pages = [(target.path, _page(shown, target.format, options, None)) for target in files]
    complain(report.problems)
    save_all(pages)
    summary = os.environ.get(SUMMARY)
    if summary and "github" in {name, *(target.format for target in files)}:
        append(summary, _page(shown, "markdown", options, None))
    if not options.quiet:
        for target in files:
            say(f"checker: wrote {target.path}: {_counts(shown)}")
    if name:
        show(_page(shown, name, options, front))
        if why and not options.quiet:
            say(f"checker: {why}")


def _page(report: Report, name: str, options: argparse.Namespace, front: Screen | None) -> str:
    from checker.report import RENDERERS

    width, color = (front.width, front.color) if front else (80, False)
    return RENDERERS[name](report, width=width, color=color, show_coverage=options.show_coverage)


def _screen_format(asked: str, report: Report, front: Screen) -> tuple[str, str]:
    """The format for standard output, and why it is not the full one where nobody asked for another."""
    if asked:
        return asked, ""
    if not front.terminal:
        return "concise", "one line a finding, since the output is no terminal; --format full shows the evidence"
    if len(report.findings) > READABLE:
        found = counted(len(report.findings), "finding")
        return "concise", f"one line a finding, since there are {found}; --format full shows the evidence"
    return "full", ""


def _counts(report: Report) -> str:
    counts = [counted(n, level) for level in LEVELS if (n := report.count(level))]
    return ", ".join(counts) or "no findings"
