"""Shared pieces of the checks: order of claims, roles, confidence, messages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from checker import shown
from checker.checks.base import Rule, Scene
from checker.model import Claim

HIGH, MEDIUM = 0.93, 0.80  # strength of an alignment from which a finding is of high or medium confidence
_LOWER = {"error": "warning", "warning": "suggestion", "suggestion": "suggestion"}


def confidence(strength: float) -> str:
    """How sure an alignment of this strength is, in a word."""
    return "high" if strength >= HIGH else "medium" if strength >= MEDIUM else "low"


def level_for(rule: Rule, sure: str) -> str:
    """The rule's level; one lower where the alignment is not of high confidence."""
    return rule.level if sure == "high" else _LOWER[rule.level]


def ordered(claims: Sequence[Claim], scene: Scene) -> tuple[Claim, ...]:
    """The draft's claims first, then by document and place."""
    return tuple(sorted(claims, key=lambda c: (c.doc_index not in scene.drafts, c.doc_index, c.start)))


def roles(claims: Sequence[Claim], scene: Scene) -> tuple[str, ...]:
    """draft or source for each claim; without drafts every claim is a source."""
    return tuple("draft" if c.doc_index in scene.drafts else "source" for c in claims)


def source_name(claim: Claim, scene: Scene) -> str:
    """How a message calls a claim's document: the draft, its outlet, or its file name."""
    if claim.doc_index in scene.drafts:
        return "the draft"
    document = scene.documents[claim.doc_index]
    return document.outlet or document.name.rsplit("/", 1)[-1]


def fill(template: str, values: Mapping[str, Any], fallback: str) -> str:
    """A rule's message with its fields filled in; the check's own wording where the rule has none."""
    if not template:
        return fallback
    out = template
    for name, value in values.items():
        out = out.replace("{" + name + "}", str(value))
    return out


def fields(prefix: str, claim: Claim, scene: Scene) -> dict[str, str]:
    """The message fields that a claim gives: {a.raw}, {a.source}, {a.value}, {a.entity}, {a.measure}."""
    return {
        f"{prefix}.raw": claim.text,
        f"{prefix}.source": source_name(claim, scene),
        f"{prefix}.value": shown.value_of(claim),
        f"{prefix}.entity": claim.subject,
        f"{prefix}.measure": claim.measure,
    }
