"""`checker extract --format markdown`: a table for each document that a tracker shows as it is meant."""

from __future__ import annotations

import re

from hypothesis import given
from markdown_it import MarkdownIt

from checker.cli.claims_markdown import to_markdown
from checker.table import Claims
from tests.properties.test_report_hostile import TEXT
from tests.report_factory import document, quantity

PAGE = """\
### Numbers and dates read: 2 claims in 2 documents

#### `draft.md` · The Bell · 2025-03-05 (given) · 2 claims

| Where | Text says | Read as | Kind | About |
|---|---|---|---|---|
| 1:16 | **2.1%** | 2.1 % [2.05, 2.15) | percentage | UK · defence spending |
| Sheet1!B7 | **27** | 27 | count | UK · defence spending · not compared: caption |

#### `empty.txt` · no date · 0 claims
"""


def test_a_table_for_each_document() -> None:
    units = [quantity("percentage", "2.1", "2.05", "2.15", unit="percent"), quantity("count", "27")]
    draft, claims = document(
        "Britain spends ⟦2.1%⟧.\n⟦27⟧ tanks.", units, name="draft.md", date="2025-03-05", outlet="The Bell"
    )
    empty, _ = document("", [], index=1, name="empty.txt")
    claims[1] = claims[1]._replace(place="Sheet1!B7", furniture="caption")
    assert to_markdown([draft, empty], Claims(claims)) == PAGE


def test_what_does_not_fit_into_a_comment_is_counted() -> None:
    n = 2000
    marked = " and ".join(["⟦27 very long words about tanks⟧"] * n)
    draft, claims = document(marked, [quantity("count", "27")] * n, name="draft.md")
    page = to_markdown([draft, draft], Claims(claims))
    assert len(page) < 65_000
    shown = page.count("very long words")
    assert f"{n - shown:,} further claims not shown here" in page
    assert 0 < shown < n


def structure(page: str) -> list[str]:
    tokens = MarkdownIt("commonmark").enable("table").parse(page)
    inside = [part.type for token in tokens for part in token.children or ()]
    return [t.type for t in tokens] + [name for name in inside if re.match("html|link|image|em_|s_", name)]


@given(text=TEXT)
def test_text_of_a_document_is_no_markup(text: str) -> None:
    def page(said: str) -> str:
        one = said.replace("⟦", "").replace("⟧", "") or "x"
        given, claims = document(f"⟦{one}⟧", [quantity("count", "2", unit=one)], name=one, outlet=one)
        placed = [claims[0]._replace(subject=one, measure=one, qualifier=one, furniture=one, place=one)]
        return to_markdown([given], Claims(placed))

    assert structure(page(text)) == structure(page("x"))
