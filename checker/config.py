"""Where the tool finds its rule packs, and which of them hold when nobody names any."""

from __future__ import annotations

from pathlib import Path

from checker.errors import UsageError

DEFAULT_PACKS = ("default", "defence")  # in force without --rules; house styles and other fields are asked for by name


def pack_dir() -> Path:
    """The folder of the rule packs: inside an installed package, or the checkout's `rules/`.

    Raises UsageError when neither is there, which means a broken installation.
    """
    package = Path(__file__).resolve().parent
    places = (package / "rules" / "packs", package.parent / "rules")
    for place in places:
        if place.is_dir() and any(place.glob("*.yaml")):
            return place
    raise UsageError("no rule packs are installed (install the package again, or name rule files with --rules)")


def pack_names() -> list[str]:
    """The names that `--rules NAME` knows, in order."""
    return sorted(path.stem for path in pack_dir().glob("*.yaml"))


def rule_paths(names: tuple[str, ...] | None) -> list[Path]:
    """The files behind the names given: a file or folder as it stands, or a pack's bare name; None: the default packs.

    Raises UsageError for a name that is neither, with the pack that it resembles.
    """
    if names is None:
        return [path for name in DEFAULT_PACKS if (path := pack_dir() / f"{name}.yaml").is_file()]
    return [_rule_path(name) for name in names]


def _rule_path(name: str) -> Path:
    path = Path(name)
    if path.exists() or path.suffix or len(path.parts) > 1:
        return path  # the rule loader says in one line what is wrong with a file that is not there
    packs = pack_names()
    if name in packs:
        return pack_dir() / f"{name}.yaml"
    from checker.words import nearest

    raise UsageError(f"unknown rule pack {name!r}{nearest(name, packs)}")
