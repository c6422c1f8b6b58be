"""Files become documents: formats, encodings, names on a command line, and one clear line for what cannot be read."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

import pytest

from checker.errors import InputError
from checker.readers import READERS, expand, read, read_all
from checker.readers.file import Options
from checker.readers.limits import LIMITS
from checker.text.prepare import prepare


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(name: str, content: bytes | str) -> str:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return name


@pytest.mark.parametrize(
    ("content", "text", "note"),
    [
        (b"", "", ""),
        (b"caf\xc3\xa9 5%", "café 5%", ""),
        (b"\xef\xbb\xbfcaf\xc3\xa9", "café", ""),
        ("café".encode("utf-16"), "café", "UTF-16"),
        ("It cost £5m, “the mayor’s café” said.".encode("cp1252"), None, "cp1252"),
        (b"one\r\ntwo\rthree", "one\r\ntwo\rthree", ""),
        ("“five” ".encode() * 30 + b"\xff six", None, "1 byte could not be read"),
    ],
)
def test_bytes_become_text(folder: Path, content: bytes, text: str | None, note: str) -> None:
    got = read(put("a.txt", content))
    assert got.text == text or text is None
    assert "\x00" not in got.text
    assert note in " ".join(got.notes)
    assert bool(note) == bool(got.notes)


def test_windows_text_is_read_as_written(folder: Path) -> None:
    text = "It cost £5m, “the mayor’s café” said."
    assert read(put("a.txt", text.encode("cp1252"))).text == text


def test_russian_text_in_a_legacy_encoding_is_recognised(folder: Path) -> None:
    text = "Министр сказал, что цены выросли на 5 процентов. " * 4
    assert read(put("a.txt", text.encode("cp1251"))).text == text


def test_name_and_path_are_as_given(folder: Path) -> None:
    got = read(Path(put("in/a.txt", "5%")))
    assert (got.name, got.path) == ("in/a.txt", "in/a.txt")


def test_date_and_outlet_given_by_the_caller_win(folder: Path) -> None:
    put("a.md", "---\ndate: 2025-01-01\noutlet: Old\n---\nIt rose.")
    got = read("a.md", date=datetime.date(2025, 3, 5), outlet="New")
    assert (got.date, got.date_source, got.outlet) == ("2025-03-05", "given", "New")


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("missing.txt", None, "no such file"),
        ("in", "folder", "is a folder"),
        ("a.txt", b"\x00\x01\x02\x03", "binary"),
        ("a.txt", b"\x01\x02\x03\x04\x05" * 20, "binary"),
        ("a.doc", b"PK", "no reader for .doc files (save it as .docx)"),
        ("a.log", b"5%", "no reader for .log files"),
        ("notes", b"5%", "a file without suffix has no reader"),
        ("missing.doc", None, "no such file"),
        ("a.txt", b"\xff\xfe\x00", "UTF-16"),
        ("a\x00.txt", None, "cannot be read"),
        ("a.md", "---\ndate: 2025-02-30\n---\n", "a.md:2:7: '2025-02-30' is not a date"),
        ("a.md", "---\ntitle: x\ndate: [2025\n---\n", "is not YAML"),
    ],
)
def test_what_cannot_be_read_is_one_clear_line(folder: Path, name: str, content: bytes | str | None, what: str) -> None:
    if content == "folder":
        Path(name).mkdir()
    elif content is not None:
        put(name, content)
    with pytest.raises(InputError) as error:
        read(name)
    assert what in str(error.value)
    assert str(error.value).startswith(name)
    assert "\n" not in str(error.value)


def test_unknown_suffix_names_the_supported_ones(folder: Path) -> None:
    with pytest.raises(InputError) as error:
        read(put("a.log", "x"))
    assert all(suffix in str(error.value) for suffix in READERS)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="permissions do not bind this user")
def test_a_file_without_permission(folder: Path) -> None:
    Path(put("a.txt", "x")).chmod(0)
    with pytest.raises(InputError, match="may not be read"):
        read("a.txt")


def test_a_file_that_is_too_large(folder: Path) -> None:
    with pytest.raises(InputError, match=r"too large \(4 bytes\) \(at most 3 bytes are read\)"):
        read(put("a.txt", "long"), options=Options(limits=LIMITS._replace(file_bytes=3)))


def test_expand_takes_files_folders_and_patterns_each_file_once(folder: Path) -> None:
    for name in ("b.txt", "a.txt", "in/c.md", "in/deep/d.txt", "in/e.log", "in/.hidden/f.txt"):
        put(name, "x")
    assert [p.as_posix() for p in expand(["b.txt", "*.txt", "in", "./b.txt", "in/**/*.txt"])] == [
        "b.txt",
        "a.txt",
        "in/c.md",
        "in/deep/d.txt",
    ]


def test_a_name_with_brackets_is_a_name_when_such_a_file_exists(folder: Path) -> None:
    assert expand([put("[1] a.txt", "x")]) == [Path("[1] a.txt")]


@pytest.mark.parametrize("pattern", ["*.md", "empty"])
def test_a_pattern_or_folder_that_gives_nothing_is_an_error(folder: Path, pattern: str) -> None:
    Path("empty").mkdir()
    with pytest.raises(InputError, match=r"match|holds no file"):
        expand([pattern])


MARKDOWN = """\
---
title: Harbour costs 40 million
date: 2024-06-03
outlet: Harbour Times
words: 950
---

# Harbour **costs** rise #

The council paid **2.5**% of [its budget](http://example.org/2023) in `May`.
It rose by 7
percent. ![chart of 99](chart-2021.png)

```
code 12345
```

<!-- 777 draft
notes -->
- five towns
- six \\*old\\* villages
  and seven more

| Town | Cost |
|------|------|
| Oda  | 5%   |
| Ume  | 6%   |

Outlook
-------

> She said 8 – no more.
"""


@pytest.mark.parametrize("name", ["a.md", "a.markdown", "A.MD"])
def test_markdown_front_matter(folder: Path, name: str) -> None:
    got = read(put(name, MARKDOWN))
    assert (got.date, got.date_source, got.outlet) == ("2024-06-03", "front matter", "Harbour Times")


def test_markdown_text_stays_as_in_the_file_and_markup_is_not_read(folder: Path) -> None:
    got = read(put("a.md", MARKDOWN))
    assert got.text == MARKDOWN
    seen = prepare(got).tokens.text
    assert len(seen) == len(MARKDOWN)
    for hidden in ("950", "2023", "99", "2021", "12345", "777", "*", "`", "#", "---", "Harbour Times", "example"):
        assert hidden not in seen, hidden
    for shown in ("40 million", "2.5", "its budget", "7", "percent", "5%", "seven", "8 – no more"):
        assert shown in seen, shown
        assert seen.index(shown) == MARKDOWN.index(shown)


def test_markdown_blocks(folder: Path) -> None:
    prepared = prepare(read(put("a.md", MARKDOWN)))
    blocks = [(b.kind, " ".join(prepared.tokens.text[b.start : b.end].split())) for b in prepared.blocks]
    assert blocks == [
        ("title", "Harbour costs 40 million"),
        ("heading", "Harbour costs rise"),
        ("paragraph", "The council paid 2.5 % of its budget in May . It rose by 7 percent."),
        ("list", "five towns"),
        ("list", "six old\\ villages and seven more".replace("\\", " ").replace("  ", " ")),
        ("list", "| Town | Cost |"),
        ("list", "| Oda | 5% |"),
        ("list", "| Ume | 6% |"),
        ("heading", "Outlook"),
        ("paragraph", "She said 8 – no more."),
    ]


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ("5 * 3 is 15", "5 * 3 is 15"),
        ("2*3*4", "2*3*4"),
        ("snake_case_5 and _so_", "snake_case_5 and  so "),
        ("We [sic] paid", "We [sic] paid"),
        ("[5][ref] and [^2]", " 5       and     "),
        ("a <https://x.org/5> b", "a                   b"),
        ("~~5~~ 6", "  5   6"),
        ("unclosed [5](x", "unclosed [5](x"),
    ],
)
def test_markup_inside_lines(folder: Path, source: str, seen: str) -> None:
    assert prepare(read(put("a.md", source))).tokens.text == seen


def test_a_markdown_file_without_front_matter_is_dated_by_its_dateline(folder: Path) -> None:
    assert prepare(read(put("a.md", "# Costs\n\n*March 3, 2025*\nIt rose."))).document.date == "2025-03-03"


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ("Up 5%.[^1]\n\n[^1]: By 6%.", "Up 5%.    \n\n      By 6%."),
        ("[the plan](http://x.org/(2021)/77) of 5", " the plan                          of 5"),
        ('a <div class="c5">5</div> b', "a                 5       b"),
        ("[5]: http://x.org/77\nSix", "                    \nSix"),
    ],
)
def test_markdown_footnotes_are_read_and_targets_are_not(folder: Path, source: str, seen: str) -> None:
    assert prepare(read(put("a.md", source))).tokens.text == seen


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.txt", b"%PDF-1.7\n", "is no .txt file: it looks like a PDF (rename it to end in .pdf)"),
        ("a.md", b"<!DOCTYPE html><p>5", "it looks like a web page (rename it to end in .html)"),
        ("a.pdf", b"Sales rose 5%", "is no .pdf file: it is damaged, or of another kind"),
        (
            "a.docx",
            b"PK\x05\x06" + bytes(18),
            "is no .docx file: a zip archive that is damaged or holds something else",
        ),
        (
            "a.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1",
            "an old or encrypted Office file (save it as .docx, without a password)",
        ),
        ("a.html", b"\x89PNG\r\n", "it looks like a picture (only text is read)"),
    ],
)
def test_a_wrong_suffix_is_said_with_what_the_file_looks_like(folder: Path, name: str, data: bytes, said: str) -> None:
    with pytest.raises(InputError) as error:
        read(put(name, data))
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_an_address_is_not_fetched(folder: Path) -> None:
    with pytest.raises(InputError, match=r"nothing is fetched \(save the page from your browser as \.html"):
        read("https://example.org/a.html")


def test_a_file_of_several_documents_gives_all(folder: Path) -> None:
    put("a.jsonl", '{"text": "Up 5%."}\n\n{"text": "Up 6%.", "date": "2025-03-05"}\n')
    assert [(d.name, d.date) for d in read_all("a.jsonl")] == [("a.jsonl#1", None), ("a.jsonl#3", "2025-03-05")]
    assert {d.outlet for d in read_all("a.jsonl", outlet="The Bell")} == {"The Bell"}
    with pytest.raises(InputError, match="holds 2 documents"):
        read("a.jsonl")


@pytest.mark.skipif(os.name != "posix", reason="links need no rights here")
def test_links_out_of_a_folder_and_rings_of_links_are_not_followed(folder: Path) -> None:
    put("in/a.txt", "x")
    put("out/b.txt", "x")
    Path("in/b.txt").symlink_to(Path("out/b.txt").resolve())
    Path("in/ring").symlink_to(Path("in").resolve())
    Path("in/c.txt").symlink_to(Path("in/a.txt").resolve())
    assert [p.as_posix() for p in expand(["in"])] == ["in/a.txt"]
    assert [p.as_posix() for p in expand(["in/**/a*.txt"])] == ["in/a.txt"]
