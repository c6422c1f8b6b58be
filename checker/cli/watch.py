"""`checker check --watch`: checks again whenever a file that it reads changes."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from checker.cli.output import complain, say
from checker.cli.project import heed
from checker.errors import CheckerError

PAUSE = 0.5  # seconds between two looks at the files
_CLEAR = "\x1b[2J\x1b[3J\x1b[H"
Snapshot = dict[str, tuple[int, int] | None]


def watch(
    options: argparse.Namespace,
    once: Callable[[argparse.Namespace], int],
    sleep: Callable[[float], None] = time.sleep,
) -> int:
    """Checks, then again after every change, until Ctrl-C; the exit code is that of the last check."""
    code = 2
    with suppress(CheckerError):  # told by the check itself
        heed(options, options.paths)  # the files that a configuration names are watched from the beginning
    try:
        seen: Snapshot | None = None
        while True:
            now = snapshot(options)
            if now != seen:
                if sys.stdout.isatty():
                    sys.stdout.write(_CLEAR)
                code = _guarded(options, once)
                # A fix writes to the drafts: what the check itself changed is no reason to check again.
                seen = snapshot(options) if options.fix else now
                say("checker: watching; Ctrl-C ends")
            sleep(PAUSE)
    except KeyboardInterrupt:
        return code


def _guarded(options: argparse.Namespace, once: Callable[[argparse.Namespace], int]) -> int:
    """One check; a mistake in an input is told, and the watch goes on."""
    try:
        return once(options)
    except CheckerError as error:
        return complain((), [error])


def snapshot(options: argparse.Namespace) -> Snapshot:
    """When each file that the options name was last changed, and its size; None for one that is not there."""
    return {path: _state(path) for path in _named(options)}


def _named(options: argparse.Namespace) -> list[str]:
    from checker.readers import expand
    from checker.silence.entries import sidecar_of

    drafts, sources = list(options.paths), list(options.against)
    found: list[str] = []
    for pattern in (*drafts, *sources):
        try:
            found += [str(path) for path in expand([pattern])]
        except CheckerError:
            found.append(pattern)
    beside = [str(sidecar_of(path)) for path in found if Path(path).name]
    others = [options.manifest, options.claims, options.baseline, options.config, *_rule_files(options.rules or ())]
    return sorted({*found, *beside, *(str(path) for path in others if path)})


def _rule_files(named: Sequence[str]) -> list[str]:
    """The rule files that are named, those in folders too; a pack's name stands for itself."""
    out: list[str] = []
    for path in map(str, named):
        out += [path, *(map(str, Path(path).rglob("*.y*ml")) if os.path.isdir(path) else ())]
    return out


def _state(path: str) -> tuple[int, int] | None:
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size
