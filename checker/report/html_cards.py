"""The evidence of the HTML report: a card for each finding, and one for each number that has none."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checker.report.html_line import svg_line
from checker.report.html_text import Names, where
from checker.report.markup import html
from checker.report.model import roles_of
from checker.report.numberline import line_of_finding, number_line
from checker.report.quotes import Quote, around, quotes
from checker.report.summary import fact_text
from checker.shown import value_of
from checker.words import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.model import Claim, Comparison, Finding
    from checker.outcomes import Fate
    from checker.report.model import Report

CONTEXT = 400  # characters of the sentence on each side of a figure
COMPARED = 4  # comparisons shown on the card of a number without a finding


def finding_card(report: Report, f: Finding, n: int, names: Names) -> str:
    """One finding: both sides quoted, the numbers line, the reasons; `names` are the marks that the page has."""
    sides: list[list[str]] = [[], []]
    drafts = "draft" in roles_of(f)
    for i, (quote, role) in enumerate(zip(quotes(report, f), roles_of(f), strict=True)):
        against = role != "draft" if drafts else i > 0
        sides[against].append(_quote(report, quote, role, quote.sign == "^", names))
    titles = ("the text", "what speaks against it")
    columns = "".join(
        f'<div role="group" aria-label="{title}">{"".join(side)}</div>'
        for title, side in zip(titles, sides, strict=True)
        if side
    )
    facts = (("Fact", fact_text(x)) for x in f.facts)
    told = [("Why", f.why), *facts, *(("Note", x) for x in f.notes), ("Suggested", f.suggestion)]
    told += [("Confidence", f.confidence), ("Compared as", f.key), ("Rule", f.rule)]
    return (
        f'<article class="finding {f.level}" id="f{n}" data-level="{f.level}">'
        f'<h3><span class="badge">{f.level}</span> {html(f.message)}</h3>'
        f'<div class="sides">{columns}</div>{svg_line(line_of_finding(report, f))}{_list(told)}</article>'
    )


class Became(NamedTuple):
    """What became of a number without a finding that is shown: its mark, its outcome, what it was compared with."""

    state: str
    fate: Fate
    met: Sequence[Comparison]
    silenced: Sequence[tuple[str, str]]  # the silenced finding about it, in words


def number_card(report: Report, claim: Claim, became: Became, names: Names) -> str:
    """A number without a finding: as what it was read, what became of it and why, and with what it was compared."""
    state, fate, met, silenced = became
    about = " · ".join(x for x in (claim.subject, claim.measure, claim.qualifier) if x)
    told = [("Read as", value_of(claim)), ("About", about), ("Why" if met else "Because", fate.why)]
    told += silenced
    shown = met[:COMPARED]
    quoted = []
    for comparison in shown:
        other = next(c for c in comparison.claims if c is not claim)
        verdict = comparison.verdict.replace("_", " ")
        quote = _quote(report, Quote(other, (0, 0), "-", "", value_of(other)), "source", False, names)
        quoted.append(f'{quote}<p class="verdict">{html(f"{verdict}: {comparison.why}")}</p>')
    group = [claim, *(next(c for c in one.claims if c is not claim) for one in shown)]
    labels = [report.label(c, "draft" if report.documents[c.doc_index].role == "draft" else "source") for c in group]
    more = (
        f'<p class="quiet">and {counted(len(met) - COMPARED, "further comparison")}</p>' if len(met) > COMPARED else ""
    )
    return (
        f'<article class="number {state.replace(" ", "-")}" id="c{names[claim.doc_index, claim.start]}" tabindex="-1">'
        f'<h3><span class="badge">{state}</span> {html(claim.text)} {where(claim, names)}</h3>'
        f"{svg_line(number_line(group, labels))}{_list(told)}{''.join(quoted)}{more}</article>"
    )


def _list(told: Sequence[tuple[str, str]]) -> str:
    return f"<dl>{''.join(f'<dt>{name}</dt><dd>{html(text)}</dd>' for name, text in told if text)}</dl>"


def _quote(report: Report, quote: Quote, role: str, suspect: bool, names: Names) -> str:
    before, figure, after = map(html, around(report, quote.claim, CONTEXT))
    mark = '<mark class="suspect">' if suspect else "<mark>"
    quoted = f"{before}{mark}{figure}</mark>{after}"
    return (
        f"<h4>{html(report.label(quote.claim, role))} {where(quote.claim, names)}</h4>"
        f'<blockquote>{quoted}</blockquote><p class="values">{html(quote.values)}</p>'
    )
