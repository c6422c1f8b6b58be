"""The `checker` command. Exit codes: 0 nothing to report, 1 findings, 2 bad usage, input or rule, internal error."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from checker.errors import CheckerError

EXIT_TROUBLE = 2


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command line and returns its exit code; every error is one clear line on stderr."""
    from checker.cli.options import parse

    arguments = list(sys.argv[1:] if argv is None else argv)
    debug = "--debug" in arguments
    try:
        _speak_any_language()
        options = parse(arguments)
        code: int = options.run(options)
        sys.stdout.flush()
    except CheckerError as error:
        return _trouble(error)
    except BrokenPipeError:
        return _closed_pipe()
    except KeyboardInterrupt:
        return _trouble("interrupted")
    except OSError as error:
        if debug:
            raise
        return _trouble(f"{error.filename or 'output'}: {error.strerror or error}")
    except Exception as error:
        if debug:
            raise
        return _trouble(
            f"internal error: {type(error).__name__}: {_one_line(error)} (run again with --debug and report it)"
        )
    return code


def _trouble(what: str | CheckerError) -> int:
    from checker.cli.output import complain

    return complain((), [what if isinstance(what, CheckerError) else CheckerError(what)])


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split())[:300]


def _speak_any_language() -> None:
    """A terminal that cannot show a character gets an escape, not a crash."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _closed_pipe() -> int:
    """The reader went away (`checker … | head`): a report that nobody got whole is not a clean result."""
    _trouble("the output was closed before the report's end, so it is not whole")
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else Python complains when it flushes at exit
    return EXIT_TROUBLE
