"""Money of two currencies at a dated rate of the rule file: never at any other."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, NamedTuple

from checker import shown
from checker.checks.base import Rate, Rule, RuleSet
from checker.checks.findings import Figure
from checker.checks.judge import CONVERTED
from checker.model import Claim, Fact, Interval, Pair

_SHOWN = 4  # digits of a converted value in a message: more would tell of the rate, not of the text
_TOLD = 6  # digits of it in a reason, where the ends of the interval must be seen


class Conversion(NamedTuple):
    """The currency in which a rule compares, and the rate that it names."""

    to: str
    rate: Rate
    name: str  # EUR_USD

    @property
    def foreign(self) -> str:
        """The other currency of the rate."""
        return self.rate.quote if self.to == self.rate.base else self.rate.base

    @property
    def factor(self) -> Decimal:
        """What one unit of the other currency is in the one that is wanted."""
        return 1 / self.rate.value if self.to == self.rate.base else self.rate.value

    @property
    def told(self) -> str:
        """The rate with its day and source, for the reason of a finding."""
        source = f", {self.rate.source}" if self.rate.source else ""
        return f"at {self.rate.value} {self.rate.quote} for one {self.rate.base} on {shown.day(self.rate.on)}{source}"


def conversion_of(rule: Rule, rules: RuleSet) -> Conversion | None:
    """The conversion that a rule asks for; None where it asks for none."""
    given = rule.params.get("convert")
    return Conversion(given["to"], rules.rates[given["using"]], given["using"]) if given else None


def converted(claim: Claim, conversion: Conversion) -> Claim | None:
    """The claim in the wanted currency, value and both ends of its interval; None where the rate has not its currency.

    Claims of no money stay as they are. An amount for each of something ("$70 a barrel") keeps that.
    """
    q = claim.quantity
    unit, slash, per = claim.base_unit.partition("/")
    if q.kind != "money" or unit == conversion.to:
        return claim
    if unit != conversion.foreign:
        return None
    factor, new = conversion.factor, f"{conversion.to}{slash}{per}"
    low, high = (None if end is None else _rounded(end * factor, _TOLD) for end in q.interval[:2])
    quantity = q._replace(  # what is shown; the base value below decides
        value=None if q.value is None else _rounded(q.value * factor, _TOLD),
        interval=q.interval._replace(low=low, high=high),
        unit=new,
        rule=CONVERTED,
    )
    value = None if claim.base_value is None else claim.base_value * factor
    return claim._replace(quantity=quantity, base_value=value, base=claim.base.times(factor), base_unit=new)


def in_one_currency(pair: Pair, conversion: Conversion | None) -> tuple[Claim, Claim]:
    """Both claims of a pair, converted where the rule converts."""
    if conversion is None:
        return pair.a, pair.b
    return converted(pair.a, conversion) or pair.a, converted(pair.b, conversion) or pair.b


def missing_rate(a: Claim, b: Claim, conversion: Conversion) -> str:
    """Why two claims cannot be compared: whose currency the rate does not have."""
    strange = next((c for c in (a, b) if converted(c, conversion) is None), None)
    if strange is None:
        return ""
    return f"no rate from {strange.base_unit} to {conversion.to}: {conversion.name} has another pair of currencies"


def conversion_fields(a: Claim, b: Claim, conversion: Conversion) -> dict[str, Any]:
    """The message fields of a conversion: {rate.value}, {rate.on}, {rate.source}, {a.eur}, {b.eur}."""
    rate, money = conversion.rate, conversion.to.lower()
    out: dict[str, Any] = {
        "rate.value": rate.value,
        "rate.on": shown.day(rate.on),
        "rate.source": rate.source or "no source",
    }
    for prefix, claim in (("a", a), ("b", b)):
        out[f"{prefix}.{money}"] = _figure(converted(claim, conversion) or claim, conversion.to != claim.base_unit)
    return out


def _figure(claim: Claim, computed: bool) -> Figure:
    """A converted value to four digits; as it stands where nothing was computed."""
    q = claim.quantity
    if q.value is None:
        low, high = (None if end is None else _rounded(end) if computed else end for end in q.interval[:2])
        return Figure(shown.interval(q._replace(interval=q.interval._replace(low=low, high=high))), None)
    value = _rounded(q.value) if computed else q.value
    return Figure(shown.interval(q._replace(value=value, interval=Interval(value, value))), q.value)


def _rounded(value: Decimal, digits: int = _SHOWN) -> Decimal:
    return value.quantize(Decimal(1).scaleb(value.adjusted() - digits + 1)) if value else value


def rate_as_fact(conversion: Conversion) -> Fact:
    """The rate as the evidence of a finding."""
    rate = conversion.rate
    return Fact(conversion.name, str(rate.value), f"{rate.source or 'no source'}, {rate.on.isoformat()}", rate.place)


def explained(a: Claim, b: Claim, conversion: Conversion) -> str:
    """What each converted claim is worth: "$900 billion is €856.1 billion at …"; "" where nothing was converted."""
    worth = [
        f"{claim.text} is {_figure(converted(claim, conversion) or claim, True)}"
        for claim in (a, b)
        if claim.quantity.kind == "money" and not claim.base_unit.startswith(conversion.to)
    ]
    return f"{' and '.join(worth)} {conversion.told}" if worth else ""
