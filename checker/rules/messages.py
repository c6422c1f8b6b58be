"""Checks the fields of messages: `{claim.raw}` must be something that the rule's kind of check gives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from string import Formatter
from typing import NamedTuple

from checker.rules.problems import did_you_mean

Gives = Mapping[str, tuple[str, ...]]
_SPEC = re.compile(r",?(?:\.\d)?[f%]?")
_FORMATTER = Formatter()


class Mistake(NamedTuple):
    """What is wrong with a template, the words of it to point at, and help."""

    what: str
    at: str
    help: str = ""


def mistakes(template: str, gives: Gives) -> Iterator[Mistake]:
    """The fields of a template that are not in `gives`, and braces that do not pair.

    >>> [m.what for m in mistakes("{claim.rw} is wrong", {"claim": ("raw", "value")})]
    ['the check does not give `{claim.rw}`']
    >>> list(mistakes("{a.raw}", {"a": ("raw",)}))
    []
    """
    if "{" not in template and "}" not in template:
        return
    try:
        parts = list(_FORMATTER.parse(template))
    except ValueError:
        yield Mistake("a brace in the message has no partner", "{", "write {{ and }} for braces that are meant as such")
        return
    for _, name, spec, conversion in parts:
        if name is None:
            continue
        if conversion or not _SPEC.fullmatch(spec or ""):
            yield Mistake(
                f"`{{{name}}}` is followed by a format that is not known", "{" + name, "write {value:.1f} or {value}"
            )
        elif not _known(name, gives):
            yield Mistake(f"the check does not give `{{{name}}}`", "{" + name, _help(name, gives))


def _known(name: str, gives: Gives) -> bool:
    root, dot, part = name.partition(".")
    return root in gives and (part in gives[root] if dot else not gives[root])


def _help(name: str, gives: Gives) -> str:
    root, dot, _ = name.partition(".")
    if root in gives and not dot:
        return f"say which part: {', '.join(f'{root}.{part}' for part in gives[root][:4])}, …"
    own = [f"{r}.{p}" for r, parts in gives.items() for p in parts] + [r for r, parts in gives.items() if not parts]
    near = (
        did_you_mean(name, [n for n in own if n.startswith(f"{root}.")]) if root in gives else did_you_mean(name, own)
    )
    return near or f"it gives {', '.join(r + ('.…' if parts else '') for r, parts in gives.items())}"
