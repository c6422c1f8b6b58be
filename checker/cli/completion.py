"""`checker completion`: a script for a shell that completes commands, options and their values.

The script is made from the tables of the command line itself; it holds no text but names of our own.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Mapping

from checker.cli.command import Group
from checker.errors import UsageError
from checker.words import nearest

EXAMPLE = """\
examples:
  checker completion bash > ~/.local/share/bash-completion/completions/checker
  checker completion zsh > "${fpath[1]}/_checker"
  checker completion fish > ~/.config/fish/completions/checker.fish"""


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of `checker completion`."""
    parser.add_argument("paths", nargs="*", metavar="SHELL", help=f"{', '.join(SHELLS)}")


def run(options: argparse.Namespace) -> int:
    """Prints the script."""
    from checker.cli.options import COMMANDS, build
    from checker.cli.output import show

    if len(options.paths) != 1:
        raise UsageError(f"name one shell: {', '.join(SHELLS)}")
    (shell,) = options.paths
    if shell not in SHELLS:
        raise UsageError(f"unknown shell {shell!r}{nearest(shell, SHELLS)}")
    _, parsers = build()
    members = {name: tuple(command.members) for name, command in COMMANDS.items() if isinstance(command, Group)}
    tables: dict[str, Options] = {}
    for name, parser in parsers.items():  # the members of a group share what its name completes
        first = name.split(" ")[0]
        tables[first] = {**tables.get(first, {}), **_options(parser)}
    show(SHELLS[shell](tables, _summaries(COMMANDS), members))
    return 0


Options = Mapping[str, tuple[str, ...] | None]  # option -> the values to choose from; None: it takes none, (): a file
Tables = Mapping[str, Options]
Members = Mapping[str, tuple[str, ...]]  # group -> its commands


def _options(parser: argparse.ArgumentParser) -> Options:
    """The options of one command, as argparse knows them."""
    out: dict[str, tuple[str, ...] | None] = {}
    for action in parser._actions:
        for name in action.option_strings:
            out[name] = None if action.nargs == 0 else _values(action)
    return out


def _values(action: argparse.Action) -> tuple[str, ...]:
    """The values that an option chooses from; none where it takes a file or free text."""
    names = getattr(action.type, "names", None)
    return tuple(names) if names else ()


def _summaries(commands: Mapping[str, tuple[object, ...]]) -> Mapping[str, str]:
    return {name: re.sub(r"[^\w ,.-]", "", str(command[0])) for name, command in commands.items()}


def bash(tables: Tables, summaries: Mapping[str, str], members: Members) -> str:
    """The script for bash 4 and later."""
    cases, values = [], []
    for group, names in members.items():
        values.append(f'        {group}:{group}) COMPREPLY=($(compgen -W "{" ".join(names)}" -- "$word")); return ;;')
    for command, options in tables.items():
        cases.append(f'        {command}) options="{" ".join(options)}" ;;')
        values += [
            f'        {command}:{option}) COMPREPLY=($(compgen -W "{" ".join(names)}" -- "$word")); return ;;'
            for option, names in options.items()
            if names
        ]
    return "\n".join(
        [
            "# bash completion for checker",
            "_checker() {",
            '    local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}"',
            '    local command="${COMP_WORDS[1]}" options=""',
            "    COMPREPLY=()",
            '    if [ "$COMP_CWORD" -eq 1 ]; then',
            f'        COMPREPLY=($(compgen -W "{" ".join(tables)} --help --version" -- "$word"))',
            "        return",
            "    fi",
            '    case "$command:$before" in',
            *values,
            "    esac",
            '    case "$command" in',
            *cases,
            "    esac",
            '    if [ "${word:0:1}" = "-" ]; then',
            '        COMPREPLY=($(compgen -W "$options" -- "$word"))',
            "    fi",
            "}",
            "complete -o default -o bashdefault -F _checker checker",
            "",
        ]
    )


def zsh(tables: Tables, summaries: Mapping[str, str], members: Members) -> str:
    """The script for zsh."""
    names = [f"        '{name}:{summaries[name]}'" for name in tables]
    cases = []
    for command, options in tables.items():
        specs = [f"'1:command:({' '.join(members[command])})'"] if command in members else []
        for option, values in options.items():
            what = "" if values is None else f":value:({' '.join(values)})" if values else ":value:_files"
            specs.append(f"'*{option}[]{what}'")
        cases.append(f"        {command}) _arguments {' '.join(specs)} '*:file:_files' ;;")
    return "\n".join(
        [
            "#compdef checker",
            "_checker() {",
            "    local -a commands",
            "    commands=(",
            *names,
            "    )",
            "    if (( CURRENT == 2 )); then",
            "        _describe 'command' commands",
            "        return",
            "    fi",
            "    local command=$words[2]",
            "    shift words",
            "    (( CURRENT-- ))",
            "    case $command in",
            *cases,
            "    esac",
            "}",
            "if [[ $zsh_eval_context[-1] == loadautofunc ]]; then",  # the file lies in fpath
            '    _checker "$@"',
            "else",
            "    compdef _checker checker",
            "fi",
            "",
        ]
    )


def fish(tables: Tables, summaries: Mapping[str, str], members: Members) -> str:
    """The script for fish."""
    lines = [
        "# fish completion for checker",
        *(f"complete -c checker -n __fish_use_subcommand -f -a {n} -d '{summaries[n]}'" for n in tables),
        *(
            f"complete -c checker -n '__fish_seen_subcommand_from {group}' -f -a '{' '.join(names)}'"
            for group, names in members.items()
        ),
    ]
    for command, options in tables.items():
        seen = f"-n '__fish_seen_subcommand_from {command}'"
        for option, values in options.items():
            flag = f"-l {option[2:]}" if option.startswith("--") else f"-s {option[1:]}"
            what = "" if values is None else f" -x -a '{' '.join(values)}'" if values else " -r"
            lines.append(f"complete -c checker {seen} {flag}{what}")
    return "\n".join([*lines, ""])


SHELLS: Mapping[str, Callable[[Tables, Mapping[str, str], Members], str]] = {"bash": bash, "zsh": zsh, "fish": fish}
