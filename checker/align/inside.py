"""Whether two figures of one document are one figure stated twice: what repeats the earlier, what sets it apart.

Across documents much has to agree before two figures are taken for one. Inside a document two figures for which nearly
all agrees mostly are two all the same (13-inch and 15-inch laptops, one sentence and another, one player's goals and
another's): only a few kinds of repetition tell, and a writer who means two things sets them apart, by a word, a name or
a sentence that has both.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from checker.align.features import Features, generic
from checker.align.levels import AHEAD
from checker.align.passage import Passage, Text
from checker.align.slips import FIGURE, SPAN, comparable, in_digits, kinds, misspelt, one_kind, zero_lost
from checker.align.wording import Shared, adjacent, around
from checker.claims.scope import Scope
from checker.model import Level
from checker.vocab.load import vocabulary

_CLAUSE = 4  # content words next to two numbers, without a break, from which both stand in one sentence said twice
_PHRASE = 3.0  # bits that words next to the numbers tell, some on either side, from which both stand in one phrase
_ONE_SIDED = 5.0  # the same where all stand before or all behind
_CROWDED = (
    8.0  # times the bits by which a document crowded with numbers asks for more where a noun is all that is shared
)
_SLIP = 2.0  # bits that the words around two numbers tell, where one is the other misspelt
_LABEL = 4  # words that the label of a line has at most
_EVENT = 3.0  # the same where two spans are counted from an event


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
        grade, detail = _grade(first, second, self._texts[document])
        return Level("repetition", grade, detail)


def _grade(a: Features, b: Features, text: Text) -> tuple[str, str]:
    """How the later of two figures repeats the earlier, and on what grounds."""
    if a.claim.sentence_start == b.claim.sentence_start:
        return "missing", ""
    if (a.value is not None and a.value == b.value) or a.claim.text.lower() == b.claim.text.lower():
        return _put(a, b)
    apart = _two_things(a, b, text)
    if apart:
        return "apart", apart
    x, y = text.passage(a), text.passage(b)
    if x.anothers != y.anothers:
        return "apart", "of another person"
    shared = adjacent(x, y, text)
    if len(shared.words) >= _CLAUSE:
        return "same words", ", ".join(shared.words[:6])
    apart = _set_apart(a, b, x, y, text)
    if apart:
        return "apart", apart
    return _repeats(a, b, x, y, text, shared)


def _repeats(a: Features, b: Features, x: Passage, y: Passage, text: Text, shared: Shared) -> tuple[str, str]:
    """The kind of repetition of two figures that nothing sets apart."""
    if _one_thing(a, b, x, y, text):
        if b.definite and not a.definite:
            return "taken up", f"the {b.claim.text} {b.noun}"
        return "same thing", f"{b.claim.text} {b.noun}"
    otherwise = _named_otherwise(x, y)
    if not otherwise and _one_phrase(a, b, shared, text):
        return "same thing", ", ".join(shared.words)
    if not otherwise and text.opens(a) and _one_report(a, b, shared):
        return "same thing", f"{a.claim.predicate} {a.claim.measure or a.noun}"
    if zero_lost(a, b) or (misspelt(a, b) and around(x, y, text) >= _SLIP):
        return "misspelt", f"{a.claim.text} / {b.claim.text}"
    if _one_event(a, b, x, y, text):
        return "same event", f"{a.claim.text} / {b.claim.text}"
    return _put(a, b)


def _put(a: Features, b: Features) -> tuple[str, str]:
    """Where nothing tells: whether the later figure is put as something not named before."""
    if b.indefinite:
        return "new", f"a {b.claim.text}"
    if a.noun == b.noun and a.noun and generic(a.noun):
        return "generic", a.noun
    return "missing", ""


def _two_things(a: Features, b: Features, text: Text) -> str:
    """Why the values cannot be two tries at one: the document itself has both side by side, or both more than once."""
    if not one_kind(a, b):
        return "of another kind"
    if text.together(a, b):
        return "a sentence has both"
    x, y = _label(a), _label(b)
    if x and y and x != y:
        return f"{x} / {y}"
    if _bracketed(a) and _bracketed(b):
        return "beside other figures"
    if text.repeated(a) and text.repeated(b):
        return "both are repeated"
    if a.claim.quantity.is_range or b.claim.quantity.is_range:
        return "a range"
    return ""


def _label(f: Features) -> str:
    """What a line of a list is about, by its first words up to a colon: "Wind: revenue of 1.1 billion"; "" for none."""
    head, colon, _ = f.claim.sentence[: max(0, f.claim.start - f.claim.sentence_start)].partition(":")
    return head.lstrip("-*\u2022 ").lower() if colon and len(head.split()) <= _LABEL else ""


def _bracketed(f: Features) -> bool:
    """Whether a figure stands in brackets, as the earlier value of the one before: "€217m (2023: €154m)"."""
    before = f.claim.sentence[: max(0, f.claim.start - f.claim.sentence_start)]
    return before.rfind("(") > before.rfind(")")


def _set_apart(a: Features, b: Features, x: Passage, y: Passage, text: Text) -> str:
    """What tells the two figures apart, in words; "" for nothing."""
    if not comparable(a, b):
        return "of another size"
    if _change(a) or _change(b):
        return "a change"
    if x.part or y.part:
        return "some of them"
    if x.apart != y.apart:
        return " ".join(sorted(x.apart ^ y.apart))
    if x.total != y.total:
        return "a total and a part"
    if x.bearer and y.bearer and x.bearer != y.bearer:
        return f"{x.bearer} / {y.bearer}"
    return _other_sense(a, b, x, y, text)


def _other_sense(a: Features, b: Features, x: Passage, y: Passage, text: Text) -> str:
    mine, other = a.claim.qualifier, b.claim.qualifier
    slip = misspelt(a, b) and around(x, y, text) >= _SLIP
    if mine and other and (mine in AHEAD) != (other in AHEAD) and not slip:
        return f"{mine} / {other}"
    if a.claim.measure and b.claim.measure and a.claim.measure != b.claim.measure:
        return f"{a.claim.measure} / {b.claim.measure}"
    happened = frozenset((a.claim.predicate, b.claim.predicate)) - {""}
    if kinds(a, b) <= FIGURE and not b.definite and len(happened) > 1 and happened not in _related():
        return " / ".join(sorted(happened))
    if a.modifiers and b.modifiers and a.modifiers.isdisjoint(b.modifiers):
        return f"{min(a.modifiers)} / {min(b.modifiers)} {a.noun}"
    if a.noun and a.noun == b.noun and (text.labels(a) or (text.many(a) and not _known_again(a, b, x, y, text))):
        return f"{a.noun} of several numbers"
    return ""


def _known_again(a: Features, b: Features, x: Passage, y: Passage, text: Text) -> bool:
    """Whether a figure is meant that the reader knows, among many: one that is repeated, or "the 43 pirates"."""
    return b.definite or ((text.repeated(a) or text.repeated(b)) and not _named_otherwise(x, y))


def _named_otherwise(x: Passage, y: Passage) -> bool:
    return bool(x.names and y.names) and x.names.isdisjoint(y.names)


def _change(f: Features) -> bool:
    """Whether a figure is one end of a change, or the change itself: every share and firm has one of its own."""
    q = f.claim.quantity
    return q.kind not in SPAN and bool(q.trend or q.direction)


@cache
def _related() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in vocabulary("context")["related"]["predicates"])


@cache
def _tallied() -> frozenset[str]:
    return frozenset(vocabulary("context")["told_apart"]["tallied"])


def _telling(noun: str) -> bool:
    return bool(noun) and not generic(noun) and noun not in _tallied()


def _one_time(a: Features, b: Features) -> bool:
    """Whether neither sentence alone is dated by a year or month of its own."""
    return a.when == b.when or {a.when, b.when} <= {"", "now"}


def _one_thing(a: Features, b: Features, x: Passage, y: Passage, text: Text) -> bool:
    """Whether both count or measure what goes by one noun, or the same word follows both ("12.9-inch display")."""
    if not _one_time(a, b):
        return False
    if a.noun == b.noun and _telling(a.noun):
        return around(x, y, text) >= _CROWDED * text.crowd(a)
    described = a.claim.quantity.kind in ("measure", "age") and x.behind[:1] == y.behind[:1] != ()
    return described and _telling(x.behind[0]) and text.tells(x.behind[0]) > 0


def _one_phrase(a: Features, b: Features, shared: Shared, text: Text) -> bool:
    """Whether the same words stand next to both numbers: "faces [up to 75 years] to life in prison".

    On one side only they have to tell more, and handfuls in words ("banned for two years") do not come again.
    """
    if a.noun and generic(a.noun):
        return False
    bits = shared.bits - text.crowd(a)
    if 0 < shared.before < len(shared.words):
        return bits >= _PHRASE
    return len(shared.words) > 1 and bits >= _ONE_SIDED and in_digits(a) and in_digits(b)


def _one_report(a: Features, b: Features, shared: Shared) -> bool:
    """Whether one thing is told to have happened: what news opens with comes again ("jailed for 14 years", a toll)."""
    x, y = a.claim, b.claim
    if not x.predicate or x.predicate != y.predicate or not _one_time(a, b):
        return False
    if x.quantity.kind == "count":
        return y.quantity.kind == "count" and (a.noun == b.noun or generic(a.noun) or generic(b.noun))
    if kinds(a, b) & FIGURE or not shared.words or not x.measure or x.measure != y.measure:
        return False
    return not (x.subject and y.subject) or x.subject.split()[-1] == y.subject.split()[-1]


def _one_event(a: Features, b: Features, x: Passage, y: Passage, text: Text) -> bool:
    """Whether two spans are counted from one event: "left ten minutes earlier", "17 minutes after she left"."""
    if not (x.anchored and y.anchored) or not kinds(a, b) <= SPAN or a.claim.quantity.unit != b.claim.quantity.unit:
        return False
    return around(x, y, text) >= _EVENT
