"""The dimension of counts and bare numbers; what only looks like one is skipped (see labels.py)."""

from __future__ import annotations

from decimal import Decimal

from checker.model import Interval
from checker.quantities.bounds import HEDGES_BEHIND, allowed, hedge_end
from checker.quantities.dimensions.ratio import bare_fraction
from checker.quantities.labels import ADDRESS, IDENTIFIERS, is_label, joined, whole_label
from checker.quantities.names import is_named, street
from checker.quantities.nouns import AFTER_DEAD, NONE, STOP, counted_noun
from checker.quantities.numberwords import COUNT_SCALES
from checker.quantities.reading import Dimension, Numeral, Reading
from checker.text.tokens import Tokens
from checker.vocab.load import vocabulary

SKIP = "skip"  # the kind of a reading that takes tokens out of the scan and is no quantity
_ONE = vocabulary("nouns")["one"]
_NOT_BEFORE_ONE = frozenset(_ONE["not_before"])
_NOT_BEHIND_ONE = frozenset(_ONE["not_behind"])
_RHETORICAL = frozenset(_ONE["rhetorical"])
_POINTING = frozenset(vocabulary("nouns")["two"]["not_behind"])
_DEFINITE = frozenset(vocabulary("nouns")["two"]["definite"])
_GENERIC = frozenset(vocabulary("nouns")["two"]["generic"])
_AGE_GROUPS = frozenset(vocabulary("nouns")["age_group"]["words"])
_IDIOMS = frozenset(vocabulary("nouns")["idiom"]["units"])


def bare(t: Tokens, n: Numeral, ranged: bool = False) -> Reading | None:
    """A numeral without a unit as a count, a number or a fraction; a skip where it is a label."""
    if n.form == "fraction":
        return bare_fraction(t, n)
    stop = n.stop
    if n.form == "digits":
        address = street(t, n)
        if address and not ranged:
            return _skip(n, address)
        if t.words[n.first - 1] not in IDENTIFIERS:  # "Apartment 4B"
            n = _scaled(t, n)
        if n.stop == stop and t.touch(stop) and (t.words[stop].isalpha() or t.words[stop] in ADDRESS):
            return _skip(n, stop + 1)  # "5G", "4x4"
        stop = n.stop
        if not ranged and is_label(t, n):
            return _skip(n, whole_label(t, n))
        chain = 0 if ranged else joined(t, n)
        if chain:
            return _skip(n, chain)
    elif n.value is None:
        return _vague(t, n)
    elif stop - n.first == 1 and n.value == 1 and not ranged:
        return _one(t, n)
    return _count(t, n, ranged)


def _skip(n: Numeral, stop: int) -> Reading:
    return Reading(n.first, stop, SKIP)


def _scaled(t: Tokens, n: Numeral) -> Numeral:
    """Takes in a capital scale against the digits: "3M users", "100K"."""
    at = n.stop
    if not t.touch(at):
        return n
    scale = COUNT_SCALES.get(t.text[t.starts[at] : t.ends[at]])
    if scale is None and t.words[at] == "m" and t.words[at + 1].isalpha():
        scale = 1_000_000  # "5m people": the measures have left it
    if scale is None or n.value is None or n.step is None or t.words[at + 1] == "-":
        return n
    return n._replace(stop=at + 1, value=n.value * scale, step=n.step * scale, form="mixed")


def _one(t: Tokens, n: Numeral) -> Reading | None:
    """ "one" counts before a noun ("one proposal"); as a pronoun and in figures of speech it does not."""
    words, i = t.words, n.first
    before, behind = words[i - 1] if i else "", words[n.stop]
    if not before and not behind and n.value is not None:
        return Reading(i, n.stop, "number", n.value, Interval(n.value, n.value), rule="number")  # a cell of a table
    if (
        behind in _NOT_BEFORE_ONE
        or behind in STOP
        or before in _NOT_BEHIND_ONE
        or not behind.isalpha()
        or before == "-"
    ):
        return None
    if is_named(t, i, n.stop) or (behind.endswith("ing") and (t.capital(n.stop + 1) or words[n.stop + 1] in STOP)):
        return None  # "the band One Direction"; "including one calling for peace"
    noun = counted_noun(t, n.stop, one=True)
    if not noun.unit or words[noun.stop - 1] in _RHETORICAL:
        return None
    return Reading(
        i, n.stop, "count", n.value, Interval(n.value, n.value), noun.unit, (noun.first, noun.stop), rule="count"
    )


def _vague(t: Tokens, n: Numeral) -> Reading | None:
    """ "dozens of people", "hundreds", "several hundred"; plain "several" and "a few" are no amounts."""
    words = t.words
    if n.interval is None or n.interval.low is None or n.interval.low < 10:
        return None
    at = n.stop + (words[n.stop] == "of")
    at += words[at] in ("other", "more")
    noun = counted_noun(t, at)
    if (
        n.stop - n.first == 1
        and (words[n.first] in ("tens", "scores") or words[n.first] in ("thousands", "millions"))
        and words[n.stop] != "of"
        and not n.first
    ):
        return None
    if words[n.first] == "scores" and words[n.stop] != "of":
        return None
    return Reading(
        n.first,
        n.stop,
        "count",
        None,
        n.interval,
        noun.unit,
        (noun.first, noun.stop),
        rule="vague_count",
        is_range=True,
    )


def _count(t: Tokens, n: Numeral, ranged: bool) -> Reading | None:
    words, i, stop = t.words, n.first, n.stop
    before, behind = words[i - 1] if i else "", words[stop]
    small = n.form == "words" and n.value is not None and n.value < 10
    if n.form == "words" and i and not ranged and before in ("the", "of") and t.capital(i) and not t.capital(i - 1):
        return None  # "the Group of Seven", "the Seven Sisters"
    if small and before == "or" and n.value == 2 and words[i - 3] in ("a", "an", "the"):
        return None  # "a month or two"
    if n.form == "words" and is_named(t, i, stop):
        return None
    if small and (before in _POINTING or before in IDENTIFIERS or (before == "-" and t.touch(i))) and not ranged:
        return None
    if behind == "-" and t.touch(stop) and n.form == "words" and not t.touch(stop + 1):
        return None
    if behind in AFTER_DEAD:
        noun = counted_noun(t, stop + 1) if behind == "more" else NONE
        if not noun.unit:
            return Reading(
                i,
                stop,
                "count",
                n.value,
                allowed(n, rounded=False),
                "" if behind == "more" else behind.removesuffix("s"),
                (stop, stop + 1),
                rule="count",
            )
    else:
        at = hedge_end(t, stop) if behind in HEDGES_BEHIND else stop
        if words[at] == "-" and words[at + 1] == "strong":
            at += 2  # "the 5,000-strong crowd"
        if behind == "of" and words[stop - 1] in ("pair", "dozen"):
            at += 1
        elif behind == "of" and words[at + 1] in ("the", "its", "their", "his", "her", "our", "those", "these", "my"):
            at += 2
        noun = counted_noun(t, at)
    if n.value == 2 and small and before in _DEFINITE and words[noun.stop - 1] in _GENERIC:
        return None  # "the two countries"
    if before == "under" and n.form == "digits" and _is_age_group(t, i, words[noun.stop - 1]):
        return None  # "the under 21 championship" is for players of an age
    if noun.unit in _IDIOMS:
        return None  # "a six-figure sum"
    kind = "count" if noun.unit or (n.value is not None and n.value % 1 == 0 and n.form == "words") else "number"
    return Reading(i, stop, kind, n.value, allowed(n, rounded=False), noun.unit, (noun.first, noun.stop), rule=kind)


def _is_age_group(t: Tokens, i: int, head: str) -> bool:
    """Whether "under 21" names the players of an age: by what follows, or by its capital inside a sentence."""
    named = i > 1 and t.capital(i - 1) and t.words[i - 2].isalpha()
    return t.words[i + 1] in _AGE_GROUPS or head in _AGE_GROUPS or named


def lead(t: Tokens, i: int) -> Reading | None:
    """ "both" counts two where a plural follows."""
    at = i + 1 + (t.words[i + 1] == "of")
    noun = counted_noun(t, at + (t.words[at] in ("the", "his", "her", "its", "their")))
    if (
        not noun.unit
        or "and" in t.words[at : noun.stop + 1]
        or t.words[noun.stop - 1] == noun.unit
        or t.words[noun.stop - 1] in ("sides", "ways", "ends", "hands")
    ):
        return None
    two = Decimal(2)
    return Reading(i, i + 1, "count", two, Interval(two, two), noun.unit, (noun.first, noun.stop), rule="both")


COUNT = Dimension("count", frozenset(("both",)), lead)
