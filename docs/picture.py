"""Draws `docs/report.svg`, the picture in the README, from the terminal report of the demo: `make picture`."""

from __future__ import annotations

import io
import re
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

WIDTH, FINDINGS = 100, 3  # the beginning of the report; a README is no place for all of it
COMMAND = "check seeds/draft.md --against seeds/sources/*.txt --manifest seeds/manifest.yaml"
# Web fonts and an address: a picture must fetch nothing.
FONTS = re.compile(r"\s*(?:@font-face \{\{.*?\}\}(?=\s)|<!--.*?-->)", re.DOTALL)


def report() -> str:
    """The full report in colour, as a terminal of WIDTH columns shows it, up to the last finding that is drawn."""
    from checker.api import load_rules
    from checker.cli.inputs import gather, manifest_of
    from checker.pipeline import check
    from checker.report import RENDERERS

    manifest, _ = manifest_of("seeds/manifest.yaml")
    drafts = gather(["seeds/draft.md"], manifest)
    sources = gather(["seeds/sources/*.txt"], manifest)
    text = RENDERERS["full"](check(drafts.documents, sources.documents, load_rules(), None), width=WIDTH, color=True)
    heads = [m.start() for m in re.finditer(r"^(?:\x1b\[[\d;]*m)*(?:error|warning)\b.*\[", text, re.MULTILINE)]
    return text[: heads[FINDINGS]] if len(heads) > FINDINGS else text


def main() -> None:
    """Writes the picture."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi(report().rstrip()))
    frame = FONTS.sub("", CONSOLE_SVG_FORMAT).replace("Fira Code", "ui-monospace, Menlo, Consolas, DejaVu Sans Mono")
    svg = console.export_svg(title=f"checker {COMMAND}", theme=MONOKAI, code_format=frame)
    Path("docs/report.svg").write_text(svg + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
