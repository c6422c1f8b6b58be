"""An example that fails, as text: what was wanted, what was said, and what was read in the draft and its sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker import shown
from checker.checks.base import Rule, RuleSet
from checker.cli.rules.text import example_lines
from checker.model import Claim
from checker.report.coverage import wrap_hanging
from checker.report.safe import inert, safe
from checker.rules.examples import ExampleFailure


def failure_text(failure: ExampleFailure, rules: RuleSet, cells: int) -> str:
    """Most failures are failures of reading, so that every number read is shown with what the rule makes of it."""
    (rule,) = (r for r in rules.rules if r.id == failure.rule)
    lines = [f"{failure.example.place}: {failure.rule}: {failure.kind} fails"]
    lines += example_lines(failure.example, "    ", cells)
    wanted = "a finding" if failure.kind == "match" else "no finding"
    if failure.example.expect:
        wanted += " with " + ", ".join(f"{key} {value!r}" for key, value in failure.example.expect.items())
    lines += wrap_hanging("  wanted  ", safe(wanted), cells)
    lines += wrap_hanging("  but     ", safe(failure.why), cells)
    for finding in failure.findings:
        lines += wrap_hanging("  said    ", f"{finding.level}: {safe(finding.message)}", cells)
    claims, result = failure.result.claims, failure.result
    for n, document in enumerate(result.documents):
        lines.append(f"  read in the {document.name}" if n == 0 else f"  read in {document.name}")
        told = [line for claim in claims if claim.doc_index == n for line in _claim(claim, rule, cells)]
        lines += told or ["    no number or date"]
    for comparison in result.comparisons:
        if comparison.rule == failure.rule:
            texts = " with ".join(f"“{safe(claim.text)}”" for claim in comparison.claims)
            about = f"{texts}: {comparison.verdict.replace('_', ' ')}, {safe(comparison.why)}"
            lines += wrap_hanging("  compared  ", about, cells)
    return inert("\n".join(lines))


def _claim(claim: Claim, rule: Rule, cells: int) -> Iterator[str]:
    q = claim.quantity
    parts = [
        f"value {shown.value_of(claim)}",
        f"subject {safe(claim.subject) or '(none)'}",
        f"measure {safe(claim.measure) or '(none)'}",
    ]
    if claim.qualifier:
        parts.append(f"qualifier {claim.qualifier}")
    yield from wrap_hanging("    ", f"“{safe(claim.text)}”  {q.kind}: {' · '.join(parts)}", cells)
    for reason in passed_over(claim, rule):
        yield from wrap_hanging("      not selected: ", reason, cells)


def passed_over(claim: Claim, rule: Rule) -> Iterator[str]:
    """Why the rule's `select` leaves a claim out, one reason for each key; nothing for a claim that it takes."""
    s, q = rule.select, claim.quantity
    rows: Sequence[tuple[str, Sequence[str], Sequence[str]]] = (
        ("kind", s.kind, [q.kind]),
        ("unit", s.unit, [q.unit]),
        ("measure", s.measure, [claim.measure, *getattr(claim, "also", ())]),
        ("qualifier", s.qualifier, [claim.qualifier]),
        ("entity", s.entity, list(dict.fromkeys([claim.subject, *claim.entities]))),
    )
    for key, wanted, has in rows:
        if wanted and not set(wanted) & set(has):
            given = " or ".join(f"“{safe(name)}”" for name in has if name) or "none"
            yield f"its {key} is {given}, the rule wants {' or '.join(wanted)}"


def lacking(rules: Sequence[Rule]) -> list[str]:
    """One line for each rule without both kinds of example."""
    out = []
    for rule in rules:
        missing = [name for name, given in (("match", rule.match), ("no_match", rule.no_match)) if not given]
        if missing:
            out.append(f"{rule.place}: {rule.id} has no {' and no '.join(missing)} examples")
    return out
