"""Makes runs by hand for the report's tests: documents are written out, claims are marked in them with ⟦ and ⟧."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from checker.model import Claim, Comparison, Coverage, Document, Finding, Interval, Quantity, RunResult
from checker.text.offsets import line_starts, position


def quantity(kind: str, value: str | None, low: str | None = None, high: str | None = None, **more: Any) -> Quantity:
    """A quantity of a kind; without ends it is exact."""
    d = None if value is None else Decimal(value)
    ends = [None if x is None else Decimal(x) for x in (low, high)]
    opens = more.pop("low_open", False), more.pop("high_open", True)
    interval = Interval(d, d) if ends == [None, None] else Interval(*ends, *opens)
    return Quantity(0, 0, 0, 0, kind, d, interval, **more)


def document(marked: str, quantities: Sequence[Quantity], index: int = 0, **more: Any) -> tuple[Document, list[Claim]]:
    """A document and its claims: the i-th ⟦…⟧ of the text is the i-th quantity."""
    pieces = marked.replace("⟧", "⟦").split("⟦")
    text = "".join(pieces)
    doc = Document(text=text, name=more.pop("name", f"{index}.txt"), **more)
    starts, claims, at = line_starts(text), [], 0
    for i, piece in enumerate(pieces):
        if i % 2:
            q = quantities[i // 2]
            line, column = position(starts, at)
            sentence = text[starts[line - 1] : (text + "\n").index("\n", at)]
            claims.append(
                Claim(
                    doc.name, index, at, at + len(piece), line, column, piece, q, q.value, q.interval, q.unit,
                    None, None, "UK", "defence spending", "", "", "", False, "", sentence, starts[line - 1],
                )
            )  # fmt: skip
        at += len(piece)
    return doc, claims


def finding(claims: Sequence[Claim], message: str = "they differ", **more: Any) -> Finding:
    """A finding of level error about claims, the first the draft's."""
    roles = tuple("draft" if i == 0 else "source" for i in range(len(claims)))
    given = {"rule": "some-rule", "level": "error", "verdict": "conflict", "confidence": "high", "why": ""}
    return Finding(message=message, claims=tuple(claims), **{"roles": roles, **given, **more})


def run(
    documents: Sequence[Document], claims: Sequence[Claim], findings: Sequence[Finding] = (), **more: Any
) -> RunResult:
    """A run over documents; its lines are those of the texts."""
    compared = more.pop("compared", len(claims))
    coverage = more.pop("coverage", Coverage(len(claims), compared, len(claims) - compared, rules=3))
    made = tuple(Comparison(f.verdict, f.claims, f.key, f.why, f.rule) for f in findings)
    comparisons = more.pop("comparisons", made)
    lines = tuple(tuple(d.text.split("\n")) for d in documents)
    return RunResult(tuple(documents), tuple(claims), comparisons, tuple(findings), coverage, lines=lines, **more)
