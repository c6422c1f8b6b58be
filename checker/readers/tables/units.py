"""What a head or a caption says of the unit of its cells: "£ million", "thousands", "% of GDP", "(weeks)"."""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.vocab.load import vocabulary

_WORD = re.compile(r"[£$€¥₹]|us\$|a\$|c\$|%|°c|per|[a-z]+\d?|'?\d+s?", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*")


class Unit(NamedTuple):
    """What stands before and behind a cell's digits in words: "£" and "million"; "" and "% of GDP"."""

    before: str = ""
    scale: str = ""
    behind: str = ""

    def over(self, other: Unit) -> Unit:
        """This unit where it says something, the other's scale and sign where it is silent."""
        if self.behind:
            return self
        return Unit(self.before or other.before, self.scale or other.scale, "" if self.before else other.behind)


def unit_of(note: str) -> Unit | None:
    """The unit that a note names; None for words that are no unit.

    >>> unit_of("£ million"), unit_of("'000"), unit_of("% of GDP"), unit_of("weeks"), unit_of("provisional")
    (Unit(before='£', scale='million', behind=''), Unit(before='', scale='thousand', behind=''), \
Unit(before='', scale='', behind='% of GDP'), Unit(before='', scale='', behind='weeks'), None)
    """
    text = " ".join(note.split()).removeprefix("in ").removeprefix("In ")
    text = re.sub(r"^(?:all figures|figures|amounts|values) (?:are )?(?:given )?in ", "", text, flags=re.IGNORECASE)
    lower = text.casefold()
    if lower in vocabulary("tables")["behind"]:
        return Unit(behind=vocabulary("tables")["behind"][lower])
    if lower.startswith(("%", "per cent", "percent")):
        rest = re.sub(r"^(?:%|per ?cent)(?:age)?\s*", "", text, flags=re.IGNORECASE)
        return Unit(behind=f"% {rest}".strip())
    if lower.startswith("per ") and any(c.isdigit() for c in lower):  # per 100,000 people
        return Unit(behind=text)
    known = vocabulary("tables")
    before = scale = behind = ""
    for word in _words(lower):
        if word in "£$€¥₹" or word in known["signs"]:
            before = before or known["signs"].get(word, word)
        elif word.strip("'") in known["scales"]:
            scale = scale or known["scales"][word.strip("'")]
        elif word in known["behind"] or word in known["words"]["units"]:
            behind = behind or known["behind"].get(word, word)
        elif word not in ("of", "in", "sterling", "us"):
            return None
    found = Unit(before, scale, behind)
    return found if found != Unit() else None


def _words(text: str) -> list[str]:
    """The note's words, a sign apart from what it touches: "£m" is "£" and "m"."""
    out: list[str] = []
    for word in text.replace("/", " / ").split():
        pieces = [m.group() for m in _WORD.finditer(word)]
        out += pieces if "".join(pieces) == word else [word]
    return out


def split_head(head: str) -> tuple[str, Unit]:
    """A head's words and its unit: in brackets, behind a comma, or as its last sign.

    >>> split_head("Defence spending (% of GDP)")
    ('Defence spending', Unit(before='', scale='', behind='% of GDP'))
    >>> split_head("Revenue, £m"), split_head("Turnout %"), split_head("Beds (provisional)")
    (('Revenue', Unit(before='£', scale='million', behind='')), ('Turnout', Unit(before='', scale='', behind='%')), \
('Beds (provisional)', Unit(before='', scale='', behind='')))
    """
    for m in _BRACKETS.finditer(head):
        if unit := unit_of(m[1]):
            return " ".join((head[: m.start()] + " " + head[m.end() :]).split()), unit
    words, _, note = head.rpartition(",")
    if words and (unit := unit_of(note.strip())):
        return words.strip(), unit
    if head.rstrip().endswith("%"):
        return head.rstrip().removesuffix("%").rstrip(), Unit(behind="%")
    whole = unit_of(head) if len(head.strip()) > 1 or not head.strip().isalpha() else None  # "P": games played
    return ("", whole) if whole else (head, Unit())
