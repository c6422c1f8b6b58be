"""Any bytes under any suffix end in documents or in one clear line; blocks and places fit the text that they are of."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.errors import InputError
from checker.model import Document
from checker.readers import READERS, read_file
from checker.readers.file import File

FILES = Path(__file__).resolve().parents[1] / "files"
MARKUP = (
    *(
        "<p>",
        "</p>",
        "<div class=nav>",
        "</div>",
        "<table>",
        "<tr>",
        "<td>",
        "</table>",
        "<b>",
        "</b>",
        "<script>",
        "-->",
    ),
    *("<!--", "<a href='5>", "&pound;", "&#55296;", "&#x110000;", "&notit;", "<sup>2</sup>", "<br>", "<svg>", "<li>"),
    *(
        "</",
        "<",
        ">",
        "5",
        "12 percent ",
        "\r\n",
        "\t",
        "\u00a0",
        "<textarea>",
        "<![CDATA[",
        "]]>",
        "<template>",
        "<x-a>",
    ),
)
CUES = (
    "1\n",
    "00:00:01,000 --> 00:00:02,000\n",
    "-->",
    "ANN: ",
    "- ",
    "Up 5",
    "\n",
    "<v Bo>",
    "{\\an8}",
    "&amp;",
    "\r",
)
MAIL = (
    "Subject: 5\n",
    "From: a\n",
    "\n",
    "--x\n",
    "--x--\n",
    "Content-Type: multipart/mixed; boundary=x\n",
    "=A3",
    "5 ",
)


def documents(data: bytes, suffix: str) -> tuple[Document, ...]:
    """What is read; none where the reader says in one line why not."""
    try:
        return read_file(File(data, f"a{suffix}"))
    except InputError as error:
        if "\n" in str(error) or not str(error).startswith(f"a{suffix}"):
            raise
        return ()


def fits(document: Document) -> None:
    """Blocks stand in order and apart, places in order; each character that is not blank lies in a block."""
    text, end = document.text, 0
    for block in document.blocks or ():
        assert end <= block.start < block.end <= len(text)
        assert not text[end : block.start].strip()
        end = block.end
    assert document.blocks is None or not text[end:].strip()
    starts = [anchor.start for anchor in document.anchors]
    assert starts == sorted(starts)
    for anchor in document.anchors:
        assert anchor.label or (anchor.line > 0 and anchor.column > 0)
    text.encode()


@cache
def sound() -> tuple[tuple[str, bytes], ...]:
    return tuple((p.suffix, p.read_bytes()) for p in sorted(FILES.iterdir()) if p.suffix in READERS)


@pytest.mark.parametrize("suffix", sorted(READERS))
@settings(max_examples=15)
@given(data=st.binary(max_size=200))
def test_any_bytes(suffix: str, data: bytes) -> None:
    for document in documents(data, suffix):
        if suffix not in (".md", ".markdown"):
            fits(document)


@settings(max_examples=150)
@given(st.data())
def test_sound_files_with_bytes_changed_cut_and_doubled(data: st.DataObject) -> None:
    suffix, content = data.draw(st.sampled_from(sound()))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content)))
        size = data.draw(st.integers(0, 40))
        new = data.draw(st.binary(max_size=8) | st.just(content[at : at + size] * 3))
        content = content[:at] + new + content[at + size :]
    for document in documents(content, suffix):
        if suffix != ".md":
            fits(document)


@settings(max_examples=200)
@given(st.lists(st.sampled_from(MARKUP), max_size=40).map("".join))
def test_any_markup(text: str) -> None:
    for document in documents(text.encode(), ".html"):
        fits(document)


@given(st.lists(st.sampled_from(CUES), max_size=30).map("".join), st.sampled_from([".srt", ".vtt"]))
def test_any_cues(text: str, suffix: str) -> None:
    for document in documents(text.encode(), suffix):
        fits(document)


@given(st.lists(st.sampled_from(MAIL), max_size=20).map("".join))
def test_any_mail(text: str) -> None:
    for document in documents(text.encode(), ".eml"):
        fits(document)


@given(
    st.lists(st.sampled_from((*"5 ab.,&<>\n\t\r", "&amp;", "<b>", "</b>", "<p>", "\u00e9", "&nbsp;")), max_size=40).map(
        "".join
    )
)
def test_each_word_of_a_page_stands_where_its_place_says(text: str) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for document in documents(f"<p>{text}".encode(), ".html"):
        for at, sign in enumerate(document.text):
            if sign.isalnum() or sign in ".,":
                line, column = map(int, document.place(at).split(":"))
                assert (lines[line - 1] if line > 1 else f"<p>{lines[0]}")[column - 1] in (sign, "&")
