"""Loads a library that only some formats need; a missing one is named with the command that installs it."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from checker.errors import InputError


def need(module: str, extra: str, what: str, name: str) -> Any:
    """The module. Raises InputError with the install command where it is missing.

    >>> need("json", "pdf", "PDFs", "a.pdf").loads("5")
    5
    """
    try:
        return import_module(module)
    except ImportError:
        library = module.partition(".")[0]
        hint = f"python3 -m pip install {library}; the extra `{extra}` holds it"
        raise InputError(name, f"{what} need the library {library}", hint=hint) from None
