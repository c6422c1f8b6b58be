"""Makes the pages that follow from the code when the site is built: the claims table and the rules of the packs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from mkdocs.structure.files import File, Files

from checker.checks.base import Example, Rule, RuleSet
from checker.config import DEFAULT_PACKS, pack_names, rule_paths
from checker.rules import load_rules
from checker.rules.packs import load_library
from checker.rules.sentence import sentence
from checker.table import CLAIM_COLUMNS

_MOST = 3  # examples of a kind that are shown; the file has them all


def on_files(files: Files, config: Any) -> Files:
    """Adds the generated pages to those that were written."""
    for path, text in (("reference/claims-table.md", claims_table()), ("reference/packs.md", packs())):
        files.append(File.generated(config, path, content=text))
    return files


def claims_table() -> str:
    """The columns of `checker extract`, from the one schema."""
    rows = "\n".join(f"| `{c.name}` | {c.dtype} | {c.meaning} |" for c in CLAIM_COLUMNS)
    return (
        "# The claims table\n\n`checker extract` and `checker.extract(…).to_frame()` give a row a claim, in the order "
        f"of the text.\n\n| column | pandas type | meaning |\n|---|---|---|\n{rows}\n"
    )


def packs() -> str:
    """Every rule of every pack: what it is for, what it reports, its examples, and the facts of the pack."""
    names = sorted(pack_names(), key=lambda name: (name not in DEFAULT_PACKS, name.startswith("house-style"), name))
    loaded = {name: load_rules(rule_paths((name,))) for name in names}
    return "\n".join(["# Rules of the packs\n", _INTRO, *_overview(loaded), *_sections(loaded)]) + "\n"


_INTRO = """\
A rule pack is a file of rules for one field. `--rules default defence disasters` puts three of them in force; a project
names its packs once, in `checker.yaml`. `checker rules show some-rule` prints what stands here,
`checker rules test PACK` tries every example, and `off: [some-rule]` turns a rule off.

An **error** is a contradiction, a **warning** something that is hardly right, a **suggestion** a matter of style or
care.
"""


def _overview(loaded: dict[str, RuleSet]) -> Iterator[str]:
    yield "| pack | for | rules | in force |\n|---|---|---|---|"
    for name, rules in loaded.items():
        force = "by default" if name in DEFAULT_PACKS else f"`--rules default {name}`"
        yield f"| [{name}](#{name}) | {_escaped(_about(name))} | {len(_own(rules, name))} | {force} |"
    yield ""


def _sections(loaded: dict[str, RuleSet]) -> Iterator[str]:
    for name, rules in loaded.items():
        yield f"## {name}\n"
        for rule in _own(rules, name):
            yield from _rule(rule)
        yield from _facts(rules)


def _own(rules: RuleSet, name: str) -> list[Rule]:
    return [rule for rule in rules.rules if rule.pack == name]


def _about(name: str) -> str:
    """The sentence in which a pack says what it is for."""
    for file in load_library(rule_paths((name,))).files:
        if file.pack == name:
            pack = next((value for key, value in file.root.value if key.value == "pack"), None)
            for key, value in pack.value if pack is not None else ():
                if key.value == "about":
                    return str(value.value)
    return ""


def _rule(rule: Rule) -> Iterator[str]:
    levels = " or ".join(dict.fromkeys(t.level for t in rule.levels)) or rule.level
    yield f"### {rule.id}\n"
    yield f"{_escaped(rule.about)} Level: **{levels}**.\n"
    yield f"<details><summary>What it reports, key by key</summary><p>{_escaped(sentence(rule))}</p></details>\n"
    yield from _examples("It finds something in:", rule.match)
    yield from _examples("It leaves alone:", rule.no_match)


def _examples(title: str, examples: Sequence[Example]) -> Iterator[str]:
    if examples:
        yield f"{title}\n"
        for example in examples[:_MOST]:
            against = "".join(f"<br>against {_quoted(source)}" for source in example.sources)
            day = f" (on {example.as_of})" if example.as_of else ""
            yield f"- {_quoted(example.draft)}{day}{against}"
        yield ""


def _facts(rules: RuleSet) -> Iterator[str]:
    """What the pack knows, with its source and its days."""
    if rules.facts:
        yield "### Facts\n\n| fact | value | from | to | source |\n|---|---|---|---|---|"
        for name, values in rules.facts.items():
            for v in values:
                days = " | ".join(str(day or "") for day in (v.since, v.until))
                yield f"| `{name}` | {v.value} | {days} | {_escaped(v.source)} |"
        yield ""


def _quoted(text: str) -> str:
    return f"“{_escaped(text)}”"


def _escaped(text: str) -> str:
    """A text in one line in which nothing is markup."""
    out = " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;")
    for sign in "\\*_|[]`$~":
        out = out.replace(sign, f"&#{ord(sign)};")
    return out
