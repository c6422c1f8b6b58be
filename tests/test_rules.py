"""Runs the cases in `tests/rules/<check>.md`: a draft, its sources, and under each line what must be said about it.

A case is a `## heading` with fenced blocks: `text draft (name, date=2025-03-05)`, any number of `text source (…)`, and
`yaml rules` where the case needs rules of its own (one before the first case holds for the whole file; without any the
default packs hold). Under the line of the draft that it concerns stands what is expected of it:

    They met on Wednesday, March 4.
    # error[weekday-matches-date] "Wednesday, March 4" is a Tuesday

These lines are taken out before the draft is checked. `error`, `warning` and `suggestion` are findings: the quote must
meet the finding's first claim and the message must hold the rest of the line; findings that no line announces fail the
case. `finding` is an error or a warning, where how sure the alignment is decides between the two. A verdict (`agree`,
`compatible`, `superseded`, `not_comparable`) is a comparison that must be among those made, its `why` holding the rest
of the line: it tells a silence that has looked from one that has not. `(todo: reason)` at the end of a heading marks a
known gap; it is strict, so the mark goes once the case passes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import checker
from checker.api import load_rules
from checker.checks import CHECKS
from checker.model import LEVELS, VERDICTS, Claim

FILES = sorted((Path(__file__).parent / "rules").glob("*.md"))
HEADING = re.compile(r"## (?P<name>.+?)(?: \(todo: (?P<todo>.+)\))?")
FENCE = re.compile(r"```(?P<kind>yaml rules|text draft|text source)(?: \((?P<facts>[^()]*)\))?")
WORDS = {
    **{level: frozenset({level}) for level in LEVELS},
    **{verdict: frozenset({verdict}) for verdict in VERDICTS},
    "finding": frozenset({"error", "warning"}),
}  # what an expectation says -> the levels or verdicts that meet it
EXPECTED = re.compile(r'# (?P<word>\w+)\[(?P<rule>[\w-]+)\] "(?P<quote>[^"]+)" ?(?P<part>.*)')


class Expected(NamedTuple):
    """A finding or a comparison that a case announces; `start` and `end` are the quote's offsets in its draft."""

    word: str  # a level or "finding" for a finding, a verdict for a comparison
    rule: str
    draft: int
    start: int
    end: int
    part: str
    line: str  # as written, for messages


@dataclass(frozen=True)
class Case:
    """One heading of a file with what stands under it."""

    name: str
    todo: str
    place: str
    rules: str
    drafts: tuple[checker.Document, ...]
    sources: tuple[checker.Document, ...]
    expected: tuple[Expected, ...]


class Block(NamedTuple):
    """A fenced block: what its fence says and its lines."""

    kind: str
    facts: str
    lines: tuple[str, ...]
    place: str


def read_cases(text: str, file: str) -> list[Case]:
    """The cases of a file. Raises ValueError, with file and line, for a fence or an expectation that says nothing."""
    rules, cases = "", []
    for heading, blocks, place in sections(text, file):
        own = ["\n".join(block.lines) for block in blocks if block.kind == "yaml rules"]
        if heading is None:
            rules = "\n".join(own)
            if len(own) != len(blocks):
                raise ValueError(f"{place}: only rules may stand before the first case")
            continue
        named = HEADING.fullmatch(heading)
        if named is None:
            raise ValueError(f"{place}: {heading!r} is no heading of a case")
        cases.append(case(named["name"], named["todo"] or "", place, "\n".join(own) or rules, blocks))
    return cases


def sections(text: str, file: str) -> Iterator[tuple[str | None, list[Block], str]]:
    """Each heading with its blocks and its place; None for what stands before the first."""
    heading: str | None = None
    blocks: list[Block] = []
    begun = f"{file}:1"
    lines = enumerate(text.splitlines(), 1)
    for number, line in lines:
        place = f"{file}:{number}"
        if line.startswith("## "):
            yield heading, blocks, begun
            heading, blocks, begun = line, [], place
        elif line.startswith("```"):
            fence = FENCE.fullmatch(line)
            if fence is None:
                raise ValueError(f"{place}: {line!r} opens no block that the runner knows")
            inside = []
            for _, within in lines:
                if within == "```":
                    break
                inside.append(within)
            else:
                raise ValueError(f"{place}: the block has no end")
            blocks.append(Block(fence["kind"], fence["facts"] or "", tuple(inside), place))
    yield heading, blocks, begun


def case(name: str, todo: str, place: str, rules: str, blocks: Sequence[Block]) -> Case:
    drafts: list[checker.Document] = []
    sources: list[checker.Document] = []
    expected: list[Expected] = []
    for block in blocks:
        if block.kind == "text draft":
            text, wanted = without_expectations(block, len(drafts))
            drafts.append(document(block, text, f"draft {len(drafts) + 1}"))
            expected += wanted
        elif block.kind == "text source":
            sources.append(document(block, "\n".join(block.lines), f"source {len(sources) + 1}"))
    if not drafts:
        raise ValueError(f"{place}: the case has no draft")
    return Case(name, todo, place, rules, tuple(drafts), tuple(sources), tuple(expected))


def document(block: Block, text: str, name: str) -> checker.Document:
    """The document of a block; `(The Bell, date=2025-03-05)` names and dates it, both may be left out."""
    facts = [fact.strip() for fact in block.facts.split(",") if fact.strip()]
    dates = [fact.removeprefix("date=") for fact in facts if fact.startswith("date=")]
    names = [fact for fact in facts if not fact.startswith("date=")]
    if len(dates) > 1 or len(names) > 1:
        raise ValueError(f"{block.place}: ({block.facts}) is not a name and a date")
    return checker.Document(text=text, name=next(iter(names), name), date=next(iter(dates), None))


def without_expectations(block: Block, draft: int) -> tuple[str, list[Expected]]:
    """A draft's text and what is expected of it; a quote is looked for in the line of text above it."""
    kept: list[str] = []
    expected = []
    for line in block.lines:
        if not line.startswith("# "):
            kept.append(line)
            continue
        found = EXPECTED.fullmatch(line)
        if found is None or found["word"] not in WORDS:
            raise ValueError(f"{block.place}: {line!r} is no expectation")
        if not kept or kept[-1].count(found["quote"]) != 1:
            raise ValueError(f"{block.place}: the quote of {line!r} does not stand once in the line above")
        start = sum(len(above) + 1 for above in kept[:-1]) + kept[-1].index(found["quote"])
        end = start + len(found["quote"])
        expected.append(Expected(found["word"], found["rule"], draft, start, end, found["part"], line))
    return "\n".join(kept), expected


def meets(expected: Expected, word: str, rule: str, claims: Sequence[Claim], text: str) -> bool:
    return (
        word in WORDS[expected.word]
        and rule == expected.rule
        and any(c.doc_index == expected.draft and c.start < expected.end and expected.start < c.end for c in claims)
        and expected.part in text
    )


def differences(case: Case, report: checker.Report) -> str:
    """What the report lacks and what it says too much, in the form of the file; "" when it says what is expected."""
    left, missing = list(report.findings), []
    for wanted in case.expected:
        if wanted.word not in VERDICTS:
            hit = next((f for f in left if meets(wanted, f.level, f.rule, f.claims[:1], f.message)), None)
            if hit is None:
                missing.append(wanted.line)
            else:
                left.remove(hit)
        elif not any(meets(wanted, c.verdict, c.rule, c.claims, c.why) for c in report.comparisons):
            missing.append(wanted.line)
    if not missing and not left:
        return ""
    compared = [f'# {c.verdict}[{c.rule}] "{" | ".join(k.text for k in c.claims)}" {c.why}' for c in report.comparisons]
    unwanted = [f'# {f.level}[{f.rule}] "{f.claims[0].text}" {f.message}' for f in left]
    parts = (("missing", missing), ("not expected", unwanted), ("comparisons made", compared))
    return "\n".join(f"{title}:\n  " + "\n  ".join(lines or ["none"]) for title, lines in parts)


def read_file(file: Path) -> list[Case]:
    return read_cases(file.read_text(encoding="utf-8"), file.name)


def all_cases() -> Iterator[Any]:
    for file in FILES:
        for case in read_file(file):
            # A crash is no known gap: only the test's own verdict is forgiven.
            gap = pytest.mark.xfail(strict=True, reason=case.todo, raises=pytest.fail.Exception)
            yield pytest.param(case, marks=[gap] if case.todo else [], id=f"{file.stem}: {case.name}")


@pytest.fixture(scope="session")
def rules_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Any]:
    """Reads a text of rules, each text once; None, the default packs, for an empty one."""
    folder, known = tmp_path_factory.mktemp("rules"), dict[str, Any]()

    def read(text: str) -> Any:
        if text and text not in known:
            path = folder / f"case{len(known)}.yaml"
            path.write_text(text, encoding="utf-8")
            known[text] = load_rules(path)
        return known.get(text)

    return read


@pytest.mark.parametrize("case", list(all_cases()))
def test_the_checker_says(case: Case, rules_of: Callable[[str], Any]) -> None:
    report = checker.check(*case.drafts, against=case.sources, rules=rules_of(case.rules))
    wrong = differences(case, report)
    if wrong:
        pytest.fail(f"{case.place}: {case.name}\n{wrong}", pytrace=False)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_shows_its_check_speak_and_keep_silent(file: Path) -> None:
    assert file.stem in CHECKS
    cases = read_file(file)
    loud = [case for case in cases if any(e.word not in VERDICTS for e in case.expected)]
    assert loud
    assert len(cases) - len(loud) >= len(cases) // 3
    assert len({case.name for case in cases}) == len(cases)


DRAFT = "## A case\n```text draft\nIt cost $3.\n{}\n```\n"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (DRAFT.format('# eror[style] "$3" dear'), "no expectation"),
        (DRAFT.format("# error[style] $3 is dear"), "no expectation"),
        (DRAFT.format('# error[style] "$4" is dear'), "does not stand once in the line above"),
        ('## A case\n```text draft\n# error[style] "$3" is dear\nIt cost $3.\n```\n', "does not stand once"),
        ("## A case\n```text drafts\nIt cost $3.\n```\n", "opens no block"),
        ("## A case\n```text draft (a, b)\nIt cost $3.\n```\n", "is not a name and a date"),
        ("## A case\n```text draft\nIt cost $3.\n", "has no end"),
        ("## A case\n```text source\nIt cost $3.\n```\n", "has no draft"),
        ("```text source\nIt cost $3.\n```\n", "before the first case"),
    ],
)
def test_a_case_that_would_test_nothing_is_refused(text: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=rf"^cases\.md:\d+: .*{re.escape(complaint)}"):
        read_cases(text, "cases.md")


def test_a_finding_that_no_line_announces_fails_the_case() -> None:
    (silent,) = read_cases("## A case\n```text draft\nIt is due by June 31.\n```\n", "cases.md")
    report = checker.check(*silent.drafts)
    assert '# error[weekday-matches-date] "June 31"' in differences(silent, report)
