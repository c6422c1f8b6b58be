"""The HTML page: one file, its own style and script allowed by digest, nothing else."""

from __future__ import annotations

import re
from base64 import b64decode
from hashlib import sha256

import pytest

from checker.model import Block, Comparison, Document, Span, Suppression
from checker.report import Report
from checker.report.to_html import LIMIT, TEXT_LIMIT, render
from tests.report_factory import document, finding, quantity, run

DRAFT, D = document("It took ⟦45 minutes⟧.", [quantity("duration", "45", unit="minute")], role="draft", name="draft.md")
SOURCE, S = document("It took ⟦90 minutes⟧.", [quantity("duration", "90", unit="minute")], index=1, outlet="Wire")
PAGE = render(Report(run([DRAFT, SOURCE], D + S, [finding([D[0], S[0]], "45 or 90?", why="45 is not 90")])))


def test_a_finding_shows_both_sides() -> None:
    left, right = re.findall(r'<div role="group" aria-label="(?:the text|what speaks against it)">.*?</div>', PAGE)
    assert (
        '<blockquote>It took <mark class="suspect">45 minutes</mark>.</blockquote><p class="values">45 min</p>' in left
    )
    assert "<blockquote>It took <mark>90 minutes</mark>.</blockquote>" in right
    assert "Wire <code>1.txt:1:9</code>" in right
    assert "<dt>Why</dt><dd>45 is not 90</dd>" in PAGE


def test_the_policy_allows_the_pages_own_style_and_script_and_nothing_else() -> None:
    policy = re.search('Content-Security-Policy" content="(.*?)"', PAGE)
    assert policy
    for tag in ("style", "script"):
        (content,) = re.findall(f"<{tag}>(.*?)</{tag}>", PAGE, re.DOTALL)
        (digest,) = re.findall(f"{tag}-src 'sha256-(.*?)'", policy[1])
        assert b64decode(digest) == sha256(content.encode()).digest()
    assert policy[1].startswith("default-src 'none';")


def test_nothing_is_loaded_from_elsewhere() -> None:
    assert not re.search(r"""src=|url\(|@import|https?:""", PAGE)
    assert all(link.startswith("#") for link in re.findall('<a [^>]*href="(.*?)"', PAGE))


def test_a_long_report_is_cut_and_says_so() -> None:
    page = render(Report(run([DRAFT], D, [finding(D, f"finding {i}") for i in range(LIMIT + 3)])))
    assert page.count('<article class="finding') == LIMIT
    assert "3 further findings not on this page" in page


def test_without_findings_it_says_what_was_compared() -> None:
    page = render(Report(run([DRAFT, SOURCE], D + S)))
    assert "2 of 2 numbers were compared; nothing was found against them." in page
    assert '<article class="finding' not in page


def test_every_number_of_the_draft_is_marked_with_what_became_of_it() -> None:
    draft, claims = document(
        "It took ⟦45 minutes⟧, ⟦2 hours⟧, ⟦3 days⟧ and ⟦4 weeks⟧.",
        [quantity("duration", n, unit="minute") for n in ("45", "120", "4320", "40320")],
        role="draft",
    )
    source, others = document("⟦90 minutes⟧ ⟦2 hours⟧", [quantity("duration", n) for n in ("90", "120")], index=1)
    found = [
        finding([claims[0], others[0]]),
        finding([claims[3]], verdict="unsupported", level="warning"),
    ]
    met = [Comparison("agree", (claims[1], others[1]), "", "both are 2 h")]
    page = render(Report(run([draft, source], claims + others, found, comparisons=met)))
    marks = re.findall(r'<a class="n ([a-z-]+)" id="n\d+" href="#(\w+)">(.*?)<span', page)
    assert [(state, words) for state, _, words in marks] == [
        ("conflict", "45 minutes"),
        ("agreed", "2 hours"),
        ("not-compared", "3 days"),
        ("unsupported", "4 weeks"),
    ]
    assert [card for _, card, _ in marks] == ["f1", "cn2", "cn3", "f2"]


def test_every_mark_leads_to_a_card_and_every_card_of_the_draft_back_to_its_mark() -> None:
    names = re.findall(' id="(.*?)"', PAGE)
    assert len(names) == len(set(names))
    assert set(re.findall('<a [^>]*href="#(.*?)"', PAGE)) <= set(names)
    assert '<h4>draft <a href="#n1"><code>draft.md:1:9</code></a></h4>' in PAGE


def test_a_number_without_a_finding_tells_with_what_it_was_compared() -> None:
    met = [Comparison("compatible", (D[0], S[0]), "", "both may be an hour")]
    page = render(Report(run([DRAFT, SOURCE], D + S, comparisons=met)))
    card = re.search('<article class="number agreed".*?</article>', page)
    assert card
    assert "<mark>90 minutes</mark>" in card[0]
    assert "compatible: both may be an hour" in card[0]


def test_the_text_keeps_its_headings_and_loses_its_markup() -> None:
    text = "# Storm\n\nIt took 45 minutes.\n"
    doc = Document(text, "a.md", markup=(Span(0, 2),), blocks=(Block(0, 7, "title"), Block(9, 28)))
    page = render(Report(run([doc], [])))
    assert "<h2>Storm</h2><p>It took 45 minutes.</p>" in page


def test_documents_beyond_the_limit_are_told_not_shown() -> None:
    long = Document("x" * (TEXT_LIMIT + 1), "a.txt")
    page = render(Report(run([Document("short", "b.txt"), long], [])))
    assert "The text of 1 document is not shown" in page
    assert len(page) < TEXT_LIMIT


def test_the_numbers_line_shows_each_figure_where_it_lies() -> None:
    (row_45, row_90) = re.findall('<div class="row"><span>(.*?)</span>.*?x="([0-9.]+)" y="2".*?</div>', PAGE)
    assert row_45[0] == "draft"
    assert float(row_45[1]) < float(row_90[1])


def silenced(kind: str, level: str = "error") -> Report:
    """45 minutes against 90, a finding that is silenced."""
    why = Suppression(kind, "the <clerk> was late", "draft.md:1")
    return Report(run([DRAFT, SOURCE], D + S, [finding([D[0], S[0]], "45 or 90?", level=level, suppression=why)]))


@pytest.mark.parametrize(("kind", "state"), [("allowed", "allowed"), ("baseline", "not new"), ("unchanged", "not new")])
def test_a_silenced_number_is_no_conflict_and_its_card_tells_why(kind: str, state: str) -> None:
    page = render(silenced(kind))
    look = state.replace(" ", "-")
    assert f'<a class="n {look}" id="n1" href="#cn1">45 minutes' in page
    card = re.search(f'<article class="number {look}" id="cn1".*?</article>', page)
    assert card
    assert "<dd>error: 45 or 90?</dd>" in card[0]
    assert "<dd>the &lt;clerk&gt; was late (draft.md:1)</dd>" in card[0]


def test_silenced_findings_are_listed_in_a_part_that_is_closed() -> None:
    part = re.search('<details class="silenced">.*?</details>', render(silenced("allowed")))
    assert part
    assert "1 finding not shown" in part[0]
    assert '<a href="#n1">' in part[0]
    assert "Allowed: the &lt;clerk&gt; was late" in part[0]
    assert "silenced" not in re.sub("<style>.*?</style>", "", PAGE, flags=re.DOTALL)


def test_a_number_that_another_finding_is_about_keeps_its_mark() -> None:
    shown, hidden = finding([D[0], S[0]]), finding([D[0]], suppression=Suppression("allowed", "x", ""))
    page = render(Report(run([DRAFT, SOURCE], D + S, [shown, hidden])))
    assert '<a class="n conflict" id="n1" href="#f1">' in page


def test_the_level_shown_holds_for_silenced_findings_too() -> None:
    report = silenced("allowed", "warning")
    assert (len(report.suppressed), report.hidden) == (1, 0)
    assert (len(report.at_level("error").suppressed), report.at_level("error").hidden) == (0, 1)
