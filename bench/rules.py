"""What rules cost: reading and validating 500 of them, and a check under 500 beside the same check under 20.

The rules are made from a seed: every kind of check, entities and measures of their own, selections of one to three
fields, tolerances and levels in their units, senses, rates and examples. CPU seconds of this process, the best of some
rounds; the two checks take turns, so that a busy machine slows both.

    python -m bench.rules [--seed 1] [--rounds 5] [--rules 500] [--documents seeds]
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import process_time

import checker
from checker.checks.base import RuleSet
from checker.rules import load_rules

FEW = 20
_COUNTRIES = (
    "France", "Germany", "Italy", "Spain", "Poland", "Sweden", "Norway", "Finland", "Greece", "Turkey", "Canada",
    "Japan", "India", "Brazil", "Mexico", "Egypt", "Kenya", "Ukraine", "Russia", "China",
)  # fmt: skip
_THINGS = ("hospital", "school", "railway", "harbour", "library", "brewery", "airport", "museum", "factory", "farm")
_PROPERTIES = ("budget", "staff", "capacity", "output", "debt", "area", "intake", "turnover", "backlog", "ridership")
_KNOWN = ("United Kingdom", "NATO", "European Union", "Russia", "Ukraine", "Indonesia")  # the world of the seeds
_MEASURED = ("defence spending", "spending", "call", "target", "person", "plan", "distance", "depth")
_UNITS = {
    "%": ("percentage", "0.1 pp", '{error: "> 1 pp", warning: "> 0.1 pp"}'),
    "EUR": ("money", "1 %", '{error: "> 10 %", warning: "> 1 %"}'),
    "minutes": ("duration", "5 minutes", '{error: "> 15 minutes", warning: "> 5 minutes"}'),
    "km": ("measure", "1 km", "error"),
    "visitors": ("count", "rounding", "warning"),
}
_SENSES = "{target: {words: [will, target, by 2027]}, current: {default: true}}"


def make(count: int, seed: int) -> str:
    """A rule file with `count` rules; the first ones of a seed are the same whatever the count."""
    dice = random.Random(seed)
    measures = [
        (f"{thing}_{what}", f"{thing} {what}", dice.choice(list(_UNITS))) for thing in _THINGS for what in _PROPERTIES
    ]
    lines = ["version: 1", 'pack: {name: made, owner: bench, as_of: "2025-03-05"}', "entities:"]
    lines += [
        f"  Board{n}: {{is: organisation, names: [Board of {name}, {name} Board]}}" for n, name in enumerate(_COUNTRIES)
    ]
    lines += ["measures:"]
    lines += [f'  {name}: {{unit: "{unit}", words: [{words}]}}' for name, words, unit in measures]
    lines += ["rates:", '  EUR_USD: {value: "1.0513", on: "2025-03-04", source: a central bank}', "rules:"]
    for number in range(count):
        lines += _rule(number, dice, measures)
    return "\n".join(lines) + "\n"


def _rule(number: int, dice: random.Random, measures: Sequence[tuple[str, str, str]]) -> Iterator[str]:
    measure, words, unit = dice.choice(measures)
    kind, tolerance, level = _UNITS[unit]
    entity = dice.choice((*_COUNTRIES, *(f"Board{n}" for n in range(len(_COUNTRIES)))))
    select = dice.choice((
        f"{{entity: {entity}, measure: {measure}}}",
        f"{{measure: {measure}, kind: {kind}}}",
        f"{{entity: {entity}, kind: {kind}}}",
        f"{{entity: [{entity}, {dice.choice(_COUNTRIES)}], measure: {measure}, kind: [{kind}]}}",
        f"{{entity: {dice.choice(_KNOWN)}, kind: {kind}}}",  # these two meet claims of the seeds
        f"{{measure: {dice.choice(_MEASURED)}}}",
    ))  # fmt: skip
    check = dice.choices(
        ("agree", "supported", "expect", "derive", "arithmetic", "sum", "calendar"), (50, 15, 15, 6, 6, 4, 4)
    )[0]
    yield f"- id: rule-{number}"
    yield f"  check: {check}"
    yield f"  about: Rule {number} on the {words}."
    if check not in ("calendar", "arithmetic"):
        yield f"  select: {select}"
    yield from _own_keys(check, kind, tolerance, level, dice)
    yield "  match:"
    yield f'    - {{draft: "The {words} of {entity} was 12.", source: "The {words} of {entity} was 15."}}'
    yield "  no_match:"
    yield f'    - {{draft: "The {words} of {entity} was 12.", source: "The {words} of {entity} was 12."}}'


def _own_keys(check: str, kind: str, tolerance: str, level: str, dice: random.Random) -> Iterator[str]:
    """What only one kind of check knows."""
    if check == "agree":
        yield f"  tolerance: {tolerance}"
        yield f"  level: {level}"
        yield '  message: "{a.source} says {a.raw}, {b.source} says {b.raw} ({difference} apart)."'
        if dice.random() < 0.3:
            yield "  split_by: [qualifier, as_of.year]"
            yield f"  qualifiers: {_SENSES}"
        if kind == "money":
            yield "  convert: {to: EUR, using: EUR_USD}"
    elif check == "supported":
        yield '  require: {sources: ">= 1", same: [entity, measure]}'
        yield "  skip: [list_number, phone]"
        yield '  message: "No source gives {claim.raw} for {claim.entity}."'
    elif check == "expect":
        yield "  expect:"
        yield f'    - {{value: "{dice.randint(3, 900)}", from: "2024-01-01", source: a fact sheet}}'
        yield f'    - {{value: "{dice.randint(3, 900)}", from: "2020-01-01", to: "2023-12-31", source: a fact sheet}}'
    elif check == "derive":
        yield f'  facts: {{opened: "{dice.randint(1850, 1990)}-04-04"}}'
        yield "  value: years_between(opened, as_of)"
    elif check == "calendar":
        yield "  require: [weekday_matches, date_exists]"


def documents(folder: Path) -> tuple[list[checker.Document], list[checker.Document]]:
    """The draft of a case such as seeds/ and the sources beside it."""
    texts = sorted((folder / "sources").iterdir())
    sources = [checker.Document(path.read_text(encoding="utf-8"), path.name, path=str(path)) for path in texts]
    return [checker.Document((folder / "draft.md").read_text(encoding="utf-8"), "draft.md")], sources


def best(work: Callable[[], object], rounds: int) -> float:
    """The least CPU seconds of some rounds."""
    return min(_once(work) for _ in range(rounds))


def _once(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return process_time() - start


def main() -> None:
    """Prints the figures as a small table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--rules", type=int, default=500)
    parser.add_argument("--documents", type=Path, default=Path(__file__).resolve().parents[1] / "seeds")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        few, many = (Path(folder) / f"{n}.yaml" for n in (FEW, args.rules))
        few.write_text(make(FEW, args.seed), encoding="utf-8")
        many.write_text(make(args.rules, args.seed), encoding="utf-8")
        first = _once(lambda: load_rules([many]))
        again = best(lambda: load_rules([many]), args.rounds)
        print(f"load {args.rules} rules, the first time: {first:.3f} s; again: {again:.3f} s")
        sets = {n: load_rules([path]) for n, path in ((FEW, few), (args.rules, many))}
    drafts, sources = documents(args.documents)
    for title, own, against in (
        ("the draft against its sources", drafts, sources),
        ("all with each other", [*drafts, *sources], []),
    ):
        costs = _turns(own, against, sets, args.rounds)
        ratio = costs[args.rules] / costs[FEW]
        told = ", ".join(f"{n} rules {cost * 1000:.0f} ms" for n, cost in costs.items())
        print(f"check {title}: {told}; ratio {ratio:.2f}")


def _turns(
    drafts: Sequence[checker.Document], sources: Sequence[checker.Document], sets: dict[int, RuleSet], rounds: int
) -> dict[int, float]:
    """The best CPU seconds of a check under each rule set, the sets taking turns."""
    costs = dict.fromkeys(sets, float("inf"))
    for _ in range(rounds + 1):
        for n, rules in sets.items():
            costs[n] = min(costs[n], _once(lambda rules=rules: checker.check(*drafts, against=sources, rules=rules)))
    return costs


if __name__ == "__main__":
    main()
