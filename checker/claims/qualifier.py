"""In which sense a number is meant: current, target, demanded, forecast, previous."""

from __future__ import annotations

from checker.claims.scope import Scope
from checker.model import Quantity

_REACH = 9
_CALLS = frozenset({"call", "calls", "demand", "demands", "push", "request", "requests", "appeal"})
_AHEAD = frozenset({"target", "demanded", "forecast"})


def find_qualifier(scope: Scope, q: Quantity, clause: tuple[int, int]) -> str:
    """The sense that the nearest word gives; of a change "from" is current or previous and "to" looks ahead.

    "" when the clause does not say.
    """
    words, qualifiers, weak = scope.tokens.words, scope.lexicon.qualifiers, scope.lexicon.weak
    if q.first > 1 and words[q.first - 1] == "for" and words[q.first - 2] in _CALLS:
        return "demanded"  # "a call for five percent"
    if not q.trend and qualifiers.keys().isdisjoint(
        words[max(clause[0], q.first - _REACH) : min(clause[1], q.stop + _REACH)]
    ):
        return ""  # most numbers: told at one look
    senses = []
    before = words[max(clause[0], q.first - _REACH) : q.first]
    behind = words[q.stop : min(clause[1], q.stop + _REACH)]
    if not qualifiers.keys().isdisjoint(before):
        for step, word in enumerate(reversed(before), 1):
            if word in qualifiers:
                senses.append((step + (_REACH if word in weak else 0.0), qualifiers[word]))
    if not qualifiers.keys().isdisjoint(behind):
        for step, word in enumerate(behind, 1):
            if word in qualifiers:
                senses.append((step + (_REACH if word in weak else 0.25), qualifiers[word]))
    found = [sense for _, sense in sorted(senses)]
    if q.trend == "from":
        return "current" if "current" in found else "previous"
    if q.trend in ("to", "by"):
        return next((s for s in found if s in _AHEAD), "current")
    return found[0] if found else ""


_DENIALS = frozenset({"without", "no", "not", "n't", "'t", "unspecified", "unclear"})
_DEADLINES = frozenset({"time", "timeline", "timetable", "timeframe", "timescale", "deadline", "date", "schedule"})


def no_deadline(scope: Scope, q: Quantity, clause: tuple[int, int]) -> bool:
    """Whether the clause says that no time was set: "without specifying a time frame", "gave no deadline"."""
    words = scope.tokens.words
    stop = min(clause[1], q.stop + 4 * _REACH)
    if _DEADLINES.isdisjoint(words[q.stop : stop]):
        return False
    for i in range(q.stop, stop):
        if words[i] in _DEADLINES:
            return any(words[k] in _DENIALS for k in range(max(q.stop, i - 6), i))
    return False
