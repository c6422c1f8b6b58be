"""The shipped rule packs: their examples hold, their facts have sources, and true statements pass under all of them."""

from __future__ import annotations

import itertools
from functools import cache

import pytest

import checker
from bench import packs as bench
from checker.checks.base import RuleSet
from checker.cli import main
from checker.cli.rules.tried import run_example
from checker.config import pack_dir, pack_names, rule_paths
from checker.rules import load_rules
from checker.rules.examples import run_examples

# True statements that look like slips: what a desk would write on a day of quakes, counts and results.
TRUE = {
    "a toll after recounting": "The toll rose to 54 on Friday from 45 on Thursday, then fell to 52 after a recount.",
    "dead on the ground": "The plane, carrying 40 people, hit a market and killed 60 people on the ground.",
    "conversions": "The fire burned 12,500 acres (5,059 hectares), 25 miles (40 km) from town, under 40C (104F).",
    "two quakes": "A quake of magnitude 7.5 followed the one of magnitude 7.8, at a depth of 17.9 km.",
    "two leads": "Smith leads Jones 48% to 43%; in March he led by 2 points, 46% to 44%.",
    "a part of the sample": "The poll of 1,200 voters has a margin of error of 3.5 points, for men 5.5 points.",
    "a working majority": "Labour won 411 of 650 seats, a working majority of 181.",
    "two thirds": "A two-thirds majority in the 100-seat Senate takes 67 votes.",
    "some of the members": "Twenty-three NATO members met the target; 22 EU countries use the euro.",
    "members of long ago": "In 1999 NATO's 19 members fought in Kosovo.",
    "another chamber": "The Liberals need 172 seats for a majority in Canada's 343-seat House of Commons.",
    "growth without currencies": "Revenue rose 8% at constant currency, and 20% to $3.6 billion, up from $3.0 billion.",
    "a sale": "The operating margin was 13.2%, with operating profit of $450 million on revenue of $3.4 billion.",
    "a loss that narrows": "The loss narrowed to $12 million from $45 million, and the deficit fell from 5% to 3%.",
    "a currency": "The rupee fell from 80 rupees to 83 rupees a dollar.",
    "jobs in one country": "The company cuts 5,000 jobs, or 10% of its workforce, and 1,200 of 8,000 in Germany.",
    "cases in all and new": "The country recorded 120 new cases and 4,500 deaths since 2020.",
    "guns": "There are 120 guns per 100 people.",
    "shares of patients": "In the trial 45 of 200 patients (22.5%) fell ill, against 90 of 200 (45%) on placebo.",
}


@cache
def everything() -> RuleSet:
    """All packs that can be in force together."""
    return load_rules(rule_paths(tuple(bench.packs())))


@pytest.mark.parametrize("name", pack_names())
def test_every_example_of_a_pack_holds(name: str) -> None:
    failures = run_examples(load_rules([pack_dir() / f"{name}.yaml"]), run_example)
    assert failures == [], "\n".join(f"{f.rule} {f.kind}: {f.example.draft!r}: {f.why}" for f in failures)


@pytest.mark.parametrize("name", pack_names())
def test_every_rule_of_a_pack_has_both_kinds_of_example(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["rules", "test", name, "--strict", "--no-config"])
    assert code == 0, capsys.readouterr().out


@pytest.mark.parametrize("name", pack_names())
def test_every_rule_says_in_a_sentence_what_it_is_for(name: str) -> None:
    rules = load_rules(rule_paths((name,))).rules
    assert [rule.id for rule in rules if not rule.about.endswith(".")] == []


@pytest.mark.parametrize("name", pack_names())
def test_every_fact_has_its_source_and_its_days(name: str) -> None:
    rules = load_rules(rule_paths((name,)))
    expected = [values for rule in rules.rules if (values := rule.params.get("expect"))]
    facts = list(itertools.chain.from_iterable([*rules.facts.values(), *expected]))
    assert [f.place for f in facts if not f.source or (f.amount is not None and f.since is None)] == []


def test_the_packs_go_together() -> None:
    assert everything().warnings == ()


@pytest.mark.parametrize("text", TRUE.values(), ids=TRUE.keys())
def test_a_true_statement_passes_under_all_packs(text: str) -> None:
    report = checker.check(checker.Document(text, "draft.md", "2025-03-05"), rules=everything())
    assert [(f.rule, f.message) for f in report.findings] == []


def test_the_stories_sources_pass_under_all_packs() -> None:
    errors = [(read.name, f.words) for read in bench.stories() for f in read.findings if f.level == "error"]
    assert errors == []


@pytest.mark.skipif(not bench.DATA.is_dir(), reason="needs ../shared/bench/discrepancy")
def test_clean_documents_pass_under_all_packs() -> None:
    """Every fortieth of the clean documents; all of them: python -m bench.packs."""
    reads = [bench.record(given) for given in itertools.islice(bench.clean_records(), 0, None, 40)]
    assert [(read.name, f.words) for read in reads for f in read.findings if f.level == "error"] == []
