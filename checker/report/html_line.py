"""The numbers line as inline SVG: a row a claim, its bar between its name and its values."""

from __future__ import annotations

from checker.report.markup import html
from checker.report.numberline import Bar, NumberLine

_WIDE, _TALL = 100, 10  # the bar's own units; the page stretches them


def svg_line(line: NumberLine | None) -> str:
    """A figure that a screen reader reads as its rows; "" for None."""
    if line is None:
        return ""
    rows = "".join(
        f'<div class="row"><span>{html(b.label)}</span>{_bar(b)}<span class="values">{html(b.values)}</span></div>'
        for b in line.bars
    )
    left, right = map(html, line.ends)
    scale = '<span class="quiet">log scale</span>' if line.logarithmic else ""
    axis = f'<div class="row axis" aria-hidden="true"><span></span><div><span>{left}</span>{scale}<span>{right}</span>'
    return f'<figure class="line" aria-label="the values on one axis">{rows}{axis}</div><span></span></div></figure>'


def _bar(bar: Bar) -> str:
    low, high = bar.low * _WIDE, bar.high * _WIDE
    kind = "bar suspect" if bar.suspect else "bar"
    box = f'<rect class="{kind}" x="{low:.2f}" y="2" width="{max(0.6, high - low):.2f}" height="6"/>'
    dot = (
        ""
        if bar.point is None
        else f'<rect class="point" x="{bar.point * _WIDE - 0.3:.2f}" y="0" width="0.6" height="10"/>'
    )
    return (
        f'<svg viewBox="0 0 {_WIDE} {_TALL}" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        f'<rect class="axis" x="0" y="4.7" width="100" height="0.6"/>{box}{dot}</svg>'
    )
