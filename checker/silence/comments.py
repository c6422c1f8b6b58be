"""Reads what a comment says: `checker: allow RULE[, RULE] [until DATE]: reason`."""

from __future__ import annotations

import datetime as dt
import re
from difflib import SequenceMatcher
from typing import NamedTuple

from checker.silence.values import SHORTEST, Named
from checker.words import nearest

FORM = "allow RULE[, RULE] [until DATE]: reason"
_SPOKEN_TO = re.compile(r"(\w+)[ ]?:[ ]?(.*)", re.DOTALL)
_ORDER = re.compile(r"([\w-]+)(?:[ ](.*))?", re.DOTALL)
_UNTIL = re.compile(r"(?:^|[ ])until(?:[ ](\S+))?$")
_RULE = re.compile(r"([a-z][a-z0-9]*(?:-[a-z0-9]+)*)(?:#([0-9a-f]+))?")
_NAMES = ("checker", "check", "checkers")
_ALIKE = 0.8  # of "checker", from which another word before ": allow" is a slip of the pen


class Said(NamedTuple):
    """What a comment or an entry says; `fault` names the requirement that it fails, `told` tells it."""

    rules: tuple[Named, ...] = ()
    until: dt.date | None = None
    reason: str = ""
    fault: str = ""
    told: str = ""


def read_comment(comment: str) -> Said | None:
    """What a comment says to the checker, None for any other comment.

    >>> read_comment("<!-- checker: allow figures-agree until 2025-12-31: the newer figure -->").until
    datetime.date(2025, 12, 31)
    >>> read_comment("<!-- look this up -->")
    """
    body = " ".join(comment.removeprefix("<!--").removesuffix("-->").split())
    addressed = _SPOKEN_TO.fullmatch(body)
    if addressed is None:
        return None
    name, rest = addressed[1].lower(), addressed[2]
    order = _ORDER.match(rest)
    if name != "checker":
        near = name in _NAMES or SequenceMatcher(None, name, "checker").ratio() >= _ALIKE
        if not near or order is None or order[1] != "allow":
            return None
        return Said(fault="form", told=f"a comment to the checker begins with `checker:`, not `{name}:`")
    if order is None or order[1] != "allow":
        word = order[1] if order else ""
        hint = nearest(word, ["allow"]) if word else ""
        return Said(fault="form", told=f"a comment to the checker says `{FORM}`, not `{word or rest}`{hint}")
    return read_order(order[2] or "")


def read_order(text: str) -> Said:
    """The part behind "allow".

    >>> read_order("figures-agree#3f2a9c01, nato-age: as agreed").rules
    (Named(rule='figures-agree', fingerprint='3f2a9c01'), Named(rule='nato-age', fingerprint=''))
    >>> read_order("nato-age").fault
    'reason'
    """
    head, colon, reason = text.partition(":")
    head, reason = " ".join(head.split()), " ".join(reason.split())
    until, told = None, ""
    if ending := _UNTIL.search(head):
        head = head[: ending.start()]
        until, told = read_day(ending[1] or "")
    rules = [read_rule(word.strip()) for word in head.split(",")]
    strange = next((rule for rule in rules if isinstance(rule, str)), None)
    named = tuple(rule for rule in rules if isinstance(rule, Named))
    if strange is not None or not named:
        return Said(fault="form", told=strange or f"it names no rule (write `{FORM}`)", reason=reason)
    if told:
        return Said(named, None, reason, "form", told)
    if not colon or not reason:
        return Said(named, until, "", "reason", "it gives no reason (write it behind a colon)")
    return Said(named, until, reason)


def read_rule(word: str) -> Named | str:
    """A rule's id with, where one finding is meant, `#` and its fingerprint; else what is wrong."""
    m = _RULE.fullmatch(word)
    if m is None:
        return f"`{word}` is no rule's id" if word else f"it names no rule (write `{FORM}`)"
    if m[2] and not SHORTEST <= len(m[2]) <= 16:
        return f"`#{m[2]}` is no fingerprint: it has {SHORTEST} to 16 hex digits"
    return Named(m[1], m[2] or "")


def read_day(text: str) -> tuple[dt.date | None, str]:
    """A day in ISO form, or what is wrong."""
    try:
        return dt.date.fromisoformat(text), ""
    except ValueError:
        shown = f"`{text}`" if text else "nothing"
        return None, f"{shown} behind `until` is not a day of the calendar (write it as 2025-12-31)"
