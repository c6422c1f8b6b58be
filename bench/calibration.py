"""How often findings are right, by confidence, rule and strength: ``python -m bench.calibration [--wrong high]``.

Runs over ../shared/bench/discrepancy where it is there. A finding is right when it overlaps the wrong span of a
conflict document, and wrong in a consistent document. Findings elsewhere in a conflict document are counted apart:
nobody has said whether they are right. Among findings at high confidence nine in ten have to be right.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from math import sqrt
from pathlib import Path
from typing import Any, NamedTuple

DATA = Path(__file__).resolve().parents[2] / "shared" / "bench" / "discrepancy"
TASKS = ("draft_vs_source", "self")
WANTED = 0.9  # share of findings at high confidence that have to be right
_RIGHT, _WRONG, _APART = "right", "wrong", "apart"
_GROUPS = ("confidence", "confidence by rule", "confidence by kind of error", "rule", "strength", "evidence", "set")


class Judged(NamedTuple):
    """A finding with what it is worth."""

    worth: str  # right, wrong, apart
    confidence: str
    rule: str
    kind: str
    strength: float | None  # of the alignment behind it; None where none is
    source: str  # one document; the value stands elsewhere in the sources; it stands nowhere there
    dataset: str
    where: str  # the record and the message, to be read by a person


def judged(record: Mapping[str, Any]) -> list[Judged]:
    """The findings of one record, each judged by the spans that are known to be wrong."""
    import checker

    documents = [checker.Document(text=d["text"], name=d["name"], date=d.get("date")) for d in record["docs"]]
    report = checker.check(documents[0], against=documents[1:])
    strengths = _strengths(report.comparisons)
    out = []
    for f in report.findings:
        own = [c for c in f.claims if c.doc_index == 0]
        if not own:
            continue
        worth = _worth(record, [(c.start, c.end) for c in own])
        at = frozenset((c.doc_index, c.start) for c in f.claims)
        power = max((s for pair, s in strengths.items() if pair <= at), default=None)
        source = _source(f)
        told = f"{record['id']}: {f.message} ({f.why})"
        out.append(
            Judged(worth, f.confidence, f.rule, f.error_kind or f.verdict, power, source, record["dataset"], told)
        )
    return out


def _worth(record: Mapping[str, Any], spans: Iterable[tuple[int, int]]) -> str:
    if record["label"] == "consistent":
        return _WRONG
    hit = any(s["doc"] == 0 and a < s["end"] and s["start"] < b for s in record["spans"] for a, b in spans)
    return _RIGHT if hit else _APART


def _source(finding: Any) -> str:
    """Where the draft's value stands: the two sides in one document, elsewhere in the sources, or nowhere there."""
    if len(finding.claims) > 1 and len({c.doc_index for c in finding.claims}) == 1:
        return "one document"
    return "elsewhere" if finding.error_kind == "entity" else "nowhere"


def _strengths(comparisons: Iterable[Any]) -> dict[frozenset[tuple[int, int]], float]:
    """The strength of each aligned pair, computed again from its levels."""
    from checker.align.levels import strength

    return {
        frozenset((claim.doc_index, claim.start) for claim in c.claims): strength(c.levels)
        for c in comparisons
        if c.levels
    }


def bucket(strength: float | None) -> str:
    """The decile of a strength; the highest is cut finer, for most findings lie there.

    >>> bucket(0.34), bucket(0.97), bucket(None)
    ('0.30-0.40', '0.95-0.98', 'no pair')
    """
    if strength is None:
        return "no pair"
    edges = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 1.0)
    k = max(i for i, edge in enumerate(edges[:-1]) if strength >= edge)
    return f"{edges[k]:.2f}-{edges[k + 1]:.2f}"


def group_of(group: str, j: Judged) -> str:
    """The row of one finding in a table."""
    return {
        "confidence": j.confidence,
        "confidence by rule": f"{j.confidence} · {j.rule}",
        "confidence by kind of error": f"{j.confidence} · {j.kind}",
        "rule": j.rule,
        "strength": bucket(j.strength),
        "evidence": f"{j.source} · {bucket(j.strength)}",
        "set": f"{j.dataset} · {j.confidence}",
    }[group]


def table(group: str, findings: Iterable[Judged]) -> Iterator[str]:
    """One row a value: findings, right, wrong, apart, and the share right with the lower end of its 95% interval."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for j in findings:
        counts[group_of(group, j)][j.worth] += 1
    yield f"| {group} | findings | right | wrong | apart | share right | at least |"
    yield "|---|---|---|---|---|---|---|"
    for name in sorted(counts):
        right, wrong, apart = (counts[name][w] for w in (_RIGHT, _WRONG, _APART))
        n = right + wrong
        share, low = (f"{right / n:.2f}", f"{wilson(right, n):.2f}") if n else ("-", "-")
        yield f"| {name} | {right + wrong + apart} | {right} | {wrong} | {apart} | {share} | {low} |"


def wilson(right: int, n: int) -> float:
    """The lower end of the 95% interval of a share (Wilson 1927).

    >>> round(wilson(9, 10), 2), round(wilson(900, 1000), 2)
    (0.6, 0.88)
    """
    z = 1.96
    p = right / n
    return (p + z * z / (2 * n) - z * sqrt((p * (1 - p) + z * z / (4 * n)) / n)) / (1 + z * z / n)


def main() -> int:
    """Prints the tables; 1 where too few findings at high confidence are right, 2 where there is no benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", help="sets, with commas between")
    parser.add_argument("--wrong", metavar="WORD", help="list wrong findings whose rule, kind or confidence this is")
    options = parser.parse_args()
    names = options.only.split(",") if options.only else sorted(p.stem for p in DATA.glob("*.jsonl"))
    paths = [DATA / f"{name}.jsonl" for name in names]
    if not paths or not all(path.is_file() for path in paths):
        print(f"bench.calibration: no benchmark {', '.join(names)} in ../shared/bench/discrepancy")
        return 2
    records = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    with multiprocessing.Pool(2) as pool:
        found = pool.map(judged, [r for r in records if r["task"] in TASKS], chunksize=40)
    findings = [j for of_record in found for j in of_record]
    for group in _GROUPS:
        print("\n".join(table(group, findings)), end="\n\n")
    if options.wrong:
        for j in findings:
            if j.worth == _WRONG and options.wrong in (j.rule, j.kind, j.confidence):
                print(f"{j.confidence} {j.rule} {bucket(j.strength)} {j.where}")
    high = Counter(j.worth for j in findings if j.confidence == "high")
    return int(high[_RIGHT] < WANTED * (high[_RIGHT] + high[_WRONG]))


if __name__ == "__main__":
    raise SystemExit(main())
