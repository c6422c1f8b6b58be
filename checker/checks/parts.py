"""Finds the wholes of a text with their parts: "27 shelters: 15 in schools, seven in churches and five in halls".

Nothing is added up here. A breakdown is found by the words between neighbouring numbers of one sentence: what opens the
list, what parts it, which label each part bears. Parts whose labels could overlap are no breakdown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from checker.model import Claim
from checker.text.tokens import PAD, tokenise
from checker.vocab.load import vocabulary

_COUNTED = frozenset({"count", "number"})
_OF = frozenset({"of", "among"})
_DETERMINERS = frozenset({"the", "all", "these", "those", "its", "their", "his", "her"})
_ARTICLES = frozenset({"a", "an"})
_COPULAS = frozenset({"are", "were", "is", "was", "be", "being"})
_STOPS = frozenset({".", ")", ";", "\u2014", "!", "?", '"'})
_LABEL, _LEAD, _TAIL = 6, 8, 160  # tokens of a label, tokens between a whole and its list, characters looked at


class Breakdown(NamedTuple):
    """A whole with its parts in the order of the text; `closed`: the text gives them as all the parts."""

    whole: Claim | None  # None: shares of a hundred
    parts: tuple[Claim, ...]
    closed: bool
    short: int = 0  # how far closed parts may stay below their whole


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(vocabulary("parts")[name])


@cache
def _alternatives() -> tuple[frozenset[str], ...]:
    peoples = (alias.lower() for names in vocabulary("entities")["country"].values() for alias in names)
    return *map(frozenset, vocabulary("parts")["alternatives"]), frozenset(peoples)


def tokens_of(text: str) -> list[str]:
    """The folded tokens of a stretch of text.

    >>> tokens_of(" in schools, and")
    ['in', 'schools', ',', 'and']
    """
    return tokenise(text).words[:-PAD]


def breakdowns(claims: Sequence[Claim], text: str) -> Iterator[Breakdown]:
    """The wholes among the claims of one sentence, in their order, that a list of parts follows."""
    for i in range(len(claims) - 2):
        whole, first = claims[i], claims[i + 1]
        if _additive(whole) and _part_of(whole, first) and not (i and _share_of(claims[i - 1], whole, text)):
            found = _breakdown(claims[i:], text)
            if found:
                yield found


def _additive(claim: Claim) -> bool:
    return claim.quantity.kind in ("count", "money") and not claim.quantity.is_range and not claim.quantity.vague


def _share_of(part: Claim, whole: Claim, text: str) -> bool:
    """Whether a number before takes its part of the whole: in "14 of 20 games: …" the list may share out the 14."""
    gap = tokens_of(text[part.end : whole.start])
    while gap and gap[-1] in _DETERMINERS:
        gap.pop()
    return 0 < len(gap) <= 3 and gap[-1] == "of"


def _part_of(whole: Claim, part: Claim) -> bool:
    a, b = whole.quantity, part.quantity
    if a.kind == "money":
        return b.kind == "money" and a.unit == b.unit
    return b.kind in _COUNTED


def _breakdown(claims: Sequence[Claim], text: str) -> Breakdown | None:
    whole, first = claims[:2]
    opener = _opener(whole, tokens_of(text[whole.end : first.start]), text)
    if not opener:
        return None
    parts, labels = _run(whole, claims[1:], text)
    end = _until_close(text, parts[-1].end, opener)
    labels.append(end.label)
    following = claims[1 + len(parts)].start if len(claims) > 1 + len(parts) else len(text)
    if len(parts) < 2 or not _exclusive(whole, parts, labels, opener):
        return None
    loose = any(not _words("loose").isdisjoint(label) for label in labels)
    closed = opener in ("(", ":", "the") and end.closed and following >= end.at and not loose
    return Breakdown(whole, tuple(parts), closed)


def _opener(whole: Claim, lead: list[str], text: str) -> str:
    """How a list follows its whole: "(" ":" "the" (in apposition), "among" (only some of it); "" where none does."""
    while lead and lead[-1] in _words("fillers"):
        lead.pop()
    if not lead or len(lead) > _LEAD:
        return ""
    inner = {t for t in lead[:-1] if not t.isalpha()} - {"-"}
    if lead[-1] in _words("among"):
        return "among" if inner <= {",", "("} else ""
    if inner:
        return ""
    if lead[-1] in ("(", ":", "\u2014"):
        return "(" if lead[-1] == "(" and len(lead) <= 4 else ":" if lead[-1] != "(" else ""
    if lead[-1] != ",":
        return ""
    before = text[max(0, whole.start - 30) : whole.start].split()
    head = [w for w in before[-2:] if w.lower() in _OF]
    if head and head[-1][0].isupper():
        return "among"
    if len(lead) > 3:
        return ""
    return "the" if before and before[-1].lower() in _DETERMINERS else "among"


def _run(whole: Claim, claims: Sequence[Claim], text: str) -> tuple[list[Claim], list[list[str]]]:
    """The parts up to the end of the list, and the label behind each but the last."""
    parts, labels = [claims[0]], list[list[str]]()
    for part in claims[1:]:
        gap = tokens_of(text[parts[-1].end : part.start])
        label = _answer(_without_separator(gap))
        if label is None or not _part_of(whole, part) or not _plain(label):
            break
        parts.append(part)
        labels.append(label)
    return parts, labels


def _without_separator(gap: list[str]) -> list[str] | None:
    """The label in front of a separator and the fillers behind it; None where nothing parts the two numbers."""
    end = len(gap)
    while end and gap[end - 1] in _words("fillers"):
        end -= 1
    stop = end
    while stop and gap[stop - 1] in _words("separators"):
        stop -= 1
    return gap[:stop] if stop < end else None


def _answer(label: list[str] | None) -> list[str] | None:
    """A label without the verb of an answer: "said yes" is yes; a speaker's "said" stays."""
    if label and len(label) == 2 and label[0] in _words("answering"):
        return label[1:] if any(label[1] in known for known in _alternatives()[:-1]) else label
    return label


def _plain(label: list[str]) -> bool:
    return len(label) <= _LABEL and _words("foreign").isdisjoint(label) and not any(t in "();:,.\u2014" for t in label)


class _End(NamedTuple):
    label: list[str]  # of the last part
    at: int  # where the list closes
    closed: bool  # nothing but the label stands before the close


def _until_close(text: str, start: int, opener: str) -> _End:
    stops = {")"} if opener == "(" else _STOPS | {","} if opener == "the" else _STOPS
    tail = tokenise(text[start : start + _TAIL].split("\n\n", maxsplit=1)[0])
    label: list[str] = []
    for i, word in enumerate(tail.words[:-PAD]):
        if word in stops:
            label = _answer(label) or label
            goes_on = (
                word == "," and tail.words[i + 1] in _ARTICLES
            )  # "six Sudanese, a Somali and a Turk": two more parts
            return _End(label, start + tail.starts[i], _plain(label) and not goes_on)
        if word in _words("separators") or word in "()":
            return _End(label, start + tail.starts[i], False)
        label.append(word)
    return _End(label, start + len(tail.text), _plain(label) and opener != "(")


def _exclusive(whole: Claim, parts: list[Claim], labels: list[list[str]], opener: str) -> bool:
    """Whether no thing can be counted in two of the parts, by their labels."""
    named = [[t for t in label if t not in _COPULAS] for label in labels]
    if not all(named):
        return False
    if _one_list(whole, named, opener):
        return True
    if opener not in ("(", ":") or named != labels:
        return False
    same = named[0][0] in _words("prepositions") and len({label[0] for label in named}) == 1
    bare = all(p.quantity.kind == "money" or p.quantity.unit in ("", whole.quantity.unit) for p in parts)
    return same and bare


def _one_list(whole: Claim, labels: list[list[str]], opener: str) -> bool:
    """Whether each label has one word of a list of alternatives, and the whole is made of what bears such labels."""
    *kinds, peoples = _alternatives()
    if all(len(peoples & set(x)) == 1 and peoples.union(_words("beside")).issuperset(x) for x in labels):
        return True
    unit = whole.quantity.unit
    if unit not in _words("wholes"):
        return False
    listed = opener in ("the", "among")  # "30 men, 12 women and 20 children" names no whole
    return any(
        all(len(words & set(x)) == 1 for x in labels) and not (listed and not words.isdisjoint({unit}))
        for words in kinds
    ) and len({tuple(x) for x in labels}) == len(labels)


def shares(claims: Sequence[Claim], text: str, least: int) -> Iterator[Breakdown]:
    """Lists of at least so many percentages that share out one whole: "yes 48%, no 41%, undecided 11%"."""
    run: list[Claim] = []
    for claim in claims:
        if run and not (_share(claim) and _listed(tokens_of(text[run[-1].end : claim.start]))):
            yield from _shared_out(run, text, least)
            run = []
        if _share(claim):
            run.append(claim)
    yield from _shared_out(run, text, least)


def _share(claim: Claim) -> bool:
    return claim.quantity.kind == "percentage" and not claim.quantity.direction


def _listed(gap: list[str]) -> bool:
    """Whether one separator, and a label on one side of it, stands between two shares."""
    ends = [i for i, t in enumerate(gap) if t in _words("separators")]
    if not ends or ends[-1] - ends[0] >= len(ends) or len(gap) > _LABEL:
        return False
    label = [t for i, t in enumerate(gap) if i not in ends and not (t == "in" and gap[i + 1 : i + 2] != ["the"])]
    return bool(label) and _words("foreign").isdisjoint(label) and all(t.isalpha() or t in "'-" for t in label)


def shares_out(words: set[str], parts: int) -> bool:
    """Whether the words beside shares are those of a breakdown: a rest, or as many answers as there are parts."""
    return bool(words & _words("rest")) or max(len(words & known) for known in _alternatives()[:-1]) >= parts


def _shared_out(run: list[Claim], text: str, least: int) -> Iterator[Breakdown]:
    if len(run) < least:
        return
    words = set(tokens_of(text[max(0, run[0].start - 40) : run[0].start])[-3:])
    for a, b in pairwise(run):
        words.update(tokens_of(text[a.end : b.start]))
    words.update(_until_close(text, run[-1].end, "the").label[:_LABEL])
    if words & _words("rest"):
        yield Breakdown(None, tuple(run), True)
    elif shares_out(words, len(run)):
        refused: int = vocabulary("parts")["refused"]
        yield Breakdown(None, tuple(run), not words.isdisjoint(_words("neither")), refused)
