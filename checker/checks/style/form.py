"""The form of a number: named traits ("currency": "symbol", "scale": "word"), apart from its value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Form:
    """How one number is written.

    `traits` name the choices that a house style makes. `special` tells for some of them for which value the choice is
    made ("scale" for a billion, "month with a day" for September) and how exactly it looks there ("bn", "Sept.").
    `parts` are the pieces of the text from which it is written anew.
    """

    family: str  # money, percent, points, unit, number, ordinal, date, clock
    traits: Mapping[str, str] = field(default_factory=dict)
    special: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # trait -> (for which value, spelling)
    parts: Mapping[str, str] = field(default_factory=dict)


def differences(form: Form, house: Sequence[Form]) -> dict[str, str]:
    """The traits in which a form is like none of the preferred ones, each with the trait that is wanted.

    A preferred form of the same special value decides before those of others: "March 5" beside "Sept. 5" asks for a
    full March, whatever is asked for September. What no preferred form has is free.
    """
    alike = [f for f in house if f.family == form.family]
    wanted = {}
    for name, own in form.traits.items():
        which, spelling = form.special.get(name, ("", ""))
        same = [f for f in alike if which and f.special.get(name, ("",))[0] == which]
        options = [f.traits[name] for f in same or alike if name in f.traits]
        misspelt = same and spelling not in [f.special[name][1] for f in same]
        if misspelt or (options and own not in options):
            wanted[name] = options[0]
    return wanted


def is_like(form: Form, example: Form) -> bool:
    """Whether a form has every trait of an example of its family; the same spelling where both are of one value."""
    if form.family != example.family or any(form.traits.get(n) != t for n, t in example.traits.items()):
        return False
    return all(
        form.special[n][1] == spelling
        for n, (which, spelling) in example.special.items()
        if n in form.special and form.special[n][0] == which
    )
