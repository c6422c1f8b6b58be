"""`checker baseline`: writes down the findings that are there; `checker check --baseline` then shows new ones only."""

from __future__ import annotations

import argparse
from pathlib import Path

from checker.errors import UsageError
from checker.words import counted

DEFAULT_NAME = "checker-baseline.json"
EXAMPLE = """\
examples:
  checker baseline draft.md --against sources/*.txt          writes checker-baseline.json
  checker check draft.md --against sources/*.txt --baseline checker-baseline.json
  checker baseline draft.md --against sources/*.txt --prune  drops what is no longer found, adds nothing"""


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of `checker baseline`."""
    from checker.cli.check import add_inputs

    add_inputs(parser)
    parser.add_argument(
        "-o", "--output", default=DEFAULT_NAME, metavar="FILE", help=f"the baseline (default: {DEFAULT_NAME})"
    )
    parser.add_argument(
        "--prune", action="store_true", help="only drop what is no longer found in the documents checked"
    )


def run(options: argparse.Namespace) -> int:
    """Writes the baseline; 0, or 2 when something could not be read and so nothing was written."""
    from checker.cli.check import look
    from checker.cli.output import complain, ready, save, say
    from checker.rules.fingerprint import base_name
    from checker.silence.baseline import joined, known_of, pruned, read_baseline, written

    if options.output == "-":
        raise UsageError("a baseline is a file: name it with -o")
    path = Path(options.output)
    if options.prune and not path.exists():
        raise UsageError(f"{path.as_posix()}: no such baseline, so there is nothing to prune")
    ready(options.output, [Path(named) for named in options.paths])  # before a draft is taken for a damaged baseline
    old = read_baseline(path) if path.exists() else ()
    options.baseline, options.changed_lines = None, None
    looked = look(options, lambda inputs: ready(options.output, inputs))
    if isinstance(looked, int):
        return looked
    report = looked.report
    if report.problems:
        say("checker: the baseline was not written, since not all inputs could be read")
        return complain(report.problems)
    now = known_of(report.result.findings)
    if options.prune:
        checked = frozenset(base_name(d.name) for d in looked.drafts.documents)
        kept = pruned(old, now, checked)
        elsewhere = sum(not checked.issuperset(k.documents) for k in kept if k.documents)
    else:
        kept, elsewhere = joined(old, now), 0
    save(options.output, written(kept))
    total, before = sum(k.times for k in kept), sum(k.times for k in old)
    gone = f", {before - total:,} dropped" if options.prune else ""
    beside = f"; {counted(elsewhere, 'entry', 'entries')} of documents not checked here stay" if elsewhere else ""
    say(f"checker: wrote {options.output}: {counted(total, 'finding')}{gone}{beside}")
    return 0
