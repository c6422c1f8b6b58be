"""Laws of the prepared text: offsets lead back, blocks cover, sentences and quotations stay in their blocks."""

from __future__ import annotations

from bisect import bisect_right

from hypothesis import given
from hypothesis import strategies as st

from checker.errors import InputError
from checker.model import Document
from checker.readers.decode import Raw
from checker.readers.from_markdown import from_markdown
from checker.text.offsets import Replacement, replace_runs
from checker.text.prepare import prepare
from checker.text.repair import repair

PIECES = (
    *("a", "b", " ", "  ", "\n", "\n\n", "\r\n", "5", "2.5%", ".", ". ", "? ", '"', "'", "'s ", "Mr. "),
    *("U.S. ", "The ", "No. 5"),
    *("“", "”", "‘", "’", "—", "…", "é", "£5", "€", "© 2025"),
    *("โ€œ", "โ€™", "โ€", "ลซ", "ยฉ", "โรงเรียน"),
    *("â€œ", "Â£", "Ã©", "â€", "ÃƒÂ©", "‚Äú"),
    *("<u>", "</u>", "&amp;", "Related\n", "March 3, 2025\n", "A|B\n", "- ", "1. ", "\ufeff", "一", "\U0001f517"),
    *("# ", "**", "_", "[", "](x)", "`", "```\n", "<!--", "-->", "---\n", "> ", "| ", "|--|\n", "\\", "title: x\n"),
)  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(max_size=40)


@given(texts)
def test_repaired_offsets_lead_back(raw: str) -> None:
    text, offsets, _ = repair(raw)
    back = [offsets.back(i) for i in range(len(text) + 1)]
    assert back == sorted(back)
    assert back[-1] == len(raw)
    for i, c in enumerate(text):
        assert back[i] < offsets.back_end(i + 1) <= back[i + 1]
        assert raw[back[i]] == c or not c.isascii()
        assert offsets.ahead(back[i]) == i
    assert [c for c in text if c.isascii()] == [c for c in raw if c.isascii()]


@given(texts)
def test_nothing_is_said_when_nothing_was_repaired(raw: str) -> None:
    got = repair(raw)
    assert (got.text == raw) == (not got.notes)


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_plain_text_needs_no_repair(raw: str) -> None:
    assert repair(raw).text is raw


@given(texts, st.data())
def test_replaced_runs_lead_back_and_ahead(raw: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(raw)), max_size=8)))
    runs = [
        Replacement(a, b, "~" * data.draw(st.integers(0, b - a))) for a, b in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    changed, offsets = replace_runs(raw, runs)
    shift = 0
    for start, end, new in runs:
        at = start - shift
        assert changed[at : at + len(new)] == new
        if new:
            assert raw[offsets.back(at) : offsets.back_end(at + len(new))] == raw[start:end]
        shift += end - start - len(new)
        assert offsets.ahead(end) == end - shift


@given(texts)
def test_a_prepared_text_is_covered_in_order(raw: str) -> None:
    prepared = prepare(Document(text=raw, name="a.txt"))
    text = prepared.tokens.text
    done = 0
    for start, end, *_ in prepared.blocks:
        assert done <= start < end
        assert not text[done:start].strip()
        done = end
    assert not text[done:].strip()
    starts = [b.start for b in prepared.blocks]
    assert prepared.sentences == sorted(set(prepared.sentences))
    assert set(starts) <= set(prepared.sentences)
    assert all(not text[s].isspace() for s in prepared.sentences)
    before = 0
    for start, end in prepared.quotes:
        assert before <= start < end
        assert end <= prepared.blocks[bisect_right(starts, start) - 1].end
        before = end


@given(texts)
def test_markdown_keeps_every_offset(raw: str) -> None:
    try:
        document = from_markdown(Raw(raw, "a.md"))
    except InputError:
        return
    assert document.text == raw
    spans = document.markup
    assert all(0 <= a <= b <= len(raw) for a, b in spans)
    assert list(spans) == sorted(spans)
    prepared = prepare(document)
    if not prepared.offsets.at:
        assert len(prepared.tokens.text) == len(raw)
        assert [c for c in prepared.tokens.text if c in "\r\n"] == [c for c in raw if c in "\r\n"]


PARAGRAPHS = st.lists(
    st.sampled_from(
        [
            "The U.S. paid 5%. It left.",
            '"We paid,\nand left," she said.',
            "Costs",
            "7 min read",
            "It paid 3 million\nto the town.",
            "By Ann Lee",
        ]
    ),
    min_size=1,
    max_size=5,
)


@given(PARAGRAPHS, st.sampled_from(["It cost 5 million. She left.", '"Open and not closed. He left.']))
def test_sentences_of_a_paragraph_do_not_depend_on_the_others(before: list[str], last: str) -> None:
    def of_last(text: str) -> list[int]:
        prepared = prepare(Document(text=text, name="a.txt"))
        start = len(text) - len(last)
        return [s - start for s in prepared.sentences if s >= start] + [
            q.start - start for q in prepared.quotes if q.start >= start
        ]

    assert of_last("\n\n".join([*before, last])) == of_last(last)
