"""Reads the vocabulary files in `data/`: TOML with comments, one file per theme, loaded once on first use."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def vocabulary(name: str) -> dict[str, Any]:
    """The parsed content of `data/<name>.toml`, not to be changed. Raises FileNotFoundError for an unknown name."""
    return tomllib.loads((files("checker.vocab") / "data" / f"{name}.toml").read_text(encoding="utf-8"))
