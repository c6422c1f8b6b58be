"""Whatever a document says, a report of it is text: no markup, no escape, no broken mark, and the same bytes twice."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from checker.model import Coverage, Document, Fact, Fix, RuleNote, Suppression
from checker.report import RENDERERS, Report, to_html
from checker.report.excerpt import excerpt
from checker.report.safe import safe, width, wrap
from tests.report_factory import document, finding, quantity, run

BAITS = (
    "<script>alert(1)</script>", "</details>", "| a | b |", "`code`", "``", "**bold**", "[red]x[/red]",
    "[x](http://a.b)", "[", "]", "(", ")", "[x]: /u", "[^1]", "- ", "1. ", "> ", "# ", "---",
    "![i](http://a.b/c.png)", "\x1b[31m", "\x1b]0;t\x07", "\x9b1m", "::error::x", " ::error::x", "##[error]x",
    "=1+1", "\u202etxt", "\u2066", "\x00",
    "\r", "\n", "\n\n# h\n", "\t", "@all", "#12", "&lt;", "\\|", "\\", "<!--", "-->", "$x$", "~~", "www.a.b", "\ud800",
    "東京", "e\u0301", "👩\u200d👧", "\ufe0f", "\u2028", "{rule}", "%s", "<pre>", "'\"",
)  # fmt: skip
TEXT = st.lists(st.sampled_from(BAITS) | st.text(max_size=6), max_size=6).map("".join)
ACTING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


def hostile(text: str) -> Report:
    """A report in which everything that a document, a rule or a manifest may say is the text."""
    one = (text.replace("⟦", "").replace("⟧", "")) or "x"
    draft, d = document(f"{one} ⟦2.1%⟧ {one}", [quantity("percentage", "2.1", unit=one)], role="draft", name=one)
    source, s = document(f"{one} ⟦{one}⟧", [quantity("count", "2", unit=one)], index=1, name=one, outlet=one)
    said = finding(
        [d[0], s[0]], one, rule=one, why=one, key=one, suggestion=one, notes=(one,), confidence="low",
        facts=(Fact(one, one, one, one),), fingerprint=one, error_kind=one, fixes=(Fix(0, d[0].start, d[0].end, one),),
    )  # fmt: skip
    placed = said._replace(claims=(d[0]._replace(place=one), s[0]), level="warning", fixes=())
    silenced = placed._replace(suppression=Suppression("allowed", one, f"{one}:12"))
    coverage = Coverage(3, 1, 1, {one: 1}, ({"claims": 1, "notes": [one]}, {"claims": 2}), 1, (one,))
    result = run([draft, source], d + s, [said, placed, silenced], coverage=coverage, problems=(one,))
    return Report(replace(result, rules=(RuleNote(one, one, "error", one, one, one, one),)))


PAGES = RENDERERS | {"html": to_html.render}


@pytest.mark.parametrize("name", PAGES)
@given(text=TEXT)
def test_nothing_acts_and_the_same_report_gives_the_same_bytes(name: str, text: str) -> None:
    report = hostile(text)
    page = PAGES[name](report, show_coverage=True)
    assert not ACTING.search(page)
    assert page.endswith("\n")
    assert page.encode() == PAGES[name](hostile(text), show_coverage=True).encode()


@pytest.mark.parametrize("name", sorted(RENDERERS.keys() - {"github"}))
@given(text=TEXT)
def test_no_line_is_a_command_to_a_build_server(name: str, text: str) -> None:
    page = RENDERERS[name](hostile(text), show_coverage=True, width=40)
    assert not re.search(r"^\s*::[a-z]|##\[|##vso\[", page, re.MULTILINE)


OURS = re.compile(
    r"::(?:error|warning|notice|debug)(?: (?:\w+=[^:,]*)(?:,\w+=[^:,]*)*)?::[^#]*(?:#(?!#\[|#vso\[)[^#]*)*"
)


@given(text=TEXT)
def test_github_gets_our_commands_and_no_others(text: str) -> None:
    lines = RENDERERS["github"](hostile(text)).splitlines()
    assert [line.split(" ")[0].split("::suppressed")[0] for line in lines] == [
        "::error", "::error", "::warning", "::debug", "checker:",
    ]  # fmt: skip
    assert all(OURS.fullmatch(line) for line in lines[:-1])
    assert "##[" not in lines[-1]


FORMULA = re.compile(r"[=+\-@\t\r\n]")


@pytest.mark.parametrize("name", ["csv", "csv-claims"])
@given(text=TEXT)
def test_no_cell_is_a_formula_and_every_row_has_all_cells(name: str, text: str) -> None:
    head, *rows = csv.reader(io.StringIO(RENDERERS[name](hostile(text))))
    assert rows
    assert {len(row) for row in rows} == {len(head)}
    assert not [cell for row in rows for cell in row if FORMULA.match(cell)]


@given(text=TEXT)
def test_junit_of_any_text_has_the_elements_of_plain_text(text: str) -> None:
    made, plain = (ElementTree.fromstring(RENDERERS["junit"](hostile(t))) for t in (text, "x"))
    assert [(e.tag, sorted(e.attrib)) for e in made.iter()] == [(e.tag, sorted(e.attrib)) for e in plain.iter()]


SARIF = json.loads((Path(__file__).parents[1] / "schemas/sarif-2.1.0-subset.json").read_text(encoding="utf-8"))


@given(text=TEXT)
def test_sarif_of_any_text_is_valid_and_links_only_to_its_own_locations(text: str) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    log = json.loads(RENDERERS["sarif"](hostile(text)))
    jsonschema.Draft202012Validator(SARIF, format_checker=jsonschema.FormatChecker()).validate(log)
    for result in log["runs"][0]["results"]:
        links = re.findall(r"(?<!\\)\]\((.*?)\)", re.sub(r"\\\\", "", result["message"]["text"]))
        assert links == ["1"]


@given(text=TEXT)
def test_lists_of_json_are_whole(text: str) -> None:
    report = hostile(text)
    assert len(json.loads(RENDERERS["gitlab"](report))) == 3
    assert len(json.loads(RENDERERS["rdjson"](report))["diagnostics"]) == 3
    assert len([json.loads(line) for line in RENDERERS["jsonl"](report).splitlines()]) == 6


@given(text=TEXT)
def test_json_gives_back_what_the_document_said(text: str) -> None:
    report = hostile(text)
    assert json.loads(RENDERERS["json"](report)) == report.to_dict()


@given(text=TEXT)
@example("\\|")
@example("a\\")
def test_markdown_of_any_text_has_the_structure_of_plain_text(text: str) -> None:
    """Tags, table cells and links of the page are those that the page has for the word "x"."""
    assume(safe(text).strip())
    page, plain = (structure(hostile(t).to_markdown()) for t in (text, "x"))
    assert page == plain


# A name with odd signs is no code span, and `**` beside some signs stays text: both are harmless.
UNTOLD = ("text", "text_special", "code_inline", "strong_open", "strong_close")


def structure(page: str) -> list[str]:
    """Blocks, inline markup and tags of a Markdown page, in order."""
    out = []
    for token in MarkdownIt("commonmark").enable("table").parse(page):
        for part in (token, *(token.children or ())):
            if part.type.startswith("html"):
                out += re.findall("</?[a-z]+|<!", part.content)
            elif part.type not in UNTOLD:
                out.append(part.type)
    return out


class Skeleton(HTMLParser):
    """Tags and attributes of a page in order, without words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[object] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))

    def handle_endtag(self, tag: str) -> None:
        self.tags.append(tag)

    def handle_comment(self, data: str) -> None:
        self.tags.append("comment")


@given(text=TEXT)
def test_html_of_any_text_has_the_tags_of_plain_text(text: str) -> None:
    """But for paragraphs: the page shows the whole text, a paragraph a line."""
    page, plain = (
        [tag for tag in Skeleton(to_html.render(hostile(t), show_coverage=True)).tags if tag not in (("p", []), "p")]
        for t in (text, "x")
    )
    assert page == plain


@given(line=TEXT, cells=st.integers(4, 90), data=st.data())
def test_a_mark_stands_inside_its_line(line: str, cells: int, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    view = excerpt(line, [(start, end)], cells)
    at, taken = view.marks[0]
    assert at >= 0
    assert taken >= 1
    assert width(view.text) <= max(cells, 10)  # one override spelt out may take ten cells
    marked = safe(line[start:end].replace("\t", " "))
    if marked and width(safe(line)) <= cells and "\t" not in line:
        assert taken == max(1, width(marked))
        assert view.text == safe(line)


@given(text=TEXT, cells=st.integers(2, 60))
def test_wrapping_loses_nothing(text: str, cells: int) -> None:
    clean = safe(text)
    lines = wrap(clean, cells)
    assert "".join("".join(lines).split()) == "".join(clean.split())
    assert all(width(line) <= cells for line in lines)


@given(text=TEXT)
def test_safe_is_idempotent(text: str) -> None:
    assert safe(safe(text)) == safe(text)


@given(order=st.permutations(range(4)))
def test_the_order_of_findings_does_not_depend_on_the_order_of_discovery(order: list[int]) -> None:
    draft, claims = document("⟦1⟧ and ⟦2⟧ and ⟦3⟧ and ⟦4⟧", [quantity("number", str(n)) for n in range(1, 5)])
    found = [finding([c], c.text, level=("error", "warning")[i % 2]) for i, c in enumerate(claims)]
    shuffled = run([draft], claims, [found[i] for i in order])
    assert RENDERERS["json"](Report(shuffled)) == RENDERERS["json"](Report(run([draft], claims, found)))


def test_lines_that_are_not_known_do_not_break_a_page() -> None:
    report = hostile("x")
    blind = replace(report.result, lines=(), documents=(Document(text="", name="a"),) * 2)
    for name in ("full", "markdown", "json"):
        assert "x 2.1% x" in RENDERERS[name](Report(blind)).replace("**", "")
