"""Whether two figures of one document are one figure stated twice: what repeats the earlier, what sets it apart.

Across documents much has to agree before two figures are taken for one. Inside a document two figures for which nearly
all agrees mostly are two all the same (13-inch and 15-inch laptops, one sentence and another, one player's goals and
another's): only a few kinds of repetition tell, and a writer who means two things sets them apart, by a word, a name or
a sentence that has both.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from checker.align.features import Features, generic
from checker.align.passage import Passage, Text
from checker.checks.errorkind import error_kind
from checker.claims.scope import Scope
from checker.model import Level
from checker.vocab.load import vocabulary

_CLAUSE = 4  # content words next to two numbers, without a break, from which both stand in one sentence said twice
_PHRASE, _PHRASE_BITS = 2, 3.0  # the same on both sides of the number, with how much they tell at least
_SIDE = 9  # words of either side in which misspelt numbers share what tells _MISSPELT bits
_MISSPELT = 1.5
_EVENT = 3.0  # bits that the words for an event tell, where two spans are counted from it
_SMALL = Decimal(10)  # counts up to here are of too many things: two victims here, three there
_NEAR = Decimal(3)  # the ratio up to which numbers of unequal length may be one number
_FIGURE = frozenset({"count", "number"})
_SPAN = frozenset({"elapsed", "duration"})


class Shared(NamedTuple):
    """Content words that two passages share next to their numbers, without a break, and how much they tell in bits."""

    words: tuple[str, ...]
    before: int  # how many of them stand before the number
    bits: float


class Inside:
    """The repetition level of pairs inside documents; a document is looked through when its first pair comes."""

    def __init__(self, scopes: Sequence[Scope], features: Sequence[Sequence[Features]]) -> None:
        self._scopes, self._features = scopes, features
        self._texts: dict[int, Text] = {}

    def level(self, a: Features, b: Features, document: int) -> Level:
        """How the later figure repeats the earlier; `document` is the place of both among the scopes."""
        if document not in self._texts:
            self._texts[document] = Text(self._scopes[document], self._features[document])
        first, second = (a, b) if a.claim.start < b.claim.start else (b, a)
        return repetition(first, second, self._texts[document])


def repetition(a: Features, b: Features, text: Text) -> Level:
    """The grade for an earlier and a later figure of one document."""
    if a.claim.sentence_start == b.claim.sentence_start:
        return Level("repetition", "missing")
    if a.value is not None and a.value == b.value:
        return _plain(a, b)
    apart = _two_things(a, b, text)
    if apart:
        return Level("repetition", "apart", apart)
    x, y = text.passage(a), text.passage(b)
    shared = _adjacent(x, y, text)
    if len(shared.words) >= _CLAUSE:
        return Level("repetition", "same words", ", ".join(shared.words[:6]))
    apart = _set_apart(a, b, x, y, text)
    if apart:
        return Level("repetition", "apart", apart)
    return _reprise(a, b, x, y, shared, text)


def _reprise(a: Features, b: Features, x: Passage, y: Passage, shared: Shared, text: Text) -> Level:
    """The kind of repetition of two figures that nothing sets apart."""
    if _one_thing(a, b):
        definite = b.definite and not a.definite
        return Level("repetition", "taken up" if definite else "same thing", f"{b.claim.text} {b.noun}")
    if 0 < shared.before < len(shared.words) and shared.bits >= _PHRASE_BITS and not generic(a.noun):
        return Level("repetition", "same thing", ", ".join(shared.words))
    if _misspelt(a, b) and _around(x, y, text) >= _MISSPELT:
        return Level("repetition", "misspelt", f"{a.claim.text} / {b.claim.text}")
    if _same_event(a, b, x, y, text):
        return Level("repetition", "same event", f"{a.claim.text} / {b.claim.text}")
    return _plain(a, b)


def _plain(a: Features, b: Features) -> Level:
    """Where nothing tells: whether the later figure is put as something not named before."""
    if b.indefinite:
        return Level("repetition", "new", f"a {b.claim.text}")
    if a.noun == b.noun and a.noun and generic(a.noun):
        return Level("repetition", "generic", a.noun)
    return Level("repetition", "missing")


def _two_things(a: Features, b: Features, text: Text) -> str:
    """Why the values cannot be two tries at one: the document itself has both side by side, or both more than once."""
    if not _one_kind(a, b):
        return "of another kind"
    if text.together(a, b):
        return "a sentence has both"
    if text.repeated(a) and text.repeated(b):
        return "both are repeated"
    if a.claim.quantity.is_range or b.claim.quantity.is_range:
        return "a range"
    return ""


def _set_apart(a: Features, b: Features, x: Passage, y: Passage, text: Text) -> str:
    """What tells the two figures apart, in words; "" for nothing."""
    if not _comparable(a, b):
        return "of another size or kind"
    if x.part or y.part:
        return "some of them"
    if x.apart != y.apart:
        return " ".join(sorted(x.apart ^ y.apart))
    if x.total != y.total:
        return "a total and a part"
    if x.bearer and y.bearer and x.bearer != y.bearer:
        return f"{x.bearer} / {y.bearer}"
    return _other_sense(a, b, text)


def _other_sense(a: Features, b: Features, text: Text) -> str:
    for mine, other in ((a.claim.qualifier, b.claim.qualifier), (a.claim.measure, b.claim.measure)):
        if mine and other and mine != other:
            return f"{mine} / {other}"
    happened = frozenset((a.claim.predicate, b.claim.predicate)) - {""}
    if _kinds(a, b) <= _FIGURE and not b.definite and len(happened) > 1 and happened not in _related():
        return " / ".join(sorted(happened))
    if a.modifiers and b.modifiers and a.modifiers.isdisjoint(b.modifiers):
        return f"{min(a.modifiers)} / {min(b.modifiers)} {a.noun}"
    if a.noun == b.noun and text.labels(a):
        return f"{a.noun} of several numbers"
    return ""


def _comparable(a: Features, b: Features) -> bool:
    """Whether one figure can be a slip for the other: the same number of digits or nearly, and not a handful."""
    x, y = _figures(a, b)
    if x is None or y is None or x <= 0 or y <= 0:
        return False
    if _kinds(a, b) <= _FIGURE and min(x, y) <= _SMALL:
        return False
    return x.adjusted() == y.adjusted() or max(x, y) < _NEAR * min(x, y) or _misspelt(a, b)


def _kinds(a: Features, b: Features) -> set[str]:
    return {a.claim.quantity.kind, b.claim.quantity.kind}


def _one_kind(a: Features, b: Features) -> bool:
    kinds = _kinds(a, b)
    return len(kinds) == 1 or kinds <= _FIGURE or kinds <= _SPAN


def _figures(a: Features, b: Features) -> tuple[Decimal | None, Decimal | None]:
    """Both values as written where the units are one, else in the base unit."""
    x, y = a.claim.quantity, b.claim.quantity
    return (x.value, y.value) if x.unit == y.unit else (a.value, b.value)


def _misspelt(a: Features, b: Features) -> bool:
    """Whether a slip of the pen makes one number of the other: digits changed round, a zero or a point lost."""
    if a.claim.quantity.unit != b.claim.quantity.unit:  # of counts the noun
        return False
    if not (any(map(str.isdigit, a.claim.text)) and any(map(str.isdigit, b.claim.text))):
        return False
    if error_kind(a.claim, b.claim) not in ("transposed", "magnitude"):
        return False
    return a.value is not None and len(a.value.normalize().as_tuple().digits) > 1


@cache
def _tallied() -> frozenset[str]:
    return frozenset(vocabulary("context")["told_apart"]["tallied"])


@cache
def _related() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in vocabulary("context")["related"]["predicates"])


def _one_thing(a: Features, b: Features) -> bool:
    """Whether both count or measure what goes by one noun, neither dated by a year or month of its own."""
    if not a.noun or a.noun != b.noun or generic(a.noun) or a.noun in _tallied():
        return False
    return a.when == b.when or {a.when, b.when} <= {"", "now"}


def _same_event(a: Features, b: Features, x: Passage, y: Passage, text: Text) -> bool:
    """Whether two spans are counted from one event: "left ten minutes earlier", "17 minutes after she left"."""
    if not (x.anchored and y.anchored and _kinds(a, b) <= _SPAN):
        return False
    if a.claim.quantity.unit != b.claim.quantity.unit:
        return False
    shared = {*x.before[:_SIDE], *x.behind[:_SIDE]} & {*y.before[:_SIDE], *y.behind[:_SIDE]}
    return sum(text.tells(w) for w in shared) >= _EVENT


def _adjacent(x: Passage, y: Passage, text: Text) -> Shared:
    """The content words that follow the numbers step by step in both passages, to the left and to the right."""
    left = _in_step(x.before, y.before, text)
    right = _in_step(x.behind, y.behind, text)
    words = (*reversed(left), *right)
    return Shared(words, len(left), sum(text.tells(w) for w in words))


def _in_step(x: Sequence[str], y: Sequence[str], text: Text) -> list[str]:
    out, i, k = list[str](), 0, 0
    while i < len(x) and k < len(y):
        if x[i] == y[k]:
            if text.tells(x[i]):
                out.append(x[i])
            i, k = i + 1, k + 1
        elif not text.content(x[i]):
            i += 1
        elif not text.content(y[k]):
            k += 1
        else:
            break
    return out


def _around(x: Passage, y: Passage, text: Text) -> float:
    """How much the words tell that stand on the same side of both numbers."""
    before = {*x.before[:_SIDE]} & {*y.before[:_SIDE]}
    behind = {*x.behind[:_SIDE]} & {*y.behind[:_SIDE]}
    return sum(map(text.tells, before)) + sum(map(text.tells, behind))
