"""What is measured or counted: a measure of the vocabulary, the counted noun, the class of the verb that governs."""

from __future__ import annotations

from typing import NamedTuple

from checker.claims.rule_measures import of_rules
from checker.claims.scope import Scope
from checker.model import Quantity

_REACH = 12  # tokens on either side in which a measure word or a verb may stand
_CROSSING = {",": 4.0, "and": 2.5, "or": 2.5}  # what a token costs that parts two statements; any other costs one
_CLOSE = 3.0  # tokens behind a length or weight in which its measure word stands; twice that before it
_COUNTED = frozenset({"count", "ordinal", "fraction"})


class Governor(NamedTuple):
    """What a clause says of a number: the measure and the class of the verb, "" where it says nothing."""

    measure: str
    predicate: str
    also: tuple[str, ...] = ()  # further measures that it fits, the one that tells most first


def find_governor(scope: Scope, q: Quantity, clause: tuple[int, int]) -> Governor:
    """The nearest measure word and the nearest verb or noun that says what happened (killed, injured, founded).

    A word that needs company ("rate" needs "interest" near) counts only where it has it. For counts the measure is the
    counted noun; where the vocabulary has no measure, it is the noun behind "of". A measure of the rules in force goes
    before the vocabulary's, which it then `also` is.
    """
    words, lexicon = scope.tokens.words, scope.lexicon
    measures, predicates, governing = lexicon.measures, lexicon.predicates, lexicon.governing
    measure = predicate = ""
    if q.kind in _COUNTED and q.unit:
        head = q.unit.rsplit(" ", 1)[-1]
        measure = lexicon.synonyms.get(head, head)
    elif q.kind == "fraction":
        measure = _of_noun(scope, q, clause)
    best_measure = 0.0 if measure else 99.0
    best_predicate = 99.0
    stop = max(q.stop, q.noun[1])
    own = words[q.first : stop]  # "32-member", "56 dead"
    for word in () if governing.isdisjoint(own) else own:
        if word in predicates and best_predicate == 99.0:
            predicate, best_predicate = predicates[word], 0.5
        if word in measures and best_measure == 99.0:
            found = _measure(scope, q, word)
            if found:
                measure, best_measure = found, 0.5
    before = words[max(clause[0], q.first - _REACH) : q.first][::-1]
    behind = words[stop : min(clause[1], stop + _REACH)]
    for side, start, near in ((before, 0.0, 2 * _CLOSE), (behind, 0.25, _CLOSE)):  # on a tie the left side is nearer
        cost = start
        for word in () if governing.isdisjoint(side) else side:
            cost += _CROSSING.get(word, 1.0)
            if word not in governing:
                continue
            if cost < best_predicate and word in predicates:
                predicate, best_predicate = predicates[word], cost
            if cost < best_measure and word in measures and (q.kind != "measure" or cost < near):
                found = _measure(scope, q, word)
                if found:
                    measure, best_measure = found, cost
            if cost >= best_measure and cost >= best_predicate:
                break  # what stands further away is no nearer
    measure = measure or _of_noun(scope, q, clause)
    given = of_rules(scope, q, best_measure)
    if not given:
        return Governor(measure, predicate)
    return Governor(given[0], predicate, tuple(m for m in dict.fromkeys((*given[1:], measure)) if m and m != given[0]))


def _measure(scope: Scope, q: Quantity, word: str) -> str:
    """The measure that a word names here, with the company that it needs."""
    for entry in scope.lexicon.measures[word]:
        if entry.of and q.kind not in entry.of:
            continue
        if not entry.near:
            return entry.measure
        a, b = scope.sentence(q.first)
        if not entry.near.isdisjoint(scope.tokens.words[a:b]):
            return entry.measure
    return ""


def _of_noun(scope: Scope, q: Quantity, clause: tuple[int, int]) -> str:
    """The head of the phrase behind "of" ("a third of NATO members": member), else of what the number modifies."""
    words, lexicon = scope.tokens.words, scope.lexicon
    head = ""
    if words[q.stop] == "of":
        for i in range(q.stop + 1, min(q.stop + 6, clause[1])):
            word = words[i]
            if word.isalpha() and word not in lexicon.stop and word not in lexicon.not_a_name:
                head = word
            elif head:
                break
    elif q.noun[1] > q.noun[0]:
        head = words[q.noun[1] - 1]
    return lexicon.synonyms.get(head, head)
