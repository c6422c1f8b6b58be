"""`checker check --diff` and `--fix`: what would stand in the drafts instead, shown or applied."""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from checker.cli.output import complain, save, say, show
from checker.errors import InputError, UsageError
from checker.words import counted

if TYPE_CHECKING:
    from checker.cli.check import Looked
    from checker.fixes.apply import Applied
    from checker.model import Document, Fix
    from checker.report import Report

ROUNDS = 10  # a fix may make room for another; more than this many rounds are a quarrel between rules


class Edit(NamedTuple):
    """One draft with its safe fixes applied."""

    document: Document
    applied: Applied


def mend(options: argparse.Namespace) -> int:
    """Shows or applies fixes; the exit code is that of the check, after the fixes where they were applied."""
    from checker.cli.check import finish, look
    from checker.cli.delivery import all_ready, targets

    if options.output and not options.fix:
        raise UsageError("--diff prints what would change in place of a report, so there is nothing for -o to write")
    looked = look(options, lambda inputs: all_ready(targets(options), inputs))
    if isinstance(looked, int):
        return looked
    if not options.fix:
        _show(looked)
        complain(looked.report.problems)
        return looked.report.exit_code(options.fail_on)
    before = _drafts(looked.report)
    report, done, told = _settled(looked)
    after = _drafts(report)
    refused = _write(before, after)
    if refused:  # what is reported must be what stands in the files
        again = look(options)
        if isinstance(again, int):
            return again
        report, done = again.report, sum(count for name, count in _counts(looked).items() if name not in refused)
    if options.diff:
        show("\n".join(_differences(before, after)))
    code = finish(looked._replace(report=report), options)
    for line in (*told, *refused.values()):
        say(f"checker: not fixed: {line}")
    say(f"checker: {counted(done, 'fix', 'fixes')} applied")
    return 2 if refused else code


def edits(report: Report) -> list[Edit]:
    """The drafts with safe fixes that are not silenced, each with those applied."""
    from checker.fixes.apply import apply

    fixes: dict[int, list[Fix]] = defaultdict(list)
    for finding in report.findings:
        for fix in finding.fixes:
            if fix.safe:
                fixes[fix.doc_index].append(fix)
    drafts = [i for i, d in enumerate(report.documents) if d.role == "draft"] or range(len(report.documents))
    documents = [(report.documents[i], fixes[i]) for i in drafts if i in fixes]
    return [Edit(d, apply(d.text, found, d.markup)) for d, found in documents]


def _settled(looked: Looked) -> tuple[Report, int, list[str]]:
    """The report once no safe fix is left, how many were applied, and what was left out of the last round."""
    from checker.fixes.files import reread, unwritable

    report, done, told = looked.report, 0, list[str]()
    drafts = list(looked.drafts.documents)
    for _ in range(ROUNDS):
        found = edits(report)
        told = [f"{_place(e.document, fix)}: {why}" for e in found for fix, why in e.applied.left]
        texts = {e.document.name: e.applied.text for e in found if e.applied.done and not unwritable(e.document)}
        if not texts:
            return report, done, [*told, *(why for e in found if e.applied.done and (why := unwritable(e.document)))]
        done += sum(len(e.applied.done) for e in found if e.document.name in texts)
        drafts = [reread(d, texts[d.name]) if d.name in texts else d for d in drafts]
        report = looked.again(drafts)
    return report, done, [*told, f"after {ROUNDS} rounds fixes still ask for each other"]


def _drafts(report: Report) -> dict[str, Document]:
    documents = [d for d in report.documents if d.role == "draft"] or list(report.documents)
    return {d.name: d for d in documents}


def _write(before: dict[str, Document], after: dict[str, Document]) -> dict[str, str]:
    """Writes the drafts that changed; for each that could not be written the reason."""
    from checker.fixes.files import written

    refused = {}
    for name, document in before.items():
        text = after[name].text
        if text == document.text:
            continue
        try:
            save(str(document.path), written(document).data(text))
        except InputError as error:
            refused[name] = str(error)
    return refused


def _counts(looked: Looked) -> dict[str, int]:
    return {e.document.name: len(e.applied.done) for e in edits(looked.report)}


def _show(looked: Looked) -> None:
    """The difference that --fix would make, then what is only offered."""
    from checker.fixes.diff import offers

    found = edits(looked.report)
    lines = [line for e in found for line in _difference(e.document, e.applied.text)]
    offered: list[str] = []
    for i, document in enumerate(looked.report.documents):
        wanted = [
            (fix, f"{fix_text(document, fix)} [{f.rule}] {f.why}".rstrip())
            for f in looked.report.findings
            for fix in f.fixes
            if fix.doc_index == i and not fix.safe
        ]
        offered += offers(document.name, document.text, wanted)
    if offered:
        lines += [*([""] if lines else []), "offered, for a person to decide (--fix does not apply these):", *offered]
    show("\n".join(lines))
    for edit in found:
        for fix, why in edit.applied.left:
            say(f"checker: not in the difference: {_place(edit.document, fix)}: {why}")
    safe = sum(len(e.applied.done) for e in found)
    say(f"checker: {counted(safe, 'safe fix', 'safe fixes')}, {counted(len(offered) // 3, 'offer')}")


def fix_text(document: Document, fix: Fix) -> str:
    """What a fix changes into what."""
    return f"{' '.join(document.text[fix.start : fix.end].split())} → {fix.text}"


def _differences(before: dict[str, Document], after: dict[str, Document]) -> Iterator[str]:
    for name, document in before.items():
        yield from _difference(document, after[name].text)


def _difference(document: Document, text: str) -> Sequence[str]:
    from checker.fixes.diff import difference

    return difference(document.name, document.text, text)


def _place(document: Document, fix: Fix) -> str:
    from checker.text.offsets import line_starts, position

    line, column = position(line_starts(document.text), fix.start)
    return f"{document.name}:{line}:{column}"
