"""The HTML page: one file, its own style and script allowed by digest, nothing else."""

from __future__ import annotations

import re
from base64 import b64decode
from hashlib import sha256

from checker.report import Report
from checker.report.to_html import LIMIT, render
from tests.report_factory import document, finding, quantity, run

DRAFT, D = document("It took ⟦45 minutes⟧.", [quantity("duration", "45", unit="minute")], role="draft", name="draft.md")
SOURCE, S = document("It took ⟦90 minutes⟧.", [quantity("duration", "90", unit="minute")], index=1, outlet="Wire")
PAGE = render(Report(run([DRAFT, SOURCE], D + S, [finding([D[0], S[0]], "45 or 90?", why="45 is not 90")])))


def test_a_finding_shows_both_sides() -> None:
    left, right = re.findall(r"<section.*?</section>", PAGE)
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
    assert not re.search(r"""(src|href)=|url\(|@import|https?:""", PAGE)


def test_a_long_report_is_cut_and_says_so() -> None:
    page = render(Report(run([DRAFT], D, [finding(D, f"finding {i}") for i in range(LIMIT + 3)])))
    assert page.count("<article ") == LIMIT
    assert "3 further findings not on this page" in page


def test_without_findings_it_says_what_was_compared() -> None:
    page = render(Report(run([DRAFT, SOURCE], D + S)))
    assert "2 of 2 numbers were compared; nothing was found against them." in page
    assert "<article" not in page
