"""silencing: comments and entries that allow a finding must be understood, have a reason, be in force and be needed."""

from __future__ import annotations

from checker.checks.base import Outcome, Rule, Scene, Slip
from checker.checks.findings import roles
from checker.model import NO_FIGURE, Claim, Finding, Interval, Quantity
from checker.text.offsets import line_starts, position

REQUIREMENTS = ("form", "place", "rule", "reason", "date", "effect")
_ADVICE = {"effect": "take it out", "date": "look at it again: take it out or give a new date"}
_FORM = "an allowance is written as <!-- checker: allow RULE[, RULE] [until DATE]: reason -->"
_WHY = {
    "form": _FORM,
    "reason": _FORM,
    "place": "comments count in Markdown and in web pages; in other files they are printed like other words",
    "rule": "a rule is in force when its pack is loaded and it is not turned off",
    "date": "an allowance holds up to and with its day, counted by --as-of or the document's date",
    "effect": "left there it would hide the next slip in its place",
}


def silencing(rule: Rule, scene: Scene) -> Outcome:
    """One finding for each allowance that lacks what the rule requires; the other rules have spoken before."""
    wanted = tuple(rule.params.get("must_have", REQUIREMENTS))
    return Outcome((), tuple(_finding(slip, rule, scene) for slip in scene.slips if slip.requirement in wanted))


def _finding(slip: Slip, rule: Rule, scene: Scene) -> Finding:
    claim = _place(slip, scene)
    name = f"The {'comment' if slip.comment else 'entry'} {slip.place}"
    if slip.comment and slip.start < slip.end:
        name = "This comment"
    return Finding(
        rule=rule.id,
        level=rule.level,
        verdict="not_comparable",
        confidence="high",
        message=f"{name} {slip.told}",
        why=_WHY[slip.requirement],
        claims=(claim,),
        roles=roles((claim,), scene),
        suggestion=_ADVICE.get(slip.requirement, ""),
        error_kind="allowance",
    )


def _place(slip: Slip, scene: Scene) -> Claim:
    """Where the allowance stands, as a claim without a figure; the document's beginning for one beside it."""
    document = scene.documents[slip.doc_index]
    text = document.text[slip.start : slip.end]
    line, column = position(line_starts(document.text), slip.start)
    quantity = Quantity(slip.start, slip.end, 0, 0, "number", rule=NO_FIGURE, vague=True)
    return Claim(
        document.name, slip.doc_index, slip.start, slip.end, line, column, text, quantity, None, Interval(), "",
        None, None, "", "allowance", "", "", "", False, "", text or slip.place, slip.start,
        place=document.place(slip.start),
    )  # fmt: skip
