"""How quiet the rule packs are on texts without a slip: ``python -m bench.packs [--show error] [--alone|--seeds]``.

Runs all packs other than the house styles, in force together, over the documents of ../shared/bench/discrepancy that
are labelled consistent, and counts the findings by level, by rule and by set. A finding at level error there is a false
alarm: the packs may raise one in at most 1% of the documents. `--alone` looks at each source by itself,
`--seeds` at real articles beside each other and at the project's own stories: there every error has to be read.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from checker.config import pack_names

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
DATA = SHARED / "bench" / "discrepancy"
ALLOWED = 0.01  # share of clean documents with an error
STYLES = "house-style"


class Told(NamedTuple):
    """One finding: its level, its rule and its pack, and what a person reads, with the place in the data."""

    level: str
    rule: str
    pack: str
    words: str


class Read(NamedTuple):
    """One record that was read: its set, its name, and what was found in it."""

    dataset: str
    name: str
    findings: tuple[Told, ...]


def packs() -> list[str]:
    """The packs that hold together: all but the house styles, of which a project takes one."""
    return [name for name in pack_names() if not name.startswith(STYLES)]


def found(documents: Sequence[Any], drafts: int) -> tuple[Told, ...]:
    """What the packs find in the first documents, held against the others; with no drafts all are held together."""
    import checker

    own, sources = (documents[:drafts], documents[drafts:]) if drafts else (documents, [])
    report = checker.check(*own, against=sources, rules=_rules())
    known = {rule.id: rule.pack for rule in _rules().rules}
    return tuple(
        Told(f.level, f.rule, known.get(f.rule, ""), f"{f.message}\n      {f.why}\n      {_sentences(f)}")
        for f in report.findings
    )


def _sentences(finding: Any) -> str:
    quoted = dict.fromkeys(" ".join(claim.sentence.split()) for claim in finding.claims)
    return "\n      ".join(f"“{sentence}”" for sentence in quoted)


_KEPT: list[Any] = []


def _rules() -> Any:
    """The rules, read once a process."""
    if not _KEPT:
        from checker.config import rule_paths
        from checker.rules import load_rules

        _KEPT.append(load_rules(rule_paths(tuple(packs()))))
    return _KEPT[0]


def record(given: Mapping[str, Any]) -> Read:
    """One record of the benchmark: its first document against the others, or by itself."""
    import checker

    documents = [checker.Document(text=d["text"], name=d["name"], date=d.get("date")) for d in given["docs"]]
    return Read(given["dataset"], given["id"], found(documents, 1))


def clean_records() -> Iterator[Mapping[str, Any]]:
    """The records that nobody put a slip into and in which a draft is checked."""
    for path in sorted(DATA.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            given = json.loads(line)
            if given["label"] == "consistent" and given["task"] in ("draft_vs_source", "self"):
                yield given


def sources() -> list[Mapping[str, Any]]:
    """Every source of the benchmark by itself: real articles, of which each should agree with itself."""
    texts: dict[str, Mapping[str, Any]] = {}
    for path in sorted(DATA.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            given = json.loads(line)
            for n, document in enumerate(given["docs"][1:], 1):
                alone = {"dataset": given["dataset"], "id": f"{given['id']}/{n}", "docs": [document]}
                texts.setdefault(document["text"], alone)
    return list(texts.values())


def stories() -> Iterator[Read]:
    """The articles of ../shared/seeds held together, and the sources of each of the project's own stories."""
    import checker

    folders = [SHARED / "seeds", ROOT / "seeds" / "sources", *sorted((ROOT / "seeds" / "stories").glob("*/sources"))]
    for folder in folders:
        files = sorted(folder.glob("*.txt"))
        if files:
            documents = [checker.Document(path.read_text(encoding="utf-8"), path.name) for path in files]
            yield Read("stories", folder.relative_to(folder.parents[1]).as_posix(), found(documents, 0))


def told(reads: Sequence[Read], show: str) -> Iterator[str]:
    """The figures, and the findings of the level that is asked for."""
    findings = [f for read in reads for f in read.findings]
    loud = [read for read in reads if any(f.level == "error" for f in read.findings)]
    yield f"{len(reads)} documents, {len(findings)} findings: {_counted(Counter(f.level for f in findings))}"
    yield f"with an error: {len(loud)} ({len(loud) / max(1, len(reads)):.1%}; allowed {ALLOWED:.0%})"
    yield "by set, documents with an error:"
    of_set = Counter(read.dataset for read in reads)
    for name, count in sorted(Counter({**dict.fromkeys(of_set, 0), **Counter(r.dataset for r in loud)}).items()):
        yield f"  {name:22} {count:4} of {of_set[name]}"
    yield "by rule:"
    for (pack, rule), count in Counter((f.pack, f.rule) for f in findings).most_common():
        levels = Counter(f.level for f in findings if f.rule == rule)
        yield f"  {pack:16} {rule:32} {count:5}  {_counted(levels)}"
    for read in reads:
        for f in read.findings:
            if f.level == show or show in (f.rule, "all"):
                yield f"\n{read.name} [{f.rule}, {f.level}]\n      {f.words}"


def _counted(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{counts[level]} {level}" for level in ("error", "warning", "suggestion") if level in counts)


def main() -> int:
    """Prints the figures; exit code 1 where more clean documents than allowed have an error."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--show", default="", help="a level or a rule whose findings are printed, or all")
    parser.add_argument("--seeds", action="store_true", help="the seeds and stories instead of the benchmark")
    parser.add_argument("--alone", action="store_true", help="each source of the benchmark by itself")
    parser.add_argument("--jobs", type=int, default=2)
    args = parser.parse_args()
    print(f"packs: {', '.join(packs())}")
    if not args.seeds and not DATA.is_dir():
        print(f"skipped: the benchmark is not there (../shared/{DATA.relative_to(SHARED).as_posix()})")
        return 0
    if args.seeds:
        reads = list(stories())
    else:
        with multiprocessing.Pool(args.jobs) as pool:
            reads = pool.map(record, sources() if args.alone else list(clean_records()), chunksize=8)
    print("\n".join(told(reads, args.show)))
    loud = sum(any(f.level == "error" for f in read.findings) for read in reads)
    return int(not args.seeds and loud > ALLOWED * len(reads))


if __name__ == "__main__":
    raise SystemExit(main())
