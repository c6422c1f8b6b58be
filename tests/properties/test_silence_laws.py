"""Laws of silencing and fixing: edits around a claim change nothing, another value does; a fix applied twice is one."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

import checker
from checker.fixes.apply import apply
from checker.model import Document, Fix
from checker.report import Report
from checker.silence.baseline import known_of, suppress
from checker.silence.comments import read_comment
from checker.silence.markdown import comments
from checker.silence.write import Order, comment, with_entry

SOURCES = (
    Document("France spends 2.1% of GDP on defence.\nThe call lasted an hour and a half.", "a.txt", "2025-03-01"),
    Document("Poland's ministers met in Warsaw.", "b.txt", "2025-03-02"),
)
SLIPS = (
    "France spends {}% of GDP on defence.",
    "The call between both lasted 45 minutes.",
    "They met on Wednesday, March 4.",
    "Spending will rise from 2.3% to 2.5% of GDP, a 0.2 percent increase.",
    "The 76-year-old NATO alliance met.",
)
FILLERS = (
    "The rain had stopped by then.",
    "Nobody wanted to speak first.",
    "It was late.",
    "“We shall see,” one of them said.",
    "",
)


def paragraphs(value: str = "2.7") -> list[str]:
    return [slip.format(value) for slip in SLIPS]


@cache
def checked(text: str) -> Report:
    return checker.check(Document(text, "draft.md", "2025-03-05"), against=SOURCES)


BEFORE = known_of(checked("\n\n".join(paragraphs())).result.findings)


@settings(max_examples=25)
@given(
    order=st.permutations(range(len(SLIPS))),
    above=st.lists(st.sampled_from(FILLERS), min_size=len(SLIPS), max_size=len(SLIPS)),
    behind=st.lists(st.sampled_from(FILLERS), min_size=len(SLIPS), max_size=len(SLIPS)),
)
def test_paragraphs_moved_and_sentences_added_leave_a_baseline_as_it_is(
    order: list[int], above: list[str], behind: list[str]
) -> None:
    slips = paragraphs()
    text = "\n\n".join(f"{a}\n\n{slips[i]} {b}".strip() for i, a, b in zip(order, above, behind, strict=True))
    known = {k.fingerprint: k.times for k in BEFORE}
    assert len(known) >= len(SLIPS)
    after = suppress(checked(text).result.findings, known, "base.json")
    assert [f.message for f in after if f.suppression is None] == []


@settings(max_examples=15)
@given(st.integers(22, 60).filter(lambda n: n != 27))
def test_another_value_is_another_finding(tenths: int) -> None:
    known = {k.fingerprint: k.times for k in BEFORE}
    report = checked("\n\n".join(paragraphs(f"{tenths / 10:.1f}")))
    left = [f for f in suppress(report.result.findings, known, "base.json") if f.suppression is None]
    assert {f.claims[0].text for f in left} == {f"{tenths / 10:.1f}%"}


FINGERPRINTS = st.sampled_from(("0123456789abcdef", "00000000aaaaaaaa", "ffffffff00000000"))
FOUND = st.lists(FINGERPRINTS)


@given(FOUND, FOUND)
def test_a_baseline_hides_no_more_than_was_there(was: list[str], now: list[str]) -> None:
    one = checked("They met on Wednesday, March 4.").result.findings[0]
    after = suppress([one._replace(fingerprint=mark) for mark in now], Counter(was), "base.json")
    left = Counter(f.fingerprint for f in after if f.suppression is None)
    assert left == Counter(now) - Counter(was)


TEXTS = st.text(st.sampled_from("ab \n\r|*é"), max_size=30)
FIXES = st.lists(
    st.builds(
        Fix, st.just(0), st.integers(-1, 31), st.integers(-1, 31), st.sampled_from(("", "x", "yz", "é")), st.just(True)
    ),
    max_size=8,
)


@given(TEXTS, FIXES)
def test_what_is_applied_stands_there_and_the_rest_is_told(text: str, fixes: list[Fix]) -> None:
    applied = apply(text, fixes)
    rebuilt, at = [], 0
    for fix in applied.done:
        assert fix.start >= at
        rebuilt += [text[at : fix.start], fix.text]
        at = fix.end
    assert applied.text == "".join(rebuilt) + text[at:]
    told = {fix for fix, _ in applied.left}
    assert not told & set(applied.done)
    assert {f for f in fixes if f not in told and f not in applied.done} <= {
        f for f in fixes if text[max(f.start, 0) : max(f.end, 0)] == f.text
    }
    assert apply(text, [*applied.done]).text == applied.text


REASONS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp")), min_size=1).filter(
    lambda words: any(c.isalnum() for c in words) and "-->" not in words and "--!>" not in words
)


@given(REASONS, st.dates() | st.none(), TEXTS)
def test_what_is_written_is_read_again(reason: str, until: object, text: str) -> None:
    words = " ".join(reason.split())
    order = Order("nato-age", "0123456789abcdef", text, until, words)  # type: ignore[arg-type]
    note = comment(order)
    if "-->" not in note[4:-3]:
        said = read_comment(note)
        assert said is not None
        assert (said.reason, said.until, said.fault) == (words, until, "")
        assert [(n.rule, n.fingerprint) for n in said.rules] == [("nato-age", "01234567")]
        assert [note[a:b] for a, b in comments(note)] == [note]
    one = with_entry("", "a.yaml", order)
    assert with_entry(one, "a.yaml", order).startswith(one)


@given(st.text(st.sampled_from('ab`<>!- \n\\"“~#:checkrow0')))
def test_any_text_has_comments_in_order_and_apart(text: str) -> None:
    found = comments(text)
    assert all(text[a:b].startswith("<!--") and text[a:b].endswith("-->") for a, b in found)
    assert all(one.end <= two.start for one, two in pairwise(found))
