"""Checks the phrases under `ignore`."""

from __future__ import annotations

import re

from checker.rules.context import Context

_PART = re.compile(r"\{([^{}]*)\}")


def check_phrases(c: Context) -> None:
    """Phrases under `ignore` with braces that stand for nothing."""
    for phrase in c.value("ignore", ()):
        for part in _PART.findall(phrase):
            if not re.fullmatch("[a-z]", part):
                help_ = "{n}, or {n} and {m}, stand for numbers"
                c.error("ignore", "R004", f"`{{{part}}}` stands for nothing in a phrase", help_, "{" + part)
        if not re.search(r"[\w%$€£]", _PART.sub("", phrase)):
            c.error("ignore", "R010", "the phrase has no words, so it would leave out every claim", words=phrase)
