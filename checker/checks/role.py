"""The part that a number plays beside others: an old or new value, a change, a total, a part of a whole, a share."""

from __future__ import annotations

from checker.model import Claim

_SHARES = frozenset({"percentage", "fraction"})
_IN_ALL = (["in", "all"], ["in", "total"])
_OVERALL = (["altogether"], ["overall"], ["combined"])
_DETERMINERS = frozenset({"the", "its", "their", "those", "these", "them", "all", "his", "her", "our"})


def roles_of(claim: Claim) -> tuple[str, ...]:
    """The roles of a claim as `select: {role: …}` names them: from, to, by, share, total, part.

    from, to and by are the ends and the size of a change; a total has the word beside it ("a total of 40", "40 in
    all"); a part stands before "of the …"; a share is a percentage or a fraction that is no change.
    """
    q = claim.quantity
    if q.trend:
        return (q.trend,)
    out = []
    if q.kind in _SHARES and not q.direction:
        out.append("share")
    if q.kind not in ("date", "time"):
        before = claim.sentence[: max(q.start - claim.sentence_start, 0)].lower().split()[-3:]
        behind = _words(claim.sentence[max(q.end - claim.sentence_start, 0) :])
        if "total" in before or behind[:1] == ["total"] or behind[:2] in _IN_ALL or behind[:1] in _OVERALL:
            out.append("total")
        elif "of" in behind[:2] and _whole(behind[behind.index("of") + 1 :]):
            out.append("part")
    return tuple(out)


def _words(text: str) -> list[str]:
    return [word.strip(".,;:()") for word in text[:80].lower().split()[:5]]


def _whole(behind: list[str]) -> bool:
    """Whether what follows "of" is a whole: "of the 40", "of its members"."""
    return bool(behind) and (behind[0] in _DETERMINERS or behind[0][:1].isdigit())
