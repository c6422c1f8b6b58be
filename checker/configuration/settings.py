"""The one declaration of what a project can set: each key with its type and what it means."""

from __future__ import annotations

from checker.configuration.limits import LIMITS
from checker.model import LEVELS
from checker.rules import scalars as s
from checker.rules.levels import OFF
from checker.rules.types import Key, Keys, choice, list_of, named

SETTINGS: Keys = {
    "packs": Key(list_of(s.TEXT, least=0, single=True), "rule packs in force, in place of the default ones"),
    "rules": Key(list_of(s.TEXT, single=True), "rule files and folders of your own, from this file's folder"),
    "levels": Key(named("levels", s.ID, choice("level", (*LEVELS, OFF))), "for a rule's id another level, or off"),
    "as_of": Key(s.DATE, "the day on which facts must hold, in place of each document's own date"),
    "manifest": Key(s.TEXT, "YAML that gives each document's outlet and date, from this file's folder"),
    "level": Key(choice("level", LEVELS), "the lowest level that a report shows"),
    "fail_on": Key(choice("level", (*LEVELS, "never")), "the level from which on `checker check` exits with 1"),
    "limits": Key(LIMITS, "how large files may be; what is left out stays as built in (docs/formats.md)"),
}
ELSEWHERE = {  # keys of other files, with where they belong
    "version": "a rule file has a version; name it under `rules`",
    "entities": "entities stand in a rule file; name it under `rules`",
    "measures": "measures stand in a rule file; name it under `rules`",
    "facts": "facts stand in a rule file; name it under `rules`",
    "extends": "write the packs under `packs`",
    "off": "write it under `levels`: {figures-supported: off}",
    "documents": "documents stand in a manifest; name it under `manifest`",
}
