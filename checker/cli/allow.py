"""`checker allow`: allows one finding with a reason, in a comment of the draft or in the sidecar file beside it."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cli.choices import day
from checker.errors import InputError, UsageError

if TYPE_CHECKING:
    from checker.cli.check import Looked
    from checker.model import Document, Finding
    from checker.report import Report
    from checker.silence.write import Order

EXAMPLE = """\
examples:
  checker allow 3 "the ministry's newer figure" draft.md --against sources/*.txt
  checker allow 3f2a9c01 "as printed" draft.docx --against sources/*.txt --until 2025-12-31

The number is that of the finding in the report of `checker check` with the same arguments; a fingerprint names
the same finding whatever stands before it. A Markdown draft gets a comment, any other the file beside it, such as
draft.docx.checker.yaml."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of `checker allow`: those of `checker check`, and its own."""
    from checker.cli.check import add_options as add_check

    add_check(parser)
    paths = next(action for action in parser._actions if action.dest == "paths")
    paths.metavar = "N REASON DRAFT"
    paths.help = "the finding's number or fingerprint, the reason in quotes, then the drafts as for `checker check`"
    own = parser.add_argument_group("the allowance").add_argument
    own("--until", type=day, metavar="DATE", help="the last day on which it holds")
    own("--sidecar", action="store_true", help="write into the file beside the draft, not into the draft")


def run(options: argparse.Namespace) -> int:
    """Writes the comment or the entry and tells where; 0, or 2 when nothing was written."""
    from checker.cli.check import look
    from checker.cli.output import complain, say
    from checker.silence.write import Order, reason_of

    if len(options.paths) < 3:
        raise UsageError('say which finding, why, and in what: checker allow 3 "reason" draft.md --against …')
    which, words, *options.paths = options.paths
    reason = reason_of(words)
    looked = look(options)
    if isinstance(looked, int):
        return looked
    report = looked.report.at_level(options.level)
    if report.problems:
        say("checker: nothing was allowed, since not all inputs could be read")
        return complain(report.problems)
    finding = chosen(report, which)
    claim = finding.claims[0]
    order = Order(finding.rule, finding.fingerprint, claim.text, options.until, reason)
    document = report.documents[claim.doc_index]
    place = None if options.sidecar else _comment(looked, document, finding, order)
    if place is None:
        place = _entry(document, order)
    from checker.report.safe import safe

    say(f"checker: allowed in {place}: {safe(f'{finding.rule}: {finding.message}')}")
    return 0


def chosen(report: Report, which: str) -> Finding:
    """The finding that a number in the report's order or a fingerprint names. Raises UsageError."""
    from checker.silence.values import SHORTEST

    shown = report.findings
    if which.isascii() and which.isdigit() and len(which) < SHORTEST:
        if not 1 <= int(which) <= len(shown):
            there = f"the report has 1 to {len(shown)}" if shown else "the report has none"
            raise UsageError(f"there is no finding {which}: {there}")
        found = [shown[int(which) - 1]]
    elif len(which) >= SHORTEST and set(which) <= set("0123456789abcdef"):
        found = [f for f in (*shown, *report.suppressed) if f.fingerprint.startswith(which)]
    else:
        raise UsageError(f"{which!r} is neither the number of a finding nor a fingerprint of 8 to 16 hex digits")
    if len({f.fingerprint for f in found}) != 1:
        raise UsageError(f"{'several findings have' if found else 'no finding has'} the fingerprint {which}")
    finding = found[0]
    if finding.suppression is not None and finding.suppression.kind == "allowed":
        raise UsageError(f"this finding is allowed already, in {finding.suppression.place}")
    if finding.error_kind == "allowance":
        raise UsageError("this finding is about an allowance: mend that one, it cannot itself be allowed")
    return finding


def _comment(looked: Looked, document: Document, finding: Finding, order: Order) -> str | None:
    """Writes a comment and gives its place; None where a comment would not do, or would change anything else."""
    from checker.cli.output import save
    from checker.fixes.files import reread, written
    from checker.silence.write import MARKDOWN, with_comment

    if document.path is None or not document.path.lower().endswith(MARKDOWN):
        return None
    try:
        file = written(document)
        text = with_comment(document, finding.claims[0], order)
        if text is None:
            return None
        data = file.data(text)
    except InputError:  # an encoding that is not written again: the file beside the draft takes the entry
        return None
    drafts = [reread(d, text) if d.name == document.name else d for d in looked.drafts.documents]
    after = looked.again(drafts)
    if not _only_allowed(looked.report, after, finding):
        return None
    save(document.path, data)
    allowed = next(f for f in after.suppressed if f.fingerprint == finding.fingerprint and f.suppression)
    return allowed.suppression.place if allowed.suppression else document.name


def _only_allowed(before: Report, after: Report, finding: Finding) -> bool:
    """Whether the comment silences this finding and leaves all others as they were."""
    told, now = (Counter(_state(f) for f in r.result.findings if f.error_kind != "allowance") for r in (before, after))
    mark = finding.fingerprint
    old = finding.suppression.kind if finding.suppression else ""
    gone, new = told - now, now - told
    return set(gone) == {(mark, old)} and set(new) == {(mark, "allowed")} and sum(gone.values()) == sum(new.values())


def _state(finding: Finding) -> tuple[str, str]:
    return finding.fingerprint, finding.suppression.kind if finding.suppression else ""


def _entry(document: Document, order: Order) -> str:
    """Adds an entry to the sidecar file and gives its place."""
    from checker.cli.output import save
    from checker.readers.decode import load
    from checker.silence.entries import entries_of, sidecar_of
    from checker.silence.write import with_entry

    if document.path is None:
        raise UsageError(f"{document.name}: is no file, so nothing can stand beside it")
    path = sidecar_of(Path(document.path))
    old = load(path).text if path.exists() else ""
    new = with_entry(old, path.as_posix(), order)
    save(str(path), new)
    return entries_of(new, path.as_posix())[-1].place
