"""Senses that a rule names or asks for: unknown ones, two defaults, words of two senses."""

from __future__ import annotations

from checker.rules.context import Context
from checker.rules.problems import did_you_mean
from checker.vocab.load import vocabulary


def check_senses(c: Context) -> None:
    """Checks `qualifiers` and the senses under `select`."""
    senses = {name: item.value for name, item in c.value("qualifiers", {}).items()}
    if sum(sense["default"] for sense in senses.values()) > 1:
        names = " and ".join(name for name, sense in senses.items() if sense["default"])
        c.error("qualifiers", "R006", f"two senses are the default: {names}", "leave it to one of them")
    owner: dict[str, str] = {}
    for name, sense in senses.items():
        if not sense["words"] and not sense["default"]:
            c.error(
                "qualifiers", "R010", f"the sense {name} can never be given", "give it words, or `default: true`", name
            )
        for word in sense["words"]:
            if owner.setdefault(word.casefold(), name) != name:
                text = f"`{word}` means both {owner[word.casefold()]} and {name}"
                c.error("qualifiers", "R006", text, "leave it to one of them", word)
    select = c.value("select")
    known = (*senses, *(() if senses else vocabulary("context")["qualifier"]))
    for name in select.qualifier if select is not None else ():
        if name not in known:
            help_ = did_you_mean(name, known) or "name it under `qualifiers`, with its words"
            c.error("select", "R005", f"unknown sense `{name}`", help_, name)
