"""How long each format takes for a large report, and how its memory grows: `python -m bench.render [FINDINGS]`.

The report is made by hand, without a run of the pipeline: a draft with one number a line, and for each a source that
says otherwise. Seconds of the processor, the best of two; memory is the peak of what Python allocates while rendering,
beside that of a report of half the size: a ratio near 2 is linear growth.
"""

from __future__ import annotations

import sys
import tracemalloc
from collections.abc import Sequence
from decimal import Decimal
from time import process_time

from checker.model import Claim, Comparison, Coverage, Document, Finding, Interval, Quantity, RuleNote, RunResult
from checker.report import RENDERERS, Report

SECONDS = 3.0  # a format may take for 10,000 findings
_D = Decimal


def large(n: int) -> Report:
    """A report with n findings of two claims each, one of fifty of them suppressed by nobody."""
    draft, claims = _document(
        "drafts/large.md", 0, [f"In town {i} the council spends {i % 97}.1% on roads." for i in range(n)]
    )
    source, others = _document(
        "sources/wire.txt", 1, [f"Town {i} spends {i % 89}.3 percent on its roads." for i in range(n)]
    )
    findings = tuple(_finding(i, a, b) for i, (a, b) in enumerate(zip(claims, others, strict=True)))
    comparisons = tuple(Comparison("conflict", f.claims, f.key, f.why, f.rule) for f in findings)
    rows = tuple({"claims": n, "notes": []} for _ in range(2))
    return Report(
        RunResult(
            (draft, source), (*claims, *others), comparisons, findings, Coverage(2 * n, 2 * n, documents=rows, rules=1),
            lines=(tuple(draft.text.split("\n")), tuple(source.text.split("\n"))),
            rules=(RuleNote("figures-agree", "agree", "error"),),
        )
    )  # fmt: skip


def _document(name: str, index: int, lines: Sequence[str]) -> tuple[Document, list[Claim]]:
    claims, start = [], 0
    for number, line in enumerate(lines, 1):
        at = line.index("spends ") + len("spends ")
        words = line[at:].split(" on")[0]
        claims.append(_claim(name, index, start + at, (number, at + 1), words, line))
        start += len(line) + 1
    return Document("\n".join(lines), name, role="draft" if index == 0 else "source"), claims


def _claim(name: str, index: int, start: int, at: tuple[int, int], words: str, line: str) -> Claim:
    value = _D(words.rstrip("% percnt"))
    interval = Interval(value - _D("0.05"), value + _D("0.05"), high_open=True)
    quantity = Quantity(start, start + len(words), 0, 2, "percentage", value, interval, "percent")
    return Claim(
        name, index, start, start + len(words), *at, words, quantity, value, interval, "percent", None, None,
        f"Town {at[0]}", "spending on roads", "current", "", "", False, "", line, start,
    )  # fmt: skip


def _finding(n: int, draft: Claim, source: Claim) -> Finding:
    return Finding(
        "figures-agree", ("error", "warning", "suggestion")[n % 3], "conflict", "high",
        f"{draft.subject} · spending on roads: the draft says {draft.text}, the wire says {source.text}",
        f"{draft.text} and {source.text} have no value in common", (draft, source), ("draft", "source"),
        key=f"{draft.subject} · spending on roads", suggestion=f"{draft.text} → {source.text}", fingerprint=f"{n:016x}",
    )  # fmt: skip


def measured(name: str, report: Report) -> tuple[float, int, int]:
    """Seconds (best of two), the peak of memory in bytes, and the length of the page."""
    render, seconds = RENDERERS[name], []
    for _ in range(2):
        start = process_time()
        page = render(report)
        seconds.append(process_time() - start)
    tracemalloc.start()
    render(report)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return min(seconds), peak, len(page)


def main(n: int) -> int:
    """Prints the table; 1 when a format takes longer than it may."""
    whole, half = large(n), large(n // 2)
    slow = []
    print(f"{n:,} findings\n{'format':<12}{'seconds':>9}{'peak MB':>9}{'growth':>8}{'page MB':>9}")
    for name in RENDERERS:
        seconds, peak, size = measured(name, whole)
        growth = peak / max(1, measured(name, half)[1])
        print(f"{name:<12}{seconds:>9.2f}{peak / 1e6:>9.1f}{growth:>8.2f}{size / 1e6:>9.2f}")
        slow += [name] if seconds > SECONDS * n / 10_000 else []
    if slow:
        print(f"slower than {SECONDS:g} s for 10,000 findings: {', '.join(slow)}")
    return int(bool(slow))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
