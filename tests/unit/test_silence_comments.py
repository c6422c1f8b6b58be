"""What a comment says, whether it is one, and how far it reaches."""

from __future__ import annotations

import pytest

from checker.model import Document
from checker.readers.decode import Raw
from checker.readers.from_markdown import from_markdown
from checker.silence.comments import read_comment
from checker.silence.markdown import comments
from checker.silence.reach import lines_of, reach

SAID = {
    "checker: allow figures-agree: the newer figure": "figures-agree | | the newer figure",
    "Checker: allow figures-agree:the newer figure": "figures-agree | | the newer figure",
    "checker : allow a, b-2#3f2a9c01 until 2025-12-31: x: y": "a b-2#3f2a9c01 | 2025-12-31 | x: y",
    "checker: allow\n  figures-agree:\n  on two lines": "figures-agree | | on two lines",
    "checker: allow until-then: why": "until-then | | why",
}
FAULTS = {
    "checker: allow figures-agree": "reason",
    "checker: allow figures-agree:": "reason",
    "checker: allow figures-agree until 2025-12-31": "reason",
    "checker: allow: why": "form",
    "checker: allow": "form",
    "checker:": "form",
    "checker: allow Figures Agree: why": "form",
    "checker: allow a,: why": "form",
    "checker: allow a#12: why": "form",
    "checker: allow a until: why": "form",
    "checker: allow a until 2025-02-30: why": "form",
    "checker: alow a: why": "form",
    "checker: off": "form",
    "chekcer: allow a: why": "form",
    "check: allow a: why": "form",
}
NOBODYS = ("look this up", "allow a: why", "todo: allow for rain", "the checker: she allows it", "check: the date", "")


@pytest.mark.parametrize(("text", "said"), SAID.items())
def test_an_order_is_read(text: str, said: str) -> None:
    found = read_comment(f"<!-- {text} -->")
    assert found is not None
    rules = " ".join(f"{n.rule}#{n.fingerprint}".rstrip("#") for n in found.rules)
    assert f"{rules} | {found.until or ''} | {found.reason}".replace("|  |", "| |") == said
    assert found.fault == ""


@pytest.mark.parametrize(("text", "fault"), FAULTS.items())
def test_a_slip_of_the_pen_is_told(text: str, fault: str) -> None:
    found = read_comment(f"<!-- {text} -->")
    assert found is not None
    assert (found.fault, bool(found.told)) == (fault, True)


@pytest.mark.parametrize("text", NOBODYS)
def test_other_comments_are_left_alone(text: str) -> None:
    assert read_comment(f"<!-- {text} -->") is None


# ⟦ and ⟧ stand around what is a comment; all other comments are text about comments.
MARKED = {
    "inline": "It cost ⟦<!-- c -->⟧ 5.",
    "two on a line": "a ⟦<!-- b -->⟧ c ⟦<!-- d -->⟧",
    "over lines": "a ⟦<!-- b\nc -->⟧ d",
    "over a blank line": "⟦<!-- b\n\nc `d -->⟧ e `<!-- f -->`",
    "code span": "a `<!-- b -->` c",
    "code span of two marks": "a ``<!-- `b` -->`` c",
    "an open mark is no code": "a ` b ⟦<!-- c -->⟧",
    "marks of two lengths": "a `` b ` ⟦<!-- c -->⟧",
    "code over two lines": "a `b\n<!-- c -->` d",
    "no code over a blank line": "a `b\n\n⟦<!-- c -->⟧` d",
    "escaped mark": "a \\`⟦<!-- b -->⟧\\` c",
    "escaped comment": "a \\<!-- b --> c",
    "fence": "```\n<!-- a -->\n```\n⟦<!-- b -->⟧",
    "fence of tildes with a word": "~~~ html\n<!-- a -->\n```\n~~~\n⟦<!-- b -->⟧",
    "longer fence": "````\n```\n<!-- a -->\n````\n⟦<!-- b -->⟧",
    "fence in a list": "- x\n  ```\n  <!-- a -->\n  ```\n- ⟦<!-- b -->⟧",
    "fence in a quotation": "> ```\n> <!-- a -->\n> ```\n> ⟦<!-- b -->⟧",
    "fence without an end": "```\n<!-- a -->\n\n<!-- b -->",
    "indented code": "a\n\n    <!-- b -->\n\nc ⟦<!-- d -->⟧",
    "indented inside a paragraph": "a\n    ⟦<!-- b -->⟧",
    "indented in a list": "- a\n\n    ⟦<!-- b -->⟧",
    "quoted": 'write "<!-- a -->" or “<!-- b -->” there',
    "quotation around more": '"It cost ⟦<!-- a -->⟧ 5."',
    "no end": "a <!-- b",
    "backtick inside": "⟦<!-- it's `so -->⟧ a ⟦<!-- b` -->⟧",
}


@pytest.mark.parametrize("marked", MARKED.values(), ids=MARKED.keys())
def test_only_what_a_page_would_hide_is_a_comment(marked: str) -> None:
    text = marked.replace("⟦", "").replace("⟧", "")
    out, shift = marked, []
    for start, end in comments(text):
        shift.append(text[start:end])
    wanted = [piece.split("⟧")[0] for piece in out.split("⟦")[1:]]
    assert shift == wanted


# « and » stand around what the comment stands for.
REACHED = {
    "its line": "a\n«b <!-- x -->»\nc",
    "first line of a paragraph": "«a <!-- x -->»\nb",
    "the paragraph that it ends": "a\n\n«b\nc <!-- x -->»\n\nd",
    "the paragraph that it ends, at the end": "«b\nc <!-- x -->»\n",
    "the paragraph above, on a line of its own": "a\n\n«b\nc»\n<!-- x -->\n\nd",
    "the line below": "a\n\n<!-- x -->\n«b»\nc",
    "the line below a blank one": "<!-- x -->\n\n«b»\nc",
    "the line below other comments": "<!-- x -->\n<!-- other -->\n«b»\n",
    "between two lines": "a\n<!-- x -->\n«b»\nc",
    "a list item": "- a\n- «b <!-- x -->»\n- c",
    "a heading": "«# a <!-- x -->»\nb",
    "a row of a table": "| a | b |\n|---|---|\n«| 1 | 2 <!-- x --> |»\n| 3 | 4 |",
    "a quotation": "> a\n> «b <!-- x -->»\n> c",
    "nothing": "a\n\n<!-- x -->«»\n",
}


@pytest.mark.parametrize("marked", REACHED.values(), ids=REACHED.keys())
def test_a_comment_stands_for_its_line_the_line_below_or_its_paragraph(marked: str) -> None:
    text = marked.replace("«", "").replace("»", "")
    document = from_markdown(Raw(text, "a.md"))
    spans = comments(text)
    one = next(span for span in spans if "x" in text[span.start : span.end])
    start, end = reach(lines_of(document, spans), one)
    first, last = marked.index("«"), marked.index("»") - 1
    assert (text[:start].rstrip(" #>-\n"), text[end:].strip()) == (text[:first].rstrip(" #>-\n"), text[last:].strip())


def test_without_a_reader_a_paragraph_lies_between_blank_lines() -> None:
    text = "a\n\nb\nc <!-- x -->\n\nd"
    (one,) = comments(text)
    start, end = reach(lines_of(Document(text, "a"), [one]), one)
    assert text[start:end] == "b\nc <!-- x -->"


def test_a_comment_at_the_end_of_a_line_does_not_cut_its_paragraph() -> None:
    one, two = (from_markdown(Raw(f"It cost 5{x}\nmillion euros.", "a.md")) for x in ("", " <!-- x -->"))
    assert len(one.blocks or ()) == len(two.blocks or ()) == 1
