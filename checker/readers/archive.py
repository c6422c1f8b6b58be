"""A zip archive of documents: each part that has a reader is a file of its own, named `archive.zip/part`."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import PurePosixPath

from checker.errors import InputError
from checker.readers.file import File
from checker.readers.package import Package

SUFFIX = ".zip"


def members(file: File, suffixes: Collection[str]) -> list[File]:
    """The files of an archive that have one of the suffixes, in the order of their names; hidden ones are left out.

    Nothing is unpacked to the disk. Raises InputError for an archive that is damaged, encrypted or too large, that
    holds another archive, or nothing that can be read.
    """
    package = Package(file)
    found = []
    for name in sorted(package.names):
        path = PurePosixPath(name.replace("\\", "/"))
        if name.endswith("/") or any(part.startswith((".", "__MACOSX")) for part in path.parts):
            continue
        if path.suffix.lower() == SUFFIX:
            raise InputError(f"{file.name}/{path}", "is an archive inside an archive", hint="unpack it first")
        if path.suffix.lower() in suffixes:
            found.append(File(package.read(name), f"{file.name}/{path}", file.options))
    if not found:
        raise InputError(file.name, "holds no file that can be read", hint=f"supported: {', '.join(sorted(suffixes))}")
    if len(found) > file.options.limits.documents:
        raise InputError(file.name, f"holds more than {file.options.limits.documents:,} files")
    return found
