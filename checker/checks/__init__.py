"""The kinds of check that a rule can name: one file a kind, one line a kind here."""

from __future__ import annotations

from collections.abc import Mapping

from checker.checks.agree import agree
from checker.checks.arithmetic import arithmetic
from checker.checks.base import Check
from checker.checks.bounds import bounds
from checker.checks.calendar import calendar
from checker.checks.derive import derive
from checker.checks.expect import expect
from checker.checks.format import format_of
from checker.checks.silencing import silencing
from checker.checks.stale import stale
from checker.checks.sum import sum_of_parts
from checker.checks.supported import supported

CHECKS: Mapping[str, Check] = {
    "agree": agree,
    "supported": supported,
    "expect": expect,
    "derive": derive,
    "calendar": calendar,
    "arithmetic": arithmetic,
    "sum": sum_of_parts,
    "bounds": bounds,
    "format": format_of,
    "stale": stale,
    "silencing": silencing,
}
