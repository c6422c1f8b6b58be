"""Finds the mistakes of a formula before it meets a text: unknown names, and values that do not go together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from checker.checks.formula.evaluate import ATTRIBUTES
from checker.checks.formula.functions import FUNCTIONS
from checker.checks.formula.syntax import FormulaError, Node

_ORDERED = frozenset({"<", "<=", ">", ">="})
_EQUAL = frozenset({"==", "!="})
_LOGIC = frozenset({"and", "or", "not"})
_ARTICLES = {
    "number": "a number",
    "date": "a date",
    "text": "a text",
    "truth": "a condition",
    "part": "a part of the text",
}


def names_in(node: Node) -> Iterator[str]:
    """The names that a tree uses, functions left out."""
    if node.kind == "name":
        yield node.word
    for part in node.parts:
        yield from names_in(part)


def mistakes_in(node: Node, types: Mapping[str, str]) -> list[FormulaError]:
    """Every mistake of a tree, in the order of the text; `types` gives the type of each name."""
    found: list[FormulaError] = []
    _type(node, types, found)
    return sorted(found, key=lambda mistake: mistake.start)


def type_of(node: Node, types: Mapping[str, str]) -> str:
    """What a tree without mistakes gives: number, date, text or truth."""
    return _type(node, types, [])


def _type(node: Node, types: Mapping[str, str], found: list[FormulaError]) -> str:
    """The type of a node, "" where a mistake hides it."""
    if node.kind in ("number", "text"):
        return node.kind
    if node.kind == "name":
        return _of_name(node, types, found)
    if node.kind == "call":
        return _of_call(node, types, found)
    own = [_type(part, types, found) for part in node.parts]
    if node.kind in _LOGIC:
        _each(node, own, "truth", f"`{node.kind}` joins conditions", found)
        return "truth"
    if node.kind in _EQUAL or node.kind in _ORDERED:
        if "" not in own and own[0] != own[1]:
            what = f"{_ARTICLES[own[0]]} is compared with {_ARTICLES[own[1]]}"
            found.append(FormulaError(what, node.start, node.stop))
        elif node.kind in _ORDERED:
            _none(node, own, ("text", "truth"), f"`{node.kind}` compares numbers or dates", found)
        return "truth"
    help_ = "use days_between, months_between or years_between" if node.kind == "-" and "date" in own else ""
    _each(node, own, "number", f"`{'-' if node.kind == 'neg' else node.kind}` takes numbers", found, help_)
    return "number"


def _each(node: Node, own: list[str], wanted: str, says: str, found: list[FormulaError], help_: str = "") -> None:
    for part, given in zip(node.parts, own, strict=True):
        if given not in ("", wanted):
            found.append(FormulaError(f"{says}, and this is {_ARTICLES[given]}", part.start, part.stop, help_))
            return  # one mistake of one sign is told once


def _none(node: Node, own: list[str], unwanted: tuple[str, ...], says: str, found: list[FormulaError]) -> None:
    for part, given in zip(node.parts, own, strict=True):
        if given in unwanted:
            found.append(FormulaError(f"{says}, and this is {_ARTICLES[given]}", part.start, part.stop))


def _of_name(node: Node, types: Mapping[str, str], found: list[FormulaError]) -> str:
    given = types.get(node.word)
    if given is None:
        function = " (a function wants brackets)" if node.word in FUNCTIONS else ""
        found.append(_unknown("name", node, types, function))
        return ""
    if not node.attribute:
        return given
    if node.attribute not in ATTRIBUTES:
        stop = node.stop
        help_ = _meant(node.attribute, ATTRIBUTES)
        what = f"`{node.word}` has no `{node.attribute}`"
        found.append(FormulaError(what, stop - len(node.attribute), stop, help_))
        return ""
    return given if node.attribute == "value" else ATTRIBUTES[node.attribute]


def _of_call(node: Node, types: Mapping[str, str], found: list[FormulaError]) -> str:
    own = [_type(part, types, found) for part in node.parts]
    function = FUNCTIONS.get(node.word)
    if function is None:
        found.append(_unknown("function", node, FUNCTIONS))
        return ""
    if len(own) < function.least or (function.most is not None and len(own) > function.most):
        found.append(
            FormulaError(f"`{node.word}` takes other values", node.start, node.stop, f"write {function.written}")
        )
        return function.gives
    for n, (part, given) in enumerate(zip(node.parts, own, strict=True)):
        wanted = function.takes[min(n, len(function.takes) - 1)]
        if wanted == "part":
            if part.kind != "name" or part.attribute:
                what = f"`{node.word}` takes a part of the text by its name"
                found.append(FormulaError(what, part.start, part.stop, f"write {function.written}"))
        elif given not in ("", wanted):
            what = f"`{node.word}` takes {_ARTICLES[wanted]} here, and this is {_ARTICLES[given]}"
            found.append(FormulaError(what, part.start, part.stop, f"write {function.written}"))
    return function.gives


def _unknown(kind: str, node: Node, known: Mapping[str, object], more: str = "") -> FormulaError:
    stop = node.start + len(node.word)
    return FormulaError(f"unknown {kind} `{node.word}`{more}", node.start, stop, _meant(node.word, known))


def _meant(word: str, known: Mapping[str, object]) -> str:
    if word in FUNCTIONS:  # the name of a function without its brackets
        return f"write {FUNCTIONS[word].written}"
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    if near:
        return f"did you mean `{near[0]}`?"
    return f"known: {', '.join(sorted(known))}" if known else ""
