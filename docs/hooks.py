"""Makes the pages that follow from the code when the site is built: the claims table and the rules of the packs."""

from __future__ import annotations

from typing import Any

from mkdocs.structure.files import File, Files

from checker.config import DEFAULT_PACKS, pack_names, rule_paths
from checker.rules import load_rules
from checker.table import CLAIM_COLUMNS


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
    """Every rule of every pack: what it is for, and its examples."""
    out = ["# Rules of the packs\n"]
    for name in pack_names():
        rules = [rule for rule in load_rules(rule_paths((name,))).rules if rule.pack == name]
        by_default = "in force by default" if name in DEFAULT_PACKS else f"in force with `--rules default {name}`"
        out.append(f"## {name}\n\n{len(rules)} rules, {by_default}.\n")
        for rule in rules:
            out.append(f"### {rule.id}\n\n{rule.about or ''}\n\nCheck `{rule.check}`, level {rule.level}.\n")
            out += _examples("finds something in", rule.match) + _examples("finds nothing in", rule.no_match)
    return "\n".join(out)


def _examples(title: str, examples: Any) -> list[str]:
    lines = [f"- {_quoted(e.draft)}" + "".join(f"<br>against {_quoted(s)}" for s in e.sources) for e in examples]
    return [f"It {title}:\n", *lines, ""] if lines else []


def _quoted(text: str) -> str:
    return "“" + " ".join(text.split()).replace("<", "&lt;").replace("*", "\\*").replace("_", "\\_") + "”"
