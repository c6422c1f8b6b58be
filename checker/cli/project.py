"""The configuration of a project as the commands heed it: found from the draft, and behind the command line."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.errors import UsageError

if TYPE_CHECKING:
    from checker.checks.base import RuleSet
    from checker.configuration.load import Configuration

_PATTERN = re.compile(r"[*?\[]")
_FILLED = frozenset({"manifest", "as_of", "level", "fail_on", "rules", "config"})
BUILT_IN: Mapping[str, Any] = {"level": "suggestion", "fail_on": "error"}  # where neither line nor file says otherwise


def configuration_of(options: argparse.Namespace, paths: Sequence[str]) -> Configuration | None:
    """The configuration in force for some paths; None where there is none.

    Raises UsageError where the paths belong to projects with different configurations, ConfigError for its mistakes.
    """
    from checker.configuration.files import find

    if getattr(options, "no_config", False):
        return None
    named = getattr(options, "config", None)
    found = [Path(named)] if named else list(dict.fromkeys(find(_folder(path)) for path in paths or ["."]))
    if len(found) > 1:
        names = [os.path.relpath(path) if path else "none" for path in found]
        told = f"these drafts have different configurations: {', '.join(names)}"
        raise UsageError(f"{told} (check them one by one, or name one with --config)")
    if found[0] is None:
        return None
    from checker.configuration.load import load

    return load(found[0])


def heed(options: argparse.Namespace, paths: Sequence[str]) -> None:
    """Fills the options that the command line leaves open: from the configuration, else as built in.

    `options.settled` is the configuration and `options.config` its file, None where there is none. Called again, as by
    `checker check --watch`, it starts from what was typed.
    """
    typed = getattr(options, "typed", None) or {name: value for name, value in vars(options).items() if name in _FILLED}
    options.__dict__ |= {"typed": typed, **typed}
    settled = configuration_of(options, paths)
    for name in ("manifest", "as_of", "level", "fail_on"):
        if getattr(options, name, "") is None:
            built_in = BUILT_IN.get(name)
            setattr(options, name, settled.value(name, built_in) if settled else built_in)
    options.limits = settled.value("limits", {}) if settled else {}
    options.settled = settled
    options.config = settled.file if settled else None
    options.rules_named = bool(getattr(options, "rules", None))
    if not options.rules_named:
        options.rules = settled.rule_names() if settled else None


def rules_in_force(options: argparse.Namespace) -> RuleSet:
    """The rules that the command line names, else the configuration's, else the default packs, at their levels.

    Raises RuleError for mistakes in the files, and where no rule is left: a report would look like a clean result.
    """
    from checker.api import load_rules
    from checker.errors import RuleError
    from checker.rules.levels import with_levels

    rules = load_rules(options.rules)
    settled: Configuration | None = options.settled
    if settled and not options.rules_named:
        settled.check_ids([rule.id for rule in (*rules.rules, *rules.idle)])
    rules = with_levels(rules, settled.levels() if settled else {})
    if not rules.rules:
        raise RuleError("checker: no rule is in force, so nothing would be checked (see `checker rules list`)")
    return rules


def advice(rules: RuleSet, options: argparse.Namespace) -> Iterator[str]:
    """What the author of rules that were named in this call should mend, and rates that are old on its day.

    A project's own rules are looked through by `checker rules validate`, not again at each check.
    """
    from checker.rules.things import old_rate

    for warning in rules.warnings if options.rules_named else ():
        yield warning.split("\n", 1)[0]
    for name, rate in rules.rates.items() if options.as_of else ():
        if told := old_rate(name, rate.on, options.as_of):
            yield f"{rate.place}: warning[R102] {told}"


def _folder(path: str) -> Path:
    """The folder in which a path, a quoted pattern or a folder stands."""
    glob = _PATTERN.search(path)
    if glob:
        return Path(path[: glob.start()] + "x").parent
    return Path(path) if Path(path).is_dir() else Path(path).parent
