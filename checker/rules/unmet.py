"""Values that fit their key but that nothing can ever meet: totals, factors, examples."""

from __future__ import annotations

from collections.abc import Callable

from checker.checks.base import Example, Select
from checker.rules.context import Context
from checker.rules.fits import misfit
from checker.rules.problems import Problem

_CALENDAR = frozenset({"date", "time"})


def check_total(c: Context) -> None:
    """A total in a unit that the parts do not have."""
    total = c.value("equals")
    if c.rule.check == "sum" and total is not None and (wrong := misfit(total.unit, c.compared(), relative=False)):
        c.error("equals", "R007", f"the total {wrong[0]}", wrong[1])


def check_factors(c: Context) -> None:
    """A slip by the factor 1, which is none."""
    for factor in c.value("slips", ()):
        if factor == 1:
            c.error("slips", "R010", "a factor of 1 is no slip", "write factors such as [10, 100, 1000]")


def check_expected_kind(c: Context) -> None:
    """A date where numbers are compared, a number where dates are."""
    kinds = c.value("select", Select()).kind
    for value in c.value("expect", ()):
        if kinds and value.amount is None and _CALENDAR.isdisjoint(kinds):
            c.error(
                "expect", "R007", f"`{value.value}` is a date, but the kind is {' or '.join(kinds)}", "", value.value
            )
        if kinds and value.amount is not None and _CALENDAR.issuperset(kinds):
            c.error("expect", "R007", f"`{value.value}` is no date, but the kind is date", "", value.value)


def check_examples(c: Context) -> None:
    """What a silent example expects, and the same text in both lists: one of them must fail."""
    for example in c.value("no_match", ()):
        if example.expect:
            place = c.rule.items["no_match"].place
            what = "an example under `no_match` expects no finding, so there is nothing to expect of it"
            c.rule.reading.error(c.rule.reading.narrowed(place, "expect"), "R010", what, "leave `expect` out")
    loud = {_texts(example) for example in c.value("match", ())}
    for example in c.value("no_match", ()):
        if _texts(example) in loud and not example.todo:
            what = "this example stands under `match` and under `no_match`"
            place = c.rule.reading.narrowed(c.rule.items["no_match"].place, example.draft.split("\n")[0])
            c.rule.reading.problems.append(Problem(place, "R010", what, "leave it in one of them"))


def _texts(example: Example) -> tuple[object, ...]:
    return example.draft, example.sources, example.as_of


UNMET: tuple[Callable[[Context], None], ...] = (
    check_total,
    check_factors,
    check_expected_kind,
    check_examples,
)
