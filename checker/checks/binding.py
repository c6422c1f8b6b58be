"""Patterns under `bind` and `phrase`: words, {parts} and choices, matched over the words and claims of a sentence.

    from {number}                       the words as they stand, then a claim that is a number
    {won:count} of {all:count} seats    parts with names: a phrase binds all of them where it stands
    {percent} (increase|rise)           one of several words
    (a|an)? {percent} rise              what may be missing
    {percent} {(} {count} of {count} {)}  brackets of the text
    from {number} ... to {number}       up to five words between, none of them a number

A pattern is matched word by word, without any search that could run away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from checker.checks.ranges import ends_of
from checker.errors import CheckerError
from checker.model import Claim
from checker.text.tokens import PAD, tokenise

_GAP = 5  # words that ... may stand for
_LONGEST, _CHOICES = 300, 40
_TOKEN = re.compile(r"\s*(?:\{(?P<part>[^{}]*)\}|(?P<gap>\.\.\.|…)|(?P<sign>[()|?])|(?P<word>[^\s{}()|?]+))")
_REGEX = re.compile(r"[*+\\\[\]^$]|\{\d")
_PART = re.compile(r"\{[a-z_]\w*(?::[a-z_]*)?\}")
_BRACKETS = ("(", ")")  # those of the text; bare ones hold choices
PARTS: Mapping[str, frozenset[str]] = {
    "number": frozenset(
        {"number", "count", "money", "percentage", "percentage_point", "measure", "duration", "fraction"}
    ),
    "percent": frozenset({"percentage"}),
    "percentage_point": frozenset({"percentage_point"}),
    "money": frozenset({"money"}),
    "count": frozenset({"count", "number"}),
    "measure": frozenset({"measure"}),
    "duration": frozenset({"duration", "elapsed"}),
    "age": frozenset({"age"}),
    "date": frozenset({"date"}),
    "ordinal": frozenset({"ordinal"}),
    "multiple": frozenset({"ratio"}),
    "fraction": frozenset({"fraction"}),
}  # what a part stands for, by kinds of claim
DATED = frozenset({"date"})


class PatternError(CheckerError):
    """A pattern that cannot be read: what is wrong, from where to where in its text, and help."""

    def __init__(self, what: str, start: int, stop: int, help_: str = "") -> None:
        super().__init__(what)
        self.what, self.start, self.stop, self.help = what, start, stop, help_


class Step(NamedTuple):
    """One step of a pattern: a word, a part, a gap, or a choice of sequences (with an empty one: it may be missing)."""

    kind: str  # word, part, gap, choice
    word: str = ""
    options: tuple[tuple[Step, ...], ...] = ()
    name: str = ""  # of a part in a phrase: {won:count}


Pattern = tuple[Step, ...]
Item = str | Claim  # a folded word, or a claim in the place of its words


@lru_cache(maxsize=1024)
def pattern(text: str) -> Pattern:
    """Reads a pattern. Raises PatternError with the place."""
    if len(text) > _LONGEST:
        raise PatternError(f"a pattern has at most {_LONGEST} characters", 0, 1)
    if found := _REGEX.search(_PART.sub(lambda m: " " * len(m[0]), text)):
        help_ = "patterns are words, {parts}, and choices such as (rise|fall)"
        raise PatternError("regular expressions are not part of the language", found.start(), found.end(), help_)
    steps, at = _sequence(text, 0, 0)
    if at < len(text.rstrip()):
        raise PatternError("a bracket has no partner", at, at + 1, "write (rise|fall)")
    return steps


def _sequence(text: str, at: int, depth: int) -> tuple[Pattern, int]:
    """The steps up to the end, or up to a sign that closes or parts a choice."""
    out = list[Step]()
    while at < len(text.rstrip()):
        found = _TOKEN.match(text, at)
        if found is None:
            raise PatternError("a brace has no partner", at, at + 1, "write {number}")
        if found["part"] in _BRACKETS:
            out.append(Step("word", found["part"]))
        elif found["part"] is not None:
            name, colon, part = found["part"].partition(":")
            out.append(Step("part", part if colon else name, name=name if colon else ""))
        elif found["gap"]:
            out.append(Step("gap"))
        elif found["word"]:
            out += [Step("word", word) for word in tokenise(found["word"]).words[:-PAD]]
        elif found["sign"] == "(":
            step, at = _choice(text, found.end(), found.start("sign"), depth + 1)
            out.append(step)
            continue
        elif found["sign"] in ")|" and depth:
            return tuple(out), found.start("sign")
        else:
            what = (
                "a bracket has no partner" if found["sign"] == ")" else f"`{found['sign']}` stands outside of brackets"
            )
            raise PatternError(what, found.start("sign"), found.end(), "write (rise|fall), or (a|an)?")
        at = found.end()
    return tuple(out), at


def _choice(text: str, at: int, opened: int, depth: int) -> tuple[Step, int]:
    options = list[Pattern]()
    if depth > 3:
        raise PatternError("brackets inside brackets inside brackets", opened, opened + 1, "write two patterns")
    while True:
        option, at = _sequence(text, at, depth)
        options.append(option)
        if at >= len(text) or len(options) > _CHOICES:
            raise PatternError("a bracket has no partner", opened, opened + 1, "write (rise|fall)")
        at += 1
        if text[at - 1] == ")":
            break
    if text[at : at + 1] == "?":
        return Step("choice", "", (*options, ())), at + 1
    if () in options:
        raise PatternError("an empty choice", opened, at, "write (a|an)? for what may be missing")
    return Step("choice", "", tuple(options)), at


def parts_of(steps: Pattern) -> tuple[str, ...]:
    """The parts that a pattern uses, in order."""
    out = list[str]()
    for step in steps:
        if step.kind == "part":
            out.append(step.word)
        for option in step.options:
            out += parts_of(option)
    return tuple(out)


@lru_cache(maxsize=1024)
def named_in(steps: Pattern) -> dict[str, frozenset[str]]:
    """The names that a phrase gives to its parts, each with the parts that it may stand for."""
    out: dict[str, frozenset[str]] = {}
    for step in steps:
        found = [{step.name: frozenset({step.word})}] if step.name else [named_in(option) for option in step.options]
        for names in found:
            for name, parts in names.items():
                out[name] = out.get(name, frozenset()) | parts
    return out


def always_named(steps: Pattern) -> frozenset[str]:
    """The names that a phrase binds wherever it stands: not those of a choice that may be missing."""
    out = frozenset(step.name for step in steps if step.name)
    return out.union(*(frozenset.intersection(*map(always_named, s.options)) for s in steps if s.options))


@lru_cache(maxsize=1024)
def needs(steps: Pattern) -> tuple[frozenset[str], ...]:
    """Sets of words of which a sentence must have at least one each, or the pattern stands nowhere in it.

    >>> sorted(map(sorted, needs(pattern("(rose|fell) (sharply)? from {number}"))))
    [['fell', 'rose'], ['from']]
    """
    out = []
    for step in steps:
        if step.kind == "word":
            out.append(frozenset({step.word}))
        elif step.kind == "choice":
            asked = [needs(option) for option in step.options]
            if all(asked):
                out.append(frozenset().union(*(min(sets, key=len) for sets in asked)))
    return tuple(out)


def may_stand(steps: Pattern, words: frozenset[str]) -> bool:
    """Whether a sentence of these words has those without which the pattern stands nowhere."""
    return not any(need.isdisjoint(words) for need in needs(steps))


class _Start(NamedTuple):
    """What the first item of a pattern may be: words, kinds of claim, anything."""

    words: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    anything: bool = False


@lru_cache(maxsize=4096)
def _start(steps: Pattern) -> _Start:
    if not steps or steps[0].kind == "gap":
        return _Start(anything=True)
    step = steps[0]
    if step.kind == "word":
        return _Start(words=frozenset({step.word}))
    if step.kind == "part":
        return _Start(kinds=PARTS.get(step.word, frozenset()))
    found = [_start((*option, *steps[1:])) for option in step.options]
    return _Start(
        frozenset().union(*(f.words for f in found)),
        frozenset().union(*(f.kinds for f in found)),
        any(f.anything for f in found),
    )


def _starts(steps: Pattern, items: Sequence[Item]) -> Iterator[int]:
    """The items at which a pattern may start."""
    words, kinds, anything = _start(steps)
    for i, item in enumerate(items):
        if anything or (item in words if isinstance(item, str) else item.quantity.kind in kinds):
            yield i


def items_of(claims: Sequence[Claim]) -> list[Item]:
    """The words of the claims' one sentence with each claim in the place of its words, a range as its two ends."""
    sentence, start = claims[0].sentence, claims[0].sentence_start
    out: list[Item] = []
    at = 0
    for claim in claims:
        first, stop = claim.quantity.start - start, claim.quantity.end - start
        if first < at or stop > len(sentence):
            continue
        out += _words(sentence[at:first])
        out += ends_of(claim) or [claim]
        at = stop
    return [*out, *_words(sentence[at:])]


def _words(text: str) -> list[str]:
    return tokenise(text).words[:-PAD]


def found_in(steps: Pattern, items: Sequence[Item]) -> Iterator[Claim]:
    """The claim that the first part of a pattern binds, for every place at which the pattern stands."""
    for i in _starts(steps, items):
        for _, bound in _matches(steps, items, i):
            if bound:
                yield bound[0][1]
                break


def standing_in(steps: Pattern, items: Sequence[Item]) -> Iterator[dict[str, Claim]]:
    """The claims that a phrase binds by name, for every place at which it stands."""
    for i in _starts(steps, items):
        for _, bound in _matches(steps, items, i):
            yield {name: claim for name, claim in bound if name}
            break


_Bound = tuple[tuple[str, Claim], ...]  # the name and the claim of each part, in the order of the text


def _matches(steps: Pattern, items: Sequence[Item], i: int) -> Iterator[tuple[int, _Bound]]:
    """Every place at which a pattern that starts at an item ends, with the claims that it binds."""
    if not steps:
        yield i, ()
        return
    step, rest = steps[0], steps[1:]
    for j, bound in _steps(step, items, i):
        for end, further in _matches(rest, items, j):
            yield end, bound + further


def _steps(step: Step, items: Sequence[Item], i: int) -> Iterator[tuple[int, _Bound]]:
    item = items[i] if i < len(items) else ""
    if step.kind == "word":
        if item == step.word:
            yield i + 1, ()
    elif step.kind == "part":
        if isinstance(item, Claim) and item.quantity.kind in PARTS.get(step.word, ()):
            yield i + 1, ((step.name, item),)
    elif step.kind == "gap":
        for j in range(i, min(i + _GAP, len(items)) + 1):
            yield j, ()
            if j < len(items) and not isinstance(items[j], str):
                return
    else:
        for option in step.options:
            yield from _matches(option, items, i)
