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
    from checker.configuration import Configuration

_PATTERN = re.compile(r"[*?\[]")
BUILT_IN: Mapping[str, Any] = {"level": "suggestion", "fail_on": "error"}  # where neither line nor file says otherwise


def configuration_of(options: argparse.Namespace, paths: Sequence[str]) -> Configuration:
    """The configuration in force for some paths; an empty one where there is none.

    Raises UsageError where the paths belong to projects with different configurations, ConfigError for its mistakes.
    """
    from checker.configuration import Configuration, find, load

    if getattr(options, "no_config", False):
        return Configuration()
    if getattr(options, "config", None) is not None:
        return load(Path(options.config))
    found = dict.fromkeys(find(_folder(path)) for path in paths or ["."])
    if len(found) > 1:
        names = [os.path.relpath(path) if path else "none" for path in found]
        told = f"these drafts have different configurations: {', '.join(names)}"
        raise UsageError(f"{told} (check them one by one, or name one with --config)")
    (path,) = found
    return load(path) if path else Configuration()


def heed(options: argparse.Namespace, paths: Sequence[str]) -> None:
    """Fills the options that the command line leaves open: from the configuration, else as built in.

    `options.levels` are the levels of single rules, `options.config` the file, None where there is none.
    """
    configuration = configuration_of(options, paths)
    for name in ("manifest", "as_of", "level", "fail_on"):
        if getattr(options, name, "") is None:
            setattr(options, name, configuration.value(name, BUILT_IN.get(name)))
    options.settled = configuration
    options.config = configuration.file
    options.rules_named = bool(getattr(options, "rules", None))
    if not options.rules_named:
        options.rules = configuration.rule_names()


def rules_in_force(options: argparse.Namespace) -> RuleSet:
    """The rules that the command line names, else the configuration's, else the default packs, at their levels.

    Raises RuleError for mistakes in the files, and where no rule is left: a report would look like a clean result.
    """
    from checker.api import load_rules
    from checker.errors import RuleError
    from checker.rules.levels import with_levels

    rules = load_rules(options.rules)
    configuration: Configuration = options.settled
    if not options.rules_named:
        configuration.check_ids([rule.id for rule in (*rules.rules, *rules.idle)])
    rules = with_levels(rules, configuration.levels())
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
