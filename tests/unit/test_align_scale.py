"""A large archive: every document meets a bounded number of others, and those are the ones about the same event."""

from __future__ import annotations

import random

import checker
from checker.align.features import Features, extract_features
from checker.align.neighbours import ALL_MEET, NEAREST, neighbours
from checker.pipeline import read_claims, vocabulary_of

PLACES = [
    f"{a}{b}" for a in ("Dun", "Kes", "Mar", "Sol", "Tam", "Ven", "Hal", "Or") for b in ("more", "ten", "by", "dale")
]
REST = ("The hall was full at {0}.", "Rain fell at {0} for 3 days.", "Prices rose by 4 percent in {0}.")


def _event(place: str, rng: random.Random, dead: int) -> str:
    return f"The fire at {place} mill killed {dead} people. {rng.choice(REST).format(place)}"


def _features(texts: list[str]) -> list[Features]:
    words = vocabulary_of(None)
    out: list[Features] = []
    for i, text in enumerate(texts):
        reading = read_claims(checker.Document(text=text, name=f"{i}.txt", date="2025-03-05"), i, words)
        out += extract_features(reading.scope, reading.claims, len(out))
    return out


def test_few_documents_all_meet() -> None:
    rng = random.Random(1)
    assert neighbours(_features([_event("Dunmore", rng, 12) for _ in range(ALL_MEET)])) is None


def test_the_outlets_of_one_event_meet_in_a_large_archive() -> None:
    rng = random.Random(1)
    texts = [_event(place, rng, 12 + i) for i, place in enumerate(PLACES * 3)]
    near = neighbours(_features(texts))
    assert near is not None
    for i in range(len(PLACES)):
        assert {(i, i + len(PLACES)), (i, i + 2 * len(PLACES)), (i, i)} <= near


def test_the_work_is_bounded_even_where_all_texts_are_one() -> None:
    """A thousand copies of one report lead from each to the next few, not to every other."""
    near = neighbours(_features(["The fire at Dunmore mill killed 12 people."] * 200))
    assert near is not None
    assert 200 <= len(near) <= 200 * (NEAREST + 2)


def test_a_large_archive_is_checked_whole() -> None:
    """The odd figure of one outlet is found among many events, and the coverage tells of the limit."""
    rng = random.Random(1)
    texts = [_event(place, rng, 12 + i) for i, place in enumerate(PLACES)] * 2
    texts[40] = texts[40].replace(f"killed {12 + 40 - len(PLACES)}", "killed 45")
    report = checker.check(*(checker.Document(text=t, name=f"{i}.txt", date="2025-03-05") for i, t in enumerate(texts)))
    pairs = {frozenset(c.doc_index for c in f.claims) for f in report.findings if "45" in {c.text for c in f.claims}}
    assert any({40, 40 - len(PLACES)} <= pair for pair in pairs)
    assert any("nearest" in cut for cut in report.coverage.capped)


def test_many_sources_take_no_evidence_from_a_draft() -> None:
    """Only what a draft's claims would be joined with counts against a block, not how much the sources have in all."""
    rng = random.Random(1)
    sources = [
        checker.Document(text=_event(f"{place}{i}", rng, 12), name=f"{i}.txt", date="2025-03-05")
        for i, place in enumerate(PLACES * 14)
    ]
    draft = checker.Document(text="The fire at Dunmore0 mill killed 17 people.", name="draft.txt", date="2025-03-06")
    report = checker.check(draft, against=sources)
    assert report.coverage.capped == ()
    assert any("17" in {c.text for c in f.claims} and "0.txt" in {c.doc for c in f.claims} for f in report.findings)
