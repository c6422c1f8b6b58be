"""The claims table as a page: figures of one thing on one axis, a row a claim, nothing loaded, nothing that acts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hypothesis import given

from checker.model import Document
from checker.report import claims_html
from checker.report.claims_html import claims_page, groups
from tests.properties.test_report_hostile import TEXT, Skeleton
from tests.report_factory import document, quantity

if TYPE_CHECKING:
    import pytest

SHARE = [
    quantity("percentage", v, low, high, unit="percent") for v, low, high in (("2.1", "2", "2.2"), ("2.5", "2", "3"))
]
DRAFT, CLAIMS = document("It is ⟦2.1%⟧, or ⟦2.5%⟧.", SHARE, outlet="Wire")


def test_figures_of_one_thing_stand_on_one_axis() -> None:
    page = claims_page([DRAFT], CLAIMS)
    assert [title for title, _ in groups(CLAIMS)] == ["UK · defence spending"]
    assert page.count('<rect class="bar"') == 2
    assert "<span>Wire</span>" in page


def test_figures_of_different_things_are_no_group() -> None:
    first, second = CLAIMS
    assert groups([first, second._replace(subject="France")]) == []
    assert groups([first, second._replace(base_unit="USD")]) == []
    assert groups([first, second._replace(furniture="header")]) == []


def test_every_claim_has_a_row_with_its_place() -> None:
    page = claims_page([DRAFT], CLAIMS)
    assert re.findall('<tr><th scope="row"><code>(.*?)</code></th><td>(.*?)</td>', page) == [
        ("0.txt:1:7", "2.1%"),
        ("0.txt:1:16", "2.5%"),
    ]


def test_a_table_that_is_cut_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claims_html, "ROWS", 1)
    assert "1 further claim not on this page" in claims_page([DRAFT], CLAIMS)


@given(text=TEXT)
def test_text_of_a_document_is_never_markup(text: str) -> None:
    pages = []
    for words in (text, "x"):
        claims = [c._replace(text=words, subject=words, sentence=words, speaker=words) for c in CLAIMS]
        doc = Document(DRAFT.text, DRAFT.name, outlet=words)
        pages.append(Skeleton(claims_page([doc], claims)).tags if words else [])
    assert pages[0] in (pages[1], [])
