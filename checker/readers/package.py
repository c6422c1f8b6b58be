"""Opens zip packages of documents (a .docx is one) within the limits: no bomb, no password, no damage unnoticed."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from checker.errors import InputError
from checker.readers.file import File


class Package:
    """The parts of a package by their names; together they may not unpack to more than the limit.

    Raises InputError for an archive that is damaged, and on reading a part that is encrypted or too large.
    """

    def __init__(self, file: File) -> None:
        self._file = file
        self._left = file.options.limits.expanded_bytes
        try:
            self._archive = ZipFile(BytesIO(file.data))
            self.names = frozenset(self._archive.namelist())
        except (BadZipFile, ValueError, NotImplementedError, OSError, EOFError, struct.error) as error:
            raise self._damaged(error) from None

    def check_size(self) -> None:
        """Raises InputError for a package whose parts unpack to more than the limit, for those who open it whole."""
        if sum(info.file_size for info in self._archive.infolist()) > self._left:
            raise self._too_large()

    def read(self, part: str) -> bytes:
        """The bytes of a part, b"" where there is none."""
        if part not in self.names:
            return b""
        try:
            info = self._archive.getinfo(part)
            if info.flag_bits & 1:
                raise InputError(self._file.name, "is encrypted", hint="save it without a password")
            with self._archive.open(info) as stream:
                data = stream.read(self._left + 1)
        except InputError:
            raise
        except (
            BadZipFile,
            ValueError,
            NotImplementedError,
            OSError,
            EOFError,
            RuntimeError,
            struct.error,
            zlib.error,
        ) as e:
            raise self._damaged(e) from None
        self._left -= len(data)
        if self._left < 0:
            raise self._too_large()
        return data

    def _too_large(self) -> InputError:
        hint = f"at most {self._file.options.limits.expanded_bytes:,} bytes from one archive"
        return InputError(self._file.name, "unpacks to more than is read", hint=hint)

    def _damaged(self, error: Exception) -> InputError:
        told = " ".join(str(error).split())[:100] or type(error).__name__
        return InputError(self._file.name, f"is a damaged file: {told}", hint="open it and save it again")
