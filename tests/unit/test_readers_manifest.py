"""Manifests: what they say of a file, and every mistake with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.errors import InputError
from checker.readers.manifest import read_manifest


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    for name in ("a.txt", "b.txt"):
        (tmp_path / "in" / name).write_text("5%")
    return tmp_path


def manifest(text: str) -> Path:
    path = Path("in/manifest.yaml")
    path.write_text(text, encoding="utf-8")
    return path


def test_entries_are_found_by_path_however_it_is_written(folder: Path) -> None:
    got = read_manifest(
        manifest("documents:\n  - path: a.txt\n    outlet: Times\n    date: 2025-03-05\n    role: draft\n")
    )
    for name in ("in/a.txt", "in/../in/a.txt", str(folder / "in" / "a.txt")):
        entry = got.entry(name)
        assert entry is not None
        assert (entry.outlet, entry.date, entry.role) == ("Times", "2025-03-05", "draft")
    assert got.entry("in/b.txt") is None


@pytest.mark.parametrize("text", ["", "documents: []\n", "# nothing\n"])
def test_an_empty_manifest_is_valid(folder: Path, text: str) -> None:
    assert read_manifest(manifest(text)).entries == {}


@pytest.mark.parametrize(
    ("text", "mistakes"),
    [
        ("documents:\n - path: c.txt\n", ["in/manifest.yaml:2:10: no such file: c.txt"]),
        ("documents:\n - path: a.txt\n   date: 2025-02-30\n", ["in/manifest.yaml:3:10: '2025-02-30' is not a date"]),
        (
            "documents:\n - path: a.txt\n   outlt: X\n",
            ["in/manifest.yaml:3:4: unknown key 'outlt' (did you mean outlet?)"],
        ),
        (
            "documents:\n - path: a.txt\n   role: drft\n",
            ["in/manifest.yaml:3:10: unknown role 'drft' (did you mean draft?)"],
        ),
        ("document:\n - path: a.txt\n", ["in/manifest.yaml:1:1: unknown key 'document' (did you mean documents?)"]),
        ("documents:\n - path: a.txt\n - path: ./a.txt\n", ["in/manifest.yaml:3:10: ./a.txt is named twice"]),
        ("documents:\n - outlet: X\n", ["in/manifest.yaml:2:4: the entry has no path"]),
        ("documents:\n - path: .\n", ["in/manifest.yaml:2:10: is a folder"]),
        ("documents:\n - path: a.txt\n   path: b.txt\n", ["in/manifest.yaml:3:4: path is given twice"]),
        ("documents:\n - path: [a.txt]\n", ["in/manifest.yaml:2:10: path must be a single value"]),
        ("documents: a.txt\n", ["in/manifest.yaml:1:12: documents must be a list"]),
        ("- a.txt\n", ["in/manifest.yaml:1:1: a manifest is a mapping"]),
        ("documents:\n - path: a.txt\n  date: 5\n", ["in/manifest.yaml:3:3: is not YAML"]),
        ("documents: [*a]\n", ["in/manifest.yaml:1:13: is not YAML"]),
        (
            "documents:\n - path: c.txt\n - path: b.txt\n   date: soon\n   rol: x\n",
            [
                "in/manifest.yaml:2:10: no such file: c.txt",
                "in/manifest.yaml:5:4: unknown key 'rol' (did you mean role?)",
                "in/manifest.yaml:4:10: 'soon' is not a date (write it as 2025-03-05)",
            ],
        ),
    ],
)
def test_every_mistake_is_told_with_its_place(folder: Path, text: str, mistakes: list[str]) -> None:
    with pytest.raises(InputError) as error:
        read_manifest(manifest(text))
    told = str(error.value).split("\n")
    assert len(told) == len(mistakes)
    for line, mistake in zip(told, mistakes, strict=True):
        assert line.startswith(mistake)


def test_a_missing_manifest(folder: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_manifest("none.yaml")


def test_a_manifest_may_be_a_table(folder: Path) -> None:
    path = Path("in/manifest.csv")
    path.write_text("path,outlet,date,role,trust\na.txt,Times,2025-03-05,draft,\nb.txt,Post,,,2\n", encoding="utf-8")
    got = read_manifest(path)
    assert [(e.outlet, e.date, e.role, e.trust) for e in got.entries.values()] == [
        ("Times", "2025-03-05", "draft", None),
        ("Post", None, None, 2),
    ]
    assert got.paths("draft") == ["in/a.txt"]
    assert got.paths("source") == ["in/b.txt"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("path,outlt\na.txt,X\n", "in/manifest.csv:1: unknown column 'outlt' (did you mean outlet?)"),
        ("outlet\nX\n", "in/manifest.csv:1: there is no column path"),
        ("path,date\na.txt,soon\n", "in/manifest.csv:2:date: 'soon' is not a date (write it as 2025-03-05)"),
        ("path,trust\na.txt,first\n", "in/manifest.csv:2:trust: 'first' is no place in an order"),
        ("path,outlet\n,X\n", "in/manifest.csv:2:path: the path is empty"),
    ],
)
def test_every_mistake_of_a_table_is_told_with_its_row_and_column(folder: Path, text: str, problem: str) -> None:
    path = Path("in/manifest.csv")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as raised:
        read_manifest(path)
    assert problem in str(raised.value)


def test_a_manifest_alone_names_drafts_and_sources(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from checker.cli import main

    Path("in/a.txt").write_text("The UK spends 2.1% of GDP on defence.", encoding="utf-8")
    Path("in/b.txt").write_text("The UK spends 2.3% of GDP on defence.", encoding="utf-8")
    path = manifest("documents:\n - {path: a.txt, role: draft}\n - {path: b.txt, outlet: Times}\n")
    assert main(["check", "--manifest", str(path)]) == 1
    assert "the draft says 2.1%, Times says 2.3%" in capsys.readouterr().out
