"""A file as it lies on the disk: its bytes, its name in reports, and how it shall be read."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import NamedTuple

from checker.errors import InputError
from checker.readers.limits import LIMITS, MARKUP, Limits

TRACKED = ("after", "before")


class Options(NamedTuple):
    """How files are read: with tracked changes accepted (`after`) or rejected (`before`), within which limits."""

    tracked: str = "after"
    limits: Limits = LIMITS


OPTIONS = Options()


class File(NamedTuple):
    """The bytes of one input, its name in reports and the options it is read with."""

    data: bytes
    name: str
    options: Options = OPTIONS


def load_file(path: Path, options: Options = OPTIONS) -> File:
    """The bytes of a file. Raises InputError, in one clear line, for what cannot be opened or is too large."""
    name = path.as_posix()
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise InputError(name, "is a folder", hint="name a file, or a pattern such as 'articles/*.txt'")
        if not stat.S_ISREG(status.st_mode):
            raise InputError(name, "is not a regular file")
        check_size(status.st_size, name, options.limits, path.suffix.lower())
        return File(path.read_bytes(), name, options)
    except FileNotFoundError:
        raise InputError(name, "no such file", hint="check the path") from None
    except PermissionError:
        raise InputError(name, "may not be read", hint="check its permissions") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error)
        raise InputError(name, f"cannot be read: {reason}") from None


def check_size(size: int, name: str, limits: Limits, suffix: str = "") -> None:
    """Raises InputError for more bytes than are read, of any file or of one with a suffix."""
    most = min(limits.file_bytes, limits.markup_bytes) if suffix in MARKUP else limits.file_bytes
    if size > most:
        what = f"is too large ({size:,} bytes)" + f" for a {suffix} file" * (size <= limits.file_bytes)
        raise InputError(name, what, hint=f"at most {most:,} bytes are read")
