"""The start of a configuration that `checker init` writes: all commented, so that it changes nothing until edited."""

from __future__ import annotations

from pathlib import Path


def starter() -> str:
    """The text."""
    return Path(__file__).with_name("starter.yaml").read_text(encoding="utf-8")
