"""Runs each reader on broken files for a while: none may crash, take long, or give a text that its blocks do not fit.

    python -m bench.fuzz_readers [SECONDS A READER, default 60] [SUFFIX ...]

The sound files of tests/files are cut, doubled, spliced and flipped; a file's seed is printed where it fails.
"""

from __future__ import annotations

import random
import sys
import time
import zlib
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from checker.errors import InputError
from checker.readers import READERS, read_file
from checker.readers.file import File
from checker.text.prepare import prepare

FILES = Path(__file__).resolve().parents[1] / "tests" / "files"
SLOW = 5.0  # seconds of the processor
KIN = {".htm": ".html", ".xhtml": ".html", ".rss": ".xml", ".atom": ".xml", ".ndjson": ".jsonl", ".markdown": ".md"}
WORDS = (
    b"<div>",
    b"</div>",
    b"&#x0;",
    b"-->",
    b"<!--",
    b"]]>",
    b"\xff\xfe",
    b"\x00",
    b"99999999999",
    b"[[[[",
    b"\r",
    b'"',
)


def mutated(chance: random.Random, data: bytes, others: list[bytes]) -> bytes:
    """A file with one to six changes; a package is changed inside its parts as often as outside."""
    if data[:2] == b"PK" and chance.random() < 0.7:
        return repacked(chance, data, others)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(data) + 1)
        size = chance.choice((0, 1, 2, 8, 100, 3000))
        other = chance.choice(others)
        start = chance.randrange(len(other) + 1)
        new = chance.choice(
            (b"", chance.randbytes(chance.randint(1, 6)), chance.choice(WORDS) * chance.choice((1, 1, 50, 3000)),
             data[at : at + size] * 3, other[start : start + size])
        )  # fmt: skip
        data = data[:at] + new + data[at + size :]
    return data[: chance.randrange(len(data) + 1)] if chance.random() < 0.1 else data


def repacked(chance: random.Random, data: bytes, others: list[bytes]) -> bytes:
    """A package with one part changed."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        names = old.namelist()
        chosen = chance.choice([name for name in names if name.startswith(("word/", "xl/"))] or names)
        for name in names:
            part = old.read(name)
            new.writestr(name, mutated(chance, part, [part]) if name == chosen else part)
    return out.getvalue()


def tried(data: bytes, suffix: str) -> str:
    """ "read" or "refused"; raises whatever a reader should not."""
    try:
        documents = read_file(File(data, f"a{suffix}"))
    except InputError as error:
        if "\n" in str(error):
            raise
        return "refused"
    for document in documents[:20]:
        end = 0
        for block in document.blocks or ():
            assert end <= block.start < block.end <= len(document.text)
            end = block.end
        prepare(document)
    return "read"


def main(seconds: float, suffixes: list[str]) -> int:
    """Fuzzes the readers one by one; 1 where one failed."""
    failed = 0
    for suffix in suffixes:
        sound = [p.read_bytes() for p in sorted(FILES.iterdir()) if p.suffix == suffix and p.stat().st_size]
        if not sound:
            print(f"{suffix}: no sound file in {FILES.name}")
            continue
        counts = {"read": 0, "refused": 0}
        slowest, number = 0.0, 0
        stop = time.monotonic() + seconds
        while time.monotonic() < stop:
            number += 1
            chance = random.Random(zlib.crc32(f"{suffix}{number}".encode()))
            data = mutated(chance, chance.choice(sound), sound)
            start = time.process_time()  # a machine may share its cores
            try:
                counts[tried(data, suffix)] += 1
            except Exception as error:  # what it looks for
                failed += 1
                print(f"{suffix} file {number}: {type(error).__name__}: {str(error)[:200]}")
            slowest = max(slowest, time.process_time() - start)
        failed += slowest > SLOW
        print(
            f"{suffix}: {number} files, {counts['read']} read, {counts['refused']} refused, slowest {slowest:.2f} s",
            flush=True,
        )
    return int(failed > 0)


if __name__ == "__main__":
    given = sys.argv[1:]
    length = float(given.pop(0)) if given and not given[0].startswith(".") else 60.0
    sys.exit(main(length, given or [suffix for suffix in READERS if suffix not in KIN]))
