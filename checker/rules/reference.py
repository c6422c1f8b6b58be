"""The reference page of the rule language, made from its one schema: python -m checker.rules.reference."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path

from checker.checks import CHECKS
from checker.checks.binding import PARTS
from checker.checks.formula import FUNCTIONS
from checker.rules.kinds import CLAIM, KINDS_OF_CHECK, NOT_YET, KindOfCheck
from checker.rules.problems import CODES
from checker.rules.samples import Samples, rule_text, samples
from checker.rules.schema import COMMON_FIELDS, FILE_FIELDS
from checker.rules.types import Keys, Type

PAGE = "docs/reference/rules.md"
_INTRO = Path(__file__).with_name("reference_intro.md")
_CLAIM_WORDS = {
    "raw": "the words of the text: about 90 minutes",
    "source": "the document: the draft, its outlet, or its file",
    "value": "the value with its unit; {a.value:.1f} gives digits",
    "entity": "whom or what it is about",
    "measure": "what is measured",
    "kind": "percentage, count, money, …",
    "unit": "its unit",
    "low": "the smallest value that the words allow",
    "high": "the largest value that the words allow",
    "interval": "the values that the words allow",
    "subject": "whom or what it is about",
    "qualifier": "current, target, previous, …",
    "as_of": "the time for which it holds",
    "date": "the day or period, for a date",
    "weekday": "the weekday, for a day",
    "speaker": "who says it",
    "place": "file, line and column",
    "line": "the line",
    "sentence": "its sentence",
}


def page() -> str:
    """The whole page as Markdown."""
    given = samples()
    parts = [_INTRO.read_text(encoding="utf-8").rstrip(), *_file(given), *_common(given)]
    for name, kind in KINDS_OF_CHECK.items():
        parts += _check(name, kind, given)
    parts += [*_messages(), *_formulas(), *_codes()]
    return "\n\n".join(parts) + "\n"


def _file(given: Samples) -> Iterator[str]:
    yield "## Keys of a rule file"
    yield table_of(FILE_FIELDS, given, ())
    yield "`rules` is the list of rules: each has the keys below, and those of its check."


def _common(given: Samples) -> Iterator[str]:
    yield "## Keys of every rule"
    yield table_of(COMMON_FIELDS, given, ("rules",))


def _check(name: str, kind: KindOfCheck, given: Samples) -> Iterator[str]:
    yield f"## check: {name}"
    yield f"Finds {kind.about}."
    if name not in CHECKS:
        yield "This version reads such rules and does not run them yet."
    if kind.needs_select:
        yield "`select` must be given."
    for group in kind.one_of:
        yield f"One of {' and '.join(f'`{key}`' for key in group)} must be given."
    yield table_of(kind.fields, given, ("rules", name))
    idle = [key for key in NOT_YET.get(name, ()) if key in kind.fields or key in COMMON_FIELDS]
    if idle:
        yield f"Without effect in this version: {', '.join(f'`{key}`' for key in idle)}."
    fields = [f"`{{{root}.…}}`" if parts == CLAIM else _field(root, parts) for root, parts in kind.gives.items()]
    if fields:
        yield f"Message fields: {', '.join(fields)}."
    if example := rule_text(name):
        yield f"```yaml\n{example}\n```"


def _field(root: str, parts: tuple[str, ...]) -> str:
    return ", ".join(f"`{{{root}.{part}}}`" for part in parts) if parts else f"`{{{root}}}`"


# ---- tables of keys


def table_of(keys: Keys, given: Samples, path: tuple[str, ...]) -> str:
    """A Markdown table of keys: what each is, its type, an example; nested keys by their path."""
    rows = ["| key | what it is | value | example |", "|---|---|---|---|"]
    rows += [f"| {' | '.join(map(_cell, row))} |" for row in _rows(keys, given, path, "")]
    return "\n".join(rows)


def _rows(keys: Keys, given: Samples, path: tuple[str, ...], before: str) -> Iterator[tuple[str, str, str, str]]:
    told: dict[int, str] = {}
    for name, key in keys.items():
        example = given.get((*path, name), "")
        must = " (must be given)" if key.required else ""
        yield f"`{before}{name}`{must}", key.about, _type(key.type), f"`{example}`" if example else ""
        for inner, mark in _records(key.type):
            if told.setdefault(id(inner), name) != name:
                yield f"`{before}{name}{mark}…`", f"the same keys as of `{before}{told[id(inner)]}`", "", ""
                continue
            yield from _rows(
                inner.keys, given, (*path, name, *(["NAME"] if "NAME" in mark else [])), before + name + mark
            )


def _records(of: Type) -> Iterator[tuple[Type, str]]:
    """The mapping with fixed keys inside a type, and how a path leads into it."""
    if of.form == "record":
        yield of, "."
    elif of.form in ("list", "one or list"):
        yield from ((inner, "[]" + mark) for part in of.parts for inner, mark in _records(part))
    elif of.form == "named":
        yield from ((inner, ".NAME" + mark) for part in of.parts for inner, mark in _records(part))
    elif of.form == "either":
        yield from [inner for part in of.parts for inner in _records(part)][:1]


def _type(of: Type) -> str:
    """A type in words: "a list of texts", "one of error, warning, suggestion"."""
    if "enum" in of.json:
        return "one of " + ", ".join(f"`{word}`" for word in of.json["enum"])
    if of.form == "one or list":
        return f"{_type(of.parts[0])}; or a list of them"
    if of.form == "list":
        return f"a list: {_type(of.parts[0])}"
    if of.form == "named":
        inner = of.parts[0]
        return f"a mapping from a name to {_type(inner) if 'enum' in inner.json else inner.says}"
    if of.form == "record":
        return f"a mapping: {of.says}"
    return of.says


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


# ---- what is not about keys


def _messages() -> Iterator[str]:
    yield "## Messages"
    yield (
        "`message` and `suggest` are texts with fields in braces. A claim (`{a.…}`, `{claim.…}`, `{nearest.…}` and the "
        "like) has these parts; a number takes a format such as `{value:.1f}`. Braces that are meant as such are "
        "written twice."
    )
    rows = ["| part | what it gives |", "|---|---|"]
    yield "\n".join([*rows, *(f"| `{part}` | {_CLAIM_WORDS.get(part, '')} |" for part in CLAIM)])


def _formulas() -> Iterator[str]:
    yield "## Formulas"
    yield (
        "A formula has numbers, the names that the rule gives, `+ - * /`, brackets, and these functions. `as_of` is "
        "the document's day."
    )
    rows = ["| function | what it gives |", "|---|---|"]
    told = (f"| `{getattr(f, 'written', name)}` | {_cell(_help(f))} |" for name, f in FUNCTIONS.items())
    yield "\n".join([*rows, *told])
    yield f"Parts of a sentence that `bind` and `phrase` may name: {', '.join(f'`{{{part}}}`' for part in PARTS)}."
    yield (
        "Beside its parts a pattern has words as they stand in the text, `(rise|fall)` for one of several, `(a|an)?` "
        "for what may be missing, `...` for up to five words without a number between, `{(}` and `{)}` for brackets of "
        "the text. Under `phrase` a part has its name in it: `{won:count} of {all:count} seats`."
    )


_KNOWN = {
    "years_between": "whole years from the first date to the second, as in an age",
    "calendar_years_between": "the year of the second date less that of the first",
    "days_between": "days from the first date to the second",
    "abs": "the number without its sign",
    "min": "the smallest of some numbers",
    "max": "the largest of some numbers",
}


def _help(function: object) -> str:
    """The one-line help of a function, from wherever its declaration keeps it."""
    for name in ("help", "about"):
        if isinstance(text := getattr(function, name, None), str):
            return text
    name = next((name for name, known in FUNCTIONS.items() if known is function), "")
    doc = (inspect.getdoc(function) or "") if inspect.isfunction(function) else ""
    return _KNOWN.get(name) or doc.split("\n")[0]


def _codes() -> Iterator[str]:
    yield "## Mistakes and warnings"
    yield "Mistakes stop everything: the exit code is 2 and nothing is checked. Warnings do not."
    rows = ["| code | what is wrong | what to do |", "|---|---|---|"]
    told = (
        f"| {code} | {_cell(entry.name)}{' (warning)' if entry.severity == 'warning' else ''} | {_cell(entry.mend)} |"
        for code, entry in CODES.items()
    )
    yield "\n".join([*rows, *told])


def main() -> None:
    """Writes the page into the checkout."""
    from checker.config import pack_dir

    path = pack_dir().parent / PAGE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
