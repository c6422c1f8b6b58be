"""Reads the files that silence findings from beside the documents: sidecars and a baseline."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from checker.model import Document
from checker.silence.baseline import read_baseline
from checker.silence.entries import read_sidecar, sidecar_of
from checker.silence.values import Entry, Silence


def silence_of(drafts: Iterable[Document], baseline: str | Path | None = None) -> Silence:
    """The silence that the drafts' sidecar files and, where it is named, a baseline ask for.

    Raises InputError for a file that cannot be read: what is half understood silences nothing.
    """
    sidecars: dict[str, tuple[Entry, ...]] = {}
    for document in drafts:
        if document.path and (beside := sidecar_of(document.path)).is_file():
            sidecars[document.path] = read_sidecar(beside)
    if baseline is None:
        return Silence(sidecars)
    path = Path(baseline)
    known = {entry.fingerprint: entry.times for entry in read_baseline(path)}
    return Silence(sidecars, known, path.as_posix())
