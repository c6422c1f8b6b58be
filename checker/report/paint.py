"""Colours of the terminal report, by what a piece of text is; without colour it stays as it is."""

from __future__ import annotations

from collections.abc import Callable

Paint = Callable[[str, str], str]

STYLES = {
    "error": "bold red",
    "warning": "bold yellow",
    "suggestion": "bold cyan",
    "good": "bold green",
    "gutter": "blue",
    "draft": "bold red",
    "source": "bold blue",
    "label": "bold",
    "message": "bold",
    "dim": "dim",
}


def painter(color: bool) -> Paint:
    """A function (style name, text) -> text; with colour it writes ANSI sequences around the text."""
    if not color:
        return lambda name, text: text
    from rich.color import ColorSystem
    from rich.style import Style  # loaded only where colours are wanted

    styles = {name: Style.parse(definition) for name, definition in STYLES.items()}
    return lambda name, text: styles[name].render(text, color_system=ColorSystem.STANDARD) if text else ""
