"""What alignment looks at in a claim: its family of units, what it counts or measures, whose it is, words around it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from math import log2
from typing import NamedTuple

from checker.align.series import Series, series
from checker.claims.scope import Scope
from checker.claims.share import SHARES, elided, share_phrase
from checker.model import Claim, Quantity
from checker.text.stem import stem

_DATING = frozenset({"date", "duration", "elapsed"})
_PERCENT = frozenset({"percentage", "percentage_point", "fraction"})
_TIMELIKE = frozenset({"duration", "elapsed", "age"})
_NEAR = 10  # tokens on either side whose words weigh double: the clause of the number itself
_GENERIC_NOUNS = frozenset(
    {"person", "other", "more", "", "time", "percent", "point", "goal", "game", "run", "yard", "shot"}
)


_INDEFINITE = frozenset({"a", "an", "another", "other", "further", "additional", "extra"})
_FURTHER = frozenset({"another", "further", "additional", "extra", "more"})
_TOTAL = frozenset({"total", "altogether", "overall", "combined", "cumulative"})
_TOGETHER = frozenset({("between", "them"), ("among", "them"), ("in", "all"), ("all", "told")})
_SLOT = 5
_BEFORE, _COMMA = 4, 5  # tokens by which a date before a number, or beyond a comma, counts as further away
_POSSESSIVE = frozenset({"its", "their", "his", "her", "our"})
_DEFINITE = frozenset({"the", "these", "those", "this", "that"})


class Features(NamedTuple):
    """One claim as alignment sees it."""

    position: int  # among the run's claims
    claim: Claim
    family: str  # claims of different families are never compared
    value: Decimal | None  # in the base unit; the middle of a range
    noun: str  # canonical head noun of what is counted
    modifiers: frozenset[str]  # stems of the words before that head
    names: frozenset[str]  # folded words of the names in the sentence, last words of canonical entities
    stems: frozenset[str]  # content stems of the sentence
    near: frozenset[str]  # content stems close to the number
    negated: bool  # "have yet to reach": the complement is meant
    definite: bool  # "the 40 dangers": takes up something that the document has named
    slot: frozenset[str]  # content stems of the few words behind the number, up to a comma or the next number
    indefinite: bool  # "an 11-yard pass", "another 19": something not named before
    total: bool  # "a total of 14", "14 in all"
    further: bool  # "another 19 patients": not all of them
    whole: bool  # "two of the three victims": the three are the whole, not those that died
    when: str  # how the sentence dates it: "" not, "now" by a weekday or a day, else the year or month that it names
    known: bool = False  # its subject is an entity of the vocabulary or of a rule file
    series: Series = ()  # the values that are told together with it, its own among them
    carried: bool = False  # its sentence names nobody; the names are those of the sentence before
    setting: frozenset[str] = frozenset()  # the names of the whole document, where it meets others as an equal
    mass: float = 0.0  # how much its words tell, together; known when all documents are


def family_of(claim: Claim) -> str:
    """The group of claims that one can be compared with: a dimension; all money is one, whatever the currency."""
    kind = claim.quantity.kind
    if kind in _PERCENT:
        return "percent"
    if kind in ("duration", "elapsed", "age", "measure"):
        return ("years " if kind in _TIMELIKE else "measure ") + claim.base_unit
    return {"number": "count"}.get(kind, kind)


def extract_features(scope: Scope, claims: Sequence[Claim], first_index: int, peers: bool = False) -> list[Features]:
    """The features of one document's claims; furniture and vague amounts are left out.

    `peers`: whether the documents are sources that meet as equals, each placing one event in words of its own.
    """
    dated: dict[int, list[tuple[int, str]]] = {}
    for claim in claims:
        when = _dating(claim, scope) if claim.quantity.kind in _DATING else ""
        if when:
            dated.setdefault(claim.scope[0], []).append((claim.quantity.first, when))
    told = series(scope, claims)
    out = []
    for k, claim in enumerate(claims):
        if claim.furniture or claim.quantity.vague or (k and _converted(claims[k - 1], claim, scope)):
            continue
        when = _nearest(claim, dated.get(claim.scope[0], []), scope.tokens.words)
        f = _features(scope, claim, first_index + k, when)
        if claim.quantity.kind in SHARES:
            f = f._replace(modifiers=_share(scope, claims, k))
        if not f.names:
            f = f._replace(names=_carried(scope, claim), carried=True)
        out.append(f._replace(series=told[k]) if k in told else f)
    if not peers:
        return out
    setting = frozenset(m.canonical.rsplit(" ", 1)[-1].lower() for m in scope.mentions)
    return [f._replace(setting=setting) for f in out]


def _carried(scope: Scope, claim: Claim) -> frozenset[str]:
    """The names of the sentence before, of which one that names nobody goes on to tell."""
    first, stop = scope.sentence(max(claim.scope[0] - 1, 0))
    if stop > claim.scope[0]:
        return frozenset()
    return frozenset(scope.tokens.words[i] for i in scope.named(first, stop))


def _converted(before: Claim, claim: Claim, scope: Scope) -> bool:
    """Whether a claim in brackets only repeats the one before in another unit: "75 kilometres (50 miles)"."""
    first = claim.quantity.first
    if scope.tokens.words[first - 1] != "(" or first - before.quantity.stop > 2 or before.base_unit != claim.base_unit:
        return False
    x, y = before.base_value, claim.base_value
    return x is not None and y is not None and abs(x - y) <= max(abs(x), abs(y)) / 8


def _nearest(claim: Claim, dated: Sequence[tuple[int, str]], words: Sequence[str]) -> str:
    """What the date nearest to a claim in its sentence says of its time; one behind it first ("300 tanks in 2022")."""
    at = claim.quantity.first

    def distance(token: int) -> int:
        between = words[min(at, token) : max(at, token)]
        return len(between) + _COMMA * between.count(",") + (_BEFORE if token < at else 0)

    return min(dated, key=lambda d: distance(d[0]))[1] if dated else ""


def _dating(claim: Claim, scope: Scope) -> str:
    """The time that a date gives its sentence: a year or month of its own, or (by a weekday or a day) now."""
    if claim.quantity.kind == "duration":  # "in the first nine months"
        before = scope.tokens.words[max(claim.quantity.first - 3, 0) : claim.quantity.first]
        return f"part {claim.text}" if "first" in before else ""
    if claim.quantity.kind == "elapsed":  # "the disaster four years ago", which is not the year before last
        return "past" if claim.quantity.unit in ("year", "decade") and "ago" in claim.text else ""
    timex = claim.quantity.timex
    own = scope.prepared.document.day
    if timex is None or timex.form not in ("calendar", "weekday", "shift"):
        return ""
    if timex.form == "shift" and timex.unit == "year" and ((timex.number or 0) < 0 or timex.part == "before"):
        return f"year {claim.date_low[:4]}" if claim.date_low and timex.number else "past"  # "earlier this year"
    if timex.unit in ("quarter", "half"):
        return f"part {timex.number} {timex.unit}"
    if timex.form == "calendar" and timex.year:
        return "now" if own and timex.year == own.year else f"year {timex.year}"
    if timex.form == "calendar" and timex.month and not timex.day:
        return "now" if own and timex.month == own.month else f"month {timex.month}"
    return "now"


def _features(scope: Scope, claim: Claim, index: int, when: str) -> Features:
    q, words, lexicon = claim.quantity, scope.tokens.words, scope.lexicon
    a, b = claim.scope
    own = range(q.first, q.stop)
    stems, near = set(), set()
    for i in range(a, b):
        word = words[i]
        if i in own or not word.isalpha() or word in lexicon.stop:
            continue
        root = lexicon.synonyms.get(word) or stem(word)
        stems.add(root)
        if q.first - _NEAR <= i < q.stop + _NEAR:
            near.add(root)
    noun, modifiers = _noun(scope, claim)
    interval = claim.base
    value = claim.base_value
    if value is None and interval.low is not None and interval.high is not None:
        value = (interval.low + interval.high) / 2
    names = {w.lower() for e in claim.entities for w in e.split()[-1:]}
    return Features(
        index,
        claim,
        family_of(claim),
        value,
        noun,
        modifiers,
        frozenset(names),
        frozenset(stems),
        frozenset(near),
        _negated(scope, claim),
        words[q.first - 1] in _DEFINITE,
        _slot(scope, claim),
        words[q.first - 1] in _INDEFINITE,
        _is_total(words, q),
        words[q.first - 1] in _FURTHER or words[q.stop] in _FURTHER,
        words[q.first - 2] == "of"
        and words[q.first - 1] in _DEFINITE | _POSSESSIVE
        and claim.quantity.first >= 3
        and _numeric(words[q.first - 3]),
        when,
        claim.subject in lexicon.kinds,
    )


def _is_total(words: Sequence[str], q: Quantity) -> bool:
    """Whether a number says that it is one of several together: "a total of 14", "102 goals between them"."""
    if not _TOTAL.isdisjoint(words[max(q.first - 3, 0) : q.first]) or "total" in words[q.stop : q.stop + 3]:
        return True
    behind = words[q.stop : q.stop + _SLOT]
    return any(pair in _TOGETHER for pair in pairwise(behind))


def _slot(scope: Scope, claim: Claim) -> frozenset[str]:
    words, lexicon = scope.tokens.words, scope.lexicon
    out: set[str] = set()
    for i in range(claim.quantity.stop, min(claim.quantity.stop + _SLOT, claim.clause[1])):
        word = words[i]
        if word == "'s":
            continue
        if not word.isalpha() or _numeric(word) or (word == "and" and out):
            break
        if word not in lexicon.stop and not (claim.quantity.kind == "measure" and word in lexicon.measures):
            out.add(lexicon.synonyms.get(word) or stem(word))
    return frozenset(out)


def _numeric(word: str) -> bool:
    return "0" <= word < ":" or word in _SPELLED


def _noun(scope: Scope, claim: Claim) -> tuple[str, frozenset[str]]:
    """Canonical head and modifiers of what is counted, or has a measure or an age ("a 61-year-old Vancouver man")."""
    words, lexicon = scope.tokens.words, scope.lexicon
    first, stop = claim.quantity.noun
    if stop <= first and claim.quantity.kind in _DESCRIBING:
        first, stop = _described(scope, claim)
        unit_first = claim.quantity.kind == "measure" and claim.text[-1:].isdigit()
        if unit_first and words[stop - 1] not in lexicon.synonyms:  # "an earthquake of magnitude 5.8 shook"
            first = stop
    if stop <= first and claim.quantity.kind == "measure":  # "the first quake, magnitude 7.6"
        for i in range(claim.quantity.first - 1, max(claim.clause[0], claim.quantity.first - _PHRASE) - 1, -1):
            if words[i] in lexicon.synonyms:
                return lexicon.synonyms[words[i]], frozenset()
    if stop <= first and claim.quantity.kind == "number" and claim.predicate in lexicon.happens_to:
        return lexicon.happens_to[claim.predicate], frozenset()
    if stop <= first:
        unit = claim.quantity.unit.rsplit(" ", 1)[-1] if claim.quantity.kind == "count" else ""
        return (lexicon.synonyms.get(unit) or stem(unit), frozenset()) if unit else ("", frozenset())
    head = words[stop - 1]
    rest = (w for w in words[first : stop - 1] if w.isalpha() and w not in lexicon.stop)
    return lexicon.synonyms.get(head) or stem(head), frozenset(lexicon.synonyms.get(w) or stem(w) for w in rest)


def _share(scope: Scope, claims: Sequence[Claim], k: int) -> frozenset[str]:
    """The stems that narrow what a percentage is a share of ("of voice traffic"); names tell whose it is."""
    while k and elided(scope.tokens.words, claims[k - 1].quantity, claims[k].quantity):
        k -= 1
    first, stop = share_phrase(scope, claims[k].quantity, claims[k].clause[1])
    named = scope.named(first, stop)
    rest = (scope.tokens.words[i] for i in range(first, stop - 1) if i not in named)
    return frozenset(scope.lexicon.synonyms.get(w) or stem(w) for w in rest if w != "'s")


def _described(scope: Scope, claim: Claim) -> tuple[int, int]:
    """The noun phrase behind a measure or an age, up to its head: "a 61-year-old Vancouver man charged with ..."."""
    words, lexicon = scope.tokens.words, scope.lexicon
    first = stop = claim.quantity.stop
    head = first
    while stop < min(first + _PHRASE, claim.clause[1]):
        word = words[stop]
        if not word.isalpha() or word in lexicon.stop or (word in lexicon.predicates and word not in lexicon.synonyms):
            break
        if word in lexicon.measures:
            break  # "15 miles north": told by the measure
        if stop > first and word.endswith(("ed", "ing")):
            break
        stop += 1
        if word in lexicon.synonyms:
            head = stop
    return first, head if head > first else stop if stop - first <= 2 else first


_DESCRIBING = frozenset({"age", "measure", "number"})
_SPELLED = frozenset(
    {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "some", "most", "half"}
)
_PHRASE = 5  # words that a described noun phrase may have
_NEGATIONS = frozenset({"not", "n't", "'t", "yet", "fail", "failed", "fails", "below", "never"})


def _negated(scope: Scope, claim: Claim) -> bool:
    """Whether a share is said of those that do not: "a third have yet to reach it"."""
    if claim.quantity.kind not in ("fraction", "percentage"):
        return False
    words = scope.tokens.words
    return any(
        words[i] in _NEGATIONS for i in range(claim.quantity.stop, min(claim.quantity.stop + 9, claim.clause[1]))
    )


class Weights(dict[str, float]):
    """How telling each word is; one that no sentence was counted with tells one bit.

    A default of the dictionary's own lets sums run over `map(weights.__getitem__, words)`, much faster than a loop.
    """

    def __missing__(self, word: str) -> float:
        return 1.0


def weights(features: Sequence[Features]) -> Weights:
    """How telling each stem is: log2 of sentences over sentences that hold it, sentences of the run counted once."""
    seen: dict[tuple[int, int], frozenset[str]] = {
        (f.claim.doc_index, f.claim.sentence_start): f.stems | f.names for f in features
    }
    counts = Counter(root for roots in seen.values() for root in roots)
    total = max(len(seen), 8)
    return Weights({root: log2(1 + total / n) for root, n in counts.items()})


def weighed(f: Features, telling: Weights) -> Features:
    """The features with the weight of all their words: near ones count double, names have a level of their own."""
    words = (*(f.stems - f.names), *(f.near - f.names))
    return f._replace(mass=sum(map(telling.__getitem__, words)))


class Kinship:
    """How much of the smaller document's names and words the other has too, rare ones counting more."""

    def __init__(self, features: Sequence[Features], telling: Weights) -> None:
        self._telling = telling
        self._bags: dict[int, set[str]] = {}
        for f in features:
            self._bags.setdefault(f.claim.doc_index, set()).update(f.names, f.stems)
        self._mass = {doc: self._weigh(bag) or 1.0 for doc, bag in self._bags.items()}
        self._known: dict[tuple[int, int], float] = {}

    def of(self, i: int, k: int) -> float:
        """The share for documents i and k, between 0 and 1."""
        if i == k:
            return 1.0
        pair = min(i, k), max(i, k)
        if pair not in self._known:  # computed only for documents that have a candidate pair
            shared = self._weigh(self._bags[i] & self._bags[k])
            self._known[pair] = shared / min(self._mass[i], self._mass[k])
        return self._known[pair]

    def _weigh(self, words: set[str]) -> float:
        return sum(map(self._telling.__getitem__, words))


def generic(noun: str) -> bool:
    """Whether a head noun tells next to nothing of what is counted."""
    return noun in _GENERIC_NOUNS
