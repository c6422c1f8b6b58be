"""Options that several commands have in common, each said once."""

from __future__ import annotations

import argparse

from checker.cli.choices import day, one_of

TRACKED = ("after", "before")
RULES_HELP = "rule files, folders, or names of packs, in place of the default packs"


def add_sources(parser: argparse.ArgumentParser) -> None:
    """--against."""
    parser.add_argument(
        "--against",
        nargs="+",
        action="extend",
        default=[],
        metavar="PATH",
        help="sources: files, folders, quoted patterns",
    )


def add_manifest(parser: argparse.ArgumentParser) -> None:
    """--manifest."""
    parser.add_argument("--manifest", metavar="FILE", help="YAML that gives each document's outlet and date")


def add_reading(parser: argparse.ArgumentParser) -> None:
    """--tracked and --stdin-name."""
    about = "read Word files as after their tracked changes, or before them (default: after)"
    parser.add_argument("--tracked", type=one_of("state", TRACKED), default="after", metavar="STATE", help=about)
    about = "the name of what is read from standard input (-); its suffix is its format"
    parser.add_argument("--stdin-name", metavar="NAME", help=about)


def add_rules(parser: argparse.ArgumentParser) -> None:
    """--rules."""
    parser.add_argument("--rules", nargs="+", action="extend", metavar="FILE", help=RULES_HELP)


def add_day(parser: argparse.ArgumentParser) -> None:
    """--as-of."""
    about = "the day on which facts must hold (default: each document's own date)"
    parser.add_argument("--as-of", type=day, metavar="DATE", help=about)


def add_configuration(parser: argparse.ArgumentParser) -> None:
    """--config and --no-config."""
    one = parser.add_mutually_exclusive_group()
    about = "the project's configuration (default: checker.yaml or pyproject.toml, looked for upwards from the draft)"
    one.add_argument("--config", metavar="FILE", help=about)
    one.add_argument("--no-config", action="store_true", help="heed no configuration")


def add_comparison(parser: argparse.ArgumentParser) -> None:
    """What documents are compared with and under which rules: sources, manifest, rules, day, configuration."""
    for add in (add_sources, add_manifest, add_rules, add_day, add_configuration):
        add(parser)
