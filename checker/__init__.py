"""Finds the numbers and dates in a draft and its sources that cannot both be true.

>>> import checker
>>> draft = checker.Document(text="The call lasted 90 minutes.", name="draft.txt", date="2025-03-05")
>>> [(claim.text, claim.quantity.unit) for claim in checker.extract(draft)]
[('90 minutes', 'minute')]

Everything is loaded on first use, so that importing the package costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.version import __version__

if TYPE_CHECKING:
    from checker.api import check, extract, read, read_all
    from checker.errors import CheckerError
    from checker.model import Claim, Document
    from checker.report import Report
    from checker.table import Claims

_HOMES = {
    "CheckerError": "checker.errors",
    "Claim": "checker.model",
    "Claims": "checker.table",
    "Document": "checker.model",
    "Report": "checker.report",
    "check": "checker.api",
    "extract": "checker.api",
    "read": "checker.api",
    "read_all": "checker.api",
}

__all__ = [
    "CheckerError",
    "Claim",
    "Claims",
    "Document",
    "Report",
    "__version__",
    "check",
    "extract",
    "read",
    "read_all",
]


def __getattr__(name: str) -> Any:
    """Loads a public name on first use."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'checker' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public names, loaded or not."""
    return sorted({*globals(), *__all__})
