"""Small help with words in messages."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str:
    """The end of an error message: the known word that was probably meant, else all of them.

    >>> nearest("markdwn", ["full", "markdown"])
    ' (did you mean markdown?)'
    >>> nearest("x", ["full", "markdown"])
    ' (choose full or markdown)'
    """
    from difflib import get_close_matches

    options = list(known)
    near = get_close_matches(word.lower(), options, n=1, cutoff=0.6)
    if near:
        return f" (did you mean {near[0]}?)"
    head, last = ", ".join(options[:-1]), options[-1]
    return f" (choose {head} or {last})" if head else f" (the only choice is {last})"


def counted(n: int, noun: str, plural: str = "") -> str:
    """A number with its noun in the right form.

    >>> counted(1, "error"), counted(0, "error"), counted(2, "entry", "entries")
    ('1 error', '0 errors', '2 entries')
    """
    return f"{n:,} {noun if n == 1 else plural or noun + 's'}"
