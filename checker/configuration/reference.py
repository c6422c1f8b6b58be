"""The reference page of checker.yaml, made from its one declaration: python -m checker.configuration.reference."""

from __future__ import annotations

from checker.configuration.settings import SETTINGS
from checker.configuration.starter import starter
from checker.rules.reference import table_of
from checker.rules.samples import Samples

PAGE = "docs/reference/configuration.md"
_EXAMPLES: Samples = {
    ("packs",): "packs: [default, house-style-uk]",
    ("rules",): "rules: [rules/]",
    ("levels",): "levels: {parts-add-up: off}",
    ("as_of",): "as_of: 2025-03-05",
    ("manifest",): "manifest: manifest.yaml",
    ("level",): "level: warning",
    ("fail_on",): "fail_on: never",
    ("limits",): "limits: {file_size: 32 MB, pages: 500}",
    ("limits", "file_size"): "limits: {file_size: 32 MB}",
    ("limits", "markup_size"): "limits: {markup_size: 24 MB}",
    ("limits", "expanded_size"): "limits: {expanded_size: 200 MB}",
    ("limits", "elements"): "limits: {elements: 500000}",
    ("limits", "tags"): "limits: {tags: 500000}",
    ("limits", "pages"): "limits: {pages: 500}",
    ("limits", "nesting"): "limits: {nesting: 100}",
    ("limits", "cells"): "limits: {cells: 100000}",
    ("limits", "documents"): "limits: {documents: 1000}",
}
_INTRO = """\
# A project's settings

<!-- Made by `python -m checker.configuration.reference` from the declaration that the loader uses. -->

A file `checker.yaml`, or the section `[tool.checker]` of a `pyproject.toml`, holds for the drafts in its folder and
below. The nearest one above the draft counts; the search ends at the top of the repository. Without such a file
everything is as built in. `checker init` writes a start, `checker config` shows what is in force and where each value
is set.

What stands on the command line goes before what stands here; `--config FILE` takes another file, `--no-config` none.
The Python API looks for no file.

Mistakes are told with their line and what would be right; then the exit code is 2 and nothing is checked."""


def page() -> str:
    """The whole page as Markdown."""
    toml = '[tool.checker]\npacks = ["default"]\nlevels = {parts-add-up = "off"}\nas_of = 2025-03-05'
    return "\n\n".join(
        [
            _INTRO,
            "## Keys",
            table_of(SETTINGS, _EXAMPLES, ()),
            "## The start that `checker init` writes",
            f"```yaml\n{starter().strip()}\n```",
            "## In pyproject.toml",
            f"```toml\n{toml}\n```\n",
        ]
    )


def main() -> None:
    """Writes the page into the checkout."""
    from checker.config import pack_dir

    (pack_dir().parent / PAGE).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
