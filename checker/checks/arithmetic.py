"""arithmetic: from, to and change that do not fit, percent for percentage points, and what a rule's formula asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from checker import shown
from checker.checks.base import Outcome, Rule, Scene
from checker.checks.bound import bindings, names_of, standing
from checker.checks.changes import Change, changes, is_multiple, multiple, percent_change, point_change
from checker.checks.direct import fits
from checker.checks.facts import day_of
from checker.checks.findings import Figure, fields, fill, roles
from checker.checks.formula import Names, Number, Truth, day, parse
from checker.checks.margins import core_text, distance, level_at, reach, to_base_unit, values_of
from checker.checks.select import own
from checker.model import Claim, Comparison, Finding, Interval

_LOOSELY = Decimal("0.1")  # the share by which prose may miss a multiple: 79 is still twice 40
_PERCENTS = frozenset({"percentage"})


def arithmetic(rule: Rule, scene: Scene) -> Outcome:
    """Computes each stated change again, or the rule's formula, in intervals, from the values that stand together."""
    if "bind" in rule.params:
        return _by_formula(rule, scene, bindings(rule, scene))
    if "phrase" in rule.params:
        return _by_formula(rule, scene, standing(rule, scene))
    if "formula" in rule.params or "when" in rule.params:
        return _by_formula(rule, scene, (change._asdict() for change in changes(scene)))
    comparisons, findings = [], []
    for change in changes(scene):
        if not own(change.said, scene) or not all(fits(rule, claim, scene) for claim in change):
            continue
        if is_multiple(change.said):
            comparison, finding = _multiple(change, rule, scene)
            comparisons += [comparison] if comparison else []
            findings += [finding] if finding else []
            continue
        percent, points = percent_change(change), point_change(change)
        said = change.said.quantity
        as_points = said.kind == "percentage_point"
        right = points if as_points else percent
        if right is None:
            continue
        if _fits(change.said, right, rule.tolerance.kind == "exact", reach(rule.tolerance, said.value or Decimal(0))):
            why = f"{change.old.text} to {change.new.text} is {_show(right, as_points)}"
            comparisons.append(Comparison("agree", tuple(change), "change", why, rule.id))
            continue
        confused = not as_points and points is not None and _fits(change.said, points)
        finding = _finding(change, right, points if confused else None, rule, scene)
        findings += [finding] if finding else []
    return Outcome(tuple(comparisons), tuple(findings))


def _multiple(change: Change, rule: Rule, scene: Scene) -> tuple[Comparison | None, Finding | None]:
    """Holds "tripled" against its ends; a "threefold increase" may also end at four times the old value."""
    right, said = multiple(change), change.said.quantity.interval
    if right is None or said.low is None or said.high is None:
        return None, None
    more = Decimal(1) if "fold" in change.said.text.lower() else Decimal(0)
    room = Interval(said.low * (1 - _LOOSELY), (said.high + more) * (1 + _LOOSELY))
    shown_ends = f"{change.old.text} to {change.new.text}"
    times = f"{_times(right.low)} to {_times(right.high)} times as much"
    if room.meets(right):
        return Comparison("agree", tuple(change), "change", f"{shown_ends} is {times}", rule.id), None
    return None, _of_change(change, right, f"{shown_ends} is {times}, not {change.said.text}", rule, scene)


def _times(value: Decimal | None) -> str:
    return shown.number((value or Decimal(0)).quantize(Decimal("0.01")))


def _of_change(change: Change, right: Interval, own_words: str, rule: Rule, scene: Scene) -> Finding | None:
    said = change.said
    apart = distance(values_of(said), right)
    level = level_at(rule, apart, said.base_value or Decimal(0), said.base_unit)
    if not level:
        return None
    old, new = change.old.base_value, change.new.base_value
    values = _fields(change._asdict(), scene)
    if old and new is not None:
        values["value"] = _figure(new / old)
    claims = (said, change.old, change.new)
    suggested = fill(rule.suggest, values, "")
    return Finding(
        rule=rule.id,
        level=level,
        verdict="conflict",
        confidence="high",
        message=fill(rule.message, values, own_words),
        why=f"computed from {shown.value_of(change.old)} and {shown.value_of(change.new)}",
        claims=claims,
        roles=roles(claims, scene),
        key="change",
        suggestion=f"{said.text} → {suggested}" if suggested else "",
        error_kind="change",
    )


def _fits(said: Claim, computed: Interval, exact: bool = False, room: Decimal = Decimal(0)) -> bool:
    value = values_of(said)
    if exact and said.base_value is not None and said.quantity.hedge == "exact":
        value = Interval(said.base_value, said.base_value)
    return Interval(value.low, value.high).widened(room).meets(computed)


def _show(value: Interval, points: bool) -> str:
    assert value.low is not None
    assert value.high is not None
    middle = ((value.low + value.high) / 2).quantize(Decimal("0.1"))
    low, high = (end.quantize(Decimal("0.1")) for end in (value.low, value.high))
    text = f"{shown.number(middle)} {'percentage points' if points else '%'}"
    return text if low == high else f"{text} ({shown.number(low)} to {shown.number(high)})"


def _finding(change: Change, right: Interval, points: Interval | None, rule: Rule, scene: Scene) -> Finding | None:
    old, new, said = change
    apart = distance(values_of(said), right)
    level = level_at(rule, apart, said.base_value or Decimal(0), said.base_unit)
    if not level:
        return None
    middle = abs((new.base_value or Decimal(0)) - (old.base_value or Decimal(0)))
    as_points = said.quantity.kind == "percentage_point"
    if points is not None:
        message = (
            f"{old.text} to {new.text} is {shown.number(middle)} percentage points, or {_show(right, False)}, "
            f"not {said.text}"
        )
        own_words, kind = f"{shown.number(middle)} percentage points", "percentage_points"
    else:
        message = f"{old.text} to {new.text} is {_show(right, as_points)}, not {said.text}"
        own_words, kind = "", "change"
    claims = (said, old, new)
    assert right.low is not None
    assert right.high is not None
    centre = _point_of_change(change, as_points) or (right.low + right.high) / 2
    values = _fields(change._asdict(), scene) | {
        "value": _figure(centre),
        "difference": _figure(abs((said.base_value or centre) - centre)),
    }
    suggested = fill(rule.suggest, values, own_words)
    return Finding(
        rule=rule.id,
        level=level,
        verdict="conflict",
        confidence="high",
        message=fill(rule.message, values, message),
        why=f"computed from {shown.value_of(old)} and {shown.value_of(new)}: {_show(right, as_points)}; the text says "
        f"{shown.value_of(said)}",
        claims=claims,
        roles=roles(claims, scene),
        key="change",
        suggestion=f"{said.text} → {suggested}" if suggested else "",
        error_kind=kind,
    )


def _point_of_change(change: Change, as_points: bool) -> Decimal | None:
    """The size of a change by the values as written."""
    old, new = change.old.base_value, change.new.base_value
    if not old or new is None:
        return None
    return abs(new - old) if as_points else abs(new - old) / abs(old) * 100


def _figure(value: Decimal) -> Figure:
    return Figure(shown.number(value.quantize(Decimal("0.01")).normalize() if value.adjusted() < 12 else value), value)


class Result(NamedTuple):
    """What a formula makes of the bound claims: the number, and whether it certainly does not hold."""

    value: Number | None
    wrong: bool


def _by_formula(rule: Rule, scene: Scene, found: Iterator[dict[str, Claim]]) -> Outcome:
    comparisons, findings = [], []
    for bound in found:
        main = bound.get(rule.params.get("equals", "")) or bound.get("said") or [*bound.values()][-1]
        if not own(main, scene) or not all(fits(rule, claim, scene) for claim in bound.values()):
            continue
        today = day_of(main, scene)
        names: Names = {**names_of(bound), **({"as_of": day(today)} if today else {})}
        if "as_of" in _used(rule) and not today:
            continue
        if "when" in rule.params and parse(rule.params["when"]).value(names) is not Truth.YES:
            continue
        result = _result(rule, names, bound)
        if not result.wrong:
            asked = rule.params.get("formula", rule.params.get("when"))
            why = f"{asked} may hold" if result.value is None else f"{asked} is {result.value}"
            comparisons.append(Comparison("agree", tuple(bound.values()), "formula", why, rule.id))
            continue
        finding = _formula_finding(bound, main, result.value, rule, scene)
        findings += [finding] if finding else []
    return Outcome(tuple(comparisons), tuple(findings))


def _used(rule: Rule) -> frozenset[str]:
    """The names that a rule's formulas use."""
    texts = [rule.params[key] for key in ("formula", "when") if key in rule.params]
    return frozenset(name for text in texts for name in parse(text).names())


def _result(rule: Rule, names: Names, bound: Mapping[str, Claim]) -> Result:
    """The formula's value held against the part that `equals` names.

    Without `equals` a condition that certainly fails is wrong; and where only `when` is given, that it holds.
    """
    value = parse(rule.params["formula"]).value(names) if "formula" in rule.params else None
    if isinstance(value, Truth):
        return Result(None, value is Truth.NO)
    computed = value if isinstance(value, Number) else None
    if "equals" not in rule.params:
        return Result(computed, True)
    if computed is None:
        return Result(None, False)
    part = names[rule.params["equals"]]
    said = getattr(part, "value", part)
    if not isinstance(said, Number):
        return Result(computed, False)
    claim = bound[rule.params["equals"]]
    hedged = claim.quantity.hedge != "exact"
    if rule.tolerance.kind == "exact" and not hedged and said.point is not None and computed.point is not None:
        return Result(computed, said.point != computed.point)
    room = _room(rule, computed)
    return Result(computed, not said.interval.widened(room).meets(computed.interval))


def _room(rule: Rule, computed: Number) -> Decimal:
    """The tolerance in the unit that the part is written in."""
    size = computed.point if computed.point is not None else Decimal(0)
    return reach(rule.tolerance, size)


def _formula_finding(
    bound: Mapping[str, Claim], main: Claim, value: Number | None, rule: Rule, scene: Scene
) -> Finding | None:
    said = main.quantity.value
    point = None if value is None else value.point
    off = None if said is None or point is None else abs(said - point)
    base = None if off is None else to_base_unit(off, main)
    level = level_at(rule, base, main.base_value or Decimal(0), main.base_unit)
    if not level:
        return None
    claims = (main, *(c for c in bound.values() if c is not main))
    values = _fields(bound, scene)
    if value is not None:
        values["value"] = Figure(str(value), point) if point is None else _figure(point)
    if off is not None:
        values["difference"] = _figure(off)
    parts = ", ".join(f"{name} {claim.text}" for name, claim in bound.items())
    computed = f"{rule.params.get('formula', rule.params.get('when'))} is {values.get('value', 'not so')}"
    suggested = fill(rule.suggest, values, "")
    return Finding(
        rule=rule.id,
        level=level,
        verdict="conflict",
        confidence="high",
        message=fill(rule.message, values, f"{parts}: {computed}; the text says {main.text}"),
        why=f"{computed} for {', '.join(f'{name} = {shown.value_of(c)}' for name, c in bound.items())}",
        claims=claims,
        roles=roles(claims, scene),
        key="formula",
        suggestion=f"{core_text(main)} → {suggested}" if suggested else "",
        error_kind="arithmetic",
    )


def _fields(bound: Mapping[str, Claim], scene: Scene) -> dict[str, Any]:
    """The message fields of all bound claims, and the points between two percentages."""
    values: dict[str, Any] = {}
    for name, claim in bound.items():
        values |= fields(name, claim, scene)
    old, new = bound.get("old"), bound.get("new")
    if old and new and {old.quantity.kind, new.quantity.kind} <= _PERCENTS:
        ends = [c.base_value for c in (old, new) if c.base_value is not None]
        if len(ends) == 2:
            values["points"] = _figure(abs(ends[1] - ends[0]))
    return values
