"""Workflow commands: GitHub shows each as an annotation at its line of the change, ten of a level for each step.

What lies beyond ten is counted in the tenth and in a last line; nothing vanishes unsaid. Suppressed findings are debug
lines, which show only where a run's debug log is asked for.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from checker.model import LEVELS
from checker.report.places import Places, path_of
from checker.report.plain import headline, remarks, suppressed_by
from checker.report.safe import safe
from checker.report.summary import against_line, verdict_line, where_line
from checker.words import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.model import Finding
    from checker.report.model import Report

LIMIT = 10  # annotations of one level that GitHub keeps of a step
_COMMAND_OF = {"error": "error", "warning": "warning", "suggestion": "notice"}
_OLD_COMMAND = re.compile(r"##(?=\[|vso\[)")  # obeyed anywhere in a line
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render(report: Report, *, width: int = 80, color: bool = False, show_coverage: bool = False) -> str:
    """One command a line, problems first; width, colour and coverage change nothing."""
    places = Places(report)
    problems = [_line("error", {"title": "unreadable input"}, safe(problem)) for problem in report.problems]
    room = LIMIT - len(problems[:LIMIT])
    lines = problems[:LIMIT]
    beyond = [counted(len(problems) - LIMIT, "unreadable input")] if len(problems) > LIMIT else []
    for level, group in groupby(report.findings, key=lambda f: f.level):
        found = list(group)
        limit = room if level == LEVELS[0] else LIMIT
        more = counted(len(found) - limit, f"more {level}") if len(found) > limit else ""
        lines += _annotations(report, places, found[:limit], more)
        beyond += [more] if more else []
    lines += [f"::debug::suppressed {_title(f)}: {_suppressed(f).translate(_DATA)}" for f in report.suppressed]
    lines.append(f"checker: {verdict_line(report)} in {where_line(report)} ({against_line(report)})")
    if beyond:
        lines.append(f"checker: not annotated: {', '.join(beyond)} (GitHub shows {LIMIT} of a level for each step)")
    return _OLD_COMMAND.sub("#♯", "\n".join(lines)) + "\n"


def _annotations(report: Report, places: Places, found: Sequence[Finding], more: str) -> list[str]:
    lines = []
    for i, f in enumerate(found, 1):
        told = [headline(f), *remarks(report, f)]
        if more and i == len(found):
            told.append(f"… and {more}: see the job's summary or log")
        properties = _where(places, f) | {"title": _title(f)}
        lines.append(_line(_COMMAND_OF[f.level], properties, "\n".join(told)))
    return lines


def _title(finding: Finding) -> str:
    return f"{finding.level}[{safe(finding.rule)}]"


def _suppressed(finding: Finding) -> str:
    where = f"{safe(finding.claims[0].where)}: " if finding.claims else ""
    return f"{where}{headline(finding)} ({suppressed_by(finding)})"


def _where(places: Places, finding: Finding) -> dict[str, str]:
    """File and line; columns only where they are of one line, as GitHub wants it."""
    if not finding.claims:
        return {}
    claim = finding.claims[0]
    out = {"file": path_of(claim.doc), "line": str(places.line(claim))}
    region = places.of(claim)
    if region is None:
        return out
    if region.line == region.end_line:
        return out | {"col": str(region.column), "endColumn": str(max(region.column, region.end_column - 1))}
    return out | {"endLine": str(region.end_line)}


def _line(command: str, properties: dict[str, str], data: str) -> str:
    given = ",".join(f"{name}={value.translate(_PROPERTY)}" for name, value in properties.items())
    return f"::{command} {given}::{data.translate(_DATA)}"
