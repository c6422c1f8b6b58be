"""Any text is read: without an error, each claim at the words that it quotes, in a time that grows with its length."""

from __future__ import annotations

import time
import tracemalloc

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import checker
from checker.text.furniture import classify
from checker.text.offsets import line_starts
from checker.text.paragraphs import paragraphs
from checker.text.repair import repair
from checker.text.tokens import PAD, tokenise
from tests.odd_texts import NEWS, ODDITIES, TEXTS

SMALL = 4_000  # characters; a quadratic step of a microsecond a character is seen at four times as many
SLACK = 0.15  # CPU seconds that a busy machine may add

odd = st.lists(st.sampled_from(ODDITIES) | st.text(max_size=3), max_size=40).map("".join)


def read(text: str, date: str | None = "2025-03-05") -> checker.Claims:
    return checker.extract(checker.Document(text=text, name="t.txt", date=date))


def seconds(text: str) -> float:
    start = time.process_time()
    read(text).to_records()
    return time.process_time() - start


@pytest.mark.parametrize("name", TEXTS)
def test_odd_texts_are_read_in_linear_time(name: str) -> None:
    small, large = TEXTS[name](SMALL), TEXTS[name](4 * SMALL)
    claims = read(small)  # loads what is loaded on first use
    for _ in range(3):  # a machine that shares its cores may be slow once
        if seconds(large) <= 8 * seconds(small) + SLACK:
            break
    else:
        pytest.fail("four times the text takes more than eight times as long")
    assert all(c.text == small[c.start : c.end] for c in claims)


@pytest.mark.parametrize("name", ["news on one line", "one sentence", "digits apart", "marks that never close"])
def test_a_claim_quotes_a_sentence_of_bounded_length(name: str) -> None:
    claims = read(TEXTS[name](5 * SMALL))
    assert claims
    assert max(len(c.sentence) for c in claims) <= 6_000


@given(odd, st.sampled_from([None, "2025-03-05", "0001-01-01", "9999-12-31T23:59:59"]))
@example("9" * 26 + " hectolitres 99999999999999999999999999", None)
@example("paid " + "7" * 35 + " people", None)
@example("1e999 2^9999 0/0 1/0 9e400 percent", "2025-03-05")
@example("99999 years ago, in 9999999 days, 10000 years later", "9999-12-31")
def test_any_text_gives_claims_at_their_words(text: str, date: str | None) -> None:
    for claim in read(text, date):
        assert 0 <= claim.start < claim.end <= len(text)
        assert claim.text == text[claim.start : claim.end]


@given(odd)
def test_the_same_text_gives_the_same_records(text: str) -> None:
    assert repr(read(text).to_records()) == repr(read(text).to_records())


@given(odd)
def test_tokens_are_the_text_without_its_blanks(text: str) -> None:
    tokens = tokenise(text)
    last = len(tokens.words) - PAD
    assert len(tokens.low) == len(text)
    assert [tokens.low[a:b] for a, b in zip(tokens.starts[:last], tokens.ends[:last], strict=True)] == tokens.words[
        :last
    ]
    assert "".join(tokens.words) == "".join(tokens.low.split())
    assert tokens.words[last:] == [""] * PAD


def test_a_long_text_is_cut_into_tokens_like_a_short_one(monkeypatch: pytest.MonkeyPatch) -> None:
    text = NEWS * 3 + "x" * 200 + NEWS + "5" * 300
    whole = tokenise(text)
    monkeypatch.setattr("checker.text.tokens._SLAB", 50)
    assert tokenise(text) == whole


def test_memory_of_the_tokens_is_a_multiple_of_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    text = NEWS * 200
    monkeypatch.setattr("checker.text.tokens._SLAB", len(text) // 20)
    tracemalloc.start()
    tokens = tokenise(text)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert tokens.words
    assert peak < 30 * len(text)


FURNITURE = (
    *("Sign up for our newsletter.", "© 2025 Herald. All rights reserved.", "Photo: Ann Lee", "7 min read", "Related"),
    *("It paid 5 million.", "He said no. Photographs, subscribers: 3.", "copyright", "Sign-up", "Unsubscribe/terms"),
)


@given(st.lists(st.sampled_from(FURNITURE), max_size=8).map("\n".join))
def test_tokens_spare_work_and_change_no_kind_of_block(text: str) -> None:
    spans = paragraphs(text, line_starts(text))
    assert classify(text, spans, tokenise(text)) == classify(text, spans)


def test_sound_text_is_handed_on_without_a_copy() -> None:
    text = NEWS + "caf\u00e9 \u20ac5 \u4e00 \u0e42\u0e23\u0e07\u0e40\u0e23\u0e35\u0e22\u0e19"
    assert repair(text).text is text
