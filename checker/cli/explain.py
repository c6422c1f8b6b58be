"""`checker explain`: why a number was or was not reported."""

from __future__ import annotations

import argparse
import re
from typing import NamedTuple

from checker.cli.choices import one_of
from checker.cli.common import add_comparison, add_reading
from checker.errors import UsageError

FORMATS = ("text", "json")
_TIME = re.compile(r"(.+):(\d\d:\d\d:\d\d)")  # of a transcript's cue
SHOWN = 3  # pairs that are told in full without --all
EXAMPLE = """\
examples:
  checker explain draft.md:12 --against sources/*.txt --manifest manifest.yaml
  checker explain draft.md:12:45 --against sources/*.txt      the number at one column only
  checker explain report.pdf:3:12 --against sources/      page 3, line 12; draft.docx:4 is paragraph 4
  checker explain 'figures.xlsx:Sheet1!B7' --against sources/"""


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of `checker explain`."""
    add = parser.add_argument
    add(
        "paths",
        nargs="*",
        metavar="FILE:LINE[:COL]",
        help="the place: a file, its line and a column, both from 1; or its place as reports give it",
    )
    add_comparison(parser)
    add_reading(parser)
    add("--all", action="store_true", help=f"show every pair that shares a key, not only the {SHOWN} strongest")
    add(
        "--format",
        type=one_of("format", FORMATS),
        default="text",
        metavar="FORMAT",
        help="text (default) or json",
    )


class Asked(NamedTuple):
    """A place on the command line."""

    path: str
    line: int
    column: int | None
    place: str = ""  # of a file that has places of its own, as reports give it: Sheet1!B7


def place_of(word: str) -> Asked:
    """The file, line and column that FILE:LINE[:COL] names. Raises UsageError.

    >>> place_of("a:b.txt:12"), place_of("a.txt:12:7").column
    (Asked(path='a:b.txt', line=12, column=None, place=''), 7)
    >>> place_of("budget.xlsx:Sheet1!B7").place, place_of("talk.vtt:00:01:02").place
    ('Sheet1!B7', '00:01:02')
    """
    if time := _TIME.fullmatch(word):
        return Asked(time[1], 0, None, time[2])
    path, *numbers = word.rsplit(":", 2)
    if numbers and not numbers[0].isdecimal():  # a colon in the name of the file
        path, numbers = f"{path}:{numbers[0]}", numbers[1:]
    named, _, place = word.rpartition(":")
    if named and place and not place[-1:].isspace() and not place.isdecimal():
        return Asked(named, 0, None, place)
    if not path or not numbers or not all(n.isdecimal() and n.isascii() and len(n) < 10 for n in numbers):
        raise UsageError(f"{word!r} is not a place (write it as draft.md:12 or draft.md:12:45)")
    return Asked(path, int(numbers[0]), int(numbers[1]) if len(numbers) > 1 else None)


def run(options: argparse.Namespace) -> int:
    """Explains and returns the exit code: 0, or 2 when something could not be read."""
    from checker.cli.inputs import gather, how_of, manifest_of
    from checker.cli.output import complain, screen, show
    from checker.cli.project import heed, rules_in_force

    if len(options.paths) != 1:
        told = (
            "nothing to explain"
            if not options.paths
            else f"{len(options.paths)} places, but one at a time is explained"
        )
        raise UsageError(f"{told}: name one place, as draft.md:12 or draft.md:12:45")
    asked = place_of(options.paths[0])
    heed(options, [asked.path])
    manifest, trouble = manifest_of(options.manifest)
    how = how_of(options)
    draft = gather([asked.path], manifest, how=how)
    sources = gather(options.against, manifest, folders=True, apart_from=draft.paths, how=how)
    problems = (*trouble, *draft.problems, *sources.problems)
    if len(draft.documents) > 1:
        raise UsageError(f"{asked.path}: names {len(draft.documents)} files (name one)")
    if problems or not draft.documents:
        return complain(problems)
    rules = rules_in_force(options)
    from checker.cli.explain_text import to_json, to_text
    from checker.explain import explain
    from checker.silence.beside import silence_of

    silence = silence_of(draft.documents)
    place = explain(
        draft.documents[0], sources.documents, rules, asked.line, asked.column, options.as_of, silence, asked.place
    )
    limit = None if options.all else SHOWN
    front = screen()
    show(to_json(place) if options.format == "json" else to_text(place, min(front.width, 100), limit))
    return 0
