"""Rules as text: the table of all, the portrait of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from checker.checks.base import Change, Example, Rule, RuleSet
from checker.report.coverage import wrap_hanging
from checker.report.safe import inert, safe, wrap
from checker.rules.kinds import KINDS_OF_CHECK
from checker.rules.sentence import sentence
from checker.words import counted

_HEAD = ("rule", "level", "check", "pack")


def as_record(rule: Rule) -> dict[str, Any]:
    """What `list --format json` says of a rule."""
    levels = [level.level for level in rule.levels] or [rule.level]
    return {
        "id": rule.id,
        "level": levels[0] if len(levels) == 1 else levels,
        "check": rule.check,
        "pack": rule.pack,
        "place": rule.place,
        "sentence": said(rule),
        "match": len(rule.match),
        "no_match": len(rule.no_match),
    }


def said(rule: Rule) -> str:
    """The author's sentence about a rule, else the one made from its keys."""
    return rule.about or sentence(rule)


def table(rules: RuleSet, cells: int) -> str:
    """One rule a row, its sentence below it; rules that are turned off are counted."""
    rows = [(r.id, "/".join(t.level for t in r.levels) or r.level, r.check, r.pack) for r in rules.rules]
    widths = [max(len(row[i]) for row in (_HEAD, *rows)) for i in range(len(_HEAD))]
    lines = [_row(_HEAD, widths), _row(["-" * width for width in widths], widths)]
    for row, rule in zip(rows, rules.rules, strict=True):
        lines += [_row(row, widths), *wrap_hanging("    ", safe(said(rule)), cells)]
    packs = len({rule.pack for rule in rules.rules})
    lines += ["", f"{counted(len(rules.rules), 'rule')} of {counted(packs, 'pack')} in force"]
    if rules.idle:
        lines += wrap_hanging("turned off: ", ", ".join(rule.id for rule in rules.idle), cells)
    return inert("\n".join(lines) + "\n")


def _row(row: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def portrait(rule: Rule, cells: int, *, off: bool = False) -> str:
    """The rule's sentence, what it is made of, and its examples."""
    lines = [f"{rule.id}  (turned off)" if off else rule.id]
    if rule.about:
        lines += wrap_hanging("  ", safe(rule.about), cells)
    lines += [*wrap_hanging("  ", safe(sentence(rule)), cells), ""]
    for name, value in _facts(rule):
        lines += wrap_hanging(f"  {name:<9} ", safe(value), cells)
    for title, examples in (("must be found", rule.match), ("must stay silent", rule.no_match)):
        if examples:
            lines += ["", f"  {title}"]
        for example in examples:
            lines += example_lines(example, "    ", cells)
    if not rule.match and not rule.no_match:
        lines += ["", *wrap("  No examples: nobody knows whether it works. Give it `match` and `no_match`.", cells)]
    return inert("\n".join(lines))


def _facts(rule: Rule) -> Iterator[tuple[str, str]]:
    kind = KINDS_OF_CHECK.get(rule.check)
    yield "check", f"{rule.check}: {kind.about}" if kind else rule.check
    if rule.pack:
        yield "pack", rule.pack
    if rule.message:
        yield "message", rule.message
    if rule.suggest:
        yield "suggests", rule.suggest
    for change in rule.history:
        yield _TOLD.get(change.how, change.how), _change(change)


_TOLD = {"given": "set", "override": "changed", "level": "level", "off": "off"}


def _change(change: Change) -> str:
    pack = f" by {change.pack}" if change.pack else ""
    keys = f": {', '.join(change.keys)}" if change.how == "override" and change.keys else ""
    return f"{change.place or 'on the command line'}{pack if change.how in ('override', 'off') else ''}{keys}"


def example_lines(example: Example, indent: str, cells: int) -> list[str]:
    """An example: its day, its draft, its sources, what is expected."""
    lines = []
    if example.as_of:
        lines.append(f"{indent}as of   {example.as_of}")
    lines += wrap_hanging(f"{indent}draft   ", safe(" ".join(example.draft.split())), cells)
    for source in example.sources:
        lines += wrap_hanging(f"{indent}source  ", safe(" ".join(source.split())), cells)
    for key, value in example.expect.items():
        lines += wrap_hanging(f"{indent}expect  ", safe(f"{key}: {value}"), cells)
    if example.todo:
        lines += wrap_hanging(f"{indent}todo    ", safe(example.todo), cells)
    return lines
