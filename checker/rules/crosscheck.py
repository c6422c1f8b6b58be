"""What no single key of a rule shows: units that do not fit, fields that no check gives, rules that can never fire."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise

from checker.checks.base import Measure, Select, Validity
from checker.rules.amounts import dimension, in_base
from checker.rules.context import Context
from checker.rules.draft import RuleDraft
from checker.rules.fits import contradiction, misfit
from checker.rules.forms import check_forms
from checker.rules.formulas import BUILT_IN, check_formulas, check_parts, names_in_phrases
from checker.rules.kinds import CLAIM, KINDS_OF_CHECK, LEVELS_BY_SIZE, MARGINS, NOT_YET
from checker.rules.meanings import check_senses
from checker.rules.messages import mistakes
from checker.rules.patterns import check_phrases
from checker.rules.problems import Problem, closest
from checker.rules.things import check_days
from checker.rules.unmet import UNMET


def check_rule(rule: RuleDraft, measures: Mapping[str, Measure], facts: Mapping[str, tuple[Validity, ...]]) -> None:
    """Runs every cross-check on one rule; mistakes go to the reading of its file."""
    if not rule.check:
        return
    context = Context(rule, measures, facts)
    for check in RULE_CHECKS:
        check(context)


def _tolerance(c: Context) -> None:
    """A tolerance in a unit that does not fit what is compared."""
    tolerance = c.value("tolerance")
    if tolerance is not None and tolerance.kind == "margin":
        wrong = misfit(tolerance.unit, c.compared())
        if wrong:
            c.error("tolerance", "R007", f"the tolerance `{tolerance.shown}` {wrong[0]}", wrong[1])


def _levels(c: Context) -> None:
    """Thresholds in a unit that does not fit, and a higher level that starts below a lower one."""
    levels = c.value("level", "")
    if isinstance(levels, str):
        return
    what = c.compared()
    for threshold in levels:
        wrong = misfit(threshold.amount.unit, what)
        if wrong:
            c.error("level", "R007", f"the threshold for {threshold.level} {wrong[0]}", wrong[1], threshold.level)
    for higher, lower in pairwise(levels):
        if higher.amount.unit == lower.amount.unit and higher.amount.value <= lower.amount.value:
            text = f"{lower.level} can never be given: {higher.level} holds from the same size or a smaller one"
            c.error("level", "R010", text, f"give {higher.level} the larger threshold", lower.level)


def _selection(c: Context) -> None:
    """A selection that selects nothing, or that nothing can meet."""
    select = c.value("select")
    if select is None:
        return
    if select == Select():
        c.error(
            "select", "R010", "the selection is empty", "name an entity, a measure or a kind, or leave `select` out"
        )
    elif text := contradiction(select, c.measures):
        c.error("select", "R010", f"the rule can never fire: {text}", "change the measure's unit or the kind")
    elif c.rule.check == "supported" and select.within == "source":
        c.error("select", "R010", "the rule can never fire: only a draft's claims need support", "write `in: draft`")


def _needed(c: Context) -> None:
    """Keys of which one must be there."""
    for group in KINDS_OF_CHECK[c.rule.check].one_of:
        if not any(key in c.rule.items for key in group) and not _misread(c.rule, group):
            keys = " or ".join(f"`{key}`" for key in group)
            c.error(
                "id",
                "R003",
                f"the check {c.rule.check} wants {keys}",
                KINDS_OF_CHECK[c.rule.check].fields[group[0]].about,
            )


def _misread(rule: RuleDraft, group: Iterable[str]) -> bool:
    return any(key in group or closest(key, group) for key in rule.given if key in group or key not in rule.items)


def _messages(c: Context) -> None:
    """Message fields that the check does not give."""
    gives = dict(KINDS_OF_CHECK[c.rule.check].gives)
    bound = c.value("bind") or names_in_phrases(c)
    if bound:  # its names take the place of those that the check finds by itself
        gives = {name: parts for name, parts in gives.items() if name not in BUILT_IN}
        gives |= dict.fromkeys(bound, CLAIM)
    gives |= {name: () for name in c.value("facts", ()) if c.rule.check == "derive"}
    if "convert" in c.rule.items:
        money = c.value("convert")["to"].lower()
        gives |= {"a": (*gives["a"], money), "b": (*gives["b"], money)}
    elif "rate" not in bound:
        gives.pop("rate", None)
    for key in ("message", "suggest"):
        for mistake in mistakes(c.value(key, ""), gives):
            c.error(key, "R008", mistake.what, mistake.help, mistake.at)


def _expected(c: Context) -> None:
    """Expected values that contradict each other, or that are dates where a number is compared."""
    values = c.value("expect", ())
    place = c.rule.items["expect"].place if values else c.rule.place
    check_days(values, place, "the expected values", c.rule.reading.problems)


def _between(c: Context) -> None:
    """Bounds the wrong way round, or in units that do not fit."""
    bounds = c.value("between")
    if not bounds or len(bounds) != 2:
        return
    low, high = bounds
    if low.unit != high.unit and (dimension(low.unit) != dimension(high.unit) or dimension(low.unit) == "count"):
        c.error("between", "R007", f"the bounds have different units: {low.unit or 'none'} and {high.unit or 'none'}")
    elif in_base(low).value >= in_base(high).value:
        c.error("between", "R010", "the lower bound is not below the upper one", "write the smaller value first")
    elif wrong := misfit(low.unit, c.compared(), relative=False):
        c.error("between", "R007", f"`between` {wrong[0]}", wrong[1])


def _examples(c: Context) -> None:
    """Rules without examples, of which nobody knows whether they work."""
    missing = [key for key in ("match", "no_match") if key not in c.rule.items]
    if missing:
        what = f"the rule `{c.rule.id}` has no {' and no '.join(missing)} examples"
        place = c.rule.items["id"].place if "id" in c.rule.items else c.rule.place
        c.rule.reading.problems.append(Problem(place, "R101", what, "give at least one of each", "warning"))


def _least_parts(c: Context) -> None:
    """A breakdown of fewer than two parts."""
    if c.value("min_parts", 2) < 2:
        c.error("min_parts", "R010", "a sum has at least two parts")


def _no_effect(c: Context) -> None:
    """Keys that nothing reads yet: better told than taken for granted."""
    idle = [key for key in NOT_YET.get(c.rule.check, ()) if key in c.rule.items]
    tolerance = c.value("tolerance")
    if tolerance is not None and tolerance.kind == "margin" and c.rule.check not in MARGINS:
        idle.append("tolerance")
    if not isinstance(c.value("level", ""), str) and c.rule.check not in LEVELS_BY_SIZE:
        idle.append("level")
    for key in idle:
        what = f"`{key}` as it is written here has no effect on the check {c.rule.check} in this version"
        c.rule.reading.problems.append(Problem(c.rule.items[key].place, "R103", what, severity="warning"))


RULE_CHECKS: tuple[Callable[[Context], None], ...] = (
    _needed,
    _selection,
    _tolerance,
    _levels,
    _messages,
    _expected,
    _between,
    check_parts,
    check_formulas,
    check_phrases,
    check_forms,
    check_senses,
    *UNMET,
    _least_parts,
    _examples,
    _no_effect,
)
