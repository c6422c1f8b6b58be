"""The claims table as one HTML page: figures of one thing side by side on an axis, then every claim in a row."""

from __future__ import annotations

from base64 import b64encode
from collections import defaultdict
from collections.abc import Sequence
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from checker.report.html_line import svg_line
from checker.report.markup import html
from checker.report.numberline import number_line
from checker.shown import value_of
from checker.words import counted

if TYPE_CHECKING:
    from checker.model import Claim, Document

GROUPS = 200  # groups with a numbers line; a group of more than BARS figures shows the first of them
BARS = 12
ROWS = 10_000
HEADS = ("Where", "Text", "Kind", "Read as", "About", "Sense", "Said by", "Sentence")


def claims_page(documents: Sequence[Document], claims: Sequence[Claim]) -> str:
    """One page without scripts or outside resources; beyond ROWS claims it says what is missing."""
    style = (files("checker.report") / "assets" / "report.css").read_text(encoding="utf-8")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    title = f"{counted(len(claims), 'claim')} in {counted(len(documents), 'document')}"
    more = len(claims) - ROWS
    parts = [
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        f"<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>",
        f'<header><h1>{title}</h1></header>\n<main class="table">',
        '<section class="groups" aria-label="figures of one thing">',
        *_groups(documents, claims),
        "</section>",
        f"<p><b>{counted(more, 'further claim')} not on this page.</b> The CSV has all.</p>" if more > 0 else "",
        *_table(claims[:ROWS]),
        "</main>\n</body>\n</html>",
    ]
    return "\n".join(part for part in parts if part) + "\n"


def groups(claims: Sequence[Claim]) -> list[tuple[str, list[Claim]]]:
    """Claims that name one subject and one measure in one unit, two or more, in the order of the text."""
    found: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.subject and claim.measure and not claim.furniture:
            found[claim.subject, claim.measure, claim.base_unit].append(claim)
    return [(f"{subject} · {measure}", group) for (subject, measure, _), group in found.items() if len(group) > 1]


def _groups(documents: Sequence[Document], claims: Sequence[Claim]) -> list[str]:
    out = []
    for title, group in groups(claims)[:GROUPS]:
        labels = [_label(documents[c.doc_index], c) for c in group[:BARS]]
        if line := number_line(group[:BARS], labels):
            out.append(f"<h2>{html(title)}</h2>{svg_line(line)}")
            if len(group) > BARS:
                out.append(f'<p class="quiet">and {counted(len(group) - BARS, "further figure")}</p>')
    return out


def _label(document: Document, claim: Claim) -> str:
    name = document.outlet or document.name.replace("\\", "/").rsplit("/", 1)[-1]
    return f"{name} ({claim.qualifier})" if claim.qualifier else name


def _table(claims: Sequence[Claim]) -> list[str]:
    heads = "".join(f'<th scope="col">{head}</th>' for head in HEADS)
    rows = []
    for c in claims:
        about = " · ".join(x for x in (c.subject, c.measure) if x)
        speaker = f"{c.speaker} (quoted)" if c.quoted and c.speaker else c.speaker or "quoted" * c.quoted
        cells = (c.text, c.quantity.kind.replace("_", " "), value_of(c), about, c.qualifier, speaker, c.sentence)
        rows.append(
            f'<tr><th scope="row"><code>{html(c.where)}</code></th>{"".join(f"<td>{html(x)}</td>" for x in cells)}</tr>'
        )
    return [
        '<div class="wide" tabindex="0" role="region" aria-label="all claims">',
        f'<table class="claims"><thead><tr>{heads}</tr></thead><tbody>',
        *rows,
        "</tbody></table></div>",
    ]
