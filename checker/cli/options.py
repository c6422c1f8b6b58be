"""The options of every command, with errors that name what was probably meant."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NoReturn

from checker.cli import allow, baseline, check, completion, config, explain, extract, init
from checker.cli.command import Command, Group
from checker.cli.rules import RULES
from checker.errors import UsageError
from checker.version import __version__
from checker.words import nearest

COMMANDS: dict[str, Command | Group] = {
    "check": Command("compare a draft with its sources", check.add_options, check.run, check.EXAMPLE),
    "extract": Command("list the numbers and dates of documents", extract.add_options, extract.run, extract.EXAMPLE),
    "explain": Command("tell why a number was or was not reported", explain.add_options, explain.run, explain.EXAMPLE),
    "allow": Command("allow one finding, with a reason", allow.add_options, allow.run, allow.EXAMPLE),
    "baseline": Command("write down the findings that are there", baseline.add_options, baseline.run, baseline.EXAMPLE),
    "completion": Command("print a script for a shell", completion.add_options, completion.run, completion.EXAMPLE),
    "rules": RULES,
    "config": Command(
        "show the settings in force and where each is set", config.add_options, config.run, config.EXAMPLE
    ),
    "init": Command("write a commented configuration", init.add_options, init.run, init.EXAMPLE),
}


class Parser(argparse.ArgumentParser):
    """An argument parser that raises UsageError in one line instead of printing its whole usage."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("formatter_class", argparse.RawDescriptionHelpFormatter)
        super().__init__(*args, **kwargs | {"allow_abbrev": False})

    def error(self, message: str) -> NoReturn:
        """Called by argparse for every mistake."""
        raise UsageError(f"{message}; see {self.prog} --help")


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Options of one command line, with `run` to call. Raises UsageError; --help and --version exit 0."""
    parser, commands = build()
    _refuse_unknown(parser, arguments)
    options, rest = parser.parse_known_args(arguments)
    command = commands[options.command]
    strange = [word for word in rest if word.startswith("-") and word != "-"]
    if strange:
        command.error(f"unknown option {strange[0]!r}{_meant(strange[0], command._option_string_actions)}")
    if rest and not hasattr(options, "paths"):
        command.error(f"{rest[0]!r} was not expected")
    if rest:
        options.paths += rest  # argparse gives up on paths behind an option, though it took those before it
    return options


def _refuse_unknown(parser: Parser, arguments: Sequence[str]) -> None:
    """A command that does not exist is told with the one that was probably meant, in a group as well."""
    first, second = (*[word for word in arguments if not word.startswith("-")][:2], None, None)[:2]
    command = COMMANDS.get(first) if first else None
    if first is not None and command is None:
        parser.error(f"unknown command {first!r}{nearest(first, COMMANDS)}")
    helps = {"-h", "--help"} & set(arguments)
    if first is None and not helps and "--version" not in arguments:
        parser.error(f"name a command: {', '.join(COMMANDS)}")
    if isinstance(command, Group) and second is None and not helps:
        parser.error(f"name a command of {first}: {', '.join(command.members)}")
    if isinstance(command, Group) and second is not None and second not in command.members:
        parser.error(f"unknown command '{first} {second}'{nearest(second, command.members)}")


def build() -> tuple[Parser, dict[str, Parser]]:
    """The parser of the whole command line, and those of its commands by name ("check", "rules list")."""
    parser = Parser(prog="checker", description=_ABOUT, epilog=_CODES)
    parser.add_argument("--version", action="version", version=f"checker {__version__}")
    return parser, _add_commands(parser, COMMANDS, "")


def _add_commands(parser: Parser, members: Mapping[str, Command | Group], before: str) -> dict[str, Parser]:
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=Parser)
    commands: dict[str, Parser] = {}
    for name, command in members.items():
        about = f"{command.summary[0].upper()}{command.summary[1:]}."
        one = subparsers.add_parser(name, help=command.summary, description=about, epilog=command.example)
        if isinstance(command, Group):
            commands |= _add_commands(one, command.members, f"{name} ")
            continue
        command.add_options(one)
        one.add_argument("--debug", action="store_true", help="show the traceback of an internal error")
        one.set_defaults(run=command.run, command=before + name)
        commands[before + name] = one
    return commands


def _meant(word: str, known: Iterable[str]) -> str:
    hint = nearest(word.partition("=")[0], known)
    return hint if "did you mean" in hint else ""


_ABOUT = """\
Finds the numbers and dates in a draft and its sources that cannot both be true.
All runs offline: nothing leaves this machine."""

_CODES = """\
exit codes: 0 nothing at or above --fail-on, 1 findings, 2 bad usage, unreadable input, bad rule or internal error

checker COMMAND --help shows a command's options and examples."""
