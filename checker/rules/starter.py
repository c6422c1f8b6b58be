"""The start of a rule file that `checker rules new` writes: valid, commented, with examples that hold."""

from __future__ import annotations

from pathlib import Path

_FILE = Path(__file__).with_name("starter.yaml")
_NAME = "my-newsroom"


def starter(name: str = _NAME) -> str:
    """The text, under a pack's name."""
    return _FILE.read_text(encoding="utf-8").replace(_NAME, name)
