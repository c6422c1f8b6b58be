"""The Python API: what scripts and notebooks build on."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import checker

DRAFT = checker.Document(text="Britain spends 2.1% of GDP on defence.", name="draft", date="2025-03-05")
SOURCE = checker.Document(text="Britain spends 2.3% of GDP on defence.", name="source", date=date(2025, 3, 5))


def test_every_public_name_is_there_and_documented() -> None:
    assert [name for name in checker.__all__ if not getattr(checker, name).__doc__] == []
    assert set(checker.__all__) <= set(dir(checker))


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'chekc'"):
        checker.chekc  # noqa: B018


def test_importing_the_package_loads_nothing_else() -> None:
    code = "import sys, checker; print(sorted(m for m in sys.modules if m.startswith('checker')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "['checker', 'checker.version']"


def test_extract_takes_documents_and_paths(newsroom: Path) -> None:
    claims = checker.extract(DRAFT, "draft.txt", Path("agrees.txt"))
    assert {claim.doc for claim in claims} == {"draft", "draft.txt", "agrees.txt"}
    assert [record["text"] for record in claims.to_records()] == [claim.text for claim in claims]
    assert list(claims.to_frame()["text"]) == [claim.text for claim in claims]


@pytest.mark.parametrize(
    "against",
    [SOURCE, [SOURCE], (SOURCE,), iter([SOURCE]), "source.txt", Path("source.txt"), ["source.txt"]],
    ids=["document", "list", "tuple", "iterator", "path text", "path", "list of paths"],
)
def test_check_takes_sources_in_any_form(against: object, newsroom: Path) -> None:
    Path("source.txt").write_text(SOURCE.text, encoding="utf-8")
    report = checker.check(DRAFT, against=against)  # type: ignore[arg-type]
    assert ("conflict", "draft") in {(finding.verdict, finding.claims[0].doc) for finding in report.findings}


def test_check_without_sources_compares_documents_with_each_other() -> None:
    report = checker.check(DRAFT, SOURCE)
    assert "conflict" in {finding.verdict for finding in report.findings}


def test_a_report_says_the_same_as_a_dict_and_as_markdown() -> None:
    report = checker.check(DRAFT, against=SOURCE)
    plain = report.to_dict()
    assert next(iter(plain)) == "schema_version"
    assert len(plain["findings"]) == len(report.findings)
    assert report.findings[0].message in report.to_markdown()


def test_nothing_at_all_is_valid() -> None:
    assert list(checker.extract()) == []
    assert list(checker.extract(checker.Document(text="", name="empty"))) == []
    assert checker.check().findings == ()


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: checker.read("gone.txt"), "gone.txt"),
        (lambda: checker.check("gone.txt"), "gone.txt"),
        (lambda: checker.check(DRAFT, as_of="31 June"), "31 June"),
        (lambda: checker.check(DRAFT, rules="gone.yaml"), "gone.yaml"),
        (lambda: checker.Document(text="", name="a.txt", date="2025-02-30"), "2025-02-30"),
    ],
    ids=["read", "check", "as_of", "rules", "date"],
)
def test_mistakes_are_checker_errors(call: object, words: str, newsroom: Path) -> None:
    with pytest.raises(checker.CheckerError, match=words):
        call()  # type: ignore[operator]


def test_inputs_are_left_as_they_are() -> None:
    before = (DRAFT, SOURCE)
    first = checker.check(DRAFT, against=SOURCE).to_dict()
    assert before == (DRAFT, SOURCE)
    assert checker.check(DRAFT, against=SOURCE).to_dict() == first


def test_the_example_in_the_readme_runs(newsroom: Path, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", (root / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    Path("sources/journal.txt").write_text("NATO spent 45 minutes on it.\n", encoding="utf-8")
    exec(compile(example, "README.md", "exec"), {})
    assert "90 minutes" in capsys.readouterr().out
