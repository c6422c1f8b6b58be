"""An explanation as text for a terminal, with the evidence for each pair as a waterfall, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from checker import shown
from checker.align.levels import PRIOR
from checker.explain import Explanation, Meeting, Place
from checker.model import Claim, Level
from checker.report.coverage import wrap_hanging
from checker.report.numberline import as_text, number_line
from checker.report.safe import inert, safe, shorten, wrap
from checker.table import to_record
from checker.words import counted

_BARS = 8  # bits that a bar can show


def to_text(place: Place, cells: int, limit: int | None) -> str:
    """Lines of at most so many cells; each number with at most `limit` pairs in full (None: all of them)."""
    spot = place.place or f"{place.line}" + (f":{place.column}" if place.column else "")
    where = f"{place.document}:{spot}"
    lines = [
        *wrap(safe(where), cells),
        *wrap_hanging("  | ", safe(place.text) or ("(no number)" if place.place else "(an empty line)"), cells),
        "",
    ]
    for told in place.explanations:
        lines += [*_number(told, cells, limit), ""]
    if not place.explanations:
        lines += _nothing(place, cells)
    return inert("\n".join(lines).rstrip("\n") + "\n")


def _nothing(place: Place, cells: int) -> list[str]:
    spot = (
        "there"
        if place.place
        else "at this column"
        if place.column and any(c.line == place.line for c in place.near)
        else "on this line"
    )
    if not place.near:
        return [f"No number or date was read {spot}, nor anywhere in the document."]
    on_line = not place.place and place.near[0].line == place.line
    lines = [f"No number or date was read {spot}. {'The line has' if on_line else 'The nearest are'}:"]
    for claim in place.near:
        lines += wrap_hanging("  ", f"{_where(claim)}  {safe(claim.text)!r}  {claim.quantity.kind}", cells)
    return lines


def _number(told: Explanation, cells: int, limit: int | None) -> list[str]:
    claim = told.claim
    spot = f"at {safe(claim.place)}" if claim.place else f"at column {claim.column}"
    lines = wrap(f"{safe(claim.text)!r} {spot}", cells)
    for name, value in _facts(claim):
        lines += wrap_hanging(f"  {name:<10} ", safe(value), cells)
    lines += wrap_hanging(f"  {'keys':<10} ", _keys(told.keys), cells)
    lines += wrap_hanging(f"  {'outcome':<10} ", f"{told.fate.name.replace('_', ' ')}: {safe(told.fate.why)}", cells)
    lines += wrap_hanging(f"  {'decision':<10} ", safe(told.decision), cells)
    for finding in told.findings:
        lines += wrap_hanging(f"  {'finding':<10} ", f"{finding.level}[{finding.rule}] {safe(finding.message)}", cells)
    for comparison in told.comparisons:
        about = f"{comparison.verdict.replace('_', ' ')}: {safe(comparison.why)}"
        lines += wrap_hanging(f"  {'check':<10} ", f"{comparison.rule}: {about}", cells)
    full = told.meetings if limit is None else told.meetings[:limit]
    lines += _picture(claim, [m.other for m in full if m.verdict][:_BARS], cells)
    for n, meeting in enumerate(full, 1):
        lines += ["", *_meeting(n, meeting, cells)]
    rest = len(told.meetings) - len(full)
    if rest:
        lines += ["", f"  {counted(rest, 'weaker pair')} not shown: --all"]
    return lines


def _picture(claim: Claim, others: Sequence[Claim], cells: int) -> list[str]:
    """The number and those that it was compared with on one axis; nothing where they have none."""
    line = number_line([claim, *others], ["this number", *(_short(other) for other in others)])
    return ["", *(f"  {row}" for row in as_text(line, cells - 2))] if line else []


def _short(claim: Claim) -> str:
    return f"{claim.doc.replace(chr(92), '/').rsplit('/', 1)[-1]}:{claim.place or claim.line}"


def _keys(keys: Sequence[str]) -> str:
    """Blocking keys in short: the family that all of them have, then what each adds."""
    if not keys:
        return "none: it is not compared"
    rest = ", ".join(key.partition("|")[2] for key in keys)
    return safe(f"in the family {keys[0].partition('|')[0]}: {rest}")


def _facts(claim: Claim) -> list[tuple[str, str]]:
    """What was read, by name; what the text does not say is left out."""
    q = claim.quantity
    facts = [
        ("read as", f"{q.kind.replace('_', ' ')}, {shown.value_of(claim)}"),
        ("unit", q.unit),
        ("hedge", "" if q.hedge == "exact" else q.hedge.replace("_", " ")),
        ("grammar", q.rule),
        ("subject", claim.subject),
        ("measure", claim.measure),
        ("predicate", claim.predicate),
        ("qualifier", claim.qualifier),
        ("as of", claim.as_of),
        ("speaker", claim.speaker),
        ("quoted", "inside a quotation" if claim.quoted else ""),
        ("furniture", claim.furniture),
    ]
    return [(name, value) for name, value in facts if value]


def _meeting(n: int, meeting: Meeting, cells: int) -> list[str]:
    other = meeting.other
    lines = wrap_hanging(f"  {n}. ", f"{_where(other)}  {safe(other.text)!r}  {safe(shown.value_of(other))}", cells)
    lines += wrap_hanging("     | ", safe(" ".join(other.sentence.split())), cells)
    lines.append(_step("prior", "", "", PRIOR, cells))
    telling = [(level, bits) for level, bits in meeting.levels if bits]
    lines += [_step(level.name, level.grade, level.detail, bits, cells) for level, bits in telling]
    silent = [f"{level.name} {level.grade}" for level, bits in meeting.levels if not bits]
    if silent:
        lines += wrap_hanging("     no weight: ", ", ".join(silent), cells)
    total = PRIOR + sum(bits for _, bits in meeting.levels)
    lines.append(f"     {'sum':<33}{total:+5.1f} bits = strength {meeting.strength:.2f}")
    verdict = f"{meeting.verdict.replace('_', ' ')}: " if meeting.verdict else ""
    return [*lines, *wrap_hanging("     → ", verdict + safe(meeting.why), cells)]


def _step(name: str, grade: str, detail: str, bits: float, cells: int) -> str:
    """One step of the waterfall: attribute, grade, bits, a bar of one sign a bit, and what the grade rests on."""
    bar = ("+" if bits > 0 else "-") * min(_BARS, max(1, round(abs(bits))))
    head = f"     {name:<12} {grade:<19} {bits:+5.1f} {bar:<{_BARS}} "
    return (head + shorten(safe(detail), max(8, cells - len(head)))).rstrip()


def _where(claim: Claim) -> str:
    return safe(claim.where)


def to_json(place: Place) -> str:
    """The same as JSON; every pair is there."""
    record = {
        "document": place.document,
        "line": place.line,
        "column": place.column,
        "place": place.place,
        "text": place.text,
        "numbers": [_explanation_record(told) for told in place.explanations],
        "near": [to_record(claim) for claim in place.near],
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _explanation_record(told: Explanation) -> dict[str, Any]:
    return {
        "claim": to_record(told.claim),
        "furniture": told.claim.furniture,
        "grammar": told.claim.quantity.rule,
        "keys": list(told.keys),
        "outcome": told.fate.name,
        "why": told.fate.why,
        "decision": told.decision,
        "findings": [
            {"rule": f.rule, "level": f.level, "confidence": f.confidence, "message": f.message, "why": f.why}
            for f in told.findings
        ],
        "checks": [{"rule": c.rule, "verdict": c.verdict, "why": c.why} for c in told.comparisons],
        "pairs": [_meeting_record(m) for m in told.meetings],
    }


def _meeting_record(meeting: Meeting) -> dict[str, Any]:
    return {
        "claim": to_record(meeting.other),
        "keys": list(meeting.keys),
        "prior": PRIOR,
        "levels": _levels(meeting.levels),
        "sum": round(PRIOR + sum(bits for _, bits in meeting.levels), 6),
        "strength": round(meeting.strength, 6),
        "verdict": meeting.verdict,
        "why": meeting.why,
    }


def _levels(levels: Sequence[tuple[Level, float]]) -> list[dict[str, Any]]:
    return [{**level._asdict(), "bits": bits} for level, bits in levels]
