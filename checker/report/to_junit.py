"""JUnit XML, for the test tab of a build server: one test case a finding, and one for each rule that found nothing.

Every finding listed is a failure whose type is its level (`--level error` lists the errors only), suppressed ones are
skipped, and an input that could not be read is an error. There are no times in it: the same run gives the same bytes.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from checker.report.places import Places, path_of
from checker.report.plain import headline, remarks, suppressed_by
from checker.report.records import all_findings
from checker.report.safe import inert, safe

if TYPE_CHECKING:
    from checker.model import Finding
    from checker.report.model import Report


def render(report: Report, *, width: int = 80, color: bool = False, show_coverage: bool = False) -> str:
    """One suite; names of test cases are unique, since GitLab keeps only the first of a name."""
    places, names = Places(report), _Names()
    found = all_findings(report)
    silent = [rule.id for rule in report.result.rules if rule.id not in {f.rule for f in found}]
    cases = [_problem(names, problem) for problem in report.problems]
    cases += [_case(report, places, names, f) for f in found]
    cases += [f"    <testcase {_attributes(classname=safe(x), name=names.of(x, 'nothing found'))}/>" for x in silent]
    counts = _attributes(
        tests=len(cases), failures=len(report.findings), errors=len(report.problems), skipped=len(report.suppressed)
    )
    suite = f"  <testsuite {_attributes(name='checker')} {counts}>"
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<testsuites {_attributes(name='checker')} {counts}>", suite]
    return inert("\n".join([*lines, *cases, "  </testsuite>", "</testsuites>"]) + "\n")


class _Names:
    """Names of test cases, told apart by a number where two would be the same."""

    def __init__(self) -> None:
        self._seen: Counter[tuple[str, str]] = Counter()

    def of(self, suite: str, name: str) -> str:
        self._seen[suite, name] += 1
        n = self._seen[suite, name]
        return name if n == 1 else f"{name} ({n})"


def _case(report: Report, places: Places, names: _Names, f: Finding) -> str:
    claim = f.claims[0] if f.claims else None
    where = f"{safe(claim.where)}: " if claim else ""
    given: dict[str, str | int] = {"file": path_of(claim.doc), "line": places.line(claim)} if claim else {}
    head = _attributes(classname=safe(f.rule), name=names.of(f.rule, where + headline(f)), **given)
    if f.suppression:
        inside = f"<skipped {_attributes(message=suppressed_by(f))}/>"
    else:
        told = "\n".join([where + headline(f), *remarks(report, f)])
        inside = f"<failure {_attributes(type=f.level, message=headline(f))}>{escape(told)}</failure>"
    return f"    <testcase {head}>\n      {inside}\n    </testcase>"


def _problem(names: _Names, problem: str) -> str:
    head = _attributes(classname="unreadable-input", name=names.of("unreadable-input", safe(problem)))
    inside = f"<error {_attributes(type='unreadable', message=safe(problem))}/>"
    return f"    <testcase {head}>\n      {inside}\n    </testcase>"


def _attributes(**values: str | int) -> str:
    return " ".join(f"{name}={quoteattr(str(value))}" for name, value in values.items())
