"""A baseline: the findings that a project lives with, by fingerprint, so that only new ones are shown and fail a run.

The file is JSON, sorted, with rule and message for whoever reads a diff of it; only fingerprints and counts decide.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from checker.errors import InputError
from checker.model import Finding, Suppression
from checker.report.safe import safe
from checker.rules.fingerprint import base_name, own

VERSION = 1
_DIGITS = frozenset("0123456789abcdef")
_HINT = "name the file that `checker baseline` wrote, or write a new one"


class Known(NamedTuple):
    """One finding of a baseline: how often it was there, and for people where, by which rule and with what words."""

    fingerprint: str
    times: int
    documents: tuple[str, ...]
    rule: str
    message: str


def read_baseline(path: Path) -> tuple[Known, ...]:
    """The findings of a baseline file. Raises InputError, in one line, for a file that is missing or damaged."""
    from checker.readers.decode import load

    raw = load(path)
    try:
        data: Any = json.loads(raw.text, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        spot = f":{error.lineno}:{error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        what = error.msg if isinstance(error, json.JSONDecodeError) else "not readable"
        raise InputError(f"{raw.name}{spot}", f"is no baseline: it is not JSON: {what}", _HINT) from None
    if not isinstance(data, dict) or "version" not in data:
        raise InputError(raw.name, "is no baseline: it has no version", _HINT)
    if data["version"] != VERSION or isinstance(data["version"], bool):
        raise InputError(raw.name, f"is a baseline of version {data['version']!r}, and only {VERSION} is read", _HINT)
    entries = data.get("findings")
    if not isinstance(entries, list):
        raise InputError(raw.name, "is no baseline: `findings` is not a list", _HINT)
    known = [_entry(entry, n, raw.name) for n, entry in enumerate(entries, 1)]
    twice = [mark for mark, n in Counter(k.fingerprint for k in known).items() if n > 1]
    if twice:
        raise InputError(raw.name, f"is damaged: the finding {twice[0]} stands in it twice", _HINT)
    return tuple(known)


def _refuse(constant: str) -> Any:
    raise ValueError(constant)


def _entry(entry: Any, n: int, name: str) -> Known:
    if not isinstance(entry, dict):
        raise InputError(name, f"is damaged: finding {n} is not an object", _HINT)
    mark, count = entry.get("fingerprint"), entry.get("count", 1)
    if not isinstance(mark, str) or len(mark) != 16 or not _DIGITS.issuperset(mark):
        raise InputError(name, f"is damaged: finding {n} has no fingerprint of 16 hex digits", _HINT)
    if not isinstance(count, int) or isinstance(count, bool) or count < 1:
        raise InputError(name, f"is damaged: the count of finding {n} is not a whole number from 1", _HINT)
    documents = entry.get("documents", [])
    texts = [entry.get("rule", ""), entry.get("message", "")]
    if not isinstance(documents, list) or not all(isinstance(x, str) for x in [*documents, *texts]):
        raise InputError(name, f"is damaged: rule, message and documents of finding {n} must be texts", _HINT)
    return Known(mark, count, tuple(documents), *texts)


def written(known: Iterable[Known]) -> str:
    """The text of a baseline file; the same findings give the same bytes."""
    rows = sorted(known, key=lambda k: (k.documents, k.rule, k.message, k.fingerprint))
    findings = [
        {
            "fingerprint": k.fingerprint,
            "rule": k.rule,
            "documents": list(k.documents),
            "message": safe(k.message),
            "count": k.times,
        }
        for k in rows
    ]
    return json.dumps({"version": VERSION, "findings": findings}, ensure_ascii=False, indent=1) + "\n"


def known_of(findings: Iterable[Finding]) -> tuple[Known, ...]:
    """The baseline entries of findings; the same slip twice is counted. Findings that a person allowed are left out."""
    counts: Counter[str] = Counter()
    first: dict[str, Finding] = {}
    for finding in findings:
        if finding.suppression is None or finding.suppression.kind != "allowed":
            counts[finding.fingerprint] += 1
            first.setdefault(finding.fingerprint, finding)
    return tuple(Known(mark, counts[mark], documents_of(f), f.rule, f.message) for mark, f in first.items())


def documents_of(finding: Finding) -> tuple[str, ...]:
    """The documents that a finding is about, by their names without folders."""
    return tuple(sorted({base_name(claim.doc) for claim in own(finding)}))


def joined(old: Iterable[Known], new: Iterable[Known]) -> tuple[Known, ...]:
    """All entries of both; of an entry in both the new words and the new count."""
    return tuple({**{k.fingerprint: k for k in old}, **{k.fingerprint: k for k in new}}.values())


def pruned(old: Iterable[Known], new: Iterable[Known], checked: frozenset[str]) -> tuple[Known, ...]:
    """The old entries that are still found, no more often than now; those of documents not checked stay as they are."""
    now = {k.fingerprint: k.times for k in new}
    out = []
    for known in old:
        if known.documents and not checked.issuperset(known.documents):
            out.append(known)
        elif known.fingerprint in now:
            out.append(known._replace(times=min(known.times, now[known.fingerprint])))
    return tuple(out)


def suppress(findings: Sequence[Finding], known: Mapping[str, int], place: str) -> tuple[Finding, ...]:
    """The findings with those of the baseline marked, each fingerprint as often as it was there."""
    left = dict(known)
    out = []
    for finding in findings:
        if finding.suppression is None and left.get(finding.fingerprint, 0) > 0:
            left[finding.fingerprint] -= 1
            finding = finding._replace(  # noqa: PLW2901
                suppression=Suppression("baseline", "it was there before", place)
            )
        out.append(finding)
    return tuple(out)
