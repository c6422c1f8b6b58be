"""Where output goes: the terminal as it is, and files that are whole or untouched."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from checker.errors import CheckerError, InputError, RuleError, TableError, UsageError


class Screen(NamedTuple):
    """What standard output can show: whether a person looks at it, in colour, how wide."""

    terminal: bool
    color: bool
    width: int


def screen() -> Screen:
    """The screen in front of us; 80 columns and no colour when the output is piped, unless FORCE_COLOR is set."""
    terminal = sys.stdout.isatty()
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    color = bool(os.environ.get("FORCE_COLOR")) or (terminal and not plain)
    if not terminal:
        return Screen(False, color, 80)
    from shutil import get_terminal_size

    return Screen(True, color, min(max(get_terminal_size((80, 24)).columns, 40), 140))


def say(line: str) -> None:
    """One line to the person, beside the report."""
    try:
        sys.stdout.flush()
        print(line, file=sys.stderr, flush=True)
    except OSError:  # nobody listens: the exit code still tells
        pass


def complain(problems: Iterable[str], errors: Iterable[CheckerError] = ()) -> int:
    """One line for each problem, and errors as they tell themselves; 2 when there was any, else 0."""
    told = 0
    for problem in problems:
        say(f"checker: {problem}")
        told = 2
    for error in errors:
        lines = error.mistakes if isinstance(error, TableError) else (str(error),)
        for line in lines:
            say(line if isinstance(error, RuleError) else f"checker: {line}")  # rule errors show their lines
        told = 2
    return told


def show(text: str) -> None:
    """Writes a report to standard output, ending with one newline."""
    sys.stdout.write(text if text.endswith("\n") or not text else text + "\n")
    sys.stdout.flush()


def ready(target: str | None, inputs: Iterable[Path]) -> None:
    """Fails early when the output file cannot be written or is one of the inputs. Raises UsageError."""
    if target is None or target == "-":
        return
    path = Path(target)
    if path.is_dir():
        raise UsageError(f"-o {target}: is a folder (name a file in it)")
    if not path.parent.is_dir():
        raise UsageError(f"-o {target}: there is no folder {path.parent.as_posix()}")
    if path.exists() and any(other.exists() and path.samefile(other) for other in inputs):
        raise UsageError(f"-o {target}: is one of the inputs, which are never overwritten (name another file)")


def show_bytes(data: bytes) -> None:
    """Writes a binary file to standard output. Raises UsageError where a person would see it."""
    if sys.stdout.isatty():
        raise UsageError("this format is not for a terminal: name a file with -o")
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def save(target: str, text: str | bytes) -> None:
    """Writes one file whole or not at all, as `save_all` does."""
    save_all([(target, text)])


def save_all(pages: Sequence[tuple[str, str | bytes]]) -> None:
    """Writes every file whole, or none: into new files beside them, which take their places once all are written.

    A link is followed; a device or a pipe is written directly, after the new files and before any takes its place; an
    existing file keeps its permissions. Raises InputError, and then every file that was there is as it was; where the
    system fails between two of the last steps, those done stay, each file whole.
    """
    regular = [(target, _bytes(text)) for target, text in pages if not _is_device(target)]
    devices = [(target, _bytes(text)) for target, text in pages if _is_device(target)]
    written: list[tuple[str, str, Path]] = []  # target, the new file, where it goes
    target = ""
    try:
        for target, data in regular:
            path = Path(os.path.realpath(target))  # a report that is a link stays one
            written.append((target, _beside(path, data), path))
        for target, data in devices:
            Path(target).write_bytes(data)
        while written:
            target, new, path = written[0]
            os.replace(new, path)
            written.pop(0)
    except OSError as error:
        raise InputError(target, f"cannot be written: {error.strerror or error}") from None
    finally:
        for _, new, _ in written:
            Path(new).unlink(missing_ok=True)


def append(target: str, text: str) -> None:
    """Adds a text to the end of a file that others write too. Raises InputError."""
    try:
        with open(target, "ab") as file:
            file.write(_bytes(text))
    except OSError as error:
        raise InputError(target, f"cannot be written: {error.strerror or error}") from None


def _bytes(text: str | bytes) -> bytes:
    if isinstance(text, bytes):
        return text
    return (text if text.endswith("\n") or not text else text + "\n").encode()


def _is_device(target: str) -> bool:
    path = Path(target)
    return path.exists() and not stat.S_ISREG(path.stat().st_mode)


def _beside(path: Path, data: bytes) -> str:
    """The name of a new file beside the path, with the data on disk and the permissions that the path will have."""
    from tempfile import mkstemp

    handle, name = mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)
    try:
        with open(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, stat.S_IMODE(path.stat().st_mode) if path.exists() else _new_file_mode())
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return name


def _new_file_mode() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def save_new(path: Path, text: str) -> None:
    """Writes a file that is not there yet, whole or not at all. Raises UsageError for one that is, InputError else."""
    if os.path.lexists(path):
        raise UsageError(f"{path.as_posix()}: is there already and is not overwritten (name another file)")
    if not path.parent.is_dir():
        raise UsageError(f"{path.as_posix()}: there is no folder {path.parent.as_posix()} (make it first)")
    save(path.as_posix(), text)
