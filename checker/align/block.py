"""Finds candidate pairs by joining the claims table with itself on strict blocking keys; never all with all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from checker.align.features import Features, generic
from checker.align.neighbours import NEAREST, neighbours

if TYPE_CHECKING:
    import pandas as pd

LARGEST_BLOCK = 160_000  # pairs that one key may join; a larger block says too little and is left to the other keys
LARGEST_BESIDE = 60  # claims of one document under one key, where documents meet their neighbours only
_DOCUMENTS_AT_ONCE = 100
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
    import pandas as pd

    rows = _rows(features, weights, drafts)
    if not rows:
        return Candidates([], ())
    keys = pd.DataFrame(rows, columns=["claim", "key"])
    keys["doc"] = pd.Series([f.claim.doc_index for f in features]).reindex(keys["claim"]).to_numpy()
    near = None if drafts else neighbours(features)
    if near is not None:
        return _in_archive(keys, near)
    keys["first"] = keys["doc"].isin(drafts) if drafts else True
    blocks = keys.groupby("key", sort=False)
    sizes = blocks["claim"].transform("size") * blocks["first"].transform("sum")
    small = keys[sizes <= LARGEST_BLOCK]
    joined = small[small["first"]].merge(small, on="key", suffixes=("_a", "_b"))
    joined = joined[joined["claim_a"] < joined["claim_b"]]
    if drafts:
        joined = joined[~joined["first_b"] | (joined["doc_a"] == joined["doc_b"])]
    return Candidates(_unique(joined), tuple(sorted(keys.loc[sizes > LARGEST_BLOCK, "key"].unique())))


def _rows(features: Sequence[Features], weights: dict[str, float], drafts: frozenset[int]) -> list[tuple[int, str]]:
    """Each claim by its number with each of its keys; of sources only the keys that a draft has.

    A large sheet among the sources has very many keys that no draft asks for.
    """
    own = [(n, f) for n, f in enumerate(features) if not drafts or f.claim.doc_index in drafts]
    rows = [(n, key) for n, f in own for key in set(blocking_keys(f, weights))]
    if drafts:
        asked = {key for _, key in rows}
        sources = ((n, f) for n, f in enumerate(features) if f.claim.doc_index not in drafts)
        rows += [(n, key) for n, f in sources for key in asked.intersection(blocking_keys(f, weights))]
    return sorted(rows)


def _in_archive(keys: pd.DataFrame, near: frozenset[tuple[int, int]]) -> Candidates:
    """The candidates of a large archive, and first among what was cut that not all documents met."""
    sizes = keys.groupby(["key", "doc"], sort=False)["claim"].transform("size")
    small = keys[sizes <= LARGEST_BESIDE]
    capped = sorted(keys.loc[sizes > LARGEST_BESIDE, "key"].unique())
    return Candidates(
        _beside(small[small.duplicated("key", keep=False)], near),
        (f"each document with its {NEAREST} nearest only", *capped),
    )


def _beside(keys: pd.DataFrame, near: frozenset[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pairs of neighbouring documents that share two keys, joined for some documents at a time to bound memory.

    One key is enough inside a document. Of pairs with a single key one in twenty came near to being about the same
    thing, of pairs with four or more three in four (measured).
    """
    import pandas as pd

    keys = keys.assign(key=keys["key"].astype("category").cat.codes)
    beside = pd.DataFrame(sorted(near), columns=["doc", "doc_b"])
    out: list[tuple[int, int]] = []
    for _, some in beside.groupby(beside["doc"] // _DOCUMENTS_AT_ONCE):
        left = keys.merge(some, on="doc")
        joined = left.merge(keys.rename(columns={"doc": "doc_b"}), on=["doc_b", "key"], suffixes=("_a", "_b"))
        joined = joined[joined["claim_a"] < joined["claim_b"]]
        out += _unique(
            joined[joined.duplicated(["claim_a", "claim_b"], keep=False) | (joined["doc"] == joined["doc_b"])]
        )
    return out


def _unique(joined: pd.DataFrame) -> list[tuple[int, int]]:
    unique = joined[["claim_a", "claim_b"]].drop_duplicates().sort_values(["claim_a", "claim_b"])
    return list(unique.itertuples(index=False, name=None))


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
