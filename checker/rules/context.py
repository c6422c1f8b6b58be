"""One rule as its cross-checks see it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from checker.checks.base import Measure, Select, Validity
from checker.rules.draft import RuleDraft
from checker.rules.fits import Compared, compared


class Context(NamedTuple):
    """One rule with what its checks look up."""

    rule: RuleDraft
    measures: Mapping[str, Measure]
    facts: Mapping[str, tuple[Validity, ...]]

    def value(self, key: str, default: Any = None) -> Any:
        return self.rule.items[key].value if key in self.rule.items else default

    def error(self, key: str, code: str, what: str, help_: str = "", words: str = "") -> None:
        place = self.rule.items[key].place if key in self.rule.items else self.rule.place
        if words:
            place = self.rule.reading.narrowed(place, words)
        self.rule.reading.error(place, code, what, help_)

    def compared(self) -> Compared:
        values = (*self.value("expect", ()), *self.facts.get(self.value("fact", ""), ()))
        return compared(self.value("select", Select()), self.measures, values)
