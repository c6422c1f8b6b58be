"""Fixes: written as the draft writes numbers, shown, applied where safe, in the file's own encoding and line ends."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

import checker
from checker.checks import CHECKS
from checker.checks.base import Outcome, Rule, Scene
from checker.cli import main
from checker.fixes.apply import apply
from checker.fixes.spelling import rewritten
from checker.model import Document, Finding, Fix, Span

REWRITTEN = [
    ("2.7%", "2.7", "2.1", "2.1%"),
    ("2.7 percent", "2.7", "3", "3 percent"),
    ("about 45 minutes", "45", "90", "about 90 minutes"),
    ("$841 million", "841e6", "841e9", "$841 billion"),
    ("$841m", "841e6", "1.2e9", "$1.2bn"),
    ("$1.5B", "1.5e9", "900e6", "$900M"),
    ("$1.5B", "1.5e9", "900", None),
    ("£2.4 billion", "2.4e9", "3.1e9", "£3.1 billion"),
    ("1,234 people", "1234", "98765", "98,765 people"),
    ("1234 people", "1234", "98765", "98765 people"),
    ("900 people", "900", "98765", "98,765 people"),
    ("900 people", "900", "1200", "1200 people"),
    ("76-year-old", "76", "75", "75-year-old"),
    ("twenty-seven countries", "27", "32", "thirty-two countries"),
    ("Twenty seven", "27", "26", "Twenty-six"),
    ("five people", "5", "1200", "1200 people"),
    ("five people", "5", "5.5", None),
    ("a dozen", "12", "13", None),
    ("12 of 40", "12", "13", None),
    ("a third", "0.333", "0.5", None),
    ("3 points", "3", "0.333333333333", None),
]


@pytest.mark.parametrize(("text", "old", "new", "wanted"), REWRITTEN)
def test_a_number_is_written_the_way_the_draft_writes_numbers(
    text: str, old: str, new: str, wanted: str | None
) -> None:
    assert rewritten(text, Decimal(old), Decimal(new)) == wanted


OFFERED = {
    "one source": ("France spends 2.7% of GDP on defence.", ["France spends 2.1% of GDP on defence."], "2.1%"),
    "two sources": (
        "France spends 2.7% of GDP on defence.",
        ["France spends 2.1% of GDP on defence.", "France spends 2.1 percent of GDP on its military."],
        "2.1%",
    ),
    "another unit": ("The call lasted 45 minutes.", ["The call lasted an hour and a half."], "90 minutes"),
    "words": (
        "The quake killed twenty-seven people in Manokwari.",
        ["The quake in Manokwari killed 35 people."],
        "thirty-five people",
    ),
    "sources that differ": (
        "France spends 2.7% of GDP on defence.",
        ["France spends 2.1% of GDP on defence.", "France spends 1.9% of GDP on defence."],
        None,
    ),
    "a source that agrees with the draft": (
        "France spends 2.7% of GDP on defence.",
        ["France spends 2.1% of GDP on defence.", "France spends 2.7% of GDP on defence."],
        None,
    ),
    "a bound in the source": (
        "France spends 2.7% of GDP on defence.",
        ["France spends less than 2% of GDP on defence."],
        None,
    ),
}


@pytest.mark.parametrize(("draft", "sources", "wanted"), OFFERED.values(), ids=OFFERED.keys())
def test_what_all_sources_give_is_offered_and_never_safe(draft: str, sources: list[str], wanted: str | None) -> None:
    against = [Document(text, f"{i}.txt", "2025-03-01") for i, text in enumerate(sources)]
    report = checker.check(Document(draft, "a.md", "2025-03-05"), against=against)
    fixes = [(draft[: fix.start] + fix.text + draft[fix.end :], fix) for f in report.findings for fix in f.fixes]
    assert not [fix for _, fix in fixes if fix.safe]
    assert [wanted in text for text, _ in fixes] == ([True] if wanted else [])
    for text, _ in fixes:  # what is offered puts an end to the finding
        assert checker.check(Document(text, "a.md", "2025-03-05"), against=against).findings == ()


def test_without_a_draft_nothing_is_offered() -> None:
    a, b = (Document(f"France spends {x}% of GDP on defence.", f"{x}.txt") for x in (2.7, 2.1))
    assert [f.fixes for f in checker.check(a, b).findings] == [()]


APPLIED = {
    "one": ([(0, 1, "A")], [], "Abcdef", 1),
    "two, in any order": ([(4, 5, "E"), (0, 1, "A")], [], "AbcdEf", 2),
    "beside each other": ([(0, 2, "X"), (2, 4, "Y")], [], "XYef", 2),
    "overlapping": ([(1, 4, "X"), (0, 2, "Y")], [], "Ycdef", 1),
    "one inside the other": ([(0, 6, "X"), (2, 3, "Y")], [], "X", 1),
    "equal": ([(0, 1, "A"), (0, 1, "A")], [], "Abcdef", 1),
    "insertions at one place": ([(2, 2, "X"), (2, 2, "Y")], [], "abXcdef", 1),
    "no change": ([(0, 1, "a")], [], "abcdef", 0),
    "outside": ([(5, 9, "X"), (3, 2, "Y")], [], "abcdef", 0),
    "markup inside": ([(0, 3, "X")], [(1, 2)], "abcdef", 0),
    "markup beside": ([(0, 1, "X")], [(1, 2)], "Xbcdef", 1),
}


@pytest.mark.parametrize(("fixes", "markup", "text", "done"), APPLIED.values(), ids=APPLIED.keys())
def test_the_first_of_two_fixes_wins_and_the_other_is_told(
    fixes: list[tuple[int, int, str]], markup: list[tuple[int, int]], text: str, done: int
) -> None:
    given = [Fix(0, *fix, True) for fix in fixes]
    applied = apply("abcdef", given, [Span(*span) for span in markup])
    assert (applied.text, len(applied.done)) == (text, done)
    changing = {fix for fix in given if "abcdef"[fix.start : fix.end] != fix.text}
    assert {*applied.done, *(fix for fix, _ in applied.left)} == changing


# ---- on files: a house style that writes a dollar sign before billions


def style(rule: Rule, scene: Scene) -> Outcome:
    """A safe fix for every amount that ends in B; an unsafe one for every "percent"."""
    return Outcome((), tuple(_styled(rule, scene)))


def _styled(rule: Rule, scene: Scene) -> Iterator[Finding]:
    for claim in scene.claims:
        for old, new, safe in (("B", " billion", True), (" percent", "%", False)):
            if claim.text.endswith(old):
                fix = Fix(claim.doc_index, claim.end - len(old), claim.end, new, safe)
                yield Finding(
                    rule.id, "suggestion", "conflict", "high", "house style", "", (claim,), ("draft",), fixes=(fix,)
                )


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in, and a rule whose fixes are safe."""
    monkeypatch.setitem(CHECKS, "calendar", style)  # type: ignore[index]
    (tmp_path / "style.yaml").write_text("version: 1\nrules:\n- {id: style, check: calendar}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


CHECK = ["--rules", "style.yaml", "--format", "concise"]
TEXT = "It cost $841B — a lot.\nRates rose 5 percent.\n"
MENDED = "It cost $841 billion — a lot.\nRates rose 5 percent.\n"
WAYS = {
    "UTF-8": (b"", "utf-8"),
    "a byte order mark": (b"\xef\xbb\xbf", "utf-8"),
    "UTF-16": (b"\xff\xfe", "utf-16-le"),
    "Windows-1252": (b"", "cp1252"),
}


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(("mark", "codec"), WAYS.values(), ids=WAYS.keys())
def test_a_fix_leaves_encoding_and_line_ends(mark: bytes, codec: str, ends: str, desk: Path) -> None:
    path = desk / "a.txt"
    path.write_bytes(mark + TEXT.replace("\n", ends).encode(codec))
    assert main(["check", "a.txt", *CHECK, "--fix"]) == 0
    assert path.read_bytes() == mark + MENDED.replace("\n", ends).encode(codec)


def test_fixes_are_told_and_what_is_left_is_reported(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "a.md").write_text(TEXT, encoding="utf-8")
    assert main(["check", "a.md", *CHECK, "--fix", "--fail-on", "suggestion"]) == 1
    out, err = capsys.readouterr()
    assert out.count("suggestion[style]") == 1
    assert "1 fix applied" in err
    assert main(["check", "a.md", *CHECK, "--fix"]) == 0
    assert "0 fixes applied" in capsys.readouterr().err
    assert (desk / "a.md").read_text(encoding="utf-8") == MENDED


def test_a_difference_changes_nothing_and_offers_the_rest_below(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "a.md").write_text(TEXT, encoding="utf-8")
    assert main(["check", "a.md", *CHECK, "--diff"]) == 0
    out = capsys.readouterr().out
    assert (desk / "a.md").read_text(encoding="utf-8") == TEXT
    safe, _, offered = out.partition("offered")
    assert safe.splitlines()[:6] == [
        "--- a/a.md",
        "+++ b/a.md",
        "@@ -1,2 +1,2 @@",
        "-It cost $841B — a lot.",
        "+It cost $841 billion — a lot.",
        " Rates rose 5 percent.",
    ]
    assert offered.splitlines()[1:] == [
        "a.md:2:13: percent → % [style]",
        "    - Rates rose 5 percent.",
        "    + Rates rose 5%.",
    ]


NOT_REWRITTEN = {
    "bytes that got lost": (
        "a.txt",
        b"It cost $841B, " + b"\xff" + " — ééééééééééééééééééééé\n".encode(),
        "damaged",
    ),
    "UTF-8 read as something else": ("a.txt", "It cost $841B in the cafÃ© â€” a lot\n".encode(), "damaged"),
}


@pytest.mark.parametrize(("name", "data", "told"), NOT_REWRITTEN.values(), ids=NOT_REWRITTEN.keys())
def test_a_damaged_file_is_not_rewritten(
    name: str, data: bytes, told: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / name).write_bytes(data)
    main(["check", name, *CHECK, "--fix"])
    assert told in capsys.readouterr().err
    assert (desk / name).read_bytes() == data


def test_markup_in_a_fix_is_left_alone_and_told(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "It cost **$841**B.\n"
    (desk / "a.md").write_text(text, encoding="utf-8")
    main(["check", "a.md", *CHECK, "--fix"])
    assert (desk / "a.md").read_text(encoding="utf-8") in (text, "It cost **$841** billion.\n")


def test_sources_are_never_rewritten(desk: Path) -> None:
    (desk / "a.md").write_text(MENDED, encoding="utf-8")
    (desk / "s.md").write_text(TEXT, encoding="utf-8")
    assert main(["check", "a.md", "--against", "s.md", *CHECK, "--fix"]) == 0
    assert (desk / "s.md").read_text(encoding="utf-8") == TEXT


def test_an_allowed_slip_is_not_fixed(desk: Path) -> None:
    text = "It cost $841B. <!-- checker: allow style: a quotation -->\n"
    (desk / "a.md").write_text(text, encoding="utf-8")
    assert main(["check", "a.md", *CHECK, "--fix"]) == 0
    assert (desk / "a.md").read_text(encoding="utf-8") == text


def test_text_of_a_document_does_not_act_in_a_difference(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "a.txt").write_text("\x1b[31mIt cost $841B\u202e a lot.\n::error::x\n", encoding="utf-8")
    main(["check", "a.txt", *CHECK, "--diff"])
    out = capsys.readouterr().out
    assert "+" in out
    assert not {"\x1b", "\u202e"} & set(out)
