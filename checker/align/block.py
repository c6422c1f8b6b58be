"""Finds candidate pairs by joining the claims with themselves on strict blocking keys; never all with all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations, product
from typing import NamedTuple

from checker.align.features import Features, generic
from checker.align.neighbours import NEAREST, neighbours

LARGEST_BLOCK = 160_000  # pairs that one key may join; a larger block says too little and is left to the other keys
LARGEST_BESIDE = 60  # claims of one document under one key, where documents meet their neighbours only
_NAMES_PER_CLAIM = 6
_STEMS_PER_CLAIM = 8
_SMALL = 10  # counts up to here have too many meanings to meet every other of their document
_NOT_WHOLE = frozenset({"date", "time", "ordinal", "frequency"})


class Candidates(NamedTuple):
    """Pairs of positions in the list of features, each once, and the keys whose block was too large to join."""

    pairs: list[tuple[int, int]]
    capped: tuple[str, ...]


def candidates(features: Sequence[Features], weights: dict[str, float], drafts: frozenset[int]) -> Candidates:
    """All pairs that share at least one key: of a draft and a source where there are drafts, else of any two claims.

    Two claims of one draft are candidates too: a document is checked against itself. In a large archive a document
    meets only its neighbours, and a key is too large where one document has too many claims under it.
    """
    near = None if drafts else neighbours(features)
    if near is not None:
        return _in_archive(features, weights, near)
    documents = [f.claim.doc_index for f in features]
    found: set[tuple[int, int]] = set()
    capped = []
    for key, (own, others) in _blocks(features, weights, drafts).items():
        if len(own) * (len(own) + len(others)) > LARGEST_BLOCK:
            capped.append(key)
            continue
        inside = combinations(own, 2)
        found.update(((a, b) for a, b in inside if documents[a] == documents[b]) if drafts else inside)
        found.update((a, b) for a, b in product(own, others) if a < b)
    return Candidates(sorted(found), tuple(sorted(capped)))


def _blocks(
    features: Sequence[Features], weights: dict[str, float], drafts: frozenset[int]
) -> dict[str, tuple[list[int], list[int]]]:
    """For each key the claims of drafts that have it (all claims where nothing is a draft), and those of sources.

    Only keys of drafts are kept: a large sheet among the sources has very many that no draft asks for.
    """
    blocks: dict[str, tuple[list[int], list[int]]] = {}
    sources = []
    for position, f in enumerate(features):
        if drafts and f.claim.doc_index not in drafts:
            sources.append((position, f))
            continue
        for key in set(blocking_keys(f, weights)):
            blocks.setdefault(key, ([], []))[0].append(position)
    for position, f in sources:
        for key in blocks.keys() & set(blocking_keys(f, weights)):
            blocks[key][1].append(position)
    return blocks


def _in_archive(
    features: Sequence[Features], weights: dict[str, float], near: frozenset[tuple[int, int]]
) -> Candidates:
    """The candidates of a large archive, and first among what was cut that not all documents met.

    Two claims of neighbouring documents share two keys; one is enough inside a document. Of pairs with a single key one
    in twenty came near to being about the same thing, of pairs with four or more three in four (measured).
    """
    numbers: dict[str, int] = {}  # each key by a number: an archive has millions of them
    holders: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for position, f in enumerate(features):
        for key in set(blocking_keys(f, weights)):
            holders[f.claim.doc_index][numbers.setdefault(key, len(numbers))].append(position)
    capped: set[int] = set()
    for held in holders.values():
        large = [number for number, claims in held.items() if len(claims) > LARGEST_BESIDE]
        capped.update(large)
        for number in large:
            del held[number]
    found: list[tuple[int, int]] = []
    for left, right in near:
        found += _inside(holders[left]) if left == right else _beside(holders[left], holders[right])
    names = sorted(key for key, number in numbers.items() if number in capped)
    return Candidates(sorted(found), (f"each document with its {NEAREST} nearest only", *names))


def _inside(held: Mapping[int, list[int]]) -> Iterable[tuple[int, int]]:
    """The pairs of one document that share a key."""
    return {pair for claims in held.values() if len(claims) > 1 for pair in combinations(claims, 2)}


def _beside(left: Mapping[int, list[int]], right: Mapping[int, list[int]]) -> Iterable[tuple[int, int]]:
    """The pairs of two documents that share at least two keys."""
    joined = (product(left[key], right[key]) for key in left.keys() & right.keys())
    shared = Counter(chain.from_iterable(joined))  # one count over all keys, without a loop of our own
    return [pair for pair, keys in shared.items() if keys > 1]


def blocking_keys(f: Features, weights: dict[str, float]) -> Iterator[str]:
    """The blocking keys of one claim, each within its family of units."""
    claim, family = f.claim, f.family
    for measure in claim.measures:
        yield f"{family}|measure {measure}"
    if f.noun and not generic(f.noun):
        yield f"{family}|noun {f.noun}"
    if claim.predicate:
        yield f"{family}|predicate {claim.predicate}"
    if f.value is not None:
        yield f"{family}|value {f.value:.3g}"
    if family not in _NOT_WHOLE and not (family == "count" and (f.value is None or f.value <= _SMALL)):
        yield f"{family}|inside document {claim.doc_index + 1}"
    if claim.date_low:
        yield f"{family}|day {claim.date_low[:10]}"
    for name in _telling(f.names, weights, _NAMES_PER_CLAIM):
        yield f"{family}|name {name}"
    for root in _telling(f.near, weights, _STEMS_PER_CLAIM):
        yield f"{family}|word {root}"


def _telling(words: frozenset[str], weights: dict[str, float], most: int) -> list[str]:
    return sorted(words, key=lambda w: (-weights.get(w, 0.0), w))[:most]
