"""Numbers that need no source: the kinds that a supported rule may name under `skip`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from checker.checks.base import Rule, Scene
from checker.checks.judge import is_vague
from checker.model import Claim

_SMALL = Decimal(2)  # "one", "both": counts that prose uses without claiming anything
_SMALL_KINDS = frozenset({"count", "number", "ordinal", "frequency"})
_PAGES = frozenset({"page", "pages", "p", "p.", "pp", "pp."})
_CALLS = frozenset({"phone", "telephone", "tel", "tel.", "fax", "call", "dial", "ring", "hotline", "mobile"})
_BY_ITSELF = ("furniture", "small_count")  # what a rule that is not strict leaves alone unasked
_BEFORE = 24  # characters in which the word for a page or a telephone stands


def needs_no_source(claim: Claim, rule: Rule, scene: Scene) -> bool:
    """Whether a rule leaves a claim alone: what it skips, and furniture and small counts unless it is strict."""
    named = rule.params.get("skip", ())
    skipped = named if rule.params.get("strict") else (*_BY_ITSELF, *named)
    return any(SKIPS[name](claim, scene) for name in skipped)


def cannot_be_held(claim: Claim) -> bool:
    """Whether a claim says too little to be looked for: a vague amount, a date that no day can be found for."""
    q = claim.quantity
    if not q.vague and q.kind in ("date", "time"):
        return q.timex is None or not q.timex.exists or (not claim.date_low and q.timex.form in ("shift", "ago"))
    return q.vague or is_vague(claim)


def _small(claim: Claim, scene: Scene) -> bool:
    q = claim.quantity
    return q.kind in _SMALL_KINDS and q.value is not None and q.value <= _SMALL


def _list_number(claim: Claim, scene: Scene) -> bool:
    """A number that opens its line and is closed by a full stop or a bracket: "3.", "(3)"."""
    text = scene.documents[claim.doc_index].text
    before = text[text.rfind("\n", 0, claim.start) + 1 : claim.start].strip()
    behind = text[claim.end : claim.end + 2]
    return before in ("", "(", "-", "*", "#", "No.") and (behind[:1] == ")" or behind in (". ", ".", ".\n"))


def _words_before(claim: Claim, scene: Scene) -> list[str]:
    text = scene.documents[claim.doc_index].text
    return text[max(claim.start - _BEFORE, 0) : claim.start].lower().split()


def _page_number(claim: Claim, scene: Scene) -> bool:
    return not _PAGES.isdisjoint(_words_before(claim, scene)[-1:])


def _phone(claim: Claim, scene: Scene) -> bool:
    """Digits behind a word for a telephone, or joined to more digits: "555-0100"."""
    text = scene.documents[claim.doc_index].text
    joined = text[claim.end : claim.end + 1] == "-" and text[claim.end + 1 : claim.end + 4].isdigit()
    called = [word.strip(":,") for word in _words_before(claim, scene)[-2:]]
    bare = claim.quantity.kind in ("number", "count") and not claim.quantity.unit
    return joined or (bare and not _CALLS.isdisjoint(called))


def _own_quote(claim: Claim, scene: Scene) -> bool:
    """A figure in the words of somebody whom no source names: the author's own interview."""
    name = claim.speaker.rsplit(" ", 1)[-1]
    if not claim.quoted or not name:
        return False
    return not any(name in d.text for i, d in enumerate(scene.documents) if i not in scene.drafts)


SKIPS: Mapping[str, Callable[[Claim, Scene], bool]] = {
    "list_number": _list_number,
    "page_number": _page_number,
    "phone": _phone,
    "time_of_day": lambda claim, scene: claim.quantity.kind == "time",
    "own quote": _own_quote,
    "furniture": lambda claim, scene: bool(claim.furniture),
    "quoted": lambda claim, scene: claim.quoted,
    "small_count": _small,
}
