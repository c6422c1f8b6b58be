"""Which documents of a large archive are compared with each other: those that share the rarest words, a few each.

With every document against every other the work grows with the square of the archive. Here it grows with its size: a
document's rarest words that another has too lead to the others (an inverted index), and only the nearest are kept. A
word that very many documents hold leads from each to the next few only, as in the sorted neighbourhood method
(Hernández & Stolfo 1995).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from math import log2

from checker.align.features import Features

ALL_MEET = 30  # documents up to which every one meets every other
NEAREST = 6  # documents that one is compared with in a larger archive, and those that count it among their nearest
_WORDS = 40  # rarest words of a document that lead to others
_WINDOW = 12  # documents behind it to which a word leads


def neighbours(features: Sequence[Features]) -> frozenset[tuple[int, int]] | None:
    """Pairs of document numbers to compare, the lower first, each with itself too; None where all may meet."""
    bags: dict[int, set[str]] = defaultdict(set)
    for f in features:
        bags[f.claim.doc_index].update(f.names, f.stems)
    if len(bags) <= ALL_MEET:
        return None
    return frozenset({*_nearest(_shared(bags)), *((i, i) for i in bags), *pairwise(sorted(bags))})


def _shared(bags: dict[int, set[str]]) -> dict[int, Counter[int]]:
    """For each document the others that share one of its rarest words, with how much these words tell."""
    held = Counter(word for bag in bags.values() for word in bag)
    postings: dict[str, list[int]] = defaultdict(list)
    for i in sorted(bags):
        common = sorted((w for w in bags[i] if held[w] > 1), key=lambda w: (held[w], w))
        for word in common[:_WORDS]:
            postings[word].append(i)
    out: dict[int, Counter[int]] = defaultdict(Counter)
    for word, documents in postings.items():
        weight = log2(1 + len(bags) / held[word])
        told = round(weight * weight * 1024)  # as in a product of vectors; whole, so that order does not change a sum
        for n, i in enumerate(documents):
            for k in documents[n + 1 : n + 1 + _WINDOW]:
                out[i][k] += told
                out[k][i] += told
    return out


def _nearest(shared: dict[int, Counter[int]]) -> set[tuple[int, int]]:
    kept: set[tuple[int, int]] = set()
    for i, others in shared.items():
        ranked = sorted(others.items(), key=lambda item: (-item[1], abs(item[0] - i), item[0]))
        kept.update((min(i, k), max(i, k)) for k, _ in ranked[:NEAREST])
    return kept
