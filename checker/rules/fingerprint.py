"""Names a finding across edits: 16 hex digits of the rule, of whom it is about and of the values, never of a place.

What may change while the contradiction stays the same is left out: lines, the words around a number, the folder of a
file, the order of sources, how many of them agree, and which figure happens to be nearest. What the contradiction is
made of is in: the draft's values, the values that speak against them, a fact sheet's values.
"""

from __future__ import annotations

from hashlib import sha256

from checker.model import Claim, Finding

_AGAINST = ("conflict", "superseded")
_CALENDAR = ("date", "time")  # a day that does not exist is nobody's


def fingerprint(finding: Finding) -> str:
    """16 hex digits, the same on every machine and after every edit that leaves rule, subject and values alone."""
    mine = own(finding)
    drafted = "draft" in finding.roles
    others = _others(finding, drafted)
    inside = len({c.doc_index for c in mine}) == 1  # of two documents that differ, either may come first
    alone = not others and len(mine) == 1
    parts = [
        finding.rule,
        finding.verdict,
        *sorted({base_name(c.doc) for c in mine} if drafted or inside else ()),
        *sorted({f"about {_about(finding, c)}" for c in mine}),
        *sorted({f"says {_value(c)}{_weekday(c) if alone else ''}" for c in mine}),
        *sorted({f"against {_value(c)}" for c in others}),
        *sorted({f"fact {fact.name} {fact.value}" for fact in finding.facts}),
    ]
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def own(finding: Finding) -> tuple[Claim, ...]:
    """The claims that a finding is about; the others are evidence, which may come and go.

    Of a finding without a source, or against a fact, that is the first claim; of any other all claims of the draft, or
    all of them where no document is a draft.
    """
    if finding.verdict == "unsupported" or finding.facts:
        return finding.claims[:1]
    drafted = tuple(c for c, role in zip(finding.claims, finding.roles, strict=False) if role == "draft")
    return drafted or finding.claims


def base_name(name: str) -> str:
    """A document's name without its folders: a checkout may lie anywhere.

    >>> base_name("./drafts/summit.md"), base_name("drafts\\\\summit.md")
    ('summit.md', 'summit.md')
    """
    return name.replace("\\", "/").rsplit("/", 1)[-1]


def _others(finding: Finding, drafted: bool) -> tuple[Claim, ...]:
    """The claims that speak against the draft's: those of an agreeing rule, not the evidence for a fact."""
    if not drafted or finding.verdict not in _AGAINST or finding.facts:
        return ()
    return tuple(c for c, role in zip(finding.claims, finding.roles, strict=False) if role != "draft")


def _about(finding: Finding, claim: Claim) -> str:
    """Whom a claim is about; the rule's own key where facts decide: no edit changes that."""
    if finding.facts:
        return finding.key
    return "" if claim.quantity.kind in _CALENDAR else claim.subject


def _weekday(claim: Claim) -> str:
    """The weekday that a date names: what is wrong with "Wednesday, March 4" is not its day."""
    weekday = getattr(claim.quantity.timex, "weekday", None)
    return "" if weekday is None else f" weekday {weekday}"


def _value(claim: Claim) -> str:
    """What a claim says, apart from how it is written: a kind, its ends in the base unit, its hedge; or its days."""
    q = claim.quantity
    if claim.date_low or claim.date_high:
        return f"{q.kind}|{claim.date_low}|{claim.date_high}"
    value = claim.base_value
    ends = [claim.base.low, claim.base.high] if value is None else [value]
    if all(end is None for end in ends):
        return " ".join(claim.text.split())
    return "|".join([q.kind, *("" if end is None else str(end.normalize()) for end in ends), claim.base_unit, q.hedge])
