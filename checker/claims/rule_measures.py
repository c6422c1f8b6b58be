"""The measures that the rules in force name: a number is of one whose words its sentence has."""

from __future__ import annotations

from collections.abc import Sequence

from checker.claims.scope import Scope
from checker.model import Quantity
from checker.text.stem import stem
from checker.vocab.lexicon import OwnMeasure

_ADVANTAGE = 3.0  # tokens by which a rule author's word may stand further away than a measure word of the vocabulary
_PARTING = dict.fromkeys(
    (",", "and", "or", ";", ":", "(", ")", "-", "\u2013", "\u2014", "but", "while", "whereas", "although", "as", "when",
     "after", "before", "because", "which", "who", "with"), 3.0
)  # words that part two statements, and what they count in tokens  # fmt: skip
_COUNTS = frozenset({"count", "ordinal"})


def of_rules(scope: Scope, q: Quantity, rival: float) -> tuple[str, ...]:
    """The measures of rules that a quantity is of, the one whose words stand nearest first.

    Its sentence has the measure's words, and one of its near words where it has some; its kind can have the measure's
    unit; what it counts is what the measure counts. Only where another statement begins between the measure's words and
    the number does a nearer measure word of the vocabulary, at a cost of `rival` tokens, keep the number to itself
    ("2.3% on defence, and unemployment is 4.4%").
    """
    words, own = scope.tokens.words, scope.lexicon.own_measures
    if not own:
        return ()
    first, stop = scope.sentence(q.first)
    if own.keys().isdisjoint(words[first:stop]):
        return ()
    costs: dict[str, float] = {}
    for i in range(first, stop):
        for entry in own.get(words[i], ()):
            end = i + len(entry.words)
            if (len(entry.words) > 1 and tuple(words[i:end]) != entry.words) or not _fits(entry, q):
                continue
            cost = _cost(words, q, i, end)
            parted = _parted(words, q, i, end)
            if q.kind in _COUNTS and q.unit:
                if not (_inside(q, i, end) or _counted(scope, entry, q)):
                    continue
                cost = 0.0
            if not _accompanied(entry, q, words[first:stop]):
                continue
            if entry.near:
                near = [k for k in range(first, stop) if stem(words[k]) in entry.near]
                cost = min([cost, *(_cost(words, q, k, k + 1) for k in near)])
                parted = parted and all(_parted(words, q, k, k + 1) for k in near)
            if not parted or cost <= rival + _ADVANTAGE:
                costs[entry.measure] = min(cost, costs.get(entry.measure, cost))
    return tuple(sorted(costs, key=lambda m: (costs[m], m)))


def _fits(entry: OwnMeasure, q: Quantity) -> bool:
    return not entry.kinds or q.kind in entry.kinds


def _inside(q: Quantity, first: int, stop: int) -> bool:
    """Whether the words stand in the number's own noun phrase: "32-member", "1,200 hospital beds"."""
    return q.first <= first and stop <= max(q.stop, q.noun[1])


def _counted(scope: Scope, entry: OwnMeasure, q: Quantity) -> bool:
    """Whether the number counts what the measure's unit counts ("7,500 patients" of a waiting list)."""
    synonyms = scope.lexicon.synonyms
    head = q.unit.rsplit(" ", 1)[-1]
    return bool(entry.counted) and synonyms.get(head, stem(head)) == synonyms.get(entry.counted, stem(entry.counted))


def _accompanied(entry: OwnMeasure, q: Quantity, sentence: Sequence[str]) -> bool:
    return not entry.near or q.kind in entry.near_kinds or not entry.near.isdisjoint(map(stem, sentence))


def _cost(words: Sequence[str], q: Quantity, first: int, stop: int) -> float:
    """Tokens between the number and words of its sentence; what parts two statements counts more."""
    if first < q.stop and q.first < stop:
        return 0.5
    return 1.0 + sum(_PARTING.get(word, 1.0) for word in _between(words, q, first, stop))


def _parted(words: Sequence[str], q: Quantity, first: int, stop: int) -> bool:
    """Whether another statement begins between the number and words of its sentence."""
    return not _PARTING.keys().isdisjoint(_between(words, q, first, stop))


def _between(words: Sequence[str], q: Quantity, first: int, stop: int) -> Sequence[str]:
    return words[q.stop : first] if first >= q.stop else words[stop : q.first]
