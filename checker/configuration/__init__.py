"""A project's own settings: `checker.yaml`, or `[tool.checker]` in pyproject.toml, found upwards from a draft.

Only the command line heeds them; the Python API looks at no disk for them.
"""

from __future__ import annotations

from checker.configuration.files import find
from checker.configuration.load import Configuration, load

__all__ = ["Configuration", "find", "load"]
