"""What a member of the table of commands is; a command may be a group with a table of its own."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from typing import NamedTuple


class Command(NamedTuple):
    """One command: its summary, its options, what runs, its examples."""

    summary: str
    add_options: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]
    example: str


class Group(NamedTuple):
    """Commands under one name: `checker rules list`."""

    summary: str
    members: Mapping[str, Command]
    example: str
