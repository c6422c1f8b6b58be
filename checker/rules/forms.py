"""Checks the forms under `prefer` and `avoid` of a format rule: each is a number that can be read, or a template."""

from __future__ import annotations

from checker.checks.style import template
from checker.rules.context import Context
from checker.rules.kinds import STYLE_FIELDS
from checker.rules.messages import mistakes


def check_forms(c: Context) -> None:
    """Forms that are neither an example nor a template, and limits of which nothing is left."""
    style = dict.fromkeys(STYLE_FIELDS, ())
    for key in ("prefer", "avoid"):
        for text in c.value(key, ()):
            wrong = list(mistakes(text, style))
            for mistake in wrong:
                what = mistake.what.replace("the check does not give", "no part of a number is")
                c.error(key, "R008", what, mistake.help, mistake.at)
            if not wrong and template(text) is None:
                help_ = "write an example: `$841 billion`, `5 per cent`, `5 March 2025`, `3.30pm`, `seven`"
                c.error(key, "R004", f"`{text}` is no form of a number that can be read", help_, text)
    least, below = c.value("from"), c.value("below")
    if c.rule.check == "format" and least is not None and below is not None and least >= below:
        c.error(
            "below", "R010", "no number is from the one on and below the other", "write the larger one after `below`"
        )
