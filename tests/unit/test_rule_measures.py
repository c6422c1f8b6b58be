"""A measure of a rule file, an entity under the author's names: what a number is of, and what it is not of."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import checker
from checker.api import load_rules
from checker.model import Claim
from checker.pipeline import extract

Read = Callable[[str], dict[str, Claim]]
RULES = """\
version: 1
entities:
  Northline: {is: company, names: [Northline, the carrier, ladoga ferry], not: [Northline Magazine]}
  Paris Desk: {is: organisation, names: [Paris]}
measures:
  defence_share: {unit: "% of GDP", words: [defence, military], near: [spend, budget]}
  waiting: {unit: patients, words: [waiting list]}
  beds: {words: [hospital bed]}
  plan: {unit: EUR, words: [plan], near: [bn, euro]}
  call_length: {unit: minutes, words: [call], near: [minute, lasted]}
  trip: {unit: km, words: [trip]}
rules:
- {id: all, check: agree}
"""


@pytest.fixture(scope="module")
def claims_of(tmp_path_factory: pytest.TempPathFactory) -> Read:
    path: Path = tmp_path_factory.mktemp("measures") / "rules.yaml"
    path.write_text(RULES, encoding="utf-8")
    rules = load_rules(path)

    def read(text: str) -> dict[str, Claim]:
        return {claim.text: claim for claim in extract([checker.Document(text, "a")], rules)}

    return read


@pytest.mark.parametrize(
    ("text", "number", "measure"),
    [
        # the words stand in the sentence, a nearer word of the vocabulary does not take the number away
        ("Britain's defence budget is 2.3% of GDP.", "2.3%", "defence_share"),
        ("The plan is worth €800 billion.", "€800 billion", "plan"),
        ("The plans cost 3 billion euros.", "3 billion euros", "plan"),  # singular and plural are one
        # but one in a statement of its own does
        ("It spends 2.3% of GDP on defence, and unemployment is 4.4%.", "4.4%", "unemployment"),
        # a near word is wanted, a unit among them is met by any number in such a unit
        ("Of all defence firms 40% are small.", "40%", "defence spending"),
        ("The call took 90 minutes.", "90 minutes", "call_length"),
        ("The plan costs $3m.", "$3m", "plan"),
        # the kind must have the unit
        ("The plan has 12 chapters.", "12 chapters", "chapter"),
        ("The trip to the coast was 40 km long.", "40 km", "trip"),
        ("The trip to the coast took 3 hours.", "3 hours", ""),
        # a count is of the measure whose noun it counts
        ("The waiting list has 7,500 patients.", "7,500", "waiting"),
        ("The waiting list has 7,500 pages.", "7,500", "page"),
        ("The city has 1,200 hospital beds.", "1,200", "beds"),
        ("Of the hospital beds 300 patients have none.", "300", "patient"),
    ],
)
def test_the_measure_of_a_number(claims_of: Read, text: str, number: str, measure: str) -> None:
    found = claims_of(text)
    claim = next(c for words, c in found.items() if words.startswith(number.split(" ", maxsplit=1)[0]))
    assert (claim.measures[0] if claim.measures else "") == measure


def test_the_vocabulary_s_measure_stays_known(claims_of: Read) -> None:
    """Rules that name the vocabulary's measure, and the alignment, still find it."""
    (claim,) = claims_of("Britain's defence budget is 2.3% of GDP.").values()
    assert claim.measures == ("defence_share", "defence spending")


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("The carrier has 40 buses.", ("Northline",)),
        ("A carrier has 40 buses.", ()),
        ("The 31-strong carrier has 40 buses.", ("Northline",)),
        ("The rival carrier has 40 buses.", ()),
        ("It was on the ladoga ferry with 40 others.", ("Northline",)),
        ("Northline Magazine sold 40 copies.", ()),
        ("Paris has 40 editors.", ("Paris Desk",)),  # the author's name goes before the vocabulary's
        ("It cost $841B.", ()),  # a scale is no name
    ],
)
def test_the_entities_of_a_sentence(claims_of: Read, text: str, entities: tuple[str, ...]) -> None:
    found = claims_of(text)
    assert next(reversed(found.values())).entities == entities
