"""Document text for Markdown and HTML: shown as written, never read as markup, a mention or a link."""

from __future__ import annotations

from checker.report.safe import safe

_BLANK = "&#8203;"  # a space of no width: "@name" and "#12" would ping a person and link an issue in a tracker
# "#" is written as a number: "##[error]" in a log would be a command to a build server
_HTML = str.maketrans({"&": "&amp;", "#": "&#35;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})
_MARKDOWN = str.maketrans(
    {
        **{c: f"&#{ord(c)};" for c in "&<>|"},
        **{c: "\\" + c for c in "\\`*_~$"},
        "@": "@" + _BLANK,
        "#": "#" + _BLANK,
    }
)
_LINKS = (
    ("](", "\\]("),
    ("]:", "\\]:"),
    ("[^", "\\[^"),
    ("://", "&#58;//"),
    ("www.", "www&#46;"),
    ("WWW.", "WWW&#46;"),
)
_PLAIN_CODE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ./-_:,()[]<>=≈≤≥–€£¥$%°²³+")


def html(text: str) -> str:
    """Text for HTML, inside an element or a quoted attribute.

    >>> html("<b>R&D</b>")
    '&lt;b&gt;R&amp;D&lt;/b&gt;'
    """
    return safe(text).translate(_HTML)


def markdown(text: str) -> str:
    r"""Text for a line or a table cell of Markdown.

    >>> markdown("*2.1%* | <b> www.example.org")
    '\\*2.1%\\* &#124; &#60;b&#62; www&#46;example.org'
    """
    out = safe(text).translate(_MARKDOWN)
    for link, broken in _LINKS:
        out = out.replace(link, broken)
    return out


def code(text: str) -> str:
    """A name as a code span where that is safe in a table cell too, else as plain text.

    >>> code("drafts/summit.md:3"), code("odd`|name")
    ('`drafts/summit.md:3`', 'odd\\\\`&#124;name')
    """
    return f"`{text}`" if text.strip() and _PLAIN_CODE.issuperset(text) else markdown(text)
