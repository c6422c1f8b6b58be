"""A progress bar for long work: on a terminal's standard error, after one second, never in a pipe or a file."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from threading import Lock, Timer
from types import TracebackType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from checker.model import Document

PATIENCE = 1.0  # seconds without a bar


class Progress:
    """A bar over the characters of the documents that pass through `watch`; nothing at all unless a person looks at it.

    >>> with Progress(shown=False) as progress:
    ...     list(progress.watch(["a.txt", "b.txt"]))
    ['a.txt', 'b.txt']
    """

    def __init__(self, shown: bool | None = None) -> None:
        plain = bool(os.environ.get("TERM") == "dumb" or os.environ.get("CI"))
        self._shown = (sys.stderr.isatty() and not plain) if shown is None else shown
        self._lock = Lock()
        self._timer: Timer | None = None
        self._bar: Any = None
        self._total, self._done, self._doing = 1, 0, "reading"
        self._over = False

    def __enter__(self) -> Progress:
        if self._shown:
            self._timer = Timer(PATIENCE, self._appear)
            self._timer.daemon = True
            self._timer.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._timer is not None:
            self._timer.cancel()
        with self._lock:
            self._over = True
            if self._bar is not None:
                self._bar.stop()

    def watch(self, documents: Iterable[Document]) -> Iterable[Document]:
        """The documents as they are, one by one; each counts as done when the next one is asked for."""
        return self._watched(list(documents)) if self._shown else documents

    def _watched(self, documents: list[Document]) -> Iterator[Document]:
        sizes = [len(document.text) + 1 for document in documents]
        self._total = sum(sizes) or 1
        for n, (document, size) in enumerate(zip(documents, sizes, strict=True), 1):
            self._tell(self._done, f"reading {n} of {len(documents)}")
            yield document
            self._done += size
        self._tell(self._done, "comparing")

    def _tell(self, done: int, doing: str) -> None:
        with self._lock:
            self._done, self._doing = done, doing
            if self._bar is not None:
                self._bar.update(self._bar.task_ids[0], completed=done, total=self._total, description=doing)

    def _appear(self) -> None:
        """Runs beside the work, so that a single long document gets its bar too."""
        from rich.console import Console
        from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
        from rich.progress import Progress as Bar

        columns = (TextColumn("{task.description}", markup=False), BarColumn(), TimeElapsedColumn())
        with self._lock:
            if self._over:
                return
            self._bar = Bar(*columns, console=Console(stderr=True), transient=True, refresh_per_second=4)
            self._bar.add_task(self._doing, total=self._total, completed=self._done)
            self._bar.start()
