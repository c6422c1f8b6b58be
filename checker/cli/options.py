"""The options of every command, with errors that name what was probably meant."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple, NoReturn

from checker.cli import check, explain, extract
from checker.errors import UsageError
from checker.version import __version__
from checker.words import nearest


class Command(NamedTuple):
    """One member of the COMMANDS table."""

    summary: str
    add_options: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]
    example: str


COMMANDS: dict[str, Command] = {
    "check": Command("compare a draft with its sources", check.add_options, check.run, check.EXAMPLE),
    "extract": Command("list the numbers and dates of documents", extract.add_options, extract.run, extract.EXAMPLE),
    "explain": Command("tell why a number was or was not reported", explain.add_options, explain.run, explain.EXAMPLE),
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
    first = next((word for word in arguments if not word.startswith("-")), None)
    if first is not None and first not in COMMANDS:
        parser.error(f"unknown command {first!r}{nearest(first, COMMANDS)}")
    options, rest = parser.parse_known_args(arguments)
    strange = [word for word in rest if word.startswith("-") and word != "-"]
    if strange:
        known = [option for command in commands.values() for option in command._option_string_actions]
        parser.error(f"unknown option {strange[0]!r}{_meant(strange[0], known)}")
    options.paths += rest  # argparse gives up on paths behind an option, though it took those before it
    return options


def build() -> tuple[Parser, dict[str, Parser]]:
    """The parser of the whole command line, and those of its commands by name."""
    parser = Parser(prog="checker", description=_ABOUT, epilog=_CODES)
    parser.add_argument("--version", action="version", version=f"checker {__version__}")
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=Parser)
    commands = {}
    for name, command in COMMANDS.items():
        one = subparsers.add_parser(
            name, help=command.summary, description=f"{command.summary}.".capitalize(), epilog=command.example
        )
        command.add_options(one)
        one.add_argument("--debug", action="store_true", help="show the traceback of an internal error")
        one.set_defaults(run=command.run)
        commands[name] = one
    return parser, commands


def _meant(word: str, known: Iterable[str]) -> str:
    hint = nearest(word.partition("=")[0], known)
    return hint if "did you mean" in hint else ""


_ABOUT = """\
Finds the numbers and dates in a draft and its sources that cannot both be true.
All runs offline: nothing leaves this machine."""

_CODES = """\
exit codes: 0 nothing at or above --fail-on, 1 findings, 2 bad usage, unreadable input, bad rule or internal error

checker COMMAND --help shows a command's options."""
