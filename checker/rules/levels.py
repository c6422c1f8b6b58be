"""Levels of single rules that a project sets from outside its rule files, and rules that it turns off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from typing import NamedTuple

from checker.checks.base import Change, Rule, RuleSet

OFF = "off"


class Wanted(NamedTuple):
    """The level that a rule is to have, or `off`, and where that is said."""

    level: str
    place: str = ""


def with_levels(rules: RuleSet, levels: Mapping[str, Wanted]) -> RuleSet:
    """The rule set in which the named rules have other levels; a level turns a rule on that a pack has turned off.

    Ids that no rule has are passed over. The digest is another one as soon as anything differs.
    """
    if not levels:
        return rules
    known = {rule.id for rule in rules.rules}
    active: list[Rule] = []
    idle: list[Rule] = []
    for rule in (*rules.rules, *rules.idle):
        wanted = levels.get(rule.id)
        on = wanted.level != OFF if wanted else rule.id in known
        (active if on else idle).append(_changed(rule, wanted) if wanted else rule)
    told = "\x1f".join(f"{name}={wanted.level}" for name, wanted in sorted(levels.items()))
    digest = sha256(f"{rules.digest}\x1e{told}".encode()).hexdigest()[:6]
    return replace(rules, rules=tuple(active), idle=tuple(idle), digest=digest)


def _changed(rule: Rule, wanted: Wanted) -> Rule:
    if wanted.level == OFF:
        return replace(rule, history=(*rule.history, Change(OFF, wanted.place)))
    history = (*rule.history, Change("level", wanted.place, keys=("level",)))
    return replace(rule, level=wanted.level, levels=(), history=history)
