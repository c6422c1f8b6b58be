"""Which claims a rule looks at: one table of fields, and the law that masks choose what a walk over all claims does."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import checker
from checker.checks.base import Rule, RuleSet, Scene, Select
from checker.checks.role import roles_of
from checker.checks.select import applies, selected, selected_pairs
from checker.checks.senses import sense_of
from checker.model import Claim, Pair
from checker.pipeline import read_claims
from checker.vocab.lexicon import lexicon

TEXTS = (
    "The UK spends 2.3% of GDP on defence. It will spend 2.5% by 2027. A total of 40 ships sailed from France.",
    "Britain spent £50 billion. Spending rose from 2.1% to 2.3%. Nobody was on 12 of the 40 ships for 90 minutes.",
    "France has 38 ships. On 4 March 2025 they met in Paris for 90 minutes. It cost $3 million.",
)


def scene_of(*texts: str) -> Scene:
    """Documents of which the first is the draft, with a pair of each two claims of one kind."""
    documents = tuple(checker.Document(text, f"{i}.txt", date="2025-03-05") for i, text in enumerate(texts))
    claims = tuple(c._replace(doc_index=i) for i, d in enumerate(documents) for c in checker.extract(d))
    pairs = tuple(
        Pair(a, b, "", (), 0.9)
        for i, a in enumerate(claims)
        for b in claims[i + 1 :]
        if a.quantity.kind == b.quantity.kind
    )
    topics = tuple(read_claims(d, i, lexicon()).scope.prominent for i, d in enumerate(documents))
    return Scene(documents, claims, pairs, frozenset({0}), date(2025, 3, 5), RuleSet(()), topics)


SCENE = scene_of(*TEXTS)


def chosen(**select: object) -> list[str]:
    """The words of the claims that a selection names."""
    rule = Rule("r", "agree", select=Select(**select))  # type: ignore[arg-type]
    return [c.text for c in SCENE.claims if applies(rule, c, SCENE)]


@pytest.mark.parametrize(
    ("select", "words"),
    [
        ({"kind": ("money",)}, ["£50 billion", "$3 million"]),
        ({"kind": ("money", "duration")}, ["£50 billion", "90 minutes", "90 minutes", "$3 million"]),
        ({"unit": ("USD",)}, ["$3 million"]),
        ({"unit": ("second",)}, ["90 minutes", "90 minutes"]),  # a base unit holds for all units of its kind
        ({"unit": ("ship",), "entity": ("France",)}, ["40", "38"]),
        ({"measure": ("defence spending", "ship"), "kind": ("percentage",)}, ["2.3%"]),
        ({"qualifier": ("target",)}, ["2.5%", "2027"]),
        ({"role": ("total",)}, ["40"]),
        ({"role": ("from", "to")}, ["2.1%", "2.3%"]),
        ({"role": ("part",)}, ["12"]),
        ({"within": "draft", "kind": ("count",)}, ["40"]),
        ({"within": "source", "kind": ("count",)}, ["40", "38"]),
        ({"entity": ("Norway",)}, []),
    ],
)
def test_a_selection(select: dict[str, object], words: list[str]) -> None:
    assert chosen(**select) == words


def naive(s: Select, c: Claim) -> bool:
    """A selection as its keys are told to the author, claim by claim."""
    return (
        (not s.kind or c.quantity.kind in s.kind)
        and (not s.unit or bool({c.quantity.unit, c.base_unit} & set(s.unit)))
        and (not s.measure or bool(set(c.measures) & set(s.measure)))
        and (not s.qualifier or c.qualifier in s.qualifier)
        and (not s.role or bool(set(roles_of(c)) & set(s.role)))
        and (not s.entity or bool({c.subject, *c.entities} & set(s.entity)))
        and (not s.within or (c.doc_index in SCENE.drafts) == (s.within == "draft"))
    )


def some(*values: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)


SELECTS = st.builds(
    Select,
    entity=some("United Kingdom", "France", "Norway"),
    measure=some("defence spending", "spending", "ship"),
    kind=some("percentage", "count", "money", "duration", "date"),
    unit=some("percent", "ship", "second", "USD"),
    qualifier=some("target", "current", ""),
    within=st.sampled_from(["", "draft", "source"]),
    role=some("share", "part", "total", "from"),
)


@given(SELECTS)
def test_masks_choose_what_a_walk_over_all_claims_chooses(s: Select) -> None:
    rule = Rule("r", "agree", select=s)
    assert [c for c in SCENE.claims if applies(rule, c, SCENE)] == [c for c in SCENE.claims if naive(s, c)]
    assert list(selected(rule, SCENE)) == [c for c in SCENE.claims if c.doc_index == 0 and naive(s, c)]
    pairs = [p for p in SCENE.pairs if naive(s, p.a) and naive(s, p.b)]
    found = selected_pairs(rule, SCENE)
    assert [p for p in found if naive(s, p.a) and naive(s, p.b)] == pairs
    assert s.entity or list(found) == pairs  # only an entity may be left unsaid


def test_a_claim_that_names_nobody_is_of_the_entity_that_its_document_turns_on() -> None:
    for source, reached in (
        ("France met. The fleet has 12 ships.", 1),
        ("The fleet has 12 ships.", 1),  # nobody is named at all
        ("Norway met. The fleet has 12 ships.", 0),
        ("France met. Norway has 12 ships.", 0),
    ):
        scene = scene_of("France has 38 ships.", source)
        rule = Rule("r", "agree", select=Select(entity=("France",), kind=("count",)))
        assert len(selected_pairs(rule, scene)) == reached, source
        assert len(list(selected(rule, scene))) == 1  # other checks ask for the name


SENSES = {
    "planned": {"words": ("will", "by 2027"), "default": False},
    "measured": {"words": ("measured",), "default": False},
    "told": {"words": (), "default": True},
}


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("It will be 40%.", "40%", "planned"),
        ("It is 40% by 2027.", "40%", "planned"),
        ("It is 40%.", "40%", "told"),
        ("They measured 40% and will reach 60%.", "40%", "measured"),
        ("They measured 40% and will reach 60%.", "60%", "planned"),
        ("It is 40%; it will be 60%.", "40%", "told"),  # of another clause
        ("It is 40%, but will be 60%.", "40%", "told"),
        ("WILL it be 40%?", "40%", "planned"),
        ("Goodwill was 40%.", "40%", "told"),  # whole words only
        ("Willy has 40%.", "40%", "told"),
    ],
)
def test_the_sense_of_a_rule_is_that_of_the_nearest_words(text: str, words: str, name: str) -> None:
    rule = Rule("r", "agree", params={"qualifiers": SENSES})
    claim = next(c for c in checker.extract(checker.Document(text, "a")) if c.text == words)
    assert sense_of(rule, claim).name == name
    select = Rule("r", "agree", select=Select(qualifier=(name,)), params={"qualifiers": SENSES})
    scene = Scene((checker.Document(text, "a"),), (claim,), (), frozenset(), None, RuleSet(()))
    assert applies(select, claim, scene)
